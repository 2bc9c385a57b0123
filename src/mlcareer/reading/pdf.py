"""The text of a PDF file, by pypdf."""

from __future__ import annotations

from io import BytesIO

from mlcareer.errors import DocumentError

MOST_PAGES = 60
"""Pages that are read; a longer file is no CV or advert."""

WORDS_A_PAGE = 8
"""Fewer words than this a page, and the file is most likely a scan."""


def pdf_text(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a PDF file, a line of it a line.

    Raises:
        DocumentError: It is a scan without text, encrypted, damaged or too long, or pypdf has
            been removed.
    """
    from mlcareer.reading.plain_text import tidied, without_mojibake

    try:
        import pypdf
    except ImportError as error:
        raise DocumentError(
            f"{name} is a PDF file, and pypdf, which reads them, is not installed",
            hint="Install it with: pip install pypdf",
        ) from error
    import logging
    import warnings

    from mlcareer.reading.time_limit import TooLongError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pages = _pages(name, pypdf.PdfReader(BytesIO(content)))
    except (DocumentError, TooLongError):
        raise
    except MemoryError as error:
        raise DocumentError(f"{name} unpacks to more than fits in memory") from error
    except Exception as error:
        raise DocumentError(
            f"{name} is a damaged PDF file",
            hint="Export it again, or give its text as a .txt file.",
        ) from error
    text, repaired = without_mojibake(tidied("\n".join(pages)))
    if len(text.split()) < WORDS_A_PAGE * len(pages):
        raise DocumentError(
            f"{name} holds next to no text: it is most likely a scan, a picture of text",
            hint="Run it through OCR, or export it from the program it was written in.",
        )
    notes = ["Text from a PDF can come out of order: check the words that are quoted."]
    if repaired:
        notes.append(f"Repaired text that had been read in a wrong encoding, in {repaired} places.")
    return text, tuple(notes)


def _pages(name: str, reader: object) -> list[str]:
    import pypdf

    if not isinstance(reader, pypdf.PdfReader):
        raise TypeError("a PdfReader is needed")
    if reader.is_encrypted and not _opened(reader):
        raise DocumentError(f"{name} is encrypted", hint="Save a copy without a password.")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise DocumentError(f"{name} has {count} pages, more than any CV or advert")
    return [_page_text(page) for page in reader.pages]


def _page_text(page: object) -> str:
    """Return the text of a page, by columns where its file has them line by line."""
    import pypdf

    from mlcareer.reading.pdf_columns import Piece, in_reading_order

    if not isinstance(page, pypdf.PageObject):
        raise TypeError("a PageObject is needed")
    pieces: list[Piece] = []

    def keep(text: str, matrix: list[float], place: list[float], _: object, size: float) -> None:
        if text.strip():
            across = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
            up = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
            height = abs(size * (place[3] or 1) * (matrix[3] or 1)) or size
            pieces.append(Piece(text, across, up, height))

    text = page.extract_text(visitor_text=keep)
    return in_reading_order(pieces) or text


def _opened(reader: object) -> bool:
    """Try the empty password, with which files that only forbid printing open."""
    import pypdf

    if not isinstance(reader, pypdf.PdfReader):
        return False
    try:
        return bool(reader.decrypt(""))
    except (pypdf.errors.PyPdfError, NotImplementedError):
        return False
