"""What a terminal shows at any width: nothing wider than it, no figure and no name cut."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mlcareer.page import (
    Bar,
    Cell,
    Column,
    Fact,
    Facts,
    Note,
    Page,
    Share,
    SourceLine,
    Span,
    Steps,
    Table,
    Text,
    Unit,
    bad,
    caution,
    command,
    dim,
    good,
    money,
    next_step,
    warn,
)
from mlcareer.record import Record
from mlcareer.render.formats import View
from mlcareer.render.terminal import write


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(
    page: Page, monkeypatch: pytest.MonkeyPatch, width: int = 80, *, full: bool = False
) -> list[str]:
    """Return the lines of a page at a width."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = StringIO()
    write(page, out, View(full=full))
    return out.getvalue().splitlines()


class Row(Record, kw_only=False):
    """A band as `salary` shows it."""

    level: str
    region: str
    pay: Span
    bar: Bar
    why: str = "because it is so"


def row(level: str, region: str, low: int, high: int, *, open_ended: bool = False) -> Row:
    span = Span(low, high, open_ended)
    return Row(level, region, span, Bar(span))


BANDS = Table(
    (
        Column("Level", lambda row: row.level),
        Column("Region", lambda row: row.region),
        Column("Base pay a year", lambda row: row.pay, Unit.GBP_PER_YEAR),
        Column("", lambda row: row.bar, Unit.GBP_PER_YEAR),
    ),
    (
        row("Mid-level", "London", 65_000, 95_000),
        row("Senior", "London", 95_000, 145_000),
        row("Staff / Principal", "London", 145_000, 195_000, open_ended=True),
        row("Senior", "Rest of UK", 80_000, 125_000),
    ),
    asked=lambda row: row.level == "Senior" and row.region == "London",
)


