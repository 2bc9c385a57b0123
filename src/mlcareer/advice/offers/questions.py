"""What is worth asking of an offer: what it does not state, and what it states and leaves open.

The texts and their order where no figure decides it are data: `[[offer_question]]` of the pay
rules.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import HUNDRED, NOTHING, deduct, to_penny
from mlcareer.advice.pay.limits import below_minimum_wage, least_pension_of, qualifying_earnings
from mlcareer.advice.percent import in_percent, in_pounds, rate_in_percent
from mlcareer.guide.amount import FULL_TIME_HOURS, WEEKS_A_YEAR, is_part_time
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mlcareer.advice.offers.valuation import Valuation

DAYS_A_WEEK = 5
WEEKS_OF_HOLIDAY = Decimal("5.6")
"""A year, bank holidays among them.

Source: Working Time Regulations 1998, regulations 13 and 13A
"""
BANK_HOLIDAYS = 8
"""In England and Wales."""
GRANT_YEARS = 4
"""The usual time over which a grant vests, for an example."""


class Question(Record):
    """Something that is worth asking of an offer."""

    id: str
    term: str
    """The key of an offer file that would answer it, or that it is about."""
    short: str
    """A few words for a list."""
    ask: str
    why: str
    stated: bool
    """Whether it is about something that the offer states, and leaves open."""
    worth: Decimal | None
    """Pounds a year at stake, where that follows from a stated figure."""
    source: str | None


class _Asked(Record, kw_only=False):
    """A question by its id, with the figures of the offer that its texts take."""

    id: str
    worth: Decimal | None = None
    stated: bool = False
    source: str | None = None
    """Where its figures are from, if not the data's own source of the question."""
    figures: dict[str, str] = {}  # noqa: RUF012 - a record's default, which nobody changes


def questions_on(valued: Valuation, day: date) -> tuple[Question, ...]:
    """Return what is worth asking, the more valuable question first.

    Their order is that of the pounds at stake, and else of the weights of the data.
    """
    known = {each.id: each for each in valued.taxpayer.rules.offer_question}
    base = valued.base
    found = []
    for asked in _all(valued, day):
        text = known.get(asked.id)
        if text is None:
            continue  # rules of one's own may ask less
        stake = base * Decimal(text.weight) / HUNDRED
        question = Question.copied_from(
            text,
            ask=text.ask.format_map(asked.figures),
            why=text.why.format_map(asked.figures),
            stated=asked.stated,
            worth=asked.worth,
            source=asked.source or next(iter(text.sources), None),
        )
        # What decides whether the offer can be taken up at all is never outweighed.
        found.append((max(stake, min(asked.worth or NOTHING, base / 2)), question))
    found.sort(key=lambda item: item[0], reverse=True)
    return tuple(question for _, question in found)


def _all(valued: Valuation, day: date) -> Iterator[_Asked]:
    yield from _visa(valued)
    yield from _equity(valued)
    yield from _bonus(valued)
    yield from _sign_on(valued)
    yield from _pension(valued, day)
    yield from _time(valued)
    terms = valued.terms
    for name in ("notice", "office_days", "covenants", "probation"):
        if getattr(terms, name) is None:
            yield _Asked(name.replace("_", "-"))


def _visa(valued: Valuation) -> Iterator[_Asked]:
    terms = valued.terms
    if terms.visa_route is None:
        return
    if terms.hours is None:
        yield _Asked("hours-for-visa")
    if terms.occupation is None:
        yield _Asked("occupation")


def _equity(valued: Valuation) -> Iterator[_Asked]:
    terms = valued.terms
    if terms.equity is None:
        yield _Asked("equity")
        return
    if not terms.equity:
        return
    if not terms.vest and terms.equity > terms.base:
        yield _Asked(
            "whole-grant",
            stated=True,
            figures={
                "equity": in_pounds(terms.equity),
                "a_quarter": in_pounds(Decimal(terms.equity) / GRANT_YEARS),
            },
        )
    elif not terms.vest:
        yield _Asked("vesting", stated=True)
    elif terms.cliff is None:
        yield _Asked("cliff", stated=True)
    if terms.equity_kind is None:
        yield _Asked("equity-kind", stated=True)
    elif terms.equity_kind == "listed-shares":
        if terms.employer_insurance is None:
            on_vest = valued.passed_on(valued.vest)
            yield _Asked(
                "employer-insurance",
                on_vest,
                stated=True,
                figures={"vest": in_pounds(valued.vest), "insurance": in_pounds(on_vest)},
            )
    else:
        yield from _private(valued)


def _private(valued: Valuation) -> Iterator[_Asked]:
    """Ask what the worth of private equity hangs on, none of which a figure in pounds says."""
    terms = valued.terms
    if terms.shares is None or terms.all_shares is None:
        yield _Asked("share-of-company", stated=True)
    if terms.equity_kind != "private-options":
        return
    if terms.strike is None:
        yield _Asked("strike", stated=True)
    yield _Asked("emi", stated=True)
    yield _Asked("leaver", stated=True)


