"""Several offers side by side, and which assumption flips their order at which value.

They are ranked by what a year leaves: take-home pay with bonus, a part of the sign-on bonus after
the tax of the year it is paid in, listed shares taxed as pay, and what the employer pays into the
pension. Private equity counts as nothing, and so does equity of no stated kind; what either would
change is said with the ranking. docs/method.md says how each part is counted.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.offers.counter import Scale
from mlcareer.advice.offers.offer import PayVerdicts, equity_facts, growth_to, pay_verdicts_on
from mlcareer.advice.offers.offer_visa import OfferVisa, VisaVerdict, visa_verdict
from mlcareer.advice.offers.questions import Question, questions_on
from mlcareer.advice.offers.valuation import FirstYear, Knowledge, Valuation, value_offer
from mlcareer.advice.offers.verdict import Verdict
from mlcareer.advice.pay.deductions import NOTHING, a_month, deduct, to_penny
from mlcareer.advice.pay.limits import BenefitCharge, Trap, charge_of_two, trap_at
from mlcareer.advice.pay.take_home import facts_for, used_sources
from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.errors import UsageError
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.pay_rules import Nation, PayFact, PayRules, TaxYear
from mlcareer.guide.visa_rules import VisaFact
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


FEWEST = 2

MOST_MATCHED = 5
"""Offers behind the first of which it is said what they would have to pay."""

DIP_WITH_LOANS = 26
"""Pounds. Two loans that step at once take less than two pounds, and of further pay at least
eight pence a pound are kept."""

DIP_WITH_CHILDREN = 400
"""Pounds. The charge on the benefit of several children takes some 50 pounds at once."""

Assumption = Literal["equity", "bonus", "hours", "uncounted equity"]


class OfferColumn(Record):
    """One of several offers. Pounds and pence a year."""

    name: str
    terms: OfferTerms
    nation: Nation
    rank: int | None
    """By `worth`, the best being 1; offers that are worth the same share a rank. Null for an
    offer that cannot be taken up as it is: see `not_ranked`."""
    not_ranked: str | None
    """Why it has no rank."""
    verdicts: tuple[Verdict, ...]
    """What its pay is for its level, one for each band."""
    scales: tuple[Scale, ...]
    """Where full-time pay is in its band; none unless level and region are stated."""
    visa: OfferVisa | None
    """Null unless a route is named."""
    gross: Decimal
    """Base pay and bonus."""
    package: Decimal
    """Base, bonus, listed shares, the yearly part of a sign-on bonus and what the offer states of
    the employer's pension; private equity is not in it."""
    net: Decimal
    """Take-home pay of base and bonus."""
    net_per_month: Decimal
    """A twelfth of it."""
    base_net_per_month: Decimal
    """Take-home pay a month of base pay, without the bonus."""
    net_per_hour: Decimal | None
    """Take-home pay by the hour that is paid, 52 weeks a year; null when hours are not stated."""
    employer_pension: Decimal
    """As stated, or the legal minimum."""
    employer_pension_is_minimum: bool
    """Whether it is the legal minimum because the offer states nothing."""
    pension: Decimal
    """What goes into the pension: the employer's part, and your own with tax relief where every
    offer states it."""
    equity_left: Decimal
    """What is left of a year's vest of listed shares at its stated value, taxed as pay."""
    sign_on_left: Decimal
    """A year's part of what is left of a sign-on bonus, taxed in the year it is paid."""
    worth: Decimal
    """Take-home pay, pension, and what is left of listed shares and of a sign-on bonus."""
    worth_per_hour: Decimal | None
    """The same by the hour that is paid, 52 weeks a year; null when hours are not stated."""
    uncounted_equity: Decimal
    """What vests a year of private equity, or of equity of no stated kind, at the offer's own
    value: counted as nothing in `worth`."""
    worth_if_equity_pays: Decimal
    """`worth` if that pays out as stated and is taxed as pay."""
    first_year: FirstYear | None
    """The year in which a sign-on bonus is paid; null without one."""
    trap: Trap | None
    """Where income with a year's vest of listed shares is in the taper of the personal allowance,
    in a year without the sign-on bonus; null at or below its start."""
    child_benefit_for_two: BenefitCharge | None
    """The charge of two children, where none are named and income is within its range."""
    missing: tuple[Question, ...]
    """What is worth asking of this offer, the more valuable question first."""
    not_stated: tuple[str, ...]
    """What the offer does not say, of what the comparison takes in."""


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
    must_grow: Decimal | None
    """Uncounted equity: how many times the strike a share's price must be for that, where strike
    and number of options are stated, to two decimals."""


class BreakEven(Record):
    """What the first offer may cost more than the one behind it before that one is worth more."""

    ahead: str
    behind: str
    by: Decimal
    """Pounds a year between them."""
    a_month: Decimal
    """A twelfth of it."""
    by_without_bonus: Decimal | None
    """The same without the bonus of the offer ahead; negative where that flips the order. Null
    where it has none."""
    a_month_without_bonus: Decimal | None


