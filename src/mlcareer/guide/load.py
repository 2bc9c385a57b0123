"""The data that comes with the program, and files of the user's own in its place.

A wheel carries beside each data file a snapshot of it, made when the wheel was built from
what was checked then, so that a run need not check it again. It is passed over when it was
made from another file or is damaged.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.guide import kinds
from mlcareer.guide.kinds import (
    ADVERT_WORDS,
    CV_WORDS,
    GUIDE,
    PAY_RULES,
    PLACE_NAMES,
    PLAN_RULES,
    SKILL_WORDS,
    VISA_RULES,
    DataKind,
)
from mlcareer.guide.snapshot import DamagedError, checksum, data_of, snapshot

if TYPE_CHECKING:
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.place_names import PlaceNames
    from mlcareer.guide.plan_rules import PlanRules
    from mlcareer.guide.skill_words import Vocabulary
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.visa_rules import VisaRules

Data = TypeVar("Data")

SEARCHED = (GUIDE, VISA_RULES, PAY_RULES)
"""The kinds whose entries the build counts for searches."""


_loaded: dict[str, Any] = {}
"""What was loaded so far, by the path of its file."""


def load(kind: DataKind[Data]) -> Data:
    """Return the data of a kind that comes with the program.

    It is from its snapshot where that is current, and else from the file, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    path = kind.bundled
    if path not in _loaded:
        _loaded[path] = _bundled(kind)
    data: Data = _loaded[path]
    return data


def _bundled(kind: DataKind[Data]) -> Data:
    try:
        found = data_of(
            _content_of(kind.snapshot), checksum(_content_of(kind.bundled)), kind.record
        )
    except (OSError, DamagedError):
        found = None
    if found is not None:
        return found
    from mlcareer.guide.toml_file import TomlFile

    return check(kind, TomlFile.read(kind.bundled, kind.largest))


def read(kind: DataKind[Data], path: str | os.PathLike[str]) -> Data:
    """Read and check a data file of the user's own that is to be of a kind.

    Raises:
        DataError: The file cannot be read, is of another kind or does not fit; every problem is
            listed.
        UsageError: There is no such file.
    """
    from mlcareer.guide.kind_of_file import refuse_other_kind
    from mlcareer.guide.toml_file import TomlFile

    file = TomlFile.read(path, kind.largest)
    refuse_other_kind(file, kind)
    return check(kind, file)


def check(kind: DataKind[Data], file: TomlFile) -> Data:
    """Make the data of a kind of a file's values.

    Raises:
        DataError: It does not fit; every problem is listed.
    """
    return kind.checked(file) if kind.rests_on is None else kind.checked(file, load(kind.rests_on))


def snapshot_of(kind: DataKind[Any]) -> bytes:
    """Return what a build writes beside the bundled file of a kind.

    Raises:
        DataError: The file does not fit; every problem is listed.
    """
    from mlcareer.guide.toml_file import TomlFile

    data = check(kind, TomlFile.read(kind.bundled, kind.largest))
    return snapshot(data, checksum(_content_of(kind.bundled)))


# The library's own names for these (docs/library.md).


@cache
def load_guide(path: str | os.PathLike[str] | None = None) -> Guide:
    """Return the guide that comes with the program, or the one at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    return load(GUIDE) if path is None else read(GUIDE, path)


@cache
def load_pay_rules(path: str | os.PathLike[str] | None = None) -> PayRules:
    """Return the pay rules that come with the program, or those at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    return load(PAY_RULES) if path is None else read(PAY_RULES, path)


@cache
def load_visa_rules(path: str | os.PathLike[str] | None = None) -> VisaRules:
    """Return the visa rules that come with the program, or those at `path`, checked.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    return load(VISA_RULES) if path is None else read(VISA_RULES, path)


def load_skill_words() -> Vocabulary:
    """Return the words for skills that come with the program."""
    return load(SKILL_WORDS)


def load_advert_words() -> AdvertWords:
    """Return the headings and labels by which adverts are read, as they come with the program."""
    return load(ADVERT_WORDS)


def load_cv_words() -> CvWords:
    """Return the words by which CVs are read, as they come with the program."""
    return load(CV_WORDS)


def load_place_names() -> PlaceNames:
    """Return the names of places that come with the program."""
    return load(PLACE_NAMES)


def load_plan_rules() -> PlanRules:
    """Return what orders a plan, as it comes with the program."""
    return load(PLAN_RULES)


def search_index_file() -> str:
    """Return the path of what the build counted of all that is searched."""
    return os.path.join(kinds.DATA_FOLDER, "search-index.snapshot")


def load_search_index() -> dict[str, Any] | None:
    """Return the words that the build counted of all that is searched: the fields of an index.

    `None` where there is none for this data, as in a working copy: whoever searches counts then.
    """
    try:
        return data_of(_content_of(search_index_file()), _key_of_what_is_searched(), dict)
    except (OSError, DamagedError):
        return None


def search_index_snapshot(fields: dict[str, Any]) -> bytes:
    """Return what a build writes of the words that it counted."""
    return snapshot(fields, _key_of_what_is_searched())


def _key_of_what_is_searched() -> bytes:
    return b"".join(checksum(_content_of(kind.bundled)) for kind in SEARCHED)


def _content_of(path: str | os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read()
