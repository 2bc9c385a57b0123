"""`mlcareer role`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.completion import complete_role
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Role = Annotated[
    str | None,
    typer.Argument(
        metavar="ROLE",
        help="A role of the guide; its own by default.",
        autocompletion=complete_role,
    ),
]


def role(
    name: Role = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """What the job is, what a week may hold, and what it is not.

    Example: mlcareer role
    Example: mlcareer role --full
    """
    from mlcareer.advice.career.role import describe_role
    from mlcareer.advice.names import role_of

    known = guide_of(guide)
    answer = describe_role(known, day_of(today), role_of(known, name))
    show(answer, output)
