"""How `mlcareer employers` reads, and the employers of pages that name some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.career.employers import EmployerAnswer
from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Page,
    Table,
    bad,
    bold,
    caution,
    good,
    next_step,
    parts_of,
    warn,
)
from mlcareer.pages.entry_names import capital, lower_first, names_or_none, number, several
from mlcareer.pages.facts import fact_list, known
from mlcareer.pages.month import month_of
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.career.employers import EmployerKindAnswer, EmployersAnswer
    from mlcareer.page import Line

STATES = {
    "hiring": "hiring",
    "cut-jobs": "cut jobs",
    "sold": "bought",
    "renamed": "renamed",
    "ended": "closed",
    "unconfirmed": "not confirmed",
    "unknown": "not checked",
}
"""What is known to have become of an employer, as people are shown it."""

WASTED = {"ended": "closed", "cut-jobs": "cut jobs"}
"""States in which an application may be wasted."""

COUNTED = {
    ("hiring",): "hiring",
    ("ended",): "closed",
    ("cut-jobs",): "cut jobs",
    ("sold", "renamed"): "bought or renamed",
    ("unconfirmed", "unknown"): "unchecked",
}
"""What a first line counts."""

TONES = {"hiring": good, "cut-jobs": warn, "ended": bad}

NAMED_IS_NOT_HIRING = "Named does not mean hiring: check the careers page."

FEWEST_FOR_GROUPS = 5
"""Employers. Fewer have a row each."""

KINDS_NAMED = 1
"""Kinds without names that a brief screen gives as examples."""


def employers_page(answer: EmployersAnswer) -> Page:
    """Lay out one employer, those that fit, or all in groups with the kinds without names."""
    return Page(
        answer=_first_line(answer),
        blocks=tuple(_blocks(answer)),
        details=tuple(_details(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def in_brief(employer: EmployerAnswer) -> str:
    """Name an employer with what became of it, where that is known: `Arm`, `X (bought 2024)`."""
    if employer.status in {"unknown", "hiring", "unconfirmed"}:
        return employer.name
    when = f" {employer.status_date[:4]}" if employer.status_date else ""
    return f"{employer.name} ({STATES[employer.status]}{when})"


def state_of(employer: EmployerAnswer) -> Line:
    """Say what became of an employer, when and by whom."""
    when = f", {month_of(employer.status_date)}" if employer.status_date else ""
    owner = f" by {employer.owner}" if employer.owner and employer.status == "sold" else ""
    words = f"{STATES[employer.status]}{owner}{when}"
    tone = TONES.get(employer.status)
    return tone(words) if tone else words


def employer_cautions(employers: Iterable[EmployerAnswer]) -> Iterator[Fact]:
    """Warn once for each state in which an application may be wasted."""
    shown = list({employer.id: employer for employer in employers}.values())
    said = []
    for status, word in WASTED.items():
        found = [item for item in shown if item.status == status]
        days = {
            when: [item.name for item in found if item.status_date == when]
            for when in dict.fromkeys(item.status_date for item in found)
        }
        parts = [
            f"{', '.join(named)} ({month_of(when)})" if when else ", ".join(named)
            for when, named in days.items()
        ]
        if parts:
            said.append(f"{capital(word)}: {'; '.join(parts)}.")
    if said:
        yield caution(" ".join(said))


def employer_table(employers: Iterable[EmployerAnswer], title: str = "") -> Iterator[Block]:
    """Set employers out with what became of them and what they do; nothing without any."""
    shown = tuple(employers)
    if shown:
        yield Table(
            (
                Column("Employer", lambda item: item.name),
                Column("State", state_of),
                Column("What for", lambda item: item.work),
            ),
            shown,
            title=title,
        )


def kind_table(kinds: Iterable[EmployerKindAnswer], title: str) -> Iterator[Block]:
    """Set kinds of employer out with what they do; nothing without any."""
    shown = tuple(kinds)
    if shown:
        yield Table(
            (
                Column("Kind", lambda kind: kind.name),
                Column("Where", lambda kind: names_or_none(kind.places)),
                Column("What for", _kind_text),
            ),
            shown,
            title=title,
        )


def _kind_text(kind: EmployerKindAnswer) -> str:
    work = "; ".join(kind.work)
    return f"{work}.\nExample: {kind.example}" if kind.example else work


def _first_line(answer: EmployersAnswer) -> Line:
    if answer.name is not None:
        if answer.employers:
            employer = answer.employers[0]
            return (bold(employer.name), ": ", *parts_of(state_of(employer)))
        if answer.kinds:
            return f"{answer.kinds[0].name}: a kind of employer that hires, not one company"
    asked = [f"in {entry.name}" for entry in (answer.sector, answer.place) if entry is not None]
    where = f" {' '.join(asked)}" if asked else ""
    if answer.name is not None:
        return f"{answer.name.name} is not named{where}"
    if not answer.employers:
        kinds = f"; {number(len(answer.kinds))} other kinds, without names" if answer.kinds else ""
        return f"No employer is named{where}{kinds}"
    counts = []
    for statuses, word in COUNTED.items():
        count = sum(item.status in statuses for item in answer.employers)
        counts += [f"{count} {word}"] if count else []
    return f"{several(len(answer.employers), 'employer')} named{where}: {', '.join(counts)}"


def _blocks(answer: EmployersAnswer) -> Iterator[Block]:
    if answer.name is not None and (answer.employers or answer.kinds):
        yield from (_one(employer) for employer in answer.employers)
        yield from (_one_kind(kind) for kind in answer.kinds)
        return
    if len(answer.employers) < FEWEST_FOR_GROUPS:
        yield from employer_table(answer.employers)
    else:
        yield _grouped(answer)
    yield Facts(tuple(_facts(answer)))


class _Group(Record, kw_only=False):
    """Employers that belong together."""

    name: str
    employers: tuple[EmployerAnswer, ...]


def _grouped(answer: EmployersAnswer) -> Table[_Group]:
    """Group employers by place, else by sector; the closed and the doubtful last."""
    groups: dict[str, list[EmployerAnswer]] = {}
    for employer in sorted(answer.employers, key=_order):
        groups.setdefault(_group_of(employer), []).append(employer)
    return Table(
        (
            Column("Group", lambda group: group.name),
            Column("Employers", lambda group: ", ".join(map(_in_group, group.employers))),
        ),
        tuple(_Group(name, tuple(employers)) for name, employers in groups.items()),
    )


def _in_group(employer: EmployerAnswer) -> str:
    """Name an employer among others; those that cut jobs have a caution of their own."""
    if employer.status == "ended" and employer.status_date:
        return f"{employer.name} ({month_of(employer.status_date)})"
    return employer.name if employer.status == "cut-jobs" else in_brief(employer)


def _order(employer: EmployerAnswer) -> int:
    if employer.status == "ended":
        return 3
    if employer.status == "unconfirmed":
        return 2
    return 0 if employer.places else 1


def _group_of(employer: EmployerAnswer) -> str:
    if employer.status in {"ended", "unconfirmed"}:
        return capital(STATES[employer.status])
    if employer.places:
        return employer.places[0].name
    return employer.sectors[0].name if employer.sectors else "Others"


def _facts(answer: EmployersAnswer) -> Iterator[Fact]:
    if answer.kinds:
        named = [lower_first(kind.name) for kind in answer.kinds[:KINDS_NAMED]]
        such = ", such as " if len(answer.kinds) > len(named) else ": "
        yield Fact(
            "Other kinds", f"{number(len(answer.kinds))} (not named){such}{', '.join(named)}"
        )
    if len(answer.employers) >= FEWEST_FOR_GROUPS:
        # Those that are closed have a group, and few employers a column of states.
        yield from employer_cautions(item for item in answer.employers if item.status != "ended")
    if answer.employers:
        yield caution(NAMED_IS_NOT_HIRING)
        yield next_step(f"employers {answer.employers[0].id}", "sectors")
    elif answer.kinds:
        yield next_step(f"employers {answer.kinds[0].id}", "employers")
    else:
        yield next_step("employers")


def _one(employer: EmployerAnswer) -> Facts:
    facts = known(
        ("For", employer.work),
        ("Known", employer.status_text),
        ("Owner", employer.owner),
        ("Sector", names_or_none(employer.sectors)),
        ("Place", names_or_none(employer.places)),
    )
    cautions = () if employer.status == "ended" else (caution(NAMED_IS_NOT_HIRING),)
    others = f"employers --sector {employer.sectors[0].id}" if employer.sectors else "employers"
    return Facts((*facts, *cautions, next_step(others)))


def _one_kind(kind: EmployerKindAnswer) -> Facts:
    place = names_or_none(kind.places)
    facts = known(("Work", kind.work), ("Place", place), ("Example", kind.example))
    return Facts((*facts, next_step("employers")))


def _details(answer: EmployersAnswer) -> Iterator[Block]:
    if answer.name is None:
        if len(answer.employers) >= FEWEST_FOR_GROUPS:
            yield from employer_table(answer.employers, "Each employer")
        yield from kind_table(answer.kinds, "Other kinds of employer (not named)")
    yield from fact_list(answer.facts, "Also known")


class _Row(Record, kw_only=False):
    """One line of the CSV: an employer, or a kind without a name."""

    name: str
    named: bool
    places: str | None
    work: str
    employer: EmployerAnswer | None = None


def _rows(answer: EmployersAnswer) -> Table[_Row]:
    def of(field: str) -> Column[_Row]:
        heading = {
            "status": "Status",
            "status_date": "Status date",
            "owner": "Owner",
            "status_text": "What is known",
            "source": "Source",
        }[field]
        return Column(heading, lambda row: getattr(row.employer, field) if row.employer else None)

    return Table(
        (
            Column("Employer", lambda row: row.name),
            Column("Kind or named", lambda row: "named" if row.named else "kind"),
            of("status"),
            of("status_date"),
            of("owner"),
            Column(
                "Sectors",
                lambda row: names_or_none(row.employer.sectors, "; ") if row.employer else None,
            ),
            Column("Places", lambda row: row.places),
            Column("What for", lambda row: row.work),
            of("status_text"),
            of("source"),
        ),
        (
            *(
                _Row(item.name, True, names_or_none(item.places, "; "), item.work, item)
                for item in answer.employers
            ),
            *(
                _Row(kind.name, False, names_or_none(kind.places, "; "), _kind_text(kind))
                for kind in answer.kinds
            ),
        ),
    )
