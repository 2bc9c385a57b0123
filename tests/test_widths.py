"""Every command fits the terminal, and no figure, name or word is cut to make it fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

if TYPE_CHECKING:
    from tests.conftest import Run

WIDTHS = (60, 80, pytest.param(160, marks=pytest.mark.slow))

WIDE = 1000
"""Columns at which nothing has to wrap but prose."""

COMMANDS = (
    "salary",
    "salary --level senior --region london --pay 120k",
    "salary --years 4 --region remote",
    "skills",
    "compare",
    "role",
    "role data-scientist",
    "levels",
    "levels senior --next",
    "levels staff --next",
    "sectors",
    "sectors healthcare",
    "employers",
    "employers babylon",
    "employers --place cambridge",
    "locations",
    "locations remote",
    "locations rest-of-uk",
    "interview",
    "interview system-design",
    "portfolio",
    "transition",
    "transition --from data-scientist",
    "faq",
    "faq do i need a phd",
    "search deploying models",
    "search kuberntes",
    "search pension",
    "sources --stale",
    "sources",
    "sources ai-jobs-dataset",
    "sources --check --today 2027-03-01",
    "take-home 112.5k --bonus 8k --pension 5% --student-loan 2 --per month --chart",
    "raise 95k 112k",
    "raise --level mid --to staff",
    "visa",
    "visa 52k --hours 40",
    "offer 66k --level mid --region remote --bonus 10% --equity 5k --visa --current 64k",
)

WORD, ADDRESS = re.compile(r"[^\W_]"), re.compile(r"\w[./_]\w")

SCALE_END = re.compile(r"£[0-9]+k")
"""What heads a column of bars, which a narrow table leaves out."""


HEADINGS = {"What", "by", "prepare", "short"}
"""Headings of an explaining column, which has none where it is below its row."""


def words(text: str) -> set[str]:
    """Return the words and figures of a page; addresses may be folded, bars have no words."""
    found = (word.strip("\"'.,;:()[]?") for word in text.split())
    return {word for word in found if WORD.search(word) and not ADDRESS.search(word)}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_no_line_is_wider_than_the_terminal(run: Run, command: str, columns: int) -> None:
    outcome = run(*command.split(), columns=columns)

    lines = outcome.out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize(
    "command", [each for each in COMMANDS if not each.startswith(("offer", "visa"))]
)
@pytest.mark.parametrize(("columns", "lines"), [(60, 30), (80, 22), (120, 22)])
def test_a_brief_screen_is_short(run: Run, command: str, columns: int, lines: int) -> None:
    """An offer at two regions, with a visa, has more to say than a screen holds."""
    assert len(run(*command.split(), columns=columns).out.splitlines()) <= lines


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_no_word_or_figure_is_cut(run: Run, command: str, columns: int) -> None:
    """What the answer says, and every figure on its page, is whole at each width."""
    page = words(run(*command.split(), "--full", columns=WIDE).out)
    said = words(run(*command.split(), "--format", "json").out)
    figures = {word for word in page if "£" in word and not SCALE_END.fullmatch(word)}

    shown = words(run(*command.split(), "--full", columns=columns).out)

    assert ((page & said) - HEADINGS | figures) - shown == set()


def test_a_cut_word_would_be_seen() -> None:
    assert words("Pay £45,000–£65,000 in Cambridge.") - words(
        "Pay £45,000– £65,000 Cambr idge in"
    ) == {
        "£45,000–£65,000",
        "Cambridge",
    }
