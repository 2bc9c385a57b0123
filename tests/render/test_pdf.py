"""A page as a PDF: every word is there, the same bytes each time, and a clear word without it."""

from __future__ import annotations

import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.page import Column, Facts, Marked, Note, Page, SourceLine, Steps, Table, Text
from mlcareer.render.pdf import pdf_of
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def words_of() -> Callable[[bytes], str]:
    """Return a reader of a PDF's words."""
    pytest.importorskip("reportlab", reason="needs the extra mlcareer[pdf]")
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf to read a PDF back")

    def read(content: bytes) -> str:
        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)

    return read


def solid(text: str) -> str:
    """Leave out all spaces, as a long word comes back with one where its line was full."""
    return "".join(text.split())


def everywhere(text: str) -> Page:
    """Return a page with a text in each of the places that a page has, which are `PLACES`."""
    columns = (Column(text, grouped=True), Column(text), Column("Marked"))
    return Page(
        title=text,
        blocks=(
            Table(columns, ((text, text, Marked(((text, True), (text, False)))),), text, text),
            Text((text,), title=text),
            Steps((text,), title=text, ordered=True),
            Facts(((text, text),), title=text),
        ),
        notes=(Note(text),),
        sources=(SourceLine(text, text, text, overdue=True),),
    )


PLACES = 19
"""Where it is shown: the heading of the grouped column is not."""

TAGS = (
    "[red]\x1b[31m\x1b]0;t\x07\x9b1m\x00\u202eabc\u2066\u200b\ufeff\U000e0041"
    "<b>bold</b><a href='http://e.example'>link</a><img src='/etc/hostname' width='9'/>"
    "<font color='white' size='1'>hidden</font><br/><para><onDraw name='x'/><seq/></para>"
    '&lt;&#65;&amp;")\\]]><!-- x -->'
)
"""What a terminal obeys, and what a paragraph of ReportLab would."""


def test_words_of_anybodys_are_no_markup(
    words_of: Callable[[bytes], str], awkward_page: Page
) -> None:
    text = words_of(pdf_of(awkward_page))

    assert "<script>alert(1)</script>" in text
    assert "\\x1b[31m" in text
    # What the fonts lack is written as its code.
    assert "Za\\u017c\\xf3" in text or "Za\\u017có" in text


def test_the_same_page_gives_the_same_bytes(
    words_of: Callable[[bytes], str], awkward_page: Page
) -> None:
    del words_of

    assert pdf_of(awkward_page) == pdf_of(awkward_page)


def test_a_text_longer_than_a_page_is_carried_on(words_of: Callable[[bytes], str]) -> None:
    long = "word " * 4_000 + "end"
    page = Page(
        title="Long",
        blocks=(
            Table((Column("Only"), Column("Text")), ((1, long),)),
            Facts((("Fact", long),)),
        ),
    )

    assert words_of(pdf_of(page)).count("end") == 2


def test_a_short_table_stands_on_one_page_with_its_heading_and_no_row_alone() -> None:
    pytest.importorskip("reportlab", reason="needs the extra mlcareer[pdf]")
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf to read a PDF back")
    from io import BytesIO

    rows = tuple((f"row {number}",) for number in range(1, 7))
    short = Table((Column("Only"),), rows, title="Short table", caption="How to read it.")
    for lines in range(30, 50):
        page = Page(title="Page", blocks=(Steps(("line",) * lines), short))

        pages = pypdf.PdfReader(BytesIO(pdf_of(page))).pages

        (holding,) = (text for each in pages if "Short table" in (text := each.extract_text()))
        assert all(f"row {number}" in holding for number in range(1, 7))


def test_the_last_row_of_a_long_table_is_not_alone_on_a_page() -> None:
    pytest.importorskip("reportlab", reason="needs the extra mlcareer[pdf]")
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf to read a PDF back")
    from io import BytesIO

    parted = 0
    for number_of_rows in range(35, 60):
        rows = tuple((f"row {number}",) for number in range(number_of_rows))
        page = Page(title="Page", blocks=(Table((Column("Only"),), rows),))

        pages = pypdf.PdfReader(BytesIO(pdf_of(page))).pages

        parted += len(pages) > 1
        assert pages[-1].extract_text().count("row ") != 1
    assert parted


