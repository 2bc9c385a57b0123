"""Several offers side by side, and which assumption flips their order at which value.

They are ranked by what a year leaves: net pay with bonus, payments on joining and listed shares
taxed as pay, and all that goes into the pension. Options in a private company count as nothing,
and so does equity of no stated kind; what either would change is said beside the ranking.
docs/method.md says how each part is counted.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.offers.counter import Scale, scale_of
from mlcareer.advice.offers.judged import Judged, judge
from mlcareer.advice.offers.offer import Knowledge, bands_for, equity_facts
from mlcareer.advice.offers.offer_visa import JudgedVisa, OfferVisa, judge_visa
from mlcareer.advice.pay.deductions import NOTHING, deduct, to_penny
from mlcareer.advice.pay.limits import Trap, trap_at
from mlcareer.advice.pay.take_home import WEEKS, facts_for, used_sources
from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.errors import UsageError
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.pay_rules import PayFact
from mlcareer.guide.visa_rules import VisaFact
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mlcareer.guide.pay_rules import PayRules

FEWEST = 2

LONGEST_DIP = 25
"""Pounds. Two loans that step at once take less than two pounds, and of further pay at least
eight pence a pound are kept."""

Assumption = Literal["equity", "bonus", "hours", "uncounted equity"]


class OfferColumn(Record):
    """One offer beside the others. Pounds and pence a year."""

    name: str
    terms: OfferTerms
    nation: str
    nation_name: str
    rank: int | None
    """By `worth`, the best being 1; offers that are worth the same share a rank. Null for an
    offer that cannot be taken up as it stands: see `not_ranked`."""
    not_ranked: str | None
    """Why it has no rank."""
    scales: tuple[Scale, ...]
    """Where the base stands in its band; none unless level and region are stated."""
    visa: OfferVisa | None
    """Null unless a route is named."""
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
    """What is left of a year's vest of listed shares at its stated value, taxed as pay."""
    sign_on_left: Decimal
    """What is left of the yearly part of a payment on joining."""
    worth: Decimal
    """Net pay, pension, and what is left of listed shares and of a payment on joining."""
    worth_per_hour: Decimal | None
    """The same by the hour that is paid, 52 weeks a year; null when hours are not stated."""
    uncounted_equity: Decimal
    """What vests a year of options in a private company, or of equity of no stated kind, at the
    offer's own value: counted as nothing in `worth`."""
    worth_if_equity_pays: Decimal
    """`worth` if that pays out as stated and is taxed as pay."""
    trap: Trap | None
    """Where income with a year's vest of listed shares and the yearly part of a payment on joining
    stands against the taper of the allowance; null at or below its start."""
    not_stated: tuple[str, ...]
    """What counts as nothing here because the offer does not say it."""


class Flip(Record):
    """What would have to be different for two neighbours in the ranking to change places."""

    ahead: str
    behind: str
    by: Decimal
    """Pounds a year between them."""
    assumption: Assumption
    """What is varied, all else as stated."""
    stated: Decimal
    flips: bool
    """Whether it can change the order at all."""
    value: Decimal | None
    """Equity and bonus of the offer ahead: pounds a year, the least whole pounds at which it is
    still ahead or level. Uncounted equity of the offer behind: the least whole pounds at which
    that one is ahead or level. Hours: a week, to two decimals, beyond which the other is worth
    more by the hour. Null when nothing flips."""


class OffersAnswer(Answer):
    """Offers in the order of what a year of each leaves, those without a rank last."""

    schema = "offers/1"

    tax_year: str
    offers: tuple[OfferColumn, ...]
    flips: tuple[Flip, ...]
    order_by_hour: tuple[str, ...] | None
    """Names of the ranked offers by worth an hour; null unless each states its hours."""
    order_if_equity_pays: tuple[str, ...] | None
    """Names of the ranked offers by what they are worth if the equity that is counted as nothing
    pays out as stated; null where there is none."""
    facts: tuple[PayFact, ...]
    visa_facts: tuple[VisaFact, ...]
    sources: tuple[CitedSource, ...]


