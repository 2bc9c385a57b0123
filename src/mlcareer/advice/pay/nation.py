"""Where income tax is paid once somebody's place changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.circumstances import nation_where

if TYPE_CHECKING:
    from mlcareer.advice.place import Where
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import Nation, PayRules


def nation_then(
    guide: Guide, rules: PayRules, *, stated: Nation | None, here: Where | None, there: Where | None
) -> Nation | None:
    """Return where income tax is paid after a change from one place to another, as far as known.

    That is the nation of the place then, if it is another than that of the place now. If not,
    and where the place then lies in no nation that is known, the nation of now stays: the
    `stated` one, or else that of the place.
    """
    before, after = _nation_of(guide, rules, here), _nation_of(guide, rules, there)
    if after is None or after == before:
        return stated or before
    return after


def _nation_of(guide: Guide, rules: PayRules, where: Where | None) -> Nation | None:
    """Return the nation that a place lies in; `None` for remote work and a region of several."""
    if where is None:
        return None
    # A region that is a place as well, as London is, lies in one nation.
    known = {place.id for place in guide.place} if where.place is None else {where.id}
    if where.id not in known or len(where.regions) > 1:
        return None
    return nation_where(rules, where.place)
