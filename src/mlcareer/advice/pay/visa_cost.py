"""What sponsoring a worker costs over a time, by who pays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.guide.visa_rules import SponsoringCost

MONTHS_IN_YEAR = 12


class SponsoringTotal(Record):
    """The fees of one worker over a time, in whole pounds."""

    months: int
    employer: int
    small_employer: int
    """What a small or charitable sponsor pays."""
    worker: int
    """What the worker pays, unless the employer offers to."""
    secondary: bool
    """Whether a part of it rests on secondary sources alone."""


def sponsoring_total(
    costs: Sequence[SponsoringCost], months: int, primary: Iterable[str]
) -> SponsoringTotal:
    """Add up what sponsoring costs over some months.

    A yearly fee is due for each year or part of one; where it has blocks, for the first year and
    then for each block or part of one: 16 months of 1,320 a year are 1,320 + 660.

    Args:
        costs: The fees.
        months: The time on the certificate of sponsorship.
        primary: The ids of the sources that are primary.
    """
    known = {*primary}
    employer = [cost for cost in costs if cost.paid_by == "employer"]
    return SponsoringTotal(
        months=months,
        employer=sum(_due(cost, cost.pounds, months) for cost in employer),
        small_employer=sum(
            _due(cost, cost.small_pounds or cost.pounds, months) for cost in employer
        ),
        worker=sum(_due(cost, cost.pounds, months) for cost in costs if cost.paid_by == "worker"),
        secondary=any(not known & {*cost.sources} for cost in costs),
    )


def _due(cost: SponsoringCost, pounds: int, months: int) -> int:
    if cost.per == "certificate":
        return pounds
    if cost.block_months is None:
        return pounds * -(-months // MONTHS_IN_YEAR)
    later = -(-max(months - MONTHS_IN_YEAR, 0) // cost.block_months)
    return pounds + later * pounds * cost.block_months // MONTHS_IN_YEAR
