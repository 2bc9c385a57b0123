"""What pages say of an advert's pay and the minimum of a Skilled Worker visa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Table, Unit, bad, good, warn
from mlcareer.pages.amounts import pounds

if TYPE_CHECKING:
    from mlcareer.advice.case.advert_visa import RouteHint, VisaHint


VISA_VERDICTS = {"passes": good("passes"), "fails": bad("fails"), "splits": warn("top passes")}
"""How pages write a verdict on an advert's pay."""


def visa_table(hint: VisaHint) -> Table[RouteHint]:
    """Set the stated pay beside the minimum of every route, the reader's own first."""
    hours = "stated" if hint.hours_stated else "assumed"
    return Table(
        (
            Column("Route", lambda each: each.route.name, whole=True),
            Column("Minimum", lambda each: each.floor, Unit.GBP),
            Column("Its pay", lambda each: VISA_VERDICTS[each.verdict], whole=True),
            Column("Who it is for", lambda each: each.route.who),
        ),
        hint.routes,
        title=(
            f"Skilled Worker visa: code {hint.occupation.id} assumed, {hint.hours:f} hours a week "
            f"{hours}"
        ),
        asked=None if hint.own_route is None else (lambda each: each.route == hint.own_route),
    )


def visa_codes_line(hint: VisaHint) -> str:
    """Name each code that fits the advert, with its minimum and why."""
    return "; ".join(
        f"{code.occupation.id} {pounds(code.floor)} "
        + (f"('{code.title}' in the Rules)" if code.title else f"({code.occupation.short})")
        for code in hint.codes
    )


def visa_note(hint: VisaHint) -> str:
    """Say what a verdict on an advert's pay assumes, and which codes fit it."""
    hours = "" if hint.hours_stated else f" and {hint.hours:f} hours a week"
    return (
        f"Visa: code {hint.occupation.id}{hours} assumed. Codes that fit: {visa_codes_line(hint)}. "
        "The sponsor chooses the code, and only guaranteed base pay counts."
    )
