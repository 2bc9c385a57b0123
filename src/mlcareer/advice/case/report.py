"""One person's whole case: every answer that belongs in it, and why one is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import level_for_years
from mlcareer.advice.career.salary import SalaryAnswer, salary_for
from mlcareer.advice.case.plan import PlanAnswer, PlanData, plan_for
from mlcareer.advice.case.profile import ProfileAnswer, profile_answer
from mlcareer.advice.case.report_visa import ReportVisa, report_visa
from mlcareer.advice.names import nation_of, pension_method_of, route_of
from mlcareer.advice.offers.offer import OfferAnswer, offer_for
from mlcareer.advice.offers.valuation import Knowledge
from mlcareer.advice.pay.circumstances import nation_where
from mlcareer.advice.pay.take_home import TakeHomeAnswer, take_home
from mlcareer.advice.place import regions_of, where_is
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import find
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.advice.case.own_case import OwnCase
    from mlcareer.guide.model import Level
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

    schema = "report/1"

    day: date
    own: ProfileAnswer
    salary: SalaryAnswer | None
    take_home: TakeHomeAnswer | None
    plan: PlanAnswer | None
    offer: OfferAnswer | None
    visa: ReportVisa | None
    """Null unless the person or the offer names a route."""
    left_out: tuple[LeftOut, ...]


def _level_of(known: PlanData, own: Profile) -> Level:
    if own.years is not None:
        return level_for_years(known.guide, Decimal(own.years))
    return find("level", own.level or "", known.guide.level)


def report_for(
    known: PlanData,
    visa_rules: VisaRules,
    own: Profile,
    case: OwnCase,
    offered: OfferTerms | None,
) -> ReportAnswer:
    """Answer all that can be answered of a case.

    Raises:
        UsageError: Nothing at all is known of it.
    """
    salary = take = plan = offer = None
    place = None if own.place is None else regions_of(known.guide, own.place)[1]
    nation = nation_of(known.pay_rules, own.nation) or nation_where(known.pay_rules, place)
    terms = None if offered is None else _with_own(offered, own, nation, known, visa_rules)
    left_out = []
    if own.level is None and own.years is None:
        left_out.append(LeftOut(part="Where you stand", why="It needs a level or years."))
    else:
        salary = salary_for(
            known.guide,
            known.today,
            level=_level_of(known, own),
            where=None if own.place is None else where_is(known.guide, own.place),
            years=None if own.years is None else Decimal(own.years),
            pay=own.pay,
        )
    if own.pay is None:
        left_out.append(LeftOut(part="Pay in hand", why="It needs your base pay."))
    else:
        try:
            take = take_home(
                known.pay_rules,
                case.circumstances.replace(nation=nation),
                Decimal(own.pay),
                Decimal(own.bonus or 0),
                known.today,
            )
        except UsageError as error:
            left_out.append(LeftOut(part="Pay in hand", why=error.sentence))
    try:
        plan = plan_for(known, case)
    except UsageError as error:
        left_out.append(LeftOut(part="The plan", why=f"{error.sentence} {error.hint}"))
    if terms is not None:
        judges = Knowledge(
            guide=known.guide, rules=known.pay_rules, visa_rules=visa_rules, today=known.today
        )
        offer = offer_for(terms, judges)
    visa = report_visa(visa_rules, known.guide, own, terms, known.today)
    if visa is None and own.visa_route is not None:
        left_out.append(LeftOut(part="Visa", why="It needs your base pay, a target or an offer."))
    if not (salary or take or plan or offer):
        raise UsageError(
            "nothing is known of your case yet",
            hint="Make a profile with 'mlcareer profile init', or give --level and --pay.",
        )
    return ReportAnswer(
        day=known.today,
        own=profile_answer(own, None),
        salary=salary,
        take_home=take,
        plan=plan,
        offer=offer,
        visa=visa,
        left_out=tuple(left_out),
    )


def _with_own(
    offered: OfferTerms, own: Profile, nation: Nation, known: PlanData, visa_rules: VisaRules
) -> OfferTerms:
    """Let the person say what an offer leaves unsaid and only they can know.

    `nation` is where they pay income tax now.
    """
    rules = known.pay_rules
    said = {
        "nation": nation_of(rules, own.nation),
        "student_loans": tuple(
            find("loan plan", name, rules.loan_plan) for name in own.student_loans
        ),
        "pension_percent": own.pension,
        "pension_method": pension_method_of(rules, own.pension_method),
        "visa_route": route_of(visa_rules, own.visa_route),
        "current": own.pay,
        # A bonus and a pension belong to the pay that they came with.
        "current_bonus": own.bonus if offered.current in {None, own.pay} else None,
        "current_employer_pension": (
            own.employer_pension if offered.current in {None, own.pay} else None
        ),
        "current_holiday": own.holiday if offered.current in {None, own.pay} else None,
        "current_nation": nation,
    }
    return offered.replace(
        **{name: value for name, value in said.items() if getattr(offered, name) in {None, ()}}
    )
