"""A line of Markdown or of a web page as plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written

if TYPE_CHECKING:
    from re import Match

EURO, RUPEE, HRYVNIA = "\xa4", "\xa6", "\xa7"
"""Signs that stand for currencies in the text that rules are tried on: see `same_signs`."""

BULLET = "\xb7"
"""The sign that stands there for every mark of a list item."""

_SAME = str.maketrans(
    {
        **dict.fromkeys("–—−\u2011\u2010", "-"),
        **dict.fromkeys("•▪●◦‣○■✔✅➢", BULLET),
        "€": EURO,
        "₹": RUPEE,
        "₴": HRYVNIA,
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "´": "'",
    }
)
"""Signs that mean the same, each for one other."""

_NO_BLANKS = ("\u200b", "\ufeff")
"""Signs without width that part words as a blank does, and are none for Python."""


def plain(line: str) -> str:
    """Return a line without Markdown marks and escapes, in plain quotes and single blanks."""
    return same_signs(written(line))


def written(line: str) -> str:
    """Return a line as its author wrote it, without Markdown and with single blanks."""
    text = single_blanks(line)
    if not text.isascii():
        text = as_written("[\U0001d400-\U0001d7ff]+").sub(_plain_letters, text)
    if "\\" in text:
        text = as_written(r"\\([\\`*_{}\[\]()#+\-.!&|<>~])").sub(r"\1", text)
    if "&" in text:
        text = (
            text.replace("&amp;", "&")
            .replace("&nbsp;", " ")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
        )
    if "](" in text:
        # An address stays, so that a line that only leads to a page is known as one.
        text = as_written(r"!?\[([^\[\]]{0,200})\]\(([^()\s]{0,500})\)").sub(r"\1 \2", text)
    if "*" in text or "_" in text or "`" in text:
        text = as_written(
            r"\*\*+|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|(?<!\w)\*(?=\w)|(?<=[\w:.!?)])\*(?!\w)"
        ).sub("", text)
        text = single_blanks(text)
    return text


def same_signs(text: str) -> str:
    """Return a text of the same length in which signs that mean the same are one sign.

    Each is of Latin-1: a rule with others in brackets takes `re` twenty times as long to compile.
    """
    return text if text.isascii() else text.translate(_SAME)


def single_blanks(line: str) -> str:
    """Return a line in which every run of blanks is one, and none at its ends.

    No rule that is tried afterwards meets a run of blanks, which many would be slow on.
    """
    # What is translated sign by sign is slow; `split` knows all blanks but these two.
    for sign in _NO_BLANKS:
        if sign in line:
            line = line.replace(sign, " ")
    return " ".join(line.split())


def _plain_letters(found: Match[str]) -> str:
    """Return letters of the mathematical alphabets, used as bold and italics, as plain ones."""
    import unicodedata

    return unicodedata.normalize("NFKC", found[0])
