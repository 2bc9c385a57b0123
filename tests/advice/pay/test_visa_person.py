"""What age and earlier visas make true of a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa_person import Person, check_needs, years_used
from mlcareer.guide.visa_rules import find_last_visa

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import VisaRules

TODAY = date(2026, 11, 28)


def person(rules: VisaRules, last: str | None = None, **said: object) -> Person:
    return Person(last_visa=None if last is None else find_last_visa(rules, last)).replace(**said)


@pytest.mark.parametrize(
    ("last", "said", "met", "because"),
    [
        (None, {}, None, ""),
        (None, {"age": 25}, True, "under 26"),
        (None, {"age": 26}, None, ""),
        ("student", {"age": 40}, True, "Student visa"),
        ("graduate", {}, True, "Graduate visa"),
        # 4 - 1.5
        ("graduate", {"graduate_years": Decimal("1.5")}, True, "Graduate visa, 2.5 years left"),
        # 4 - 3.5 are 6 months
        (None, {"graduate_years": Decimal("3.5")}, True, "Graduate visa, 6 months left"),
        (None, {"graduate_years": Decimal(4)}, False, "its 4 years are used up"),
        ("other", {"age": 27}, None, "not by age or last visa"),
    ],
)
def test_a_new_entrant(
    visa_rules: VisaRules,
    last: str | None,
    said: dict[str, object],
    met: bool | None,
    because: str,
) -> None:
    found = check_needs(visa_rules, person(visa_rules, last, **said), TODAY)["new-entrant"]

    assert (found.met, found.because) == (met, because)


@pytest.mark.parametrize(
    ("last", "since", "met", "because"),
    [
        (None, None, None, ""),
        ("skilled-worker", None, None, ""),
        (None, date(2024, 4, 3), True, "sponsored since April 2024"),
        (None, date(2023, 1, 1), True, "sponsored since 2023"),
        (None, date(2024, 4, 4), False, "not sponsored before April 2024"),
        ("graduate", None, False, "not sponsored before April 2024"),
    ],
)
def test_who_may_use_table_2(
    visa_rules: VisaRules, last: str | None, since: date | None, met: bool | None, because: str
) -> None:
    asked = person(visa_rules, last, skilled_worker_since=since)
    found = check_needs(visa_rules, asked, TODAY)["transitional"]

    assert (found.met, found.because) == (met, because)


def test_years_on_both_visas_are_added(visa_rules: VisaRules) -> None:
    asked = person(
        visa_rules, graduate_years=Decimal("1.5"), skilled_worker_since=date(2024, 11, 28)
    )

    # 1.5 years and 730 days of 365.25 a year
    assert years_used(asked, TODAY) == Decimal("1.5") + Decimal(730) / Decimal("365.25")


def test_the_older_table_ends_for_everybody_on_its_day(visa_rules: VisaRules) -> None:
    asked = person(visa_rules, skilled_worker_since=date(2023, 5, 1))

    (open_still, shut) = (
        check_needs(visa_rules, asked, day)["transitional"]
        for day in (date(2030, 4, 3), date(2030, 4, 4))
    )
    assert (open_still.met, open_still.because) == (True, "sponsored since May 2023")
    assert (shut.need, shut.met, shut.because) == (
        "transitional",
        False,
        "it ended on 4 April 2030",
    )


@pytest.mark.parametrize(
    ("years", "left"),
    [("3.9", "1 month left"), ("2.25", "21 months left"), ("1.76", "2.1 years left")],
)
def test_what_is_left_is_rounded_down(visa_rules: VisaRules, years: str, left: str) -> None:
    # 0.1 of a year is 1.2 months, 1.75 are 21, 2.24 years are 26.88 months, of which 26 are 2.16
    asked = person(visa_rules, graduate_years=Decimal(years))

    assert check_needs(visa_rules, asked, TODAY)["new-entrant"].because.endswith(left)


def test_a_visa_that_begins_today_has_used_nothing(visa_rules: VisaRules) -> None:
    assert years_used(person(visa_rules, skilled_worker_since=TODAY), TODAY) == 0
