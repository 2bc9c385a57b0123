"""Where somebody stands, what their target asks, and ordered, dated steps from the one to it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import (
    BandAnswer,
    PayStanding,
    band_answer,
    bands_of,
    level_for_years,
    standing_in,
)
from mlcareer.advice.case.plan_steps import (
    Draft,
    Timing,
    closing_steps,
    level_steps,
    skill_steps,
    transition_steps,
)
from mlcareer.advice.case.skill_standing import SkillStanding, skill_standings, unknown_skills
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.names import nation_of
from mlcareer.advice.pay.circumstances import (
    Circumstances,
    Settled,
    named_circumstances,
    settle,
)
from mlcareer.advice.pay.deductions import deduct, income_tax_for, to_penny
from mlcareer.advice.pay.nation import nation_then
from mlcareer.advice.pay.take_home import MONTHS
from mlcareer.advice.place import regions_of
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.errors import UsageError, nearest
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Guide
from mlcareer.guide.pay_rules import PayRules
from mlcareer.guide.plan_rules import PlanRules
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlcareer.guide.model import Band, Level, Transition
    from mlcareer.guide.profile import Profile

DAYS_IN_A_WEEK = 7


class PlanData(Record):
    """What a plan is made from besides the person's own case."""

    guide: Guide
    pay_rules: PayRules
    rules: PlanRules
    today: date


class PlanStep(Record):
    """One step: what to do and to make, what it proves, why now, and the entry it is from."""

    id: str
    name: str
    entry: str
    """The entry of the guide that it comes from; after a slash, the part of it."""
    do: str | None
    make: str | None
    """What there is to show in the end; null where the guide names nothing."""
    proves: tuple[str, ...]
    skills: tuple[str, ...]
    expected: tuple[str, ...]
    """What the guide expects of those skills at the target level and below."""
    after: tuple[str, ...]
    """The steps of the plan that it needs."""
    why_now: str
    basis: tuple[str, ...]
    """The entries of the guide that its place is read from; none where the place is our reading."""
    sources: tuple[str, ...]
    begins: date | None
    ends: date | None
    """The day at which its even share of the time ends, or the end of its window; no more exact
    than that, and null without a time to share out."""
    hours: int | None
    """Its even share of the hours there are, to whole hours; null without hours a week, and for
    work on the job, of which nobody knows the hours."""
    covered: bool
    """Whether every skill of it is shown already, so that no time is set aside for it."""
    timing: Timing
    done: date | None
    """The day on which it was marked as done."""


class PayThen(Record):
    """Pay in hand at the target level's band beside that of today."""

    band: str
    region: str
    region_name: str
    tax_year: str
    nation: str
    """Where tax would be paid."""
    nation_name: str
    now_nation: str
    """Where it is paid today."""
    now_nation_name: str
    bonus: int | None
    """Today's, in pounds a year. It is taken to stay: each net pay is of base and this bonus."""
    low_gross: int
    """The lowest figure of the band, in pounds a year."""
    low_net: Decimal
    """What it leaves, in pounds and pence a year."""
    high_gross: int
    """The highest figure named."""
    high_net: Decimal
    open_ended: bool
    now_gross: int | None
    """Today's base pay."""
    now_net: Decimal | None
    low_more_a_month: Decimal | None
    """Net pay more a month at the lowest figure than now; negative when it is less."""
    high_more_a_month: Decimal | None
    source: str
    """The source of the band."""
    tax_sources: tuple[str, ...]


