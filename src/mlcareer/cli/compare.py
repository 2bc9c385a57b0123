"""`mlcareer compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.completion import complete_role
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Role = Annotated[
    str | None,
    typer.Argument(metavar="ROLE", help="A role of the guide.", autocompletion=complete_role),
]


def compare(
    first: Role = None,
    second: Role = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Two roles side by side, aspect by aspect.

    Example: mlcareer compare ml-engineer data-scientist
    Example: mlcareer compare
    """
    from mlcareer.advice.career.compare import compare_roles
    from mlcareer.advice.names import role_of

    known = guide_of(guide)
    answer = compare_roles(known, day_of(today), role_of(known, first), role_of(known, second))
    show(answer, output)