class Match(Record):
    """The base at which an offer is worth as much as the first."""

    behind: str
    ahead: str
    base: int
    """The least whole pounds a year, all else as stated."""
    more: int
    """Pounds a year over its base."""


class OffersAnswer(Answer):
    """Offers in the order of what a year of each leaves, those without a rank last."""

    schema = "offers/2"

    tax_year: TaxYear
    offers: tuple[OfferColumn, ...]
    own_pension_counted: bool
    """Whether your own contribution is counted: only where every offer states it."""
    break_even: BreakEven | None
    """Of the first two; null where fewer than two are ranked."""
    matches: tuple[Match, ...]
    """What each ranked offer behind the first would have to pay, at most five."""
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
    terms: Sequence[OfferTerms], known: Knowledge, *, tax_year: TaxYear | None = None
) -> OffersAnswer:
    """Rank offers.

    An offer whose base fails the visa cannot be taken up as it is. It is shown last and has no
    rank, so that it is never put before one that can.

    Raises:
        UsageError: There are fewer than two, or no figures for the tax year of today.
    """
    if len(terms) < FEWEST:
        raise UsageError(
            "there is nothing to compare",
            hint="Give two or more offer files, or one and --current.",
        )
    guide, rules, today = known.guide, known.rules, known.today
    own_counted = all(each.pension_percent is not None for each in terms)
    compared = [_compare(each, known, tax_year, own_counted) for each in _numbered(terms)]
    ordered = sorted(compared, key=lambda each: (not each.fails, each.worth), reverse=True)
    ranked = [each for each in ordered if not each.fails]
    ranks = {each.worth: rank for rank, each in reversed(list(enumerate(ranked, start=1)))}
    every = [each.valued for each in ordered]
    facts = tuple(_facts(rules, every))
    verdicts = [pay_verdicts_on(guide, each.terms) for each in every]
    columns = tuple(
        _column(each, pay, ranks, known) for each, pay in zip(ordered, verdicts, strict=True)
    )
    with_rank = [column for column in columns if column.rank is not None]
    by_visa = [each.by_visa for each in ordered if each.by_visa is not None]
    visa_sources = {source.id: source for each in by_visa for source in each.sources}
    return OffersAnswer(
        tax_year=every[0].taxpayer.year,
        offers=columns,
        own_pension_counted=own_counted and any(each.pay().pension for each in every),
        break_even=_break_even(ranked),
        matches=tuple(_match(ranked[0], each) for each in ranked[1 : 1 + MOST_MATCHED]),
        flips=tuple(_flips(ranked)),
        order_by_hour=_order_by_hour(with_rank),
        order_if_equity_pays=_order_if_equity_pays(with_rank),
        facts=facts,
        visa_facts=tuple({fact.id: fact for each in by_visa for fact in each.facts}.values()),
        sources=(
            *cite(guide.source, [each.bands for each in verdicts], today),
            *cite(
                rules.source,
                (
                    *map(_sources, every),
                    rules.package if any(each.terms.sign_on for each in every) else None,
                    [each.taxpayer.year.pension for each in every if each.is_least_pension],
                    facts,
                ),
                today,
            ),
            *visa_sources.values(),
        ),
    )


class _Compared(Record):
    """An offer in pounds, priced once, and what a visa makes of it."""

    valued: Valuation
    by_visa: VisaVerdict | None
    worth: Decimal
    """What a year leaves, with private equity counted as nothing."""
    if_equity_pays: Decimal
    """What a year leaves if all equity pays out as stated and is taxed as pay."""

    @property
    def name(self) -> str:
        """What it is called among the others."""
        return self.valued.terms.name

    @property
    def fails(self) -> bool:
        """Whether it fails the visa that was asked about."""
        return self.by_visa is not None and self.by_visa.visa.verdict == "fails"


def _compare(
    terms: OfferTerms, known: Knowledge, tax_year: TaxYear | None, own_counted: bool
) -> _Compared:
    valued = value_offer(terms, known, tax_year)
    return compared_with(
        valued if own_counted else valued.without_employee_pension,
        visa_verdict(terms, known.guide, known.visa_rules, known.today),
    )


def compared_with(valued: Valuation, by_visa: VisaVerdict | None = None) -> _Compared:
    """Price an offer once for all that is compared."""
    worth = valued.worth
    pays = worth
    if valued.uncounted_equity:
        pays = valued.net_with(valued.equity) + valued.other_worth
    return _Compared(valued=valued, by_visa=by_visa, worth=worth, if_equity_pays=pays)


