"""What sponsoring costs over a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa_cost import sponsoring_total

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import VisaRules


@pytest.mark.parametrize(
    ("months", "employer", "small", "worker"),
    [
        # 3 x 1,320 + 525; 3 x 480 + 525; 3 x 1,035
        (36, 4_485, 1_965, 3_105),
        # the first 12 months are never split
        (6, 1_845, 1_005, 1_035),
        # 16 months are 12 and a block of 6: 1,320 + 660 + 525
        (16, 2_505, 1_245, 2_070),
        # 19 months are 12 and two blocks: 2,640 + 525
        (19, 3_165, 1_485, 2_070),
    ],
)
def test_fees_over_a_time(
    visa_rules: VisaRules, months: int, employer: int, small: int, worker: int
) -> None:
    primary = [source.id for source in visa_rules.source if source.primary]
    total = sponsoring_total(visa_rules.cost, months, primary)

    assert (total.employer, total.small_employer, total.worker) == (employer, small, worker)
    # The certificate and the surcharge rest on secondary sources.
    assert total.secondary


def test_a_total_is_second_hand_where_one_of_its_fees_is(visa_rules: VisaRules) -> None:
    every = [source.id for source in visa_rules.source]

    assert not sponsoring_total(visa_rules.cost, 36, every).secondary
    assert sponsoring_total(visa_rules.cost, 36, []).secondary
