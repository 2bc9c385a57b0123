"""A data file looked at as a whole: how much it holds, and which files answers rest on."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from mlcareer.advice.search.shown_by import SHOWN_BY
from mlcareer.guide.entries import REFERENCES
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlcareer.guide.toml_file import PlacedProblem

_UNDER = re.compile(r",? under `\[[^`]*`,?")
"""The part of a description that says how its table is written."""

HEADS = (
    *("guide", "visa", "vocabulary", "advert_words", "cv_words", "interview_questions"),
    "hire_words",
)
"""Tables that a file has once and that name what it holds."""


class TableAnswer(Record):
    """How many entries a table of the guide holds."""

    table: str
    kind: str
    """What one such entry is called."""
    entries: int


class WarningAnswer(Record):
    """A text that no longer says what the guide does, or might come to."""

    line: int | None
    """Its line in the file; null where lists in it lie too deep to count."""
    key: str
    """The keys that lead to it, entries by their id: `remark[london-premium].states`."""
    text: str


class GuideSummary(Answer):
    """A data file in which nothing is wrong."""

    schema = "guide-validate/1"

    file: str
    id: str | None
    """Null where files of the kind have no name of their own, as pay rules do."""
    title: str
    edition: int | None
    """The year it is for; null for what is no guide."""
    tables: tuple[TableAnswer, ...]
    """The tables that hold anything, in the order of the format."""
    kind: str
    """Which kind of data file it is, such as `guide` or `pay-rules`."""
    warnings: tuple[WarningAnswer, ...]
    """Texts to update, in the order of the file; they are no mistakes by themselves."""


class FileAnswer(Record):
    """The file of one kind that answers rest on, and why it is this one."""

    kind: str
    """Which kind of data file it is, such as `guide` or `pay-rules`."""
    path: str
    own: bool
    """Whether it is the one in the user's data folder."""
    why: str
    """`newer` or `bundled`; or why the file in the data folder is not used."""
    edition: str | None
    """What it is for: the year of a guide, the last tax year of pay rules, the day on which visa
    tables came out; null for other kinds."""
    copy_read: date | None
    """The last day on which a copy of one of its sources was read; null where it names none."""
    passed_over: str | None
    """The file in the data folder that is not used; null where there is none."""


class GuidePath(Answer):
    """The data files that answers rest on where no option names another."""

    schema = "guide-path/1"

    folder: str
    """The user's data folder, in which a newer file is found by itself."""
    names: tuple[str, ...]
    """How the files are called that are looked for there."""
    files: tuple[FileAnswer, ...]
    """One for each kind of data file."""


class KeyAnswer(Record):
    """One key of a table."""

    name: str
    """With a `*` where an entry needs it."""
    value: str
    """What it may hold, such as `whole number, 1,000 to 5,000,000`."""
    text: str
    """What it means; empty where its name says it."""


class TableFormat(Record):
    """One table of a kind of data file."""

    name: str
    """As it is written: `[guide]` where there is one, `[[band]]` where there are several."""
    text: str
    keys: tuple[KeyAnswer, ...]


class GuideFormat(Answer):
    """What a kind of data file may hold."""

    schema = "guide-format/1"

    kind: str
    says: str
    """What such a file holds, as messages say it."""
    file: str
    """How the bundled file is called."""
    table: str | None
    """The table that was asked for; null for all of them."""
    tables: tuple[TableFormat, ...]


class GuideExport(Answer):
    """A guide written as files."""

    schema = "guide-export/1"

    folder: str
    format: str
    """csv, markdown or html."""
    files: tuple[str, ...]
    """The names of the files in the folder, in the order of the guide's tables."""
    entries: int
    """How many entries of the guide they hold."""


def summary_of(
    data: Record,
    file: str,
    kind: str = "guide",
    says: str = "a guide",
    doubts: Iterable[PlacedProblem] = (),
) -> GuideSummary:
    """Count the entries of a data file that was read and found right.

    `says` is what such a file holds, as messages say it; `doubts` are the texts in doubt.
    """
    held = {name: getattr(data, name) for name in data.record_fields}
    head, title = head_of(data, says)
    return GuideSummary(
        file=file,
        id=getattr(head, "id", None),
        title=title,
        edition=getattr(head, "edition", None),
        tables=tuple(
            TableAnswer(table=table, kind=kind_called(table, kind), entries=len(entries))
            for table, entries in held.items()
            if isinstance(entries, tuple) and entries
        ),
        kind=kind,
        warnings=tuple(map(WarningAnswer.copied_from, doubts)),
    )


def head_of(data: Record, says: str) -> tuple[Record, str]:
    """Return what a data file says of itself, and its title; `says` where it has none."""
    head = next((getattr(data, name) for name in HEADS if name in data.record_fields), data)
    return head, str(getattr(head, "title", getattr(head, "name", says[:1].upper() + says[1:])))


def format_of(kind: str, says: str, file: str, schema: Mapping[str, Any]) -> GuideFormat:
    """Say what a kind of data file may hold, from its JSON Schema."""
    tables = tuple(_tables(schema, schema, ""))
    return GuideFormat(kind=kind, says=says, file=file, table=None, tables=tables)


def _tables(schema: Mapping[str, Any], of: Mapping[str, Any], prefix: str) -> Iterator[TableFormat]:
    """Walk the tables of a schema and those in them, each under the keys that lead to it."""
    for key, value in of["properties"].items():
        many = "items" in value
        name = (value.get("items", value)).get("$ref", "").rpartition("/")[2]
        if not name:
            continue
        definition = schema["$defs"][name]
        path = f"{prefix}{key}"
        needed = definition.get("required", ())
        keys = tuple(
            _key(inner, held, needed=inner in needed)
            for inner, held in definition["properties"].items()
        )
        first = definition.get("description", "").partition("\n\n")[0].replace("\n", " ")
        text = _UNDER.sub("", first)
        yield TableFormat(name=f"[[{path}]]" if many else f"[{path}]", text=text, keys=keys)
        yield from _tables(schema, definition, f"{path}.")


def _key(name: str, held: Mapping[str, Any], *, needed: bool) -> KeyAnswer:
    value, text = _value(held), held.get("description", "")
    if name in REFERENCES and value in {"text", "list: text"}:
        # How an id is written, the entry of `id` itself says.
        value, text = value.replace("text", f"id of a [[{REFERENCES[name]}]]"), ""
    return KeyAnswer(name=f"{name}*" if needed else name, value=value, text=text)


def _value(held: Mapping[str, Any]) -> str:
    """Say in a few words what a key may hold."""
    choices = held.get("enum") or ([held["const"]] if "const" in held else None)
    if choices:
        return f"one of {', '.join(map(str, choices))}" if len(choices) > 1 else str(choices[0])
    if "anyOf" in held:
        return " or ".join(dict.fromkeys(map(_value, held["anyOf"])))
    if "$ref" in held:
        return "a table"
    if "items" in held:
        inner = _value(held["items"])
        return "list of tables" if inner == "a table" else f"list: {inner}"
    if held.get("format") == "date":
        return "day"
    named = {"integer": "whole number", "number": "number", "boolean": "true or false"}
    word = named.get(held.get("type", ""), "text")
    low, high = held.get("minimum"), held.get("maximum")
    return word if low is None or high is None else f"{word}, {low:,} to {high:,}"


def kind_called(table: str, kind: str) -> str:
    """Return what an entry of a table is called, in a data file of a kind."""
    if kind == "guide":
        return SHOWN_BY[table].kind
    return table.replace("_", " ").capitalize()
