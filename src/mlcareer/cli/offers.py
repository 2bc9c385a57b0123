"""`mlcareer offers`."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from mlcareer.advice.names import nation_of, pension_method_of, route_of, tax_year_of
from mlcareer.advice.offers.offers import offers_for
from mlcareer.cli.completion import complete_nation
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.offer import (
    CurrentBonus,
    CurrentEmployerPension,
    CurrentHoliday,
    CurrentPension,
    bonus_now,
    current_terms,
    knowledge,
)
from mlcareer.cli.options import (
    GuideFile,
    Output,
    PayRulesFile,
    Route,
    Today,
    VisaRulesFile,
    day_of,
    loans_of,
)
from mlcareer.cli.pay_options import (
    CURRENT,
    Children,
    Pension,
    PensionMethodOfOffer,
    StudentLoan,
    TaxYear,
)
from mlcareer.cli.show import show
from mlcareer.errors import UsageError
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.reading.money import parse_pay
from mlcareer.reading.offer_file import read_offers
from mlcareer.reading.percent import parse_percent
from mlcareer.render.formats import Format

STAYING = "Staying"
"""What the present job is called beside offers."""


def offers(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE FILE...", help="Offer files; see offer --template."),
    ] = None,
    *,
    route: Annotated[Route, FromProfile("visa_route")] = None,
    nation: Annotated[
        str | None,
        typer.Option(
            "--nation",
            metavar="NATION",
            help="The nation that taxes the pay. Default: that of each region, or england.",
            autocompletion=complete_nation,
        ),
        # Each offer has a place of its own, which says where it is taxed.
        FromProfile("nation_stated"),
    ] = None,
    pension: Pension = None,
    pension_method: PensionMethodOfOffer = None,
    student_loan: StudentLoan = None,
    children: Children = None,
    current: Annotated[
        str | None,
        typer.Option(
            "--current",
            metavar="GBP",
            help="Your base pay now: staying is then an offer too.",
            rich_help_panel=CURRENT,
        ),
    ] = None,
    current_bonus: CurrentBonus = None,
    current_pension: CurrentPension = None,
    current_employer_pension: CurrentEmployerPension = None,
    current_holiday: CurrentHoliday = None,
    year: TaxYear = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """Several offers side by side, and which assumption flips their order.

    What these options say of you holds for every offer whose file does not say it.

    Example: mlcareer offers first.toml second.toml
    Example: mlcareer offers first.toml --current 62k --current-employer-pension 8%
    """
    _refuse_amounts(files or [])
    known = knowledge(guide, pay_rules, visa_rules, day_of(today))
    rules = known.rules
    own = {
        "visa_route": route_of(known.visa_rules, route),
        "nation": nation_of(rules, nation),
        "pension_percent": None if pension is None else parse_percent(pension),
        "pension_method": pension_method_of(rules, pension_method),
        "student_loans": loans_of(rules, student_loan),
        "children": children,
    }
    said = {name: value for name, value in own.items() if value is not None}
    terms = read_offers(files or [], known.guide, rules, known.visa_rules, said)
    now = current_terms(
        rules,
        current,
        current_pension=current_pension,
        current_employer_pension=current_employer_pension,
        current_holiday=current_holiday,
    )
    if current is not None:
        terms = (*terms, _staying(now, said, current_bonus))
    elif any(value is not None for value in (*now.values(), current_bonus)):
        raise UsageError("what you have now needs your base pay", hint="Add --current, as 62k.")
    answer = offers_for(
        terms, known, tax_year=None if year is None else tax_year_of(rules, year, known.today)
    )
    show(answer, output)


def _staying(now: dict[str, Any], said: dict[str, Any], bonus: str | None) -> OfferTerms:
    """Return the present job as an offer: it needs no visa, because it is held already."""
    base = now["current"]
    own = {name: value for name, value in said.items() if name != "visa_route"}
    if now["current_pension"] is not None:
        own["pension_percent"] = now["current_pension"]
    return OfferTerms(
        name=STAYING,
        base=base,
        # What is not typed of a job that is known is none of it.
        bonus=0 if bonus is None else round(bonus_now(bonus, base)),
        employer_pension_percent=now["current_employer_pension"],
        employer_pension_of=None if now["current_employer_pension"] is None else "salary",
        holiday_days=now["current_holiday"],
        **own,
    )


def _refuse_amounts(files: list[str]) -> None:
    """Point to what compares two salaries, which are no offers.

    Raises:
        UsageError: Amounts were given and no files.
    """
    try:
        amounts = [parse_pay(file) for file in files if not os.path.exists(file)]
    except UsageError:
        return  # whoever reads files says what is wrong with their names
    if amounts:
        command = f"mlcareer raise {' '.join(files[:2])}"
        raise UsageError("offers compares offer files", hint=f"Two salaries: {command}")
