"""Shares as people write them: `5%`, `5`, `7.5 %`; and parts of pay, in pounds or per cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mlcareer.errors import UsageError
from mlcareer.reading.money import parse_extra, parse_pay
from mlcareer.reading.plain_number import is_plain_number

HUNDRED = Decimal(100)

_SIGNS = ("%", "per cent", "percent")


def parse_percent(text: str) -> Decimal:
    """Read a share in per cent, from 0 to 100.

    Raises:
        UsageError: It is no share, or a bare number below one, which could be meant as a
            share of one.
    """
    typed = text.strip()
    sign = next((sign for sign in _SIGNS if typed.endswith(sign)), "")
    number = typed.removesuffix(sign).rstrip()
    if not is_plain_number(number):
        raise UsageError(f"{text!r} is not a share", hint="Write it as 5% or 7.5%.")
    percent = Decimal(number)
    if 0 < percent < 1 and not sign:
        meant = f"{(percent * HUNDRED).normalize():f}%"
        raise UsageError(
            f"{text!r} could be read in two ways", hint=f"Write {meant} or {text.strip()}%."
        )
    if percent > HUNDRED:
        raise UsageError(f"{text!r} is more than the whole", hint="Give 0% to 100%.")
    return percent


def percent_in_file(value: object) -> Decimal:
    """Read a share from a file, where it is a number of per cent or a text such as "0.5%".

    Raises:
        UsageError: It is no share from 0 to 100, or a bare number above 0 and below 1. The
            hint says how to write both readings of that in a file.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise UsageError(f"{value!r} is not a share", hint='Write it as 5 or "5%".')
    if isinstance(value, Decimal) and value.is_finite() and 0 < value < 1:
        meant = f"{(value * HUNDRED).normalize():f}"
        raise UsageError(
            f"{value} could be read in two ways",
            hint=f'Write {meant} for {meant}%, or "{value}%" for less than 1%.',
        )
    return parse_percent(value if isinstance(value, str) else f"{value}")


def is_percent(text: str) -> bool:
    """Whether somebody wrote a share and not an amount of pounds."""
    return "%" in text or text.strip().casefold().endswith("cent")


def parse_pay_after(text: str, before: Decimal | None, *, hours: Decimal | None = None) -> Decimal:
    """Read new pay in pounds a year, to the penny: an amount, or what is added to the pay before.

    `5%`, `+5%` and `+10k` are added, half a penny up; `112k` is the new pay itself. Pay by the
    hour is for these hours a week.

    Raises:
        UsageError: It is neither, or there is no pay to add it to.
        DoubtfulAmountError: As for `money.parse_pay`.
    """
    typed = text.strip()
    if not typed.startswith("+") and not is_percent(typed):
        return parse_pay(text, hours=hours)
    if before is None:
        raise UsageError(
            f"{text!r} needs the pay that it is added to", hint="Write 'raise 95k 5%'."
        )
    added = typed.removeprefix("+").strip()
    if is_percent(added):
        rise = before * parse_percent(added) / HUNDRED
    else:
        rise = parse_extra(added, "rise")
    return before + rise.quantize(Decimal("0.01"), ROUND_HALF_UP)


def parse_bonus(text: str) -> Decimal:
    """Read a year's bonus in pounds, exactly as it is written; zero says that there is none.

    Raises:
        UsageError: It is not an amount of pounds, or so little that a per cent is meant: `10`
            is most likely 10%.
    """
    return parse_extra(text, "bonus")


def parse_bonus_on(text: str, base: Decimal) -> Decimal:
    """Read a year's bonus, in pounds or as a per cent of `base`, to the penny, half up.

    Raises:
        UsageError: It is neither, or too few pounds to be meant.
    """
    amount = base * parse_percent(text) / HUNDRED if is_percent(text) else parse_bonus(text)
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
