"""`mlcareer sectors`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.completion import complete_sector
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Sector = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="A sector; all of them by default.", autocompletion=complete_sector
    ),
]


def sectors(
    name: Sector = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Where the demand is, and what each sector asks for.

    Example: mlcareer sectors healthcare
    Example: mlcareer sectors
    """
    from mlcareer.advice.career.sectors import sectors_for
    from mlcareer.advice.names import sector_of

    known = guide_of(guide)
    answer = sectors_for(known, day_of(today), sector_of(known, name))
    show(answer, output)
