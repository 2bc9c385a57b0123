"""A page as an HTML file: whole, inert, readable aloud and legible in light and dark."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.guide.kinds import DATA_FOLDER
from mlcareer.page import Column, Fact, Facts, Note, Page, Table, Text, Unit
from mlcareer.render import html
from mlcareer.render.formats import View
from mlcareer.render.visible import visible

VOID = {"meta", "br"}
"""Elements that end where they begin."""

KNOWN_TAGS = {
    *VOID, "html", "head", "title", "style", "body", "main", "section", "div", "h1", "h2", "p",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "span", "strong", "b", "code", "svg", "rect", "path",
}  # fmt: skip


class Outline(HTMLParser):
    """Reads a file strictly: every element that is opened is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def written(page: Page) -> str:
    out = StringIO()
    html.write(page, out, View())
    return out.getvalue()


def test_words_of_anybodys_are_never_elements(awkward_page: Page) -> None:
    outline = Outline(written(awkward_page))

    assert {tag for tag, _ in outline.tags} <= KNOWN_TAGS
    assert not any(name.startswith("on") for _, found in outline.tags for name in found)


def test_words_of_anybodys_are_there_as_they_were_typed(awkward_page: Page, evil: str) -> None:
    text = "".join(data for _, data in Outline(written(awkward_page)).words)

    # The three that steer a terminal or a reader are written as their codes.
    shown = evil.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e").replace("\x00", "\\x00")
    assert text.count(shown) >= 10


def test_the_file_refers_to_nothing(awkward_page: Page) -> None:
    outline = Outline(written(awkward_page))

    fetching = {"src", "href", "srcset", "action", "data", "poster", "style"}
    assert not [found for _, found in outline.tags if fetching & found.keys()]
    style = next(data for tag, data in outline.words if tag == "style")
    assert "url(" not in style
    assert "@import" not in style
    policy = [found["content"] for found in outline.all("meta") if "http-equiv" in found]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_headings_step_down_by_one_and_name_what_can_be_moved(awkward_page: Page) -> None:
    outline = Outline(written(awkward_page))

    assert len(outline.all("h1")) == 1
    headings = {found["id"] for found in outline.all("h2") if "id" in found}
    frames = [found for found in outline.all("div") if found.get("tabindex") == "0"]
    assert len(frames) == 1
    assert {frame["aria-labelledby"] for frame in frames} <= headings
    assert outline.all("html") == [{"lang": "en-GB"}]


def test_a_section_within_a_section_has_a_lower_heading_and_a_short_one_is_kept_whole() -> None:
    rows = tuple(range(html.LONGEST_KEPT))
    short = Table((Column("No.", lambda n: n),), rows, title="Short", depth=2)
    part = Text(("Words.",), title="Part")
    blocks = (part, short, short.replace(items=(*rows, 99), depth=3))

    outline = Outline(written(Page(answer="Page", blocks=blocks)))

    assert [len(outline.all(name)) for name in ("h1", "h2", "h3", "h4")] == [1, 1, 1, 1]
    sections = [found.get("class") for found in outline.all("section")]
    assert sections == [None, "kept", None]


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_anywhere_comes_back_as_it_was_made_visible(text: str) -> None:
    page = Page(
        answer=text,
        blocks=(
            Table(
                (Column(text, lambda item: item), Column("n", lambda _: 1, Unit.COUNT)),
                (text,),
                title=text,
            ),
            Facts((Fact(text, text),)),
        ),
        notes=(Note(text),),
    )

    outline = Outline(written(page))

    words = "".join(data for _, data in outline.words)
    assert {tag for tag, _ in outline.tags} <= KNOWN_TAGS
    for line in visible(text).split("\n"):
        assert line in words


def test_every_cell_of_a_heading_says_what_it_heads(awkward_page: Page) -> None:
    scopes = [found.get("scope") for found in Outline(written(awkward_page)).all("th")]

    # 9 columns without the one of which nothing is known; 4 rows; the empty table is not drawn.
    assert sorted(str(scope) for scope in scopes) == ["col"] * 8 + ["row"] * 4


def test_every_drawing_says_what_it_shows(awkward_page: Page) -> None:
    labels = [found["aria-label"] for found in Outline(written(awkward_page)).all("svg")]

    assert labels == [
        "£1–£2 on a scale of £1 to £4; your pay is £3",
        "33% of the whole",
        "£3–£4+ on a scale of £1 to £4; your pay is £1–£2",
        "0% of the whole",
        "£3+ on a scale of £1 to £4",
        "167% of the whole",
    ]
    assert {found["role"] for found in Outline(written(awkward_page)).all("svg")} == {"img"}


def test_a_verdict_has_a_colour_and_its_word(awkward_page: Page, evil: str) -> None:
    outline = Outline(written(awkward_page))

    shown = evil.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e").replace("\x00", "\\x00")
    assert "".join(data for tag, data in outline.words if tag == "span").startswith(shown)
    assert {found.get("class") for found in outline.all("span")} >= {"good"}
    # The rows that were asked for are those of the first group.
    assert [found.get("class") for found in outline.all("tr")] == [None, *["asked"] * 2, None, None]


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb`, as WCAG 2.2 defines it."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


STYLE = Path(DATA_FOLDER, "page.css").read_text(encoding="utf-8")

LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in STYLE.split("prefers-color-scheme")
)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_and_bars_have_the_contrast_that_wcag_asks(colors: dict[str, str]) -> None:
    for text in ("text", "quiet", "caution", "good", "bad"):
        assert contrast(colors[text], colors["ground"]) >= 7
    # A graphic needs 3 against what it lies on.
    assert contrast(colors["bar"], colors["track"]) >= 3
    assert contrast(colors["mark"], colors["track"]) >= 3


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    # The lightest grey that passes AA on white, by WCAG's own example.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_row_that_belongs_to_the_one_above_it_is_set_in() -> None:
    page = Page(
        answer="Routes",
        blocks=(Table((Column("Route", str),), ("Transitional", "  as a new entrant")),),
    )

    assert ">&nbsp;&nbsp;as a new entrant<" in written(page)