def _numbered(terms: Sequence[OfferTerms]) -> list[OfferTerms]:
    """Number the offers that share a name."""
    names = [each.name for each in terms]
    return [
        each
        if names.count(each.name) == 1
        else each.replace(name=f"{each.name} {names[: place + 1].count(each.name)}")
        for place, each in enumerate(terms)
    ]


def _break_even(ranked: Sequence[_Compared]) -> BreakEven | None:
    if len(ranked) < FEWEST:
        return None
    ahead, behind = ranked[:2]
    by = ahead.worth - behind.worth
    without = None
    if ahead.valued.bonus:
        without = ahead.valued.without_bonus.worth - behind.worth
    return BreakEven(
        ahead=ahead.name,
        behind=behind.name,
        by=by,
        a_month=a_month(by),
        by_without_bonus=without,
        a_month_without_bonus=None if without is None else a_month(without),
    )


def _match(ahead: _Compared, behind: _Compared) -> Match:
    """Find the base at which the offer behind is worth as much as the first."""
    valued = behind.valued
    start = base = valued.terms.base

    def worth_at(amount: int) -> Decimal:
        return valued.at_base(Decimal(amount)).worth

    if ahead.worth > behind.worth:
        # A pound of base pay leaves something, and mostly more than a quarter of it.
        high = start + int(4 * (ahead.worth - behind.worth)) + 1
        while worth_at(high) < ahead.worth:
            high *= 2
        base = least_between(ahead.worth, start, high, worth_at)
        nearest = range(max(base - dip(valued) + 1, start), base)
        base = next((amount for amount in nearest if worth_at(amount) >= ahead.worth), base)
    return Match(behind=behind.name, ahead=ahead.name, base=base, more=base - start)


def _flips(ranked: Sequence[_Compared]) -> Iterator[Flip]:
    """Vary each offer against the next, and equity that is not counted against the first too."""
    for ahead, behind in pairwise(ranked):
        yield from flips_between(ahead, behind)
    for behind in ranked[FEWEST:]:
        yield from _payout(ranked[0], behind)


def _payout(ahead: _Compared, behind: _Compared) -> Iterator[Flip]:
    """Let the equity of the offer behind that is not counted pay out, until the order flips."""
    stated = behind.valued.uncounted_equity
    if not stated:
        return
    value = None
    if behind.if_equity_pays >= ahead.worth:
        value = least_that_reaches(ahead.worth, stated, _by_vest(behind.valued), dip(behind.valued))
        # Level as they are: not a pound of it is needed.
        value = NOTHING if value is None else value
    yield _flip(ahead, behind, "uncounted equity", stated, value)


def _flip(
    ahead: _Compared,
    behind: _Compared,
    assumption: Assumption,
    stated: Decimal,
    value: Decimal | None,
) -> Flip:
    grow = None
    if assumption == "uncounted equity" and value is not None:
        terms = behind.valued.terms
        grow = growth_to(terms, value * max(1, len(terms.vest)))
    return Flip(
        ahead=ahead.name,
        behind=behind.name,
        by=ahead.worth - behind.worth,
        assumption=assumption,
        stated=stated,
        flips=value is not None,
        value=value,
        must_grow=grow,
    )


def flips_between(ahead: _Compared, behind: _Compared) -> Iterator[Flip]:
    """Vary what the order of two is based on, one thing at a time, until it flips."""
    valued, other = ahead.valued, behind.worth
    if valued.vest:
        value = least_that_reaches(other, valued.vest, _by_vest(valued), dip(valued))
        yield _flip(ahead, behind, "equity", valued.vest, value)
    if valued.bonus:
        value = least_that_reaches(
            other, valued.bonus, lambda amount: valued.replace(bonus=amount).worth, dip(valued)
        )
        yield _flip(ahead, behind, "bonus", valued.bonus, value)
    yield from _payout(ahead, behind)
    hours, others = valued.hours, behind.valued.hours
    if hours is not None and others is not None:
        level = hours if not other else others * ahead.worth / other
        value = level.quantize(Decimal("0.01"), ROUND_HALF_UP) if other else None
        yield _flip(ahead, behind, "hours", hours, value)


def _by_vest(valued: Valuation) -> Callable[[Decimal], Decimal]:
    """Return what says what a year is worth by the equity that vests in it."""
    other_worth = valued.other_worth
    return lambda vest: valued.net_with(vest) + other_worth


def dip(valued: Valuation) -> int:
    """Return over how many pounds of pay what is left of it may dip.

    Loans and the charge on child benefit take whole pounds at once, so that a pound more of pay
    can leave less.
    """
    if valued.taxpayer.children:
        return DIP_WITH_CHILDREN
    return DIP_WITH_LOANS if valued.taxpayer.loans else 1


