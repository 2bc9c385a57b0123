"""One page that holds everything that breaks a format, and every format held to it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from enum import Enum
from html import unescape
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.conftest import awkward

from mlcareer.page import Column, Fact, Facts, Note, Page, Steps, Table, Text, Unit, bold, next_step
from mlcareer.record import Answer
from mlcareer.render import html
from mlcareer.render.formats import Format, View, renderer_for
from mlcareer.render.json_text import json_line, write_json
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

EVIL = "[red]\x1b[31m \x1b]0;t\x07 \u202eabc\u200b\x00 <b>&amp; *x* _y_ `z` | #1 ~~d~~ !\\"
"""Rich markup, escapes that colour and that name a window, a turned and an invisible mark, NUL,
HTML, and what Markdown takes for its own."""

FORMULA = "=HYPERLINK(1)"

AWKWARD = awkward(EVIL)

DRAWN = [output for output in Format if output is not Format.JSON]

FULL = View(full=True)


def written(output: Format, page: Page = AWKWARD, view: View = FULL) -> str:
    """Return a page as a format writes it."""
    out = StringIO()
    renderer_for(output).write(page, out, view)
    return out.getvalue()


def as_html(page: Page) -> str:
    out = StringIO()
    html.write(page, out, FULL)
    return out.getvalue()


def table_of(*texts: str) -> Table[str]:
    """Return a table of one column, a text a row."""
    return Table((Column("Name", lambda text: text),), texts)


@pytest.mark.parametrize("view", [FULL, View()])
@pytest.mark.parametrize("output", DRAWN)
def test_nothing_that_steers_a_terminal_gets_through(output: Format, view: View) -> None:
    text = written(output, view=view)

    found = {mark for mark in text if unicodedata.category(mark) in {"Cc", "Cf", "Cs"}}
    assert found == {"\n"}


@pytest.mark.parametrize("output", DRAWN)
def test_every_word_and_figure_of_the_table_is_there(output: Format) -> None:
    text = written(output).replace("\\", "").replace("**", "").replace(",", "")

    for word in ("x1b[31m", "u202eabc", "72000", "not", "this", "Zażółć", "last", "one"):
        assert word in text
    assert "2026-03-31" in text or "31 March 2026" in text


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs"]), min_size=1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(20, 130))
def test_no_renderer_loses_the_text_of_a_cell(rows: list[tuple[str, str, str]], width: int) -> None:
    """Whatever is broken over lines, escaped or put below its row, each letter is there."""
    page = Page(
        answer="T",
        blocks=(
            Table(
                (
                    Column("A", lambda row: row[0]),
                    Column("B", lambda row: bold(row[1])),
                    Column("C", lambda row: ("x", row[2])),
                ),
                tuple(rows),
            ),
        ),
    )
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("COLUMNS", str(width))
        drawn = {output: written(output, page) for output in DRAWN}
    drawn["html"] = unescape(as_html(page))  # type: ignore[index]

    for output, text in drawn.items():
        left = Counter(text)
        for row in rows:
            for cell in row:
                needed = Counter("".join(visible(cell).split()))
                if output in {Format.MARKDOWN, Format.MD}:
                    # An ampersand and its like are written as entities.
                    needed = Counter(letter for letter in needed.elements() if letter.isalnum())
                assert needed <= left, (output, cell)


@pytest.mark.parametrize("output", DRAWN)
def test_a_page_of_nothing_is_no_error(output: Format) -> None:
    empty = Page(
        answer="No employers found",
        blocks=(Table((Column("A", lambda item: item),), ()), Facts(()), Text(()), Steps(())),
        details=(Table((Column("A", lambda item: item),), (), title="Heading"),),
    )

    text = written(output, empty)

    assert ("No employers found" in text) == (output is not Format.CSV)
    # A heading without content is not drawn.
    assert "Heading" not in text


@pytest.mark.parametrize("draw", [lambda page: written(Format.TABLE, page), as_html])
def test_a_column_of_which_nothing_is_known_is_not_drawn(draw: Callable[[Page], str]) -> None:
    known = Column[str]("Known", lambda item: item)
    unknown = Column[str]("Unknown", lambda _: None)

    text = draw(Page(answer="T", blocks=(Table((known, unknown), ("a", "b")),)))

    assert "Known" in text
    assert "Unknown" not in text


@pytest.mark.parametrize("output", [Format.TABLE, Format.MARKDOWN, Format.MD])
def test_a_page_is_all_there_in_the_formats_that_show_all_of_it(output: Format) -> None:
    text = written(output).replace("\\", "").replace("*", "")

    for word in ("second", "On top", "Caution", "Quiet.", "example.org/a", "Steps", "more of it"):
        assert word in text
    assert "Overdue since 30 June 2026" in text


@pytest.mark.parametrize("output", [Format.TABLE, Format.MARKDOWN])
def test_pence_are_shown_when_they_are_asked_for(output: Format) -> None:
    text = written(output).replace("\\", "")
    with_pence = written(output, view=View(full=True, pence=True)).replace("\\", "")

    assert "£13" in text
    assert "−£2" in text
    assert "£12.50" in with_pence
    assert "−£1.50" in with_pence


class TestTerminal:
    def test_square_brackets_arrive_as_written(self) -> None:
        assert "[red]" in written(Format.TABLE).splitlines()[0]

    def test_what_is_not_known_is_a_dash_in_a_table(self) -> None:
        table = Table(
            (
                Column[tuple[str, int | None]]("A", lambda row: row[0]),
                Column[tuple[str, int | None]]("B", lambda row: row[1], Unit.GBP),
            ),
            (("x", None), ("y", 0)),
        )

        lines = written(Format.TABLE, Page(answer="T", blocks=(table,))).splitlines()

        assert [line.split() for line in lines[-2:]] == [["x", "–"], ["y", "£0"]]

    def test_no_line_ends_in_blanks(self) -> None:
        assert not [line for line in written(Format.TABLE).splitlines() if line != line.rstrip()]


class TestMarkdown:
    def test_every_row_has_as_many_cells_as_its_heading(self) -> None:
        rows = [line for line in written(Format.MARKDOWN).splitlines() if line.startswith("|")]

        assert len(rows) == 2 + 4
        # Nine columns but the one of which nothing is known; a pipe of a text is escaped.
        cells = {re.sub(r"\\.", "", row).count("|") - 1 for row in rows}
        assert cells == {8}

    def test_figures_are_set_to_the_right_and_text_to_the_left(self) -> None:
        rule = "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |"
        assert rule in written(Format.MARKDOWN)

    def test_no_text_is_taken_for_a_tag_a_list_or_a_heading(self) -> None:
        page = Page(
            answer=EVIL,
            blocks=(Text(("1. not a list", "- nor this\n# nor this"), title="Words"),),
        )
        text = written(Format.MARKDOWN, page)

        assert not re.search(r"(?<!\\)<(?!br>)", text)
        assert "1\\. not a list" in text
        assert "\\- nor this\n\\# nor this" in text
        headings = [line for line in text.splitlines() if line.startswith("#")]
        assert [heading.split(" ")[0] for heading in headings] == ["#", "##"]

    def test_a_heading_is_as_deep_as_its_section(self) -> None:
        part = Text(("Words.",), title="Part")
        blocks = (part, table_of("a").replace(title="Deep", depth=2), part.replace(depth=3))

        text = written(Format.MARKDOWN, Page(answer="Page", blocks=blocks))

        headings = [line for line in text.splitlines() if line.startswith("#")]
        assert headings == ["# Page", "## Part", "### Deep", "#### Part"]

    def test_the_order_is_that_of_the_full_page(self) -> None:
        page = Page(
            answer="Answer",
            blocks=(table_of("block"),),
            details=(Text(("detail",)),),
            notes=(Note("note"),),
        )

        text = written(Format.MARKDOWN, page)

        assert sorted(("Answer", "block", "detail", "note"), key=text.index) == [
            "Answer",
            "block",
            "detail",
            "note",
        ]

    def test_a_fact_of_several_lines_is_a_list_within_the_list(self) -> None:
        page = Page(
            answer="Page", blocks=(Facts((Fact("Proves", "a: b\n- c"), Fact("Why", "so"))),)
        )

        assert written(Format.MARKDOWN, page).splitlines()[2:] == [
            "- **Proves:**",
            "  - a: b",
            "  - \\- c",
            "- **Why:** so",
        ]

    def test_a_command_is_code_to_be_copied(self) -> None:
        page = Page(answer="Page", blocks=(Facts((next_step("salary", "levels mid"),)),))

        assert "- **Next:** `mlcareer salary`; `mlcareer levels mid`" in written(
            Format.MARKDOWN, page
        )

    def test_an_entity_is_shown_as_it_was_written(self) -> None:
        assert "&amp;amp;" in written(Format.MARKDOWN)

    def test_bars_are_code_so_that_they_line_up(self) -> None:
        bars = re.findall("`([·█▶◆─]+)`", written(Format.MARKDOWN))

        # Three bars and three shares.
        assert len(bars) == 6
        assert {len(bar) for bar in bars} == {30}


class TestCommaSeparated:
    def rows(self, page: Page = AWKWARD) -> list[list[str]]:
        return list(csv.reader(StringIO(written(Format.CSV, page)), strict=True))

    def test_it_is_read_back_with_as_many_columns_in_every_row(self) -> None:
        rows = self.rows()

        assert len(rows) == 1 + 4
        # The bars and shares are gone, the range has become three columns: 9 - 2 + 2.
        assert {len(row) for row in rows} == {9}

    def test_figures_are_raw_and_their_units_are_in_the_headings(self) -> None:
        heading, first, second, third, fourth = self.rows()

        assert heading[2:] == [
            "Pay [GBP/year]",
            "Range min [GBP/year]",
            "Range max [GBP/year]",
            "Range open ended",
            "Seen [date]",
            "Open",
            "Unknown",
        ]
        assert first[2:] == ["72000", "1", "2", "false", "", "true", ""]
        assert second[6] == "2026-03-31"
        assert third[2:6] == ["-1.50", "3", "", "true"]
        assert fourth[2:] == ["-5", "", "", "", "", "false", ""]

    def test_it_is_the_same_in_brief_and_in_full_to_the_penny(self) -> None:
        assert written(Format.CSV, view=View()) == written(Format.CSV)

    def test_a_table_that_is_cut_on_the_screen_is_whole_here(self) -> None:
        column = Column[str]("Name", lambda text: text, brief=False)
        page = Page(answer="T", blocks=(Table((column,), ("a", "b", "c"), brief=1),))

        assert self.rows(page) == [["Name"], ["a"], ["b"], ["c"]]

    def test_no_text_nor_heading_is_a_formula(self) -> None:
        table = Table((Column[str]("=Group|", lambda text: text),), ("one", FORMULA, "@x", "+1"))

        rows = self.rows(Page(answer="T", blocks=(table,)))

        assert [row[0] for row in rows] == ["'=Group|", "one", f"'{FORMULA}", "'@x", "'+1"]

    @pytest.mark.parametrize("text", [" =1", "\t@x", "\u00a0+1", "＝1", "\n-1"])
    def test_nor_is_one_behind_spaces_or_in_wide_letters(self, text: str) -> None:
        table = Table((Column[str](text, lambda item: item),), (text,))

        assert [row[0][0] for row in self.rows(Page(answer="T", blocks=(table,)))] == ["'", "'"]

    def test_a_page_without_a_table_gives_no_rows(self) -> None:
        assert written(Format.CSV, Page(answer="T", blocks=(Text(("x",)),))) == ""

    def test_its_rows_are_the_page_s_own_where_it_has_some(self) -> None:
        page = Page(answer="T", blocks=(table_of("a"),), rows=table_of("b"))

        assert self.rows(page) == [["Name"], ["b"]]


class Kind(Enum):
    """A kind."""

    ONE = "one"


class Reply(Answer):
    """One of each kind of value that an answer may hold."""

    schema = "reply/1"
    CONSTANT: ClassVar[str] = "not a field"

    text: str = EVIL
    pounds: int = 95_000
    pence: Decimal = Decimal("1321.20")
    day: date = date(2026, 11, 23)
    kind: Kind = Kind.ONE
    known: bool = True
    nothing: None = None
    many: tuple[str, ...] = ("a", "é")


class TestJson:
    def read(self, encoding: str = "utf-8") -> tuple[str, dict[str, object]]:
        raw = BytesIO()
        out = TextIOWrapper(raw, encoding=encoding)
        write_json(Reply(), out)
        out.flush()
        text = raw.getvalue().decode(encoding)
        return text, json.loads(text)

    def test_an_answer_is_its_fields_after_its_kind_and_version(self) -> None:
        _, fields = self.read()

        assert fields == {
            "schema": "reply/1",
            "text": EVIL,
            "pounds": 95_000,
            "pence": 1321.2,
            "day": "2026-11-23",
            "kind": "one",
            "known": True,
            "nothing": None,
            "many": ["a", "é"],
        }

    def test_a_terminal_that_is_shown_it_has_nothing_to_obey(self) -> None:
        text, _ = self.read()

        assert {mark for mark in text if not mark.isprintable()} == {"\n"}

    def test_a_stream_that_lacks_a_letter_is_given_an_escape_that_json_knows(self) -> None:
        answer = Reply(text="£ é")
        raw = BytesIO()
        out = TextIOWrapper(raw, encoding="ascii")
        write_json(answer, out)
        out.flush()

        assert json.loads(raw.getvalue())["text"] == "£ é"

    def test_letters_stay_readable_where_nothing_speaks_against_it(self) -> None:
        out = StringIO()
        write_json(Reply(text="£ é"), out)

        assert '"text": "£ é"' in out.getvalue()

    def test_a_line_is_one_line(self) -> None:
        assert json.loads(json_line(Reply()))["pounds"] == 95_000
        assert "\n" not in json_line(Reply())
