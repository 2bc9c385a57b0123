"""Write the generated part of docs/: commands, JSON fields, the formats of data, a schema.

Run it after a change to a command, an answer or the model of a data file:

    .venv/bin/python scripts/write_docs.py

A test compares what it writes with what is committed.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import tempfile
import types
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from mlcareer import advice, market
from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.describing import described_by_name
from mlcareer.cli.help import command_page
from mlcareer.cli.loading import load_command
from mlcareer.cli.main import main
from mlcareer.guide.constraints import Between, Matches, NotEmpty
from mlcareer.guide.json_schema import schema_text
from mlcareer.guide.kinds import GUIDE, KINDS
from mlcareer.guide.model import Guide
from mlcareer.record import Answer, Entry, Record
from mlcareer.record_docs import field_docs

if TYPE_CHECKING:
    from mlcareer.cli.described import Described

DOCS = Path(__file__).parent.parent / "docs"

HELP_WIDTH = 80

EXAMPLES = DOCS / "examples"
"""The files that the examples name."""

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
}
"""Variables that say where a person's own files are, each with the folder of a home."""

EXAMPLE_DAY = "2026-11-28"

EXAMPLE_LINES = 40
"""As much of an answer as is shown."""

NOT_SHOWN = {
    "mlcareer advise",
    "mlcareer drill",
    "mlcareer guide",
    "mlcareer guide path",
    "mlcareer guide propose",
    "mlcareer guide schema",
    "mlcareer profile",
    "mlcareer profile path",
}
"""Commands whose example is another's, or answers with a conversation, with what stands
elsewhere in docs/, or with what is true of one machine."""

GENERATED = "Written by `scripts/write_docs.py`; change what it is made from, then run that.\n"

JSON_RULES = """\
`--format json` writes one object. `schema` names its kind and version: the version is raised
when a field goes or changes its meaning, and not when one is added. Pounds are whole numbers,
or numbers with pence where tax is worked out; days are `YYYY-MM-DD`; what is not known is
null. Errors are text on stderr with an exit code, never JSON.
"""

GUIDE_RULES = """\
A guide is one TOML file in UTF-8. `[guide]` stands once, every other table is a list:
`[[band]]`. All text is plain text. `mlcareer salary --guide FILE` reads a guide of your own;
every mistake in it is listed at once by file, line and key. The guide that comes with the
program is [data/guide.toml](../data/guide.toml). The other data files have
[formats of their own](data-formats.md).

## Figures in prose

A text that says a figure of the guide names it under `states` beside it, as table, id and key:

```toml
text = "The bands meet at 65,000."
states = ["band:junior-london.max", "band:mid-london.min"]
```

Nothing is filled into the text, as a sentence may be wrong once a figure moves, whatever figure
stands in it. `mlcareer guide validate` lists each text that does not say all that it names, and
each that says the pay of a band or of a `pay_check` and does not name it; `--strict` ends with 1
then. `65,000`, `£65,000` and `65k` are one, and so are `15 to 21 per cent` and `15-21%`. A key
is any whole number of an entry, and besides:

- `middle` of a band: half way between its ends, in whole pounds.
- `premium_min` and `premium_max` of a region: the least and the most per cent by which an end of a
  band there is above that of the same level in another region.
"""

OTHER_RULES = """\
`mlcareer guide validate FILE` tells a file's kind by its tables and checks it, `mlcareer guide
path KIND` says where the one is that comes with the program, and `mlcareer guide schema KIND`
writes its JSON Schema. Commands that rest on the pay rules take a file of your own as
`--pay-rules FILE`, those that rest on the visa tables as `--visa-rules FILE`: so a tax year can be
added without a new version of the program. All text is plain text; rates are shares of one.
"""

COMMAND_RULES = f"""\
Each command with what `--help` says of it and what its example answers: really, at {HELP_WIDTH}
columns, as on {EXAMPLE_DAY} (`--today`). Long answers are cut and say so. The files that the
examples name stand in [examples](examples/).
"""

PLAIN_TYPES = {
    str: "text",
    int: "whole number",
    Decimal: "number",
    float: "number",
    bool: "true or false",
    date: "date",
    datetime: "date and time",
    type(None): "null",
    object: "any value",
}


