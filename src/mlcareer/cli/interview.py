"""`mlcareer interview`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.completion import complete_interview
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

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

    known = guide_of(guide)
    answer = interview_for(known, day_of(today), interview_of(known, area))
    show(answer, output)