class PlanAnswer(Answer):
    """A plan. The same case on the same day always gives the same plan."""

    schema = "plan/1"

    level: str | None
    level_name: str | None
    origin: str | None
    origin_name: str | None
    target: str | None
    target_name: str | None
    months: int | None
    hours: int | None
    """Hours a week."""
    begins: date
    ends: date | None
    hours_in_all: int | None
    """Whole hours from beginning to end, rounded down."""
    years_at_end: Decimal | None
    """Years of experience at the end, to one decimal, where they are known."""
    target_experience_min: int | None
    """Years from which the guide counts the target level."""
    bands: tuple[BandAnswer, ...]
    """The bands of the level somebody works at, where they work."""
    standings: tuple[PayStanding, ...]
    """Where their pay stands in each of those bands."""
    skills: tuple[SkillStanding, ...]
    """What the target asks, each with whether it is shown."""
    unknown_skills: tuple[str, ...]
    """Skills of the person's that the guide does not know."""
    steps: tuple[PlanStep, ...]
    pay: tuple[PayThen, ...]
    without_basis: tuple[str, ...]
    """What the guide gives no basis for, in sentences."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def plan_for(known: PlanData, own: Profile) -> PlanAnswer:
    """Make the plan of one case.

    Raises:
        UsageError: There is nothing to plan from or to, or the target is not above the level.
    """
    guide = known.guide
    level = _level(guide, own)
    transition = _transition(guide, own)
    target = _target(guide, own)
    _check_direction(guide, level, transition, target)
    asked = skill_standings(
        guide,
        known.rules,
        own.skill,
        target,
        # The level of somebody who comes from another role says nothing of this one's skills.
        level=level if transition is None else None,
        lacks=own.lacks,
    )
    shown = {skill for item in asked if item.state == "shown" for skill in item.skills}
    drafts: list[Draft] = []
    if transition is not None:
        drafts += transition_steps(guide, transition, shown, asked)
    elsewhere = {skill for draft in drafts for skill in draft.skills}
    drafts += skill_steps(guide, known.rules, asked, elsewhere)
    drafts += closing_steps(guide, known.rules, transition=transition is not None)
    if level is not None and target is not None:
        on_the_job = tuple(level_steps(guide, level, target))
        # Who is on the ladder rises by work on the job; who changes over begins with the change.
        drafts = [*drafts, *on_the_job] if transition is not None else [*on_the_job, *drafts]
    months = None if own.target is None else own.target.months
    ends = None if months is None else _months_later(known.today, months)
    steps = _dated(drafts, own, known.today, ends)
    pay = tuple(_pay(known, own, target))
    bands = _bands(guide, own, level)
    remarks = remarks_on(
        guide, [*(f"band:{band.id}" for band in bands), *(f"band:{item.band}" for item in pay)]
    )
    origin = None if transition is None else by_id(transition.origin, guide.role)
    return PlanAnswer(
        level=None if level is None else level.id,
        level_name=None if level is None else level.name,
        origin=None if origin is None else origin.id,
        origin_name=None if origin is None else origin.name,
        target=None if target is None else target.id,
        target_name=None if target is None else target.name,
        months=months,
        hours=own.hours,
        begins=known.today,
        ends=ends,
        hours_in_all=_hours_in_all(own, known.today, ends),
        years_at_end=_years_at_end(own, months),
        target_experience_min=None if target is None else target.experience_min,
        bands=tuple(band_answer(guide, band) for band in bands),
        standings=tuple(standing_in(guide, band, own.pay) for band in bands if own.pay is not None),
        skills=asked,
        unknown_skills=unknown_skills(guide, own.skill, own.lacks),
        steps=steps,
        pay=pay,
        without_basis=tuple(_without_basis(own, steps, ends)),
        remarks=remarks,
        sources=cite(
            (*guide.source, *known.pay_rules.source),
            [
                *(step.sources for step in steps),
                *((item.source,) for item in pay),
                *(band.sources for band in bands),
                *(remark.sources for remark in remarks),
                *(item.tax_sources for item in pay),
            ],
            known.today,
        ),
    )


def check_steps(answer: PlanAnswer, steps: Sequence[str]) -> None:
    """Refuse a step that the plan does not have.

    Raises:
        UsageError: It has no step of that name.
    """
    known = [step.id for step in answer.steps]
    for step in steps:
        if step not in known:
            near = nearest(step.casefold(), known)
            meant = "" if near is None else f"Did you mean {near!r}? "
            raise UsageError(
                f"the plan has no step {step!r}", hint=f"{meant}It has: {', '.join(known)}."
            )


def circumstances_of(own: Profile, rules: PayRules) -> Circumstances:
    """Return what decides somebody's deductions, as far as they say it.

    Raises:
        UsageError: A name is not known.
    """
    return named_circumstances(
        rules,
        nation=own.nation,
        pension_percent=Decimal(own.pension or 0),
        pension_method=own.pension_method,
        student_loans=own.student_loans,
    )


def _level(guide: Guide, own: Profile) -> Level | None:
    if own.level is not None:
        return find("level", own.level, guide.level)
    return None if own.years is None else level_for_years(guide, Decimal(own.years))


def _target(guide: Guide, own: Profile) -> Level | None:
    if own.target is None or own.target.level is None:
        return None
    return find("level", own.target.level, guide.level)


def _transition(guide: Guide, own: Profile) -> Transition | None:
    if own.origin is None:
        return None
    origin = find("role", own.origin, guide.role)
    for transition in guide.transition:
        if transition.origin == origin.id:
            return transition
    known = ", ".join(transition.origin for transition in guide.transition)
    raise UsageError(
        f"the guide has no way in from {origin.name}", hint=f"It has one from: {known}."
    )


def _bands(guide: Guide, own: Profile, level: Level | None) -> tuple[Band, ...]:
    """Return the bands of a level where somebody works; none where either is not known."""
    if level is None or own.place is None:
        return ()
    regions, _ = regions_of(guide, own.place)
    return bands_of(guide, [level], regions)


def _check_direction(
    guide: Guide, level: Level | None, transition: Transition | None, target: Level | None
) -> None:
    if target is None and transition is None:
        raise UsageError(
            "there is nothing to plan for",
            hint="Give a level to reach with --to, or a role you come from with --from.",
        )
    if level is None and transition is None:
        raise UsageError(
            "it is not known where you start",
            hint="Give your level with --level, or a role you come from with --from.",
        )
    if level is None or target is None:
        return
    ladder = [rung.id for rung in guide.level]
    if ladder.index(target.id) <= ladder.index(level.id) and transition is None:
        higher = ", ".join(ladder[ladder.index(level.id) + 1 :])
        raise UsageError(
            f"{target.name} is not above {level.name}",
            hint=f"Above it: {higher}." if higher else "There is no level above it.",
        )


def _months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month.

    Raises:
        UsageError: No calendar goes that far.
    """
    month = day.month - 1 + months
    year, month = day.year + month // MONTHS, month % MONTHS + 1
    if year > date.max.year:
        raise UsageError(
            f"{months} months from {day} is beyond the calendar", hint="Give an earlier --today."
        )
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _hours_in_all(own: Profile, begins: date, ends: date | None) -> int | None:
    if own.hours is None or ends is None:
        return None
    return own.hours * (ends - begins).days // DAYS_IN_A_WEEK


