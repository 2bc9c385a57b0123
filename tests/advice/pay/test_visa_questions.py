"""Questions of people, each answered by hand from the Rules: does the pay pass, and by which route?

Figures are of Tables 1 and 2 of Appendix Skilled Occupations. The sum of each is in its name: the
letter is the option of the table after SW 4.4. The day is 28 November 2026.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.advice.pay.visa_person import Person
from mlcareer.guide.visa_rules import find_last_visa, find_occupation, find_route

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules

TODAY = date(2026, 11, 28)

Asked = dict[str, object]

QUESTIONS: tuple[tuple[str, Asked, bool, str, int], ...] = (
    # --- the standard route, option A ---
    ("A is the higher of 41,700 and 54,700", {"pay": 54_700}, True, "standard", 54_700),
    ("a pound short of A", {"pay": 54_699}, False, "standard", 54_700),
    ("2136: 41,200 < 41,700", {"pay": 41_200, "code": "2136"}, False, "standard", 41_700),
    ("2136: the threshold is enough", {"pay": 41_700, "code": "2136"}, True, "standard", 41_700),
    ("2434: 38,800 < 41,700", {"pay": 38_800, "code": "2434"}, False, "standard", 41_700),
    ("2139 asks for less", {"pay": 52_300, "code": "2139"}, True, "standard", 52_300),
    ("2433 asks for 100 more", {"pay": 55_000, "code": "2433"}, False, "standard", 55_100),
    # --- hours: rates x hours / 37.5 (SW 14.4), thresholds for the first 48 (SW 14.3) ---
    ("54,700 x 40 / 37.5 = 58,346.67", {"pay": 58_346, "hours": "40"}, False, "standard", 58_347),
    ("up to the pound above", {"pay": 58_347, "hours": "40"}, True, "standard", 58_347),
    ("54,700 x 35 / 37.5 = 51,053.33", {"pay": 51_054, "hours": "35"}, True, "standard", 51_054),
    ("20 hours: 29,174 < 41,700", {"pay": 42_000, "hours": "20"}, True, "standard", 41_700),
    ("no hours lower the threshold", {"pay": 41_699, "hours": "20"}, False, "standard", 41_700),
    ("54,700 x 48 / 37.5 = 70,016", {"pay": 60_000, "hours": "48"}, False, "standard", 70_016),
    # 41,700 for 48 of 60 hours is 41,700 x 60 / 48 = 52,125: the rate decides
    ("54,700 x 60 / 37.5 = 87,520", {"pay": 87_519, "hours": "60"}, False, "standard", 87_520),
    ("all 60 hours are in the rate", {"pay": 87_520, "hours": "60"}, True, "standard", 87_520),
    # --- new entrants, option E (SW 12.2 and 12.3) ---
    ("25 is under 26: E", {"pay": 38_300, "age": 25}, True, "new-entrant", 38_300),
    ("26 is not under 26", {"pay": 38_300, "age": 26}, False, "standard", 54_700),
    (
        "2136: E is at least 33,400",
        {"pay": 33_400, "code": "2136", "age": 22},
        True,
        "new-entrant",
        33_400,
    ),
    # 38,300 x 40 / 37.5 = 40,853.33
    ("E at 40 hours", {"pay": 40_853, "age": 22, "hours": "40"}, False, "new-entrant", 40_854),
    (
        "30, from a Student visa: E",
        {"pay": 38_300, "age": 30, "last": "student"},
        True,
        "new-entrant",
        38_300,
    ),
    (
        "30, two years on Graduate: E",
        {"pay": 38_300, "age": 30, "last": "graduate", "years": "2"},
        True,
        "new-entrant",
        38_300,
    ),
    (
        "three years on Graduate after a PhD: a year is left",
        {"pay": 38_300, "years": "3"},
        True,
        "new-entrant",
        38_300,
    ),
    (
        "four years are used up",
        {"pay": 38_300, "age": 30, "last": "graduate", "years": "4"},
        False,
        "standard",
        54_700,
    ),
    (
        "no age helps after four years",
        {"pay": 42_000, "age": 24, "years": "4"},
        False,
        "standard",
        54_700,
    ),
    (
        "3.9 years leave a month",
        {"pay": 38_300, "age": 24, "years": "3.9"},
        True,
        "new-entrant",
        38_300,
    ),
    (
        "27, a degree from abroad",
        {"pay": 42_000, "age": 27, "last": "other"},
        False,
        "standard",
        54_700,
    ),
    (
        "30, last visa Skilled Worker",
        {"pay": 42_000, "age": 30, "last": "skilled-worker"},
        False,
        "standard",
        54_700,
    ),
    # since 1 June 2025 it is 1.5 years, and that is after 4 April 2024
    (
        "25, sponsored since June 2025: E",
        {"pay": 38_300, "age": 25, "since": date(2025, 6, 1)},
        True,
        "new-entrant",
        38_300,
    ),
    # 2 + 2.07 years
    (
        "2 on Graduate and 2.07 sponsored are over 4",
        {"pay": 38_300, "age": 25, "years": "2", "since": date(2024, 11, 1)},
        False,
        "standard",
        54_700,
    ),
    # 2 + 1.95 years
    (
        "2 on Graduate and 1.95 sponsored are not",
        {"pay": 38_300, "age": 25, "years": "2", "since": date(2024, 12, 15)},
        True,
        "new-entrant",
        38_300,
    ),
    (
        "E, as somebody says",
        {"pay": 38_300, "routes": ["new-entrant"]},
        True,
        "new-entrant",
        38_300,
    ),
    # what was named is shut by SW 12.3, and the standard route was not asked about
    (
        "E is named and used up",
        {"pay": 60_000, "routes": ["new-entrant"], "years": "4"},
        False,
        "new-entrant",
        38_300,
    ),
    # --- PhDs, options B and C ---
    ("C is 80%", {"pay": 43_700, "routes": ["stem-phd"]}, True, "stem-phd", 43_700),
    ("B is 90%", {"pay": 43_700, "routes": ["other-phd"]}, False, "other-phd", 49_200),
    (
        "the lower of two that are named",
        {"pay": 43_700, "routes": ["other-phd", "stem-phd"]},
        True,
        "stem-phd",
        43_700,
    ),
    (
        "2119: C is at least 33,400",
        {"pay": 33_400, "code": "2119", "routes": ["stem-phd"]},
        True,
        "stem-phd",
        33_400,
    ),
    (
        "2136: B is at least 37,500",
        {"pay": 37_400, "code": "2136", "routes": ["other-phd"]},
        False,
        "other-phd",
        37_500,
    ),
    # --- sponsored since before 4 April 2024, options F to J (SW 4.2(b)(ii)) ---
    (
        "F asks 40,000 of Table 2",
        {"pay": 40_000, "since": date(2023, 5, 1)},
        True,
        "transitional",
        40_000,
    ),
    (
        "3 April 2024 is before 4 April: F",
        {"pay": 39_999, "since": date(2024, 4, 3)},
        False,
        "transitional",
        40_000,
    ),
    (
        "4 April 2024 is not before it: A",
        {"pay": 50_000, "since": date(2024, 4, 4)},
        False,
        "standard",
        54_700,
    ),
    # 4.07 years as a Skilled Worker: no new entrant any more, yet F
    (
        "25, sponsored since November 2022: F",
        {"pay": 38_300, "age": 25, "since": date(2022, 11, 1)},
        False,
        "transitional",
        40_000,
    ),
    # 2.87 years as a Skilled Worker
    (
        "24, sponsored since January 2024: J",
        {"pay": 28_000, "age": 24, "since": date(2024, 1, 15)},
        True,
        "transitional-new-entrant",
        28_000,
    ),
    (
        "H, as somebody says",
        {"pay": 32_000, "routes": ["transitional-stem-phd"]},
        True,
        "transitional-stem-phd",
        32_000,
    ),
    (
        "G is 90% of Table 2",
        {"pay": 35_999, "routes": ["transitional-other-phd"]},
        False,
        "transitional-other-phd",
        36_000,
    ),
    (
        "2136: F is 34,500",
        {"pay": 34_500, "code": "2136", "since": date(2023, 5, 1)},
        True,
        "transitional",
        34_500,
    ),
    (
        "2434: H is 25,200, above 25,000",
        {"pay": 25_100, "code": "2434", "routes": ["transitional-stem-phd"]},
        False,
        "transitional-stem-phd",
        25_200,
    ),
    # 40,000 x 20 / 37.5 = 21,333.33, below 31,300
    (
        "F at 20 hours asks its threshold",
        {"pay": 31_300, "hours": "20", "since": date(2023, 5, 1)},
        True,
        "transitional",
        31_300,
    ),
    (
        "H is shut to whoever came later",
        {"pay": 60_000, "since": date(2025, 1, 1), "routes": ["transitional-stem-phd"]},
        False,
        "transitional-stem-phd",
        32_000,
    ),
    # --- a route that is named and one that is true ---
    (
        "A named, E true by age",
        {"pay": 42_000, "routes": ["standard"], "age": 24},
        True,
        "new-entrant",
        38_300,
    ),
)


def asked(rules: VisaRules, of: Asked) -> VisaQuestion:
    """Make a question of a row of the table."""
    code, hours, last, years = (of.get(key) for key in ("code", "hours", "last", "years"))
    routes = of.get("routes", [])
    assert isinstance(routes, list)
    pay, age, since = of["pay"], of.get("age"), of.get("since")
    assert isinstance(pay, int)
    assert isinstance(age, int | None)
    assert isinstance(since, date | None)
    return VisaQuestion(
        pay=pay,
        occupation=None if code is None else find_occupation(rules, str(code)),
        hours=None if hours is None else Decimal(str(hours)),
        routes=tuple(find_route(rules, name) for name in routes),
        person=Person(
            age=age,
            last_visa=None if last is None else find_last_visa(rules, str(last)),
            graduate_years=None if years is None else Decimal(str(years)),
            skilled_worker_since=since,
        ),
    )


@pytest.mark.parametrize(
    ("of", "passes", "route", "minimum"),
    [pytest.param(*row[1:], id=row[0]) for row in QUESTIONS],
)
def test_a_question_is_answered_as_by_hand(
    guide: Guide, visa_rules: VisaRules, of: Asked, passes: bool, route: str, minimum: int
) -> None:
    answer = visa_for(visa_rules, guide, asked(visa_rules, of), TODAY)

    assert (answer.passes, answer.route.id, answer.floor.floor) == (passes, route, minimum)


def test_there_are_at_least_forty_and_no_two_alike() -> None:
    names = [row[0] for row in QUESTIONS]

    assert len(names) >= 40
    assert len(set(names)) == len(names)


def test_table_2_ends_on_4_april_2030(guide: Guide, visa_rules: VisaRules) -> None:
    question = asked(visa_rules, {"pay": 40_000, "since": date(2023, 5, 1)})

    def route(day: date) -> str:
        return visa_for(visa_rules, guide, question, day).route.id

    assert route(date(2030, 4, 3)) == "transitional"
    assert route(date(2030, 4, 4)) == "standard"
