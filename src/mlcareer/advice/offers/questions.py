"""What an offer does not state, and why it is worth asking."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.offers.judged import least_employer_pension, qualifying_earnings
from mlcareer.advice.pay.circumstances import HUNDRED
from mlcareer.advice.pay.deductions import deduct, to_penny
from mlcareer.advice.percent import in_percent, rate_in_percent
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.offers.judged import Judged

WORKING_DAYS = 260
"""Fifty-two weeks of five days."""


class Missing(Record):
    """Something that the offer does not state, and is worth asking."""

    term: str
    """The key of an offer file that would state it, or that it is about."""
    ask: str
    why: str
    worth: Decimal | None = None
    """Pounds a year at stake, where that follows from a stated figure."""
    source: str | None = None


def unstated(judged: Judged) -> Iterator[Missing]:
    """Name what the offer leaves out, in the order it is worth asking."""
    yield from _visa(judged)
    yield from _pay(judged)
    yield from _pension(judged)
    yield from _time(judged)


def _visa(judged: Judged) -> Iterator[Missing]:
    """Ask first what decides whether an offer can be taken up at all."""
    terms = judged.terms
    if terms.visa_route is None:
        return
    if terms.hours is None:
        yield _hours()
    if terms.occupation is None:
        yield Missing(
            term="occupation",
            ask="Which occupation code goes on the certificate of sponsorship?",
            why="The floor depends on it, and the sponsor picks it.",
        )


def _hours() -> Missing:
    return Missing(
        term="hours",
        ask="How many hours a week are in the contract?",
        why="Pay by the hour, and a visa's floor, depend on it.",
    )


def _pay(judged: Judged) -> Iterator[Missing]:
    terms = judged.terms
    if terms.bonus_pounds is None:
        yield Missing(
            term="bonus",
            ask="Is there a bonus: how much, and what was paid in the last two years?",
            why="Only what the contract promises counts; without a word there is none.",
        )
    if terms.equity is None:
        yield Missing(
            term="equity",
            ask="Is there equity: how many shares or options, vesting over how long?",
            why="A number of options says nothing without the number of all shares.",
        )
    elif terms.equity and terms.equity_kind is None:
        yield Missing(
            term="equity_kind",
            ask="Are these shares that can be sold, or options in a private company?",
            why="Shares that vest are taxed as pay; options may come to nothing.",
        )
    elif terms.equity and terms.equity_kind == "private-options":
        yield from _options(judged)
    if terms.sign_on is None:
        yield Missing(
            term="sign_on",
            ask="Is there a payment on joining?",
            why="It makes up for a bonus or shares that you leave behind.",
        )


def _options(judged: Judged) -> Iterator[Missing]:
    """Ask what the worth of options hangs on, none of which a figure in pounds tells."""
    source = _source_of_options(judged)
    asked = (
        (
            "How many options are these of how many shares in all, fully diluted?",
            "A number of options says nothing without the share of the company that it is.",
        ),
        (
            "What is the strike price, and the latest price of a share beside it?",
            "An option is worth what a share is worth above that price, and otherwise nothing.",
        ),
        (
            "Are they EMI options or unapproved ones?",
            (
                "With EMI nothing is taxed before the shares are sold, if the price was the market "
                "value at the grant; of others the gain at exercise is taxed as pay."
            ),
        ),
        (
            "Over how many years do they vest, and with what cliff?",
            "Whoever leaves before the cliff has none of them.",
        ),
        (
            "What becomes of vested options when you leave, and how long may you exercise them?",
            "The rules of the plan may let them lapse, or give little time to pay the price.",
        ),
    )
    for ask, why in asked:
        yield Missing(term="equity", ask=ask, why=why, source=source if "EMI" in ask else None)


def _source_of_options(judged: Judged) -> str | None:
    facts = judged.settled.rules.fact
    return next((fact.sources[0] for fact in facts if fact.id == "private-options"), None)


def _pension(judged: Judged) -> Iterator[Missing]:
    terms, pension = judged.terms, judged.settled.year.pension
    base = Decimal(terms.base)
    if terms.employer_pension_percent is None:
        least = least_employer_pension(base, judged.settled.year)
        percent = in_percent(least, terms.base)
        yield Missing(
            term="employer_pension_percent",
            ask="What does the employer pay into the pension, and of what?",
            why=(
                f"The legal floor is {rate_in_percent(pension.least_employer)}% of earnings from "
                f"£{pension.qualifying_from:,} to £{pension.qualifying_to:,}: £{least:,.2f} a "
                f"year, {percent}% of this base."
            ),
            worth=least,
            source=pension.sources[0],
        )
    elif terms.employer_pension_of is None:
        share = Decimal(terms.employer_pension_percent) / HUNDRED
        low = to_penny(share * qualifying_earnings(base, judged.settled.year))
        yield Missing(
            term="employer_pension_of",
            ask=(
                f"{terms.employer_pension_percent}% of what: all of base pay, or qualifying "
                "earnings?"
            ),
            why=f"£{judged.employer_pension:,.2f} a year or £{low:,.2f}.",
            worth=judged.employer_pension - low,
            source=pension.sources[0],
        )
    if terms.pension_method is None:
        yield _sacrifice(judged)


def _sacrifice(judged: Judged) -> Missing:
    """Ask for salary sacrifice, with what it saves both sides where a contribution is stated."""
    year = judged.settled.year
    insurance = year.national_insurance
    rate = f"{rate_in_percent(insurance.employer_rate)}%"
    asked = Missing(
        term="pension_method",
        ask="Is the pension by salary sacrifice, and is the employer's saving shared?",
        why=f"It saves the employer {rate} of what you sacrifice.",
        source=insurance.sources[0],
    )
    base = Decimal(judged.terms.base)
    own = to_penny(base * judged.settled.pension_share)
    if not own:
        return asked
    plain = judged.settled.without_pension.pay(base)
    sacrificed = deduct(plain.replace(sacrifice=own), year)
    other = deduct(plain.replace(net_pay_pension=own), year)
    mine = sacrificed.net_pay - other.net_pay
    theirs = other.employer_national_insurance - sacrificed.employer_national_insurance
    return asked.replace(
        why=(
            f"On your £{own:,.2f} it leaves you £{mine:,.2f} a year more than a net pay "
            f"arrangement and saves the employer £{theirs:,.2f} ({rate})."
        ),
        worth=mine,
    )


def _time(judged: Judged) -> Iterator[Missing]:
    terms = judged.terms
    if terms.hours is None and terms.visa_route is None:
        yield _hours()
    if terms.holiday_days is None:
        yield Missing(
            term="holiday_days",
            ask="How many days of holiday, with or without public holidays?",
            why=f"A day of work is a {WORKING_DAYS}th of base pay: 52 weeks of five.",
            worth=to_penny(Decimal(terms.base) / WORKING_DAYS),
        )
