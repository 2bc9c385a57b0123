"""How `mlcareer offers` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Cell, Column, Note, NoteKind, Page, Share, Steps, Table, Unit
from mlcareer.pages.amounts import pounds
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.take_home import ONE_YEAR, fact_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.offers import Flip, OfferColumn, OffersAnswer


def offers_page(answer: OffersAnswer) -> Page:
    """Lay the offers out by rank, what each worth is made of, and what would flip the order."""
    best = [offer.name for offer in answer.offers if offer.rank == 1]
    leaves = "leaves most" if len(best) == 1 else "leave the same, and most"
    return Page(
        title=f"{len(answer.offers)} offers, {answer.tax_year}: {' and '.join(best)} {leaves}",
        blocks=(_table(answer), _parts(answer), _flips(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def _table(answer: OffersAnswer) -> Table:
    return Table(
        (
            Column("Offer"),
            Column("Rank", Unit.COUNT),
            Column("Gross", Unit.GBP),
            Column("Package", Unit.GBP),
            Column("Net", Unit.GBP),
            Column("Net an hour", Unit.GBP),
            Column("Pension", Unit.GBP),
            Column("Worth", Unit.GBP),
        ),
        tuple(_row(column) for column in answer.offers),
        caption=(
            "Pounds a year. Gross is base and bonus, net is what is left of it; package adds "
            "equity, a part of a payment on joining and the employer's pension before tax."
        ),
    )


def _row(column: OfferColumn) -> tuple[Cell, ...]:
    whole = (column.gross, column.package, column.net)
    return (
        column.name,
        column.rank,
        *(round(amount) for amount in whole),
        column.net_per_hour,
        round(column.pension),
        round(column.worth),
    )


def _parts(answer: OffersAnswer) -> Table:
    most = answer.offers[0].worth
    return Table(
        (
            Column("Offer"),
            Column("Net pay", Unit.GBP),
            Column("Pension", Unit.GBP),
            Column("Equity left", Unit.GBP),
            Column("Sign-on left", Unit.GBP),
            Column("Worth", Unit.GBP),
            Column("Beside the first"),
        ),
        tuple(
            (
                column.name,
                column.net,
                column.pension,
                column.equity_left,
                column.sign_on_left,
                column.worth,
                Share(column.worth, most),
            )
            for column in answer.offers
        ),
        title="What worth is made of",
        caption="A year's equity at the offer's own value, and it and a sign-on taxed as pay.",
    )


def _flips(answer: OffersAnswer) -> Steps:
    items = [_flip(flip) for flip in answer.flips]
    return Steps(
        tuple(items) or ("No offer that is ahead rests on equity, a bonus or stated hours.",),
        title="What would flip the order",
    )


def _flip(flip: Flip) -> str:
    order = f"{flip.ahead} is {pounds(flip.by)} a year ahead of {flip.behind}"
    if not flip.by:
        order = f"{flip.ahead} and {flip.behind} leave the same"
    if flip.assumption == "hours":
        return _hours(flip)
    what = "a year's equity" if flip.assumption == "equity" else "the bonus"
    if flip.value is None:
        return (
            f"{order}; {flip.ahead} stays ahead if {what} ({pounds(flip.stated)}) comes to nothing."
        )
    return (
        f"{order}; {flip.ahead} falls behind if {what} comes to less than {pounds(flip.value)} "
        f"of the {pounds(flip.stated)} stated."
    )


def _hours(flip: Flip) -> str:
    if flip.value is None:
        return f"By the hour nothing puts {flip.behind} before {flip.ahead}."
    limit = f"{flip.value.normalize():f}"
    stated = f"{flip.stated.normalize():f}"
    if flip.stated <= flip.value:
        return (
            f"By the hour {flip.ahead} stays ahead of {flip.behind} up to {limit} hours a week; "
            f"{stated} are stated."
        )
    return (
        f"By the hour {flip.behind} is ahead: {flip.ahead} states {stated} hours a week and "
        f"would have to come down to {limit}."
    )


def _notes(answer: OffersAnswer) -> Iterator[Note]:
    if answer.order_by_hour is None:
        yield Note("Not every offer states its hours, so they are not ranked by the hour.")
    elif answer.order_by_hour != tuple(column.name for column in answer.offers):
        yield Note(
            f"By the hour the order is another: {', '.join(answer.order_by_hour)}.",
            NoteKind.CAUTION,
        )
    for column in answer.offers:
        if column.not_stated:
            yield Note(
                f"{column.name} does not state: {', '.join(column.not_stated)}. Pay that is not "
                "stated counts as nothing."
            )
        if column.terms.employer_pension_percent is not None and (
            column.terms.employer_pension_of is None
        ):
            yield Note(
                f"{column.name} does not say what the employer's pension is a percentage of: "
                "base pay is taken."
            )
    if len({column.nation for column in answer.offers}) > 1:
        yield Note("The offers are taxed in different nations, each by its own rates.")
    yield from fact_notes(answer.facts)
    yield Note("How worth is counted is in docs/method.md.")
    yield Note(ONE_YEAR)
    yield from overdue_notes(answer.sources)