def _bonus(valued: Valuation) -> Iterator[_Asked]:
    terms = valued.terms
    if terms.bonus_pounds is None:
        yield _Asked("bonus")
    elif valued.bonus and terms.bonus_contractual is None:
        left = valued.cash - valued.taxpayer.net(valued.base)
        yield _Asked(
            "bonus-contractual",
            left,
            stated=True,
            figures={"bonus": in_pounds(valued.bonus), "bonus_left": f"£{left:,.0f}"},
        )


def _sign_on(valued: Valuation) -> Iterator[_Asked]:
    terms = valued.terms
    if terms.sign_on is None:
        yield _Asked("sign-on")
    elif terms.sign_on and terms.sign_on_repay is None:
        yield _Asked(
            "sign-on-repay",
            valued.sign_on_left,
            stated=True,
            figures={
                "sign_on": in_pounds(terms.sign_on),
                "sign_on_left": f"£{valued.sign_on_left:,.0f}",
            },
        )


def _pension(valued: Valuation, day: date) -> Iterator[_Asked]:
    terms, year = valued.terms, valued.taxpayer.year
    pension, base = year.pension, valued.base
    if terms.employer_pension_percent is None:
        least = least_pension_of(base, year)
        yield _Asked(
            "pension",
            least,
            source=pension.sources[0],
            figures={
                "percent": f"{rate_in_percent(pension.least_employer)}",
                "from": in_pounds(pension.qualifying_from),
                "to": in_pounds(pension.qualifying_to),
                "least": in_pounds(least),
                "share": f"{in_percent(least, terms.base)}",
            },
        )
    elif terms.employer_pension_percent and terms.employer_pension_of is None:
        share = Decimal(terms.employer_pension_percent) / HUNDRED
        low = to_penny(share * qualifying_earnings(base, year))
        yield _Asked(
            "pension-of",
            valued.employer_pension - low,
            stated=True,
            source=pension.sources[0],
            figures={
                "percent": f"{terms.employer_pension_percent}",
                "whole": in_pounds(valued.employer_pension),
                "qualifying": in_pounds(low),
            },
        )
    yield from _method(valued, day)


def _method(valued: Valuation, day: date) -> Iterator[_Asked]:
    """Ask for salary sacrifice, or against it where it takes pay under the minimum wage."""
    terms, taxpayer, year = valued.terms, valued.taxpayer, valued.taxpayer.year
    below = below_minimum_wage(taxpayer.rules, valued.pay(), valued.hours, day)
    if below is not None and below.sacrifice:
        yield _Asked(
            "sacrifice-under-minimum-wage",
            stated=terms.pension_method is not None,
            figures={"an_hour": f"£{below.an_hour}", "minimum": f"£{below.minimum}"},
        )
        return
    if terms.pension_method is not None:
        return
    percent = f"{rate_in_percent(year.national_insurance.employer_rate)}"
    own = to_penny(valued.base * taxpayer.pension_share)
    if not own:
        source = year.national_insurance.sources[0]
        yield _Asked("pension-method", source=source, figures={"percent": percent})
        return
    plain = taxpayer.replace(pension_share=NOTHING).pay(valued.base)
    sacrificed = deduct(plain.replace(sacrifice=own), year)
    other = deduct(plain.replace(net_pay_pension=own), year)
    mine = sacrificed.net_pay - other.net_pay
    theirs = other.employer_national_insurance - sacrificed.employer_national_insurance
    yield _Asked(
        "pension-method-saves",
        mine,
        figures={
            "own": in_pounds(own),
            "mine": in_pounds(mine),
            "theirs": in_pounds(theirs),
            "percent": percent,
        },
    )


def _time(valued: Valuation) -> Iterator[_Asked]:
    terms = valued.terms
    if terms.hours is None and terms.visa_route is None:
        yield _Asked("hours")
    days_a_week = days_worked(valued)
    if terms.holiday_days is None:
        a_day, days = worth_of_a_day(valued)
        figures = {"day": in_pounds(a_day), "days": f"{days.normalize():f}"}
        yield _Asked("holiday", a_day, figures=figures)
        return
    least = min(Decimal(28), WEEKS_OF_HOLIDAY * days_a_week)
    if Decimal(terms.holiday_days) < least:
        a_day, _ = worth_of_a_day(valued)
        yield _Asked(
            "holiday-under-minimum",
            to_penny(a_day * BANK_HOLIDAYS),
            stated=True,
            figures={
                "days": f"{terms.holiday_days}",
                "least": f"{least.normalize():f}",
                "with_them": f"{Decimal(terms.holiday_days) + BANK_HOLIDAYS}",
            },
        )


def days_worked(valued: Valuation) -> Decimal:
    """Return the days of a week that are worked, where a full-time day has 7.5 hours."""
    terms = valued.terms
    if not is_part_time(terms.hours, terms.full_time_hours):
        return Decimal(DAYS_A_WEEK)
    week = Decimal(terms.full_time_hours or FULL_TIME_HOURS)
    return Decimal(terms.hours or week) / (week / DAYS_A_WEEK)


def worth_of_a_day(valued: Valuation) -> tuple[Decimal, Decimal]:
    """Return base pay a day worked, to the penny, and the days of a year that it is over."""
    days = (days_worked(valued) * WEEKS_A_YEAR).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return to_penny(valued.base / days), days