def offers_for(
    terms: Sequence[OfferTerms],
    known: Knowledge,
    *,
    tax_year: str | None = None,
) -> OffersAnswer:
    """Rank offers.

    An offer whose base fails the visa cannot be taken up as it stands. It is shown last and has
    no rank, so that it is never put before one that can.

    Raises:
        UsageError: There are fewer than two, or a name is not known.
    """
    if len(terms) < FEWEST:
        raise UsageError("there is nothing to compare", hint="Give two or more offer files.")
    guide, rules, today = known.guide, known.rules, known.today
    compared = [
        _Compared(
            judged=judge(each, guide, rules, tax_year, today),
            held=judge_visa(each, guide, known.visa_rules, today),
        )
        for each in _told_apart(terms)
    ]
    ordered = sorted(compared, key=lambda each: (not each.fails, worth(each.judged)), reverse=True)
    ranked = [each.judged for each in ordered if not each.fails]
    columns = tuple(_column(each, ranked, known) for each in ordered)
    every = [each.judged for each in ordered]
    facts = tuple(_facts(rules, every))
    used = [
        *(group for each in every for group in _sources(each)),
        *([rules.package.sources] if any(each.terms.sign_on for each in every) else []),
        *(fact.sources for fact in facts),
    ]
    bands = [band for each in every for band in bands_for(guide, each.terms)]
    held = [each.held for each in ordered if each.held is not None]
    visa_sources = {source.id: source for each in held for source in each.sources}
    return OffersAnswer(
        tax_year=every[0].settled.year.id,
        offers=columns,
        flips=tuple(_flips(ranked)),
        order_by_hour=_order_by_hour(columns),
        order_if_equity_pays=_order_if_equity_pays(columns),
        facts=facts,
        visa_facts=tuple({fact.id: fact for each in held for fact in each.facts}.values()),
        sources=(
            *cite(guide.source, [band.sources for band in bands], today),
            *cite(rules.source, used, today),
            *visa_sources.values(),
        ),
    )


class _Compared(Record):
    """An offer in pounds, and what a visa makes of it."""

    judged: Judged
    held: JudgedVisa | None

    @property
    def fails(self) -> bool:
        """Whether a visa that was asked about stands in its way."""
        return self.held is not None and self.held.visa.verdict == "fails"


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
    """Return what a year leaves, in pounds and pence, with options counted as nothing."""
    return _worth(judged, judged.vest)


def worth_if_equity_pays(judged: Judged) -> Decimal:
    """Return what a year leaves if all equity pays out as stated and is taxed as pay."""
    return _worth(judged, judged.equity)


def _worth(judged: Judged, equity: Decimal) -> Decimal:
    found = deduct(judged.pay(equity + judged.sign_on), judged.settled.year)
    return found.net_pay + found.pension_paid_in + judged.employer_pension


def _flips(ranked: Sequence[Judged]) -> Iterator[Flip]:
    """Vary each offer against the next, and equity that is not counted against the first too."""
    for ahead, behind in pairwise(ranked):
        yield from flips_between(ahead, behind)
    for behind in ranked[FEWEST:]:
        yield from _payout(ranked[0], behind)


def _payout(ahead: Judged, behind: Judged) -> Iterator[Flip]:
    """Let the equity of the offer behind that is not counted pay out, until the order flips."""
    if not behind.uncounted_equity:
        return
    goal, stated = worth(ahead), behind.uncounted_equity
    value = None
    if worth_if_equity_pays(behind) >= goal:
        value = least_that_reaches(goal, stated, lambda amount: _worth(behind, amount))
        # Level as they stand: not a pound of it is needed.
        value = NOTHING if value is None else value
    yield _flip(ahead, behind, "uncounted equity", stated, value)


def _flip(
    ahead: Judged, behind: Judged, assumption: Assumption, stated: Decimal, value: Decimal | None
) -> Flip:
    return Flip(
        ahead=ahead.terms.name,
        behind=behind.terms.name,
        by=worth(ahead) - worth(behind),
        assumption=assumption,
        stated=stated,
        flips=value is not None,
        value=value,
    )


