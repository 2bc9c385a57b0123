r"""The text of a CV in LaTeX: `\section` as a heading, `\item` as a list item, the rest as words.

Commands of the common CV classes are read by their form: what a command is given is text, several
things that it is given are parts of one line. Nothing is run and no other file is read.
"""

from __future__ import annotations

import re

_HEADINGS = {
    "section": "# ",
    "cvsection": "# ",
    "subsection": "## ",
    "cvsubsection": "## ",
    "subsubsection": "### ",
}

_ITEMS = frozenset(("item", "resumeitem", "cvitem", "cvlistitem", "resumesubitem"))

_SILENT = frozenset(
    (
        "begin",
        "end",
        "vspace",
        "hspace",
        "input",
        "include",
        "usepackage",
        "includegraphics",
        "fontsize",
        "color",
        "setlength",
        "addtolength",
        "label",
        "ref",
        "cite",
        "pagestyle",
        "thispagestyle",
        "newcommand",
        "renewcommand",
        "definecolor",
        "photo",
        "hypersetup",
        "bibliography",
        "bibliographystyle",
        "moderncvstyle",
        "moderncvcolor",
    )
)
"""Commands whose arguments are no text."""

_LETTERS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textbar": "|",
    "textbullet": "•",
    "pounds": "£",
    "textsterling": "£",
    "euro": "€",
    "ldots": "...",
    "dots": "...",
    "quad": " ",
    "qquad": " ",
    "hfill": " ",
    "newline": "\n",
    "par": "\n\n",
    "linebreak": "\n",
    "tabularnewline": "\n",
    "sim": "~",
    "cdot": "|",
    "latex": "LaTeX",
    "tex": "TeX",
    "and": " ",
}

_TOKEN = re.compile(r"\\([A-Za-z@]+)\*?[ \t]*|\\(.)|([{}])|\[([^][\n]{0,200})\]", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_BARE = re.compile(r"(?<!\\)[&~$]")
_BARE_SIGNS = {"&": " | ", "~": " ", "$": ""}
"""Signs that lay out a table, a space or a formula where no backslash is before them."""
_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    '"': "\u0308",
    "^": "\u0302",
    "~": "\u0303",
    "c": "\u0327",
}

MOST_DEPTH = 60
"""Braces within braces; more is no CV."""


def latex_text(source: str) -> str:
    """Return a LaTeX source as plain text with headings and list items as in Markdown."""
    source = _BARE.sub(lambda found: _BARE_SIGNS[found[0]], _COMMENT.sub("", source))
    _, begins, body = source.partition("\\begin{document}")
    reader = _Reader((body if begins else source).partition("\\end{document}")[0])
    return _laid_out(reader.text())


class _Reader:
    """Goes through a source once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._place = 0

    def text(self, depth: int = 0) -> str:
        """Return the text to the end, or within braces to the brace that closes them."""
        parts: list[str] = []
        while self._place < len(self._source):
            found = _TOKEN.search(self._source, self._place)
            if found is None:
                parts.append(self._source[self._place :])
                self._place = len(self._source)
                break
            parts.append(self._source[self._place : found.start()])
            self._place = found.end()
            command, sign, brace, _ = found.groups()
            if brace == "}":
                if depth:
                    break
            elif brace == "{":
                parts.append(self.text(depth + 1) if depth < MOST_DEPTH else "")
            elif sign:
                parts.append(self._sign(sign, depth))
            elif command:
                parts.append(self._command(command, depth))
            elif depth == 0:
                parts.append(found[0])
        return "".join(parts)

    def _sign(self, sign: str, depth: int) -> str:
        if sign in _ACCENTS and self._source[self._place : self._place + 1].isalpha():
            self._place += 1
            return self._source[self._place - 1] + _ACCENTS[sign]
        if sign in _ACCENTS and self._source[self._place : self._place + 1] == "{":
            letter = self._given(depth)[:1]
            return "".join(letter)[:1] + _ACCENTS[sign]
        if sign == "\\":
            space = _SPACE.match(self._source, self._place)
            self._place = space.end() if space else self._place
        return {"\\": "\n", ",": " ", ";": " ", " ": " ", "/": ""}.get(sign, sign)

    def _command(self, command: str, depth: int) -> str:
        name = command.casefold()
        if name in _LETTERS:
            self._given_nothing()
            return _LETTERS[name]
        if name == "item":
            return "\n- "
        if name in {"begin", "end"}:
            self._given(depth)
            return "\n"
        given = self._given(depth)
        if name in _SILENT:
            return ""
        if name == "href" and len(given) > 1:
            return given[1]
        if name == "url":
            return given[0] if given else ""
        if name in _HEADINGS:
            return f"\n\n{_HEADINGS[name]}{' '.join(given[:1])}\n\n"
        if name in _ITEMS:
            return "\n- " + ": ".join(part for part in given if part.strip())
        if len(given) > 1:
            # An entry of a CV class: title, employer, place and dates, and what was done there.
            short = [part.strip() for part in given if "\n- " not in part and part.strip()]
            long = [part for part in given if "\n- " in part]
            told = "\n".join(part.strip("\n ") for part in long)
            return "\n\n" + " | ".join(short) + "\n" + told + "\n"
        return given[0] if given else ""

    def _given(self, depth: int) -> list[str]:
        """Return what a command is given in braces; options in square brackets are left."""
        given: list[str] = []
        while True:
            found = _NEXT.match(self._source, self._place)
            if found is None:
                return given
            self._place = found.end()
            if found[0].endswith("{"):
                given.append(self.text(depth + 1) if depth < MOST_DEPTH else "")

    def _given_nothing(self) -> None:
        if self._source.startswith("{}", self._place):
            self._place += 2


_SPACE = re.compile(r"\*?\[[^][\n]{0,40}\]")
_NEXT = re.compile(r"[ \t]*\n?[ \t]*(?:\{|\[[^][\n]{0,200}\])")


def _laid_out(text: str) -> str:
    import unicodedata

    text = text.replace("---", "–").replace("--", "–").replace("``", '"').replace("''", '"')
    lines = []
    for paragraph in unicodedata.normalize("NFC", text).split("\n\n"):
        lines += [*_joined(paragraph.split("\n")), ""]
    out = "\n".join(lines)
    while "\n\n\n" in out:
        out = out.replace("\n\n\n", "\n\n")
    return out.strip() + "\n"


def _joined(lines: list[str]) -> list[str]:
    """Join the lines of an item, which the source may break anywhere."""
    out: list[str] = []
    for line in lines:
        words = " ".join(line.split()).strip("|").strip()
        if not words:
            continue
        if out and out[-1].startswith("- ") and not words.startswith(("- ", "#")):
            out[-1] += " " + words
        else:
            out.append(words)
    return out
