"""`mlcareer locations`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.career.locations import locations_for
from mlcareer.cli.completion import complete_place
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Location = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="A place or a pay region; all of them by default.",
        autocompletion=complete_place,
    ),
]


def locations(
    name: Location = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Where the work is, and what is paid there.

    Example: mlcareer locations cambridge
    Example: mlcareer locations
    """
    answer = locations_for(guide_of(guide), day_of(today), name)
    show(answer, output)
