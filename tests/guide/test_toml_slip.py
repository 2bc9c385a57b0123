"""A file that is not TOML is answered with its line, the mistake on it, and what to write."""

from __future__ import annotations

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.toml_file import TomlFile
from mlcareer.guide.toml_slip import SHOWN, instead_of


def refusal(text: str) -> str:
    """Return what is said of a text."""
    with pytest.raises(DataError) as refused:
        TomlFile("guide.toml", text)
    return str(refused.value)


def test_a_thousand_with_a_comma_shows_its_line_and_how_to_write_it() -> None:
    assert refusal('[[band]]\nid = "mid-london"\nmin = 65,000\n') == (
        "guide.toml cannot be read, line 3\n  3 | min = 65,000\n    |       ^^^^^^ write 65_000"
    )


def test_a_remark_behind_the_value_is_not_marked() -> None:
    assert refusal("base = 85k  # a year").endswith(
        '  1 | base = 85k  # a year\n    |        ^^^ write "85k" or 85_000'
    )


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("65,000", "65_000"),
        ("1,250,000.50", "1_250_000.50"),
        ("£65,000", "65_000"),
        ("£650", "650"),
        ("85k", '"85k" or 85_000'),
        ("1.5m", '"1.5m" or 1_500_000'),
        ("5%", "5"),
        ("2026-1-5", "the day as 2026-11-28"),
        ("05/01/2026", "the day as 2026-11-28"),
        ("yes", "true"),
        ("False", "false"),
        ("senior", '"senior"'),
        ("rest of uk", '"rest of uk"'),
        ("65,00", None),
        ("= 5", None),
        ('"open', None),
    ],
)
def test_what_is_meant_is_written_as_toml_has_it(written: str, instead: str | None) -> None:
    assert instead_of(written) == instead


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a = "x', "unterminated string"),
        ("a = 1\na = 2", "cannot overwrite a value"),
        ("a =", "invalid value"),
        ("[[band]", "expected ']]' at the end of an array declaration"),
    ],
)
def test_where_nothing_can_be_advised_the_reason_is_given(text: str, said: str) -> None:
    assert refusal(text).endswith(f"^ {said}")


def test_a_long_line_is_cut_and_one_of_control_characters_is_harmless() -> None:
    long = refusal(f'text = "{"x" * 500}" y')
    hostile = refusal("a = \x1b[31m,")

    assert max(map(len, long.splitlines())) < SHOWN + 60
    assert "\x1b" not in hostile


def test_what_is_nested_too_deeply_has_no_line() -> None:
    assert refusal("a = " + "[" * 100_000).startswith("guide.toml is not a TOML file\n")
