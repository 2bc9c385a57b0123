"""`mlcareer locations`."""

from __future__ import annotations

from typing import Annotated

import typer

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
    from mlcareer.advice.career.locations import locations_for
    from mlcareer.advice.names import location_of

    known = guide_of(guide)
    answer = locations_for(known, day_of(today), location_of(known, name), name or "")
    show(answer, output)
