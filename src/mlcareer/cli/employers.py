"""`mlcareer employers`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.career.employers import employers_for
from mlcareer.cli.completion import complete_employer, complete_place, complete_sector
from mlcareer.cli.options import GuideFile, NoColor, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Employer = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="An employer, or a kind of employer.", autocompletion=complete_employer
    ),
]


def employers(
    name: Employer = None,
    sector: Annotated[
        str | None,
        typer.Option(
            "--sector", metavar="NAME", help="Those in one sector.", autocompletion=complete_sector
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place", metavar="NAME", help="Those at one place.", autocompletion=complete_place
        ),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Who hires, and what became of them.

    Example: mlcareer employers --sector healthcare
    Example: mlcareer employers
    """
    answer = employers_for(guide_of(guide), day_of(today), name=name, sector=sector, place=place)
    show(answer, output, no_color=no_color)
