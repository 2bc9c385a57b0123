"""`mlcareer employers`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.names import employer_of, location_of
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import complete_employer, complete_place
from mlcareer.cli.options import GuideFile, Output, Sector, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="An employer, or a kind of employer.", autocompletion=complete_employer
    ),
    BareWord("employer", lambda path, name: employer_of(guide_of(path), name)),
]


def employers(
    name: Name = None,
    sector: Sector = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place",
            metavar="PLACE",
            help="A place, such as bristol.",
            autocompletion=complete_place,
        ),
        BareWord("place", lambda path, name: location_of(guide_of(path), name)),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Who hires, and what became of them.

    Example: mlcareer employers --sector healthcare
    Example: mlcareer employers
    """
    from mlcareer.advice.career.employers import employers_for
    from mlcareer.advice.names import sector_of

    known = guide_of(guide)
    answer = employers_for(
        known,
        day_of(today),
        name=employer_of(known, name),
        sector=sector_of(known, sector),
        place=location_of(known, place),
    )
    show(answer, output)
