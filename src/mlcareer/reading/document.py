"""A CV or adverts as plain text, from a file or from standard input.

What a file is shows in its first bytes; its ending only decides between kinds of text. Nothing
is ever written or fetched, and what cannot be read for sure is refused with a reason.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.errors import DocumentError, MissingFileError, UsageError
from mlcareer.reading.job_posting import JobPosting
from mlcareer.reading.time_limit import time_for
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST_DOCUMENT = 20_000_000
"""Bytes. A CV with photographs is a tenth of this."""

MOST_TEXT = 250_000
"""Characters. An advert has five thousand; what holds more than this is something else."""

ROW_ENDINGS = frozenset((".csv", ".tsv", ".jsonl", ".ndjson"))
"""The endings of files with an advert a row."""

STANDARD_INPUT = "-"
"""What stands for standard input in place of a path."""

LEAST_DATA = 200
"""Characters of text from which a page's own JobPosting is read in place of the page, on which
other jobs and buttons stand too."""


CVS_AS_DATA = frozenset(("JSON Resume", "RenderCV", "LinkedIn archive"))
"""Kinds of file that are CVs and never adverts."""


LEAST_SIGNS = 2
"""Signs between the columns of a table's first line: fewer, and it is none of adverts."""


class Document(Record):
    """The text of a document, and what was done to get it."""

    name: str
    """The path as it was given, or `standard input`; with the line or number of a row."""
    kind: str
    """`text`, `Markdown`, `HTML`, `web page file`, `e-mail`, `PDF`, `Word`, `LaTeX`, `Europass`,
    `JSON Resume`, `RenderCV`, `LinkedIn archive` or `job posting`."""
    text: str
    notes: tuple[str, ...] = ()
    """Repairs and doubts, a sentence each."""
    posting: JobPosting | None = None
    """What a job board says in fields of its own, where the document is a row of one."""


_handed_over: dict[str, bytes] = {}
"""Texts that are read in place of files, by the names that stand for their paths."""


@contextmanager
def handed_over(texts: Mapping[str, str]) -> Iterator[None]:
    """Let names stand for texts that somebody gave, as paths stand for files."""
    _handed_over.update({name: text.encode("utf-8", "replace") for name, text in texts.items()})
    try:
        yield
    finally:
        _handed_over.clear()


def read_document(path: str) -> Document:
    """Read a CV of any kind that is known; `-` reads standard input.

    Raises:
        UsageError: There is no such file, it is a folder, or a web address.
        DocumentError: It cannot be read, is too large, holds no text, or is a job board's advert.
    """
    name, ending, content = _given(path)
    return document_of(name, ending, content)


def read_adverts(path: str, other_jobs: Iterable[str] = ()) -> Iterator[Document]:
    """Read the adverts of a file, one or several; `-` reads standard input.

    `other_jobs` is how headings begin under which a page lists other jobs: what stands there is
    left out. A table and a file of JSON lines are read a row at a time, whatever their length.

    Raises:
        UsageError: There is no such file, it is a folder, or a web address.
        DocumentError: It cannot be read, is too large, holds no text, or is a CV as data.
    """
    ending = os.path.splitext(path)[1].casefold()
    if path != STANDARD_INPUT and ending in ROW_ENDINGS:
        yield from _rows_of_file(path, ending)
        return
    yield from adverts_of(*_given(path), other_jobs)


def _given(path: str) -> tuple[str, str, bytes]:
    """Return a document's name, the ending of its file's name, and its bytes."""
    if path in _handed_over:
        name, ending, content = path, "", _handed_over[path]
    elif path == STANDARD_INPUT:
        name, ending, content = "standard input", "", _standard_input()
    else:
        name, ending, content = path, os.path.splitext(path)[1].casefold(), _content(path)
    if len(content) > LARGEST_DOCUMENT:
        size = f"{LARGEST_DOCUMENT // 1_000_000} MB"
        raise DocumentError(
            f"{name} is larger than {size}, which no CV or advert is",
            hint="Save it without pictures, or give its text as a .txt file.",
        )
    return name, ending, content


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


