"""A page as a PDF: every word is there, the same bytes each time, and a clear word without it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import UsageError
from mlcareer.page import Column, Facts, Page, Steps, Table
from mlcareer.render.pdf import pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def words_of() -> Callable[[bytes], str]:
    """Return a reader of a PDF's words."""
    pytest.importorskip("reportlab", reason="needs the extra mlcareer[pdf]")
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf to read a PDF back")
    from io import BytesIO

    def read(content: bytes) -> str:
        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)

    return read


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
