"""The visa rules that come with the program, and what is refused in such a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.kinds import VISA_RULES
from mlcareer.guide.toml_file import TomlFile
from mlcareer.guide.visa_rules import checked_visa_rules, minimum_of, rate_of

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import VisaRules

TEXT = Path(VISA_RULES.bundled).read_text(encoding="utf-8")

OPTIONS = "ABCEFGHJ"

THRESHOLDS = (41_700, 37_500, 33_400, 33_400, 31_300, 28_200, 25_000, 25_000)
"""Pounds a year by option: the table after SW 4.4 of Appendix Skilled Worker."""

GOING_RATES = {
    "2119": (41_500, 37_300, 33_400, 33_400, 33_700, 30_300, 26_900, 25_000),
    "2131": (58_200, 52_400, 46_600, 40_700, 42_600, 38_300, 34_100, 29_800),
    "2132": (55_000, 49_500, 44_000, 38_500, 43_000, 38_700, 34_400, 30_100),
    "2133": (54_900, 49_400, 43_900, 38_400, 42_400, 38_100, 33_900, 29_600),
    "2134": (54_700, 49_200, 43_700, 38_300, 40_000, 36_000, 32_000, 28_000),
    "2135": (48_500, 43_700, 38_800, 34_000, 35_300, 31_800, 28_200, 25_000),
    "2136": (41_200, 37_100, 33_400, 33_400, 34_500, 31_000, 27_600, 25_000),
    "2137": (45_600, 41_100, 36_500, 33_400, 38_100, 34_300, 30_500, 26_700),
    "2139": (52_300, 47_100, 41_800, 36_600, 38_700, 34_800, 31_000, 27_100),
    "2162": (43_600, 39_200, 34_900, 33_400, 37_400, 33_700, 30_000, 26_200),
    "2433": (55_100, 49_600, 44_100, 38_600, 40_700, 36_600, 32_500, 28_500),
    "2434": (38_800, 35_000, 33_400, 33_400, 31_500, 28_400, 25_200, 25_000),
}
"""Pounds a year for 37.5 hours a week by code and option: Tables 1 and 2 of Appendix Skilled
Occupations."""


def test_thresholds_are_those_of_the_rules(visa_rules: VisaRules) -> None:
    found = {route.option: route.threshold for route in visa_rules.route}

    assert found == dict(zip(OPTIONS, THRESHOLDS, strict=True))


def test_every_going_rate_is_that_of_the_rules(visa_rules: VisaRules) -> None:
    by_option = {route.option: route for route in visa_rules.route}
    found = {
        occupation.id: tuple(rate_of(occupation, by_option[option]) for option in OPTIONS)
        for occupation in visa_rules.occupation
    }

    assert found == GOING_RATES
    assert all(occupation.phd_points for occupation in visa_rules.occupation)


def test_a_minimum_is_the_higher_of_rate_and_threshold(visa_rules: VisaRules) -> None:
    tester = next(each for each in visa_rules.occupation if each.id == "2136")

    # A 41,200 < 41,700 and B 37,100 < 37,500; F 34,500 > 31,300
    minimums = {route.option: minimum_of(tester, route) for route in visa_rules.route}
    assert [minimums[option] for option in "ABF"] == [41_700, 37_500, 34_500]


def test_every_fact_and_figure_is_sourced(visa_rules: VisaRules) -> None:
    known = {source.id for source in visa_rules.source}
    named = [
        *(route.sources for route in visa_rules.route),
        *(occupation.sources for occupation in visa_rules.occupation),
        *(cost.sources for cost in visa_rules.cost),
        *(fact.sources for fact in visa_rules.fact),
    ]

    assert all(sources and set(sources) <= known for sources in named)
    # The minimums rest on the Rules themselves.
    primary = {source.id for source in visa_rules.source if source.primary}
    assert {sources[0] for sources in named[: len(visa_rules.route)]} <= primary


def test_what_is_not_settled_says_so_and_what_is_not_primary_is_marked(
    visa_rules: VisaRules,
) -> None:
    facts = {fact.id: fact for fact in visa_rules.fact}
    sources = {source.id: source for source in visa_rules.source}

    assert facts["settlement"].uncertain
    assert not sources[facts["settlement"].sources[0]].primary
    assert not sources["certificate-fee"].primary
    assert not sources["health-surcharge"].primary


@pytest.mark.parametrize(
    "word",
    ["ILR", "HPI", "graduate route", "skills charge", "minimum salary", "indefinite", "B2"],
)
def test_people_find_a_fact_by_their_own_word(visa_rules: VisaRules, word: str) -> None:
    by_fact = [found for fact in visa_rules.fact for found in fact.keywords]
    by_cost = [found for cost in visa_rules.cost for found in cost.keywords]

    assert any(word in keyword for keyword in (*by_fact, *by_cost))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("threshold = 41_700", "treshold = 41_700", "there is no such key"),
        ('default_route = "standard"', 'default_route = "usual"', "no route with the id 'usual'"),
        (
            'default_occupation = "2134"',
            'default_occupation = "9999"',
            "no occupation with the id '9999'",
        ),
        ('instead = ["2139", "2433"]', 'instead = ["2139", "2499"]', "no occupation with the id"),
        ('{ route = "stem-phd", pounds = 43_700 },', "", "must have one rate for each of"),
        (
            '{ route = "new-entrant", pounds = 38_300 }',
            '{ route = "new-entrant", pounds = 58_300 }',
            "must not pass that of 'standard', 54700",
        ),
        ('option = "E"', 'option = "A"', "is that of 'standard' too"),
        ('needs = ["stem-phd"]', 'needs = ["phd"]', "is that of 'stem-phd' too"),
        ('needs = ["stem-phd"]', 'needs = ["degree"]', "needs"),
        ("apply_before = 2030-04-04", "apply_before = 2020-04-04", "must be after granted_before"),
        ('id = "2133"', 'id = "21"', "occupation"),
        ('id = "2133"', 'id = "2134"', "the id '2134' is taken"),
        ('sources = ["hc-1691"]', 'sources = ["nobody"]', "no source with the id 'nobody'"),
        ("rate_hours = 37.5", "rate_hours = 375.5", "rate_hours"),
    ],
)
def test_what_does_not_fit_is_refused_by_line_and_key(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(DataError) as raised:
        checked_visa_rules(TomlFile("visa.toml", TEXT.replace(old, new, 1)))

    assert any(said in problem for problem in raised.value.problems)
    assert all(problem.startswith("visa.toml:") for problem in raised.value.problems)
