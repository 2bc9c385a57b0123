"""The line of each key of a TOML text, for messages about what is wrong there.

The parsers that read TOML do not keep positions. This walks a text that a parser has already
accepted, so it looks only for where keys and values begin and never for mistakes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""The keys and positions that lead to a value: `("band", 2, "min")`."""

# Compiled when a problem has to be placed, and not by each start that reads a file.
_BLANK = r"(?:[ \t\r\n]|#[^\n]*)*"
_SPACE = r"[ \t]*"
_STRING = (
    r'(?s:"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*')"
)
_BARE_KEY = r"[A-Za-z0-9_-]+"
_PLAIN_VALUE = r"[^,\]}\n#]+"
_ESCAPE = r"(?s)\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)"
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Return the line, counted from 1, of every key and list item of a valid TOML text."""
    return _Walk(text).lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """Return the line of a key, or of the nearest thing around it that has one.

    A key that is missing has no line, so the entry that lacks it is named instead.
    """
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


class _Walk:
    """One pass over a text, from its first character to its last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.items: dict[KeyPath, int] = {}
        self.counted_to = 0
        self.line = 1
        table: KeyPath = ()
        self._skip(_BLANK)
        while self.at < len(text):
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _skip(self, pattern: str) -> str:
        found = re.compile(pattern).match(self.text, self.at)
        if found is None:
            # Not reached for a text that a parser accepted; one step on, so that it ends.
            self.at += 1
            return ""
        self.at = found.end()
        return found.group()

    def _note(self, path: KeyPath) -> None:
        self.line += self.text.count("\n", self.counted_to, self.at)
        self.counted_to = self.at
        self.lines.setdefault(path, self.line)

    def _header(self) -> KeyPath:
        is_list = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if is_list else 1
        keys = self._keys()
        self._skip(_SPACE)
        end = self.at + (2 if is_list else 1)
        table = self._inside(keys[:-1])
        table = (*table, keys[-1])
        if is_list:
            self.items[table] = self.items.get(table, -1) + 1
            self.at = start
            self._note(table)
            table = (*table, self.items[table])
        self.at = start
        self._note(table)
        self.at = end
        return table

    def _inside(self, keys: list[str]) -> KeyPath:
        """Lead through the last entry of each list of tables on the way."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            if path in self.items:
                path = (*path, self.items[path])
        return path

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            if self.text[self.at : self.at + 1] in {'"', "'"}:
                keys.append(_unquoted(self._skip(_STRING)))
            else:
                keys.append(self._skip(_BARE_KEY))
            self._skip(_SPACE)
            if self.text[self.at : self.at + 1] != ".":
                return keys
            self.at += 1

    def _pair(self, table: KeyPath) -> None:
        start = self.at
        keys = self._keys()
        end = self.at
        self.at = start
        path = table
        for key in keys:
            path = (*path, key)
            self._note(path)
        self.at = end + 1  # past the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        opening = self.text[self.at : self.at + 1]
        if opening in {'"', "'"}:
            self._skip(_STRING)
        elif opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            self._skip(_PLAIN_VALUE)

    def _list(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while self._goes_on("]"):
            self._note((*path, index))
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while self._goes_on("}"):
            self._pair(path)

    def _goes_on(self, closing: str) -> bool:
        """Skip to the next item and say whether there is one before the closing mark."""
        self._skip(_BLANK)
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
            self._skip(_BLANK)
        if self.at < len(self.text) and self.text[self.at] != closing:
            return True
        self.at += 1
        return False


def _unquoted(quoted: str) -> str:
    if quoted.startswith("'"):
        return quoted[1:-1]

    def plain(escape: re.Match[str]) -> str:
        code = escape[1]
        return chr(int(code[1:], 16)) if code[0] in "uU" else _ESCAPED.get(code, code)

    return re.sub(_ESCAPE, plain, quoted[1:-1])
