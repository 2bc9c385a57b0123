"""How `mlcareer gap` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.cv_facts import Experience
from mlcareer.adverts.place_finding import NamedPlace
from mlcareer.advice.case.gap import gates_that_decide, required_of
from mlcareer.page import (
    Block,
    Cell,
    Column,
    Drop,
    Fact,
    Facts,
    Note,
    Page,
    Piece,
    Steps,
    Table,
    Unit,
    bad,
    caution,
    good,
    next_step,
    warn,
)
from mlcareer.pages.advert_words import DEGREES, region_words
from mlcareer.pages.entry_names import capital, first_of
from mlcareer.pages.level_words import ASKED_WORDS, in_text, years_of
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.case.gap import GapAnswer, GapSkill, ProofStep
    from mlcareer.advice.case.gates import Gate
    from mlcareer.guide.model import Level
    from mlcareer.page import Line

FIX_FIRST = 3
"""Skills to fix on the brief screen."""

MOST_GATES = 6
"""Rows of what shuts the door on the brief screen: all of one advert's, the first of several."""

MOST_NAMED = 20
"""Skills that one line of the brief screen names."""

_VERDICTS = {
    "strong": good("Strong"),
    "close": warn("Close"),
    "not-yet": warn("Not yet"),
    "ruled-out": bad("Ruled out"),
}

_SHOWN = {
    "missing": "missing",
    "mentioned": "only mentioned",
    "stated": "stated, not in the CV",
    "used": "shown",
}

_GATES = {
    "experience": "Experience",
    "ml-experience": "of it in ML",
    "place": "Place",
    "right-to-work": "Right to work",
    "degree": "Degree",
    "clearance": "Clearance",
}

_RIGHTS = {"held": "no sponsor needed", "limited": "a visa that ends", "needed": "sponsor needed"}
_SPONSORS = {"offered": "visa sponsored", "not-offered": "no sponsorship"}

NOT_STATED = "not stated"


class GateRow(Record, kw_only=False):
    """One gate in words."""

    name: str
    asked: str
    cv: str
    outcome: Piece


def gap_page(answer: GapAnswer) -> Page:
    """Lay out what shuts the door, then skills by what is shown, then what to fix first."""
    gates = _gates_table(answer)
    facts = Facts(tuple(_facts(answer)))
    return Page(
        answer=_first_line(answer),
        blocks=(gates, facts) if gates.items else (facts,),
        details=tuple(_details(answer)),
        notes=tuple(Note(note) for note in answer.notes),
        sources=source_lines(answer.sources),
        footer="Read by rule." if answer.cv else "",
        rows=_skills_table(answer),
    )


def _first_line(answer: GapAnswer) -> Line:
    counted = required_of(answer.skills)
    shown, mentioned, missing = (
        sum(item.shown == how for item in counted) for how in ("used", "mentioned", "missing")
    )
    if answer.verdict is None:
        one = len(answer.adverts) == 1
        return f"{'The advert names' if one else 'The adverts name'} no skills to compare"
    of = f"{shown} of {len(counted)} skills shown"
    more = [f"{mentioned} only mentioned" if mentioned else "", f"{missing} missing"]
    rest = "".join(f", {part}" for part in more if part and not part.startswith("0 "))
    if not answer.adverts and answer.level is not None:
        return (*_on_paper(answer, answer.level), f": {of}{rest}")
    because = _because(answer)
    return (_VERDICTS[answer.verdict], f": {of}{because or rest}")


def _on_paper(answer: GapAnswer, level: Level) -> tuple[str | Piece, ...]:
    name = in_text(level)
    if answer.verdict == "strong":
        return (good(f"{capital(name)} on paper"),)
    if answer.verdict == "close":
        return (warn(f"Close to {name} on paper"),)
    return (warn(f"Not yet {name} on paper"),)


def _because(answer: GapAnswer) -> str:
    """Say the gate that decides; nothing where none is short."""
    deciding = gates_that_decide(answer.gates, len(answer.adverts))
    for outcome in ("fails", "short"):
        for gate in deciding:
            if gate.outcome == outcome:
                return f"; {_said(gate, several=len(answer.adverts) > 1)}"
    return ""


def _said(gate: Gate, *, several: bool) -> str:
    who = gate.advert if several and gate.advert else "the advert"
    if gate.about == "right-to-work":
        return f"{who} does not sponsor visas and your CV says you need it"
    if gate.about == "degree":
        return f"{who} requires a {_asked(gate)} degree and your CV shows a {_has(gate)}"
    in_ml = " in ML" if gate.about == "ml-experience" else ""
    has = gate.cv.value if gate.cv else None
    years = has.years if isinstance(has, Experience) else 0
    return f"{who} asks for {gate.asked:g}+ years{in_ml} and your CV shows {years}"


