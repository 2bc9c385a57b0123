"""What the checks of several tables of words share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath


def report_repeated(
    file: TomlFile, path: KeyPath, name: str, key: str, seen: dict[str, str], where: str
) -> None:
    """Report a name whose `key` was seen before, under another entry or the same."""
    if key in seen:
        file.report(path, f"{name!r} is there twice: under {seen[key]!r} already")
    seen.setdefault(key, where)
