"""What every test may use: the small guide, the real one, and the whole program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings

from mlcareer.cli.main import main
from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.load import load_guide, load_pay_rules, load_visa_rules
from mlcareer.guide.plan_rules import checked_plan_rules
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules, TaxYear
    from mlcareer.guide.plan_rules import PlanRules
    from mlcareer.guide.visa_rules import VisaRules

# How long an example takes says more of the machine than of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

SMALL_GUIDE_FILE = Path(__file__).parent / "small_guide.toml"
SMALL_PLAN_FILE = Path(__file__).parent / "small_plan.toml"

TODAY = date(2026, 11, 23)
"""A day on which no source of the small guide is overdue."""


class Outcome(NamedTuple):
    """What a run left behind."""

    exit_code: int
    out: str
    err: str


Run = Callable[..., Outcome]


FOLDERS = {
    "HOME": ".",
    "USERPROFILE": ".",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "settings",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
}
"""Variables that say where a person's own files are, on one system or another, with what they
are to say in a test."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that none reads or changes that of whoever runs it."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name, below in FOLDERS.items():
        monkeypatch.setenv(name, str(folder / below))
    monkeypatch.delenv("MLCAREER_NO_PROFILE", raising=False)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the whole program on some arguments, with its streams kept apart."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def run_program(*arguments: str, columns: int = 80) -> Outcome:
        monkeypatch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        captured = capsys.readouterr()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return Outcome(int(code or 0), captured.out, captured.err)

    return run_program


@pytest.fixture(scope="session")
def small_guide() -> Guide:
    """Return a guide of two levels and two regions, small enough to check by eye."""
    return load_guide(SMALL_GUIDE_FILE)


@pytest.fixture(scope="session")
def small_rules(small_guide: Guide) -> PlanRules:
    """Return the works of plans by the small guide."""
    return checked_plan_rules(TomlFile.read(SMALL_PLAN_FILE), small_guide)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return the guide that comes with the program."""
    return load_guide()


@pytest.fixture(scope="session")
def pay_rules() -> PayRules:
    """Return the pay rules that come with the program."""
    return load_pay_rules()


@pytest.fixture(scope="session")
def year(pay_rules: PayRules) -> TaxYear:
    """Return the rules of 2026-27."""
    return next(year for year in pay_rules.tax_year if year.id == "2026-27")


@pytest.fixture(scope="session")
def visa_rules() -> VisaRules:
    """Return the visa rules that come with the program."""
    return load_visa_rules()


@pytest.fixture
def guide_text() -> str:
    """Return the text of the small guide, to be broken in one place."""
    return SMALL_GUIDE_FILE.read_text(encoding="utf-8")


__all__ = ["GUIDE", "SMALL_GUIDE_FILE", "SMALL_PLAN_FILE", "TODAY", "Outcome", "Run"]
