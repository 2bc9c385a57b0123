"""Names are forgiving in case and in what stands between words, and in nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UnknownNameError
from mlcareer.guide.load import load_guide, load_pay_rules
from mlcareer.guide.lookup import by_id, find, plain_name, spellings

if TYPE_CHECKING:
    from mlcareer.guide.lookup import Named
    from mlcareer.guide.model import Guide


@pytest.mark.parametrize(
    "typed",
    ["rest-of-uk", "Rest of UK", "REST_OF_UK", "  rest  of uk ", "rest/of/uk", "Outside London"],
)
def test_a_name_is_found_however_its_words_are_joined(small_guide: Guide, typed: str) -> None:
    assert find("region", typed, small_guide.region).id == "rest-of-uk"


@pytest.mark.parametrize(
    ("one", "other"),
    [("c++", "c"), ("c#", "c"), ("mid", "middle"), ("rest-of-uk", "restofuk"), ("", "x")],
)
def test_what_tells_names_apart_counts(one: str, other: str) -> None:
    assert plain_name(one) != plain_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Weights & Biases", "weights and biases"),
        ("Sainsbury\N{RIGHT SINGLE QUOTATION MARK}s", "sainsburys"),
        ("Staff / Principal", "staff-principal"),
        ("STRASSE", "straße"),
    ],
)
def test_two_ways_to_write_a_name_are_one(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


@given(st.text())
def test_a_plain_name_is_plain_already(name: str) -> None:
    assert plain_name(plain_name(name)) == plain_name(name)


def test_a_near_miss_is_suggested_with_the_id_of_what_it_names(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError) as failed:
        find("level", "Entry Levle", small_guide.level)

    assert str(failed.value) == "the guide has no level called 'Entry Levle'"
    assert failed.value.hint == "Did you mean 'junior'?"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("ireland", "Did you mean 'northern-ireland'?", id="one word of several"),
        pytest.param("nothern ireland", "Did you mean 'northern-ireland'?", id="a slip"),
        pytest.param(
            "atlantis", "Nations: england, wales, northern-ireland, scotland", id="like none"
        ),
    ],
)
def test_a_word_of_a_name_is_that_name_and_no_slip_of_another(typed: str, hint: str) -> None:
    with pytest.raises(UnknownNameError) as failed:
        find("nation", typed, load_pay_rules().nation)

    assert failed.value.hint == hint


def test_what_comes_near_to_nothing_is_told_what_there_is(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError) as failed:
        find("level", "zzz", small_guide.level)

    assert failed.value.hint == "Levels: junior, mid"


def test_an_empty_table_says_so() -> None:
    with pytest.raises(UnknownNameError) as failed:
        find("skill", "python", ())

    assert failed.value.hint == "There is no skill at all in the data."


ENTRIES = [
    (table, entry)
    for table in load_guide().record_fields
    if table != "guide"
    for entry in getattr(load_guide(), table)
]


@given(
    st.sampled_from(ENTRIES),
    st.data(),
    st.sampled_from([str, str.upper, str.title, str.swapcase]),
    st.sampled_from(" -_/"),
    st.sampled_from(["", " "]),
)
def test_every_spelling_of_every_entry_finds_that_entry(
    placed: tuple[str, Named],
    data: st.DataObject,
    case: type[str],
    joined: str,
    around: str,
) -> None:
    table, entry = placed
    spelling = data.draw(st.sampled_from(spellings(entry)))
    typed = f"{around}{case(spelling).replace(' ', joined)}{around}"

    assert find(table, typed, getattr(load_guide(), table)) is entry


def test_an_entry_that_the_guide_names_is_there(small_guide: Guide) -> None:
    assert by_id("mid", small_guide.level).name == "Machine Learning Engineer"
