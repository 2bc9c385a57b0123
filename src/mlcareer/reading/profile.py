"""The profile: one private TOML file with a person's own case, read strictly, written whole.

A file that holds anything else than a profile is reported by line and key. It is never obeyed
and never overwritten.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mlcareer.errors import CareerError, DataError, UnknownNameError, UsageError
from mlcareer.guide.profile import PERCENTS, DoneStep, Profile
from mlcareer.guide.snapshot import checksum
from mlcareer.reading.kept import keep, kept
from mlcareer.reading.user_folders import data_stamp, drill_file, kept_file, profile_file
from mlcareer.reading.whole_file import change_file, content_of, delete_files
from mlcareer.record import Record
from mlcareer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

Defaults = dict[str, str | tuple[str, ...]]
"""What a profile answers, as it would be typed for an option."""

HEADING = "# Written by mlcareer. You may edit it; `mlcareer profile edit` checks what you write.\n"

DRAFT = ".draft"
"""What is added to the profile's name for an edit that is not right yet."""

MEND = (
    "Mend it with 'mlcareer profile edit'. Until then, --no-profile leaves it out of any command."
)

KEPT = "profile"
"""Under which name it is kept what a checked profile answers."""


def read_profile() -> Profile:
    """Return the profile, an empty one where there is no file.

    Raises:
        DataError: The file is not a profile; every problem is listed by line and key.
    """
    content = content_of_profile()
    return Profile() if content is None else check_profile(content)


def content_of_profile() -> bytes | None:
    """Return the file as it is, or `None` where there is none.

    Raises:
        DataError: It cannot be read.
    """
    try:
        return content_of(profile_file())
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(f"cannot read {profile_file()}", [reason], hint=MEND) from error