def _content(path: str) -> bytes:
    _check(path)
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST_DOCUMENT + 1)
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from error


def _check(path: str) -> None:
    """Refuse what is no file, and say of an address what to do.

    Raises:
        UsageError: There is no such file, or it is a folder or an address.
        DocumentError: It is neither a file nor a pipe, or cannot be looked at.
    """
    if "://" in path[:12] or path[:4].casefold() == "www.":
        raise UsageError(
            f"{path} is a web address, and no page is fetched",
            hint=(
                "Open it in a browser and save it (Ctrl+S, 'single file' or 'HTML only'), then "
                "give that file. Or copy its text and give - to paste it."
            ),
        )
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError as error:
        hint = "Check the path, or give - for standard input."
        raise MissingFileError(path, hint=hint) from error
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from error
    if S_ISDIR(mode):
        raise UsageError(f"{path} is a folder", hint="Give a file, or - for standard input.")
    if not (S_ISREG(mode) or S_ISFIFO(mode)):
        raise DocumentError(f"{path} is neither a file nor a pipe")


def _cannot_read(path: str, error: Exception) -> DocumentError:
    reason = getattr(error, "strerror", None) or str(error)
    return DocumentError(f"{path} cannot be read: {reason}")


def _rows_of_file(path: str, ending: str) -> Iterator[Document]:
    """Yield the adverts of a table or of JSON lines, reading no further than the one at hand."""
    from mlcareer.reading.posting_rows import json_line_postings, table_postings

    _check(path)
    rows = table_postings if ending in {".csv", ".tsv"} else json_line_postings
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as lines:
            for number, posting in rows(path, lines):
                yield _of_posting(f"{path}, line {number}", posting)
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from error


def document_of(name: str, ending: str, content: bytes) -> Document:
    """Return the CV that some bytes hold; `ending` is that of the file's name.

    Raises:
        DocumentError: They hold no text that can be read, or an advert as data.
    """
    with time_for(name):
        read = _read(name, ending, content)
        if read.rows is not None or (read.postings and not read.text.strip()):
            raise DocumentError(
                f"{name} is an advert and no CV", hint=f"Give a CV, and --advert {name} beside it."
            )
        return _checked(Document(name=name, kind=read.kind, text=read.text, notes=read.notes))


def adverts_of(
    name: str, ending: str, content: bytes, other_jobs: Iterable[str] = ()
) -> Iterator[Document]:
    """Yield the adverts that some bytes hold, as `read_adverts` does.

    Raises:
        DocumentError: They hold no text that can be read, or a CV as data.
    """
    with time_for(name):
        read = _read(name, ending, content)
        if read.kind in CVS_AS_DATA:
            raise DocumentError(
                f"{name} is a CV and no advert", hint="Compare it with one: mlcareer gap."
            )
        documents = [] if read.rows is not None else _documents(name, read, other_jobs)
    yield from documents
    # Not within the limit: a table may have as many rows as there are.
    for line, posting in read.rows or ():
        yield _of_posting(f"{name}, line {line}", posting)


def _documents(name: str, read: _Read, other_jobs: Iterable[str]) -> list[Document]:
    """Return the adverts of what is no table: those that it has as data, or its text."""
    if read.postings and (
        len(read.text) < LEAST_DATA
        or any(len(posting.text) >= LEAST_DATA for posting in read.postings)
    ):
        several = len(read.postings) > 1
        return [
            _of_posting(f"{name}, number {number}" if several else name, posting)
            for number, posting in enumerate(read.postings, 1)
        ]
    return [_checked(_of_one_job(name, read, other_jobs))]


