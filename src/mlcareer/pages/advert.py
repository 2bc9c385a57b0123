"""How `mlcareer advert` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.role_kind import ROLE_NAMES
from mlcareer.page import Bar, Block, Column, Note, NoteKind, Page, Span, Steps, Table, Unit
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.advert import AdvertAnswer, Evidence, PayFigures, PayInBand
    from mlcareer.page import Cell

BY_RULES = "Read by rules from the advert's own words: check the lines before you rely on them."

_STANDINGS = (
    ("skills_required", "Required"),
    ("skills_optional", "Optional"),
    ("skills_negated", "Named, not asked for"),
)

_FINDINGS = (
    ("role", "Role"),
    ("role_runner_up", "Also in it"),
    ("level", "Level"),
    ("years_min", "Years asked"),
    ("pay", "Base pay"),
    ("pay_on_target", "On-target pay"),
    ("pay_depends_on_experience", "Pay depends"),
    ("region", "Place"),
    ("arrangement", "Working"),
    ("sponsorship", "Sponsorship"),
    ("clearance", "Clearance"),
)

MOST_REASONS = 4
"""Lines of evidence that are shown for a role; JSON has them all."""


def advert_page(answer: AdvertAnswer) -> Page:
    """Lay out one advert: what it is, what it asks, and what to ask back."""
    return Page(
        title=answer.title or answer.file,
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def _blocks(answer: AdvertAnswer) -> Iterator[Block]:
    yield Table(
        (Column("Finding"), Column("Found"), Column("Line", Unit.COUNT), Column("Words")),
        tuple(_findings(answer)),
        title="What it is",
    )
    reasons = tuple(_reasons(answer))
    if reasons:
        yield Table(
            (Column("Kind", grouped=True), Column("Line", Unit.COUNT), Column("Words")),
            reasons,
            title="What the kind of role rests on",
        )
    if answer.pay_in_bands:
        yield _bands(answer.pay_in_bands)
    skills = tuple(_skills(answer))
    if skills:
        yield Table(
            (
                Column("Asked", grouped=True),
                Column("Skill"),
                Column("Line", Unit.COUNT),
                Column("Words"),
            ),
            skills,
            title="Skills",
        )
    if answer.questions:
        asked = tuple(f"{item.ask} ({item.because})" for item in answer.questions)
        yield Steps(asked, title="What to ask")


def _findings(answer: AdvertAnswer) -> Iterator[tuple[Cell, ...]]:
    found = _values(answer)
    for field, name in _FINDINGS:
        value = found[field]
        if value is None:
            continue
        item = next((item for item in answer.evidence if item.about == field), None)
        if item is None:
            yield name, value, None, None
        else:
            yield name, value, item.line, _words(item)


def _reasons(answer: AdvertAnswer) -> Iterator[tuple[Cell, ...]]:
    for field, kind in (("role", answer.role), ("role_runner_up", answer.role_runner_up)):
        evidence = [item for item in answer.evidence if item.about == field]
        for item in evidence[:MOST_REASONS]:
            yield _kind_name(kind), item.line, item.words


def _kind_name(kind: str | None) -> str | None:
    return None if kind is None else ROLE_NAMES[kind]


def _values(answer: AdvertAnswer) -> dict[str, str | None]:
    """Say each finding in words; nothing for one that is not worth a row."""
    return {
        "role": answer.role_name,
        "role_runner_up": _kind_name(answer.role_runner_up),
        "level": answer.level,
        "years_min": None if answer.years_min is None else f"{answer.years_min}+",
        "pay": "not stated" if answer.pay is None else pay_words(answer.pay),
        "pay_on_target": None if answer.pay_on_target is None else pay_words(answer.pay_on_target),
        "pay_depends_on_experience": "on experience" if answer.pay_depends_on_experience else None,
        "region": f"{answer.place} ({answer.region})"
        if answer.place and len(answer.place) < MOST_PLACE
        else answer.region,
        "arrangement": answer.arrangement,
        "sponsorship": answer.sponsorship,
        "clearance": answer.clearance_kind if answer.clearance else "none asked",
    }


MOST_PLACE = 40
"""Characters of a place that are repeated beside its region; a longer one is a list."""


def _words(item: Evidence) -> str:
    return f"{item.words} ({item.reason})" if item.reason.startswith("by the job") else item.words


_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}


def pay_words(pay: PayFigures) -> str:
    """Say pay as stated, such as `£70,000 to £80,000 a year` or `up to £500 a day`."""
    low, high = (None if end is None else _money(end, pay.currency) for end in (pay.min, pay.max))
    period = f" {'an' if pay.period == 'hour' else 'a'} {pay.period}"
    if low is None:
        return f"up to {high}{period}"
    if high is None:
        return f"from {low}{period}"
    return f"{low}{period}" if low == high else f"{low} to {high}{period}"


def _money(amount: int | Decimal, currency: str) -> str:
    sign = _SIGNS.get(currency)
    shown = f"{amount:,}" if isinstance(amount, int) else f"{amount:,.2f}"
    return f"{sign}{shown}" if sign else f"{shown} {currency}"


def _bands(standings: Iterable[PayInBand]) -> Table:
    return Table(
        (
            Column("Level"),
            Column("Region"),
            Column("Stated", Unit.GBP_PER_YEAR),
            Column("Stands"),
            Column("Band", Unit.GBP_PER_YEAR),
            Column("Bar", Unit.GBP_PER_YEAR),
        ),
        tuple(
            (
                item.level_name,
                item.region_name,
                item.amount,
                item.position.replace("-", " "),
                Span(item.band_min, item.band_max, item.open_ended),
                Bar(Span(item.band_min, item.band_max, item.open_ended), item.amount),
            )
            for item in standings
        ),
        title="Its pay in the guide's bands",
        caption="◆ is the pay stated. A band is a range of adverts, no percentile.",
    )


def _skills(answer: AdvertAnswer) -> Iterator[tuple[Cell, ...]]:
    for field, name in _STANDINGS:
        for item in answer.evidence:
            if item.about == field:
                yield name, item.value, item.line, item.words


def _notes(answer: AdvertAnswer) -> Iterator[Note]:
    if answer.training_bait:
        signs = "; ".join(
            f"{item.sign} (line {item.line}: {item.words})" for item in answer.training_bait
        )
        yield Note(
            f"This reads like a course being sold, and not a post: {signs}.", NoteKind.CAUTION
        )
    if answer.pay_from_badge:
        yield Note(
            "Only the job board's badge states the pay; it may be the board's own estimate.",
            NoteKind.CAUTION,
        )
    yield from overdue_notes(answer.sources)
    for note in answer.notes:
        yield Note(note)
    yield Note(BY_RULES)


def adverts_page(answers: tuple[AdvertAnswer, ...]) -> Page:
    """Lay out several adverts, one a row."""
    columns = (
        Column("File"),
        Column("Title"),
        Column("Role"),
        Column("Level"),
        Column("Years min"),
        Column("Pay"),
        Column("Region"),
        Column("Working"),
        Column("Skills required"),
    )
    rows = tuple(
        (
            answer.file,
            answer.title or None,
            answer.role,
            answer.level,
            None if answer.years_min is None else str(answer.years_min),
            None if answer.pay is None else pay_words(answer.pay),
            answer.region,
            answer.arrangement,
            ", ".join(answer.skills_required) or None,
        )
        for answer in answers
    )
    return Page(
        title=f"Adverts: {len(answers)}", blocks=(Table(columns, rows),), notes=(Note(BY_RULES),)
    )


def adverts_rows(answers: tuple[AdvertAnswer, ...]) -> Page:
    """Lay out adverts as rows for a spreadsheet, with a column for every field."""
    columns = (
        Column("File"),
        Column("Title"),
        Column("Role"),
        Column("Role runner-up"),
        Column("Level"),
        Column("Years min"),
        Column("Pay min"),
        Column("Pay max"),
        Column("Pay currency"),
        Column("Pay period"),
        Column("Region"),
        Column("Place"),
        Column("Working"),
        Column("Sponsorship"),
        Column("Clearance"),
        Column("Training bait"),
        Column("Skills required"),
        Column("Skills optional"),
        Column("Skills negated"),
    )
    rows = tuple(
        (
            answer.file,
            answer.title,
            answer.role,
            answer.role_runner_up,
            answer.level,
            None if answer.years_min is None else str(answer.years_min),
            None if answer.pay is None else answer.pay.min,
            None if answer.pay is None else answer.pay.max,
            None if answer.pay is None else answer.pay.currency,
            None if answer.pay is None else answer.pay.period,
            answer.region,
            answer.place,
            answer.arrangement,
            answer.sponsorship,
            answer.clearance,
            bool(answer.training_bait),
            " ".join(answer.skills_required),
            " ".join(answer.skills_optional),
            " ".join(answer.skills_negated),
        )
        for answer in answers
    )
    return Page(title="Adverts", blocks=(Table(columns, rows),))
