"""Markdown as a parser reads it: whatever a text holds, it is text, where it was put."""

from __future__ import annotations

from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mlcareer.page import (
    Column,
    Fact,
    Facts,
    Note,
    Page,
    SourceLine,
    Steps,
    Table,
    Text,
    bold,
    good,
    money,
)
from mlcareer.render import markdown
from mlcareer.render.formats import View
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""The rules of CommonMark and those that GitHub adds. It comes with Rich."""

PARTS = (
    *(
        "a",
        "0",
        "9",
        "\\",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "  \n",
        "\r",
        "\x1b[31m",
        "\u202e",
        "\u2028",
    ),
    *("<", "<b>", "</td>", "<!--", "-->", "<http://e.example>", "&lt;", "&", "&#60;", "&nbsp"),
    *("[x]", "(y)", "![", "](u)", "\n[a]: /u 'x'", "`", "```", "~~~", "~~", "*", "**", "_", "__"),
    *("#", "## ", "-", "- ", "+ ", "1. ", "1) ", "=", "===", "---", "***", "|", ">", ":---", "$$"),
)

TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.characters()), max_size=8).map("".join)

ELEMENTS = {
    *("heading_open", "paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open"),
    *("table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open", "strong_open"),
    *("inline", "text", "text_special", "softbreak", "hardbreak", "html_inline"),
}
"""All that a page may consist of. The one tag is the `<br>` that begins a line in a cell."""

PLACES = 15


def page_of(text: str) -> Page:
    """Return a page with a text in every place, and words around it in those that may be empty."""
    said = f"here {text} there"
    return Page(
        answer=(good(said), "."),
        blocks=(
            Table(
                (Column(said, lambda item: item), Column("B", lambda _: "x")),
                (said, (bold("a"), said)),
                title=said,
            ),
            # Lines of a fact are items of a list.
            Facts((Fact(said, said.replace("\n", " ")),)),
        ),
        details=(
            Text((said, text), title=said),
            Steps((said,), ordered=True),
            Steps((text, said)),
        ),
        notes=(Note(said),),
        sources=(SourceLine(said, said, said),),
    )


def tokens_of(page: Page) -> list[Token]:
    out = StringIO()
    markdown.write(page, out, View())
    return list(flat(PARSER.parse(out.getvalue())))


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def counted(tokens: list[Token]) -> Counter[str]:
    """Count what makes up the page; a text of several paragraphs has more of these."""
    varies = {"paragraph_open", "inline", "text", "text_special", "softbreak", "html_inline"}
    return Counter(
        token.type for token in tokens if token.type.endswith("_open") and token.type not in varies
    )


USUAL = counted(tokens_of(page_of("x")))


@settings(max_examples=60)
@given(TEXTS)
@example("\n\n    code")
@example("\n\n# heading\n\n- item")
@example("\n=\n")
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    tokens = tokens_of(page_of(text))

    kinds = {token.type for token in tokens if not token.type.endswith("_close")}
    assert kinds <= ELEMENTS
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    assert counted(tokens) == USUAL


@settings(max_examples=60)
@given(TEXTS)
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    tokens = tokens_of(page_of(text))

    read = "".join(token.content for token in tokens if token.type.startswith("text"))

    expected = "".join(visible(f"here {text} there").split())
    assert "".join(read.split()).count(expected) == PLACES


def test_a_line_keeps_the_spaces_between_its_pieces() -> None:
    page = Page(
        answer=("Against ", money(95_000), " (", money(65_657), ")"),
        blocks=(Facts((Fact("Caution", ("Over ", money(100_000), " you keep 38p.")),)),),
    )
    out = StringIO()
    markdown.write(page, out, View())

    assert "Against £95,000 (£65,657)" in out.getvalue()
    assert "Over £100,000 you keep 38p." in out.getvalue()
