"""`mlcareer transition`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.career.transition import transition_from
from mlcareer.cli.completion import complete_origin
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import GuideFile, NoColor, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Origin = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="ROLE",
        help="The role you come from: data-scientist or software-engineer.",
        autocompletion=complete_origin,
    ),
    FromProfile("origin"),
]


def transition(
    origin: Origin = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """The way in from another role, step by step.

    Example: mlcareer transition --from software-engineer
    Example: mlcareer transition
    """
    answer = transition_from(guide_of(guide), day_of(today), origin)
    show(answer, output, no_color=no_color)
