"""Where each entry of a guide is shown: the one map from a table to its command.

`search` names these commands, and a test takes every entry of the guide and looks for its
words in what the command named here prints.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mlcareer.guide.entries import referred
from mlcareer.guide.lookup import by_id, name_by_id
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Band, Comparison, Guide, LevelStep


class ShownBy(Record, kw_only=False):
    """How people find the entries of one table."""

    kind: str
    """What one such entry is called."""
    command: Callable[..., tuple[str, ...]]
    """Takes a guide and an entry; returns the arguments of `mlcareer` that show it whole."""
    name: Callable[..., str]
    """Takes a guide and an entry; returns what it is called within its table."""


def command_for(guide: Guide, table: str, entry: object) -> tuple[str, ...]:
    """Return the arguments of `mlcareer` that show an entry whole."""
    return SHOWN_BY[table].command(guide, entry)


def name_of(guide: Guide, table: str, entry: object) -> str:
    """Return what an entry is called within its table."""
    return SHOWN_BY[table].name(guide, entry)


def _named(_: Guide, entry: Any) -> str:  # noqa: ANN401 - an entry of any table with a name
    return str(entry.name)


def _titled(_: Guide, entry: Any) -> str:  # noqa: ANN401 - an entry of any table with a title
    return str(entry.title)


def _by_its_id(_: Guide, entry: Any) -> str:  # noqa: ANN401 - an entry that has no name
    return name_by_id(entry.id)


def _remark_command(guide: Guide, remark: Any) -> tuple[str, ...]:  # noqa: ANN401 - see below
    """Return the command of the first entry that the remark is about, in the remark's own case."""
    if remark.only in {"whole", "shared-years", "shared-pay"}:
        return ("salary",)
    if remark.only == "ladder":
        return ("levels", referred(guide, remark.about[0])[1].level)
    table, entry = referred(guide, remark.about[0])
    return command_for(guide, table, entry)


TOPIC_COMMANDS = {
    "interview": "interview",
    "role": "role",
    "levels": "levels",
    "package": "salary",
    "market": "sectors",
    "visa": "visa",
    "transition": "transition",
    "employers": "employers",
}
"""The command that shows the facts of each topic."""


def _band_name(guide: Guide, band: Band) -> str:
    level = by_id(band.level, guide.level).name
    return f"{level}, {by_id(band.region, guide.region).name}"


def _step_name(guide: Guide, step: LevelStep) -> str:
    lower = by_id(step.from_level, guide.level).name
    return f"{lower} to {by_id(step.to_level, guide.level).name}"


def _comparison_command(guide: Guide, comparison: Comparison) -> tuple[str, ...]:
    """Name one role where the other is the guide's own, which `compare` takes by itself."""
    if comparison == guide.comparison[0]:
        return ("compare",)
    if comparison.first_role == guide.guide.role:
        return ("compare", comparison.second_role)
    return ("compare", comparison.first_role, comparison.second_role)


def _comparison_name(guide: Guide, comparison: Comparison) -> str:
    first = by_id(comparison.first_role, guide.role).name
    return f"{first} and {by_id(comparison.second_role, guide.role).name}"


SHOWN_BY: dict[str, ShownBy] = {
    "guide": ShownBy("Guide", lambda _, __: ("sources",), _titled),
    "source": ShownBy("Source", lambda _, entry: ("sources", entry.id), _titled),
    "region": ShownBy("Pay region", lambda _, entry: ("locations", entry.id), _named),
    "place": ShownBy("Location", lambda _, entry: ("locations", entry.id), _named),
    "area": ShownBy("Area", lambda _, entry: ("locations", entry.id), _named),
    "level": ShownBy("Level", lambda _, entry: ("levels", entry.id), _named),
    "level_step": ShownBy(
        "Next level", lambda _, entry: ("levels", entry.from_level, "--next"), _step_name
    ),
    "band": ShownBy(
        "Salary band",
        lambda _, band: ("salary", "--level", band.level, "--region", band.region),
        _band_name,
    ),
    "package_addition": ShownBy("Package", lambda _, __: ("salary",), _named),
    "pay_check": ShownBy(
        "Independent pay", lambda _, entry: ("sources", entry.sources[0]), _titled
    ),
    "remark": ShownBy("Remark", _remark_command, _by_its_id),
    "fact": ShownBy("Fact", lambda _, fact: (TOPIC_COMMANDS[fact.topic],), _by_its_id),
    "skill_category": ShownBy("Skills", lambda _, entry: ("skills", entry.id), _named),
    "skill": ShownBy("Skill", lambda _, entry: ("skills", entry.id), _named),
    "role": ShownBy("Role", lambda _, entry: ("role", entry.id), _named),
    "comparison": ShownBy("Comparison", _comparison_command, _comparison_name),
    "week_task": ShownBy("Typical week", lambda _, __: ("role",), _named),
    "boundary": ShownBy(
        "Not the role",
        lambda _, __: ("role",),
        lambda _, entry: entry.activity[:1].upper() + entry.activity[1:],
    ),
    "sector": ShownBy("Sector", lambda _, entry: ("sectors", entry.id), _named),
    "employer_kind": ShownBy("Kind of employer", lambda _, entry: ("employers", entry.id), _named),
    "employer": ShownBy("Employer", lambda _, entry: ("employers", entry.id), _named),
    "portfolio": ShownBy("Portfolio", lambda _, __: ("portfolio",), _named),
    "interview": ShownBy("Interview", lambda _, entry: ("interview", entry.id), _named),
    "design_stage": ShownBy("System design", lambda _, __: ("interview", "system-design"), _named),
    "design_problem": ShownBy("Worked problem", lambda _, entry: ("interview", entry.id), _named),
    "transition": ShownBy(
        "Transition",
        lambda _, entry: ("transition", entry.origin),
        lambda guide, entry: f"From {by_id(entry.origin, guide.role).name}",
    ),
    "faq": ShownBy("Question", lambda _, entry: ("faq", entry.id), lambda _, e: e.question),
    "crosswalk": ShownBy(
        "Other framework",
        lambda _, entry: ("levels", entry.level),
        lambda guide, entry: f"{by_id(entry.level, guide.level).name}, {entry.framework}",
    ),
    "related": ShownBy("Read next", lambda _, __: ("sources",), _titled),
}
"""Every table of the guide, with how its entries are found."""
