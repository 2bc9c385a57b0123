"""What the pages on pay share: rates in words, cautions of the law, and the parts of a payslip."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    NoteKind,
    Piece,
    Table,
    Unit,
    bad,
    caution,
    sentence,
)
from mlcareer.pages.amounts import pence_of_a_pound, percent, plain_number, pounds
from mlcareer.pages.entry_names import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mlcareer.advice.pay.limits import (
        BelowMinimumWage,
        BenefitCharge,
        ExtraSacrifice,
        PensionLimit,
        Trap,
    )
    from mlcareer.advice.pay.payslips import PartYear, Payslip
    from mlcareer.guide.pay_rules import LoanPlan, Nation, PayFact, PensionWay, TaxYear

ONE_YEAR = (
    "The year is taken as one. A month differs by more where a job begins, pay rises or a bonus "
    "is paid within the year, or with another code than the usual one. Not counted: other income, "
    "benefits in kind, a code on the week-1 basis."
)

_TENTH = Decimal("0.001")

MOST_CAUTIONS = 2
"""On a brief screen, beyond those that must be said."""


def rate_in_words(rate: Decimal) -> str:
    """Write a share of one in per cent, to a tenth: `42%`, `69.5%`, `53.9%`."""
    return f"{percent(rate.quantize(_TENTH, ROUND_HALF_UP))}%"


def kept_of_a_pound(rate: Decimal) -> str:
    """Write what a rate leaves of a pound, to a tenth of a penny: `58p`, `30.5p`."""
    return pence_of_a_pound((1 - rate).quantize(_TENTH, ROUND_HALF_UP))


def where_and_when(
    nation: Nation, year: TaxYear, loans: tuple[LoanPlan, ...], *, pension: bool
) -> str:
    """Return the words of the footer, such as `England, 2026-27, no loan`."""
    without = [] if pension else ["pension"]
    without += [] if loans else ["loan"]
    ending = f", no {' or '.join(without)}" if without else ""
    return f"{nation.name}, {year.id}{ending}."


def rules_note(
    nation: Nation, year: TaxYear, loans: tuple[LoanPlan, ...], way: PensionWay | None = None
) -> Note:
    """Name whose rules these are, and what of a person they count."""
    counted = [plan.name.lower() if plan.name[:4] == "Plan" else plan.name for plan in loans]
    if way is not None:
        counted.append(f"pension by {way.name.lower()}")
    return Note(f"{nation.name}, tax year {year.id}: {', '.join(counted) or 'no loan'}.")


def two_cautions(sure: Iterable[Fact], others: Iterable[Fact]) -> Iterator[Fact]:
    """Return what must be said, and of the rest as many as make two; it may drop the second."""
    first = tuple(sure)
    yield from first
    room = max(0, MOST_CAUTIONS - len(first))
    for place, fact in enumerate(tuple(others)[:room], start=len(first)):
        yield fact.replace(drop=Drop.SECOND_CAUTION) if place else fact


def below_minimum(wage: BelowMinimumWage) -> Fact:
    """Say that pay is below the minimum wage, or that a sacrifice would take it there."""
    hours = f"{plain_number(wage.hours)} hours a week"
    an_hour, least = f"£{wage.an_hour:.2f}", f"£{wage.minimum:.2f}"
    if wage.sacrifice:
        text = f" an hour at {hours}, under the minimum wage of {least}: it may not go so low."
        return caution(("The sacrifice leaves ", bad(an_hour), text))
    text = f" an hour at {hours} is under the minimum wage of {least} (21 and over)."
    return caution((bad(an_hour), text))


def childcare(trap: Trap, yours: str = "yours is") -> Fact:
    """Say what a parent loses above the start of the taper."""
    line = (
        "With children: over {} of adjusted net income ({} {}) you lose Tax-Free Childcare and "
        "funded hours."
    )
    return caution(sentence(line, trap.starts, yours, trap.income))


def charge_for_two(charge: BenefitCharge) -> Fact:
    """Say what child benefit costs somebody who names no children."""
    line = (
        "With child benefit for two children you pay back {} of it ({}%): the charge runs from {} "
        "to {}. Add --children 2."
    )
    part = str(charge.percent)
    return caution(sentence(line, charge.charge, part, charge.starts, charge.ends))


def benefit_line(charge: BenefitCharge) -> Line:
    """Say what is paid for the children and what of it is paid back."""
    children = several_children(charge.children)
    if not charge.charge:
        line = "{} a year for {}; none of it is paid back below {}."
        return sentence(line, charge.benefit, children, charge.starts)
    if charge.income >= charge.ends:
        return sentence("{} a year for {}, all of which you pay back.", charge.benefit, children)
    line = "{} a year for {}; you pay back {} ({}%)."
    return sentence(line, charge.benefit, children, charge.charge, str(charge.percent))


def several_children(count: int) -> str:
    """Write `one child`, `two children`."""
    return f"{number(count)} {'child' if count == 1 else 'children'}"


def way_out_line(way: ExtraSacrifice) -> tuple[str | Piece, ...]:
    """Say which sacrifice leads back, and what it costs."""
    line = "Sacrifice {} more: it costs {} of take-home pay."
    return sentence(line, way.sacrifice, way.net_given_up)


def over_limit(limit: PensionLimit, employer: Decimal = Decimal(0)) -> str:
    """Say that the contributions exceed the annual allowance, and what that means."""
    tapered = ", reduced for an income this high" if limit.tapered else ""
    whose = f", with the employer's {pounds(employer)}," if employer else ""
    before = "" if employer else " before anything the employer adds"
    return (
        f"{pounds(limit.paid_in)} into the pension{whose} is more than the annual allowance of "
        f"{pounds(limit.allowance)}{tapered}{before}. The excess is taxed unless earlier years "
        "left you some allowance. That tax is not counted."
    )


def trap_facts(trap: Trap | None) -> Iterator[Facts]:
    """Name the trap, or that income is above it, and the sacrifice that leads back."""
    if trap is None:
        return
    title = f"The {pounds(trap.starts)} trap"
    why = (
        f"Between {pounds(trap.starts)} and {pounds(trap.ends)} of adjusted net income every "
        "two pounds more also take away one pound of the personal allowance."
    )
    if not trap.inside:
        title = f"Beyond the {pounds(trap.starts)} trap"
        why = (
            f"At {pounds(trap.income)} of adjusted net income the personal allowance is zero: "
            f"{pounds(trap.ends)} has used it up."
        )
    out = "A sacrifice back to its start is more than base pay or a pension takes in a year."
    if trap.way_out is not None:
        out = (
            f"A sacrifice of {pounds(trap.way_out.sacrifice)} a year brings income back to "
            f"{pounds(trap.starts)}. Take-home pay falls by {pounds(trap.way_out.net_given_up)}: "
            f"{pence_of_a_pound(trap.way_out.costs_per_pound)} for each pound in the pension."
        )
    yield Facts((Fact("Why", why), Fact("Way out", out)), title=title)


def fact_notes(facts: Iterable[PayFact]) -> Iterator[Note]:
    """Return a note for each sourced fact; what a trap costs is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.topic == "trap" else NoteKind.NOTE
        yield Note(f"{fact.text} [{', '.join(fact.sources)}]", kind)


