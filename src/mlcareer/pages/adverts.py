"""How `mlcareer advert` reads for many adverts: a row each, on a page or in a spreadsheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mlcareer.page import Column, Fact, Facts, Page, Table, Unit, next_step
from mlcareer.pages.advert_words import (
    level_words,
    pay_words,
    place_words,
    role_words,
    skills_named,
)
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.case.advert import AdvertAnswer, BonusFigures
    from mlcareer.page import Line

ROWS_IN_BRIEF = 12

MOST_SKILLS = 10
"""Skills that are named as those most asked for."""


class AdvertRow(Record):
    """What the page shows of one advert."""

    file: str
    title: str
    role: str
    level: str
    pay: str
    place: str
    required: tuple[str, ...]


def advert_row(answer: AdvertAnswer) -> AdvertRow:
    """Return what the page shows of an advert."""
    return AdvertRow(
        file=answer.file,
        title=answer.title,
        role=role_words(answer.role),
        level=level_words(answer.levels),
        pay="" if answer.pay is None else pay_words(answer.pay),
        place=place_words(answer),
        required=tuple(skills_named(answer, answer.skills_required)),
    )


def adverts_page(rows: tuple[AdvertRow, ...], failed: int = 0) -> Page:
    """Lay out several adverts; `failed` is how many files could not be read."""
    return Page(
        answer=_first_line(rows, failed),
        blocks=(
            Table(
                (
                    Column("File", lambda row: row.file, whole=True),
                    Column("Role", lambda row: row.role),
                    Column("Level", lambda row: row.level or None),
                    Column("Pay", lambda row: row.pay or None, whole=True),
                    Column("Place", lambda row: row.place or None),
                    Column("Title", lambda row: row.title or None, brief=False),
                    Column("Required", lambda row: ", ".join(row.required), brief=False),
                ),
                rows,
                brief=ROWS_IN_BRIEF,
            ),
            Facts(tuple(_facts(rows))),
        ),
        footer="Read by rule.",
    )


def _first_line(rows: tuple[AdvertRow, ...], failed: int) -> Line:
    paid = sum(bool(row.pay) for row in rows)
    count = f"{len(rows):,} {'advert' if len(rows) == 1 else 'adverts'}"
    unread = f"; {failed:,} could not be read" if failed else ""
    return f"{count}, {paid:,} with their pay stated{unread}"


def _facts(rows: tuple[AdvertRow, ...]) -> Iterator[Fact]:
    roles = Counter(row.role for row in rows)
    yield Fact("Roles", ", ".join(f"{role} {count:,}" for role, count in roles.most_common(6)))
    skills = Counter(skill for row in rows for skill in row.required)
    if skills:
        named = (f"{skill} {count:,}" for skill, count in skills.most_common(MOST_SKILLS))
        yield Fact("Required", ", ".join(named))
    yield next_step("advert FOLDER --format csv", "market FOLDER")


_BONUSES = {"regular": "Bonus", "sign-on": "Sign-on bonus"}


def _bonus(answer: AdvertAnswer, kind: str) -> BonusFigures | None:
    """Return the first bonus of a kind; it is the one with a figure."""
    return next((bonus for bonus in answer.bonuses if bonus.kind == kind), None)


def _bonus_columns(kind: str, name: str) -> Iterator[Column[AdvertAnswer]]:
    yield Column(f"{name} min", lambda a: getattr(_bonus(a, kind), "min", None))
    yield Column(f"{name} max", lambda a: getattr(_bonus(a, kind), "max", None))
    yield Column(
        f"{name} unit",
        lambda a: None if (found := _bonus(a, kind)) is None else found.unit or "no figure",
    )


def _terms(answer: AdvertAnswer) -> str:
    terms = (term for item in answer.bonuses if item.kind == "regular" for term in item.terms)
    return " ".join(dict.fromkeys(terms))


def adverts_rows(answers: Iterable[AdvertAnswer]) -> Page:
    """Lay out adverts as rows for a spreadsheet, with a column for every field."""
    columns: tuple[Column[AdvertAnswer], ...] = (
        Column("File", lambda a: a.file),
        Column("Title", lambda a: a.title),
        Column("Role", lambda a: a.role),
        Column("Role runner-up", lambda a: a.role_runner_up),
        Column("Level", lambda a: a.level),
        Column("Levels", lambda a: " ".join(a.levels)),
        Column("Years min", lambda a: None if a.years_min is None else str(a.years_min)),
        Column("Pay min", lambda a: None if a.pay is None else a.pay.min),
        Column("Pay max", lambda a: None if a.pay is None else a.pay.max),
        Column("Pay currency", lambda a: None if a.pay is None else a.pay.currency),
        Column("Pay period", lambda a: None if a.pay is None else a.pay.period),
        Column("Pay from badge", lambda a: _yes(answer=a.pay_from_badge)),
        Column("Estimated min", lambda a: None if a.pay_estimated is None else a.pay_estimated.min),
        Column("Estimated max", lambda a: None if a.pay_estimated is None else a.pay_estimated.max),
        *(column for kind, name in _BONUSES.items() for column in _bonus_columns(kind, name)),
        Column("Bonus terms", _terms),
        Column("Region", lambda a: a.region),
        Column("Place", lambda a: a.place),
        Column("Working", lambda a: a.arrangement),
        Column("Office days", lambda a: a.office_days),
        Column("Holiday days", lambda a: a.holiday_days),
        Column("Pension", lambda a: a.pension),
        Column("IR35", lambda a: a.ir35),
        Column("Contract length", lambda a: a.contract_length),
        Column("Hours a week", lambda a: a.hours),
        Column("Degree", lambda a: a.degree),
        Column("Degree standing", lambda a: a.degree_standing),
        Column("Degree or experience", lambda a: _yes(answer=a.degree_or_experience)),
        Column("Sponsorship", lambda a: a.sponsorship),
        Column("Clearance", lambda a: _yes(answer=a.clearance)),
        Column("Training bait", lambda a: _yes(answer=bool(a.training_bait))),
        Column("Skills required", lambda a: " ".join(a.skills_required)),
        Column("Skills optional", lambda a: " ".join(a.skills_optional)),
        Column("Skills negated", lambda a: " ".join(a.skills_negated)),
        Column("One of", lambda a: " ".join("|".join(choice.skills) for choice in a.one_of)),
        Column("Board", lambda a: None if a.board is None else a.board.board),
        Column("Employer", lambda a: None if a.board is None else a.board.employer),
        Column("Posted", lambda a: None if a.board is None else a.board.posted, Unit.DAY),
        Column("Address", lambda a: None if a.board is None else a.board.address),
    )
    return Page(answer="Adverts", blocks=(Table(columns, tuple(answers)),))


def _yes(*, answer: bool) -> str:
    return "true" if answer else "false"
