"""The fields that scripts may rely on, written out by hand: a change here must be meant."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

FIELDS = {
    "role": (
        "schema id name aliases summary short work guide_role week boundaries "
        "compared_with facts remarks sources"
    ),
    "role.week": "id name text short skills",
    "role.boundaries": "id activity role overlap",
    "role.facts": "id about text short sources",
    "levels": "schema level next levels steps pay crosswalk facts remarks sources",
    "levels.levels": (
        "id name names_elsewhere experience_min experience_max summary scope work owns focus rarity"
    ),
    "levels.crosswalk": "id level framework target match text source",
    "levels junior --next": "schema level next levels steps pay crosswalk facts remarks sources",
    "levels junior --next.steps": "id from_level to_level changes evidence",
    "sectors": "schema sector sectors facts remarks sources",
    "sectors.sectors": (
        "id name aliases summary short problems technical regulation careers employers"
    ),
    "employers": "schema name sector place employers kinds facts remarks sources",
    "employers.employers": (
        "id name aliases sectors places work status status_text status_date owner source"
    ),
    "employers.kinds": "id name places work example",
    "locations": "schema name places regions remarks sources",
    "locations.places": ("id name aliases regions summary short known_for sectors employers kinds"),
    "locations.regions": "id name aliases summary places bands",
    "interview system-design": "schema asked areas stages problems facts remarks sources",
    "interview system-design.areas": "id name aliases summary topics advice asks prepare",
    "interview system-design.stages": "id name covers short",
    "interview system-design.problems": "id name aliases question outline",
    "portfolio": "schema advice remarks sources",
    "portfolio.advice": "id name text short shows parts",
    "transition": "schema origin transitions facts remarks sources",
    "transition.transitions": "id origin summary short has lacks steps",
    "faq": "schema words questions others remarks sources",
    "faq.questions": "id question answer short short_answer see",
    "search docker": "schema words found hits corrected missing nearest sources",
    "search docker.hits": "id kind name short snippet marks command score",
    "search kuberntes.corrected": "typed taken_for",
    "skills": "schema skill category level search skills no_level remarks sources",
    "skills.skills": ("id name aliases category standing summary why topics where expected source"),
    "skills --level mid.skills": (
        "id name aliases category standing summary why topics where expected source"
    ),
    "compare": (
        "schema id first second summary short short_of aspects varies pay pay_by_level remarks "
        "sources"
    ),
    "compare.pay_by_level": "level first second overlap",
    "sources": "schema id check stale passed checked guide sources related remarks",
    "sources.sources": "file source checks rests",
    "sources.related": "id title text sources",
    "sources.remarks": "id kind about text sources",
}


SECOND = {
    *("role", "levels", "sectors", "employers", "locations", "interview", "transition"),
    *("skills", "compare"),
}
"""Commands whose answers hold entries in place of their names since version 2."""


@pytest.mark.parametrize("place", FIELDS)
def test_the_fields_of_an_answer_are_these(run: Run, place: str) -> None:
    command, _, key = place.partition(".")

    outcome = run(*command.split(), "--format", "json")

    answer = json.loads(outcome.out)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert list(answer[key][0] if key else answer) == FIELDS[place].split()


@pytest.mark.parametrize("command", [place for place in FIELDS if "." not in place])
def test_the_kind_and_version_is_that_of_the_command(run: Run, command: str) -> None:
    answer = json.loads(run(*command.split(), "--format", "json").out)

    name = command.split(maxsplit=1)[0]
    assert answer["schema"] == f"{name}/{2 if name in SECOND else 1}"


@pytest.mark.parametrize("command", [place for place in FIELDS if "." not in place])
def test_csv_has_a_heading_and_as_many_values_in_each_row(run: Run, command: str) -> None:
    outcome = run(*command.split(), "--format", "csv")

    rows = list(csv.reader(outcome.out.splitlines()))
    assert len(rows) > 1
    assert {len(row) for row in csv.reader(outcome.out.splitlines(keepends=True))} == {len(rows[0])}
