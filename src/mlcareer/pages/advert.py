"""How `mlcareer advert` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.adverts.role import ROLE_NAMES
from mlcareer.page import Bar, Block, Column, Note, NoteKind, Page, Span, Steps, Table, Unit
from mlcareer.pages.advert_visa import visa_note, visa_table
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.case.advert import AdvertAnswer, BonusFigures, Evidence, PayFigures, PayFor
    from mlcareer.advice.case.advert_bands import DayRate, PayInBand
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
    ("bonuses", "Bonus"),
    ("pay_depends_on_experience", "Pay depends"),
    ("ir35", "IR35"),
    ("contract_length", "Contract"),
    ("hours", "Hours"),
    ("region", "Place"),
    ("arrangement", "Working"),
    ("sponsorship", "Sponsorship"),
    ("clearance", "Clearance"),
    ("degree", "Degree"),
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
    if answer.pay_in_bands and answer.level == "unspecified":
        yield _every_band(answer.pay_in_bands)
    elif answer.pay_in_bands:
        yield _bands(answer.pay_in_bands)
    if answer.day_rates:
        yield _day_rates(answer.day_rates)
    if answer.visa is not None:
        yield visa_table(answer.visa)
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
        if field == "bonuses":
            yield from (
                (_BONUSES[item.kind], bonus_words(item), item.line, item.words)
                for item in answer.bonuses
            )
            continue
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
        "ir35": _ir35(answer),
        "contract_length": answer.contract_length or None,
        "hours": None if answer.hours is None else f"{answer.hours:f} a week",
        "degree": _degree(answer),
    }


_IR35 = {"mentioned": "mentioned, not which", "either": "inside or outside"}


def _ir35(answer: AdvertAnswer) -> str | None:
    """Say the IR35 status; that none is stated only of what is paid by the day or hour."""
    if answer.ir35 != "unspecified":
        return _IR35.get(answer.ir35, answer.ir35)
    by_rate = answer.pay is not None and answer.pay.period in {"day", "hour"}
    return "not stated" if by_rate and answer.region != "non-uk" else None


_DEGREES = {"any": "a degree", "bachelor": "bachelor's", "master": "master's", "phd": "PhD"}


def _degree(answer: AdvertAnswer) -> str:
    if not answer.degree:
        return "none asked"
    said = [_DEGREES[answer.degree]]
    if answer.degree_or_experience:
        said.append("or experience")
    if answer.degree_standing == "optional":
        said.append("(optional)")
    return " ".join(said)


MOST_PLACE = 40
"""Characters of a place that are repeated beside its region; a longer one is a list."""


def _words(item: Evidence) -> str:
    return f"{item.words} ({item.reason})" if item.reason.startswith("by the job") else item.words


_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}


def pay_words(pay: PayFigures | PayFor) -> str:
    """Say pay as stated, such as `£70,000 to £80,000 a year` or `up to £500 a day`."""
    low, high = (None if end is None else _money(end, pay.currency) for end in (pay.min, pay.max))
    period = f" {'an' if pay.period == 'hour' else 'a'} {pay.period}"
    if low is None:
        return f"up to {high}{period}"
    if high is None:
        return f"from {low}{period}"
    return f"{low}{period}" if low == high else f"{low} to {high}{period}"


_BONUSES = {"regular": "Bonus", "sign-on": "Sign-on bonus"}

_TERMS = {
    "guaranteed": "guaranteed",
    "target": "on target",
    "discretionary": "discretionary",
    "performance": "by performance",
}


def bonus_words(bonus: BonusFigures) -> str:
    """Say a bonus as stated, such as `up to 15%, discretionary`."""
    terms = [_TERMS[term] for term in bonus.terms]
    return ", ".join([_bonus_figure(bonus), *terms])


def _bonus_cells(answer: AdvertAnswer, kind: str) -> tuple[Cell, Cell, Cell]:
    """Return the ends and the unit of the first bonus of a kind; it is the one with a figure."""
    for bonus in answer.bonuses:
        if bonus.kind == kind:
            return bonus.min, bonus.max, bonus.unit or "no figure"
    return None, None, None


def _bonus_figure(bonus: BonusFigures) -> str:
    if not bonus.unit:
        return "no figure"
    low, high = (None if end is None else _end(end, bonus.unit) for end in (bonus.min, bonus.max))
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"from {low}"
    return low if low == high else f"{low} to {high}"


def _end(end: int | Decimal, unit: str) -> str:
    return f"{end}%" if unit == "percent" else _money(end, unit)


def _money(amount: int | Decimal, currency: str) -> str:
    sign = _SIGNS.get(currency)
    shown = f"{amount:,}" if isinstance(amount, int) else f"{amount:,.2f}"
    return f"{sign}{shown}" if sign else f"{shown} {currency}"


def _every_band(standings: Iterable[PayInBand]) -> Table:
    """Set the pay beside the bands of all levels, as the advert names none."""
    by_band: dict[str, list[PayInBand]] = {}
    for item in standings:
        by_band.setdefault(item.band, []).append(item)
    return Table(
        (
            Column("Level"),
            Column("Region"),
            Column("Band", Unit.GBP_PER_YEAR),
            Column("Its pay stands"),
        ),
        tuple(
            (
                items[0].level_name,
                items[0].region_name,
                Span(items[0].band_min, items[0].band_max, items[0].open_ended),
                " to ".join(dict.fromkeys(item.position.replace("-", " ") for item in items)),
            )
            for items in by_band.values()
        ),
        title="Its pay beside the bands of every level",
        caption="The advert names no level, so that this is no check of its pay.",
    )


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


def _day_rates(rates: Iterable[DayRate]) -> Table:
    return Table(
        (
            Column("Independent figure"),
            Column("Stated", Unit.GBP_PER_DAY),
            Column("Median", Unit.GBP_PER_DAY),
            Column("Over it", Unit.GBP_PER_DAY),
            Column("Middle half", Unit.GBP_PER_DAY),
            Column("Quarter"),
        ),
        tuple(
            (
                f"{rate.title}, {rate.covers}",
                rate.amount,
                rate.p50,
                rate.over_median,
                None if rate.p25 is None or rate.p75 is None else Span(rate.p25, rate.p75),
                rate.quarter,
            )
            for rate in rates
        ),
        title="Its rate beside those of contractors",
        caption="Rates by skill, over all levels and whatever the IR35 status.",
    )


def _skills(answer: AdvertAnswer) -> Iterator[tuple[Cell, ...]]:
    """Yield each skill under its standing, alternatives on one row."""
    names = skill_names(answer)
    for field, name in _STANDINGS:
        choices = [choice for choice in answer.one_of if f"skills_{choice.asked}" == field]
        chosen = {
            skill for choice in choices for skill in choice.skills if skill not in choice.also_alone
        }
        rows = [
            (item.line or 0, item.name, item.words)
            for item in answer.evidence
            if item.about == field and item.value not in chosen
        ]
        rows += [
            (choice.line or 0, " or ".join(names[skill] for skill in choice.skills), choice.words)
            for choice in choices
        ]
        for line, skill, words in sorted(rows, key=lambda row: row[0]):
            yield name, skill, line, words


def skill_names(answer: AdvertAnswer) -> dict[str, str]:
    """Return what each skill of an advert is called, by its id."""
    return {item.value: item.name for item in answer.evidence if item.name}


def _notes_on_pays(answer: AdvertAnswer) -> Iterator[Note]:
    """Say what the advert says of pay beside the pay that is shown."""
    if answer.pays:
        said = "; ".join(
            f"{pay_words(each)} ({each.of})" if each.of else pay_words(each) for each in answer.pays
        )
        yield Note(f"It states several pays: {said}.", NoteKind.CAUTION)
    other = answer.pay_contradicted
    if other is not None:
        yield Note(f"Line {other.line} states other pay: {pay_words(other)}.", NoteKind.CAUTION)
    if answer.pay_estimated is not None:
        figures = pay_words(answer.pay_estimated)
        yield Note(
            f"It states no pay; {figures} is the job board's own estimate.", NoteKind.CAUTION
        )


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
    yield from _notes_on_pays(answer)
    if answer.jobs:
        named = ", ".join(answer.jobs)
        yield Note(f"It holds several jobs, read here as one: {named}.", NoteKind.CAUTION)
    every_band = answer.pay_in_bands and answer.level == "unspecified"
    if answer.pay_in_bands_note and not every_band:
        yield Note(answer.pay_in_bands_note, NoteKind.CAUTION)
    if answer.day_rates:
        caveats = dict.fromkeys(rate.caveat for rate in answer.day_rates if rate.caveat)
        yield from (Note(caveat) for caveat in caveats)
    if answer.visa is not None:
        yield Note(visa_note(answer.visa), NoteKind.CAUTION)
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
            _named(answer, answer.skills_required),
        )
        for answer in answers
    )
    return Page(
        title=f"Adverts: {len(answers)}", blocks=(Table(columns, rows),), notes=(Note(BY_RULES),)
    )


def _named(answer: AdvertAnswer, skills: Iterable[str]) -> str | None:
    """Name the skills, alternatives together: `Python, PyTorch or TensorFlow`."""
    names = skill_names(answer)
    wanted = list(skills)
    said = []
    for choice in answer.one_of:
        if all(skill in wanted and skill not in choice.also_alone for skill in choice.skills):
            said.append(" or ".join(names[skill] for skill in choice.skills))
            wanted = [skill for skill in wanted if skill not in choice.skills]
    return ", ".join([*(names[skill] for skill in wanted), *said]) or None


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
        *(Column(f"{name} {end}") for name in _BONUSES.values() for end in ("min", "max", "unit")),
        Column("Bonus terms"),
        Column("Region"),
        Column("Place"),
        Column("Working"),
        Column("IR35"),
        Column("Contract length"),
        Column("Hours a week"),
        Column("Degree"),
        Column("Degree standing"),
        Column("Degree or experience"),
        Column("Sponsorship"),
        Column("Clearance"),
        Column("Training bait"),
        Column("Skills required"),
        Column("Skills optional"),
        Column("Skills negated"),
        Column("One of"),
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
            *(cell for kind in _BONUSES for cell in _bonus_cells(answer, kind)),
            " ".join(
                dict.fromkeys(
                    term for item in answer.bonuses if item.kind == "regular" for term in item.terms
                )
            ),
            answer.region,
            answer.place,
            answer.arrangement,
            answer.ir35,
            answer.contract_length,
            answer.hours,
            answer.degree,
            answer.degree_standing,
            answer.degree_or_experience,
            answer.sponsorship,
            answer.clearance,
            bool(answer.training_bait),
            " ".join(answer.skills_required),
            " ".join(answer.skills_optional),
            " ".join(answer.skills_negated),
            " ".join("|".join(choice.skills) for choice in answer.one_of),
        )
        for answer in answers
    )
    return Page(title="Adverts", blocks=(Table(columns, rows),))
