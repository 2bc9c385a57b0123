"""One source, one entry over all data files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mlcareer.guide.load import load_guide, load_pay_rules, load_visa_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mlcareer.guide.model import Source


def all_sources() -> dict[str, tuple[Source, ...]]:
    """Return the sources of each data file that lists any."""
    return {
        "guide": load_guide().source,
        "pay-rules": load_pay_rules().source,
        "visa": load_visa_rules().source,
    }


def repeated(files: Mapping[str, Iterable[Source]]) -> list[str]:
    """Name the ids and addresses that two files have an entry for, with the files."""
    found: dict[str, list[str]] = defaultdict(list)
    for file, sources in files.items():
        for source in sources:
            for name in {source.id, source.address}:
                found[name].append(file)
    return [f"{name}: {', '.join(files)}" for name, files in found.items() if len(files) > 1]


def test_no_source_has_two_entries() -> None:
    assert repeated(all_sources()) == []


def test_an_entry_that_two_files_have_is_found() -> None:
    files = all_sources()
    again = files["pay-rules"][0].replace(address="https://example.org/again")

    assert repeated({**files, "visa": (again,)}) == [f"{again.id}: pay-rules, visa"]
