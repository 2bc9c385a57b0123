"""An answer as JSON: its own fields under their own names, never a drawn page."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TextIO

from mlcareer.record import Answer, Entry, Record
from mlcareer.render.visible import visible


def write_json(answer: Answer, out: TextIO) -> None:
    """Write an answer as one object, its kind and version first under `schema`.

    Pounds with pence and shares are numbers, days are ISO dates, an entry of the data is its id,
    what is not known is null.
    A terminal is shown it indented; elsewhere each field of the answer is one line, as
    indenting takes Python five times as long.
    """
    fields = {"schema": answer.schema, **plain(answer)}
    write = _indented if out.isatty() else _field_a_line
    text = write(fields, ensure_ascii=False)
    if not _can_be_shown(text, out):
        text = write(fields, ensure_ascii=True)
    out.write(f"{text}\n")


def _indented(fields: dict[str, object], *, ensure_ascii: bool) -> str:
    return json.dumps(fields, indent=2, ensure_ascii=ensure_ascii)


def _field_a_line(fields: dict[str, object], *, ensure_ascii: bool) -> str:
    encode = json.JSONEncoder(ensure_ascii=ensure_ascii).encode
    lines = (f"  {encode(name)}: {encode(value)}" for name, value in fields.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _can_be_shown(text: str, out: TextIO) -> bool:
    """Say whether a terminal would obey nothing in it, and the stream has every letter."""
    if visible(text) != text:
        return False
    try:
        text.encode(out.encoding or "utf-8")
    except UnicodeEncodeError:
        # JSON has escapes of its own, before the stream puts others in their place.
        return False
    return True


def json_line(answer: Record) -> str:
    """Return an answer as one line, for lists that are read line by line."""
    text = json.dumps(plain(answer), ensure_ascii=False)
    # A terminal that is shown JSON must not obey what is in it either.
    return text if visible(text) == text else json.dumps(plain(answer), ensure_ascii=True)


def plain(value: object) -> dict[str, object]:
    """Turn a record into a dictionary of what JSON can hold."""
    return {name: _plain(item) for name, item in vars(value).items()}


def _plain(value: object) -> object:
    if isinstance(value, Entry):
        return value.id
    if isinstance(value, Record):
        return plain(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
