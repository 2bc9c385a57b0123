"""`mlcareer employers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.advice.career.employers import employers_for
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import complete_employer, complete_place
from mlcareer.cli.options import GuideFile, NoColor, Output, Sector, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.guide.lookup import find
from mlcareer.guide.places import find_place
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from mlcareer.guide.model import Employer, EmployerKind, Guide


def _find_employer(guide: Guide, name: str) -> Employer | EmployerKind:
    known: tuple[Employer | EmployerKind, ...] = (*guide.employer, *guide.employer_kind)
    return find("employer", name, known)


Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="An employer, or a kind of employer.", autocompletion=complete_employer
    ),
    BareWord("employer", lambda path, name: _find_employer(guide_of(path), name)),
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
        BareWord("place", lambda path, name: find_place(guide_of(path), name)),
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
