"""One page that holds everything that breaks a format, and every format held to it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from datetime import date
from decimal import Decimal
from enum import Enum
from io import BytesIO, StringIO, TextIOWrapper
from typing import ClassVar

import pytest

from mlcareer.page import (
    Bar,
    Column,
    Facts,
    Marked,
    Note,
    NoteKind,
    Page,
    Share,
    SourceLine,
    Span,
    Steps,
    Table,
    Text,
    Unit,
)
from mlcareer.record import Answer
from mlcareer.render.formats import Format, renderer_for
from mlcareer.render.json_text import json_line, write_json

EVIL = "[red]\x1b[31m \x1b]0;t\x07 \u202eabc\u200b\x00 <b>&amp; *x* _y_ `z` | #1 ~~d~~ !\\"
"""Rich markup, escapes that colour and that name a window, a turned and an invisible mark, NUL,
HTML, and what Markdown takes for its own."""

FORMULA = "=HYPERLINK(1)"

AWKWARD = Page(
    title=f"A | B\nC {EVIL}",
    blocks=(
        Table(
            (
                Column("=Group|", grouped=True),
                Column(f"Name\n{EVIL}"),
                Column("Pay", Unit.GBP_PER_YEAR),
                Column("Range", Unit.GBP_PER_YEAR),
                Column("Bar", Unit.GBP_PER_YEAR),
                Column("Part", Unit.PERCENT),
                Column("Seen", Unit.DAY),
                Column("Open"),
            ),
            (
                ("one", EVIL, 72_000, Span(1, 2), Bar(Span(1, 2), 3), Share(1, 2), None, True),
                ("one", FORMULA, None, None, None, None, date(2026, 3, 31), None),
                (
                    FORMULA,
                    Marked((("Pipe|", True), ("Works\nLtd", False))),
                    Decimal("-1.50"),
                    Span(3, None),
                    Bar(Span(3, None)),
                    None,
                    None,
                    False,
                ),
                ("@x", "+1", -5, Span(3, 4, open_ended=True), None, Share(0, 0), None, None),
            ),
            title=EVIL,
            caption=EVIL,
        ),
        Text((EVIL, "1. not a list", "- nor this\n# nor this"), title=EVIL),
        Steps((EVIL, "second"), title="Steps", ordered=True),
        Steps((EVIL,)),
        Facts(((f"Label\n{EVIL}", EVIL),), title="Facts"),
    ),
    notes=(Note(EVIL, NoteKind.CAUTION), Note("Pay at [red] is a guess.")),
    sources=(
        SourceLine("evil", EVIL, "example.org/a_b", overdue=True),
        SourceLine("`|\n", "plain", "example.org"),
    ),
)

DRAWN = [output for output in Format if output is not Format.JSON]


def written(output: Format, page: Page = AWKWARD) -> str:
    """Return a page as a format writes it."""
    out = StringIO()
    renderer_for(output).write(page, out, color=True)
    return out.getvalue()


@pytest.mark.parametrize("output", DRAWN)
def test_nothing_that_steers_a_terminal_gets_through(output: Format) -> None:
    text = written(output)

    found = {mark for mark in text if unicodedata.category(mark) in {"Cc", "Cf", "Cs"}}
    assert found == {"\n"}


@pytest.mark.parametrize("output", DRAWN)
def test_every_word_and_figure_of_the_table_is_there(output: Format) -> None:
    text = written(output).replace("\\", "").replace("**", "").replace(",", "")

    for word in ("x1b[31m", "u202eabc", "72000", "1.50", "2026-03-31", "Pipe|", "Works", "one"):
        assert word in text


@pytest.mark.parametrize("output", DRAWN)
def test_a_page_of_nothing_is_no_error(output: Format) -> None:
    empty = Page(title="Empty", blocks=(Table((Column("A"), Column("B", Unit.GBP)), ()),))

    assert "A" in written(output, empty)


@pytest.mark.parametrize("output", [Format.TABLE, Format.MARKDOWN])
def test_a_page_is_all_there_in_the_formats_that_show_all_of_it(output: Format) -> None:
    text = written(output).replace("\\", "").replace("*", "")

    for word in ("nor this", "second", "Label", "Caution:", "a guess.", "example.org/a", "Steps"):
        assert word in text
    assert re.search("overdue for review", text, re.IGNORECASE)


class TestTerminal:
    def test_square_brackets_arrive_as_written(self) -> None:
        text = written(Format.TABLE)

        assert "Pay at [red] is a guess." in text
        assert "[red]" in text.splitlines()[0]

    def test_what_is_not_known_is_a_dash_in_a_table(self) -> None:
        table = Table((Column("A"), Column("B", Unit.GBP)), (("x", None), ("y", 0)))

        lines = written(Format.TABLE, Page(title="T", blocks=(table,))).splitlines()

        assert [line.split() for line in lines[-2:]] == [["x", "–"], ["y", "£0"]]

    def test_no_line_ends_in_blanks(self) -> None:
        assert not [line for line in written(Format.TABLE).splitlines() if line != line.rstrip()]


class TestMarkdown:
    def test_every_row_has_as_many_cells_as_its_heading(self) -> None:
        rows = [line for line in written(Format.MARKDOWN).splitlines() if line.startswith("|")]

        # Three groups, each a heading, a rule and its rows: 2 + 1 + 1 rows.
        assert len(rows) == 3 * 2 + 4
        # Seven columns, as the eighth is the heading above; a pipe of a text is escaped.
        cells = {re.sub(r"\\.", "", row).count("|") - 1 for row in rows}
        assert cells == {7}

    def test_figures_are_set_to_the_right_and_text_to_the_left(self) -> None:
        assert "| --- | ---: | ---: | ---: | ---: | ---: | --- |" in written(Format.MARKDOWN)

    def test_no_text_is_taken_for_a_tag_a_list_or_a_heading(self) -> None:
        text = written(Format.MARKDOWN)

        assert not re.search(r"(?<!\\)<(?!br>)", text)
        assert "1\\. not a list" in text
        assert "\\- nor this\n\\# nor this" in text
        headings = [line for line in text.splitlines() if line.startswith("#")]
        assert [heading.split(" ")[0] for heading in headings] == [
            "#",
            "##",
            *["###"] * 3,
            *["##"] * 4,
        ]

    def test_a_heading_is_as_deep_as_its_section_and_its_groups_are_one_deeper(self) -> None:
        grouped = Table((Column("By", grouped=True), Column("What")), (("one", "a"),), "Deep")
        blocks = (Text((), title="Part"), grouped.replace(depth=2), Facts((), "Deeper", depth=3))

        text = written(Format.MARKDOWN, Page(title="Page", blocks=blocks))

        headings = [line for line in text.splitlines() if line.startswith("#")]
        assert headings == ["# Page", "## Part", "### Deep", "#### one", "#### Deeper"]

    def test_a_fact_of_several_lines_is_a_list_within_the_list(self) -> None:
        page = Page(title="Page", blocks=(Facts((("Proves", "a: b\n- c"), ("Why", "so"))),))

        assert written(Format.MARKDOWN, page).splitlines()[2:] == [
            "- **Proves:**",
            "  - a: b",
            "  - \\- c",
            "- **Why:** so",
        ]

    def test_an_entity_is_shown_as_it_was_written(self) -> None:
        assert "&amp;amp;" in written(Format.MARKDOWN)

    def test_bars_are_code_so_that_they_stand_below_each_other(self) -> None:
        bars = re.findall("`([·█▶◆]+)`", written(Format.MARKDOWN))

        assert len(bars) == 4
        assert {len(bar) for bar in bars} == {30}


class TestCommaSeparated:
    def rows(self, page: Page = AWKWARD) -> list[list[str]]:
        return list(csv.reader(StringIO(written(Format.CSV, page)), strict=True))

    def test_it_is_read_back_with_as_many_columns_in_every_row(self) -> None:
        rows = self.rows()

        assert len(rows) == 1 + 4
        # The bars are gone, the range has become three columns: 8 - 2 + 2.
        assert {len(row) for row in rows} == {8}

    def test_figures_are_raw_and_their_units_stand_in_the_headings(self) -> None:
        heading, first, _, third, fourth = self.rows()

        assert heading[2:] == [
            "Pay [GBP/year]",
            "Range min [GBP/year]",
            "Range max [GBP/year]",
            "Range open ended",
            "Seen [date]",
            "Open",
        ]
        assert first[2:] == ["72000", "1", "2", "false", "", "true"]
        assert third[2:] == ["-1.50", "3", "", "true", "", "false"]
        assert fourth[2:6] == ["-5", "3", "4", "true"]

    def test_no_text_nor_heading_is_a_formula(self) -> None:
        rows = self.rows()

        assert rows[0][0] == "'=Group|"
        assert [row[0] for row in rows[1:]] == ["one", "one", f"'{FORMULA}", "'@x"]
        assert [row[1] for row in rows[2:]] == [f"'{FORMULA}", "Pipe|Works\nLtd", "'+1"]

    @pytest.mark.parametrize("text", [" =1", "\t@x", "\u00a0+1", "＝1", "\n-1"])
    def test_nor_is_one_behind_spaces_or_in_wide_letters(self, text: str) -> None:
        page = Page(title="T", blocks=(Table((Column(text),), ((text,),)),))

        assert [row[0][0] for row in self.rows(page)] == ["'", "'"]

    def test_a_page_without_a_table_gives_no_rows(self) -> None:
        assert written(Format.CSV, Page(title="T", blocks=(Text(("x",)),))) == ""


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
