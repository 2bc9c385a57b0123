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
        "schema id name aliases summary work guide_role guide_role_name week boundaries "
        "compared_with facts remarks sources"
    ),
    "role.week": "id name text skills",
    "role.boundaries": "id activity role role_name overlap",
    "role.facts": "id about text sources",
    "levels": "schema level next levels steps pay crosswalk facts remarks sources",
    "levels.levels": (
        "id name names_elsewhere experience_min experience_max summary scope work owns focus rarity"
    ),
    "levels.crosswalk": "id level framework target match text source",
    "levels junior --next": "schema level next levels steps pay crosswalk facts remarks sources",
    "levels junior --next.steps": "id from_level from_name to_level to_name changes evidence",
    "sectors": "schema sector sectors facts remarks sources",
    "sectors.sectors": ("id name aliases summary problems technical regulation careers employers"),
    "employers": (
        "schema name sector sector_name place place_name employers kinds facts remarks sources"
    ),
    "employers.employers": (
        "id name aliases sectors places work status status_text status_date owner source"
    ),
    "employers.kinds": "id name places work",
    "locations": "schema name places regions remarks sources",
    "locations.places": (
        "id name aliases regions region_names summary known_for sectors employers kinds"
    ),
    "locations.regions": "id name aliases summary places bands",
    "interview system-design": "schema asked areas stages problems remarks sources",
    "interview system-design.areas": "id name aliases summary topics advice",
    "interview system-design.stages": "id name covers",
    "interview system-design.problems": "id name aliases question outline",
    "portfolio": "schema advice remarks sources",
    "portfolio.advice": "id name text shows",
    "transition": "schema origin transitions facts remarks sources",
    "transition.transitions": "id origin origin_name summary has lacks steps",
    "faq": "schema words questions others remarks sources",
    "faq.questions": "id question answer see",
    "search docker": "schema words found hits corrected missing sources",
    "search docker.hits": "id kind name snippet marks command score",
    "search kuberntes.corrected": "typed taken_for",
    "sources": "schema id check passed checked guide sources related remarks",
    "sources.sources": "file source checks rests",
    "sources.related": "id title text sources",
    "sources.remarks": "id kind about text sources",
}


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

    assert answer["schema"] == f"{command.split(maxsplit=1)[0]}/1"


@pytest.mark.parametrize("command", [place for place in FIELDS if "." not in place])
def test_csv_has_a_heading_and_as_many_values_in_each_row(run: Run, command: str) -> None:
    outcome = run(*command.split(), "--format", "csv")

    rows = list(csv.reader(outcome.out.splitlines()))
    assert len(rows) > 1
    assert {len(row) for row in csv.reader(outcome.out.splitlines(keepends=True))} == {len(rows[0])}
