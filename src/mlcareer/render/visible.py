"""Text from data, files and users, made safe to show: what would be obeyed is made visible."""

from __future__ import annotations

_KEPT = "\n"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH = "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
_DEPRECATED = "\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb"
# Letters that nobody sees, though a program that reads the text does.
_TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
_LINE_BREAKS = "\u2028\u2029"

_VISIBLE = {
    code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT
} | {
    ord(mark): mark.encode("ascii", "backslashreplace").decode()
    for mark in _BIDIRECTIONAL + _ZERO_WIDTH + _DEPRECATED + _TAGS + _LINE_BREAKS
}
_VISIBLE[ord("\t")] = " "


def visible(text: str) -> str:
    r"""Write control, bidirectional and invisible characters as their codes.

    A new line stays, a tab becomes a space, and everything printable stays as it is: an
    escape sequence reaches the terminal as `\x1b[31m` and not as red.
    """
    # Python calls printable what has a shape of its own, so none of the characters below is.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    # Half of a pair is left to the encoder, which writes its code as well.
    return text.translate(_VISIBLE).encode("utf-8", "backslashreplace").decode("utf-8")


def on_one_line(text: str) -> str:
    """Make a text safe to show and keep it on one line."""
    return visible(" ".join(text.split("\n")))
