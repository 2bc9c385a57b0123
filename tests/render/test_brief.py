"""What the brief screen leaves out, in which order, and what it never leaves out."""

from __future__ import annotations

from mlcareer.page import (
    Column,
    Drop,
    Fact,
    Facts,
    Page,
    Table,
    Text,
    ask,
    caution,
    next_step,
    text_of,
)
from mlcareer.render.brief import brief


def lines_of(page: Page) -> list[str]:
    """Draw a page with a line for each heading, row, fact and paragraph."""
    lines = [text_of(page.answer)]
    for block in page.blocks:
        if isinstance(block, Table):
            lines += ["heading", *(str(cells[0]) for cells in block.rows)]
        elif isinstance(block, Facts):
            lines += [f"{fact.key}: {text_of(fact.value)}" for fact in block.facts]
        elif isinstance(block, Text):
            lines += map(text_of, block.paragraphs)
    return lines


NAME = Column[str]("Name", lambda item: item)

PAGE = Page(
    answer="Answer",
    blocks=(
        Table(
            (NAME,), ("above", "asked", "below", "elsewhere"), asked=lambda item: item == "asked"
        ),
        Facts(
            (
                Fact("Pay", "80,000"),
                Fact("On top", "equity", Drop.ON_TOP),
                Fact("Other", "figures", Drop.OTHER_FIGURES),
                caution("first"),
                caution("second", Drop.SECOND_CAUTION),
                ask("pension"),
                next_step("salary"),
            )
        ),
    ),
)
"""13 lines: the answer, a heading and four rows, seven facts."""

WHOLE = lines_of(PAGE)


def test_a_page_that_fits_is_drawn_whole() -> None:
    assert brief(PAGE, lines_of, 13) == WHOLE


def test_facts_go_in_their_order_and_then_the_neighbours_of_the_row_asked_for() -> None:
    order = ["Ask: pension", "Other: figures", "Caution: second", "On top: equity", "elsewhere"]

    for number, gone in enumerate(order, start=1):
        lines = brief(PAGE, lines_of, 13 - number)

        assert [line for line in WHOLE if line not in lines] == sorted(
            order[:number], key=WHOLE.index
        ), gone


def test_what_may_not_be_dropped_stays_and_the_screen_is_longer() -> None:
    # The answer, the heading and three rows, pay, the first caution and next: 8 lines.
    assert brief(PAGE, lines_of, 3) == [
        "Answer",
        "heading",
        "above",
        "asked",
        "below",
        "Pay: 80,000",
        "Caution: first",
        "Next: mlcareer salary",
    ]


def test_of_two_facts_of_one_number_the_last_goes_first() -> None:
    facts = Facts((ask("one"), ask("two")))

    assert brief(Page(answer="A", blocks=(facts,)), lines_of, 2) == ["A", "Ask: one"]


def test_a_long_list_is_cut_and_says_how_many_more_there_are() -> None:
    table = Table((NAME,), ("a", "b", "c", "d"), brief=2, more=": --limit 4")

    assert brief(Page(answer="A", blocks=(table,)), lines_of, 22) == [
        "A",
        "heading",
        "a",
        "b",
        "2 more: --limit 4",
    ]


def test_a_list_that_is_as_long_as_it_may_be_says_nothing_of_more() -> None:
    table = Table((NAME,), ("a", "b"), brief=2)

    assert brief(Page(answer="A", blocks=(table,)), lines_of, 22)[-1] == "b"


def test_columns_that_only_explain_are_left_to_full() -> None:
    table = Table((NAME.replace(brief=False), NAME.replace(value=str.upper)), ("a",))

    assert brief(Page(answer="A", blocks=(table,)), lines_of, 22)[-1] == "A"