def _of_one_job(name: str, read: _Read, other_jobs: Iterable[str]) -> Document:
    from mlcareer.reading.other_jobs import without_other_jobs

    text, left_out = without_other_jobs(read.text, other_jobs)
    notes = read.notes
    if left_out is not None:
        first, last = left_out
        notes = (*notes, f"Lines {first} to {last} list other jobs and are left out.")
    return Document(name=name, kind=read.kind, text=text, notes=notes)


def _of_posting(name: str, posting: JobPosting) -> Document:
    from mlcareer.reading.job_postings import posting_text

    notes = ("The board gives only the beginning of the text.",) if posting.cut_off else ()
    return _checked(
        Document(
            name=name,
            kind="job posting",
            text=posting_text(posting),
            notes=notes,
            posting=posting,
        )
    )


def _checked(document: Document) -> Document:
    """Refuse a document that holds too much or nothing."""
    length = len(document.text)
    if length > MOST_TEXT:
        raise DocumentError(
            f"{document.name} holds {length:,} characters, more than any CV or advert",
            hint="Give one document a file.",
        )
    if not any(character.isalpha() for character in document.text):
        raise DocumentError(f"{document.name} holds no words", hint=_NO_WORDS.get(document.kind))
    return document


_NO_WORDS = {
    "PDF": (
        "It may be a scan, a picture of text: run it through OCR or export it from the program it "
        "was written in."
    ),
    "HTML": "A script may draw the page: copy its text from the browser into a .txt file.",
}


class _Read(NamedTuple):
    """What some bytes hold: text, adverts as data, or both; or the rows of a table."""

    kind: str
    text: str
    notes: tuple[str, ...] = ()
    postings: tuple[JobPosting, ...] = ()
    rows: Iterator[tuple[int, JobPosting]] | None = None
    """Adverts with their lines, read as they are taken."""


def _read(name: str, ending: str, content: bytes) -> _Read:
    """Read the content by its first bytes; each reader is imported for its own kind only."""
    if not content.strip():
        raise DocumentError(f"{name} is empty")
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        from mlcareer.reading.pdf import pdf_text

        return _Read("PDF", *pdf_text(name, content))
    if content.startswith(b"PK\x03\x04"):
        return _of_archive(name, content)
    from mlcareer.reading.refused import refusal

    refused = refusal(start, ending)
    if refused is not None:
        raise DocumentError(f"{name} is {refused[0]}", hint=refused[1])
    from mlcareer.reading.mail import is_mail

    if ending in {".eml", ".mht", ".mhtml"} or is_mail(start):
        return _of_mail(name, content)
    if start.startswith(b"<?xml") or ending == ".xml":
        from mlcareer.reading.europass import europass_text

        if b"<html" not in start:
            return _Read("Europass", europass_text(name, content))
    from mlcareer.reading.plain_text import decoded

    text, notes = decoded(name, content)
    return _of_text(name, ending, text, notes)


def _of_archive(name: str, content: bytes) -> _Read:
    """Read a Word file, or what LinkedIn gives of one's own data."""
    from mlcareer.reading.word import DAMAGES, archive_of, word_text

    try:
        with archive_of(content) as packed:
            from mlcareer.reading.linked_in import SIGN, resume_of

            if any(inside.rpartition("/")[2] == SIGN for inside in packed.namelist()):
                from mlcareer.reading.json_resume import json_resume_text
                from mlcareer.reading.plain_text import tidied

                text = tidied(json_resume_text(resume_of(packed)))
                return _Read("LinkedIn archive", text)
    except DAMAGES:
        pass  # What reads it as a Word file says what is wrong with it.
    return _Read("Word", *word_text(name, content))