def write_pages() -> None:
    """Write every generated page."""
    for name, text in generated_pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")


def generated_pages() -> dict[str, str]:
    """Return the text of each generated page by its file name."""
    return {
        "commands.md": commands_page(),
        "json.md": json_page(),
        "guide-format.md": guide_format_page(),
        "data-formats.md": other_formats_page(),
        "guide.schema.json": schema_text(),
    }


def commands_page() -> str:
    """Return what `--help` says of each command, and what its example answers."""
    parts = ["# Commands", GENERATED, COMMAND_RULES]
    with tempfile.TemporaryDirectory() as folder, example_folder(Path(folder)):
        for name in COMMANDS:
            for names, command in with_inner([name], described_by_name(name)):
                words = " ".join(["mlcareer", *names])
                text = "\n".join(command_page(names, command, HELP_WIDTH))
                parts += [f"## {words}", f"```text\n{text}\n```\n"]
                if words not in NOT_SHOWN:
                    answer = example_run(command["examples"][0], folder)
                    parts += [f"```console\n{answer}```\n"]
    return "\n".join(parts)


def with_inner(names: list[str], command: Described) -> Iterator[tuple[list[str], Described]]:
    """Return a command and those in it, each with the words that call it."""
    yield names, command
    for name, inner in command["commands"].items():
        yield from with_inner([*names, name], inner)


@contextmanager
def example_folder(folder: Path) -> Iterator[None]:
    """Stand in a folder that holds the files that examples name, in a home that holds nothing."""
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    shutil.copy(EXAMPLES.parent.parent / "datasets" / "ai-jobs-uk.csv", folder / "jobs.csv")
    guide = Path(GUIDE.bundled).read_text(encoding="utf-8")
    for name in ("guide.toml", "2026.toml"):
        (folder / name).write_text(guide, encoding="utf-8")
    (folder / "2025.toml").write_text(guide.replace("= 95_000", "= 92_000"), encoding="utf-8")
    before, variables = Path.cwd(), dict(os.environ)
    home = folder / ".home"
    os.environ.update({name: str(home / below) for name, below in HOMES.items()})
    os.environ["COLUMNS"] = str(HELP_WIDTH)
    for name in ("FORCE_COLOR", "MLCAREER_NO_PROFILE", "NO_COLOR", "TERM"):
        os.environ.pop(name, None)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(variables)


def example_run(line: str, folder: str) -> str:
    """Run an example and return it with the beginning of what it wrote."""
    words = shlex.split(line)[1:]
    takes_day = any("--today" in option.opts for option in load_command(words[0]).params)
    written = io.StringIO()
    try:
        with redirect_stdout(written), redirect_stderr(written):
            main([*words, *(("--today", EXAMPLE_DAY) if takes_day else ())])
    except SystemExit as ended:
        if ended.code:
            raise RuntimeError(f"{line} ended with {ended.code}: {written.getvalue()}") from None
    lines = [
        each.rstrip() for each in written.getvalue().replace(f"{folder}/.home", "~").splitlines()
    ]
    cut = len(lines) - EXAMPLE_LINES
    if cut > 0:
        lines[EXAMPLE_LINES:] = ["", f"[cut here: {cut} more lines]"]
    return "\n".join([f"$ {line}", *lines, ""])


def json_page() -> str:
    """Return the fields of every answer, and of the records in it."""
    for room in (advice, market):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    parts = [
        "# JSON",
        GENERATED,
        JSON_RULES,
    ]
    for answer in sorted(Answer.__subclasses__(), key=lambda kind: kind.schema):
        parts.append(f"## {answer.schema}\n")
        first = True
        for record in _records_in(answer):
            if not first:
                parts.append(f"### {record.__name__}\n")
            first = False
            parts.append(f"{_summary(record)}\n")
            parts.append(_fields_table(record))
    return "\n".join(parts)


def guide_format_page() -> str:
    """Return the tables of a guide file and their keys."""
    return "\n".join(["# The format of a guide file", GENERATED, GUIDE_RULES, *_tables(Guide)])