def flips_between(ahead: Judged, behind: Judged) -> Iterator[Flip]:
    """Vary what the order of two rests on, one thing at a time, until it flips."""
    other = worth(behind)
    if ahead.vest:
        value = least_that_reaches(other, ahead.vest, lambda amount: _worth(ahead, amount))
        yield _flip(ahead, behind, "equity", ahead.vest, value)
    if ahead.bonus:
        value = least_that_reaches(
            other, ahead.bonus, lambda amount: worth(ahead.replace(bonus=amount))
        )
        yield _flip(ahead, behind, "bonus", ahead.bonus, value)
    yield from _payout(ahead, behind)
    if ahead.terms.hours is not None and behind.terms.hours is not None:
        hours, others = Decimal(ahead.terms.hours), Decimal(behind.terms.hours)
        level = hours if not other else others * worth(ahead) / other
        value = level.quantize(Decimal("0.01"), ROUND_HALF_UP) if other else None
        yield _flip(ahead, behind, "hours", hours, value)


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


def _column(compared: _Compared, ranked: Sequence[Judged], known: Knowledge) -> OfferColumn:
    judged = compared.judged
    terms, year = judged.terms, judged.settled.year
    cash = deduct(judged.pay(), year)
    with_equity = deduct(judged.pay(judged.vest), year).net_pay
    with_all = deduct(judged.pay(judged.vest + judged.sign_on), year).net_pay
    whole = worth(judged)
    hours = None if terms.hours is None else Decimal(terms.hours) * WEEKS
    visa = None if compared.held is None else compared.held.visa
    bands = bands_for(known.guide, terms)
    return OfferColumn(
        name=terms.name,
        terms=terms,
        nation=judged.settled.nation.id,
        nation_name=judged.settled.nation.name,
        rank=None if compared.fails else 1 + sum(worth(other) > whole for other in ranked),
        not_ranked=None if visa is None or not compared.fails else _why_not_ranked(visa),
        scales=tuple(scale_of(known.guide, band, terms.base) for band in bands),
        visa=visa,
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
        uncounted_equity=judged.uncounted_equity,
        worth_if_equity_pays=worth_if_equity_pays(judged),
        trap=trap_at(judged.pay(judged.vest + judged.sign_on), year),
        not_stated=tuple(_not_stated(terms)),
    )


def _why_not_ranked(visa: OfferVisa) -> str:
    return (
        f"The base is £{-visa.over_floor:,} short of £{visa.floor.floor:,}, the minimum of a "
        f"Skilled Worker visa on the {in_sentence(visa.route.name)} route"
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
    ranked = [column for column in columns if column.rank is not None]
    by_hour = [
        (column.worth_per_hour, column.name)
        for column in ranked
        if column.worth_per_hour is not None
    ]
    if not ranked or len(by_hour) < len(ranked):
        return None
    ordered = sorted(by_hour, key=lambda item: item[0], reverse=True)
    return tuple(name for _, name in ordered)


def _order_if_equity_pays(columns: Sequence[OfferColumn]) -> tuple[str, ...] | None:
    ranked = [column for column in columns if column.rank is not None]
    if not any(column.uncounted_equity for column in ranked):
        return None
    ordered = sorted(ranked, key=lambda column: column.worth_if_equity_pays, reverse=True)
    return tuple(column.name for column in ordered)


def _facts(rules: PayRules, ordered: Sequence[Judged]) -> Iterator[PayFact]:
    wanted = {}
    for judged in ordered:
        pay, year = judged.pay(judged.vest + judged.sign_on), judged.settled.year
        for fact in facts_for(rules, judged.settled, deduct(pay, year), trap_at(pay, year)):
            wanted[fact.id] = fact
    wanted.update({fact.id: fact for fact in equity_facts(rules, ordered)})
    return iter(wanted.values())


def _sources(judged: Judged) -> Iterator[tuple[str, ...]]:
    pay = judged.pay()
    return used_sources(judged.settled, pay, deduct(pay, judged.settled.year))
