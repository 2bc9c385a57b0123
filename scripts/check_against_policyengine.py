"""Hold our deductions against PolicyEngine UK over nations, years, methods and loans.

Run it each spring, when a tax year is added to data/pay-rules.toml:

    pip install policyengine-uk
    python scripts/check_against_policyengine.py

PolicyEngine UK is a model of the whole tax and benefit system. It is far too large for CI and
is no dependency of this project; without it the script says so and ends with 2. It counts in
single precision, so that amounts are compared to two pence.
"""

from __future__ import annotations

import sys
from decimal import ROUND_FLOOR, Decimal
from importlib.util import find_spec
from itertools import product
from typing import TYPE_CHECKING, Any

from mlcareer.advice.pay.deductions import Deductions, Pay, deduct, to_penny
from mlcareer.guide.load import load_pay_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.pay_rules import TaxYear

REGIONS = {
    "england": "LONDON",
    "wales": "WALES",
    "northern-ireland": "NORTHERN_IRELAND",
    "scotland": "SCOTLAND",
}
PLANS = {
    "1": "PLAN_1",
    "2": "PLAN_2",
    "4": "PLAN_4",
    "5": "PLAN_5",
    "postgraduate": "POSTGRADUATE",
}
EDGES = (12_570, 16_537, 29_526, 43_662, 50_270, 75_000, 100_000, 125_140)
PAYS = sorted(
    {edge + step for edge in EDGES for step in (-1, 0, 1, 2)} | set(range(10_000, 260_000, 7_001))
)
CONTRIBUTION = Decimal("0.05")
NEAR = Decimal("0.02")
"""Pounds. Single precision holds six figures of pounds to about a penny."""

HALF_A_PENNY = Decimal("0.005")


def cases() -> Iterator[Pay]:
    """Make every pay in every nation with each pension method and with each loan."""
    for gross, nation in product(PAYS, REGIONS):
        pay = Pay(nation=nation, gross=Decimal(gross))
        # In whole pounds, so that neither side rounds a contribution.
        amount = (pay.gross * CONTRIBUTION).to_integral_value(ROUND_FLOOR)
        yield pay
        yield pay.replace(sacrifice=amount)
        yield pay.replace(net_pay_pension=amount)
        yield pay.replace(relief_at_source=amount)
        for plan in PLANS:
            yield pay.replace(loans=(plan,))


def situation(pays: list[Pay], year: int) -> dict[str, Any]:
    """Describe each pay as a household of one person aged 30."""
    people: dict[str, Any] = {}
    households: dict[str, Any] = {}
    for number, pay in enumerate(pays):
        name = f"person {number}"
        people[name] = {
            "age": {year: 30},
            # There the pay that is left after a sacrifice is the employment income.
            "employment_income": {year: float(pay.liable)},
            "employee_pension_contributions_reported": {year: float(pay.net_pay_pension)},
            "personal_pension_contributions": {year: float(pay.relief_at_source)},
            "student_loan_plan": {year: PLANS[pay.loans[0]] if pay.loans else "NONE"},
        }
        households[f"household {number}"] = {
            "members": [name],
            "region": {year: REGIONS[pay.nation]},
        }
    benefit_units = {f"unit {number}": {"members": [name]} for number, name in enumerate(people)}
    return {"people": people, "benunits": benefit_units, "households": households}


def differences(pay: Pay, found: Deductions, theirs: dict[str, Decimal]) -> Iterator[str]:
    """Name what differs, with both amounts."""
    # They take relief at source off the income; we tax the income in wider bands, which is
    # the provider's share more. Below the allowance, and for the Scottish starter rate, the
    # two are no longer the same thing.
    relief = found.pension_relief
    ours = {
        "personal_allowance": found.personal_allowance,
        "income_tax": found.income_tax - relief,
        "ni_employee": found.employee_national_insurance,
        "ni_employer": found.employer_national_insurance,
    }
    if relief and found.taxable_income < pay.relief_at_source + 4_000:
        del ours["income_tax"]
    # A plan that payroll does not collect yet has a threshold there, and we take nothing.
    if any(loan.threshold for loan in found.student_loans):
        ours["student_loan_repayment"] = found.student_loan
    for name, amount in ours.items():
        their_amount = theirs[name]
        if name == "student_loan_repayment":
            # We take whole pounds, rounded down, as payroll does. A shade is added so that
            # a whole pound held in single precision does not fall below itself.
            their_amount = (their_amount + HALF_A_PENNY).to_integral_value(ROUND_FLOOR)
        if abs(amount - their_amount) > NEAR:
            yield f"{name}: ours {amount}, theirs {to_penny(their_amount)}"


def compare(year: TaxYear) -> tuple[int, list[str]]:
    """Return how many pays were compared and what differed."""
    from policyengine_uk import Simulation  # type: ignore[import-not-found,unused-ignore]

    pays = list(cases())
    period = year.begins.year
    simulation = Simulation(situation=situation(pays, period))
    names = (
        "personal_allowance",
        "income_tax",
        "ni_employee",
        "ni_employer",
        "student_loan_repayment",
    )
    columns = {name: simulation.calculate(name, period) for name in names}
    found = []
    for number, pay in enumerate(pays):
        theirs = {name: Decimal(str(float(columns[name][number]))) for name in names}
        found += [f"{pay!r}: {text}" for text in differences(pay, deduct(pay, year), theirs)]
    return len(pays), found


def main() -> int:
    """Compare every tax year of the data and say what differs."""
    if find_spec("policyengine_uk") is None:
        print("policyengine-uk is not installed: pip install policyengine-uk", file=sys.stderr)
        return 2
    failed = False
    for year in load_pay_rules().tax_year:
        compared, found = compare(year)
        print(f"{year.id}: {compared} pays compared, {len(found)} differences")
        for line in found:
            print(f"  {line}")
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
