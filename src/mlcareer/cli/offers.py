"""`mlcareer offers`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.offers import offers_for
from mlcareer.cli.options import (
    GuideFile,
    NoColor,
    Output,
    PayRulesFile,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    pay_rules_of,
    visa_rules_of,
)
from mlcareer.cli.pay_options import TaxYear  # noqa: TC001 - Typer reads it at run time
from mlcareer.cli.show import show
from mlcareer.pages.offers import offers_page
from mlcareer.reading.offer_file import read_offers
from mlcareer.render.formats import Format


def offers(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE FILE...", help="Offer files; see offer --template."),
    ] = None,
    *,
    year: TaxYear = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Several offers side by side, and which assumption flips their order.

    Example: mlcareer offers first.toml second.toml
    """
    rules = pay_rules_of(pay_rules)
    known = guide_of(guide)
    terms = read_offers(files or [], known, rules, visa_rules_of(visa_rules))
    answer = offers_for(terms, known, rules, day_of(today), tax_year=year)
    show(answer, offers_page, output, no_color=no_color)
