"""One person's whole case: every answer that belongs in it, and why one is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import BandAnswer, band_answers_of, next_level
from mlcareer.advice.career.salary import SalaryAnswer, salary_for
from mlcareer.advice.case.plan import PlanAnswer, PlanData, plan_for
from mlcareer.advice.case.profile import ProfileAnswer, profile_answer
from mlcareer.advice.pay.circumstances import nation_where
from mlcareer.advice.pay.take_home import TakeHomeAnswer, take_home
from mlcareer.errors import UsageError
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.advice.case.personal_case import PersonalCase
    from mlcareer.advice.case.report_visa import ReportVisa  # noqa: TC004 - only its name is used
    from mlcareer.advice.offers.offer import OfferAnswer  # noqa: TC004 - only its name is used
    from mlcareer.guide.offer_terms import OfferTerms
    from mlcareer.guide.pay_rules import Nation
    from mlcareer.guide.profile import Profile
    from mlcareer.guide.visa_rules import VisaRules


class LeftOut(Record):
    """A part that a report lacks, and what it would need."""

    part: str
    why: str


class ReportAnswer(Answer):
    """All of a case; a part is null where it cannot be answered."""

    schema = "report/2"

    day: date
    own: ProfileAnswer
    full_time_pay: int | None
    """Base pay for a full week, in whole pounds a year: what is judged against bands."""
    salary: SalaryAnswer | None
    take_home: TakeHomeAnswer | None
    plan: PlanAnswer | None
    offer: OfferAnswer | None
    visa: ReportVisa | None
    """Null unless the person or the offer names a route."""
    next_bands: tuple[BandAnswer, ...]
    """The bands of the level aimed at, or else of the next one, in every region."""
    left_out: tuple[LeftOut, ...]


def report_for(
    known: PlanData,
    visa_rules: VisaRules | None,
    own: Profile,
    case: PersonalCase,
    offered: OfferTerms | None,
) -> ReportAnswer:
    """Answer all that can be answered of a case.

    `own` is shown as it is written; `case` is the same with its names found. A case with an offer
    or a visa route needs the visa tables.

    Raises:
        UsageError: Nothing at all is known of it.
    """
    left_out: list[LeftOut] = []
    nation = _nation(known, case)
    terms = None if offered is None else _with_own(offered, case, nation)
    salary = _salary(known, case)
    take = _take_home(known, case, nation, left_out)
    plan = _plan(known, case, left_out)
    offer = visa = None
    if visa_rules is not None:
        offer = None if terms is None else _offer(known, visa_rules, terms)
        visa = _visa(known, visa_rules, case, terms)
    if not (salary or take or plan or offer):
        raise UsageError(
            "nothing is known of your case yet",
            hint="Give it: mlcareer report --level mid --pay 62k\nKeep it: mlcareer profile init",
        )
    if salary is None:
        left_out.insert(0, LeftOut(part="Your band", why="It needs your level or your years."))
    if visa is None and case.route is not None:
        left_out.append(LeftOut(part="Visa", why="It needs your base pay, a target or an offer."))
    return ReportAnswer(
        day=known.today,
        own=profile_answer(own, None),
        full_time_pay=case.full_time_pay,
        salary=salary,
        take_home=take,
        plan=plan,
        offer=offer,
        visa=visa,
        next_bands=_next_bands(known, case),
        left_out=tuple(left_out),
    )


def _offer(known: PlanData, visa_rules: VisaRules, terms: OfferTerms) -> OfferAnswer:
    # Imported late, as most reports are without an offer.
    from mlcareer.advice.offers.offer import offer_for
    from mlcareer.advice.offers.valuation import Knowledge

    judges = Knowledge(
        guide=known.guide, rules=known.pay_rules, visa_rules=visa_rules, today=known.today
    )
    return offer_for(terms, judges)


def _visa(
    known: PlanData, visa_rules: VisaRules, case: PersonalCase, terms: OfferTerms | None
) -> ReportVisa | None:
    # Imported late, as most people need no visa.
    from mlcareer.advice.case.report_visa import report_visa

    return report_visa(visa_rules, known.guide, case, terms, known.today)


def _nation(known: PlanData, case: PersonalCase) -> Nation:
    """Return where income tax is paid now: as stated, or where the place lies."""
    place = None if case.where is None else case.where.place
    return case.circumstances.nation or nation_where(known.pay_rules, place)


def _salary(known: PlanData, case: PersonalCase) -> SalaryAnswer | None:
    if case.level is None:
        return None
    return salary_for(
        known.guide,
        known.today,
        level=case.level,
        where=case.where,
        years=case.years,
        pay=case.full_time_pay,
    )


def _take_home(
    known: PlanData, case: PersonalCase, nation: Nation, left_out: list[LeftOut]
) -> TakeHomeAnswer | None:
    why = "It needs your base pay."
    if case.pay is not None:
        try:
            return take_home(
                known.pay_rules,
                case.circumstances.replace(nation=nation),
                Decimal(case.pay),
                Decimal(case.bonus or 0),
                known.today,
            )
        except UsageError as error:
            why = error.sentence
    left_out.append(LeftOut(part="Take-home pay", why=why))
    return None


def _plan(known: PlanData, case: PersonalCase, left_out: list[LeftOut]) -> PlanAnswer | None:
    try:
        return plan_for(known, case)
    except UsageError as error:
        left_out.append(LeftOut(part="The plan", why=f"{error.sentence} {error.hint}"))
        return None


def _next_bands(known: PlanData, case: PersonalCase) -> tuple[BandAnswer, ...]:
    above = case.target
    if above is None and case.level is not None:
        above = next_level(known.guide, case.level.id)
    return () if above is None else band_answers_of(known.guide, [above], known.guide.region)


def _with_own(offered: OfferTerms, case: PersonalCase, nation: Nation) -> OfferTerms:
    """Let the person say what an offer leaves unsaid and only they can know.

    `nation` is where they pay income tax now.
    """
    # A bonus, a pension and holiday belong to the pay that they came with.
    same = offered.current in {None, case.pay}
    said = {
        "nation": case.circumstances.nation,
        "student_loans": case.circumstances.student_loans,
        "children": case.circumstances.children or None,
        "pension_percent": case.pension,
        "pension_method": case.circumstances.pension_method,
        "visa_route": case.route,
        "current": case.pay,
        "current_bonus": case.bonus if same else None,
        "current_employer_pension": case.employer_pension if same else None,
        "current_holiday": case.holiday if same else None,
        "current_nation": nation,
    }
    return offered.replace(
        **{name: value for name, value in said.items() if getattr(offered, name) in {None, ()}}
    )
