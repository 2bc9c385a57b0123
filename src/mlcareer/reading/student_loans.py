"""Student loan plans as people type them: `2`, `postgraduate`, or `none`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_LOAN = "none"
"""Typed for a plan, it says that there is no loan, whatever a profile or a file says."""


def parse_loans(typed: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the plans that were named, no plan for `none`, and null where nothing was said.

    Raises:
        UsageError: `none` stands beside a plan.
    """
    if not typed:
        return None
    plans = tuple(plan for plan in typed if plan.strip().casefold() != NO_LOAN)
    if plans and len(plans) < len(typed):
        raise UsageError(
            f"both no student loan and plan {', '.join(plans)} were given",
            hint="Give the one or the other.",
        )
    return plans
