"""`mlcareer gap`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.gap import gap_for
from mlcareer.cli.advert_files import AdvertQuestion, adverts_in
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import GuideFile, Level, NoColor, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.guide.load import load_cv_words, load_skill_words
from mlcareer.reading.document import STANDARD_INPUT, read_document
from mlcareer.render.formats import Format


def gap(
    cv: Annotated[
        str | None, typer.Argument(metavar="[CV]", help="A CV, or - for standard input.")
    ] = None,
    level: Annotated[Level, FromProfile("target", unless=("advert",))] = None,
    advert: Annotated[
        list[str] | None,
        typer.Option("--advert", metavar="FILE", help="An advert; several may be given."),
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
    no_color: NoColor = False,
) -> None:
    """What a CV shows, against a level or adverts, and what to prove next.

    Reads text, Markdown, PDF, Word, HTML and JSON Resume. Nothing leaves your machine.

    Example: mlcareer gap cv.md --level senior
    Example: mlcareer gap cv.md --advert advert.txt
    """
    day = day_of(today)
    question = AdvertQuestion(guide, day, visa=False)
    document = None if cv is None else read_document(cv)
    name = (
        None
        if cv is None or document is None
        else (document.name if cv == STANDARD_INPUT else os.path.basename(cv))
    )
    vocabulary = load_skill_words()
    answer = gap_for(
        guide_of(guide),
        vocabulary,
        SkillFinder(vocabulary),
        day,
        words=load_cv_words(),
        cv=name,
        cv_text="" if document is None else document.text,
        level=level,
        adverts=[each for path in advert or () for each in adverts_in(path, question)],
        have=[word.strip() for word in (have or "").split(",") if word.strip()],
        notes=() if document is None else document.notes,
    )
    show(answer, output, no_color=no_color)