def _gates_table(answer: GapAnswer) -> Table[GateRow]:
    asked = "Asked"
    if answer.level is not None and not answer.adverts:
        asked = f"{answer.level.name} in the guide"
    return Table(
        (
            Column("Before skills", lambda row: row.name, whole=True),
            Column(asked, lambda row: row.asked),
            Column("Your CV", lambda row: row.cv),
            Column("Result", lambda row: row.outcome, whole=True),
        ),
        tuple(_rows(answer)),
        brief=MOST_GATES,
    )


def _rows(answer: GapAnswer) -> Iterator[GateRow]:
    several = len(answer.adverts) > 1
    for gate in answer.gates:
        if several and gate.outcome not in {"short", "fails"}:
            continue
        name = _GATES[gate.about]
        if several:
            name = f"{name}, {gate.advert}"
        if not gate.asked and gate.about in {"degree", "clearance"}:
            continue
        yield GateRow(name, _asked_of(answer, gate), _cv_of(answer, gate), _outcome(gate))
    unasked = [gate for gate in answer.gates if not gate.asked and not several]
    free = [gate for gate in unasked if gate.about in {"degree", "clearance"}]
    if free:
        name = ", ".join(_GATES[gate.about] for gate in free).capitalize()
        said = ", ".join(dict.fromkeys(_has(gate) or "none stated" for gate in free))
        yield GateRow(name, "none asked", said, good("met"))


def _asked_of(answer: GapAnswer, gate: Gate) -> str:
    if gate.advert is None and answer.level is not None:
        return years_of(answer.level)
    return _asked(gate) or NOT_STATED


def _cv_of(answer: GapAnswer, gate: Gate) -> str:
    said = _has(gate) or NOT_STATED
    ml = answer.ml_experience
    if gate.advert is None and ml is not None and gate.cv is not None:
        years = ml.value.years
        both = isinstance(gate.cv.value, Experience) and years < gate.cv.value.years
        span = f" ({ml.value.begins}–{ml.value.ends})" if ml.value.begins else ""
        return f"{said.partition(' (')[0]}, {years} in ML{span}" if both else f"{said}, all in ML"
    return said


def _asked(gate: Gate) -> str:
    if gate.asked is None:
        return ""
    if gate.about in {"experience", "ml-experience"}:
        return f"{gate.asked:g}+ years"
    asked = str(gate.asked)
    if gate.about == "right-to-work":
        return _SPONSORS[asked]
    if gate.about == "degree":
        return DEGREES[asked]
    return region_words(asked) or asked


def _has(gate: Gate) -> str:
    if gate.cv is None:
        return ""
    value = gate.cv.value
    if isinstance(value, Experience):
        years = "1 year" if value.years == 1 else f"{value.years} years"
        return f"{years} ({value.begins}–{value.ends})" if value.begins else years
    if isinstance(value, NamedPlace):
        return value.words
    if gate.about == "right-to-work":
        return _RIGHTS[str(value)]
    return DEGREES[str(value)] if gate.about == "degree" else str(value)


def _outcome(gate: Gate) -> Piece:
    if gate.outcome == "short" and gate.short_by is not None:
        return bad(f"short by {gate.short_by:g}")
    if gate.outcome == "fails":
        return bad("fails")
    return good("met") if gate.outcome == "met" else warn("ask")


def _facts(answer: GapAnswer) -> Iterator[Fact]:
    counted = required_of(answer.skills)
    for key, how, after in (
        ("Missing", "missing", ""),
        ("Mentioned", "mentioned", ": named, no work described"),
        ("Stated", "stated", ": not in the CV"),
        ("Shown", "used", ""),
    ):
        items = [item for item in counted if item.shown == how]
        if items:
            yield Fact(f"{key} ({len(items)})", _named(answer, items) + after)
    optional = [item for item in answer.skills if item not in counted]
    lacking = [item for item in optional if item.shown != "used"]
    if lacking:
        shown = len(optional) - len(lacking)
        said = f"{shown} of {len(optional)} shown; not {_named(answer, lacking)}"
        yield Fact("Desirable", said, drop=Drop.OTHER_FIGURES)
    if answer.next_proofs:
        fixes = [
            f"{number} {step.name}: {step.make}"
            for number, step in enumerate(_fix_first(answer), 1)
        ]
        yield Fact("Fix first", "\n".join(fixes))
    yield from (caution(line) for line in _cautions(answer))
    if answer.level is not None:
        yield next_step(f"plan --level {answer.level.id}")


