"""What to do to reach the next level, by when, and what it pays at the end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import BandAnswer, BandPosition, band_answer, band_position, bands_of
from mlcareer.advice.case.plan_steps import (
    DAYS_IN_A_WEEK,
    PlanStep,
    dated,
    transition_steps,
    work_steps,
)
from mlcareer.advice.case.skill_check import SkillCheck, skill_checks
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.circumstances import Circumstances, Taxpayer, taxpayer_for
from mlcareer.advice.pay.deductions import MONTHS, a_month, income_tax_for
from mlcareer.advice.pay.nation import nation_then
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.errors import UsageError
from mlcareer.guide.amount import for_hours
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Band, Guide, Level, Region, Role, Skill
from mlcareer.guide.pay_rules import Nation, PayRules
from mlcareer.guide.plan_rules import PlanRules
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlcareer.advice.case.personal_case import PersonalCase
    from mlcareer.advice.place import Where


class PlanData(Record):
    """What a plan is made from besides the person's own case."""

    guide: Guide
    pay_rules: PayRules
    rules: PlanRules
    today: date


class PayThen(Record):
    """Take-home pay at the target level's band and of today."""

    band: str
    region: Region
    tax_year: str
    nation: Nation
    """Where tax would be paid."""
    now_nation: Nation
    """Where it is paid today."""
    bonus: int | None
    """Today's, in pounds a year. It is taken to stay: each net pay is of base and this bonus."""
    hours: Decimal | None
    """A week, that the band is scaled to where pay is part-time; null for a full week."""
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

    schema = "plan/2"

    level: Level | None
    origin: Role | None
    target: Level | None
    months: int | None
    hours: int | None
    """Hours a week."""
    begins: date
    ends: date | None
    hours_in_all: int | None
    """Whole hours from beginning to end, rounded down."""
    years_at_end: Decimal | None
    """Years of experience at the end, to one decimal rounded down, where they are known."""
    target_experience_min: int | None
    """Years from which the guide counts the target level."""
    bands: tuple[BandAnswer, ...]
    """The bands of the level somebody works at, where they work."""
    standings: tuple[BandPosition, ...]
    """Where their pay is in each of those bands."""
    skills: tuple[SkillCheck, ...]
    """What the target asks, each with whether it is shown."""
    unknown_skills: tuple[str, ...]
    """Skills of the person's that the guide does not know."""
    unknown_done: tuple[str, ...]
    """Steps they marked as done that no plan has: of an older edition, or mistyped."""
    steps: tuple[PlanStep, ...]
    """Those in turn first, in order, then work on the job; those that are done among them."""
    proved: tuple[Skill, ...]
    """Skills that the person shows, so that the plan has no step for them."""
    judgement: str
    """Whose judgement the works, their order and the dates are."""
    pay: tuple[PayThen, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]

    @property
    def to_do(self) -> tuple[PlanStep, ...]:
        """The steps that are not done."""
        return tuple(step for step in self.steps if step.done is None)


def plan_for(known: PlanData, case: PersonalCase) -> PlanAnswer:
    """Make the plan of one case.

    Raises:
        UsageError: There is nothing to plan from or to, or the target is not above the level.
    """
    guide = known.guide
    _check_direction(guide, case)
    checks = skill_checks(guide, known.rules, case)
    shown = {skill.id for item in checks if item.state == "shown" for skill in item.skills}
    steps: tuple[PlanStep, ...] = ()
    if case.way_in is not None:
        named = {skill.id: skill for skill in guide.skill}
        steps = tuple(transition_steps(case.way_in, named, shown))
    steps += work_steps(guide, known.rules, case, checks)
    ends = None if case.months is None else _months_later(known.today, case.months)
    steps = dated(sorted(steps, key=lambda step: step.alongside), case, known.today, ends)
    pay = tuple(_pay(known, case))
    bands: tuple[Band, ...] = ()
    if case.level is not None and case.where is not None:
        bands = bands_of(guide, [case.level], case.where.regions)
    own_pay = case.full_time_pay
    remarks = remarks_on(
        guide, [*(f"band:{band.id}" for band in bands), *(f"band:{item.band}" for item in pay)]
    )
    return PlanAnswer.copied_from(
        case,
        begins=known.today,
        ends=ends,
        hours_in_all=_hours_in_all(case, known.today, ends),
        years_at_end=_years_at_end(case),
        target_experience_min=None if case.target is None else case.target.experience_min,
        bands=tuple(band_answer(guide, band) for band in bands),
        standings=()
        if own_pay is None
        else tuple(band_position(guide, band, own_pay) for band in bands),
        skills=checks,
        unknown_done=tuple(_unknown_done(known, case, steps)),
        steps=steps,
        proved=tuple(_proved(guide, case, checks)),
        judgement=known.rules.plan.note,
        pay=pay,
        remarks=remarks,
        sources=cite(
            (*guide.source, *known.pay_rules.source),
            [
                steps,
                *((item.source,) for item in pay),
                *(bands, remarks),
                *(item.tax_sources for item in pay),
            ],
            known.today,
        ),
    )


