"""`mlcareer levels`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.completion import complete_level
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Level = Annotated[
    str | None,
    typer.Argument(
        metavar="LEVEL",
        help="The level: junior, mid, senior or staff. Default: all.",
        autocompletion=complete_level,
    ),
    # The ladder is whole; only its next step is somebody's own.
    FromProfile("level", beside="following"),
]


def levels(
    level: Level = None,
    following: Annotated[
        bool, typer.Option("--next", help="What changes at the next level, and what would show it.")
    ] = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """The ladder: what each level owns, and what changes at the next.

    Example: mlcareer levels senior --next
    Example: mlcareer levels
    """
    from mlcareer.advice.career.levels import levels_for
    from mlcareer.advice.names import level_of

    known = guide_of(guide)
    answer = levels_for(known, day_of(today), level=level_of(known, level), following=following)
    show(answer, output)
