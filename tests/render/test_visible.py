"""Whatever a terminal would obey reaches it as text that is read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.render.visible import on_one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("a\rb\x08c\x00", r"a\x0db\x08c\x00"),
        ("a\tb", "a b"),
        ("a\nb", "a\nb"),
        ("\u202eevil\u2069", r"\u202eevil\u2069"),
        ("a\u200bb\ufeffc\u00add", r"a\u200bb\ufeffc\xadd"),
        ("a\u2028b", r"a\u2028b"),
        ("\U000e0041", r"\U000e0041"),
        ("\udcff", r"\udcff"),
        ("£95,000–£145,000, naïve, 日本", "£95,000–£145,000, naïve, 日本"),
        ("[red]", "[red]"),
    ],
)
def test_what_would_be_obeyed_is_written_as_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None), max_size=50))
def test_no_text_leaves_a_control_or_an_invisible_mark_behind(text: str) -> None:
    shown = visible(text)

    kinds = {unicodedata.category(mark) for mark in shown if mark not in "\n" + ARABIC_AND_MUSIC}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown.encode("utf-8")


ARABIC_AND_MUSIC = "".join(
    chr(code)
    for first, last in (
        (0x600, 0x605), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2),
        (0x110BD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Marks that Unicode counts as format and that are drawn all the same."""


@given(st.text(max_size=50))
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(max_size=50))
def test_a_title_stays_on_one_line(text: str) -> None:
    assert len(on_one_line(text).splitlines()) <= 1
