"""No text makes the reader slow: what it costs grows in proportion to what is read."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mlcareer.adverts
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.read import read_advert
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words

WORDS = load_advert_words()
PLACES = load_place_names()
FINDER = SkillFinder(load_skill_words(), adverts_only=True)

ROOM = Path(mlcareer.adverts.__file__).parent

PUMPS = [
    "two", "two ", "cos\n", "£1k - ", "1 ", "1,000", "(a", "visa ", "3 days ",
    "6 months ",
    "- a\n", "Python, ", "Python or ", "Senior/", "London, ", "### ", "a: ", "[a](", "`", "_", "\\",
    "| a | b |\n", "...", "aaaaA", "Aaaa", "word word word word word word word word\n",
    "paid £85,000 to £95,000 12 34 per day\n",
    "ML Engineer, ", "degree or ", "(desirable) ", "deploy model ", "https://", "\u00e9", " ",
]  # fmt: skip
"""Pieces of which a text without end is made."""


class Counted:
    """A rule that adds up the characters that it is tried on."""

    def __init__(self, rule: re.Pattern[str], tally: Counter[str]) -> None:
        self._rule = rule
        self._tally = tally

    def __getattr__(self, name: str) -> Callable[..., object]:
        tried: Callable[..., object] = getattr(self._rule, name)

        def counting(*given: object) -> object:
            text = [each for each in given if isinstance(each, str)][-1]
            begin, end = (*(each for each in given if isinstance(each, int)), 0, len(text))[:2]
            self._tally["characters"] += max(0, min(end or len(text), len(text)) - begin)
            return tried(*given)

        return counting


def work(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return what reading a text takes: calls, and characters that rules are tried on."""
    tally: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        compiled = re.compile
        patch.setattr(re, "compile", lambda *rule: Counted(compiled(*rule), tally))
        for cached in (as_written, in_any_case):
            cached.cache_clear()
        read_advert("ML Engineer", WORDS, PLACES, FINDER)  # tables are taken apart once
        tally.clear()

        def called(*_: object) -> None:
            tally["calls"] += 1

        sys.setprofile(called)
        try:
            read_advert(f"ML Engineer\n\n{text}", WORDS, PLACES, FINDER)
        finally:
            sys.setprofile(None)
            for cached in (as_written, in_any_case):
                cached.cache_clear()
    return tally.total()


@pytest.mark.slow
@pytest.mark.parametrize("piece", PUMPS)
def test_twice_the_text_takes_twice_the_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (work(piece * (size // len(piece)), monkeypatch) for size in (6_000, 12_000))

    # 2, and a tenth for pieces that do not fall alike on the longest sentence.
    assert long < 2.2 * short


def rules() -> Iterator[tuple[str, str]]:
    """Yield every rule that stands in the room's modules as a text, with where it stands."""
    for module in sorted(ROOM.glob("*.py")):
        loaded = __import__(f"mlcareer.adverts.{module.stem}", fromlist=["*"])
        for name, value in vars(loaded).items():
            if name.startswith("_") and isinstance(value, str) and re.search(r"\\[bswdW]", value):
                yield f"{module.stem}.{name}", value


WRITTEN = dict(rules())


@pytest.mark.parametrize("name", WRITTEN)
def test_no_rule_is_slowed_by_a_line_that_is_pumped(name: str) -> None:
    try:
        rule = re.compile(WRITTEN[name], re.IGNORECASE)
    except re.error:
        pytest.skip("a part of a rule")
    slow = []
    for piece in (
        "two ",
        "a ",
        "£1",
        "1 ",
        "no ",
        "(",
        "and ",
        "aA",
        "day ",
        "visa or ",
        "-",
        ", ",
    ):
        text = piece * (600 // len(piece))  # no sentence is longer, see LONGEST_PIECE
        began = time.process_time()
        for _ in rule.finditer(text):
            pass
        if time.process_time() - began > 0.1:
            slow.append(piece)

    assert slow == []
