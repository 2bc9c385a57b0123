"""Where income tax is paid once somebody's place changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.circumstances import nation_where
from mlcareer.advice.place import regions_of

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules


def nation_then(
    guide: Guide, rules: PayRules, *, stated: str | None, here: str | None, there: str | None
) -> str | None:
    """Return where income tax is paid after a change from one place to another, as far as known.

    That is the nation of the place then, if it is another than that of the place now. If not,
    and where the place then lies in no nation that is known, the nation of now stays: the
    `stated` one, or else that of the place.

    Raises:
        UnknownNameError: The guide has neither a region nor a place of a name.
    """
    before, after = _nation_where(guide, rules, here), _nation_where(guide, rules, there)
    if after is None or after == before:
        return stated or before
    return after


def _nation_where(guide: Guide, rules: PayRules, name: str | None) -> str | None:
    """Return the nation that a place lies in; `None` for remote work and a region of several."""
    if name is None:
        return None
    regions, place = regions_of(guide, name)
    if place is None:
        # A region that is a place as well, as London is, lies in one nation.
        (region,) = regions
        if not any(each.id == region.id for each in guide.place):
            return None
    elif len(regions) > 1:
        return None
    return nation_where(rules, place).id
