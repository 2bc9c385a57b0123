"""A TOML file read and checked against its record: the one door for data from outside.

Every problem is listed at once, each by file, line and key, with the value that was found.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.errors import DataError, MissingFileError, UsageError
from mlcareer.guide.lookup import or_near
from mlcareer.guide.toml_lines import KeyPath, key_lines, line_of
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from os import PathLike

    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

LARGEST = 16_000_000
"""Bytes of a TOML file whose kind sets no limit of its own."""

MOST_LISTED = 20
"""Problems that are listed. The others are counted."""

LINES_NAMED = 3
"""Further lines that a message names, of a mistake that is made again and again."""

LONGEST_NUMBER = 64
"""Bits, as in TOML. Python would refuse to write out a number of many thousands."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Problem(Record, kw_only=False):
    """One thing that is wrong in a data file."""

    path: KeyPath
    """The keys that lead to it; empty when it is about the file as a whole."""
    text: str
    """What was wanted and what was found."""
    also: tuple[KeyPath, ...] = ()
    """Further places at which the same is wrong."""
    other: KeyPath = ()
    """Another place that the text speaks of: its key and line follow the text."""
    advice: str = ""
    """What to do about it, said last."""


class PlacedProblem(Record):
    """A problem with where a person finds it."""

    line: int | None
    """Counted from 1; `None` when it is about the file as a whole."""
    key: str
    """The keys that lead to it, entries by their id: `band[mid-london].max`."""
    text: str


class TomlFile:
    """The contents of one TOML file, and what is found to be wrong with them."""

    def __init__(self, name: str, text: str) -> None:
        """Parse `text`; `name` is how messages name the file.

        Raises:
            DataError: The text is not TOML.
        """
        import tomli

        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self._looked_up = 0
        try:
            self.values: dict[str, Any] = _with_tuples(tomli.loads(text, parse_float=_decimal))
        except (tomli.TOMLDecodeError, RecursionError, ValueError) as error:
            from mlcareer.guide.toml_slip import not_toml

            raise not_toml(name, text, error) from error

    @classmethod
    def read(cls, path: str | PathLike[str], largest: int = LARGEST) -> TomlFile:
        """Read a file from disk, of at most so many bytes.

        Raises:
            UsageError: There is no such file, or it is a folder or a device.
            DataError: It cannot be read, is no text in UTF-8, is too large or is not TOML.
        """
        return cls(str(path), _text_of(Path(path), largest))

    def report(
        self,
        path: KeyPath,
        text: str,
        also: Iterable[KeyPath] = (),
        *,
        other: KeyPath = (),
        advice: str = "",
    ) -> None:
        """Keep one problem for the list, with all other places where it is the same one.

        The key and the line of `other`, and then `advice`, follow the text.
        """
        self.problems.append(Problem(path, text, tuple(also), other, advice))

    def near(self, name: str, known: Iterable[str]) -> str:
        """Return the end of a message that a name is not known: the one it is most like, if any.

        A look for it takes as long as there are names, so it ends where nobody reads on.
        """
        self._looked_up += 1
        return or_near(name, known) if self._looked_up <= MOST_LISTED else ""

    def doubt(self, path: KeyPath, text: str) -> None:
        """Keep what is no mistake by itself and may have gone stale."""
        self.doubts.append(Problem(path, text))

    def record(self, kind: type[AnyRecord], values: object, path: KeyPath) -> AnyRecord | None:
        """Make a record of the values at `path`, or report why they do not fit.

        A key that should not be there is reported and then left out, so that the rest of
        the entry can still be compared with the others.
        """
        from pydantic import ValidationError

        adapter = _adapter(kind)
        try:
            return adapter.validate_python(values)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False)
        for place, text in dict.fromkeys(map(_problem_of, details)):
            self.report((*path, *place), text)
        unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
        if len(unknown) < len(details):
            return None
        try:
            return adapter.validate_python(_without(values, unknown))
        except ValidationError:
            return None

    def checked(
        self, kind: type[AnyRecord], *checks: Callable[[TomlFile, AnyRecord], None]
    ) -> AnyRecord:
        """Make a record of the whole file, and report what each check finds in it.

        Raises:
            DataError: Something is wrong; every problem is listed by file, line and key.
        """
        made = self.record(kind, self.values, ())
        if made is not None:
            for check in checks:
                check(self, made)
        self.raise_problems()
        if made is None:
            raise AssertionError("values that do not fit were reported")
        return made

    def raise_problems(self) -> None:
        """Raise all that was reported as one error, in the order of the file.

        Raises:
            DataError: Something was reported.
        """
        if not self.problems:
            return
        listed = dict.fromkeys(
            f"{self.name}{'' if placed.line is None else f':{placed.line}'}: "
            f"{f'{placed.key}: ' if placed.key else ''}{placed.text}"
            for placed in self.placed(self.problems)
        )
        first = list(listed)[:MOST_LISTED]
        more = len(listed) - len(first)
        raise DataError(
            f"problems in {self.name}: {len(listed):,}",
            [*first, f"and {more:,} more"] if more else first,
        )

    def placed(self, problems: Iterable[Problem]) -> list[PlacedProblem]:
        """Find the line and the name of the key of each problem, in the order of the file."""
        try:
            lines = self._lines()
        except RecursionError:
            # Lists within lists a thousand deep: a problem then has no line.
            lines = {}
        placed = []
        for problem in problems:
            places = [(line_of(lines, path) or 0, path) for path in (problem.path, *problem.also)]
            (line, path), *others = sorted(places, key=lambda place: place[0])
            text = problem.text
            if problem.other:
                text += f" {self._key(problem.other)} (line {line_of(lines, problem.other)})"
            if problem.advice:
                text += ": " + problem.advice.replace("{line}", str(line))
            text += _elsewhere([line for line, _ in others])
            placed.append(PlacedProblem(line=line or None, key=self._key(path), text=text))
        placed.sort(key=lambda problem: problem.line or 0)
        return placed

    def _lines(self) -> Mapping[KeyPath, int]:
        """Return the line of every key."""
        return key_lines(self.text)

    def _key(self, path: KeyPath) -> str:
        """Name a key as a person would find it: entries by their id where they have one."""
        named = ""
        value: Any = self.values
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                value = None
            if isinstance(step, str):
                named += f".{step}" if named else step
            elif isinstance(value, dict) and isinstance(value.get("id"), str):
                named += f"[{value['id']}]"
            else:
                named += f"[{step + 1}]"
        return named