def check_profile(content: bytes, name: str | None = None) -> Profile:
    """Return the profile that a file holds.

    Raises:
        DataError: It holds anything else; every problem is listed by line and key.
    """
    from mlcareer.guide.toml_file import TomlFile

    shown = name or profile_file()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"byte {error.start + 1} is not UTF-8"
        raise DataError(f"{shown} is not a text file", [detail], hint=MEND) from error
    try:
        file = TomlFile(shown, text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
        _read_percents(file)
        _check_names(file)
        return file.checked(Profile)
    except DataError as error:
        error.hint = MEND
        raise


def _read_percents(file: TomlFile) -> None:
    """Put the per cent in the place of each share, or report why it is none."""
    from mlcareer.reading.percent import percent_in_file

    for name in PERCENTS:
        value = file.values.get(name)
        if value is None:
            continue
        try:
            percent = percent_in_file(value)
        except UsageError as error:
            file.report((name,), f"{error.sentence} {error.hint}")
            del file.values[name]
        else:
            whole = percent == percent.to_integral_value()
            file.values[name] = int(percent) if whole else percent.normalize()


def _check_names(file: TomlFile) -> None:
    """Report each name that the data does not have, and what cannot stand together."""
    from mlcareer.guide.kinds import GUIDE, PAY_RULES, VISA_RULES
    from mlcareer.guide.lookup import find
    from mlcareer.guide.places import KIND, find_place
    from mlcareer.guide.visa_rules import find_route
    from mlcareer.reading.newer_data import newest_data

    guide, pay, visa = newest_data(GUIDE), newest_data(PAY_RULES), newest_data(VISA_RULES)
    levels = ("level", guide.level)
    places = (KIND, ())
    loans = file.values.get("student_loans", ())
    named: dict[KeyPath, tuple[str, Iterable[Any]]] = {
        ("level",): levels,
        ("place",): places,
        ("origin",): ("role", guide.role),
        ("target", "level"): levels,
        ("target", "place"): places,
        ("nation",): ("nation", pay.nation),
        ("pension_method",): ("pension method", pay.pension_method),
    }
    for index in range(len(loans) if isinstance(loans, tuple) else 0):
        named["student_loans", index] = ("loan plan", pay.loan_plan)
    lacks = file.values.get("lacks", ())
    for index in range(len(lacks) if isinstance(lacks, tuple) else 0):
        named["lacks", index] = ("skill", guide.skill)
    for path, (kind, entries) in named.items():
        name = _value_at(file.values, path)
        # What is no text at all was reported already.
        if not isinstance(name, str) or not name.strip():
            continue
        try:
            if kind == KIND:
                find_place(guide, name)
            else:
                find(kind, name, entries)
        except UnknownNameError as error:
            file.report(path, f"{error.sentence} {error.hint}")
    route = file.values.get("visa_route")
    if isinstance(route, str) and route.strip():
        try:
            find_route(visa, route)
        except UsageError as error:
            file.report(("visa_route",), f"{error.sentence} {error.hint}")
    if "level" in file.values and "years" in file.values:
        file.report(("years",), "there is a level already; keep one of the two")


def _value_at(value: Any, path: KeyPath) -> object:  # noqa: ANN401 - TOML holds any of its types
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def write_profile(profile: Profile, replacing: bytes | None) -> None:
    """Write a profile in the place of the content it was made from.

    Raises:
        CareerError: The file has changed since it was read, or cannot be written.
        DataError: What is there is no profile, or what would be written is none.
    """
    write_content(profile_text(profile).encode(), replacing)


def change_profile(change: Callable[[Profile], Profile]) -> None:
    """Replace the profile by what `change` makes of it; of many at once, each has its turn.

    Raises:
        CareerError: The file cannot be written.
        DataError: What is there is no profile, or what would be written is none.
    """
    # Once before, so that what checks a profile is loaded before others are kept waiting.
    change(read_profile())

    def text(old: bytes | None) -> bytes:
        before = Profile() if old is None else check_profile(old)
        content = profile_text(change(before)).encode()
        check_profile(content)
        return content

    change_file(profile_file(), text)


def write_content(content: bytes, replacing: bytes | None) -> None:
    """Write a profile as text in the place of the content it was made from.

    Raises:
        CareerError: The file has changed since it was read, or cannot be written.
        DataError: What would be written is no profile.
    """

    def change(old: bytes | None) -> bytes:
        if old != replacing:
            raise CareerError(
                f"{profile_file()} was changed in the meantime",
                hint="Nothing was written. Look at it with 'mlcareer profile show'; try again.",
            )
        check_profile(content)
        return content

    change_file(profile_file(), change)


def add_done_steps(steps: Iterable[str], on: date) -> Profile:
    """Note at the end of the profile that steps are done; all else stays as it is written.

    Raises:
        CareerError: The file cannot be written.
        DataError: What is there is no profile.
    """

    def change(old: bytes | None) -> bytes:
        content = HEADING.encode() if old is None else old
        known = {done.step for done in check_profile(content).done}
        new = [DoneStep(step=step, on=on) for step in dict.fromkeys(steps) if step not in known]
        added = "".join(f"\n[[done]]\n{_pairs(done)}" for done in new)
        end = b"" if content.endswith(b"\n") or not added else b"\n"
        content = content + end + added.encode()
        check_profile(content)
        return content

    change_file(profile_file(), change)
    return read_profile()


def delete_profile() -> list[str]:
    """Delete the profile, the version before, an unfinished edit and what was kept of a check.

    The progress of `drill` goes with it.

    Raises:
        CareerError: Something cannot be deleted.
    """
    paths = [profile_file() + DRAFT, drill_file(), profile_file(), kept_file(KEPT)]
    return delete_files(paths)


def profile_text(profile: Profile) -> str:
    """Return a profile as TOML: what is not known is left out."""
    parts = [HEADING, _pairs(profile)]
    for name, value in vars(profile).items():
        if isinstance(value, Record):
            parts.append(f"\n[{name}]\n{_pairs(value)}")
        elif isinstance(value, tuple):
            tables = (item for item in value if isinstance(item, Record))
            parts += [f"\n[[{name}]]\n{_pairs(table)}" for table in tables]
    return "".join(parts)


def _pairs(record: Record) -> str:
    return "".join(
        f"{name} = {text}\n"
        for name, value in vars(record).items()
        for text in (_share(value) if name in PERCENTS else _values(value))
        if value != ()
    )


def _share(value: object) -> Iterator[str]:
    """Write a per cent; less than one has its sign, or it would be in doubt when it is read."""
    if isinstance(value, Decimal) and 0 < value < 1:
        yield _quoted(f"{value:f}%")
    else:
        yield from _values(value)


def _values(value: object) -> Iterator[str]:
    """Write a value as TOML; tables and what is not known give nothing."""
    if isinstance(value, str):
        yield _quoted(value)
    elif isinstance(value, tuple):
        items = [text for item in value for text in _values(item)]
        if len(items) == len(value):
            yield f"[{', '.join(items)}]"
    elif isinstance(value, Decimal):
        # A whole number needs a point, or it would come back as another type.
        yield f"{value:f}" if "." in f"{value:f}" else f"{value:f}.0"
    elif isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, int):
        yield str(value)


def _quoted(text: str) -> str:
    def written(mark: str) -> str:
        if mark in {'"', "\\"}:
            return f"\\{mark}"
        return mark if mark.isprintable() else f"\\U{ord(mark):08x}"

    return f'"{"".join(map(written, text))}"'


def checked_defaults(make: Callable[[Profile], Defaults], tell: Callable[[str], None]) -> Defaults:
    """Return what the profile answers, checking it only when it is not as it was last time.

    A check loads pydantic, which would double the start. So what `make` found is kept in the
    cache folder; `tell` is told when it is damaged there.

    Raises:
        DataError: The file is not a profile.
    """
    content = content_of_profile()
    if content is None:
        return {}
    key = f"{__version__} {len(content)} {data_stamp()} ".encode() + checksum(content)
    found = kept(KEPT, key, dict, tell)
    if found is not None:
        return found
    defaults = make(check_profile(content))
    keep(KEPT, key, defaults)
    return defaults
