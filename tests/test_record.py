"""What every value of the program promises: fields by name, nothing set twice, checked if asked."""

from __future__ import annotations

import pickle
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from mlcareer.guide.constraints import Between, Matches, NotEmpty
from mlcareer.record import Record
from mlcareer.record_docs import field_docs


class Pay(Record):
    """Some pay."""

    amount: Annotated[int, Between(10, 20)]
    """Pounds a year,
    whole."""
    place: Annotated[str, Matches(r"^[a-z]+$")] = "london"
    parts: Annotated[tuple[str, ...], NotEmpty()] = ("base",)


class Offer(Record):
    """Pay from somebody."""

    pay: Pay
    by: str


def test_a_field_without_a_default_must_be_given() -> None:
    with pytest.raises(TypeError, match="Pay needs amount"):
        Pay(place="leeds")  # type: ignore[call-arg]


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="Pay cannot take ammount"):
        Pay(amount=10, ammount=3)  # type: ignore[call-arg]


def test_a_value_cannot_be_changed_or_taken_away() -> None:
    pay = Pay(amount=10)

    with pytest.raises(AttributeError, match="frozen"):
        pay.amount = 12  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del pay.amount
    assert pay.amount == 10


def test_two_records_are_equal_when_their_kind_and_fields_are() -> None:
    assert Pay(amount=10) == Pay(amount=10)
    assert Pay(amount=10) != Pay(amount=11)
    assert Pay(amount=10) != Offer(pay=Pay(amount=10), by="us")
    assert len({Pay(amount=10), Pay(amount=10), Pay(amount=11)}) == 2


def test_a_copy_differs_only_where_it_was_told_to() -> None:
    assert Pay(amount=10).replace(place="leeds") == Pay(amount=10, place="leeds")


class Posted(Record):
    """Pay as an advert posts it: it shares two fields with `Pay`, and has one of its own."""

    amount: int
    place: str
    board: str


def test_a_record_copies_what_another_has_under_the_same_names() -> None:
    assert Posted.copied_from(Pay(amount=10), board="b") == Posted(
        amount=10, place="london", board="b"
    )
    assert Posted.copied_from(Pay(amount=10), board="b", place="leeds").place == "leeds"


def test_a_copy_needs_what_neither_the_other_record_nor_the_call_has() -> None:
    with pytest.raises(TypeError, match="Posted needs board"):
        Posted.copied_from(Pay(amount=10))


def test_a_record_comes_back_from_a_pickle_as_it_was() -> None:
    offer = Offer(pay=Pay(amount=10), by="us")

    assert pickle.loads(pickle.dumps(offer)) == offer  # noqa: S301 - made on the line itself


def test_outside_data_is_held_against_the_types_and_limits_of_the_fields() -> None:
    with pytest.raises(ValidationError) as failed:
        TypeAdapter(Offer).validate_python(
            {"pay": {"amount": 21, "place": "A", "parts": (), "extra": 1}, "by": 5}
        )

    found = {(error["loc"], error["type"]) for error in failed.value.errors()}
    assert found == {
        (("pay", "amount"), "less_than_equal"),
        (("pay", "place"), "string_pattern_mismatch"),
        (("pay", "parts"), "too_short"),
        (("pay", "extra"), "extra_forbidden"),
        (("by",), "string_type"),
    }


def test_nothing_is_coerced() -> None:
    with pytest.raises(ValidationError, match="valid integer"):
        TypeAdapter(Pay).validate_python({"amount": "15"})


def test_defaults_fill_what_outside_data_leaves_out() -> None:
    assert TypeAdapter(Pay).validate_python({"amount": 15}) == Pay(amount=15)


def test_the_text_below_a_field_can_be_read_back() -> None:
    assert field_docs(Pay) == {"amount": "Pounds a year, whole."}
