"""What is typed may be of any length: it is read or refused, and never ends the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.dates import parse_day, parse_month
from mlcareer.reading.days import parse_days
from mlcareer.reading.duration import parse_years
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import (
    parse_amount,
    parse_day_rate,
    parse_extra,
    parse_net,
    parse_pounds,
    parse_yearly_pay,
    parse_yearly_pay_or_range,
)
from mlcareer.reading.percent import parse_percent
from mlcareer.reading.vesting import parse_cliff, parse_vest

if TYPE_CHECKING:
    from collections.abc import Callable

PARSERS = (
    *(parse_day, parse_month, parse_days, parse_years, parse_hours, parse_amount, parse_day_rate),
    *(parse_extra, parse_net, parse_pounds, parse_yearly_pay, parse_yearly_pay_or_range),
    *(parse_percent, parse_cliff, parse_vest),
)

ENDS = ("", "y", "m", "%", "k", "/day", "/month", " years", " hours a week", " plus bank holidays")


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@pytest.mark.parametrize(
    "piece", ["9", "1/", "+bank holidays", " ", "1.", "10%/", "-", "\N{EN DASH}9"]
)
def test_a_piece_many_times_over_is_read_or_refused(
    parse: Callable[[str], object], piece: str
) -> None:
    # More digits than Python turns into a number, and deeper than it calls itself.
    for end in ENDS:
        try:
            parse(f"1{piece * 4_500}{end}")
        except UsageError as refused:
            assert refused.hint  # noqa: PT017 - most are refused, and some are not


@given(
    st.sampled_from(PARSERS),
    st.lists(
        st.sampled_from([*"0123456789", *ENDS[1:], " ", "/", ".", ",", "-", "+", "£"]), max_size=8
    ),
)
def test_pieces_of_what_is_read_are_read_or_refused(
    parse: Callable[[str], object], pieces: list[str]
) -> None:
    try:
        parse("".join(pieces))
    except UsageError as refused:
        assert refused.hint  # noqa: PT017 - as above