def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, awkward_page: Page
) -> None:
    monkeypatch.setitem(sys.modules, "reportlab", None)

    with pytest.raises(UsageError) as refused:
        pdf_of(awkward_page)

    assert "pip install 'mlcareer[pdf]'" in str(refused.value.hint)


def test_hostile_text_is_shown_in_every_place_and_never_obeyed(
    words_of: Callable[[bytes], str],
) -> None:
    import pypdf

    content = pdf_of(everywhere(TAGS))

    assert solid(words_of(content)).count(solid(visible(TAGS))) == PLACES
    for page in pypdf.PdfReader(BytesIO(content)).pages:
        assert "/Annots" not in page, "a link"
        assert not list(page.images)
    assert not [
        name for name in (b"/JavaScript", b"/URI", b"/Launch", b"/Embed") if name in content
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\N{GRINNING FACE}b", "a\\U0001f600b"),
        ("日本", "\\u65e5\\u672c"),
        ("سلام", "\\u0633\\u0644\\u0627\\u0645"),
        ("Jose\u0301 z\u0335\u0301", "José z\\u0335\\u0301"),
        ("a\ud800b", "a\\ud800b"),
        ("£70k–€80k ‘naïve’ 5≤6 →", "£70k–€80k ‘naïve’ 5<=6 ->"),
        ("one\n\ntwo\r\nthree", "one two\\x0d three"),
    ],
)
def test_what_the_fonts_lack_is_written_as_its_code(
    words_of: Callable[[bytes], str], text: str, shown: str
) -> None:
    assert solid(shown) in solid(words_of(pdf_of(Page(title="T", blocks=(Text((text,)),)))))


OURS = "◆▶→≥≤\N{MINUS SIGN}"
"""What is written as something that the fonts have; an accent can become one with its letter."""

ACCENTS = "".join(map(chr, range(0x300, 0x370)))


@settings(max_examples=40)
@given(text=st.text(st.characters(codec=None, exclude_characters=OURS + ACCENTS), max_size=40))
def test_of_no_text_anything_is_lost(words_of: Callable[[bytes], str], text: str) -> None:
    page = Page(title="T", blocks=(Facts((("begins", f"here:{text}:ends"),)),))
    expected = visible(text).encode("cp1252", "backslashreplace").decode("cp1252")

    found = solid(words_of(pdf_of(page)))

    # A fact of several lines is a list. pypdf reads its bullet, which stands twice in the fonts,
    # as the other of the two.
    without_bullets = found.replace("\x7f", "").replace("•", "")
    assert f"here:{solid(expected)}:ends".replace("•", "") in without_bullets


@pytest.mark.parametrize(("part", "size"), [("<b>", 30_000), ("1\n", 3_000)])
def test_a_line_without_end_takes_no_longer_than_it_is_long(
    words_of: Callable[[bytes], str], part: str, size: int
) -> None:
    long = part * (size // len(part)) + "end"
    page = Page(
        title="Long",
        blocks=(Facts((("Fact", long),)), Table((Column("A"), Column("B")), (("1", long),))),
    )

    began = time.process_time()
    content = pdf_of(page)

    # Many times that when each page broke all of the rest anew, and hours for a megabyte.
    assert time.process_time() - began < 10
    assert words_of(content).count("end") == 2


def test_an_accent_upon_accents_without_end_is_read_in_a_moment(
    words_of: Callable[[bytes], str],
) -> None:
    heap = "e" + "\u0301\u0323" * 5_000

    began = time.process_time()
    content = pdf_of(Page(title="Heap", blocks=(Text((heap,)),)))

    assert time.process_time() - began < 10
    assert "é" in words_of(content)