def _of_text(name: str, ending: str, text: str, notes: tuple[str, ...]) -> _Read:
    head = text[:2048].lstrip()
    lowered = head.casefold()
    if lowered.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")) or (
        ending in {".html", ".htm", ".xhtml"} and "<" in head
    ):
        return _of_page("HTML", text, notes)
    if ending == ".tex" or "\\documentclass" in text[:20_000]:
        from mlcareer.reading.latex import latex_text

        return _Read("LaTeX", latex_text(text), notes)
    if ending in {".yaml", ".yml"} or head.startswith("cv:"):
        from mlcareer.reading.json_resume import json_resume_text
        from mlcareer.reading.render_cv import is_render_cv, resume_of

        if is_render_cv(text):
            try:
                resume = resume_of(text)
            except ValueError as error:
                raise DocumentError(f"{name} cannot be read: {error}") from error
            return _Read("RenderCV", json_resume_text(resume), notes)
    rows = _rows(name, ending, text)
    if rows is not None:
        return _Read("job posting", "", notes, rows=rows)
    if ending == ".json" or _opens_json(head):
        return _of_json(name, text, notes)
    return _Read("Markdown" if ending in {".md", ".markdown"} else "text", text, notes)


def _opens_json(head: str) -> bool:
    return head.rstrip().startswith(('{"', "{\n", "{ ", '[{"', "[\n", "[ {"))


def _rows(name: str, ending: str, text: str) -> Iterator[tuple[int, JobPosting]] | None:
    """Return the adverts of a table or of JSON lines; nothing where the text is neither."""
    first = text[:4096].lstrip("\ufeff").partition("\n")[0]
    columns = max(first.count(sign) for sign in ",;\t") >= LEAST_SIGNS
    if not (columns or ending in ROW_ENDINGS or text[:64].lstrip("\ufeff \t\r\n")[:1] == "{"):
        return None
    from mlcareer.reading.posting_rows import (
        is_json_lines,
        is_table,
        json_line_postings,
        table_postings,
    )

    if ending in {".csv", ".tsv"} or is_table(text[:4096]):
        rows = table_postings
    elif ending in {".jsonl", ".ndjson"} or is_json_lines(text[:4096]):
        rows = json_line_postings
    else:
        return None
    from io import StringIO

    return rows(name, StringIO(text))


def _of_json(name: str, text: str, notes: tuple[str, ...]) -> _Read:
    from mlcareer.reading.job_postings import postings_in
    from mlcareer.reading.json_resume import is_json_resume, json_resume_text
    from mlcareer.reading.posting_rows import KNOWN_JSON, json_value

    value = json_value(name, text)
    # First, as the posts of a CV have a title and a description too.
    if isinstance(value, dict) and is_json_resume(value):
        return _Read("JSON Resume", json_resume_text(value), notes)
    postings = tuple(postings_in(value))
    if postings:
        return _Read("job posting", "", notes, postings)
    raise DocumentError(f"{name} is JSON but neither a CV nor an advert", hint=KNOWN_JSON)


def _of_page(kind: str, source: str, notes: tuple[str, ...]) -> _Read:
    """Read a web page, and the adverts that stand in it as data."""
    import json

    from mlcareer.reading.job_postings import postings_in
    from mlcareer.reading.web_page import web_page

    text, data = web_page(source)
    found: list[JobPosting] = []
    for part in data:
        try:
            found += postings_in(json.loads(part, strict=False))
        except (ValueError, RecursionError):
            continue  # What is seen of the page is there all the same.
    return _Read(kind, text, notes, tuple(found))


def _of_mail(name: str, content: bytes) -> _Read:
    """Read a mail, or a page that a browser saved as one."""
    from mlcareer.reading.mail import mail_of, subject_of

    mail = mail_of(name, content)
    saved = b"snapshot-content-location:" in content[:4096].lower()
    if saved or not mail.text.strip():
        read = _of_page("web page file" if saved else "e-mail", mail.page, ())
    else:
        read = _Read("e-mail", mail.text)
    if not saved and read.text.strip() and subject_of(mail):
        read = read._replace(text=f"# {subject_of(mail)}\n\n{read.text}")
    if mail.attached:
        files = ", ".join(mail.attached[:5])
        note = f"What is attached is not read: {files}. Save it and give that file."
        read = read._replace(notes=(*read.notes, note))
    return read
