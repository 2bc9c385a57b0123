"""What a plan is ordered by: `data/plan.toml`."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Annotated

from mlcareer.guide.constraints import NotEmpty
from mlcareer.guide.model import EntryRef, Id, Words
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath


class Order(Record):
    """A skill that comes before others, under `[[order]]`."""

    first: Id
    then: Annotated[tuple[Id, ...], NotEmpty()]
    why: Words
    basis: tuple[EntryRef, ...]
    """The entries of the guide it is read from; none where the guide says nothing."""


class OneOf(Record):
    """Skills of which one will do, under `[[one_of]]`."""

    name: Words
    skills: Annotated[tuple[Id, ...], NotEmpty()]
    basis: Annotated[tuple[EntryRef, ...], NotEmpty()]


class Closing(Record):
    """A step that closes a plan, under `[[closing]]`."""

    entry: EntryRef
    """An entry of `portfolio` or `interview`."""
    why: Words
    unless_transition: bool = False
    """Whether the steps of a transition say it already."""


class Repeated(Record):
    """What the guide asks of a skill at a level and has asked below it, under `[[repeated]]`."""

    skill: Id
    level: Id
    basis: Annotated[tuple[EntryRef, ...], NotEmpty()]


class PlanRules(Record):
    """All that orders a plan."""

    order: tuple[Order, ...]
    one_of: tuple[OneOf, ...]
    closing: tuple[Closing, ...]
    repeated: tuple[Repeated, ...] = ()


def checked_plan_rules(file: TomlFile, guide: Guide) -> PlanRules:
    """Make the rules of a file's values; all they name must stand in the guide.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    rules = file.record(PlanRules, file.values, ())
    if rules is not None:
        _check_references(file, rules, guide)
        _check_order(file, rules)
    file.raise_problems()
    if rules is None:
        raise AssertionError("rules that do not fit are reported")
    return rules


def _check_references(file: TomlFile, rules: PlanRules, guide: Guide) -> None:
    tables = ("skill", "level", "transition", "portfolio", "interview")
    known = {f"{table}:{entry.id}" for table in tables for entry in getattr(guide, table)}
    for table in PlanRules.record_fields:
        for index, entry in enumerate(getattr(rules, table)):
            refs: list[tuple[KeyPath, str]] = [
                (("basis", n), ref) for n, ref in enumerate(getattr(entry, "basis", ()))
            ]
            for key in ("then", "skills"):
                named = enumerate(getattr(entry, key, ()))
                refs += [((key, n), f"skill:{skill}") for n, skill in named]
            if isinstance(entry, Order):
                refs.append((("first",), f"skill:{entry.first}"))
            if isinstance(entry, Closing):
                refs.append((("entry",), entry.entry))
            if isinstance(entry, Repeated):
                refs.append((("skill",), f"skill:{entry.skill}"))
                refs.append((("level",), f"level:{entry.level}"))
            for path, ref in refs:
                if ref not in known:
                    file.report((table, index, *path), f"the guide has no {ref}")


def _check_order(file: TomlFile, rules: PlanRules) -> None:
    before: dict[str, set[str]] = {}
    for order in rules.order:
        for skill in order.then:
            before.setdefault(skill, set()).add(order.first)
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        file.report(("order",), f"these come before each other: {', '.join(error.args[1])}")
