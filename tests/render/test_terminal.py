"""What a terminal shows at any width: nothing wider than it, no figure and no name cut."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mlcareer.page import Bar, Column, Facts, Note, Page, SourceLine, Span, Steps, Table, Text, Unit
from mlcareer.render.terminal import write

if TYPE_CHECKING:
    from mlcareer.page import Cell


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(page: Page, monkeypatch: pytest.MonkeyPatch, width: int) -> list[str]:
    """Return the lines of a page at a width."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = StringIO()
    write(page, out, color=False)
    return out.getvalue().splitlines()


WORDS = st.text("abcdefg ", min_size=1, max_size=40).filter(str.strip)
WIDE = st.text("日本語 ab", min_size=1, max_size=20).filter(str.strip)
POUNDS = st.integers(0, 9_999_999)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low = draw(POUNDS)
    return Span(low, draw(st.one_of(st.none(), st.integers(low, 9_999_999))), draw(st.booleans()))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds: dict[str, tuple[Unit, st.SearchStrategy[Cell]]] = {
        "prose": (Unit.TEXT, WORDS),
        "wide": (Unit.TEXT, WIDE),
        "pounds": (Unit.GBP_PER_YEAR, POUNDS),
        "span": (Unit.GBP_PER_YEAR, spans()),
        "bar": (Unit.GBP_PER_YEAR, st.builds(Bar, spans())),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=7))
    columns = tuple(Column(draw(WORDS), kinds[kind][0]) for kind in chosen)
    cells = st.tuples(*(kinds[kind][1] for kind in chosen))
    return Table(columns, tuple(draw(st.lists(cells, max_size=4))), title=draw(WORDS))


@settings(max_examples=60)
@given(tables(), WORDS, st.integers(60, 200))
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_cut(
    table: Table, prose: str, width: int
) -> None:
    page = Page(
        title=prose,
        blocks=(
            table,
            Text((prose, prose)),
            Steps((prose,), ordered=True),
            Facts(((prose, prose),)),
        ),
        notes=(Note(prose),),
        sources=(SourceLine("x", prose, prose),),
    )

    with pytest.MonkeyPatch.context() as monkeypatch:
        lines = drawn(page, monkeypatch, width)

    assert max(cell_len(line) for line in lines) <= width
    text = "\n".join(lines)
    for row in table.rows:
        for cell in row:
            if isinstance(cell, int):
                assert f"£{cell:,}" in text
            if isinstance(cell, Span):
                assert f"£{cell.low:,}" in text
                assert cell.high is None or f"£{cell.high:,}" in text
            if isinstance(cell, str):
                assert all(word in text for word in cell.split())


def test_a_table_that_does_not_fit_side_by_side_becomes_a_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    columns = tuple(Column(f"Figure {n}", Unit.GBP_PER_YEAR) for n in range(5))
    rows = ((1_000_000, 2_000_000, 3_000_000, None, 5_000_000),)
    page = Page(title="T", blocks=(Table((Column("Name"), *columns), (("Alpha", *rows[0]),)),))

    # Six columns of 8 to 11 and the gaps between them need 60; 40 are too few.
    assert drawn(page, monkeypatch, 40)[2:] == [
        "Alpha",
        "  Figure 0/year: £1,000,000",
        "  Figure 1/year: £2,000,000",
        "  Figure 2/year: £3,000,000",
        "  Figure 4/year: £5,000,000",
    ]
    assert len(drawn(page, monkeypatch, 100)) == 4


def test_bars_take_the_width_that_text_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(
        (Column("Level"), Column("Bar", Unit.GBP)),
        (("Junior", Bar(Span(0, 50))), ("Mid", Bar(Span(50, 100)))),
    )
    page = Page(title="T", blocks=(table,))

    narrow, wide = (drawn(page, monkeypatch, width)[-1] for width in (40, 200))

    # "Junior" and the gap take 8 of 40; a bar is never wider than 60.
    assert narrow.split()[1] == "·" * 16 + "█" * 16
    assert wide.split()[1] == "·" * 30 + "█" * 30


def test_prose_stops_at_a_hundred_characters_however_wide_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Page(title="T", blocks=(Text(("word " * 100,)),), notes=(Note("word " * 100),))

    assert max(map(len, drawn(page, monkeypatch, 200))) <= 100


PAGE = Page(title="Title", blocks=(Table((Column("A", Unit.GBP),), ((Bar(Span(0, 1)),),)),))


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

    write(PAGE, out, color=color)

    text = out.getvalue()
    seen = "colour" if "\x1b[36m" in text else "bold" if "\x1b[1m" in text else "plain"
    assert seen == expected
    assert ("\x1b" in text) == (expected != "plain")


CHECKED = "checked 2026-11-23 (2 days ago)"
SURVEY = SourceLine("survey", "all of it", "example.org", brief="Nobody, n 7", checked=CHECKED)


def foot(monkeypatch: pytest.MonkeyPatch, *sources: SourceLine) -> list[str]:
    """Return what is drawn below the heading of the sources, and the heading."""
    lines = drawn(Page(title="T", blocks=(), sources=sources), monkeypatch, 80)
    return lines[lines.index("") + 1 :]


def test_the_foot_says_once_when_all_were_checked_and_gives_each_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert foot(monkeypatch, SURVEY, SURVEY.replace(id="other")) == [
        f"Sources  all {CHECKED}; each in full: mlcareer sources ID",
        "[survey] Nobody, n 7",
        "[other] Nobody, n 7",
    ]


def test_the_foot_says_of_each_when_it_was_checked_where_they_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = SURVEY.replace(id="other", checked="checked 2026-11-25 (0 days ago)")

    assert foot(monkeypatch, SURVEY, other) == [
        "Sources  each in full: mlcareer sources ID",
        f"[survey] Nobody, n 7; {CHECKED}",
        "[other] Nobody, n 7; checked 2026-11-25 (0 days ago)",
    ]


def test_sources_that_only_agree_share_the_last_line_with_their_dates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreeing = SURVEY.replace(id="other", dated="2026, up to 11 months", decides=False)

    assert foot(monkeypatch, agreeing, SURVEY)[1:] == [
        "[survey] Nobody, n 7",
        "Also agree, or read beside these: other (2026, up to 11 months)",
    ]


def test_a_source_that_is_overdue_has_a_line_of_its_own_even_where_it_only_agrees(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    overdue = SURVEY.replace(decides=False, overdue=True)

    assert foot(monkeypatch, overdue)[1:] == ["[survey] Nobody, n 7. OVERDUE FOR REVIEW"]


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

    write(Page(title="T", blocks=(Text(("word " * 40,)),)), out, color=True)

    assert max(map(len, out.getvalue().splitlines())) <= width


def test_a_rule_tells_sections_from_those_within_them(monkeypatch: pytest.MonkeyPatch) -> None:
    part, inner = Text((), title="Part"), Text(("Words.",), title="Inner", depth=2)

    deep = drawn(Page(title="Page", blocks=(part, inner)), monkeypatch, 40)
    flat = drawn(Page(title="Page", blocks=(part,)), monkeypatch, 40)

    assert deep == ["Page", "", "Part", "────", "", "Inner", "Words."]
    assert flat == ["Page", "", "Part"]
