"""Values that a shell completes: the names in the data.

They are asked for when the table of commands is made (`command_table`), and not at a Tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.load import load_guide, load_pay_rules, load_visa_rules
from mlcareer.guide.places import named_places
from mlcareer.reading.student_loans import NO_LOAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mlcareer.guide.lookup import Named

Completion = list[tuple[str, str]]
"""Values, each with what a shell may show beside it."""


def names_of(entries: Callable[[], Iterable[Named]]) -> Callable[[], Completion]:
    """Return what Typer asks for the values of an option: the ids of some entries."""

    def complete() -> Completion:
        return list({entry.id: _described(entry) for entry in entries()}.items())

    return complete


def _origins() -> Iterable[Named]:
    guide = load_guide()
    known = {transition.origin for transition in guide.transition}
    return (role for role in guide.role if role.id in known)


def _places() -> Iterable[Named]:
    guide = load_guide()
    return (*guide.place, *guide.region, *guide.area)


def _employers() -> Iterable[Named]:
    guide = load_guide()
    return (*guide.employer, *guide.employer_kind)


def _interviews() -> Iterable[Named]:
    guide = load_guide()
    return (*guide.interview, *guide.design_problem)


def _sources() -> Iterable[Named]:
    return (*load_guide().source, *load_pay_rules().source, *load_visa_rules().source)


complete_level = names_of(lambda: load_guide().level)
complete_region = names_of(lambda: named_places(load_guide()))
complete_skill = names_of(lambda: load_guide().skill)
complete_category = names_of(lambda: load_guide().skill_category)
complete_role = names_of(lambda: load_guide().role)
complete_sector = names_of(lambda: load_guide().sector)
complete_place = names_of(_places)
complete_employer = names_of(_employers)
complete_interview = names_of(_interviews)
complete_area = names_of(lambda: load_guide().interview)
complete_origin = names_of(_origins)
complete_question = names_of(lambda: load_guide().faq)
complete_source = names_of(_sources)
complete_nation = names_of(lambda: load_pay_rules().nation)
complete_tax_year = names_of(lambda: load_pay_rules().tax_year)
complete_pension_method = names_of(lambda: load_pay_rules().pension_method)
complete_equity_kind = names_of(lambda: load_pay_rules().equity_kind)
complete_route = names_of(lambda: load_visa_rules().route)
complete_occupation = names_of(lambda: load_visa_rules().occupation)
complete_last_visa = names_of(lambda: load_visa_rules().last_visa)


def complete_loan() -> Completion:
    """Return the student loan plans, and that there is none."""
    plans = names_of(lambda: load_pay_rules().loan_plan)()
    return [*plans, (NO_LOAN, "No student loan")]


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
    from mlcareer.guide.kinds import KINDS

    return [(kind.name, kind.says) for kind in KINDS]


def _described(entry: Named) -> str:
    """Return what an entry is called: its name, title or question."""
    for key in ("name", "title", "question"):
        if hasattr(entry, key):
            return str(getattr(entry, key))
    return ""
