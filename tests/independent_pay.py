"""Pay worked out anew from the rules as they are written down, and from nothing of the product.

Written from the parameters of HM Revenue & Customs and the statutes alone: it shares no line, no
table and no rounding helper with what it is compared with. Fractions are exact; pounds are
rounded where the law or the stated method rounds them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

REST_OF_UK = [(37_700, Fraction(20, 100)), (125_140, Fraction(40, 100)), (None, Fraction(45, 100))]
SCOTLAND = {
    2024: [2_306, 13_991, 31_092, 62_430, 125_140],
    2025: [2_827, 14_921, 31_092, 62_430, 125_140],
    2026: [3_967, 16_956, 31_092, 62_430, 125_140],
}
SCOTTISH_RATES = [Fraction(rate, 100) for rate in (19, 20, 21, 42, 45, 48)]
LOANS = {
    2024: {"1": 24_990, "2": 27_295, "4": 31_395},
    2025: {"1": 26_065, "2": 28_470, "4": 32_745},
    2026: {"1": 26_900, "2": 29_385, "4": 33_795, "5": 25_000},
}
POSTGRADUATE = 21_000
SECONDARY = {
    2024: (9_100, Fraction(138, 1000)),
    2025: (5_000, Fraction(15, 100)),
    2026: (5_000, Fraction(15, 100)),
}
CHILD_BENEFIT = {2024: (2_560, 1_695, 52), 2025: (2_605, 1_725, 52), 2026: (2_705, 1_790, 53)}
"""Pence a week for the first child and for each other one, and the Mondays of the tax year."""
BLIND = {2024: 3_070, 2025: 3_130, 2026: 3_250}


@dataclass(frozen=True)
class Person:
    """One case. Pounds are pence here, so that nothing is lost."""

    year: int
    nation: str
    gross: int
    bonus: int = 0
    """Bonus, equity that vests as pay and sign-on bonus, all taxed in the year."""
    pension: Fraction = Fraction(0)
    """Share of the gross, with tax relief."""
    method: str = "salary-sacrifice"
    loans: tuple[str, ...] = ()
    children: int = 0
    sipp: int = 0
    """Paid from net pay, in pence."""
    gift_aid: int = 0
    blind: bool = False


@dataclass(frozen=True)
class Result:
    """Pence a year."""

    income_tax: int
    insurance: int
    loans: int
    charge: int
    pension: int
    """What leaves pay."""
    net: int
    employer_insurance: int
    benefit: int


def half_up(pence: Fraction) -> int:
    """Round to a whole penny, half a penny up."""
    return floor(pence + Fraction(1, 2))


def half_down(pence: Fraction) -> int:
    """Round to a whole penny, half a penny down."""
    return ceil(pence - Fraction(1, 2))


def work_out(person: Person) -> Result:
    """Work a year out by the annual method."""
    paid_in = half_up(person.gross * person.pension)
    sacrifice = paid_in if person.method == "salary-sacrifice" else 0
    net_pay = paid_in if person.method == "net-pay" else 0
    at_source = paid_in if person.method == "relief-at-source" else 0
    # A pension of one's own and gifts: a fifth of the gross is the tax reclaimed.
    sipp = half_up(Fraction(person.sipp) / Fraction(80, 100))
    gift = half_up(Fraction(person.gift_aid) / Fraction(80, 100))
    liable = person.gross + person.bonus - sacrifice
    taxed = liable - net_pay
    adjusted = taxed - at_source - sipp - gift

    allowance = 12_570
    over = Fraction(adjusted, 100) - 100_000
    if over > 0:
        allowance = max(0, ceil(12_570 - over / 2))
    if person.blind:
        allowance += BLIND[person.year]
    taxable = max(Fraction(0), Fraction(taxed, 100) - allowance)
    stretch = Fraction(at_source + sipp + gift, 100)
    tax = band_tax(taxable, person, stretch)

    insurance = Fraction(0)
    pounds = Fraction(liable, 100)
    if pounds > 12_570:
        insurance += (min(pounds, Fraction(50_270)) - 12_570) * Fraction(8, 100)
    if pounds > 50_270:
        insurance += (pounds - 50_270) * Fraction(2, 100)

    repaid = 0
    held = [LOANS[person.year][plan] for plan in person.loans if plan in LOANS[person.year]]
    if held and pounds > min(held):
        repaid += floor((pounds - min(held)) * Fraction(9, 100))
    if "postgraduate" in person.loans and pounds > POSTGRADUATE:
        repaid += floor((pounds - POSTGRADUATE) * Fraction(6, 100))

    benefit, charge = 0, 0
    if person.children:
        first, other, weeks = CHILD_BENEFIT[person.year]
        benefit = (first + other * (person.children - 1)) * weeks
        steps = floor((Fraction(adjusted, 100) - 60_000) / 200)
        charge = floor(Fraction(benefit // 100 * max(0, min(100, steps)), 100))

    from_pay = paid_in
    if at_source:
        from_pay -= half_up(Fraction(at_source + sipp, 5)) - half_up(Fraction(sipp, 5))
    from_pay += sipp - half_up(Fraction(sipp, 5))
    starts, rate = SECONDARY[person.year]
    employer = max(Fraction(0), pounds - starts) * rate
    income_tax, employee = half_up(tax * 100), half_down(insurance * 100)
    net = person.gross + person.bonus - from_pay - income_tax - employee
    net -= (repaid + charge) * 100
    return Result(
        income_tax=income_tax,
        insurance=employee,
        loans=repaid * 100,
        charge=charge * 100,
        pension=from_pay,
        net=net,
        employer_insurance=half_down(employer * 100),
        benefit=benefit,
    )


def band_tax(taxable: Fraction, person: Person, stretch: Fraction) -> Fraction:
    """Return the tax on taxable income, in pounds; relief at source stretches the bands."""
    if person.nation == "scotland":
        limits = [*SCOTLAND[person.year], None]
        bands = list(zip(limits, SCOTTISH_RATES, strict=True))
        # The starter band stays; the basic band and those above it are stretched.
        unstretched = 1
    else:
        bands, unstretched = list(REST_OF_UK), 0
    tax, lower = Fraction(0), Fraction(0)
    for number, (limit, rate) in enumerate(bands):
        upper = taxable
        if limit is not None:
            upper = min(taxable, Fraction(limit) + (stretch if number >= unstretched else 0))
        if upper > lower:
            tax += (upper - lower) * rate
            lower = upper
    return tax


def full_time(base: int, hours: Fraction, own_week: Fraction | None = None) -> int:
    """Return the full-time equivalent of base pay, in pence."""
    if hours >= (35 if own_week is None else own_week):
        return base
    return half_up(base * (Fraction(75, 2) if own_week is None else own_week) / hours)
