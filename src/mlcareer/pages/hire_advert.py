"""How the advert of a post reads for its writer: lines to mend, what it leaves out, hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Drop, Fact, Facts, Line, Piece, Table, Tone, good, warn
from mlcareer.pages.entry_names import listed, number, several
from mlcareer.pages.level_words import in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.advert_check import AdvertCheck, AdvertProblem
    from mlcareer.guide.model import Level

BRIEF_PROBLEMS = 8
"""Lines to mend that the brief screen shows."""

LONGEST = 30
"""Characters of an advert's own words in the table."""


def advert_line(level: Level, place: str, advert: AdvertCheck, *, right: bool) -> Line:
    """Say of the pay whether it is right, and how many lines are to be mended."""
    where = f"{in_text(level)} in {place}"
    pay = (good("Right pay") if right else warn("Low pay"), f" for {where}")
    count = len(advert.problems)
    joint = "but" if right == bool(count) else "and"
    lines = several(count, "line") if count else "no lines"
    return (*pay, f", {joint} the advert has {lines} to fix")


def advert_blocks(advert: AdvertCheck, summary: Iterable[Fact]) -> Iterator[Block]:
    """Lay out the pay in short, the lines to mend, and what is left out."""
    yield Facts(tuple(summary))
    if advert.problems:
        yield Table(
            (
                Column("Line", lambda each: each.line),
                Column("Words", _words),
                Column("Better", lambda each: each.better),
            ),
            advert.problems,
            brief=BRIEF_PROBLEMS,
        )
    yield Facts(tuple(_facts(advert)))


def _words(problem: AdvertProblem) -> str:
    words = " ".join(problem.words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _facts(advert: AdvertCheck) -> Iterator[Fact]:
    if advert.left_out:
        yield Fact("Left out", ", ".join(advert.left_out))
    if advert.clear:
        first = advert.clear[0]
        verb = "is" if advert.clear == (first,) and not first.endswith("s") else "are"
        yield Fact("Kept", f"{listed(advert.clear)} {verb} clear", drop=Drop.OTHER_FIGURES)
    count = len(advert.problems)
    if count:
        lines = "the line is" if count == 1 else f"the {number(count)} lines are"
        yield Fact("Check", f"add --check: it exits with 1 until {lines} fixed")
    for hint in advert.hints:
        words = ", ".join(hint.words)
        text = f"a 2011 study found {words} to read as {hint.leaning}. Not a fault."
        yield Fact("Hint", (Piece(text, Tone.DIM),), drop=Drop.ASK, tone=Tone.DIM)


def advert_details(advert: AdvertCheck) -> Iterator[Block]:
    """Say why each line is to be mended, and by which source."""
    if advert.problems:
        yield Table(
            (
                Column("Line", lambda each: each.line),
                Column("Words", lambda each: each.words),
                Column("Why", lambda each: each.why),
                Column("Source", lambda each: ", ".join(each.sources), whole=True),
            ),
            advert.problems,
            title="Why",
        )
