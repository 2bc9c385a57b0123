"""The text of a saved web page, with headings and list items marked as in Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_NO_CHARACTER = re.compile("&#[0-9]{8,}")
"""The number of a character that there is not; Python refuses to read the longest of them."""

_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "nav", "iframe", "object")
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "ul",
        "ol",
        "table",
        "tr",
        "header",
        "footer",
        "main",
        "aside",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "form",
        "hr",
        "figure",
        "address",
        "body",
        "title",
    )
)
_BOLD = frozenset(("b", "strong"))
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### "}
_NO_END = frozenset(
    (
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
    )
)


_BEGINS = {
    **dict.fromkeys(_BLOCKS, "\n\n"),
    **dict.fromkeys(_BOLD, "**"),
    **{tag: "\n\n" + mark for tag, mark in _HEADINGS.items()},
    "br": "\n",
    "li": "\n- ",
    "td": " ",
    "th": " ",
}
"""What is written where an element begins."""

_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|b|em|h[1-6]|span|table)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)


def holds_markup(text: str) -> bool:
    """Tell whether a text is a piece of HTML."""
    return _MARKUP.search(text) is not None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen: list[str] = []
        self.data: list[str] = []
        self.in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._begin_script(dict(attrs).get("type") or "")
        if tag in _UNSEEN and tag not in _NO_END:
            self.unseen.append(tag)
        elif not self.unseen:
            self.parts.append(_BEGINS.get(tag, ""))

    def _begin_script(self, kind: str) -> None:
        self.in_data = kind.casefold().strip() == "application/ld+json"
        if self.in_data:
            self.data.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.in_data = False
        if tag in self.unseen:
            # An element that was never closed ends with the one around it.
            while self.unseen.pop() != tag:
                pass
        elif self.unseen:
            return
        elif tag in _HEADINGS or tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in _BOLD:
            self.parts.append("**")
        elif tag == "li":
            self.parts.append("\n")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over `<![...` of an unknown kind, at which Python's parser would stop for good."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data: str) -> None:
        if self.in_data:
            self.data[-1] += data
        elif not self.unseen:
            self.parts.append(" ".join(data.split("\n")))


def web_page_text(source: str) -> str:
    """Return what a reader of the page sees, a block a paragraph."""
    return web_page(source)[0]


def web_page(source: str) -> tuple[str, tuple[str, ...]]:
    """Return what a reader of the page sees, and its data in JSON-LD as it is written."""
    page = _Page()
    page.feed(_NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", source))
    page.close()
    return _seen(page), tuple(page.data)


def _seen(page: _Page) -> str:
    lines = []
    for line in "".join(page.parts).split("\n"):
        words = " ".join(line.split())
        bare = words.replace("****", "").strip()
        if bare in {"-", "**", "#", "##", "###", "####", "#####", "######"}:
            continue
        lines.append(bare)
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"