def least_that_reaches(
    goal: Decimal, stated: Decimal, worth_at: Callable[[Decimal], Decimal], longest_dip: int
) -> Decimal | None:
    """Return the least whole pounds, up to those stated, that are worth the goal or more.

    `None` when nothing at all already is. Worth rises with the amount but for dips, so the last
    stretch is gone through singly where there may be one.
    """
    least = worth_at(NOTHING)
    if least >= goal:
        return None
    top = int(stated) + 1
    found = least_between(goal, 0, top, lambda pounds: worth_at(min(Decimal(pounds), stated)))
    nearest = (Decimal(amount) for amount in range(max(found - longest_dip + 1, 0), found))
    return next(
        (amount for amount in nearest if worth_at(amount) >= goal), min(Decimal(found), stated)
    )


def least_between(goal: Decimal, low: int, high: int, worth_at: Callable[[int], Decimal]) -> int:
    """Return the least whole pounds up to `high`, which reaches the goal, as `low` does not.

    What is worth so much runs straight between few bends: the next guess is where a straight
    line would meet the goal, and the middle every third time.
    """
    at_low, at_high = worth_at(low), worth_at(high)
    turn = 0
    while high - low > 1:
        turn += 1
        guess = (low + high) // 2
        if turn % 3 and at_high > at_low:
            share = (goal - at_low) / (at_high - at_low)
            guess = low + int((share * (high - low)).to_integral_value(ROUND_CEILING))
            # The answer is mostly the guess itself, so that the pound below it is tried next.
            guess = min(max(guess if turn % 3 == 1 else guess - 1, low + 1), high - 1)
        at_guess = worth_at(guess)
        if at_guess >= goal:
            high, at_high = guess, at_guess
        else:
            low, at_low = guess, at_guess
    return high


def _column(
    compared: _Compared, verdicts: PayVerdicts, ranks: dict[Decimal, int], known: Knowledge
) -> OfferColumn:
    valued, visa = compared.valued, None if compared.by_visa is None else compared.by_visa.visa
    terms, year = valued.terms, valued.taxpayer.year
    cash, worth = valued.cash, compared.worth
    hours, gross = valued.paid_hours, to_penny(valued.base + valued.bonus)
    with_vest = valued.pay_with_vest(valued.vest)
    return OfferColumn(
        name=terms.name,
        terms=terms,
        nation=valued.taxpayer.nation,
        rank=None if compared.fails else ranks[worth],
        not_ranked=None if visa is None or not compared.fails else _why_not_ranked(visa),
        verdicts=verdicts.verdicts,
        scales=verdicts.scales,
        visa=visa,
        gross=gross,
        package=to_penny(gross + valued.vest + valued.sign_on_part + valued.stated_pension),
        net=cash,
        net_per_month=a_month(cash),
        base_net_per_month=a_month(valued.taxpayer.net(valued.base)),
        net_per_hour=None if hours is None else to_penny(cash / hours),
        employer_pension=valued.employer_pension,
        employer_pension_is_minimum=valued.is_least_pension,
        pension=valued.pension,
        equity_left=valued.equity_left,
        sign_on_left=valued.sign_on_a_year,
        worth=worth,
        worth_per_hour=None if hours is None else to_penny(worth / hours),
        uncounted_equity=valued.uncounted_equity,
        worth_if_equity_pays=compared.if_equity_pays,
        first_year=valued.first_year(),
        trap=trap_at(with_vest, year),
        child_benefit_for_two=charge_of_two(with_vest, year),
        missing=questions_on(valued, known.today),
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


def _order_by_hour(ranked: Sequence[OfferColumn]) -> tuple[str, ...] | None:
    by_hour = {each.name: each.worth_per_hour for each in ranked if each.worth_per_hour is not None}
    if not ranked or len(by_hour) < len(ranked):
        return None
    return tuple(sorted(by_hour, key=by_hour.__getitem__, reverse=True))


def _order_if_equity_pays(ranked: Sequence[OfferColumn]) -> tuple[str, ...] | None:
    if not any(column.uncounted_equity for column in ranked):
        return None
    ordered = sorted(ranked, key=lambda column: column.worth_if_equity_pays, reverse=True)
    return tuple(column.name for column in ordered)


def _facts(rules: PayRules, ordered: Sequence[Valuation]) -> Iterator[PayFact]:
    wanted: dict[str, PayFact] = {}
    for valued in ordered:
        pay = valued.pay_with_vest(valued.first_vest, valued.sign_on)
        year = valued.taxpayer.year
        found = facts_for(valued.taxpayer, deduct(pay, year), trap_at(pay, year))
        wanted |= {fact.id: fact for fact in found}
    wanted |= {fact.id: fact for fact in equity_facts(rules, ordered)}
    yield from wanted.values()


def _sources(valued: Valuation) -> Iterator[tuple[str, ...]]:
    pay = valued.pay()
    return used_sources(valued.taxpayer, pay, deduct(pay, valued.taxpayer.year))
