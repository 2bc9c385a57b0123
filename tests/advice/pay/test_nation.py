"""In which nation pay is taxed once somebody's place changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.names import nation_of, where_of
from mlcareer.advice.pay.nation import nation_then

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules


@pytest.mark.parametrize(
    ("stated", "here", "there", "nation"),
    [
        # Another nation by its place, whatever is stated.
        (None, "edinburgh", "london", "england"),
        ("scotland", "edinburgh", "london", "england"),
        ("england", "london", "glasgow", "scotland"),
        ("scotland", None, "london", "england"),
        # The place lies where the place of now does: what is stated of that holds.
        ("scotland", "cambridge", "london", "scotland"),
        ("england", "edinburgh", "edinburgh", "england"),
        (None, "edinburgh", "glasgow", "scotland"),
        # Remote work and a region of several nations move nobody.
        ("wales", "cardiff", "remote", "wales"),
        (None, "edinburgh", "rest-of-uk", "scotland"),
        (None, None, "rest-of-uk", None),
    ],
)
def test_the_nation_of_now_holds_unless_the_place_then_lies_in_another(
    guide: Guide,
    pay_rules: PayRules,
    stated: str | None,
    here: str | None,
    there: str,
    nation: str | None,
) -> None:
    found = nation_then(
        guide,
        pay_rules,
        stated=nation_of(pay_rules, stated),
        here=where_of(guide, here),
        there=where_of(guide, there),
    )

    assert found == nation_of(pay_rules, nation)
