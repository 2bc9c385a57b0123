"""The text of a Word file (.docx), read from its XML without expanding anything it declares."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from mlcareer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_PART = 30_000_000
"""Bytes that the document's text may take up unpacked; more is a file made to fill the memory."""

_DOCUMENT = "word/document.xml"

_OTHER_KINDS = (
    ("mimetype", "an OpenDocument file (.odt)"),
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("index.xml", "a Pages file"),
    ("Index/Document.iwa", "a Pages file"),
)


DAMAGES = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What reading a zip file raises when it is damaged, encrypted or packed in an unknown way."""


def archive_of(content: bytes) -> ZipFile:
    """Open a zip file."""
    return ZipFile(BytesIO(content))


def word_text(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a Word file: a paragraph a line, headings and list items marked.

    Raises:
        DocumentError: It is damaged, no Word file, or unpacks to more than a document can be.
    """
    from mlcareer.reading.plain_text import tidied

    try:
        with archive_of(content) as packed:
            names = packed.namelist()
            # Not by the size the file claims: that can be a lie.
            source = packed.open(_DOCUMENT).read(LARGEST_PART + 1) if _DOCUMENT in names else None
    except DAMAGES as error:
        raise DocumentError(
            f"{name} is a damaged or protected Word file",
            hint="Save it again as .docx without a password, or as .txt.",
        ) from error
    if source is None:
        other = (what for part, what in _OTHER_KINDS if part in names)
        what = next(other, "a zip file, but neither a Word document nor a LinkedIn archive")
        raise DocumentError(f"{name} is {what}", hint="Save it as .docx, .pdf or .txt.")
    if len(source) > LARGEST_PART:
        raise DocumentError(
            f"{name} unpacks to more than {LARGEST_PART // 1_000_000} MB",
            hint="No CV or advert does: the file may have been made to do harm.",
        )
    return tidied(_paragraphs(name, source)), ()


class _Body:
    """Gathers the paragraphs while the XML is read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.mark = ""
        self.in_text = False
        self.runs = 0
        self.bold_runs = 0
        self.bold = False
        self.deleted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        tag = tag.rpartition(":")[2]
        value = next(
            (text for key, text in attributes.items() if key.rpartition(":")[2] == "val"), ""
        )
        if tag == "p":
            self.end_paragraph()
        elif tag == "pStyle" and value.casefold().startswith(("heading", "title")):
            self.mark = "# "
        elif (
            tag == "numPr" or (tag == "pStyle" and value.casefold().startswith("list"))
        ) and not self.mark:
            self.mark = "- "
        elif tag == "r":
            self.bold = False
        elif tag == "b" and value not in {"0", "false"}:
            self.bold = True
        elif tag == "t":
            self.in_text = True
            self.runs += 1
            self.bold_runs += self.bold
        elif tag == "tab":
            self.words.append("\t")
        elif tag in {"br", "cr"}:
            self.words.append("\n")
        elif tag == "del":
            self.deleted += 1

    def end(self, tag: str) -> None:
        """End an element."""
        tag = tag.rpartition(":")[2]
        if tag == "t":
            self.in_text = False
        elif tag == "p":
            self.end_paragraph()
        elif tag == "tc":
            self.words.append(" ")
        elif tag == "del":
            self.deleted -= 1

    def text(self, data: str) -> None:
        """Take the words of a run; words that were struck out are left."""
        if self.in_text and not self.deleted:
            self.words.append(data)

    def end_paragraph(self) -> None:
        """Keep the paragraph that was read."""
        line = "".join(self.words).strip()
        if line:
            bold = self.runs > 0 and self.runs == self.bold_runs and not self.mark
            self.lines.append(f"**{line}**" if bold and "\n" not in line else self.mark + line)
        self.words, self.mark, self.runs, self.bold_runs = [], "", 0, 0


def _paragraphs(name: str, source: bytes) -> str:
    from xml.parsers.expat import ExpatError, ParserCreate

    body = _Body()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = body.start
    parser.EndElementHandler = body.end
    parser.CharacterDataHandler = body.text

    def refuse(*_: object) -> None:
        # Word never declares a document type; one that does can make a few bytes into gigabytes.
        raise DocumentError(
            f"{name} declares XML entities, which Word files do not",
            hint="The file may have been made to do harm. Give its text as a .txt file.",
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(source, True)
    except ExpatError as error:
        raise DocumentError(
            f"{name} is a damaged Word file", hint="Save it again as .docx, or as .txt."
        ) from error
    body.end_paragraph()
    return "\n\n".join(body.lines) + "\n"