def _elsewhere(lines: Sequence[int]) -> str:
    """Count how often a problem is found, and name the first of the other lines."""
    if not lines:
        return ""
    named = ", ".join(str(line) for line in lines[:LINES_NAMED])
    more = ", ..." if len(lines) > LINES_NAMED else ""
    return f" ({len(lines) + 1} times; also on line {named}{more})"


_adapters: dict[type[Record], TypeAdapter[Any]] = {}


def _adapter(kind: type[AnyRecord]) -> TypeAdapter[AnyRecord]:
    # Made once for all entries of a table: making one costs far more than using it.
    if kind not in _adapters:
        from pydantic import TypeAdapter

        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _text_of(path: Path, largest: int) -> str:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UsageError(f"{path} is not a file", hint="Give the path of a TOML file.")
        if size > largest:
            raise DataError(f"{path} is too large", [f"{size:,} bytes; the most is {largest:,}"])
        return path.read_text(encoding="utf-8").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except FileNotFoundError as error:
        raise MissingFileError(str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(f"cannot read {path}", [reason], hint="Check the path.") from error
    except UnicodeDecodeError as error:
        detail = f"byte {error.start + 1} is not UTF-8"
        raise DataError(f"{path} is not a text file", [detail], hint="Save it as UTF-8.") from error


def _with_tuples(value: Any) -> Any:  # noqa: ANN401 - TOML holds any of its types
    if isinstance(value, dict):
        return {key: _with_tuples(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_with_tuples(item) for item in value)
    return value


def _decimal(text: str) -> object:
    return Decimal(text.replace("_", ""))


_NUMBERS = {"int", "decimal"}
"""What pydantic calls the two kinds of number that one key may take, as if they were keys."""


def _problem_of(detail: ErrorDetails) -> tuple[KeyPath, str]:
    """Return where a mistake is and what it is: once where a value is neither kind of number."""
    *place, last = detail["loc"]
    if last in _NUMBERS:
        return tuple(place), f"this is not a number; found {shown(detail['input'])}"
    return detail["loc"], _sentence(detail)


def _sentence(detail: ErrorDetails) -> str:
    found = detail["input"]
    if detail["type"] == "missing":
        return "this key is missing"
    if detail["type"] == "extra_forbidden":
        return f"there is no such key; found {shown(found)}"
    return f"{detail['msg'][:1].lower()}{detail['msg'][1:]}; found {shown(found)}"


def shown(value: object) -> str:
    """Write a value as a message shows it: short, on one line and much as TOML has it."""
    longest = 60
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, tuple) and any(isinstance(item, dict) for item in value):
        return "a list of tables"
    text = _toml(value)
    return text if len(text) <= longest else f"{text[:longest]}..."


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > LONGEST_NUMBER:
        return "a number of more than 64 bits"
    if isinstance(value, date | time | Decimal):
        return str(value)
    return repr(value)


def _without(values: Any, paths: list[tuple[int | str, ...]]) -> Any:  # noqa: ANN401 - as above
    """Copy plain data without the keys at some paths."""
    if not paths or paths == [()]:
        return values
    gone = {path[0] for path in paths if len(path) == 1}
    inside: dict[int | str, list[tuple[int | str, ...]]] = {}
    for key, *rest in paths:
        inside.setdefault(key, []).append(tuple(rest))
    if isinstance(values, dict):
        return {
            key: _without(item, inside.get(key, []))
            for key, item in values.items()
            if key not in gone
        }
    if isinstance(values, tuple):
        return tuple(_without(item, inside.get(index, [])) for index, item in enumerate(values))
    return values