def _fix_first(answer: GapAnswer) -> list[ProofStep]:
    """Return what is there and badly shown, and then one thing to build where any is missing."""
    missing = {item.skill for item in answer.skills if item.shown == "missing"}
    build = [step for step in answer.next_proofs if step.skill in missing]
    show = [step for step in answer.next_proofs if step.skill not in missing]
    return [*show[: FIX_FIRST - bool(build)], *build][:FIX_FIRST]


def _named(answer: GapAnswer, items: Iterable[GapSkill]) -> str:
    """Name skills, with what the guide calls essential where no advert asks."""
    names = [
        f"{item.name} (essential)"
        if not answer.adverts and item.asked == "essential"
        else item.name
        for item in items
    ]
    return first_of(names, MOST_NAMED)


def _cautions(answer: GapAnswer) -> Iterator[Line]:
    if not answer.work_found:
        yield "No work was found in the CV: give its section a heading such as Experience"
    said = [
        note.rstrip(".")
        for note in answer.notes
        if "jobs, read as one" in note or "names no skills" in note
    ]
    yield from said[:1]
    if len(said) > 1:
        yield f"{len(said) - 1} more adverts with several jobs, or no skills: --full"


def _details(answer: GapAnswer) -> Iterator[Block]:
    gates = [gate for gate in answer.gates if gate.cv is not None or gate.asked_line]
    if gates:
        yield Table(
            (
                Column("Before skills", lambda gate: _GATES[gate.about], whole=True),
                Column("Advert line", lambda gate: gate.asked_line, Unit.COUNT),
                Column("CV line", lambda gate: gate.cv and gate.cv.line, Unit.COUNT),
                Column("Words in the CV", _gate_words),
            ),
            tuple(gates),
            title="Where each is found",
        )
    yield _skills_table(answer)
    if answer.level is not None:
        expected = tuple(
            Fact(item.name, _expectation(answer.level, item))
            for item in answer.skills
            if item.expected
        )
        summary = Fact(answer.level.name, answer.level.summary)
        yield Facts((summary, *expected), title=f"What {in_text(answer.level)} expects")
    if answer.next_proofs:
        yield Steps(
            tuple(_step(step) for step in answer.next_proofs), title="What to fix", ordered=True
        )
    late = [item for item in answer.bring_forward if item.move_up]
    if late:
        lines = tuple(f"{item.name}: line {item.line}" for item in late)
        yield Steps(lines, title="Move up: asked for, and shown late in the CV")
    if answer.also_shown:
        names = ", ".join(skill.name for skill in answer.also_shown)
        yield Facts((Fact("Also shown", names),))


def _expectation(level: Level, item: GapSkill) -> str:
    """Say what the level expects, and under their names what those below it do."""
    own = [said.text for said in item.expected if said.level.id == level.id]
    below = [said for said in item.expected if said.level.id != level.id]
    return "\n".join([*own, *(f"{said.level.name}: {said.text}" for said in reversed(below))])


def _step(step: ProofStep) -> str:
    return f"{step.name}: {step.make}. {capital(step.because)}"


def _gate_words(gate: Gate) -> Cell:
    if gate.cv is None:
        return None
    return f"{gate.cv.words} ({gate.cv.why})" if gate.cv.why else gate.cv.words


def _skills_table(answer: GapAnswer) -> Table[GapSkill]:
    order = list(_SHOWN)
    return Table(
        (
            Column("Skill", lambda item: item.name),
            Column("Your CV", lambda item: _SHOWN[item.shown], whole=True),
            Column("Asked", lambda item: _asked_by(answer, item), whole=True),
            Column("Line", lambda item: item.line, Unit.COUNT),
            Column("Words", _words),
        ),
        tuple(sorted(answer.skills, key=lambda item: order.index(item.shown))),
        title="Each skill with its line",
    )


def _words(item: GapSkill) -> Cell:
    if item.words is not None and item.shown_through is not None:
        return f"{item.words} (through {item.shown_through.name})"
    return item.words


def _asked_by(answer: GapAnswer, item: GapSkill) -> str:
    if len(answer.adverts) < 2:  # noqa: PLR2004 - one needs no counting
        return ASKED_WORDS[item.asked]
    return f"required {item.adverts_required}, desirable {item.adverts_optional}"
