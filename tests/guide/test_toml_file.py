"""The one door for data from outside: what cannot be read says why, and what does not fit where."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.errors import DataError, MissingFileError, UsageError
from mlcareer.guide.checks import checked_guide
from mlcareer.guide.toml_file import LARGEST, MOST_LISTED, TomlFile, shown
from mlcareer.record import Record

if TYPE_CHECKING:
    from pathlib import Path


class Rate(Record):
    """A rate."""

    name: str
    parts: tuple[int, ...] = ()


def failure(path: Path) -> DataError:
    """Return what reading a file raises."""
    with pytest.raises(DataError) as failed:
        TomlFile.read(path)
    return failed.value


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as failed:
        TomlFile.read(tmp_path / "none.toml")

    assert str(failed.value) == f"there is no file '{tmp_path}/none.toml'"
    assert failed.value.hint == "Check the path."


def test_the_file_that_may_have_been_meant_is_named(tmp_path: Path) -> None:
    (tmp_path / "acme-offer.toml").touch()

    with pytest.raises(MissingFileError) as failed:
        TomlFile.read(tmp_path / "acme-ofer.toml")

    assert failed.value.hint == f"Did you mean '{tmp_path}/acme-offer.toml'? Check the path."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a file"):
        TomlFile.read(tmp_path)


def test_what_is_no_text_in_utf_8_is_told_at_which_byte(tmp_path: Path) -> None:
    file = tmp_path / "latin.toml"
    file.write_bytes('a = "£"'.encode("latin-1"))

    assert str(failure(file)) == f"{file} is not a text file\n  byte 6 is not UTF-8"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.toml"
    with file.open("wb") as opened:
        opened.truncate(LARGEST + 1)

    assert str(failure(file)) == f"{file} is too large\n  16,000,001 bytes; the most is 16,000,000"


def test_what_is_not_toml_is_told_where(tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text("a = 1\nb =\n", encoding="utf-8")

    assert str(failure(file)) == (
        f"{file} cannot be read, line 2\n  2 | b =\n    |    ^ invalid value"
    )


def test_a_mark_at_the_start_that_windows_writes_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "marked.toml"
    path.write_bytes(b"\xef\xbb\xbfname = 'x'\r\nparts = [1]\r\n")
    file = TomlFile.read(path)

    assert file.record(Rate, file.values, ()) == Rate(name="x", parts=(1,))


def test_every_problem_of_a_record_is_listed_by_line(tmp_path: Path) -> None:
    path = tmp_path / "rate.toml"
    path.write_text("parts = [\n  1,\n  'two',\n]\nextra = {}\n", encoding="utf-8")
    file = TomlFile.read(path)

    assert file.record(Rate, file.values, ()) is None
    with pytest.raises(DataError) as failed:
        file.raise_problems()

    assert failed.value.problems == (
        f"{path}: name: this key is missing",
        f"{path}:3: parts[2]: input should be a valid integer; found 'two'",
        f"{path}:5: extra: there is no such key; found a table",
    )


def test_the_first_twenty_problems_are_listed_and_the_others_counted() -> None:
    file = TomlFile("rate.toml", "\n".join(f"key-{number} = 1" for number in range(1_000)))
    file.record(Rate, file.values, ())

    with pytest.raises(DataError) as failed:
        file.raise_problems()

    # A thousand keys that are not known, and the name that is missing.
    assert str(failed.value).splitlines()[0] == "problems in rate.toml: 1,001"
    assert failed.value.problems[1] == "rate.toml:1: key-0: there is no such key; found 1"
    assert len(failed.value.problems) == MOST_LISTED + 1
    assert failed.value.problems[-1] == "and 981 more"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("x", "'x'"),
        (True, "true"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 11, 1), "2026-11-01"),
        (time(9, 30), "09:30:00"),
        (("a", 1, False), "['a', 1, false]"),
        ({"a": 1}, "a table"),
        (({"a": 1},), "a list of tables"),
        ("x" * 70, f"'{'x' * 59}..."),
        pytest.param(16**5000, "a number of more than 64 bits", id="of 6,000 digits"),
    ],
)
def test_a_value_is_shown_much_as_it_was_written(value: object, written: str) -> None:
    assert shown(value) == written


TOML_VALUES = st.sampled_from(
    [
        "1",
        "-1",
        "1.5",
        "nan",
        "inf",
        "true",
        "2026-11-01",
        "07:32:00",
        "''",
        "'x'",
        "[]",
        "{}",
        "[1, 'a']",
        "[{}]",
        "0xff",
        f"0x{'f' * 4000}",
        '"\\u0000\\u202e"',
        "[[[]]]",
    ]
)
TABLES = ("guide", "source", "region", "place", "level", "band", "pay_check", "remark", "skill")
KEYS = ("id", "name", "aliases", "sources", "min", "max", "level", "region", "about", "expected")


@pytest.mark.slow
@settings(max_examples=300)
@given(
    st.dictionaries(
        st.sampled_from(TABLES),
        st.one_of(
            st.dictionaries(st.sampled_from(KEYS), TOML_VALUES, max_size=6),
            TOML_VALUES,
        ),
        max_size=5,
    ),
    st.booleans(),
)
def test_no_file_however_wrong_ends_in_anything_but_a_list_of_problems(
    tables: dict[str, dict[str, str] | str], as_list: bool
) -> None:
    lines = [f"{name} = {value}" for name, value in tables.items() if isinstance(value, str)]
    for name, entry in tables.items():
        if isinstance(entry, dict):
            lines.append(f"[[{name}]]" if as_list else f"[{name}]")
            lines += [f"{key} = {value}" for key, value in entry.items()]

    with pytest.raises(DataError) as failed:
        checked_guide(TomlFile("any.toml", "\n".join(lines)))

    listed = failed.value.problems[:MOST_LISTED]
    assert all(problem.startswith("any.toml") for problem in listed)