def _years_at_end(own: Profile, months: int | None) -> Decimal | None:
    if own.years is None or months is None:
        return None
    return (Decimal(own.years) + Decimal(months) / MONTHS).quantize(Decimal("0.1"), ROUND_FLOOR)


def _dated(
    drafts: Sequence[Draft], own: Profile, begins: date, ends: date | None
) -> tuple[PlanStep, ...]:
    """Share the time out evenly among the steps that are still to be taken.

    What is done on the job has no share of it: it may fall anywhere between beginning and end.
    """
    done: Mapping[str, date] = {step.step: step.on for step in own.done}
    still = [draft.id for draft in drafts if draft.id not in done and not draft.covered]
    sharing = [draft.id for draft in drafts if draft.id in still and draft.timing == "share"]
    steps = []
    for draft in drafts:
        step = PlanStep(**vars(draft), begins=None, ends=None, hours=None, done=done.get(draft.id))
        if ends is not None and draft.id in sharing:
            place, days = sharing.index(draft.id), (ends - begins).days
            step = step.replace(
                begins=begins + timedelta(days=days * place // len(sharing)),
                ends=begins + timedelta(days=days * (place + 1) // len(sharing)),
                hours=_hours_of_one(own, days, len(sharing)),
            )
        elif ends is not None and draft.id in still:
            step = step.replace(begins=begins, ends=ends)
        steps.append(step)
    return tuple(steps)


def _hours_of_one(own: Profile, days: int, steps: int) -> int | None:
    if own.hours is None:
        return None
    share = Decimal(own.hours * days) / DAYS_IN_A_WEEK / steps
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def _pay(known: PlanData, own: Profile, target: Level | None) -> Iterator[PayThen]:
    """Work out pay in hand at the ends of the target's band, for each region it may be in."""
    moves_to = None if own.target is None else own.target.place
    if target is None or (moves_to or own.place) is None or not _has_tax_year(known):
        return
    circumstances = circumstances_of(own, known.pay_rules)
    here = _settled(known, circumstances, own.place)
    nation = nation_then(
        known.guide,
        known.pay_rules,
        stated=own.nation,
        here=own.place,
        there=moves_to or own.place,
    )
    there = _settled(
        known,
        circumstances.replace(nation=nation_of(known.pay_rules, nation)),
        moves_to or own.place,
    )
    bonus = own.bonus or 0
    regions, _ = regions_of(known.guide, moves_to or own.place)
    now = None if own.pay is None else _net(here, own.pay, bonus)
    for band in bands_of(known.guide, [target], regions):
        low, high = _net(there, band.min, bonus), _net(there, band.max, bonus)
        yield PayThen(
            band=band.id,
            region=band.region,
            region_name=by_id(band.region, known.guide.region).name,
            tax_year=there.year.id,
            nation=there.nation.id,
            nation_name=there.nation.name,
            now_nation=here.nation.id,
            now_nation_name=here.nation.name,
            bonus=own.bonus,
            low_gross=band.min,
            low_net=low,
            high_gross=band.max,
            high_net=high,
            open_ended=band.open_ended,
            now_gross=own.pay,
            now_net=now,
            low_more_a_month=None if now is None else to_penny((low - now) / MONTHS),
            high_more_a_month=None if now is None else to_penny((high - now) / MONTHS),
            source=band.sources[0],
            tax_sources=(
                *income_tax_for(there.nation.id, there.year).sources,
                *(() if now is None else income_tax_for(here.nation.id, here.year).sources),
                *there.year.allowance.sources,
                *there.year.national_insurance.sources,
            ),
        )


def _has_tax_year(known: PlanData) -> bool:
    """Whether there are figures for the tax year of the day; those of another are never used."""
    return any(year.begins <= known.today <= year.ends for year in known.pay_rules.tax_year)


def _settled(known: PlanData, circumstances: Circumstances, name: str | None) -> Settled:
    place = None if name is None else regions_of(known.guide, name)[1]
    return settle(known.pay_rules, circumstances, known.today, place)


def _net(settled: Settled, gross: int, bonus: int) -> Decimal:
    return deduct(settled.pay(Decimal(gross), Decimal(bonus)), settled.year).net_pay


def _without_basis(own: Profile, steps: Sequence[PlanStep], ends: date | None) -> Iterator[str]:
    """Say what the guide does not say."""
    if ends is not None and any(step.ends for step in steps):
        yield (
            "How long a step takes the guide does not say, nor does any source here: the time "
            "there is was shared out evenly among the steps that are taken in turn, and work on "
            "the job has all of it. Move the dates as your work goes."
        )
    unordered = [step.id for step in steps if not step.basis]
    if unordered:
        yield f"The guide gives no order for these, their place is our reading: {_list(unordered)}."
    made = [step.id for step in steps if step.make is None and step.done is None]
    if made:
        yield f"The guide names no piece of work to make for these: {_list(made)}."
    if own.target is not None and own.target.level and own.level is None and own.years is None:
        yield (
            "You give no level, so what the ladder asks on the way to the target is left out. Say "
            "it with --level or --years."
        )
    if not own.skill:
        yield (
            "You name no skills. What is asked of your level is taken as there, and the rest is "
            "not held against you. Say what you have with --cv or --skill, and what you lack "
            "with --lacks."
        )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
