"""Pay rules and visa tables of one's own: every command that rests on them takes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.guide.kinds import PAY_RULES, VISA_RULES

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture
def pay_rules(tmp_path: Path) -> str:
    """Return rules with a made-up tax year more: that of 2026-27 with an allowance of 20,000."""
    text = Path(PAY_RULES.bundled).read_text(encoding="utf-8")
    year = text[text.index('[[tax_year]]\nid = "2026-27"') :]
    for old, new in (
        ('"2026-27"', '"2027-28"'),
        ("ends = 2027-04-05", "ends = 2028-04-05"),
        ("begins = 2026-04-06", "begins = 2027-04-06"),
        ("amount = 12_570", "amount = 20_000"),
    ):
        assert year.count(old) == 1
        year = year.replace(old, new)
    file = tmp_path / "pay.toml"
    file.write_text(f"{text}\n{year}", encoding="utf-8")
    return str(file)


@pytest.fixture
def visa_rules(tmp_path: Path) -> str:
    """Return tables with a standard threshold of 60,000."""
    text = Path(VISA_RULES.bundled).read_text(encoding="utf-8")
    file = tmp_path / "visa.toml"
    file.write_text(text.replace("threshold = 41_700", "threshold = 60_000"), encoding="utf-8")
    return str(file)


def test_a_tax_year_is_added_without_a_new_version_of_the_program(run: Run, pay_rules: str) -> None:
    question = ("take-home", "30k", "--year", "2027-28")

    answer = json.loads(run(*question, "--pay-rules", pay_rules, "-f", "json").out)

    assert run(*question).exit_code == 2
    # (30,000 - 20,000) x 20%
    assert answer["income_tax"] == 2_000.0


@pytest.mark.parametrize(
    "question",
    [
        ("raise", "30k", "31k", "--year", "2027-28"),
        ("offer", "30k", "--level", "junior", "--region", "london", "--year", "2027-28"),
        (
            *("plan", "--level", "mid", "--to", "senior", "--place", "london"),
            *("--pay", "80k", "--today", "2027-05-01"),
        ),
        ("report", "--level", "mid", "--pay", "62k", "--today", "2027-05-01"),
    ],
)
def test_every_answer_on_pay_knows_the_year_then(
    run: Run, pay_rules: str, question: tuple[str, ...]
) -> None:
    answered = run(*question, "--pay-rules", pay_rules, "-f", "json")

    assert answered.exit_code == 0
    assert "2027-28" in answered.out
    assert "2027-28" not in run(*question, "-f", "json").out


def test_visa_tables_of_ones_own_decide(run: Run, visa_rules: str) -> None:
    assert run("visa", "56k", "--check").exit_code == 0
    assert run("visa", "56k", "--check", "--visa-rules", visa_rules).exit_code == 1

    offer = ("offer", "56k", "--level", "mid", "--region", "london", "--visa")
    assert "fails on the standard route" in run(*offer, "--visa-rules", visa_rules).out
    assert "passes on the standard route" in run(*offer).out


def test_an_advert_is_held_against_visa_tables_of_ones_own(
    run: Run, visa_rules: str, tmp_path: Path
) -> None:
    file = tmp_path / "advert.txt"
    file.write_text(
        "ML engineer\n\nLondon. £56,000. We offer visa sponsorship.\n", encoding="utf-8"
    )

    def verdict(*mine: str) -> str:
        hint = json.loads(run("advert", str(file), "-f", "json", *mine).out)["visa"]
        return str(hint["routes"][0]["verdict"])

    assert (verdict(), verdict("--visa-rules", visa_rules)) == ("passes", "fails")


def test_sources_and_search_look_into_them(run: Run, pay_rules: str, visa_rules: str) -> None:
    mine = ("--pay-rules", pay_rules, "--visa-rules", visa_rules)

    assert "60,000" in run("search", "standard route", *mine, "--format", "json").out
    assert "2027-28" in run("search", "tax year", *mine).out
    assert run("sources", "hmrc", *mine).exit_code == 0


def test_rules_that_are_wrong_end_with_3_by_line_and_key(run: Run, pay_rules: str) -> None:
    file = Path(pay_rules)
    file.write_text(
        file.read_text(encoding="utf-8").replace("amount = 20_000", 'amount = "20k"'),
        encoding="utf-8",
    )

    outcome = run("take-home", "30k", "--pay-rules", pay_rules)

    assert (outcome.exit_code, outcome.out) == (3, "")
    assert "tax_year[2027-28].allowance.amount: " in outcome.err


def test_rules_of_another_kind_are_refused_with_the_option_they_are_for(
    run: Run, visa_rules: str
) -> None:
    outcome = run("take-home", "30k", "--pay-rules", visa_rules)

    assert outcome.exit_code == 3
    assert "holds visa tables, not pay rules" in outcome.err
    assert "--visa-rules" in outcome.err
