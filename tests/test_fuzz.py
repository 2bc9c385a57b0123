"""A short slice of what scripts/fuzz.py does at length, and its checks on cases that must fail."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="alarms of POSIX")

SCRIPT = Path(__file__).parents[1] / "scripts" / "fuzz.py"

CASES = {
    "amounts": 300,
    "profiles": 60,
    "adverts": 20,
    "cvs": 25,
    "guides": 20,
    "offers": 20,
    "own-cases": 12,
    "command-lines": 40,
    "filters": 15,
    "empty-pages": 10,
    "outputs": 8,
    "pumped": 2,
    "surroundings": 8,
}
"""Cases of each area: a second or two in all."""

FEW = {"empty-pages", "outputs", "pumped", "surroundings"}
"""Areas that end in one way only, or nearly so."""

SEED = 1


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    """Load the script as a module."""
    spec = importlib.util.spec_from_file_location("fuzz", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _own_workplace(fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fuzz.tempfile, "mkdtemp", lambda **_: str(tmp_path))
    fuzz.workplace.cache_clear()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "COLUMNS"):
        # Kept as it is, to be put back after the script has changed it.
        monkeypatch.setenv(name, str(tmp_path))


def test_every_area_has_its_slice(fuzz: ModuleType) -> None:
    assert list(fuzz.AREAS) == list(CASES)
    assert sum(share for _, share in fuzz.AREAS.values()) == 100


@pytest.mark.slow
@pytest.mark.parametrize("area", CASES)
def test_no_case_of_a_slice_fails(fuzz: ModuleType, area: str) -> None:
    ends = list(fuzz.run_area(SEED, area, range(CASES[area])))

    failures = [end for end in ends if isinstance(end, fuzz.Failure)]
    assert not failures, failures[0].what
    # Neither all nonsense nor all right, or the slice would say little.
    assert area in FEW or set(ends) == {"answered", "refused"}


def test_each_guide_is_read_and_not_the_one_before_it_once_more(fuzz: ModuleType) -> None:
    ends = list(fuzz.run_area(SEED, "guides", range(CASES["guides"])))

    # Two of three have something wrong with them; one that is right would be kept for good.
    assert ends.count("refused") > len(ends) / 3


def test_the_same_seed_makes_the_same_cases(fuzz: ModuleType) -> None:
    drawn = [fuzz.changed_lines(random.Random(7), fuzz.PROFILE, 3) for _ in range(2)]  # noqa: S311

    assert drawn[0] == drawn[1]


def test_a_run_goes_on_where_it_was_stopped(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run: list[int] = []
    words = ["fuzz.py", "1", "60", "--area", "amounts", "--keep", str(tmp_path / "kept.json")]
    monkeypatch.setattr(sys, "argv", words)
    for wrong_at, ending in ((40, KeyboardInterrupt), (None, SystemExit)):

        def case(_: object, number: int = 0, wrong_at: int | None = wrong_at) -> None:
            if len(run) == wrong_at:
                raise KeyboardInterrupt
            run.append(number)

        monkeypatch.setitem(fuzz.AREAS, "amounts", (case, 40))
        monkeypatch.setattr(fuzz, "MEMORY", -1)
        with pytest.raises(ending):
            fuzz.main()

    assert fuzz.Kept(tmp_path / "kept.json", 1).count("amounts") == 60
    # What had been noted is not run again: fewer than all from the beginning.
    assert 60 <= len(run) < 100


def slow(_: object) -> None:
    while True:
        pass


def broken(_: object) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(("case", "named"), [(slow, "TooSlowError"), (broken, "ZeroDivision")])
def test_a_case_that_fails_is_kept_with_its_traceback(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, case: object, named: str
) -> None:
    monkeypatch.setitem(fuzz.AREAS, "amounts", (case, 40))
    monkeypatch.setattr(fuzz, "SECONDS", 0.05)

    (failure,) = fuzz.run_area(SEED, "amounts", range(3, 4))

    assert (failure.area, failure.number) == ("amounts", 3)
    assert named in failure.what


@pytest.mark.parametrize("text", ["\x1b[31m", "a\u202eb", "\u200b", "\x9b", "\ud800", "\r"])
def test_what_steers_a_terminal_is_noticed(fuzz: ModuleType, text: str) -> None:
    with pytest.raises(fuzz.SteersError):
        fuzz.check_written(text)
