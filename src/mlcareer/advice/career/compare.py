"""Two roles side by side, aspect by aspect."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.independent_pay import CheckAnswer, check_answer
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_ids
from mlcareer.guide.model import Comparison, Guide, Level, PayCheck, Role
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class RoleAnswer(Record):
    """One of the two roles."""

    id: str
    name: str
    summary: str
    work: tuple[str, ...]
    """What is done in it."""


class AspectAnswer(Record):
    """What holds for each of the two in one respect."""

    id: str
    name: str
    first: str
    second: str


class PayRow(Record):
    """What one dataset gives for both roles at a level."""

    level: Level
    first: CheckAnswer
    second: CheckAnswer
    overlap: bool | None
    """Whether the 95 per cent intervals of the two medians overlap, so that the gap between them
    is uncertain; null where one of them has no interval."""


class CompareAnswer(Answer):
    """A comparison, in the order in which the two roles were asked for."""

    schema = "compare/2"

    id: str
    first: RoleAnswer
    second: RoleAnswer
    summary: str
    short: str | None
    """What sets one of the two apart, in one line."""
    short_of: Literal["first", "second"]
    """Which of the two `short` is about."""
    aspects: tuple[AspectAnswer, ...]
    varies: tuple[str, ...]
    """Where practice differs between employers."""
    pay: tuple[CheckAnswer, ...]
    """Independent pay figures for the two roles and, where `counts` is not `title`, yardsticks
    for one of them; none unless there are some for both."""
    pay_by_level: tuple[PayRow, ...]
    """Medians of one dataset for both roles, level by level."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def compare_roles(
    guide: Guide, today: date, first: Role | None = None, second: Role | None = None
) -> CompareAnswer:
    """Set two roles side by side; the guide's own role and its first comparison by default.

    One role alone is compared with the guide's own.

    Raises:
        UsageError: The guide does not compare these two, or no two at all.
    """
    if not guide.comparison:
        raise UsageError("this guide compares no roles", hint="Add a [[comparison]] to it.")
    if first is None:
        comparison = guide.comparison[0]
        asked = comparison.first_role, comparison.second_role
    else:
        one = first.id
        other = _partner(guide, one) if second is None else second.id
        asked = (one, other)
        comparison = _comparison(guide, one, other)
    turned = comparison.first_role != asked[0]
    roles = by_ids(asked, guide.role)
    checks = _pay_of_both(guide, roles)
    remarks, sources = remarks_and_sources(
        guide, today, comparison=[comparison], role=roles, pay_check=checks
    )
    return CompareAnswer.copied_from(
        comparison,
        first=RoleAnswer.copied_from(roles[0]),
        second=RoleAnswer.copied_from(roles[1]),
        short_of="second" if turned else "first",
        aspects=tuple(
            AspectAnswer.copied_from(
                aspect,
                first=aspect.second if turned else aspect.first,
                second=aspect.first if turned else aspect.second,
            )
            for aspect in comparison.aspect
        ),
        pay=tuple(check_answer(check) for check in checks),
        pay_by_level=tuple(_pay_rows(guide, roles, checks)),
        remarks=remarks,
        sources=sources,
    )


def _pay_of_both(guide: Guide, roles: Iterable[Role]) -> list[PayCheck]:
    """Return the independent figures for both roles, or none where one of them has none."""
    found = [[check for check in guide.pay_check if check.role == role.id] for role in roles]
    return [check for checks in found for check in checks] if all(found) else []


def _pay_rows(guide: Guide, roles: Sequence[Role], checks: Sequence[PayCheck]) -> Iterator[PayRow]:
    """Pair the medians that one source gives for both roles at one level."""
    for level in guide.level:
        at_level = [
            check
            for check in checks
            if check.levels == (level.id,)
            and check.period == "year"
            and check.counts == "title"
            and check.p50 is not None
        ]
        for first in at_level:
            for second in at_level:
                same_source = first.sources[0] == second.sources[0]
                if same_source and (first.role, second.role) == (roles[0].id, roles[1].id):
                    yield PayRow(
                        level=level,
                        first=check_answer(first),
                        second=check_answer(second),
                        overlap=_overlap(first, second),
                    )


def _overlap(one: PayCheck, other: PayCheck) -> bool | None:
    ends = (one.p50_from, one.p50_to, other.p50_from, other.p50_to)
    if None in ends:
        return None
    low, high, other_low, other_high = ends
    return bool(low <= other_high and other_low <= high)  # type: ignore[operator] # none is None


def _partner(guide: Guide, role: str) -> str:
    """Return the role that one alone is compared with: the guide's own where there is a choice."""
    partners = [
        comparison.second_role if comparison.first_role == role else comparison.first_role
        for comparison in guide.comparison
        if role in {comparison.first_role, comparison.second_role}
    ]
    if not partners:
        keeper = "Another pair needs a [[comparison]] in the guide (CONTRIBUTING.md, 'Add a role')."
        raise UsageError(
            f"the guide does not compare {role!r} with anything", hint=f"{_pairs(guide)}\n{keeper}"
        )
    return guide.guide.role if guide.guide.role in partners else partners[0]


def _comparison(guide: Guide, one: str, other: str) -> Comparison:
    for comparison in guide.comparison:
        if {comparison.first_role, comparison.second_role} == {one, other} and one != other:
            return comparison
    if one == other:
        raise UsageError(f"{one!r} was given twice", hint=_pairs(guide))
    raise UsageError(f"the guide does not compare {one!r} with {other!r}", hint=_pairs(guide))


def _pairs(guide: Guide) -> str:
    """Return the command for each pair there is, a line each."""
    lines = (f"mlcareer compare {pair.first_role} {pair.second_role}" for pair in guide.comparison)
    return "It compares:\n" + "\n".join(lines)
