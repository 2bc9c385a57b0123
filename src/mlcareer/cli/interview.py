"""`mlcareer interview`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.completion import complete_interview, complete_level
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.errors import UsageError
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from mlcareer.advice.career.drill import SheetAnswer

Area = Annotated[
    str | None,
    typer.Argument(
        metavar="AREA",
        help="An area, or a worked problem such as fraud-detection.",
        autocompletion=complete_interview,
    ),
]


def interview(
    area: Area = None,
    *,
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet",
            metavar="LEVEL",
            help="The interviewer's questions for a level, with strong and weak answers.",
            autocompletion=complete_level,
        ),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """What the interviews ask, with system design worked through.

    Example: mlcareer interview system-design
    Example: mlcareer interview
    """
    from mlcareer.advice.career.interview import interview_for
    from mlcareer.advice.names import interview_of

    if sheet is not None:
        if area is not None:
            raise UsageError(
                "a sheet has every part of the interviews, so it takes a level and no area",
                hint="Write: mlcareer interview --sheet senior",
            )
        show(_sheet(sheet), output)
        return
    known = guide_of(guide)
    answer = interview_for(known, day_of(today), interview_of(known, area))
    show(answer, output)


def _sheet(level: str) -> SheetAnswer:
    """Return the interviewer's sheet for a level of the bundled guide.

    Raises:
        UnknownNameError: There is no such level.
    """
    from mlcareer.advice.career.drill import sheet_for
    from mlcareer.guide.kinds import GUIDE, INTERVIEW_QUESTIONS
    from mlcareer.guide.load import load
    from mlcareer.guide.lookup import find

    known = load(GUIDE)
    return sheet_for(known, load(INTERVIEW_QUESTIONS), find("level", level, known.level))
