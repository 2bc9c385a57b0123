"""The visa rules that come with the program, and what is refused in such a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.kinds import VISA_RULES
from mlcareer.guide.toml_file import TomlFile
from mlcareer.guide.visa_rules import checked_visa_rules

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import VisaRules

TEXT = Path(VISA_RULES.bundled).read_text(encoding="utf-8")


def test_general_thresholds_are_as_published(visa_rules: VisaRules) -> None:
    assert {route.id: route.threshold for route in visa_rules.route} == {
        "standard": 41_700,
        "new-entrant": 33_400,
        "stem-phd": 33_400,
        "other-phd": 37_500,
    }


def test_going_rates_are_the_published_ones_and_no_arithmetic(visa_rules: VisaRules) -> None:
    programmers = next(each for each in visa_rules.occupation if each.id == "2134")

    # 70% of 54,700 is 38,290; what is published is 38,300.
    assert [rate.pounds for rate in programmers.rate] == [54_700, 38_300, 43_700, 49_200]


def test_every_fact_and_figure_is_sourced_and_dated(visa_rules: VisaRules) -> None:
    known = {source.id for source in visa_rules.source}
    named = [
        *(route.sources for route in visa_rules.route),
        *(occupation.sources for occupation in visa_rules.occupation),
        *(fact.sources for fact in visa_rules.fact),
    ]

    assert all(sources and set(sources) <= known for sources in named)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("threshold = 41_700", "treshold = 41_700", "there is no such key"),
        ('default_route = "standard"', 'default_route = "usual"', "no route with the id 'usual'"),
        (
            'default_occupation = "2134"',
            'default_occupation = "2135"',
            "no occupation with the id '2135'",
        ),
        ('{ route = "stem-phd", pounds = 43_700 },', "", "must have one rate for each of"),
        ('id = "2133"', 'id = "21"', "occupation"),
        ('id = "2133"', 'id = "2134"', "the id '2134' is taken"),
        ('sources = ["visa-help"]', 'sources = ["nobody"]', "no source with the id 'nobody'"),
        ("rate_hours = 37.5", "rate_hours = 375.5", "rate_hours"),
    ],
)
def test_what_does_not_fit_is_refused_by_line_and_key(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(DataError) as raised:
        checked_visa_rules(TomlFile("visa.toml", TEXT.replace(old, new, 1)))

    assert any(said in problem for problem in raised.value.problems)
    assert all(problem.startswith("visa.toml:") for problem in raised.value.problems)