def _unknown_done(known: PlanData, case: PersonalCase, steps: Sequence[PlanStep]) -> Iterator[str]:
    ids = {step.id for step in steps} | {work.id for work in known.rules.work}
    ids |= {f"{way.id}-{step.id}" for way in known.guide.transition for step in way.step}
    return (done.step for done in case.done if done.step not in ids)


def _proved(guide: Guide, case: PersonalCase, checks: Sequence[SkillCheck]) -> Iterator[Skill]:
    """Return skills that are shown and would have had a step if they were not."""
    in_way = set() if case.way_in is None else {s for t in case.way_in.step for s in t.skills}
    changing = case.level is None or case.origin is not None
    proved = {
        skill.id
        for item in checks
        if item.state == "shown" and (item.beyond or changing)
        for skill in item.skills
        if any(have.skill == skill for have in case.skills)
    }
    # A step of a transition is dropped only where each of its skills is shown.
    whole = {
        name
        for step in (() if case.way_in is None else case.way_in.step)
        if proved.issuperset(step.skills)
        for name in step.skills
    }
    yield from (s for s in guide.skill if s.id in proved and (s.id not in in_way or s.id in whole))


def _check_direction(guide: Guide, case: PersonalCase) -> None:
    level, target = case.level, case.target
    if target is None and case.way_in is None:
        raise UsageError(
            "there is nothing to plan for",
            hint="Give a level to reach with --to, or a role you come from with --from.",
        )
    if level is None and case.way_in is None:
        raise UsageError(
            "it is not known where you start",
            hint="Give your level with --level, or a role you come from with --from.",
        )
    if level is None or target is None:
        return
    ladder = [rung.id for rung in guide.level]
    if ladder.index(target.id) <= ladder.index(level.id) and case.way_in is None:
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


def _hours_in_all(case: PersonalCase, begins: date, ends: date | None) -> int | None:
    if case.hours is None or ends is None:
        return None
    return case.hours * (ends - begins).days // DAYS_IN_A_WEEK


def _years_at_end(case: PersonalCase) -> Decimal | None:
    if case.years is None or case.months is None:
        return None
    return (case.years + Decimal(case.months) / MONTHS).quantize(Decimal("0.1"), ROUND_FLOOR)


def _pay(known: PlanData, case: PersonalCase) -> Iterator[PayThen]:
    """Work out take-home pay at the ends of the target's band, for each region it may be in."""
    if case.target is None or not case.target_regions or not _has_tax_year(known):
        return
    here = _taxpayer(known, case.circumstances, case.where)
    there = case.target_where or case.where
    nation = nation_then(
        known.guide, known.pay_rules, stated=case.circumstances.nation, here=case.where, there=there
    )
    then = case.circumstances.replace(nation=nation)
    taxpayer_there = _taxpayer(known, then, there)
    now = None if case.pay is None else here.net(Decimal(case.pay), Decimal(case.bonus or 0))
    # Bands are for a full week. Beside part-time pay they are scaled to its hours.
    hours = case.contract_hours if case.pay is not None else None
    for band in bands_of(known.guide, [case.target], case.target_regions):
        ends = (int(for_hours(band.min, hours)), int(for_hours(band.max, hours)))
        yield _pay_in(known, case, band, ends, (here, taxpayer_there), now)


def _pay_in(
    known: PlanData,
    case: PersonalCase,
    band: Band,
    ends: tuple[int, int],
    taxpayer: tuple[Taxpayer, Taxpayer],
    now: Decimal | None,
) -> PayThen:
    here, there = taxpayer
    bonus = Decimal(case.bonus or 0)
    low, high = (there.net(Decimal(figure), bonus) for figure in ends)
    return PayThen(
        band=band.id,
        region=by_id(band.region, known.guide.region),
        tax_year=there.year.id,
        nation=there.nation,
        now_nation=here.nation,
        bonus=case.bonus,
        hours=None if ends == (band.min, band.max) else case.contract_hours,
        low_gross=ends[0],
        low_net=low,
        high_gross=ends[1],
        high_net=high,
        open_ended=band.open_ended,
        now_gross=case.pay,
        now_net=now,
        low_more_a_month=None if now is None else a_month(low - now),
        high_more_a_month=None if now is None else a_month(high - now),
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


def _taxpayer(known: PlanData, circumstances: Circumstances, where: Where | None) -> Taxpayer:
    place = None if where is None else where.place
    return taxpayer_for(known.pay_rules, circumstances, known.today, place)
