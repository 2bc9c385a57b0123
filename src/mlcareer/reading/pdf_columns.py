"""Two columns of a PDF page read one after the other, where the file has them line by line.

A PDF file says where each piece of text goes and not what it belongs to. Most programs write a
column whole; those that write line by line across both mix two sentences in each line.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

LEAST_PIECES = 6
"""Pieces of text that a column has at least."""

LEAST_SHARE = 0.2
"""The share of a page's pieces that each column holds at least."""

LEAST_GAP = 90.0
"""Points between the left edges of two columns; an indented list is nearer."""

LEAST_SWITCHES = 4
"""How often a page that is written line by line changes from one column to the other."""

ROUGH_WIDTH = 0.45
"""The width of a letter in font sizes, on average, for telling what crosses into a column."""

SAME_EDGE = 3.0
"""Points within which two left edges are one."""


class Piece(NamedTuple):
    """A piece of text with where it begins, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float


def in_reading_order(pieces: list[Piece]) -> str | None:
    """Return the text of a page by columns; nothing where the file's own order will do."""
    gutter = _gutter(pieces)
    if gutter is None:
        return None
    sides = [piece.x >= gutter for piece in pieces if not _crosses(piece, gutter)]
    switches = sum(one != other for one, other in pairwise(sides))
    if switches < max(LEAST_SWITCHES, len(sides) // 4):
        return None
    out: list[str] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        if _crosses(piece, gutter):
            # What goes across both, such as the name at the top, ends what stands above it.
            out += [*_lines(left), *_lines(right), piece.text.strip()]
            left, right = [], []
        else:
            (right if piece.x >= gutter else left).append(piece)
    out += [*_lines(left), *_lines(right)]
    return "\n".join(out) + "\n"


def _gutter(pieces: list[Piece]) -> float | None:
    """Return the left edge of a second column, or nothing where there is none."""
    edges: dict[int, int] = {}
    for piece in pieces:
        edge = round(piece.x / SAME_EDGE)
        edges[edge] = edges.get(edge, 0) + 1
    least = max(LEAST_PIECES, LEAST_SHARE * len(pieces))
    common = sorted(edge for edge, count in edges.items() if count >= least)
    if len(common) < 2:  # noqa: PLR2004 - two columns
        return None
    first, second = common[0] * SAME_EDGE, common[-1] * SAME_EDGE
    if second - first < LEAST_GAP:
        return None
    gutter = second - SAME_EDGE
    left = [piece for piece in pieces if piece.x < gutter]
    crossing = sum(_crosses(piece, gutter) for piece in left)
    return None if crossing * 3 > len(left) else gutter


def _crosses(piece: Piece, gutter: float) -> bool:
    width = len(piece.text.strip()) * piece.size * ROUGH_WIDTH
    return piece.x < gutter and piece.x + width > gutter + 2 * piece.size


def _lines(pieces: list[Piece]) -> list[str]:
    """Join the pieces of one column that stand on one line."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and abs(lines[-1][0].y - piece.y) < piece.size / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [" ".join(piece.text.strip() for piece in line) for line in lines]
