"""Kinds of file that people try and that are not read, each with what to do instead."""

from __future__ import annotations

_SAVE_TEXT = "Save it as .docx, .pdf or .txt."
_NO_PICTURE = "Give the text, not a picture of it."
_UNPACK = "Unpack it first."
_SHORTCUT = "It names a page and does not hold it: open the page, save it, and give that file."

_BY_SIGN = (
    (b"{\\rtf", "an RTF file", _SAVE_TEXT),
    (b"BEGIN:VCALENDAR", "a calendar entry (.ics)", "Copy the advert's text into a .txt file."),
    (b"BEGIN:VCARD", "a contact (.vcf)", "Give a CV or an advert."),
    (b"[InternetShortcut]", "a shortcut to a web page (.url)", _SHORTCUT),
    (b"[Desktop Entry]", "a shortcut (.desktop)", _SHORTCUT),
    (b"\x89PNG", "a picture", _NO_PICTURE),
    (b"\xff\xd8\xff", "a picture", _NO_PICTURE),
    (b"GIF8", "a picture", _NO_PICTURE),
    (b"\x1f\x8b", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf", "a compressed file", _UNPACK),
    (b"Rar!", "a compressed file", _UNPACK),
    (b"\x7fELF", "a program", "Give a CV or an advert."),
    (b"MZ\x90", "a program", "Give a CV or an advert."),
)

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def refusal(start: bytes, ending: str) -> tuple[str, str] | None:
    """Return what a file is and what to do, where it is of a kind that is not read.

    `start` is how its content begins, without blanks before it.
    """
    if start.startswith(_OLD_OFFICE):
        if ending == ".msg":
            return "an Outlook message (.msg)", "Save it as .eml or .txt."
        return "an old Word file or one with a password", "Save it as .docx without a password."
    if ending == ".webloc" or b"<plist" in start[:512]:
        return "a shortcut to a web page (.webloc)", _SHORTCUT
    return next(((what, hint) for sign, what, hint in _BY_SIGN if start.startswith(sign)), None)
