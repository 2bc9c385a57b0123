"""How `mlcareer levels` reads."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Note,
    Page,
    Span,
    Steps,
    Table,
    Unit,
    caution,
    command,
    joined,
    money,
    next_step,
)
from mlcareer.pages.amounts import typed
from mlcareer.pages.bands import band_table, span_of
from mlcareer.pages.entry_names import capital, first_of, number
from mlcareer.pages.facts import fact_list, known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.text_rows import PAY, REGION, SOURCES, TextRow, text_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.levels import (
        CrosswalkAnswer,
        LevelAnswer,
        LevelsAnswer,
        StepAnswer,
    )
    from mlcareer.page import Line

MOST_NAMED = 3
"""Other frameworks that the ladder names; one level has them all."""

MATCHES = (
    "Exact: the framework names this level itself. Near: it describes the same scope. Inferred: "
    "only this guide compares the two."
)


def levels_page(answer: LevelsAnswer) -> Page:
    """Lay out the ladder, or one level with its pay, the way on and other frameworks."""
    first_line: str
    blocks: tuple[Block, ...]
    if answer.level is None and answer.next:
        first_line, blocks = _ladder_line(answer), (_steps(answer), _ladder_facts(answer))
    elif answer.level is None:
        first_line, blocks = _ladder_line(answer), (_ladder(answer), _ladder_facts(answer))
    elif answer.steps:
        step = answer.steps[0]
        first_line = f"{step.from_level.name} to {step.to_level.name}: {_in_short(step)}"
        blocks = (_step_table(step), _step_facts(answer, step))
    else:
        level = answer.levels[0]
        first_line = _level_line(answer, level)
        blocks = (band_table(answer.pay), _level_facts(answer, level))
    return Page(
        answer=first_line,
        blocks=blocks,
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer="Advertised pay.",
        rows=text_rows(_row_list(answer), "Level", REGION, PAY, SOURCES),
    )


def _ladder_line(answer: LevelsAnswer) -> str:
    count = len(answer.levels)
    if not count:
        return "The guide has no levels"
    first, last = answer.levels[0], answer.levels[-1]
    if count == 1:
        return f"One level, {first.name}: {first.scope}"
    return f"{capital(number(count))} levels, from {first.scope} to {last.scope}"


def _level_line(answer: LevelsAnswer, level: LevelAnswer) -> str:
    """Say what a level owns, and where a next one was asked for that is not there."""
    years = f"{_years(level)} years: {level.scope}"
    if not answer.next:
        return f"{level.name}, {years}"
    if len(answer.levels) == 1:
        return f"{level.name} is the highest level, {years}"
    return f"The guide does not say what changes after {level.name}, {years}"


def _ladder(answer: LevelsAnswer) -> Table[LevelAnswer]:
    """Set out the levels with what each owns; the brief screen has the pay of one region."""
    pay = {(band.level.id, band.region.id): span_of(band) for band in answer.pay}
    regions = {band.region.id: band.region.name for band in answer.pay}

    def pay_in(region: str, name: str, *, brief: bool) -> Column[LevelAnswer]:
        return Column(
            name, lambda level: pay.get((level.id, region)), Unit.GBP_PER_YEAR, brief=brief
        )

    return Table(
        (
            Column("Level", lambda level: level.name),
            Column("Years", _experience, Unit.YEARS),
            Column("Owns", lambda level: level.scope),
            *(
                pay_in(region, name, brief=place == 0)
                for place, (region, name) in enumerate(regions.items())
            ),
        ),
        answer.levels,
    )


def _ladder_facts(answer: LevelsAnswer) -> Facts:
    first_words = (walk.framework.split()[0].strip(",") for walk in answer.crosswalk)
    frameworks = list(dict.fromkeys(first_words))
    first = answer.levels[0].id if answer.levels else ""
    facts: list[Fact] = []
    if frameworks:
        named = first_of(frameworks, MOST_NAMED)
        facts.append(Fact("Compare", (f"with {named}: ", command(f"mlcareer levels {first}"))))
    facts += (caution(f"{level.name}: {level.rarity}.") for level in answer.levels if level.rarity)
    if len(answer.levels) > 1:
        facts.append(next_step(f"levels {answer.levels[-2].id} --next"))
    return Facts(tuple(facts))


def _steps(answer: LevelsAnswer) -> Table[StepAnswer]:
    return Table(
        (
            Column("Step", lambda step: f"{step.from_level.name} to {step.to_level.name}"),
            Column("What changes", lambda step: capital(_in_short(step))),
        ),
        answer.steps,
    )


def _step_table(step: StepAnswer) -> Table[tuple[str | None, str | None]]:
    """Set each change beside what would show it; the first change is the step in short."""
    changes = step.changes[1:] or step.changes
    return Table(
        (
            Column("What changes", lambda pair: pair[0] and capital(pair[0])),
            Column("What would show it", lambda pair: pair[1]),
        ),
        tuple(zip_longest(changes, step.evidence)),
    )


def _step_facts(answer: LevelsAnswer, step: StepAnswer) -> Facts:
    facts = [Fact("Pay", _pay_line(answer, step.to_level.id))]
    facts += (
        caution(f"{capital(level.rarity)}.")
        for level in answer.levels
        if level.id == step.to_level.id and level.rarity
    )
    now = next((band for band in answer.pay if band.level.id == step.from_level.id), None)
    then = next((band for band in answer.pay if band.level.id == step.to_level.id), None)
    commands = [f"plan --level {step.from_level.id} --to {step.to_level.id}"]
    if now is not None and then is not None:
        commands.insert(0, f"raise {typed((now.min + now.max) // 2)} {typed(then.min)}")
    return Facts((*facts, next_step(*commands)))


def _pay_line(answer: LevelsAnswer, level: str) -> Line:
    """Name a level's band in each region: `London £145,000–£195,000+, Rest of UK …`."""
    bands = [band for band in answer.pay if band.level.id == level]
    pay = joined((f"{band.region.name} ", money(span_of(band))) for band in bands)
    return pay or "not known"


