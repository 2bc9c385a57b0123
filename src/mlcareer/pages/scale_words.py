"""The words and colours of the scale by which pay is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Piece, Tone

if TYPE_CHECKING:
    from mlcareer.advice.pay_scale import PayScale

WORDS: dict[PayScale, str] = {
    "too-low": "too low",
    "low": "low",
    "in-line": "in line",
    "strong": "strong",
    "above": "above the band",
}

BELOW = frozenset(("too-low", "low"))

TONES: dict[PayScale, Tone] = {
    "too-low": Tone.BAD,
    "low": Tone.WARN,
    "in-line": Tone.PLAIN,
    "strong": Tone.GOOD,
    "above": Tone.DIM,
}


def verdict(position: PayScale) -> Piece:
    """Write a verdict in its word and colour."""
    return Piece(WORDS[position], TONES[position])


def range_verdict(first: PayScale, last: PayScale) -> Piece:
    """Write one word where both ends of a range agree, and both where they do not.

    The colour is that of the lower end, the worse news.
    """
    if first == last:
        return verdict(first)
    return Piece(f"{WORDS[first]} to {WORDS[last]}", TONES[first])


def part_of_way(pay: int, low: int, high: int) -> str:
    """Say in words how far up a band pay is, from its lowest to its highest named figure."""
    along = (pay - low) * 12
    width = high - low
    names = {
        0: "at the bottom of the band",
        3: "a quarter up the band",
        4: "a third of the way up the band",
        6: "halfway up the band",
        8: "two thirds of the way up the band",
        9: "three quarters up the band",
        12: "the top of the band",
    }
    nearest = min(names, key=lambda twelfths: abs(along - twelfths * width))
    if nearest in {0, 12} and along != nearest * width:
        return "just over the bottom of the band" if nearest == 0 else "near the top of the band"
    return names[nearest]
