"""A CV or an advert as plain text, from a file or from standard input.

What a file is shows in its first bytes; its ending only decides between kinds of text. Nothing
is ever written, and what cannot be read for sure is refused with a reason.
"""

from __future__ import annotations

import sys
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG

from mlcareer.errors import DocumentError, MissingFileError, UsageError
from mlcareer.reading.time_limit import TooLongError, time_limit
from mlcareer.record import Record

LARGEST_DOCUMENT = 20_000_000
"""Bytes. A CV with photographs is a tenth of this."""

MOST_TEXT = 250_000
"""Characters. An advert has five thousand; what holds more than this is something else."""

MOST_SECONDS = 20
"""How long a file may take; one made to do harm, as a PDF or a web page, can take for ever."""

STANDARD_INPUT = "-"
"""What stands for standard input in place of a path."""


class Document(Record):
    """The text of a document, and what was done to get it."""

    name: str
    """The path as it was given, or `standard input`."""
    kind: str
    """`text`, `Markdown`, `HTML`, `PDF`, `Word` or `JSON Resume`."""
    text: str
    notes: tuple[str, ...] = ()
    """Repairs and doubts, a sentence each."""


def read_document(path: str) -> Document:
    """Read a document of any kind that is known; `-` reads standard input.

    Raises:
        UsageError: There is no such file, or it is a folder.
        DocumentError: It cannot be read, is too large, or holds no text.
    """
    if path == STANDARD_INPUT:
        name, ending, content = "standard input", "", _standard_input()
    else:
        name, ending, content = path, Path(path).suffix.casefold(), _content(Path(path))
    if len(content) > LARGEST_DOCUMENT:
        size = f"{LARGEST_DOCUMENT // 1_000_000} MB"
        raise DocumentError(
            f"{name} is larger than {size}, which no CV or advert is",
            hint="Save it without pictures, or give its text as a .txt file.",
        )
    return document_of(name, ending, content)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise DocumentError("standard input is closed", hint="Give a file.")
    try:
        return sys.stdin.buffer.read(LARGEST_DOCUMENT + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentError(
            f"standard input cannot be read: {reason}", hint="Give a file."
        ) from error


def _content(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise UsageError(f"{path} is a folder", hint="Give a file, or - for standard input.")
        if not (S_ISREG(mode) or S_ISFIFO(mode)):
            raise DocumentError(f"{path} is neither a file nor a pipe")
        with path.open("rb") as file:
            return file.read(LARGEST_DOCUMENT + 1)
    except FileNotFoundError as error:
        hint = "Check the path, or give - for standard input."
        raise MissingFileError(str(path), hint=hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{path} cannot be read: {reason}") from error


def document_of(name: str, ending: str, content: bytes) -> Document:
    """Return the document that some bytes hold; `ending` is that of the file's name.

    Raises:
        DocumentError: They hold no text that can be read.
    """
    if not content.strip():
        raise DocumentError(f"{name} is empty")
    try:
        with time_limit(MOST_SECONDS):
            kind, text, notes = _read(name, ending, content)
    except TooLongError as error:
        raise DocumentError(
            f"{name} takes longer than {MOST_SECONDS} seconds to read",
            hint="Export it again, or give its text as a .txt file.",
        ) from error
    if len(text) > MOST_TEXT:
        raise DocumentError(
            f"{name} holds {len(text):,} characters, more than any CV or advert",
            hint="Give one document a file.",
        )
    if not any(character.isalpha() for character in text):
        raise DocumentError(f"{name} holds no words", hint=_NO_WORDS.get(kind))
    return Document(name=name, kind=kind, text=text, notes=notes)


_NO_WORDS = {
    "PDF": (
        "It may be a scan, a picture of text: run it through OCR or export it from the program it "
        "was written in."
    ),
}

_Read = tuple[str, str, tuple[str, ...]]


def _read(name: str, ending: str, content: bytes) -> _Read:
    """Read the content by its first bytes; each reader is imported for its own kind only."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        from mlcareer.reading.pdf import pdf_text

        return "PDF", *pdf_text(name, content)
    if content.startswith(b"PK\x03\x04"):
        from mlcareer.reading.word import word_text

        return "Word", *word_text(name, content)
    refused = _refused(start)
    if refused:
        raise DocumentError(f"{name} is {refused[0]}", hint=refused[1])
    from mlcareer.reading.plain_text import decoded

    text, notes = decoded(name, content)
    head = text[:2048].lstrip().casefold()
    if head.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        ending in {".html", ".htm", ".xhtml"} and "<" in head
    ):
        from mlcareer.reading.web_page import web_page_text

        return "HTML", web_page_text(text), notes
    if head.startswith("{") and (
        ending == ".json" or head.rstrip().startswith(('{"', "{\n", "{\r", "{ "))
    ):
        from mlcareer.reading.json_resume import json_resume_text

        return "JSON Resume", json_resume_text(name, text), notes
    return ("Markdown" if ending in {".md", ".markdown"} else "text"), text, notes


def _refused(start: bytes) -> tuple[str, str] | None:
    """Name the kinds of file that people try and that are not read."""
    for sign, what, hint in (
        (b"{\\rtf", "an RTF file", "Save it as .docx, .pdf or .txt."),
        (
            b"\xd0\xcf\x11\xe0",
            "an old Word file or one with a password",
            "Save it as .docx without a password.",
        ),
        (b"\x89PNG", "a picture", "Give the text, not a picture of it."),
        (b"\xff\xd8\xff", "a picture", "Give the text, not a picture of it."),
        (b"GIF8", "a picture", "Give the text, not a picture of it."),
        (b"\x1f\x8b", "a compressed file", "Unpack it first."),
        (b"7z\xbc\xaf", "a compressed file", "Unpack it first."),
        (b"Rar!", "a compressed file", "Unpack it first."),
        (b"\x7fELF", "a program", "Give a CV or an advert."),
        (b"MZ\x90", "a program", "Give a CV or an advert."),
    ):
        if start.startswith(sign):
            return what, hint
    return None
