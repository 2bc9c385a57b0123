"""How `mlcareer offers` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Cell,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Share,
    Steps,
    Table,
    Unit,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.offer_visa import VISA_COLUMNS, assumed_of_visa, hours_that_turn, visa_cells
from mlcareer.pages.pay_parts import ONE_YEAR, fact_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.visa_words import visa_fact_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.offers.offers import Flip, OfferColumn, OffersAnswer


def offers_page(answer: OffersAnswer) -> Page:
    """Lay the offers out by rank, what each worth is made of, and what would flip the order."""
    best = [offer.name for offer in answer.offers if offer.rank == 1]
    leaves = "leaves most" if len(best) == 1 else "leave the same, and most"
    verdict = f"{' and '.join(best)} {leaves}" if best else "none of them passes the visa"
    return Page(
        title=f"{len(answer.offers)} offers, {answer.tax_year}: {verdict}",
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _blocks(answer: OffersAnswer) -> Iterator[Block]:
    yield _table(answer)
    out = tuple((offer.name, f"{offer.not_ranked}.") for offer in answer.offers if offer.not_ranked)
    if out:
        yield Facts(out, title="Not ranked, and why")
    yield _parts(answer)
    if any(offer.scales or offer.visa for offer in answer.offers):
        yield _bands_and_visa(answer)
    yield _flips(answer)


def _rows(answer: OffersAnswer) -> Table:
    """Set out each offer to the penny, as CSV is written."""
    columns = (
        Column("Offer"),
        Column("Rank", Unit.COUNT),
        Column("Not ranked as"),
        Column("Base", Unit.GBP),
        Column("Gross", Unit.GBP),
        Column("Package", Unit.GBP),
        Column("Net", Unit.GBP),
        Column("Net a month", Unit.GBP),
        Column("Net an hour", Unit.GBP),
        Column("Pension", Unit.GBP),
        Column("Equity left", Unit.GBP),
        Column("Sign-on left", Unit.GBP),
        Column("Worth", Unit.GBP),
        Column("Worth an hour", Unit.GBP),
        Column("Equity counted as nothing", Unit.GBP),
        Column("Worth if it pays out", Unit.GBP),
        Column("Band"),
        Column("Base is"),
        *VISA_COLUMNS,
    )
    return Table(columns, tuple(_raw_row(column) for column in answer.offers))


def _raw_row(column: OfferColumn) -> tuple[Cell, ...]:
    return (
        column.name,
        column.rank,
        column.not_ranked,
        column.terms.base,
        column.gross,
        column.package,
        column.net,
        column.net_per_month,
        column.net_per_hour,
        column.pension,
        column.equity_left,
        column.sign_on_left,
        column.worth,
        column.worth_per_hour,
        column.uncounted_equity,
        column.worth_if_equity_pays,
        *_band(column),
        *visa_cells(column.visa),
    )


def _table(answer: OffersAnswer) -> Table:
    return Table(
        (
            Column("Offer"),
            Column("Rank", Unit.COUNT),
            Column("Gross", Unit.GBP),
            Column("Package", Unit.GBP),
            Column("Net", Unit.GBP),
            Column("Pension", Unit.GBP),
            Column("Worth", Unit.GBP),
            Column("Worth an hour", Unit.GBP),
        ),
        tuple(_row(column) for column in answer.offers),
        caption=(
            "Pounds a year. Gross is base and bonus, net is what is left of it; package adds "
            "equity, a part of a payment on joining and the employer's pension before tax. Worth "
            "is what a year leaves of all but options and equity of no stated kind, which count "
            "as nothing."
        ),
    )


def _row(column: OfferColumn) -> tuple[Cell, ...]:
    whole = (column.gross, column.package, column.net, column.pension, column.worth)
    return (
        column.name,
        column.rank,
        *(round(amount) for amount in whole),
        column.worth_per_hour,
    )


def _parts(answer: OffersAnswer) -> Table:
    most = max(column.worth for column in answer.offers)
    return Table(
        (
            Column("Offer"),
            Column("Net pay", Unit.GBP),
            Column("Pension", Unit.GBP),
            Column("Shares left", Unit.GBP),
            Column("Sign-on left", Unit.GBP),
            Column("Worth", Unit.GBP),
            Column("Beside the most"),
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
        caption="Listed shares at the offer's own value, and they and a sign-on taxed as pay.",
    )


def _bands_and_visa(answer: OffersAnswer) -> Table:
    """Set each base against its band and its visa; what is not stated is not known."""
    return Table(
        (
            Column("Offer"),
            Column("Band"),
            Column("The base is"),
            Column("Visa"),
            Column("Over floor", Unit.GBP),
            Column("At", Unit.HOURS),
        ),
        tuple(_band_and_visa(column) for column in answer.offers),
        title="Band and visa",
        caption=(
            "A dash: no level and region is stated, or no visa route. 'mlcareer offer FILE' says "
            "more of one."
        ),
    ).without_empty_columns()


def _band_and_visa(column: OfferColumn) -> tuple[Cell, ...]:
    visa = column.visa
    if visa is None:
        return (column.name, *_band(column), None, None, None)
    return (column.name, *_band(column), visa.verdict, visa.over_floor, visa.hours)


def _band(column: OfferColumn) -> tuple[str | None, str | None]:
    """Name the bands of an offer and where its base stands in each."""
    if not column.scales:
        return None, None
    names = "; ".join(f"{scale.level_name}, {scale.region_name}" for scale in column.scales)
    return names, "; ".join(scale.place for scale in column.scales)


def _flips(answer: OffersAnswer) -> Steps:
    items = tuple(_flip(flip) for flip in answer.flips)
    nothing = (
        "No offer that is ahead rests on shares, a bonus or stated hours, and none behind on "
        "equity that is not counted."
    )
    return Steps(items or (nothing,), title="What would flip the order")


def _flip(flip: Flip) -> str:
    order = f"{flip.ahead} is {pounds(flip.by)} a year ahead of {flip.behind}"
    if not flip.by:
        order = f"{flip.ahead} and {flip.behind} leave the same"
    if flip.assumption == "hours":
        return _hours(flip)
    if flip.assumption == "uncounted equity":
        return f"{order}; {_payout(flip)}"
    what = "a year's vest" if flip.assumption == "equity" else "the bonus"
    if flip.value is None:
        return (
            f"{order}; {flip.ahead} stays ahead if {what} ({pounds(flip.stated)}) comes to nothing."
        )
    return (
        f"{order}; {flip.ahead} falls behind if {what} comes to less than {pounds(flip.value)} "
        f"of the {pounds(flip.stated)} stated."
    )


def _payout(flip: Flip) -> str:
    """Say what it would take of equity that the ranking counts as nothing."""
    stated = f"{pounds(flip.stated)} a year stated, counted as nothing here"
    if flip.value is None:
        return f"{flip.behind} stays behind even if its equity ({stated}) pays out in full."
    return (
        f"{flip.behind} is ahead or level if its equity ({stated}) pays out {pounds(flip.value)} "
        "a year or more."
    )


def _hours(flip: Flip) -> str:
    if flip.value is None:
        return f"By worth an hour nothing puts {flip.behind} before {flip.ahead}."
    limit = f"{flip.value.normalize():f}"
    stated = f"{flip.stated.normalize():f}"
    if flip.stated <= flip.value:
        return (
            f"By worth an hour {flip.ahead} stays ahead of {flip.behind} up to {limit} hours a "
            f"week; {stated} are stated."
        )
    return (
        f"By worth an hour {flip.behind} is ahead: {flip.ahead} states {stated} hours a week and "
        f"would have to come down to {limit}."
    )


def _notes(answer: OffersAnswer) -> Iterator[Note]:
    yield from _other_orders(answer)
    yield from _visa_notes(answer)
    for column in answer.offers:
        if column.not_stated:
            yield Note(
                f"{column.name} does not state: {', '.join(column.not_stated)}. Pay that is not "
                "stated counts as nothing."
            )
        if column.uncounted_equity and column.terms.equity_kind is None:
            yield Note(
                f"{column.name} does not say of what kind its equity is, so none of it is counted: "
                "it may be options, which may come to nothing."
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
    if len({frozenset(column.terms.student_loans) for column in answer.offers}) > 1:
        yield Note(
            "Not every offer is held against the same student loans. They are yours whatever the "
            "offer: give --student-loan for the files that name none.",
            NoteKind.CAUTION,
        )
    yield from _over_the_line(answer)
    yield from fact_notes(answer.facts)
    yield from visa_fact_notes(answer.visa_facts)
    yield Note("How worth is counted is in docs/method.md.")
    yield Note(ONE_YEAR)
    yield from overdue_notes(answer.sources)


def _over_the_line(answer: OffersAnswer) -> Iterator[Note]:
    """Say whose income the cautions about the allowance's taper hold of."""
    over = [column for column in answer.offers if column.trap is not None]
    for starts in dict.fromkeys(column.trap.starts for column in over if column.trap):
        names = ", ".join(
            f"{column.name} ({pounds(column.trap.income)})" for column in over if column.trap
        )
        yield Note(
            f"Over {pounds(starts)} of adjusted net income, with shares and a year's part of a "
            f"payment on joining: {names}.",
            NoteKind.CAUTION,
        )


