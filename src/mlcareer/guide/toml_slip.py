"""A text that is not TOML: the line with the mistake, and what to write there instead."""

from __future__ import annotations

import re

from mlcareer.errors import DataError

SHOWN = 60
"""Characters of a line that are shown, so that a message stays on one line."""

_VALUE = re.compile(r"\s*(?:[A-Za-z0-9_.\"' -]+?)\s*=\s*(?P<value>[^#]*?)\s*(?:#.*)?$")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_SHORT = re.compile(r"(\d+(?:\.\d+)?)([km])", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_POUNDS = re.compile("\N{POUND SIGN}" + r"\s?(\d[\d,_]*(?:\.\d+)?)")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}")
_WORDS = re.compile(r"[^\W\d_][\w '&+/()-]*")
_BOOLEANS = {"yes": "true", "true": "true", "on": "true", "no": "false", "false": "false"}
_TIMES = {"k": 1_000, "m": 1_000_000}


def not_toml(name: str, text: str, error: Exception) -> DataError:
    """Return the error of a text that a TOML reader refused; `name` is the file's.

    It shows the line, marks the value on it and says what to write, where that can be said.
    """
    line = getattr(error, "lineno", None)
    if not isinstance(line, int):
        return DataError(f"{name} is not a TOML file", [str(error) or "it is nested too deeply"])
    written = "".join(
        mark if mark.isprintable() else " " for mark in f"{text}\n".split("\n")[line - 1]
    )
    reason = str(getattr(error, "msg", error))
    where, marked, advice = _advice(written, getattr(error, "colno", 1) - 1, reason)
    number = str(line)
    if where + marked > SHOWN:
        written, where, marked = written[:SHOWN] + "...", 0, 1
    return DataError(
        f"{name} cannot be read, line {number}",
        [
            f"{number} | {written[: SHOWN + len('...')]}",
            f"{' ' * len(number)} | {' ' * where}{'^' * marked} {advice}",
        ],
    )


def _advice(line: str, column: int, reason: str) -> tuple[int, int, str]:
    """Return where a mistake is on its line, over how many characters, and what to write."""
    found = _VALUE.match(line)
    value = found["value"] if found else ""
    instead = instead_of(value) if value else None
    if found is not None and instead is not None:
        return found.start("value"), len(value), f"write {instead}"
    return min(column, len(line)), 1, f"{reason[:1].lower()}{reason[1:]}"


def instead_of(value: str) -> str | None:
    """Return how a value is written in TOML that is not TOML yet; `None` where that is not plain.

    Thousands are separated as in `65_000`, and a text is in quotation marks.
    """
    pounds = _POUNDS.fullmatch(value)
    bare = pounds[1] if pounds else value
    if _GROUPED.fullmatch(bare):
        return bare.replace(",", "_")
    if short := _SHORT.fullmatch(bare):
        whole = float(short[1]) * _TIMES[short[2].lower()]
        return f'"{value}" or {int(whole):_}'
    if pounds:
        return bare.replace(",", "")
    if percent := _PERCENT.fullmatch(value):
        return percent[1]
    if _DAY.fullmatch(value):
        return "the day as 2026-11-28"
    if value.casefold() in _BOOLEANS:
        return _BOOLEANS[value.casefold()]
    if _WORDS.fullmatch(value) and "'" not in value:
        return f'"{value}"'
    return None
