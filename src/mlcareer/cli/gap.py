"""`mlcareer gap`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.advice.case.gap import CvRead, cv_of, gap_for
from mlcareer.advice.names import level_of, skill_words_of
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import GuideFile, Level, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.guide.load import load_plan_rules, load_skill_words
from mlcareer.reading.document import STANDARD_INPUT, read_document
from mlcareer.reading.time_limit import time_for
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.advice.case.advert import AdvertAnswer


def gap(
    cv: Annotated[str | None, typer.Argument(metavar="CV", help="A CV, or - to paste one.")] = None,
    level: Annotated[Level, FromProfile("target", unless=("advert",))] = None,
    advert: Annotated[
        list[str] | None,
        typer.Option(
            "--advert", metavar="FILE", help="An advert, or a folder of them. Repeat for several."
        ),
    ] = None,
    have: Annotated[
        str | None,
        typer.Option(
            "--have", metavar="SKILLS", help="Skills beside the CV, such as pytorch,docker."
        ),
        FromProfile("skills", unless=("cv",)),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """What a CV shows and lacks for a level or an advert, and what to fix first.

    Reads text, Markdown, PDF, Word, HTML, LaTeX, Europass, JSON Resume, RenderCV, e-mail and the
    archive (.zip) that LinkedIn gives of your data. Nothing leaves your machine.

    Example: mlcareer gap cv.md --level senior
    Example: mlcareer gap cv.md --advert advert.txt
    """
    day = day_of(today)
    from_guide = guide_of(guide)
    answer = gap_for(
        from_guide,
        load_skill_words(),
        day,
        cv=None if cv is None else read_cv(cv, day, of_guide=not advert),
        level=level_of(from_guide, level),
        adverts=_adverts(advert, guide, day) if advert else (),
        proofs=_proofs(),
        have=[
            skill_words_of(load_skill_words(), word.strip())
            for word in (have or "").split(",")
            if word.strip()
        ],
    )
    show(answer, output)


def _proofs() -> dict[str, str]:
    """Return a piece of work for each skill, by id, from the works of plans."""
    whole: dict[str, str] = {}
    of_levels: dict[str, str] = {}
    for work in load_plan_rules().work:
        for aim in work.shows:
            kind, _, skill = aim.partition(":")
            skill, _, level = skill.partition("/")
            if kind == "skill":
                found = of_levels if level else whole
                found.setdefault(skill, work.do[:1].lower() + work.do[1:])
    # What a level asks of a skill shows it as well, where no work is for the skill itself.
    return {**of_levels, **whole}


def _adverts(paths: list[str], guide: str | None, day: date) -> tuple[AdvertAnswer, ...]:
    from mlcareer.cli.advert_files import AdvertQuestion, adverts_in, files_of

    question = AdvertQuestion(guide, day, visa=False)
    return tuple(answer for file in files_of(paths) for answer in adverts_in(file, question))


def read_cv(path: str, today: date, *, of_guide: bool) -> CvRead:
    """Read a CV; with `of_guide` its skills are meant as the guide means them.

    Raises:
        CareerError: It cannot be read.
    """
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.load import load_cv_words, load_place_names

    vocabulary = load_skill_words()
    with time_for(path):
        document = read_document(path)
        return cv_of(
            document.text,
            SkillFinder(vocabulary),
            vocabulary,
            load_cv_words(),
            load_place_names(),
            today,
            name=document.name if path == STANDARD_INPUT else os.path.basename(path),
            of_guide=of_guide,
            notes=document.notes,
        )
