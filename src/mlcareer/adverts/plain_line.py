"""A line of Markdown or of a web page as plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written

if TYPE_CHECKING:
    from re import Match

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u2011": "-",
        "\u2010": "-",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "´": "'",
    }
)


def plain(line: str) -> str:
    """Return a line without Markdown marks and escapes, in plain quotes and spaces."""
    text = line.translate(_SAME)
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
    if "*" in text or "_" in text or "`" in text:
        text = as_written(
            r"\*\*+|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|(?<!\w)\*(?=\w)|(?<=[\w:.!?)])\*(?!\w)"
        ).sub("", text)
    return text


def _plain_letters(found: Match[str]) -> str:
    """Return letters of the mathematical alphabets, used as bold and italics, as plain ones."""
    import unicodedata

    return unicodedata.normalize("NFKC", found[0])
