"""Values from a file of TOML, JSON or YAML, with the line of each key."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mlcareer.errors import DataError, UsageError
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlcareer.guide.toml_lines import KeyPath

TOML = frozenset(("", ".toml", ".txt"))
JSON = ".json"
YAML = frozenset((".yaml", ".yml"))

LARGEST = 1_000_000
"""Bytes of a file with one offer."""


def read_values(path: str) -> TomlFile:
    """Read a file by its ending; one without an ending of its own is TOML.

    Raises:
        UsageError: There is no such file.
        DataError: It cannot be read, or is of another kind.
    """
    ending = os.path.splitext(path)[1].casefold()
    if ending == JSON:
        return JsonFile.read(path, LARGEST)
    if ending in YAML:
        return YamlFile.read(path, LARGEST)
    if ending not in TOML and os.path.isfile(path):
        raise DataError(
            f"{path} is not an offer file", [f"An offer is TOML, JSON or YAML, and not {ending}."]
        )
    return TomlFile.read(path, LARGEST)


class JsonFile(TomlFile):
    """The contents of a JSON file, and what is found to be wrong with them."""

    def __init__(self, name: str, text: str) -> None:
        """Parse `text`; `name` is how messages name the file.

        Raises:
            DataError: The text is not JSON, or holds no object.
        """
        import json

        super().__init__(name, "")
        self.text = text
        try:
            values = json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
        except json.JSONDecodeError as error:
            lines = text.splitlines() or [""]
            shown = lines[min(error.lineno, len(lines)) - 1][:60]
            raise DataError(
                f"{name} cannot be read, line {error.lineno}",
                [f"{error.lineno} | {shown}", f"{error.msg}."],
            ) from error
        except (RecursionError, UsageError, ValueError) as error:
            raise DataError(f"{name} is not a JSON file", [str(error) or "too deep"]) from error
        self.values = _named_values(name, values)

    def _lines(self) -> Mapping[KeyPath, int]:
        return _lines_of(self.text, r'"{key}"\s*:', self.values)


class YamlFile(TomlFile):
    """The contents of a YAML file, and what is found to be wrong with them."""

    def __init__(self, name: str, text: str) -> None:
        """Parse `text`; `name` is how messages name the file.

        Raises:
            DataError: PyYAML is not there, or the text is not YAML or holds no keys.
        """
        super().__init__(name, "")
        self.text = text
        try:
            yaml: Any = import_module("yaml")
        except ImportError as error:
            raise DataError(
                f"{name} is YAML, and PyYAML is not installed",
                ["Install it with: pip install 'mlcareer[yaml]'. Or write the offer as TOML."],
            ) from error
        try:
            loader = yaml.SafeLoader(text)
            # A number such as 37.5 stays exact, and a date a text.
            node = loader.get_single_node()
            values = {} if node is None else _plain_yaml(loader, node)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            where = "" if mark is None else f", line {mark.line + 1}"
            reason = getattr(error, "problem", None) or str(error)
            raise DataError(f"{name} cannot be read{where}", [f"{reason}."]) from error
        self.values = _named_values(name, values)

    def _lines(self) -> Mapping[KeyPath, int]:
        return _lines_of(self.text, r"^[ \t]*[\"']?{key}[\"']?[ \t]*:", self.values)


def _plain_yaml(loader: Any, root: Any) -> dict[str, Any]:  # noqa: ANN401 - it has no types here
    """Make plain values of an offer's keys. What is nested deeper than a list is an empty table."""
    if not root.tag.endswith(":map"):
        raise ValueError("it holds no keys with values")
    return _once([(str(key.value), _item(loader, item)) for key, item in root.value])


def _item(loader: Any, node: Any) -> Any:  # noqa: ANN401 - as above
    if node.tag.endswith(":seq"):
        return tuple(
            _scalar(loader, item) if isinstance(item.value, str) else {} for item in node.value
        )
    return _scalar(loader, node) if isinstance(node.value, str) else {}


def _scalar(loader: Any, node: Any) -> int | bool | Decimal | str:  # noqa: ANN401 - as above
    """Return a number exactly, a truth, or a text as it is written."""
    kind, text = node.tag.rpartition(":")[2], str(node.value)
    if kind == "float" and re.fullmatch(r"[-+]?[0-9_]*\.?[0-9_]+", text):
        return Decimal(text.replace("_", ""))
    if kind in {"int", "bool"} and ":" not in text:
        value: int | bool = loader.construct_object(node)
        return value
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a table of pairs, in which no key stands twice.

    Raises:
        ValueError: One does.
    """
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise ValueError(f"the key {key} is given twice")
        values[key] = tuple(value) if isinstance(value, list) else value
    return values


def _named_values(name: str, values: object) -> dict[str, Any]:
    """Return a table of keys.

    Raises:
        DataError: It is none.
    """
    if not isinstance(values, dict):
        raise DataError(f"{name} holds no offer", ["Write its keys and values, such as base."])
    return values


def _lines_of(text: str, pattern: str, values: Mapping[str, Any]) -> dict[KeyPath, int]:
    """Return the first line on which each key stands."""
    lines: dict[KeyPath, int] = {}
    for key in values:
        found = re.search(pattern.replace("{key}", re.escape(key)), text, re.MULTILINE)
        if found is not None:
            lines[(key,)] = text.count("\n", 0, found.end()) + 1
    return lines
