"""Values that a shell completes: the names in the data.

They are asked for when the table of commands is made (`command_table`), and not at a Tab.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from mlcareer.guide.kinds import GUIDE, KINDS, PAY_RULES, VISA_RULES
from mlcareer.guide.load import load
from mlcareer.guide.places import named_places
from mlcareer.reading.student_loans import NO_LOAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mlcareer.guide.kinds import DataKind
    from mlcareer.guide.lookup import Named

Completion = list[tuple[str, str]]
"""Values, each with what a shell may show beside it."""

DATA_OF: ContextVar[Callable[[DataKind[Any]], Any]] = ContextVar("DATA_OF", default=load)
"""Where the names are from: the bundled data, or the newest that there is."""


def names_of(kind: DataKind[Any], *tables: str) -> Callable[[], Completion]:
    """Return what Typer asks for the values of an option: the ids in some tables of some data."""
    return lambda: _named(
        entry for table in tables for entry in getattr(DATA_OF.get()(kind), table)
    )


def _named(entries: Iterable[Named]) -> Completion:
    return list({entry.id: _described(entry) for entry in entries}.items())


def _described(entry: Named) -> str:
    """Return what an entry is called: its name, title or question."""
    for key in ("name", "title", "question"):
        if hasattr(entry, key):
            return str(getattr(entry, key))
    return ""


complete_level = names_of(GUIDE, "level")
complete_skill = names_of(GUIDE, "skill")
complete_category = names_of(GUIDE, "skill_category")
complete_role = names_of(GUIDE, "role")
complete_sector = names_of(GUIDE, "sector")
complete_place = names_of(GUIDE, "place", "region", "area")
complete_employer = names_of(GUIDE, "employer", "employer_kind")
complete_interview = names_of(GUIDE, "interview", "design_problem")
complete_area = names_of(GUIDE, "interview")
complete_question = names_of(GUIDE, "faq")
complete_nation = names_of(PAY_RULES, "nation")
complete_tax_year = names_of(PAY_RULES, "tax_year")
complete_pension_method = names_of(PAY_RULES, "pension_method")
complete_equity_kind = names_of(PAY_RULES, "equity_kind")
complete_route = names_of(VISA_RULES, "route")
complete_occupation = names_of(VISA_RULES, "occupation")
complete_last_visa = names_of(VISA_RULES, "last_visa")


def complete_region() -> Completion:
    """Return the places and regions that have bands."""
    return _named(named_places(DATA_OF.get()(GUIDE)))


def complete_origin() -> Completion:
    """Return the roles that the guide has a way from."""
    guide = DATA_OF.get()(GUIDE)
    known = {transition.origin for transition in guide.transition}
    return _named(role for role in guide.role if role.id in known)


def complete_source() -> Completion:
    """Return the sources of all data."""
    data_of = DATA_OF.get()
    kinds: tuple[DataKind[Any], ...] = (GUIDE, PAY_RULES, VISA_RULES)
    return _named(source for kind in kinds for source in data_of(kind).source)


def complete_loan() -> Completion:
    """Return the student loan plans, and that there is none."""
    return [*names_of(PAY_RULES, "loan_plan")(), (NO_LOAN, "No student loan")]


def complete_format() -> Completion:
    """Return the formats of an answer, without the short name of one."""
    return [
        ("table", "for reading"),
        ("json", "every field, for programs"),
        ("csv", "the table, for spreadsheets"),
        ("markdown", "the whole page, for documents"),
    ]


def complete_kind() -> Completion:
    """Return the kinds of data file."""
    return [(kind.name, kind.says) for kind in KINDS]
