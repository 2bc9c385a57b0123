"""`mlcareer offers`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from mlcareer.advice.offers.offers import offers_for
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.offer import knowledge
from mlcareer.cli.options import (
    GuideFile,
    NoColor,
    Output,
    PayRulesFile,
    Route,
    Today,
    VisaRulesFile,
    day_of,
)
from mlcareer.cli.pay_options import (  # noqa: TC001 - Typer reads them at run time
    NationOfPlace,
    Pension,
    PensionMethodOfOffer,
    StudentLoan,
    TaxYear,
)
from mlcareer.cli.show import show
from mlcareer.errors import UsageError
from mlcareer.reading.money import parse_pay
from mlcareer.reading.offer_file import read_offers
from mlcareer.reading.percent import parse_percent
from mlcareer.reading.student_loans import parse_loans
from mlcareer.render.formats import Format


def offers(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE FILE...", help="Offer files; see offer --template."),
    ] = None,
    *,
    route: Route = None,
    # Each offer has a place of its own, which says where it is taxed.
    nation: Annotated[NationOfPlace, FromProfile("nation_stated")] = None,
    pension: Pension = None,
    pension_method: PensionMethodOfOffer = None,
    student_loan: StudentLoan = None,
    year: TaxYear = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Several offers side by side, and which assumption flips their order.

    What these options say of you holds for every offer whose file does not say it.

    Example: mlcareer offers first.toml second.toml
    Example: mlcareer offers first.toml second.toml --format csv
    """
    _refuse_amounts(files or [])
    known = knowledge(guide, pay_rules, visa_rules, day_of(today))
    own = {
        "visa_route": route,
        "nation": nation,
        "pension_percent": None if pension is None else parse_percent(pension),
        "pension_method": pension_method,
        "student_loans": parse_loans(student_loan),
    }
    terms = read_offers(
        files or [],
        known.guide,
        known.rules,
        known.visa_rules,
        {name: value for name, value in own.items() if value is not None},
    )
    answer = offers_for(terms, known, tax_year=year)
    show(answer, output, no_color=no_color)


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
