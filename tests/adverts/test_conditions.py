"""IR35, the length of a contract, hours, degrees and working from home, as adverts write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.arrangement import advert_arrangement
from mlcareer.adverts.contract import advert_terms
from mlcareer.adverts.degree import advert_degree
from mlcareer.adverts.text import AdvertText, advert_text
from mlcareer.guide.load import load_advert_words

if TYPE_CHECKING:
    from mlcareer.adverts.found import Found

WORDS = load_advert_words()


def value(found: Found[object] | None) -> object:
    return None if found is None else found.value


def read(body: str) -> AdvertText:
    return advert_text(f"Engineer of trams\n\n{body}\n", WORDS)


@pytest.mark.parametrize(
    ("line", "ir35"),
    [
        ("£450 a day outside IR35", "outside"),
        ("Inside IR35.", "inside"),
        ("(Outside of IR35)", "outside"),
        ("IR35 status: inside", "inside"),
        ("IR35: out of scope", "outside"),
        ("Inside/Outside IR35", "either"),
        ("IR35 applies", "mentioned"),
        ("£450 a day", None),
    ],
)
def test_ir35(line: str, ir35: str | None) -> None:
    assert value(advert_terms(read(line)).ir35) == ir35


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("£450 a day, 6 month contract", "6 month"),
        ("Duration: 3-6 months", "3-6 months"),
        ("12-month FTC", "12 month"),
        ("an initial 3 month contract", "3 month"),
        ("Contract length: 12 weeks", "12 weeks"),
        ("contract for 9 months", "9 months"),
        ("3 months' notice", None),
        ("Contract after 6 months probation", None),
        ("You have 6 months experience of contract work", None),
    ],
)
def test_the_length_of_a_contract_as_written(line: str, length: str | None) -> None:
    assert value(advert_terms(read(line)).length) == length


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("40 hours a week", Decimal(40)),
        ("37.5 hrs per week", Decimal("37.5")),
        ("Hours: 35", Decimal(35)),
        ("A support line for 24 hours a day", None),
        ("60 hours a week of trams", None),  # above the most that is read as hours of work
    ],
)
def test_hours_a_week(line: str, hours: Decimal | None) -> None:
    assert value(advert_terms(read(line)).hours) == hours


@pytest.mark.parametrize(
    ("line", "degree", "standing", "or_experience"),
    [
        ("PhD in computer science or 5+ years of experience", "phd", "required", True),
        ("5 years of experience or a PhD", "phd", "required", True),
        ("BSc, MSc or PhD in physics", "bachelor", "required", False),  # the lowest is asked
        ("A master's degree or PhD", "master", "required", False),
        ("Masters in ML", "master", "required", False),
        ("A degree in mathematics or equivalent experience", "any", "required", True),
        ("2:1 or above in a STEM subject", "any", "required", False),
        ("A PhD is a plus", "phd", "optional", False),
        ("BSc required, PhD preferred", "bachelor", "required", False),
        ("A degree in physics, maths or the like would be an advantage", "any", "optional", False),
    ],
)
def test_the_degree_asked_for(line: str, degree: str, standing: str, or_experience: bool) -> None:
    found = advert_degree(read(f"Requirements:\n- {line}"))

    assert found is not None
    asked = found.value
    assert (asked.kind, asked.standing, asked.or_experience) == (degree, standing, or_experience)


@pytest.mark.parametrize(
    "line",
    [
        "No degree needed",
        "You'll work with PhDs from Oxford",
        "A high degree of care",
        "A certified scrum master",
    ],
)
def test_no_degree_is_asked_for(line: str) -> None:
    assert advert_degree(read(f"Requirements:\n- {line}")) is None


def test_a_degree_that_is_required_outweighs_one_that_is_welcome() -> None:
    found = advert_degree(read("Nice to have:\n- PhD\n\nRequirements:\n- BSc in physics"))

    assert found is not None
    assert (found.value.kind, found.value.standing, found.line) == ("bachelor", "required", 7)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Two days a week working from home", "hybrid"),
        ("Work from home up to 3 days a week", "hybrid"),
        ("Fully home-based", "remote"),
        ("A work from home role", "remote"),
        ("Benefits such as flexible hours and working from home", "from-home"),
        ("Home working is possible", "from-home"),
        ("You cannot work from home", None),
        ("A budget for your work from home set-up", None),
    ],
)
def test_working_from_home(line: str, kind: str | None) -> None:
    assert value(advert_arrangement(read(line), WORDS)) == kind
