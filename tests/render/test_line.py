"""Lines break where Rich breaks them, and keep the style of each piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from mlcareer.render.line import Line

if TYPE_CHECKING:
    from rich.console import Console

NOT_NEEDED = cast("Console", None)
"""Rich asks for a console to wrap a text, and uses it only where the text is justified."""

WORDS = st.text(st.sampled_from("ab£–…é日本🎉 \n"), max_size=60)
STYLES = st.sampled_from(["", "bold", "dim"])
PIECES = st.lists(st.tuples(WORDS, STYLES), max_size=5)


def style_of_each_character(line: Line) -> list[tuple[str, str]]:
    return [(character, style) for text, style in line.pieces for character in text]


@given(WORDS, st.integers(2, 30))
def test_lines_are_those_of_rich_without_the_spaces_at_their_ends(text: str, width: int) -> None:
    by_rich = Text(text).wrap(NOT_NEEDED, width, overflow="fold") if text else [Text()]

    ours = [line.plain.rstrip() for line in Line(text).wrapped(width)]
    # Rich has no line after a line break at the very end.
    expected = [line.plain.rstrip() for line in by_rich]
    assert ours in (expected, [*expected, ""])


@given(PIECES, st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_nothing_but_spaces_is_lost(
    pieces: list[tuple[str, str]], width: int
) -> None:
    whole = Line.assemble(pieces)
    lines = whole.wrapped(width)

    assert all(cell_len(line.plain) <= width for line in lines)
    kept = [part for line in lines for part in style_of_each_character(line)]
    assert [part for part in kept if not part[0].isspace()] == [
        part for part in style_of_each_character(whole) if not part[0].isspace()
    ]


def test_a_style_goes_on_over_a_break() -> None:
    line = Line.assemble([("two ", ""), ("bold words", "bold"), (" and", "")])

    # "two bold" takes 8 of 9 cells, and "words and" all of them.
    assert [each.pieces for each in line.wrapped(9)] == [
        [("two ", ""), ("bold", "bold")],
        [("words", "bold"), (" and", "")],
    ]


def test_a_line_that_fits_is_left_as_it_is() -> None:
    line = Line("as it is ", style="dim")

    assert line.wrapped(9) == [line]
    assert line.width == 9


def test_what_is_appended_keeps_its_style_and_text_alone_has_none() -> None:
    line = Line("a", style="bold").append("b").append(Line("c", style="dim"))

    assert line.pieces == [("a", "bold"), ("b", ""), ("c", "dim")]
    assert line.styled("bold").pieces == [("abc", "bold")]


def test_a_wide_character_takes_two_cells() -> None:
    assert Line("日本").width == 4
    assert [line.plain for line in Line("日本語").wrapped(4)] == ["日本", "語"]
