"""Several offers side by side, and which assumption flips their order at which value.

They are ranked by what a year leaves: net pay with bonus, payments on joining and equity taxed
as pay, and all that goes into the pension. docs/method.md says how each part is counted.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.deductions import NOTHING, deduct, to_penny
from mlcareer.advice.judged import Judged, judge
from mlcareer.advice.take_home import WEEKS, facts_for, trap_at, used_sources
from mlcareer.errors import UsageError
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.pay_rules import PayFact
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules

FEWEST = 2

LONGEST_DIP = 25
"""Pounds. Two loans that step at once take less than two pounds, and of further pay at least
eight pence a pound are kept."""

Assumption = Literal["equity", "bonus", "hours"]


class OfferColumn(Record):
    """One offer beside the others. Pounds and pence a year."""

    name: str
    terms: OfferTerms
    nation: str
    nation_name: str
    rank: int
    """By `worth`, the best being 1; offers that are worth the same share a rank."""
    gross: Decimal
    """Base pay and bonus."""
    package: Decimal
    """Base, bonus, equity, the yearly part of a payment on joining and the employer's pension."""
    net: Decimal
    """What is left of base and bonus."""
    net_per_month: Decimal
    net_per_hour: Decimal | None
    """Net pay by the hour that is paid, 52 weeks a year; null when hours are not stated."""
    pension: Decimal
    """All that goes into the pension, of both sides and with tax relief."""
    equity_left: Decimal
    """What is left of a year's vest at its stated value, taxed as pay."""
    sign_on_left: Decimal
    """What is left of the yearly part of a payment on joining."""
    worth: Decimal
    """Net pay, pension, and what is left of equity and of a payment on joining."""
    worth_per_hour: Decimal | None
    not_stated: tuple[str, ...]
    """What counts as nothing here because the offer does not say it."""


class Flip(Record):
    """What would have to be different for two neighbours in the ranking to change places."""

    ahead: str
    behind: str
    by: Decimal
    """Pounds a year between them."""
    assumption: Assumption
    """What is varied of the offer that is ahead, all else as stated."""
    stated: Decimal
    flips: bool
    """Whether it can change the order at all."""
    value: Decimal | None
    """Equity and bonus: pounds a year, the least whole pounds at which the offer is still
    ahead or level. Hours: a week, to two decimals, beyond which the other is worth more by the
    hour. Null when nothing flips."""


class OffersAnswer(Answer):
    """Offers in the order of what a year of each leaves."""

    schema = "offers/1"

    tax_year: str
    offers: tuple[OfferColumn, ...]
    flips: tuple[Flip, ...]
    order_by_hour: tuple[str, ...] | None
    """Names by worth an hour; null unless every offer states its hours."""
    facts: tuple[PayFact, ...]
    sources: tuple[CitedSource, ...]


def offers_for(
    terms: Sequence[OfferTerms],
    guide: Guide,
    rules: PayRules,
    today: date,
    *,
    tax_year: str | None = None,
) -> OffersAnswer:
    """Rank offers.

    Raises:
        UsageError: There are fewer than two, or two of one name.
    """
    if len(terms) < FEWEST:
        raise UsageError("there is nothing to compare", hint="Give two or more offer files.")
    named = _told_apart(terms)
    judged = [judge(each, guide, rules, tax_year, today) for each in named]
    ordered = sorted(judged, key=worth, reverse=True)
    columns = tuple(_column(each, ordered) for each in ordered)
    facts = tuple(_facts(rules, ordered))
    used = [
        *(group for each in ordered for group in _sources(each)),
        *([rules.package.sources] if any(each.terms.sign_on for each in ordered) else []),
        *(fact.sources for fact in facts),
    ]
    return OffersAnswer(
        tax_year=judged[0].settled.year.id,
        offers=columns,
        flips=tuple(
            flip for ahead, behind in pairwise(ordered) for flip in flips_between(ahead, behind)
        ),
        order_by_hour=_order_by_hour(columns),
        facts=facts,
        sources=cite(rules.source, used, today),
    )


def _told_apart(terms: Sequence[OfferTerms]) -> list[OfferTerms]:
    """Number the offers that share a name."""
    names = [each.name for each in terms]
    seen: dict[str, int] = {}
    told = []
    for each in terms:
        if names.count(each.name) == 1:
            told.append(each)
            continue
        seen[each.name] = seen.get(each.name, 0) + 1
        told.append(each.replace(name=f"{each.name} {seen[each.name]}"))
    return told


def worth(judged: Judged) -> Decimal:
    """Return what a year leaves, in pounds and pence."""
    paid = judged.pay(judged.equity + judged.sign_on)
    found = deduct(paid, judged.settled.year)
    return found.net_pay + found.pension_paid_in + judged.employer_pension


