"""Which codes fit a job title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa_codes import codes_for

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import VisaRules


@pytest.mark.parametrize(
    ("title", "kind", "codes"),
    [
        ("Senior Data Engineer (ML)", "data-engineer", ["2133"]),
        ("DevOps Engineer", None, ["2139"]),
        ("Statistical data scientist", "data-scientist", ["2433"]),
        # What the title says comes before what the work usually is.
        ("DevOps Engineer for ML", "mlops", ["2139", "2134"]),
        # The Rules name no data scientist but a statistical one: the kind of work says it.
        ("Data Scientist", "data-scientist", ["2433"]),
        ("Machine Learning Engineer", "mle", ["2134"]),
        ("Head of Astronomy", None, ["2134"]),
        # A word within another is no title: no economist is meant.
        ("Agroeconomists' assistant", None, ["2134"]),
    ],
)
def test_codes_by_the_example_titles_of_the_rules_then_by_the_work(
    visa_rules: VisaRules, title: str, kind: str | None, codes: list[str]
) -> None:
    assert [fit.occupation.id for fit in codes_for(visa_rules, title, kind)] == codes


def test_the_example_that_fits_is_named(visa_rules: VisaRules) -> None:
    (fit,) = codes_for(visa_rules, "Data engineer")

    assert fit.title == "Data engineers"
