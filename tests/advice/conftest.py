"""The pay rules and the visa rules as they come with the program, checked once a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.guide.pay_rules import checked_pay_rules
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PayRules, TaxYear

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def pay_rules() -> PayRules:
    return checked_pay_rules(TomlFile.read(DATA / "pay-rules.toml"))


@pytest.fixture(scope="session")
def year(pay_rules: PayRules) -> TaxYear:
    """The rules of 2026-27."""
    return pay_rules.tax_year[-1]