def _level_facts(answer: LevelsAnswer, level: LevelAnswer) -> Facts:
    facts = known(
        ("In short", level.summary), ("Owns", level.owns), ("Job titles", level.names_elsewhere)
    )
    rare = [caution(f"{capital(level.rarity)}.")] if level.rarity else []
    onward = () if answer.next else (f"levels {level.id} --next",)
    return Facts((*facts, *rare, next_step(*onward, f"skills --level {level.id}")))


def _details(answer: LevelsAnswer) -> Iterator[Block]:
    one = answer.level is not None
    if one and answer.steps:
        yield band_table(answer.pay).replace(title="Pay of both")
    for level in answer.levels:
        whole = known(
            ("In short", level.summary),
            ("Work", "\n".join(level.work)),
            ("Owns", "\n".join(level.owns)),
            ("Job titles", level.names_elsewhere),
        )
        yield Facts(tuple(whole), title=level.name)
        yield Steps(level.focus, title=f"{level.name}: what the guide advises")
    if answer.next and not one:
        yield _ladder(answer)
    for step in () if one else answer.steps:
        yield _step_table(step).replace(
            title=f"{step.from_level.name} to {step.to_level.name}: {_in_short(step)}"
        )
    yield _crosswalk(answer)
    yield from fact_list(answer.facts, "Levels elsewhere")


def _crosswalk(answer: LevelsAnswer) -> Table[CrosswalkAnswer]:
    return Table(
        (
            Column("Level", lambda walk: walk.level.name),
            Column("Framework", lambda walk: walk.framework),
            Column("Its level", lambda walk: walk.target),
            Column("Match", lambda walk: walk.match),
            Column("Why", lambda walk: f"{walk.text} [{walk.source}]"),
        ),
        answer.crosswalk,
        title="In other frameworks",
    )


def _notes(answer: LevelsAnswer) -> Iterator[Note]:
    if answer.crosswalk:
        yield Note(MATCHES)
    yield from remark_notes(answer.remarks)


def _in_short(step: StepAnswer) -> str:
    return step.changes[0]


def _experience(level: LevelAnswer) -> Span:
    return Span(level.experience_min, level.experience_max)


def _years(level: LevelAnswer) -> str:
    end = "+" if level.experience_max is None else f"–{level.experience_max}"
    return f"{level.experience_min}{end}"


def _row_list(answer: LevelsAnswer) -> Iterator[TextRow]:
    for level in answer.levels:
        for part, texts in (
            ("summary", (level.summary,)),
            ("scope", (level.scope,)),
            ("work", level.work),
            ("owns", level.owns),
            ("focus", level.focus),
        ):
            yield from (TextRow(level.name, part, text) for text in texts)
    for step in answer.steps:
        yield from (TextRow(step.from_level.name, "changes", text) for text in step.changes)
        yield from (TextRow(step.from_level.name, "evidence", text) for text in step.evidence)
    for band in answer.pay:
        yield TextRow(
            band.level.name,
            "pay",
            None,
            region=band.region.name,
            pay=span_of(band),
            source=band.source,
        )
    for walk in answer.crosswalk:
        text = f"{walk.framework}: {walk.target}. {walk.text}"
        yield TextRow(walk.level.name, f"crosswalk, {walk.match}", text, source=walk.source)
