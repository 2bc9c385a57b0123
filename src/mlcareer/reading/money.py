"""Amounts of pounds as people type them: `95000`, `95,000`, `£95k`, `95k`, `£1.2m`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mlcareer.errors import UsageError

LARGEST_AMOUNT = Decimal(100_000_000)
"""Pounds. More than this is a slip of the keyboard and not somebody's pay."""

LEAST_YEARLY_PAY = Decimal(1_000)
"""Pounds. Less than this for a year of work is taken for thousands with the k left out."""

_EXAMPLES = "Write it as 95000, 95,000, £95k or 95k."
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
_AMOUNT = (
    r"(?P<minus>-)?\s*(?:£|gbp)?\s*(?P<minus_after>-)?"
    r"(?P<whole>[0-9]{1,3}(?:[,_ ][0-9]{3})+|[0-9]+)?(?P<decimals>\.[0-9]+)?"
    r"\s*(?P<scale>[km]?)(?:\s*gbp)?"
)

_RANGE = (
    r"(?P<low>[^-]*[0-9][0-9,_. ]*[km]?(?:\s*gbp)?)"
    r"\s*(?:-|\u2013|\u2014|to)\s*(?P<high>\D*[0-9].*)"
)
"""Two amounts with a dash or `to` between them."""


def parse_pounds(text: str) -> Decimal:
    """Read an amount of pounds, exactly as it is written.

    Raises:
        UsageError: It is not an amount, is negative, is not in pounds, or is beyond any pay.
    """
    import re

    typed = (
        text.strip().casefold().replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", " ")
    )
    if re.search(r"[$€¥₹]|\b(usd|eur|chf)\b", typed):
        raise UsageError(f"{text!r} is not in pounds", hint=f"Convert it first. {_EXAMPLES}")
    found = re.fullmatch(_AMOUNT, typed)
    if found is None or not (found["whole"] or found["decimals"]):
        if re.search(r"[0-9]\s*k?\s*(-|\N{EN DASH}|to)\s*£?[0-9]", typed):
            raise UsageError(f"{text!r} is a range, not one amount", hint="Give one figure of it.")
        raise UsageError(f"{text!r} is not an amount of pounds", hint=_EXAMPLES)
    decimals, scale = found["decimals"] or "", found["scale"]
    if len(decimals) > len(".00") and not scale:
        # 95.000 is ninety-five thousand to some and ninety-five to others.
        raise UsageError(f"{text!r} could be read in two ways", hint=_EXAMPLES)
    whole = re.sub(r"[,_ ]", "", found["whole"] or "0")
    amount = Decimal(f"{whole}{decimals}") * _SCALES[scale]
    if (found["minus"] or found["minus_after"]) and amount:
        raise UsageError(f"{text!r} is less than nothing", hint=_EXAMPLES)
    if amount > LARGEST_AMOUNT:
        most = f"£{LARGEST_AMOUNT:,}"
        raise UsageError(f"{text!r} is beyond any pay", hint=f"The most is {most}. {_EXAMPLES}")
    return amount


def parse_pay(text: str) -> Decimal:
    """Read a year's pay to the penny; nothing at all is an amount too.

    Raises:
        UsageError: It is not an amount of pounds, or too little to be a year's pay: `82` is
            most likely 82k.
    """
    amount = parse_pounds(text).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if 0 < amount < LEAST_YEARLY_PAY:
        raise _no_pay_for_a_year(text)
    return amount


def parse_yearly_pay(text: str) -> int:
    """Read base pay a year in whole pounds, rounded to the nearest, halves up.

    Raises:
        UsageError: It is not an amount of pounds, or too little to be a year's pay: `82` is
            most likely 82k.
    """
    amount = parse_pounds(text)
    if amount < LEAST_YEARLY_PAY:
        raise _no_pay_for_a_year(text)
    return int(amount.to_integral_value(ROUND_HALF_UP))


def parse_yearly_pay_or_range(text: str) -> tuple[int, int | None]:
    """Read base pay a year, or a range of it such as `48k-62k`, in whole pounds.

    In `48-62k` the k counts for both. The second is `None` for one amount, and for a range whose
    ends are the same.

    Raises:
        UsageError: An end is no pay for a year, or the range does not rise.
    """
    import re

    parts = re.fullmatch(_RANGE, text.strip(), re.IGNORECASE)
    if parts is None:
        return parse_yearly_pay(text), None
    low, high = parts["low"], parts["high"]
    scale = re.search(r"[km](?=\s*(?:gbp)?$)", high, re.IGNORECASE)
    if scale and re.fullmatch(r"\D*[0-9]{1,3}(\.[0-9]+)?\s*", low):
        low = f"{low}{scale[0]}"
    first, last = parse_yearly_pay(low), parse_yearly_pay(high)
    if first > last:
        raise UsageError(
            f"{text!r} does not rise", hint=f"Write the lower end first: {last}-{first}."
        )
    return first, None if first == last else last


def _no_pay_for_a_year(text: str) -> UsageError:
    amount = parse_pounds(text)
    thousands = f"Did you mean {amount.normalize():f}k? " if amount >= 1 else ""
    return UsageError(f"{text!r} is no pay for a year", hint=f"{thousands}{_EXAMPLES}")
