"""What plans are made of: `data/plan.toml`, a piece of work for all that a plan may need."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

from mlcareer.guide.constraints import Matches, NotEmpty
from mlcareer.guide.model import Id, Words
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

Aim = Annotated[str, Matches(r"^(skill|level_step|interview):[a-z0-9-]+(/[a-z0-9-]+)?$")]
"""What a piece of work is for: `skill:docker`, `skill:sql/senior` for what a level asks of a skill,
`level_step:mid-to-senior/4` for the fourth thing that shows a step, or `interview:coding`."""


class AboutPlans(Record):
    """The works as a whole, under `[plan]`."""

    title: Words
    checked: date
    """The day on which somebody last read them through."""
    note: Words
    """Whose judgement they are."""
    repeated: tuple[Aim, ...] = ()
    """What a level asks of a skill that a lower level has asked already: no work is for it."""


class Work(Entry):
    """A piece of work, its proof and what comes before it, under `[[work]]`, in order."""

    id: Id
    name: Words | None = None
    """What the skills are called together where one of them will do."""
    shows: Annotated[tuple[Aim, ...], NotEmpty()]
    do: Words
    """What to do, in one line."""
    worked: Words
    """What follows 'you will know it worked when'."""
    how: Words
    """Advice on doing it well."""
    after: tuple[Id, ...] = ()
    """The works that come before it where a plan has them."""
    any: bool = False
    """Whether one of the skills that it shows will do."""
    alongside: bool = False
    """Whether it is work on the job that depends on others, so that it has no turn of its own."""


class PlanRules(Record):
    """All works, in an order in which each comes after those that it needs."""

    plan: AboutPlans
    work: Annotated[tuple[Work, ...], NotEmpty()]


def aims_of(guide: Guide) -> Iterator[str]:
    """Return all that a plan may need work for."""
    for skill in guide.skill:
        yield f"skill:{skill.id}"
        yield from (f"skill:{skill.id}/{item.level}" for item in skill.expected)
    for step in guide.level_step:
        yield from (f"level_step:{step.id}/{n}" for n, _ in enumerate(step.evidence, start=1))
    yield from (f"interview:{round_.id}" for round_ in guide.interview)


def checked_plan_rules(file: TomlFile, guide: Guide) -> PlanRules:
    """Make the rules of a file's values; they must cover the guide, each aim once.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide.sourced import check_ids

    aims = partial(_check_aims, known=tuple(aims_of(guide)))
    return file.checked(PlanRules, check_ids, aims, _check_order)


def _check_aims(file: TomlFile, rules: PlanRules, known: Iterable[str]) -> None:
    """Report an aim that the guide does not have, one of two works, and one of none."""
    listed: dict[str, KeyPath] = {}
    named: list[tuple[KeyPath, str]] = [
        (("plan", "repeated", n), aim) for n, aim in enumerate(rules.plan.repeated)
    ]
    for index, work in enumerate(rules.work):
        named += [(("work", index, "shows", n), aim) for n, aim in enumerate(work.shows)]
    for path, aim in named:
        if aim not in known:
            file.report(path, f"the guide has no {aim}{file.near(aim, known)}")
        elif aim in listed:
            file.report(path, f"{aim} is listed twice: also at", other=listed[aim])
        else:
            listed[aim] = path
    for aim in known:
        if aim not in listed:
            file.report((), f"no work shows {aim}")


def _check_order(file: TomlFile, rules: PlanRules) -> None:
    """Report a work that is listed before one it needs, so that no two can need each other."""
    ids = [work.id for work in rules.work]
    for index, work in enumerate(rules.work):
        for number, name in enumerate(work.after):
            path = ("work", index, "after", number)
            if name not in ids:
                file.report(path, f"there is no work {name!r}{file.near(name, ids)}")
            elif ids.index(name) >= index:
                file.report(path, f"{name} must be listed before {work.id}, which comes after it")
