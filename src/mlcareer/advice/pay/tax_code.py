"""The income tax that payroll takes by a tax code, and what of the year's tax is then left open."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import MONTHS, NOTHING, PENNY, Marriage, income_tax_for
from mlcareer.errors import UsageError
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import Nation, TaxYear

_TABLE_STEP = 500
"""Codes above this are split into whole steps of it and a rest, as in HMRC's tables."""
_STEP_A_MONTH = Decimal("416.67")
"""Pounds of free pay a month that one step gives: 5,000 / 12."""
_NATIONS = {"S": "scotland", "C": "wales"}
_WHOLE_RATES = {"BR": 0, "D0": 1, "D1": 2, "D2": 3, "D3": 4}
"""Codes that tax all pay at one rate, counted from the basic band."""
_EXAMPLES = "Write it as on a payslip: 1257L, S1257L, C1257L, K475, BR, D0, 0T, 1383M or 1131N."
_LARGEST = 999_999
_MOST_OF_PAY = Decimal("0.5")
"""The share of pay that a K code may take in a period. Source: SI 2003/2682, regulation 2(1)"""


class TaxCode(Record):
    """A tax code, taken apart."""

    code: str
    """As HMRC writes it, without a mark of the week-1 basis."""
    prefix: str
    """`S`, `C` or nothing."""
    flat: str
    """`BR`, `D0` to `D3` or `NT`, which leave no allowance to count; or nothing."""
    number: int
    """A tenth of the allowance; below zero for a K code."""
    week_1: bool
    """Whether each payslip is taxed by itself, which a year cannot say."""

    @property
    def nation(self) -> str | None:
        """The nation whose rates the code asks for; `None` where it does not say."""
        return _NATIONS.get(self.prefix)


class CodedTax(Record):
    """What payroll takes by a code, and the tax that is due. Pounds a year."""

    code: str
    free_pay: Decimal | None
    """What the code lets pass untaxed; negative for a K code, null where it taxes all pay."""
    tax: Decimal
    """What twelve payslips take."""
    due: Decimal
    """The year's income tax."""
    difference: Decimal
    """`tax` less `due`: positive is due back, negative is owed."""
    net_pay: Decimal
    """Net pay as these payslips pay it out."""
    week_1: bool


def parse_tax_code(text: str) -> TaxCode:
    """Read a tax code as a payslip writes it.

    Raises:
        UsageError: It is none.
    """
    import re

    typed = re.sub(r"\s", "", text).upper()
    found = re.fullmatch(
        r"(?P<prefix>[SC]?)(?:(?P<flat>BR|D[0-3]|NT)|(?P<k>K?)(?P<number>[0-9]{1,6})(?P<suffix>[LMNTPY]?))"
        r"(?P<week>W1|M1|W1/?M1|X)?",
        typed,
    )
    if found is None:
        raise UsageError(f"{text!r} is not a tax code", hint=_EXAMPLES)
    flat = found["flat"] or ""
    wrong_rate = flat in {"D2", "D3"} and found["prefix"] != "S"
    plain_number = found["number"] is not None and not found["suffix"] and not found["k"]
    if wrong_rate or plain_number or (found["k"] and found["suffix"]):
        raise UsageError(f"{text!r} is not a tax code", hint=_EXAMPLES)
    number = int(found["number"] or 0)
    if number > _LARGEST:
        raise UsageError(f"{text!r} is not a tax code", hint=_EXAMPLES)
    code = typed.removesuffix(found["week"] or "")
    return TaxCode(
        code=code,
        prefix=found["prefix"],
        flat=flat,
        number=-number if found["k"] else number,
        week_1=found["week"] is not None,
    )


def check_nation(code: TaxCode, nation: Nation | None) -> None:
    """Refuse a tax code of one nation for another.

    Raises:
        UsageError: They contradict each other.
    """
    if code.nation is None or nation is None or nation.id == code.nation:
        return
    raise UsageError(
        f"tax code {code.code} is for {code.nation.capitalize()}, not for {nation.name}",
        hint=f"Leave --nation out, or write --nation {code.nation}.",
    )


def free_pay(code: TaxCode, months: int = MONTHS) -> Decimal:
    """Return the free pay of so many months from April, to the penny; negative for a K code.

    Source: HMRC, specification for PAYE tax table routines
    """
    number = abs(code.number)
    if not number:
        return NOTHING
    steps, rest = divmod(number - 1, _TABLE_STEP)
    rest += 1
    monthly = (Decimal(rest * 10 + 9) / MONTHS).quantize(PENNY, ROUND_CEILING)
    monthly += steps * _STEP_A_MONTH
    return monthly * months if code.number > 0 else -monthly * months


def tax_by_code(
    code: TaxCode, pay_to_date: Decimal, nation: str, year: TaxYear, months: int = MONTHS
) -> Decimal:
    """Return the tax to date that a cumulative code takes by so many months from April.

    Taxable pay is rounded down to a pound, the limits of the bands up to one, the tax down to
    a penny.

    Source: HMRC, specification for PAYE tax table routines
    """
    bands = income_tax_for(code.nation or nation, year).band
    if code.flat == "NT":
        return NOTHING
    if code.flat:
        basic = next(index for index, band in enumerate(bands) if band.name == "basic")
        band = bands[min(basic + _WHOLE_RATES[code.flat], len(bands) - 1)]
        return (_whole(pay_to_date) * band.rate).quantize(PENNY, ROUND_FLOOR)
    taxable = max(NOTHING, _whole(pay_to_date - free_pay(code, months)))
    tax, start = NOTHING, NOTHING
    for band in bands:
        limit = taxable
        if band.up_to is not None:
            share = Decimal(band.up_to) * months / MONTHS
            limit = min(taxable, share.to_integral_value(ROUND_CEILING))
        tax += max(NOTHING, limit - start) * band.rate
        start = max(start, limit)
    tax = tax.quantize(PENNY, ROUND_FLOOR)
    if code.number < 0:
        tax = min(tax, (pay_to_date * _MOST_OF_PAY).quantize(PENNY, ROUND_FLOOR))
    return tax


def usual_code(allowance: Decimal, nation: str, marriage: Marriage = "none") -> TaxCode:
    """Return the code that HMRC gives for an allowance: its tenth, and a letter.

    M marks a marriage allowance that is received, which is part of the number, N one that is
    given.
    """
    prefix = {name: letter for letter, name in _NATIONS.items()}.get(nation, "")
    number = int(allowance) // 10
    suffix = {"none": "L" if number else "T", "received": "M", "given": "N"}[marriage]
    return TaxCode(
        code=f"{prefix}{number}{suffix}", prefix=prefix, flat="", number=number, week_1=False
    )


def _whole(pounds: Decimal) -> Decimal:
    return pounds.to_integral_value(ROUND_FLOOR)
