"""The data that comes with the program, and files of the user's own in its place.

A wheel carries beside each data file a snapshot of it, made when the wheel was built from
what was checked then, so that a run need not check it again. It is passed over when it was
made from another file or is damaged.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.guide.snapshot import DamagedError, checksum, data_of, snapshot

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

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_INSTALLED = os.path.join(_PACKAGE, "data")
_WORKING_COPY = os.path.dirname(os.path.dirname(_PACKAGE))
DATA_FOLDER = _INSTALLED if os.path.isdir(_INSTALLED) else os.path.join(_WORKING_COPY, "data")
"""Inside the package once it is installed from a wheel; at the top of a working copy before."""

GUIDE_FILE = os.path.join(DATA_FOLDER, "guide.toml")
SKILL_WORDS_FILE = os.path.join(DATA_FOLDER, "skills.toml")
ADVERT_WORDS_FILE = os.path.join(DATA_FOLDER, "advert-words.toml")
PAY_RULES_FILE = os.path.join(DATA_FOLDER, "pay-rules.toml")
VISA_RULES_FILE = os.path.join(DATA_FOLDER, "visa.toml")
SEARCH_INDEX_FILE = os.path.join(DATA_FOLDER, "search-index.snapshot")
PLAN_RULES_FILE = os.path.join(DATA_FOLDER, "plan.toml")


def bundled_checks() -> dict[str, Callable[[TomlFile], object]]:
    """Return each data file of the program's own with what checks it, for the build."""
    return {
        GUIDE_FILE: checked_guide,
        SKILL_WORDS_FILE: _checked_skill_words,
        ADVERT_WORDS_FILE: _checked_advert_words,
        PAY_RULES_FILE: _checked_pay_rules,
        VISA_RULES_FILE: _checked_visa_rules,
        PLAN_RULES_FILE: _checked_plan_rules,
    }


@cache
def load_guide(path: str | os.PathLike[str] | None = None) -> Guide:
    """Return the guide that comes with the program, or the one at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    if path is not None:
        return read_guide(path)
    return load_bundled(GUIDE_FILE, checked_guide)


@cache
def load_pay_rules(path: str | os.PathLike[str] | None = None) -> PayRules:
    """Return the pay rules that come with the program, or those at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    if path is not None:
        return read_pay_rules(path)
    return load_bundled(PAY_RULES_FILE, _checked_pay_rules)


@cache
def load_visa_rules(path: str | os.PathLike[str] | None = None) -> VisaRules:
    """Return the visa rules that come with the program, or those at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    if path is not None:
        return read_visa_rules(path)
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


def load_search_index() -> dict[str, Any] | None:
    """Return the words that the build counted of all that is searched: the fields of an index.

    `None` where there is none for this data, as in a working copy: whoever searches counts then.
    """
    try:
        found = data_of(_content_of(SEARCH_INDEX_FILE), _key_of_what_is_searched())
    except (OSError, DamagedError):
        return None
    # Of this kind, as the build made it so.
    counted: dict[str, Any] | None = found  # type: ignore[assignment]
    return counted


def search_index_snapshot(fields: dict[str, Any]) -> bytes:
    """Return what a build writes of the words that it counted."""
    return snapshot(fields, _key_of_what_is_searched())


def _key_of_what_is_searched() -> bytes:
    return b"".join(map(checksum, map(_content_of, (GUIDE_FILE, VISA_RULES_FILE, PAY_RULES_FILE))))


def read_guide(path: str | os.PathLike[str]) -> Guide:
    """Read and check a guide file.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    return checked_guide(_own_file(path, "guide"))


def read_pay_rules(path: str | os.PathLike[str]) -> PayRules:
    """Read and check a file of pay rules.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    return _checked_pay_rules(_own_file(path, "pay-rules"))


def read_visa_rules(path: str | os.PathLike[str]) -> VisaRules:
    """Read and check a file of visa tables.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    return _checked_visa_rules(_own_file(path, "visa"))


def load_bundled(path: str | os.PathLike[str], check: Callable[[TomlFile], Data]) -> Data:
    """Return a data file of the program's own, from its snapshot where that is current."""
    try:
        found = data_of(_content_of(snapshot_file(path)), checksum(_content_of(path)))
    except (OSError, DamagedError):
        found = None
    if found is not None:
        # Of the kind that `check` makes, as the build made it so.
        data: Data = found  # type: ignore[assignment]
        return data
    from mlcareer.guide.toml_file import TomlFile

    return check(TomlFile.read(path))


def snapshot_file(path: str | os.PathLike[str]) -> str:
    """Return where the snapshot of a data file stands."""
    return os.path.splitext(path)[0] + ".snapshot"


def snapshot_of(path: str | os.PathLike[str], check: Callable[[TomlFile], object]) -> bytes:
    """Return what a build writes beside a data file of the program's own.

    Raises:
        DataError: The file does not fit; every problem is listed.
    """
    from mlcareer.guide.toml_file import TomlFile

    return snapshot(check(TomlFile.read(path)), checksum(_content_of(path)))


def checked_guide(file: TomlFile) -> Guide:
    """Make the guide of a file's values.

    Raises:
        DataError: It does not fit; every problem is listed.
    """
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide import checks

    return checks.checked_guide(file)


def _checked_skill_words(file: TomlFile) -> Vocabulary:
    from mlcareer.guide import skill_checks

    return skill_checks.checked_skill_words(file)


def _checked_advert_words(file: TomlFile) -> AdvertWords:
    from mlcareer.guide import advert_checks

    return advert_checks.checked_advert_words(file)


def _checked_pay_rules(file: TomlFile) -> PayRules:
    from mlcareer.guide import pay_rules

    return pay_rules.checked_pay_rules(file)


def _checked_visa_rules(file: TomlFile) -> VisaRules:
    from mlcareer.guide import visa_rules

    return visa_rules.checked_visa_rules(file)


def _checked_plan_rules(file: TomlFile) -> PlanRules:
    from mlcareer.guide import plan_rules

    return plan_rules.checked_plan_rules(file, load_guide())


def _own_file(path: str | os.PathLike[str], kind: str) -> TomlFile:
    """Read a file of the user's own that is to be of a kind."""
    from mlcareer.guide.kinds import refuse_other_kind
    from mlcareer.guide.toml_file import TomlFile

    file = TomlFile.read(path)
    refuse_other_kind(file, kind)
    return file


def _content_of(path: str | os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read()