def flips_between(ahead: Judged, behind: Judged) -> Iterator[Flip]:
    """Vary what the offer ahead rests on, one thing at a time, until the order flips."""
    other = worth(behind)
    by = worth(ahead) - other

    def flip(assumption: Assumption, stated: Decimal, value: Decimal | None) -> Flip:
        return Flip(
            ahead=ahead.terms.name,
            behind=behind.terms.name,
            by=by,
            assumption=assumption,
            stated=stated,
            flips=value is not None,
            value=value,
        )

    if ahead.equity:
        value = least_that_reaches(
            other, ahead.equity, lambda amount: worth(ahead.replace(equity=amount))
        )
        yield flip("equity", ahead.equity, value)
    if ahead.bonus:
        value = least_that_reaches(
            other, ahead.bonus, lambda amount: worth(ahead.replace(bonus=amount))
        )
        yield flip("bonus", ahead.bonus, value)
    if ahead.terms.hours is not None and behind.terms.hours is not None:
        hours, others = Decimal(ahead.terms.hours), Decimal(behind.terms.hours)
        level = hours if not other else others * worth(ahead) / other
        value = level.quantize(Decimal("0.01"), ROUND_HALF_UP) if other else None
        yield flip("hours", hours, value)


def least_that_reaches(
    goal: Decimal, stated: Decimal, worth_at: Callable[[Decimal], Decimal]
) -> Decimal | None:
    """Return the least whole pounds, up to those stated, that are worth the goal or more.

    `None` when nothing at all already is. Worth rises with the amount but for the pounds at
    which a student loan takes its next whole one, so the last stretch is gone through singly.
    """
    if worth_at(NOTHING) >= goal:
        return None
    low, high = 0, int(stated) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if worth_at(min(Decimal(middle), stated)) >= goal:
            high = middle
        else:
            low = middle
    nearest = (Decimal(amount) for amount in range(max(high - LONGEST_DIP, 0), high))
    return next(
        (amount for amount in nearest if worth_at(amount) >= goal), min(Decimal(high), stated)
    )


def _column(judged: Judged, ordered: Sequence[Judged]) -> OfferColumn:
    terms, year = judged.terms, judged.settled.year
    cash = deduct(judged.pay(), year)
    with_equity = deduct(judged.pay(judged.equity), year).net_pay
    with_all = deduct(judged.pay(judged.equity + judged.sign_on), year).net_pay
    whole = worth(judged)
    hours = None if terms.hours is None else Decimal(terms.hours) * WEEKS
    return OfferColumn(
        name=terms.name,
        terms=terms,
        nation=judged.settled.nation,
        nation_name=judged.settled.nation_name,
        rank=1 + sum(worth(other) > whole for other in ordered),
        gross=to_penny(Decimal(terms.base) + judged.bonus),
        package=to_penny(
            Decimal(terms.base)
            + judged.bonus
            + judged.equity
            + judged.sign_on
            + judged.employer_pension
        ),
        net=cash.net_pay,
        net_per_month=to_penny(cash.net_pay / 12),
        net_per_hour=None if hours is None else to_penny(cash.net_pay / hours),
        pension=cash.pension_paid_in + judged.employer_pension,
        equity_left=with_equity - cash.net_pay,
        sign_on_left=with_all - with_equity,
        worth=whole,
        worth_per_hour=None if hours is None else to_penny(whole / hours),
        not_stated=tuple(_not_stated(terms)),
    )


def _not_stated(terms: OfferTerms) -> Iterator[str]:
    stated = {
        "bonus": terms.bonus_pounds,
        "equity": terms.equity,
        "employer's pension": terms.employer_pension_percent,
        "hours": terms.hours,
        "holiday": terms.holiday_days,
    }
    return (name for name, value in stated.items() if value is None)


def _order_by_hour(columns: Sequence[OfferColumn]) -> tuple[str, ...] | None:
    by_hour = [
        (column.worth_per_hour, column.name)
        for column in columns
        if column.worth_per_hour is not None
    ]
    if len(by_hour) < len(columns):
        return None
    ordered = sorted(by_hour, key=lambda item: item[0], reverse=True)
    return tuple(name for _, name in ordered)


def _facts(rules: PayRules, ordered: Sequence[Judged]) -> Iterator[PayFact]:
    wanted = {}
    for judged in ordered:
        pay, year = judged.pay(judged.equity + judged.sign_on), judged.settled.year
        for fact in facts_for(rules, judged.settled, deduct(pay, year), trap_at(pay, year)):
            wanted[fact.id] = fact
    if any(judged.equity for judged in ordered):
        wanted.update({fact.id: fact for fact in rules.fact if fact.topic == "equity"})
    return iter(wanted.values())


def _sources(judged: Judged) -> Iterator[tuple[str, ...]]:
    pay = judged.pay()
    return used_sources(judged.settled, pay, deduct(pay, judged.settled.year))