def test_a_table_is_set_out_with_a_rule_below_its_heading_and_bars_on_one_scale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Names are to the left, pay to the right, and the scale is named by its two ends."""
    # 17 + 10 + 19 for text and 3 gaps of 2 leave 28 of 80 for the bars.
    assert drawn(Page(answer="Senior, London", blocks=(BANDS,)), monkeypatch) == [
        "Senior, London",
        "",
        "Level              Region         Base pay a year  £60k                    £200k",
        "─" * 80,
        "Mid-level          London         £65,000–£95,000  ·███████·····················",
        "Senior             London        £95,000–£145,000  ·······███████████···········",
        "Staff / Principal  London      £145,000–£195,000+  ·················██████████▶·",
        "Senior             Rest of UK    £80,000–£125,000  ····██████████···············",
    ]


def test_at_120_columns_a_picture_is_no_wider_than_at_80(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    narrow, wide = (drawn(Page(answer="T", blocks=(BANDS,)), monkeypatch, n) for n in (80, 120))

    assert wide[4:] == narrow[4:]


def test_below_60_columns_the_pictures_go_and_the_figures_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = drawn(Page(answer="T", blocks=(BANDS,)), monkeypatch, 59)

    assert "█" not in "".join(lines)
    assert lines[5] == "Senior             London        £95,000–£145,000"


LADDER = Table(
    (
        Column("Level", lambda row: row.level),
        Column("Base pay a year", lambda row: row.pay, Unit.GBP_PER_YEAR),
        Column("Why", lambda row: row.why),
        Column("Again", lambda row: row.pay, Unit.GBP_PER_YEAR),
    ),
    BANDS.items[:2],
)


def test_a_table_too_wide_has_its_last_text_below_each_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 9 + 16 + 17 + 16 for the columns, as so short a text is kept whole, and 6 for gaps: 64.
    page = Page(answer="T", blocks=(LADDER,))

    assert drawn(page, monkeypatch, 64)[5] == (
        "Senior     £95,000–£145,000  because it is so  £95,000–£145,000"
    )
    assert drawn(page, monkeypatch, 60)[2:] == [
        "Level       Base pay a year             Again",
        "─────────────────────────────────────────────",
        "Mid-level   £65,000–£95,000   £65,000–£95,000",
        "  because it is so",
        "Senior     £95,000–£145,000  £95,000–£145,000",
        "  because it is so",
    ]


def test_a_picture_goes_before_a_name_goes_below_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    # 17 + 10 + 19 for text, 4 for gaps: 50. The bars, of which the scale is 12 wide, need 64.
    level, _, pay, bar = BANDS.columns
    region: Column[Row] = Column("Region", lambda row: row.region, whole=True)
    table = BANDS.replace(columns=(level, region, pay, bar))
    lines = drawn(Page(answer="T", blocks=(table,)), monkeypatch, 60)

    assert lines[5] == "Senior             London        £95,000–£145,000"
    assert not any("Region:" in line for line in lines)


def test_where_that_does_not_suffice_each_row_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two figures of 16 and a level of 9 need 45 with their gaps; 40 are too few.
    assert drawn(Page(answer="T", blocks=(LADDER,)), monkeypatch, 40)[2:6] == [
        "Mid-level",
        "  Base pay a year: £65,000–£95,000",
        "  Again: £65,000–£95,000",
        "  Why: because it is so",
    ]


def test_facts_are_keys_beside_their_text_which_wraps_in_a_column_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    facts = Facts((Fact("On top", "equity"), caution("one two three four five six")))

    assert drawn(Page(answer="T", blocks=(facts,)), monkeypatch, 30)[2:] == [
        "On top   equity",
        "Caution  one two three four",
        "         five six",
    ]


def test_prose_stops_at_a_hundred_characters_however_wide_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = "word " * 100
    page = Page(
        answer="T", blocks=(Text((words,)), Facts((Fact("Key", words),))), notes=(Note(words),)
    )

    assert max(map(len, drawn(page, monkeypatch, 200, full=True))) <= 100


WORDS = st.text("abcdefg ", min_size=1, max_size=40).filter(str.strip)
WIDE = st.text("日本語 ab", min_size=1, max_size=20).filter(str.strip)
POUNDS = st.integers(0, 9_999_999)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low = draw(POUNDS)
    return Span(low, draw(st.one_of(st.none(), st.integers(low, 9_999_999))), draw(st.booleans()))


@st.composite
def tables(draw: st.DrawFn) -> Table[tuple[Cell, ...]]:
    kinds: dict[str, tuple[Unit, st.SearchStrategy[Cell]]] = {
        "prose": (Unit.TEXT, WORDS),
        "wide": (Unit.TEXT, WIDE),
        "toned": (Unit.TEXT, st.builds(good, WORDS)),
        "pounds": (Unit.GBP_PER_YEAR, POUNDS),
        "span": (Unit.GBP_PER_YEAR, spans()),
        "bar": (Unit.GBP_PER_YEAR, st.builds(Bar, spans())),
        "share": (Unit.PERCENT, st.builds(Share, POUNDS, POUNDS)),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=7))

    def fetching(index: int) -> Column[tuple[Cell, ...]]:
        return Column(draw(WORDS), lambda row: row[index], kinds[chosen[index]][0])

    columns = tuple(map(fetching, range(len(chosen))))
    cells = st.tuples(*(kinds[kind][1] for kind in chosen))
    items = tuple(draw(st.lists(cells, max_size=4)))
    return Table(columns, items, title=draw(WORDS), asked=draw(st.sampled_from((None, bool))))


@settings(max_examples=100, deadline=None)
@given(tables(), WORDS, st.integers(40, 200))
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_cut(
    table: Table[tuple[Cell, ...]], prose: str, width: int
) -> None:
    page = Page(
        answer=prose,
        blocks=(
            table,
            Text((prose, prose)),
            Steps((prose,), ordered=True),
            Facts((Fact("Key", prose), next_step("salary"))),
        ),
        notes=(Note(prose),),
        sources=(SourceLine("x", prose, prose),),
    )

    with pytest.MonkeyPatch.context() as monkeypatch:
        lines = drawn(page, monkeypatch, width, full=True)

    assert max(cell_len(line) for line in lines) <= width
    assert not [line for line in lines if line.endswith(" ")]
    text = "\n".join(lines)
    for cells in table.rows:
        for cell in cells:
            if isinstance(cell, int):
                assert f"£{cell:,}" in text
            if isinstance(cell, Span):
                assert f"£{cell.low:,}" in text
                assert cell.high is None or f"£{cell.high:,}" in text
            if isinstance(cell, str):
                assert all(word in text for word in cell.split())


VERDICTS = Page(
    answer=(good("Good offer"), ": ", money(Decimal(85_000)), dim(" a year")),
    blocks=(
        BANDS,
        Facts((Fact("Visa", bad("fails")), Fact("Role", warn("low")), next_step("visa"))),
    ),
    footer="Advertised pay.",
    sources=(SourceLine("x", "X", "example.org", short="X 2026", overdue=date(2026, 6, 30)),),
)

COLOURS = {"Good offer": 32, "fails": 31, "low": 33, "mlcareer visa": 36, "Overdue": 33}
"""Green, red, yellow, cyan, yellow, as a terminal numbers them."""


def on_terminal(monkeypatch: pytest.MonkeyPatch, page: Page, view: View) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    out = Terminal()
    write(page, out, view)
    return out.getvalue()


def test_colour_is_on_verdicts_and_commands_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = on_terminal(monkeypatch, VERDICTS, View())

    for words, color in COLOURS.items():
        assert re.search(rf"\x1b\[(1;)?{color}m{words}", text), words
    coloured = re.findall(r"\x1b\[[0-9;]*3[0-7]m([^\x1b]*)", text)
    assert len(coloured) == len(COLOURS)


def test_the_row_that_was_asked_for_is_bold_and_its_neighbours_dim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = on_terminal(monkeypatch, VERDICTS, View()).splitlines()

    assert [line[:4] for line in lines[4:8]] == ["\x1b[2m", "\x1b[1m", "\x1b[2m", "\x1b[2m"]


def test_without_colour_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_colour = on_terminal(monkeypatch, VERDICTS, View())
    without = on_terminal(monkeypatch, VERDICTS, View(color=False))
    piped = drawn(VERDICTS, monkeypatch)

    assert re.sub(r"\x1b\[[0-9;]*m", "", with_colour).splitlines() == piped
    assert re.sub(r"\x1b\[[0-9;]*m", "", without).splitlines() == piped
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", without)


def test_nothing_follows_the_text_of_a_line_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = on_terminal(monkeypatch, VERDICTS, View())

    assert not [line for line in text.splitlines() if re.search(r" (\x1b\[0m)?$", line)]


PAGE = Page(answer="Title", blocks=(Text((command("mlcareer salary"),)),))


@pytest.mark.parametrize(
    ("variables", "is_terminal", "color", "expected"),
    [
        pytest.param({}, True, True, "colour", id="a terminal"),
        pytest.param({}, False, True, "plain", id="a pipe"),
        pytest.param({"NO_COLOR": "1"}, True, True, "bold", id="NO_COLOR on a terminal"),
        pytest.param({}, True, False, "bold", id="--no-color on a terminal"),
        pytest.param({}, False, False, "plain", id="--no-color in a pipe"),
        pytest.param({"FORCE_COLOR": "1"}, False, True, "colour", id="FORCE_COLOR in a pipe"),
        pytest.param({"FORCE_COLOR": "1"}, False, False, "bold", id="forced and forbidden"),
        pytest.param({"TERM": "dumb"}, True, True, "plain", id="a dumb terminal"),
    ],
)
def test_colour_is_where_a_terminal_shows_it_and_nobody_forbids_it(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    is_terminal: bool,
    color: bool,
    expected: str,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80", **variables}.items():
        monkeypatch.setenv(name, value)
    out = Terminal() if is_terminal else StringIO()

    write(PAGE, out, View(color=color))

    text = out.getvalue()
    seen = "colour" if "\x1b[36m" in text else "bold" if "\x1b[1m" in text else "plain"
    assert seen == expected
    assert ("\x1b" in text) == (expected != "plain")


@pytest.mark.parametrize("term", ["dumb", "unknown"])
@pytest.mark.parametrize("width", [20, 33])
def test_a_terminal_that_obeys_nothing_is_kept_to_as_well(
    monkeypatch: pytest.MonkeyPatch, term: str, width: int
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", str(width))
    out = Terminal()

    write(Page(answer="T", blocks=(Text(("word " * 40,)),)), out, View())

    assert max(map(len, out.getvalue().splitlines())) <= width


def test_a_pipe_is_80_columns_wide_where_nothing_says_how_wide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    out = StringIO()

    write(Page(answer="T", blocks=(Text(("word " * 40,)),)), out, View())

    assert max(map(len, out.getvalue().splitlines())) == 79
