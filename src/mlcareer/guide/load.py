"""The data that comes with the program, and a guide of the user's own.

A wheel carries beside each data file a snapshot of it, made when the wheel was built from
what was checked then, so that a run need not check it again. It holds the checksum of the
file that it was made from and is passed over when the two do not agree.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

# The compiled half of pickle, without the one in Python that a snapshot has no need of.
try:
    from _pickle import dumps, loads
except ImportError:  # a Python that has only the other half
    from pickle import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.plan_rules import PlanRules
    from mlcareer.guide.skill_words import Vocabulary
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.visa_rules import VisaRules

Data = TypeVar("Data")

_ROOM = Path(__file__).parent
_INSTALLED = _ROOM.parent / "data"
DATA_FOLDER = _INSTALLED if _INSTALLED.is_dir() else _ROOM.parents[2] / "data"
"""Inside the package once it is installed from a wheel; at the top of a working copy before."""

GUIDE_FILE = DATA_FOLDER / "guide.toml"
SKILL_WORDS_FILE = DATA_FOLDER / "skills.toml"
ADVERT_WORDS_FILE = DATA_FOLDER / "advert-words.toml"
PAY_RULES_FILE = DATA_FOLDER / "pay-rules.toml"
VISA_RULES_FILE = DATA_FOLDER / "visa.toml"
PLAN_RULES_FILE = DATA_FOLDER / "plan.toml"

_CHECKSUM_BYTES = 4


def bundled_checks() -> dict[Path, Callable[[TomlFile], object]]:
    """Return each data file of the program's own with what checks it, for the build."""
    return {
        GUIDE_FILE: _checked_guide,
        SKILL_WORDS_FILE: _checked_skill_words,
        ADVERT_WORDS_FILE: _checked_advert_words,
        PAY_RULES_FILE: _checked_pay_rules,
        VISA_RULES_FILE: _checked_visa_rules,
        PLAN_RULES_FILE: _checked_plan_rules,
    }


@cache
def load_guide(path: Path | None = None) -> Guide:
    """Return the guide that comes with the program, or the one at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    if path is not None:
        return read_guide(path)
    guide: Guide = load_bundled(GUIDE_FILE, _checked_guide)
    return guide


@cache
def load_pay_rules() -> PayRules:
    """Return the pay rules that come with the program."""
    return load_bundled(PAY_RULES_FILE, _checked_pay_rules)


@cache
def load_visa_rules() -> VisaRules:
    """Return the visa rules that come with the program."""
    return load_bundled(VISA_RULES_FILE, _checked_visa_rules)


@cache
def load_skill_words() -> Vocabulary:
    """Return the words for skills that come with the program."""
    return load_bundled(SKILL_WORDS_FILE, _checked_skill_words)


@cache
def load_advert_words() -> AdvertWords:
    """Return the names and headings by which adverts are read, as they come with the program."""
    return load_bundled(ADVERT_WORDS_FILE, _checked_advert_words)


@cache
def load_plan_rules() -> PlanRules:
    """Return what orders a plan, as it comes with the program."""
    return load_bundled(PLAN_RULES_FILE, _checked_plan_rules)


def read_guide(path: Path) -> Guide:
    """Read and check a guide file.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    from mlcareer.guide.toml_file import TomlFile

    return _checked_guide(TomlFile.read(path))


def load_bundled(path: Path, check: Callable[[TomlFile], Data]) -> Data:
    """Return a data file of the program's own, from its snapshot where that is current."""
    snapshot = path.with_suffix(".snapshot")
    try:
        stored = snapshot.read_bytes()
    except OSError:
        stored = b""
    if stored[:_CHECKSUM_BYTES] == _checksum(path.read_bytes()) and stored:
        # Written by our own build into our own package: as trusted as the code beside it.
        try:
            data: Data = loads(stored[_CHECKSUM_BYTES:])  # noqa: S301 - see above
        except Exception:  # noqa: BLE001 - a damaged one raises whatever its bytes lead to
            stored = b""
        else:
            return data
    from mlcareer.guide.toml_file import TomlFile

    return check(TomlFile.read(path))


def snapshot_of(path: Path, check: Callable[[TomlFile], object]) -> bytes:
    """Return what a build writes beside a data file of the program's own.

    Raises:
        DataError: The file does not fit; every problem is listed.
    """
    from mlcareer.guide.toml_file import TomlFile

    data = check(TomlFile.read(path))
    return _checksum(path.read_bytes()) + dumps(data, protocol=5)


def _checked_guide(file: TomlFile) -> Guide:
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide.checks import checked_guide

    return checked_guide(file)


def _checked_skill_words(file: TomlFile) -> Vocabulary:
    from mlcareer.guide.skill_checks import checked_skill_words

    return checked_skill_words(file)


def _checked_advert_words(file: TomlFile) -> AdvertWords:
    from mlcareer.guide.advert_checks import checked_advert_words

    return checked_advert_words(file)


def _checksum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_CHECKSUM_BYTES, "big")


def _checked_pay_rules(file: TomlFile) -> PayRules:
    from mlcareer.guide import pay_rules

    return pay_rules.checked_pay_rules(file)


def _checked_visa_rules(file: TomlFile) -> VisaRules:
    from mlcareer.guide import visa_rules

    return visa_rules.checked_visa_rules(file)


def _checked_plan_rules(file: TomlFile) -> PlanRules:
    from mlcareer.guide import plan_rules

    return plan_rules.checked_plan_rules(file, load_guide())
