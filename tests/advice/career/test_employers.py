"""Who hires, by name, sector and place, on the small guide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.employers import EmployersAnswer, employers_for
from mlcareer.advice.names import employer_of, location_of, sector_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def asked(
    guide: Guide, name: str | None = None, sector: str | None = None, place: str | None = None
) -> EmployersAnswer:
    """Ask by the names that people type."""
    return employers_for(
        guide,
        TODAY,
        name=employer_of(guide, name),
        sector=sector_of(guide, sector),
        place=location_of(guide, place),
    )


def found(answer: EmployersAnswer) -> tuple[list[str], list[str]]:
    return [item.id for item in answer.employers], [item.id for item in answer.kinds]


def test_all_are_shown_by_default(small_guide: Guide) -> None:
    answer = employers_for(small_guide, TODAY)

    assert found(answer) == (["pipe-works", "leak-finders"], ["plumbing-startups"])


def test_one_is_found_by_its_name_with_what_became_of_it(small_guide: Guide) -> None:
    answer = asked(small_guide, name="leak finders")

    assert found(answer) == (["leak-finders"], [])
    employer = answer.employers[0]
    assert (employer.status, employer.status_date, employer.owner, employer.source) == (
        "sold",
        "2025-04",
        "Pipe Works",
        "board",
    )
    assert [remark.id for remark in answer.remarks] == ["leak-finders-sold"]


def test_a_kind_without_a_name_is_found_too(small_guide: Guide) -> None:
    assert found(asked(small_guide, name="Plumbing startups")) == (
        [],
        ["plumbing-startups"],
    )


def test_a_sector_leaves_its_employers_and_no_kinds(small_guide: Guide) -> None:
    assert found(asked(small_guide, sector="utilities")) == (["leak-finders"], [])


def test_a_place_leaves_its_employers_and_kinds(small_guide: Guide) -> None:
    assert found(asked(small_guide, place="cambridge")) == (
        ["pipe-works"],
        ["plumbing-startups"],
    )


def test_a_pay_region_stands_for_the_places_in_it(small_guide: Guide) -> None:
    answer = asked(small_guide, place="outside london")

    assert (answer.place, found(answer)[0]) == (small_guide.region[1], ["pipe-works"])


def test_an_employer_that_only_the_place_names_is_found_there(small_guide: Guide) -> None:
    place = small_guide.place[0].replace(employers=("leak-finders",))
    guide = small_guide.replace(place=(place, *small_guide.place[1:]))

    assert found(asked(guide, place="cambridge"))[0] == [
        "pipe-works",
        "leak-finders",
    ]


def test_nothing_that_fits_is_an_empty_answer(small_guide: Guide) -> None:
    answer = asked(small_guide, sector="water", place="cambridge")

    assert found(answer) == ([], [])


def test_a_kind_has_the_example_that_the_guide_does_not_name(small_guide: Guide) -> None:
    kind = small_guide.employer_kind[0].replace(example="Tap Co, in Cambridge.")

    answer = employers_for(small_guide.replace(employer_kind=(kind,)), TODAY)

    assert [item.example for item in answer.kinds] == ["Tap Co, in Cambridge."]


@pytest.mark.parametrize("names", [{"name": "x"}, {"sector": "x"}, {"place": "x"}])
def test_a_name_that_is_not_known_is_refused(small_guide: Guide, names: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError):
        asked(small_guide, **names)
