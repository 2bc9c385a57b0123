"""One source, one entry: whatever data file names an id, it tells the same of it."""

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


def contradictions(files: Mapping[str, Iterable[Source]]) -> list[str]:
    """Name the ids under which two files tell different things, with the files."""
    told: dict[str, dict[str, Source]] = defaultdict(dict)
    for file, sources in files.items():
        for source in sources:
            told[source.id][file] = source
    return [
        f"{source_id}: {', '.join(entries)}"
        for source_id, entries in told.items()
        if len(set(entries.values())) > 1
    ]


def test_every_file_that_names_a_source_tells_the_same_of_it() -> None:
    assert contradictions(all_sources()) == []


def test_some_sources_are_named_by_two_files_so_that_there_is_something_to_hold() -> None:
    names = [source.id for sources in all_sources().values() for source in sources]

    assert {"policyengine", "levels-fyi"} <= {name for name in names if names.count(name) > 1}


def test_a_source_that_is_dated_in_one_file_and_undated_in_the_other_is_found() -> None:
    files = all_sources()
    undated = tuple(
        source.replace(published=None) if source.id == "levels-fyi" else source
        for source in files["pay-rules"]
    )

    assert contradictions({**files, "pay-rules": undated}) == ["levels-fyi: guide, pay-rules"]
