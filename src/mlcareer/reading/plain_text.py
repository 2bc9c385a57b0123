"""Bytes as text: which encoding they are in, and repair of text that was read in a wrong one."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cache
from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written
from mlcareer.errors import DocumentError

if TYPE_CHECKING:
    from re import Match

FEW_CONTROL = 8
"""Control characters that a text may have, however short it is."""

MOST_CONTROL = 0.01
"""The share of control characters from which bytes are no text."""

_MARKS = (
    # The longer marks first, as one begins with the other.
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)


def decoded(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return bytes as text, with a note for each thing that had to be assumed or repaired.

    Raises:
        DocumentError: They are no text, or in no encoding that can be told.
    """
    notes: list[str] = []
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise DocumentError(f"{name} begins as {encoding} text but is damaged") from error
        text = _windows(name, content)
        notes.append("Not UTF-8: read as Windows-1252, so check accents and signs.")
    controls = sum(1 for mark in text if ord(mark) < 32 and mark not in "\t\n\r\f\v\x1b")  # noqa: PLR2004 - the control characters
    if "\0" in text or controls > max(FEW_CONTROL, len(text) * MOST_CONTROL):
        raise DocumentError(
            f"{name} is no text but binary data",
            hint="Known: text, Markdown, HTML, PDF, Word (.docx), LaTeX, e-mail and JSON.",
        )
    text, repaired = without_mojibake(text)
    if repaired:
        places = "place" if repaired == 1 else "places"
        notes.append(
            f"Repaired text that had been read in a wrong encoding, in {repaired} {places}."
        )
    return tidied(text), tuple(notes)


def _windows(name: str, content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name} is no text in UTF-8, UTF-16 or Windows-1252", hint="Save it as UTF-8."
        ) from error


def _shown(byte: int) -> str:
    """Return the character that a byte of UTF-8 turns into when it is read as Windows-1252."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@cache
def _mojibake() -> tuple[dict[str, int], str]:
    """Return the bytes that characters stand for, and a rule for runs of such characters."""
    of_bytes = {_shown(byte): byte for byte in range(0x80, 0x100)}
    following = f"[{''.join(list(of_bytes)[:0x40])}]"
    rule = (
        f"(?:[\u00c2-\u00df]{following}|[\u00e0-\u00ef]{following}{{2}}"
        f"|[\u00f0-\u00f4]{following}{{3}})+"
    )
    return of_bytes, rule


def without_mojibake(text: str) -> tuple[str, int]:
    """Undo UTF-8 that was read as Windows-1252 (`Â£`, `NaÃ¯ve`); return the text and the places.

    Only runs that are valid UTF-8 when they are read back are changed.
    """
    if text.isascii():
        return text, 0
    count = 0
    of_bytes, rule = _mojibake()

    def right(found: Match[str]) -> str:
        nonlocal count
        try:
            repaired = bytes(of_bytes[mark] for mark in found[0]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return found[0]
        count += 1
        return repaired

    return as_written(rule).sub(right, text), count


_TIDY = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\uf0b7": "•",
        "\uf0a7": "•",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\f": "\n",
        "\v": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
        "\x1c": " ",
        "\x1d": " ",
        "\x1e": " ",
    }
)


def tidied(text: str) -> str:
    """Return text with one sign for the end of a line, without ligatures and invisible spaces."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
