"""What is a number in digits alone."""

from __future__ import annotations

import pytest

from mlcareer.reading.plain_number import is_plain_number


@pytest.mark.parametrize("text", ["0", "40", "7.5", ".5", "0095"])
def test_digits_with_one_point_are_a_number(text: str) -> None:
    assert is_plain_number(text)


@pytest.mark.parametrize("text", ["", ".", "5.", "1.2.3", "-5", "5 ", "1,000", "5k", "٤٠", "²"])
def test_anything_beside_them_is_left_to_who_reads_further(text: str) -> None:
    assert not is_plain_number(text)
