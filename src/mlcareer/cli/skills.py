"""`mlcareer skills`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import complete_skill
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    Category,
    GuideFile,
    Level,
    Output,
    Today,
    day_of,
    guide_of,
)
from mlcareer.cli.show import show
from mlcareer.guide.lookup import find
from mlcareer.render.formats import Format


def skills(
    skill: Annotated[
        str | None,
        typer.Option(
            "--skill",
            metavar="SKILL",
            help="One skill, such as docker.",
            autocompletion=complete_skill,
        ),
        BareWord("skill", lambda path, name: find("skill", name, guide_of(path).skill)),
    ] = None,
    category: Category = None,
    level: Annotated[Level, FromProfile("level", unless=("skill",), narrows=True)] = None,
    search: Annotated[
        str | None,
        typer.Option("--search", "-s", metavar="WORDS", help="Words that must occur."),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """What the role asks for, why, and what is expected at which level.

    Example: mlcareer skills --category deployment --level senior
    Example: mlcareer skills --level senior
    """
    from mlcareer.advice.career.skills import skills_for
    from mlcareer.advice.names import category_of, level_of, skill_of

    known = guide_of(guide)
    answer = skills_for(
        known,
        day_of(today),
        skill=skill_of(known, skill),
        category=category_of(known, category),
        level=level_of(known, level),
        search=search,
    )
    show(answer, output)
