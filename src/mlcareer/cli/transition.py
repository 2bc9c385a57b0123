"""`mlcareer transition`."""

from __future__ import annotations

from mlcareer.cli.options import GuideFile, Origin, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format


def transition(
    origin: Origin = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Moving into ML engineering from another role, step by step.

    Example: mlcareer transition --from software-engineer
    Example: mlcareer transition
    """
    from mlcareer.advice.career.transition import transition_from
    from mlcareer.advice.names import origin_of

    known = guide_of(guide)
    answer = transition_from(known, day_of(today), origin_of(known, origin))
    show(answer, output)
