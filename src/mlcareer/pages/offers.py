"""How `mlcareer offers` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Line,
    Note,
    NoteKind,
    Page,
    Piece,
    Steps,
    Table,
    Unit,
    ask,
    bad,
    caution,
    joined,
    parts_of,
    sentence,
    warn,
)
from mlcareer.pages.amounts import plain_number
from mlcareer.pages.entry_names import listed, lower_first
from mlcareer.pages.offer import part_of_ask, verdict_word
from mlcareer.pages.offer_visa import (
    assumed_of_visa,
    hours_that_turn,
    visa_columns,
    visa_line,
    visa_word,
)
from mlcareer.pages.pay_parts import (
    ONE_YEAR,
    childcare,
    fact_notes,
    kept_of_a_pound,
    two_cautions,
    way_out_line,
)
from mlcareer.pages.side_by_side import Row, side_by_side
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.visa_words import visa_fact_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from mlcareer.advice.offers.offers import BreakEven, Flip, OfferColumn, OffersAnswer

MOST_COLUMNS = 3
"""Offers that are columns of the table. More of them are rows."""

MOST_ROWS = 7
"""Rows of many offers on the brief screen."""

NEXT_TO = 2
"""Offers between which there is one difference."""

LONGEST_ASK = 40
"""Characters of what is worth asking of each offer on the brief screen."""


def offers_page(answer: OffersAnswer) -> Page:
    """Lay the offers out side by side, and what would flip their order."""
    few = len(answer.offers) <= MOST_COLUMNS
    nations = dict.fromkeys(column.nation.name for column in answer.offers)
    table: Block = _columns(answer) if few else _list(answer)
    return Page(
        answer=_first_line(answer),
        blocks=(table, Facts(tuple(_facts(answer)))),
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer=f"{' and '.join(nations)}, {answer.tax_year.id}.",
        rows=_rows(answer),
    )


def _first_line(answer: OffersAnswer) -> Line:
    ranked = [column for column in answer.offers if column.rank is not None]
    even = answer.break_even
    if not ranked:
        return (bad("None"), f" of the {len(answer.offers)} offers passes the visa")
    if even is None:
        return f"{ranked[0].name} is the only offer that passes the visa"
    if not even.by:
        best = " and ".join(column.name for column in ranked if column.rank == 1)
        return f"{best} are worth the same"
    bonus = ", bonus included" if even.by_without_bonus is not None else ""
    many = f" most of {len(answer.offers)}," if len(answer.offers) > NEXT_TO else ""
    return sentence(
        "{} is worth{} {} a year more than {}{}", even.ahead, many, even.by, even.behind, bonus
    )


# --- The table


def _columns(answer: OffersAnswer) -> Table[Row]:
    """Set out up to three offers as columns, the best first; two have a difference."""
    names = [offer.name for offer in answer.offers]
    return side_by_side("", names, _table_rows(answer), difference=len(names) == NEXT_TO)


def _table_rows(answer: OffersAnswer) -> Iterator[Row]:
    offers = answer.offers

    def row(
        name: str,
        value: Callable[[OfferColumn], Decimal | int],
        shown: Callable[[OfferColumn], Cell] | None = None,
    ) -> Iterator[Row]:
        """Give a row and its difference; nothing where no offer has a value."""
        values = [value(offer) for offer in offers]
        if any(values):
            difference = values[0] - values[1] if len(values) == NEXT_TO else None
            yield Row(name, (*map(shown or value, offers), difference))

    yield from row("Base pay", lambda offer: offer.terms.base)
    if any(offer.terms.full_time_base != offer.terms.base for offer in offers):
        yield from row("Full-time equivalent", lambda offer: offer.terms.full_time_base)
    yield from row("Bonus", lambda offer: offer.gross - offer.terms.base, _bonus)
    yield from row("Take-home pay, year", lambda offer: offer.net)
    bonus = any(offer.gross != offer.terms.base for offer in offers)
    month = "Take-home pay, month, no bonus" if bonus else "Take-home pay, month"
    yield from row(month, lambda offer: offer.base_net_per_month)
    yield from row("Shares, after tax", lambda offer: offer.equity_left)
    yield from row("Sign-on, a quarter after tax", lambda offer: offer.sign_on_left)
    yield from row("Employer pension", lambda offer: offer.employer_pension, _pension)
    if answer.own_pension_counted:
        own = "Your pension contribution"
        yield from row(own, lambda offer: offer.pension - offer.employer_pension)
    yield from row("Worth a year", lambda offer: offer.worth)
    if any(offer.verdicts for offer in offers):
        yield Row("Verdict", (*map(_verdict, offers), ""))


def _bonus(offer: OfferColumn) -> Cell:
    return "not stated" if offer.terms.bonus_pounds is None else offer.gross - offer.terms.base


def _pension(offer: OfferColumn) -> Cell:
    return _marked(offer, offer.employer_pension)


def _marked(offer: OfferColumn, pounds: Decimal) -> Cell:
    """Mark what the legal minimum of a pension is in, because the offer states none."""
    return sentence("{} *", pounds) if offer.employer_pension_is_minimum else pounds


def _verdict(offer: OfferColumn) -> Line | None:
    words = {each.verdict: verdict_word(each) for each in offer.verdicts}
    return joined(words.values(), " to ") or None


def _list(answer: OffersAnswer) -> Table[OfferColumn]:
    """Set out many offers, a row each, the best first."""
    return Table(
        (
            Column("Offer", lambda offer: offer.name),
            Column("Base", lambda offer: offer.terms.base, Unit.GBP),
            Column("Take-home, month", lambda offer: offer.base_net_per_month, Unit.GBP),
            Column("Worth a year", lambda offer: _marked(offer, offer.worth), Unit.GBP),
            Column("Verdict", _verdict, whole=True),
            Column("Visa", lambda offer: visa_word(offer.visa), whole=True),
        ),
        answer.offers,
        brief=MOST_ROWS,
    )


# --- What follows it


def _facts(answer: OffersAnswer) -> Iterator[Fact]:
    if any(offer.employer_pension_is_minimum for offer in answer.offers):
        few = len(answer.offers) <= MOST_COLUMNS
        what = "" if few else "employer pension "
        yield Fact("*", f"{what}not stated: the legal minimum")
    for offer in answer.offers:
        if offer.not_ranked:
            why = f": {lower_first(offer.not_ranked)}"
            yield Fact(offer.name, (bad("cannot be taken up"), why))
    if answer.break_even is not None and answer.break_even.by:
        yield from _break_even(answer.break_even)
    for match in answer.matches[:1]:
        if match.more:
            line = "{} would have to pay {} of base to match {}."
            yield Fact("Match", sentence(line, match.behind, match.base, match.ahead))
    yield from two_cautions((), _cautions(answer))
    asks = _asks(answer)
    if asks:
        yield ask(asks)


def _break_even(even: BreakEven) -> Iterator[Fact]:
    without, by = even.a_month_without_bonus, even.by_without_bonus
    beside: Line = ""
    if without is not None and without > 0:
        beside = sentence(" ({} without its bonus)", without)
    line = "{} may cost {} a month more{}."
    yield Fact("Break-even", sentence(line, even.ahead, even.a_month, beside))
    if by is None:
        return
    line = "{} stays ahead without its bonus, by {} a year."
    robust = sentence(line, even.ahead, by)
    if by <= 0:
        line = "{}: without its bonus {} is {} a year behind."
        robust = sentence(line, warn("no"), even.ahead, -by)
    yield Fact("Robust", robust)


def _cautions(answer: OffersAnswer) -> Iterator[Fact]:
    """Return what could change the decision, the heavier first."""
    ranked = tuple(offer.name for offer in answer.offers if offer.rank is not None)
    if answer.order_by_hour is not None and answer.order_by_hour != ranked:
        yield caution(f"By the hour the order is another: {', '.join(answer.order_by_hour)}.")
    if answer.order_if_equity_pays is not None and answer.order_if_equity_pays != ranked:
        order = ", ".join(answer.order_if_equity_pays)
        yield caution(f"If private equity pays out as stated, the order is another: {order}.")
    for offer in answer.offers:
        first = offer.first_year
        if first is not None and first.trap is not None and offer.trap is None:
            line = (
                "{}: the sign-on takes its first year to {}. You keep {} of each £1 over {}, and "
                "with children you lose Tax-Free Childcare and funded hours."
            )
            kept = kept_of_a_pound(first.marginal_rate)
            trap = first.trap
            yield caution(sentence(line, offer.name, trap.income, kept, trap.starts))
    over = [(offer.name, offer.trap.starts) for offer in answer.offers if offer.trap is not None]
    if over:
        who = f"{listed([name for name, _ in over])} {'is' if len(over) == 1 else 'are'}"
        line = "With children: {} over {}, so you lose Tax-Free Childcare and funded hours."
        yield caution(sentence(line, who, over[0][1]))
    charges = [offer.child_benefit_for_two for offer in answer.offers]
    charge = next((each for each in charges if each is not None), None)
    if charge is not None:
        line = "Child benefit is paid back from {} to {}. With children add --children."
        yield caution(sentence(line, charge.starts, charge.ends))


def _asks(answer: OffersAnswer) -> str:
    """Name the first questions of each offer, as many as stay short."""
    parts = []
    for offer in answer.offers[:MOST_COLUMNS]:
        named = part_of_ask([each.short for each in offer.missing], LONGEST_ASK, ", ")
        if named:
            parts.append(f"{offer.name}: {named}.")
    return " ".join(parts)


# --- The full page


def _details(answer: OffersAnswer) -> Iterator[Block]:
    yield Steps(
        tuple(map(_flip, answer.flips)) or (_NOTHING,),
        title="Break-even: what would change the order",
    )
    if len(answer.matches) > 1:
        line = "{} of base matches {}"
        matching = (
            Fact(match.behind, sentence(line, match.base, match.ahead)) for match in answer.matches
        )
        yield Facts(tuple(matching), title="Base pay that would match the first")
    for offer in answer.offers[:MOST_COLUMNS]:
        yield Steps(
            tuple(f"{each.ask} {each.why}" for each in offer.missing),
            title=f"Worth asking of {offer.name}",
            ordered=True,
        )
    visas = ((offer.name, offer.visa) for offer in answer.offers)
    lines = tuple(Fact(name, visa_line(visa)) for name, visa in visas if visa is not None)
    yield Facts(lines, title="Skilled Worker visa")
    for offer in answer.offers:
        first = offer.first_year
        if first is not None and first.trap is not None:
            facts = [childcare(first.trap)]
            if first.trap.way_out is not None:
                facts.append(Fact("Way out", way_out_line(first.trap.way_out)))
            yield Facts(tuple(facts), title=f"{offer.name}: the first year, with the sign-on")


_NOTHING = (
    "No offer that is ahead has shares, a bonus or stated hours that the order depends on, and "
    "none behind has equity that is not counted."
)


def _flip(flip: Flip) -> Line:
    if flip.assumption == "hours":
        return _hours(flip)
    order: Line = f"{flip.ahead} and {flip.behind} are worth the same"
    if flip.by:
        order = sentence("{} is {} a year ahead of {}", flip.ahead, flip.by, flip.behind)
    if flip.assumption == "uncounted equity":
        return (*parts_of(order), "; ", *_payout(flip))
    what = "a year's vest" if flip.assumption == "equity" else "the bonus"
    if flip.value is None:
        line = "{}; {} stays ahead if {} ({}) comes to nothing."
        return sentence(line, order, flip.ahead, what, flip.stated)
    line = "{}; {} falls behind if {} comes to less than {} of the {} stated."
    return sentence(line, order, flip.ahead, what, flip.value, flip.stated)


def _payout(flip: Flip) -> tuple[str | Piece, ...]:
    """Say what it would take of equity that the ranking counts as nothing."""
    stated = sentence("{} a year stated, counted as nothing here", flip.stated)
    if flip.value is None:
        line = "{} stays behind even if its equity ({}) pays out in full."
        return sentence(line, flip.behind, stated)
    grow = ""
    if flip.must_grow is not None:
        grow = f" Its shares must grow {plain_number(flip.must_grow)} times to match."
    line = "{} is ahead or level if its equity ({}) pays out {} a year or more.{}"
    return sentence(line, flip.behind, stated, flip.value, grow)


def _hours(flip: Flip) -> str:
    if flip.value is None:
        return f"By worth an hour nothing puts {flip.behind} before {flip.ahead}."
    limit, stated = plain_number(flip.value), plain_number(flip.stated)
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
    ranked = [column for column in answer.offers if column.rank is not None]
    if answer.order_by_hour is None and ranked:
        yield Note("Not every offer states its hours, so they are not ranked by the hour.")
    yield Note(
        "Worth a year is take-home pay, what is left of listed shares and of a quarter of the "
        "sign-on bonus, and what the employer pays into the pension before tax."
    )
    if answer.own_pension_counted:
        yield Note("Your own contribution is counted, because every offer states it.")
    else:
        yield Note(
            "Your own pension contribution is on neither side: it is your money in each offer."
        )
    yield from _visa_notes(answer)
    for column in answer.offers:
        if column.not_stated:
            yield Note(f"{column.name} does not state: {', '.join(column.not_stated)}.")
        if column.uncounted_equity and column.terms.equity_kind is None:
            yield Note(
                f"{column.name} does not say of what kind its equity is, so none of it is counted: "
                "it may be options, which may come to nothing."
            )
        if column.terms.employer_pension_percent and column.terms.employer_pension_of is None:
            yield Note(
                f"{column.name} does not say what the employer's pension is a percentage of: "
                "base pay is taken."
            )
    if len({column.nation.id for column in answer.offers}) > 1:
        yield Note("The offers are taxed in different nations, each by its own rates.")
    loans = {frozenset(plan.id for plan in column.terms.student_loans) for column in answer.offers}
    if len(loans) > 1:
        yield Note(
            "Not every offer has the same student loans. They are yours whatever the offer: give "
            "--student-loan for the files that name none.",
            NoteKind.CAUTION,
        )
    yield from fact_notes(answer.facts)
    yield from visa_fact_notes(answer.visa_facts)
    yield Note("How worth is counted is in docs/method.md.")
    yield Note(ONE_YEAR)


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


def _rows(answer: OffersAnswer) -> Table[OfferColumn]:
    """Set out each offer to the penny, as CSV is written."""
    return Table(
        (
            Column("Offer", lambda offer: offer.name),
            Column("Rank", lambda offer: offer.rank, Unit.COUNT),
            Column("Not ranked as", lambda offer: offer.not_ranked),
            Column("Base", lambda offer: offer.terms.base, Unit.GBP),
            Column("Full-time base", lambda offer: offer.terms.full_time_base, Unit.GBP),
            Column("Gross", lambda offer: offer.gross, Unit.GBP),
            Column("Package", lambda offer: offer.package, Unit.GBP),
            Column("Net", lambda offer: offer.net, Unit.GBP),
            Column("Net a month", lambda offer: offer.net_per_month, Unit.GBP),
            Column("Net of base a month", lambda offer: offer.base_net_per_month, Unit.GBP),
            Column("Net an hour", lambda offer: offer.net_per_hour, Unit.GBP),
            Column("Employer pension", lambda offer: offer.employer_pension, Unit.GBP),
            Column("Pension", lambda offer: offer.pension, Unit.GBP),
            Column("Equity left", lambda offer: offer.equity_left, Unit.GBP),
            Column("Sign-on left", lambda offer: offer.sign_on_left, Unit.GBP),
            Column("Worth", lambda offer: offer.worth, Unit.GBP),
            Column("Worth an hour", lambda offer: offer.worth_per_hour, Unit.GBP),
            Column("Equity counted as nothing", lambda offer: offer.uncounted_equity, Unit.GBP),
            Column("Worth if it pays out", lambda offer: offer.worth_if_equity_pays, Unit.GBP),
            Column("Band", _band_names),
            Column("Base is", lambda offer: "; ".join(s.position for s in offer.scales) or None),
            Column("Verdict", lambda offer: "; ".join(v.verdict for v in offer.verdicts) or None),
            *visa_columns(lambda offer: offer.visa),
        ),
        answer.offers,
    )


def _band_names(offer: OfferColumn) -> str | None:
    names = (f"{scale.level.name}, {scale.region.name}" for scale in offer.scales)
    return "; ".join(names) or None
