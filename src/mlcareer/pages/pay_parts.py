"""What the pages on pay share: rates in words, cautions of the law, and the parts of a payslip."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.page import Column, Fact, Line, Note, NoteKind, Table, Unit, bad, caution, money
from mlcareer.pages.amounts import pence_of_a_pound, percent, pounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def rate_in_words(rate: Decimal) -> str:
    """Write a share of one in per cent, to a tenth: `42%`, `69.5%`, `53.9%`."""
    return f"{percent(rate.quantize(_TENTH, ROUND_HALF_UP))}%"


def kept_of_a_pound(rate: Decimal) -> str:
    """Write what a rate leaves of a pound, to a tenth of a penny: `58p`, `30.5p`."""
    return pence_of_a_pound((1 - rate).quantize(_TENTH, ROUND_HALF_UP))


def in_words(number: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def children_in_words(number: int) -> str:
    """Write `one child`, `two children`."""
    return f"{in_words(number)} {'child' if number == 1 else 'children'}"


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


def below_minimum(wage: BelowMinimumWage) -> Fact:
    """Say that pay is below the minimum wage, or that a sacrifice would take it there."""
    hours = f"{wage.hours.normalize():f} hours a week"
    an_hour, least = f"£{wage.an_hour:.2f}", f"£{wage.minimum:.2f}"
    if wage.sacrifice:
        text = f" an hour at {hours}, under the minimum wage of {least}: it may not go so low."
        return caution(("The sacrifice leaves ", bad(an_hour), text))
    text = f" an hour at {hours} is under the minimum wage of {least} (21 and over)."
    return caution((bad(an_hour), text))


def childcare(trap: Trap) -> Fact:
    """Say what a parent loses above the start of the taper."""
    return caution(
        (
            "With children: over ",
            money(trap.starts),
            " of adjusted net income (yours is ",
            money(trap.income),
            ") you lose Tax-Free Childcare and funded hours.",
        )
    )


def charge_for_two(charge: BenefitCharge) -> Fact:
    """Say what child benefit costs somebody who names no children."""
    return caution(
        (
            "With child benefit for two children you pay back ",
            money(charge.charge),
            f" of it ({charge.percent}%): the charge runs from ",
            money(charge.starts),
            " to ",
            money(charge.ends),
            ". Add --children 2.",
        )
    )


def benefit_line(charge: BenefitCharge) -> Line:
    """Say what is paid for the children and what of it is paid back."""
    paid = (money(charge.benefit), f" a year for {children_in_words(charge.children)}")
    if not charge.charge:
        return (*paid, "; none of it is paid back below ", money(charge.starts), ".")
    if charge.income >= charge.ends:
        return (*paid, ", all of which you pay back.")
    return (*paid, "; you pay back ", money(charge.charge), f" ({charge.percent}%).")


def way_out_line(way: ExtraSacrifice, *, back_to: str = "") -> Line:
    """Say which sacrifice leads back, and what it costs."""
    return (
        "Sacrifice ",
        money(way.sacrifice),
        f" more{back_to}: it costs ",
        money(way.net_given_up),
        " of take-home pay.",
    )


def over_limit(limit: PensionLimit, employer: Decimal = Decimal(0)) -> str:
    """Say that the contributions exceed the annual allowance, and what that means."""
    tapered = ", reduced for an income this high," if limit.tapered else ""
    whose = (
        f"with the employer's {pounds(employer)} is"
        if employer
        else "is, before anything the employer adds,"
    )
    return (
        f"{pounds(limit.paid_in)} into the pension {whose} more than the annual allowance of "
        f"{pounds(limit.allowance)}{tapered}. The excess is taxed, unless allowance of earlier "
        "years is left; that tax is not counted here."
    )


def fact_notes(facts: Iterable[PayFact]) -> Iterator[Note]:
    """Return a note for each sourced fact; what a trap costs is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.topic == "trap" else NoteKind.NOTE
        yield Note(f"{fact.text} [{', '.join(fact.sources)}]", kind)


def payslip_table(part: PartYear, title: str = "") -> Table[Payslip]:
    """Lay out the payslips of a tax year, a row each."""
    some_pension = any(slip.pension_employee for slip in part.payslips)
    some_loan = any(slip.student_loan for slip in part.payslips)
    columns: list[Column[Payslip]] = [
        Column("Paid", lambda slip: f"{slip.month:%b %Y}", whole=True),
        Column("Pay", lambda slip: slip.pay, Unit.GBP),
    ]
    if some_pension:
        columns.append(Column("Pension", lambda slip: -slip.pension_employee, Unit.GBP))
    columns += [
        Column("Tax", lambda slip: -slip.income_tax, Unit.GBP),
        Column("NI", lambda slip: -slip.employee_national_insurance, Unit.GBP),
    ]
    if some_loan:
        columns.append(Column("Loans", lambda slip: -slip.student_loan, Unit.GBP))
    columns += [
        Column("Take-home", lambda slip: slip.net_pay, Unit.GBP),
        Column("So far", lambda slip: slip.net_so_far, Unit.GBP),
    ]
    return Table(tuple(columns), part.payslips, title=title)


def owed_or_due_back(difference: Decimal) -> Line:
    """Name the difference between tax taken and tax due."""
    if difference > 0:
        return (money(difference), " more than is due: it is due back to you")
    if difference < 0:
        return (money(-difference), " less than is due: you owe it")
    return "exactly what is due"


def day_in_words(day: object) -> str:
    """Write a day as `1 December 2026`."""
    return f"{day:%-d %B %Y}" if hasattr(day, "strftime") else str(day)
