"""How `mlcareer gap` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Steps, Table, Unit
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.gap import GapAnswer, GapSkill
    from mlcareer.page import Cell

BY_RULES = "Found by rules in the CV's own words; a skill shown in other words can be missed."

_SHOWN = {
    "missing": "Missing",
    "mentioned": "Mentioned only",
    "stated": "Stated by you, not in the CV",
    "used": "Used in described work",
}


def gap_page(answer: GapAnswer) -> Page:
    """Lay out each skill by what is shown of it, then what to do about it."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def _title(answer: GapAnswer) -> str:
    what = answer.cv or "What you have"
    against = [answer.level_name] if answer.level_name else []
    if len(answer.adverts) == 1:
        against.append(answer.adverts[0])
    elif answer.adverts:
        against.append(f"{len(answer.adverts)} adverts")
    return f"{what} against {' and '.join(against)}"


def _blocks(answer: GapAnswer) -> Iterator[Block]:
    yield Table(
        (
            Column("Shown", grouped=True),
            Column("Skill"),
            Column("Asked"),
            Column("Line", Unit.COUNT),
            Column("Words"),
        ),
        tuple(
            _row(answer, item) for shown in _SHOWN for item in answer.skills if item.shown == shown
        ),
    )
    if answer.counts:
        yield Facts(
            tuple(
                (
                    counts.asked,
                    (
                        f"{counts.used} used, {counts.mentioned} only mentioned, {counts.stated} "
                        f"only stated, {counts.missing} missing, of {counts.total}"
                    ),
                )
                for counts in answer.counts
            ),
            title="How much is shown",
        )
    if answer.level_summary:
        expected = tuple(
            (item.name, _expectation(answer, item)) for item in answer.skills if item.expected
        )
        yield Facts(
            (("Level", answer.level_summary), *expected), title=f"What {answer.level_name} expects"
        )
    if answer.next_proofs:
        yield Steps(
            tuple(f"{step.name}. {step.make} Why: {step.because}" for step in answer.next_proofs),
            title="Proof to make next, the most valuable first",
            ordered=True,
        )
    if answer.bring_forward:
        yield Steps(
            tuple(
                f"{item.name}: line "
                f"{item.line}{', which stands late: move it up' if item.move_up else ''}: "
                f"{item.words}"
                for item in answer.bring_forward
            ),
            title="Bring forward: the CV shows it and it is asked for",
        )


def _expectation(answer: GapAnswer, item: GapSkill) -> str:
    """Say what the level expects, and under their names what those below it do."""
    own = [said for said in item.expected if said.level.id == answer.level]
    below = [said for said in item.expected if said.level.id != answer.level]
    lines = [said.text for said in own]
    lines += [f"{said.level.name}: {said.text}" for said in reversed(below)]
    return "\n".join(lines)


def _row(answer: GapAnswer, item: GapSkill) -> tuple[Cell, ...]:
    words = item.words
    if words is not None and item.shown_through:
        words = f"through {item.shown_through_name}: {words}"
    return _SHOWN[item.shown], item.name, _asked(answer, item), item.line, words


def _asked(answer: GapAnswer, item: GapSkill) -> str:
    if len(answer.adverts) < 2:  # noqa: PLR2004 - one needs no counting
        return item.asked
    return (
        f"required {item.adverts_required}, optional {item.adverts_optional} of "
        f"{len(answer.adverts)}"
    )


def _notes(answer: GapAnswer) -> Iterator[Note]:
    yield from overdue_notes(answer.sources)
    if answer.also_shown:
        yield Note(
            f"The CV also shows, though it is not asked for here: "
            f"{', '.join(answer.also_shown_names)}."
        )
    for note in answer.notes:
        yield Note(note)
    if answer.cv is not None:
        yield Note(BY_RULES)
