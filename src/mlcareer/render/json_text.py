"""An answer as JSON: its own fields under their own names, never a drawn page."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TextIO

from mlcareer.record import Answer, Record
from mlcareer.render.visible import visible


def write_json(answer: Answer, out: TextIO) -> None:
    """Write an answer as one object, its kind and version first under `schema`.

    Pounds with pence and shares are numbers, days are ISO dates, what is not known is null.
    """
    fields = {"schema": answer.schema, **plain(answer)}
    text = _text(fields, indent=2)
    try:
        text.encode(out.encoding or "utf-8")
    except UnicodeEncodeError:
        # Escapes of JSON's own, before the stream puts others in their place.
        text = json.dumps(fields, indent=2, ensure_ascii=True)
    out.write(f"{text}\n")


def json_line(answer: Record) -> str:
    """Return an answer as one line, for lists that are read line by line."""
    return _text(plain(answer), indent=None)


def plain(value: object) -> dict[str, object]:
    """Turn a record into a dictionary of what JSON can hold."""
    return {name: _plain(item) for name, item in vars(value).items()}


def _plain(value: object) -> object:
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


def _text(fields: object, *, indent: int | None) -> str:
    text = json.dumps(fields, indent=indent, ensure_ascii=False)
    if visible(text) == text:
        return text
    # A terminal that is shown JSON must not obey what is in it either.
    return json.dumps(fields, indent=indent, ensure_ascii=True)
