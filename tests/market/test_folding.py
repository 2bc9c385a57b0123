"""When two records are one advert."""

from __future__ import annotations

import pytest

from mlcareer.market.folding import employer_stem, place_stem, title_stem


@pytest.mark.parametrize(
    "name",
    ["Acme", "ACME Ltd", "Acme Limited", "The Acme Group plc", "Acme (UK) Ltd.", "acme, inc"],
)
def test_an_employer_is_one_however_a_board_writes_it(name: str) -> None:
    assert employer_stem(name) == "acme"


@pytest.mark.parametrize("name", ["Group", "Company Ltd", "UK"])
def test_a_name_is_never_all_taken_away(name: str) -> None:
    assert employer_stem(name)


def test_other_employers_stay_others() -> None:
    assert employer_stem("Acme Health Ltd") != employer_stem("Acme Ltd")


@pytest.mark.parametrize(
    "title",
    [
        "Senior Machine Learning Engineer",
        "Sr. ML Engineer",
        "SENIOR MACHINE LEARNING ENGINEER (Hybrid)",
        "Senior ML Engineer - Remote - £90k",
        "Senior Machine Learning Engineer, ref: AB123",
    ],
)
def test_a_title_is_one_however_a_board_writes_it(title: str) -> None:
    assert title_stem(title) == "senior machine learning engineer"


@pytest.mark.parametrize(
    "title", ["Machine Learning Engineer", "Senior Machine Learning Engineer, Vision"]
)
def test_another_level_or_field_is_another_advert(title: str) -> None:
    assert title_stem(title) != title_stem("Senior Machine Learning Engineer")


def test_a_place_is_words() -> None:
    assert place_stem(" Leeds, West  Yorkshire ") == "leeds west yorkshire"