def _other_orders(answer: OffersAnswer) -> Iterator[Note]:
    """Say how the ranked offers would stand by the hour, and if all equity paid out."""
    ranked = tuple(column.name for column in answer.offers if column.rank is not None)
    by_hour, if_it_pays = answer.order_by_hour, answer.order_if_equity_pays
    if by_hour is None and ranked:
        yield Note("Not every offer states its hours, so they are not ranked by the hour.")
    elif by_hour is not None and by_hour != ranked:
        text = f"By worth an hour the order is another: {', '.join(by_hour)}."
        yield Note(text, NoteKind.CAUTION)
    if if_it_pays is not None and if_it_pays != ranked:
        yield Note(
            "If the equity that is counted as nothing pays out as stated, the order is another: "
            f"{', '.join(if_it_pays)}.",
            NoteKind.CAUTION,
        )


def _visa_notes(answer: OffersAnswer) -> Iterator[Note]:
    """Say what each verdict assumes and where it turns, and which offers have none."""
    for column in answer.offers:
        if column.visa is not None:
            taken = assumed_of_visa(column.visa)
            said = (f"{taken}." if taken else "", hours_that_turn(column.visa))
            if any(said):
                yield Note(f"Visa of {column.name}: {' '.join(filter(None, said))}")
    without = [column.name for column in answer.offers if column.visa is None]
    if 0 < len(without) < len(answer.offers):
        yield Note(
            f"No visa route is stated for {', '.join(without)}, so there is no verdict. If you "
            "need a visa, give --route.",
            NoteKind.CAUTION,
        )
