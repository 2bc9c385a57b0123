"""No text makes the reader slow: what it costs grows in proportion to what is read."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import mlcareer.adverts
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


def seconds(text: str) -> float:
    began = time.process_time()
    read_advert(f"ML Engineer\n\n{text}", WORDS, PLACES, FINDER)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PUMPS)
def test_four_times_the_text_takes_no_sixteen_times_as_long(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (3_000, 12_000))

    # In proportion would be four times; eight leaves room for a busy machine, and what is below
    # a twentieth of a second is not measured.
    assert min(seconds(long), seconds(long)) < max(8 * seconds(short), 0.05)


def rules() -> Iterator[tuple[str, str]]:
    """Yield every rule that stands in the room's modules as a text, with where it stands."""
    for module in sorted(ROOM.glob("*.py")):
        loaded = __import__(f"mlcareer.adverts.{module.stem}", fromlist=["*"])
        for name, value in vars(loaded).items():
            if name.startswith("_") and isinstance(value, str) and re.search(r"\\[bswdW]", value):
                yield f"{module.stem}.{name}", value


RULES = dict(rules())


@pytest.mark.parametrize("name", RULES)
def test_no_rule_is_slowed_by_a_line_that_is_pumped(name: str) -> None:
    try:
        rule = re.compile(RULES[name], re.IGNORECASE)
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