def other_formats_page() -> str:
    """Return the tables of every other kind of data file and their keys."""
    parts = ["# The formats of the other data files", GENERATED, OTHER_RULES]
    for kind in KINDS:
        if kind.record is not Guide:
            name = Path(kind.bundled).name
            parts += [f"# {kind.says[:1].upper()}{kind.says[1:]}\n"]
            parts += [f"[data/{name}](../data/{name}), called `{kind.name}` by commands.\n"]
            parts += _tables(kind.record)
    return "\n".join(parts)


def _tables(kind: type[Record], within: str = "") -> Iterator[str]:
    """Return each table that a record has, and those in it, under its heading."""
    for key, hint in _hints(kind).items():
        record = _record_of(hint)
        if record is None or key not in kind.record_fields:
            continue
        name = f"{within}{key}"
        head = f"[[{name}]]" if get_origin(hint) is tuple else f"[{name}]"
        yield f"{'###' if within else '##'} {head}\n"
        yield f"{_summary(record)}\n"
        yield _fields_table(record)
        yield from _tables(record, f"{name}.")


def _summary(kind: type[Record]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _fields_table(kind: type[Record]) -> str:
    docs = field_docs(kind)
    hints = _hints(kind, extras=True)
    rows = ["| field | type | meaning |", "|---|---|---|"]
    for name in kind.record_fields:
        meaning = docs.get(name, "").replace("|", r"\|")
        rows.append(f"| `{name}` | {_type_text(hints[name])} | {meaning} |")
    return "\n".join(rows) + "\n"


def _type_text(hint: Any) -> str:  # noqa: ANN401 - any annotation
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        limits = "".join(_limit_text(limit) for limit in arguments[1:])
        return f"{_type_text(arguments[0])}{limits}"
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of {_type_text(arguments[0])}"
    if origin in {Union, types.UnionType}:
        return " or ".join(_type_text(argument) for argument in arguments)
    if isinstance(origin, type) and issubclass(origin, Record):
        return f"{origin.__name__} of {_type_text(arguments[0])}"
    if isinstance(hint, TypeVar):
        return "as named where it is used"
    if isinstance(hint, type) and issubclass(hint, Entry):
        return f"id of a {_in_words(hint)}"
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.__name__
    return PLAIN_TYPES[hint]


def _hints(kind: type, *, extras: bool = False) -> dict[str, Any]:
    """Return the annotations of a record, also where a module imports a name for checkers only."""
    return get_type_hints(kind, localns=_records(Record), include_extras=extras)


def _records(kind: type[Record]) -> dict[str, Any]:
    named = {each.__name__: each for each in kind.__subclasses__()}
    for each in kind.__subclasses__():
        named |= _records(each)
    return named


def _in_words(kind: type[Entry]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()


def _limit_text(limit: object) -> str:
    if isinstance(limit, Between):
        return f", {limit.low:,} to {limit.high:,}"
    if isinstance(limit, NotEmpty):
        return ", at least one"
    if isinstance(limit, Matches):
        return "" if limit.pattern == r"\S" else f" like `{limit.pattern}`".replace("|", r"\|")
    return ""


def _records_in(kind: type[Record]) -> Iterator[type[Record]]:
    """Walk a record and the records in its fields, each once."""
    waiting, seen = [kind], set()
    while waiting:
        record = waiting.pop(0)
        if record in seen:
            continue
        seen.add(record)
        yield record
        waiting += [
            found
            for hint in _hints(record).values()
            for found in _records_of(hint)
            if not issubclass(found, Entry)
        ]


def _records_of(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - as below
    """Return the records that an annotation speaks of, the outer one first."""
    origin = get_origin(hint)
    for part in (hint, origin):
        if isinstance(part, type) and issubclass(part, Record):
            yield part
    for part in get_args(hint):
        yield from _records_of(part)


def _record_of(hint: Any) -> Any:  # noqa: ANN401 - any annotation, and a class or nothing
    """Return the record that an annotation speaks of, if it does."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    return next((found for part in get_args(hint) if (found := _record_of(part))), None)


if __name__ == "__main__":
    write_pages()
