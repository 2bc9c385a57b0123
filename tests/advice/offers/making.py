"""Terms of an offer for tests, with names as texts."""

from __future__ import annotations

from datetime import date
from typing import Any

from mlcareer.advice.offers.valuation import Knowledge
from mlcareer.guide.load import load_guide, load_pay_rules, load_visa_rules
from mlcareer.guide.lookup import find
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.places import find_place
from mlcareer.guide.visa_rules import find_route

TODAY = date(2026, 11, 23)


def known_on(today: date = TODAY) -> Knowledge:
    """Return all that the program knows, on a day."""
    return Knowledge(
        guide=load_guide(), rules=load_pay_rules(), visa_rules=load_visa_rules(), today=today
    )


def named(**stated: Any) -> dict[str, Any]:  # noqa: ANN401 - any term's type
    """Return terms with their names turned into entries."""
    guide, rules, tables = load_guide(), load_pay_rules(), load_visa_rules()
    look_up: dict[str, Any] = {
        "level": lambda name: find("level", name, guide.level),
        "region": lambda name: find_place(guide, name),
        "nation": lambda name: find("nation", name, rules.nation),
        "current_nation": lambda name: find("nation", name, rules.nation),
        "pension_method": lambda name: find("pension method", name, rules.pension_method),
        "student_loans": lambda names: tuple(
            find("loan plan", name, rules.loan_plan) for name in names
        ),
        "visa_route": lambda name: find_route(tables, name),
        "occupation": lambda name: find("occupation", name, tables.occupation),
    }
    return {
        name: look_up[name](value) if name in look_up and value is not None else value
        for name, value in stated.items()
    }


def terms(**stated: Any) -> OfferTerms:  # noqa: ANN401 - as above
    """Return an offer's terms."""
    return OfferTerms(**named(**stated))