def payslip_table(part: PartYear, *, whole: bool, title: str = "") -> Table[tuple[Payslip, ...]]:
    """Lay out the payslips of a tax year: a row each, or one for all that follow and are alike."""
    some_pension = any(slip.pension_employee for slip in part.payslips)
    some_loan = any(slip.student_loan for slip in part.payslips)
    columns: tuple[Column[tuple[Payslip, ...]], ...] = (
        Column("Paid", _months, whole=True),
        Column("Pay", lambda run: run[0].pay, Unit.GBP),
        Column("Pension", lambda run: -run[0].pension_employee if some_pension else None, Unit.GBP),
        Column("Tax", lambda run: -run[0].income_tax, Unit.GBP),
        Column("NI", lambda run: -run[0].employee_national_insurance, Unit.GBP),
        Column("Loans", lambda run: -run[0].student_loan if some_loan else None, Unit.GBP),
        Column("Take-home", lambda run: run[0].net_pay, Unit.GBP),
        Column("So far", lambda run: run[-1].net_so_far if whole else None, Unit.GBP),
    )
    runs: list[tuple[Payslip, ...]] = []
    for slip in part.payslips:
        if not whole and runs and _are_alike(runs[-1][0], slip):
            runs[-1] = (*runs[-1], slip)
        else:
            runs.append((slip,))
    return Table(columns, tuple(runs), title=title)


def _are_alike(one: Payslip, other: Payslip) -> bool:
    # A cumulative code is rounded each month, so that tax differs by some pence.
    return one.pay == other.pay and abs(one.net_pay - other.net_pay) < 1


def _months(run: tuple[Payslip, ...]) -> str:
    """Write the months of payslips: `Sep 2026`, `Apr–Aug 2026`, `Oct 2026–Mar 2027`."""
    first, last = run[0].month, run[-1].month
    if first == last:
        return f"{first:%b %Y}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%b}{year}\N{EN DASH}{last:%b %Y}"


def owed_or_due_back(difference: Decimal) -> Line:
    """Name the difference between tax taken and tax due."""
    if difference > 0:
        return sentence("{} too much: it is due back", difference)
    if difference < 0:
        return sentence("{} too little: you owe it", -difference)
    return "exactly what is due"


def day_in_words(day: date) -> str:
    """Write a day as `1 December 2026`."""
    return f"{day:%-d %B %Y}"
