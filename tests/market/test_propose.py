"""A new edition of the guide, from adverts that suffice."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from tests.conftest import TODAY

from mlcareer.errors import CareerError
from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.load import load_guide
from mlcareer.market.answer import MarketAnswer, Met, Question, Result, market_for
from mlcareer.market.counting import Counted
from mlcareer.market.propose import Proposal, proposal_for


def answer_of(number: int, months: tuple[str | None, ...] = ("2026-01", "2026-11")) -> MarketAnswer:
    """Return an answer with so many senior adverts in London, and 5 junior ones."""
    rows = [
        Counted(level, region, "mle", "GBP", "year", "permanent", "", "", "stated", pay, pay, n, n)
        for level, region, pay, n in (
            ("senior", "london", 100_000, number),
            ("junior", "london", 50_000, 5),
            ("", "london", 70_000, 9),
        )
    ]
    return market_for(
        Question(load_guide(), "mle"),
        Result(rows, Met(months_from=months[0], months_to=months[1])),
        TODAY,
    )


def proposed(answer: MarketAnswer) -> Proposal:
    text = Path(GUIDE.bundled).read_text(encoding="utf-8")
    return proposal_for(
        "new.toml", text, load_guide(), answer, source='Made "search"', licence="CC0 1.0"
    )


def test_only_a_cell_that_suffices_is_proposed() -> None:
    proposal = proposed(answer_of(6))
    new = tomli.loads(proposal.text)
    (added,) = [each for each in new["pay_check"] if "adverts-2026" in each["id"]]

    assert (proposal.proposed, proposal.too_few, proposal.not_stated) == (1, 1, 1)
    assert (added["levels"], added["regions"], added["sample"]) == (["senior"], ["london"], 6)
    assert (added["p50_from"], added["p50"], added["p50_to"]) == (100_000, 100_000, 100_000)
    # A quartile needs 11.
    assert "p25" not in added
    assert added["covers"] == "adverts from 2026-01 to 2026-11"


def test_the_source_has_its_licence_and_its_funnel() -> None:
    new = tomli.loads(proposed(answer_of(6)).text)
    source = new["source"][-1]

    assert source["address"] == 'Document: Made "search"'
    assert source["note"].startswith("Licence: CC0 1.0. 20 records, 20 of the role")
    # 18 months after November 2026 ends with May 2028.
    assert source["overdue_from"].isoformat() == "2028-05-31"


def test_all_else_stays_as_it_is() -> None:
    old = Path(GUIDE.bundled).read_text(encoding="utf-8")

    assert proposed(answer_of(6)).text.startswith(old.rstrip("\n"))


def test_dates_that_are_not_known_are_said() -> None:
    new = tomli.loads(proposed(answer_of(6, months=(None, None))).text)

    assert new["source"][-1]["covers"] == "adverts whose dates are not stated"
    assert "covers_to" not in new["source"][-1]


def test_nothing_is_proposed_of_five() -> None:
    with pytest.raises(CareerError, match="no group has enough adverts"):
        proposed(answer_of(5))
