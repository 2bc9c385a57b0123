"""`mlcareer offers`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.offers import offers_for
from mlcareer.cli.completion import complete_route
from mlcareer.cli.offer import knowledge
from mlcareer.cli.options import GuideFile, NoColor, Output, Today, day_of
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
    route: Annotated[
        str | None,
        typer.Option(
            "--route",
            help="The visa route for offers that name none: standard, new-entrant, ...",
            autocompletion=complete_route,
        ),
    ] = None,
    year: TaxYear = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Several offers side by side, and which assumption flips their order.

    Example: mlcareer offers first.toml second.toml
    """
    known = knowledge(guide, day_of(today))
    terms = read_offers(files or [], known.guide, known.rules, known.visa_rules)
    answer = offers_for(terms, known, tax_year=year, route=route)
    show(answer, offers_page, output, no_color=no_color)
