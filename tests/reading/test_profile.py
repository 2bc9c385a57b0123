"""The profile's file: strict, kept as it was written, and never overwritten when damaged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import CareerError, DataError
from mlcareer.guide.profile import PERCENTS, DoneStep, Profile, ProfileSkill, Target
from mlcareer.reading import profile as module
from mlcareer.reading.profile import (
    KEPT,
    Defaults,
    add_done_steps,
    check_profile,
    checked_defaults,
    delete_profile,
    profile_text,
    read_profile,
    write_profile,
)
from mlcareer.reading.user_folders import kept_file, profile_file

FULL = Profile(
    level="mid",
    place="cambridge",
    pay=62_000,
    bonus=0,
    equity=1_000,
    nation="scotland",
    student_loans=("2", "postgraduate"),
    pension=Decimal("7.5"),
    pension_method="net-pay",
    employer_pension=6,
    holiday=33,
    visa_route="standard",
    origin="data-scientist",
    hours=6,
    target=Target(level="senior", months=9, place="london"),
    skill=(ProfileSkill(name="pytorch", evidence="trained it"), ProfileSkill(name="docker")),
    done=(DoneStep(step="mid-to-senior-1", on=date(2026, 11, 23)),),
)


def put_file(text: str) -> Path:
    path = Path(profile_file())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(text: str) -> list[str]:
    with pytest.raises(DataError) as found:
        check_profile(text.encode(), "p.toml")
    assert "profile edit" in str(found.value.hint)
    return list(found.value.problems)


def test_no_file_is_an_empty_profile() -> None:
    assert read_profile() == Profile()


def test_what_is_written_is_read_back() -> None:
    write_profile(FULL, None)

    assert read_profile() == FULL


WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


@given(
    skills=st.lists(st.tuples(WORDS, st.none() | WORDS)),
    pension=st.none() | st.integers(0, 100) | st.decimals(0, 100, places=3),
    pay=st.none() | st.integers(1_000, 5_000_000),
)
def test_any_words_and_figures_come_back_as_they_were(
    skills: list[tuple[str, str | None]], pension: int | Decimal | None, pay: int | None
) -> None:
    written = Profile(
        pay=pay,
        pension=pension,
        skill=tuple(ProfileSkill(name=name, evidence=evidence) for name, evidence in skills),
    )

    assert check_profile(profile_text(written).encode()) == written


PLACES = (
    "Regions and places: london, rest-of-uk, cambridge, bristol, edinburgh, remote, scotland, "
    "wales and 10 more"
)
LOANS = "Loan plans: 1, 2, 4, 5, postgraduate"
LEVELS = "Levels: junior, mid, senior, staff"


def test_every_problem_is_named_by_file_line_and_key() -> None:
    assert problems_of(
        'levl = "mid"\n'
        "pay = 62.5\n"
        "pension = 101\n"
        'place = "atlantis"\n'
        'student_loans = ["9"]\n'
        "[target]\n"
        'level = "boss"\n'
        "[[skill]]\n"
        'evidence = "for nothing"\n'
    ) == [
        "p.toml:1: levl: there is no such key; found 'mid'",
        "p.toml:2: pay: input should be a valid integer; found 62.5",
        "p.toml:3: pension: '101' is more than the whole. Give 0% to 100%.",
        f"p.toml:4: place: the guide has no region or place called 'atlantis'. {PLACES}",
        f"p.toml:5: student_loans[1]: there is no loan plan called '9'. {LOANS}",
        f"p.toml:7: target.level: the guide has no level called 'boss'. {LEVELS}",
        "p.toml:8: skill[1].name: this key is missing",
    ]


def test_a_name_that_the_data_does_not_have_is_named_with_the_near_miss() -> None:
    (level, place, loan) = problems_of(
        'level = "senor"\nplace = "atlantis"\nstudent_loans = ["1", "9"]\n'
    )

    assert level.startswith("p.toml:1: level: the guide has no level called 'senor'. Did you mean")
    assert place.startswith("p.toml:2: place: the guide has no region or place called 'atlantis'")
    assert loan.startswith("p.toml:3: student_loans[2]: ")


def test_a_level_and_years_cannot_both_be_said() -> None:
    assert problems_of('level = "mid"\nyears = 3\n') == [
        "p.toml:2: years: there is a level already; keep one of the two"
    ]


@pytest.mark.parametrize("text", ["level = ", "level = 'mid'\nlevel = 'mid'", "\x00"])
def test_what_is_no_toml_is_said_to_be_none(text: str) -> None:
    assert problems_of(text)


def test_a_format_of_a_later_program_is_refused() -> None:
    (problem,) = problems_of("format = 2\n")

    assert problem.startswith("p.toml:1: format: ")


def test_bytes_that_are_no_text_are_reported() -> None:
    with pytest.raises(DataError, match="is not a text file"):
        check_profile(b"level = '\xff'")


def test_a_damaged_profile_is_not_overwritten() -> None:
    path = put_file("level = ")

    with pytest.raises(DataError):
        add_done_steps(["x"], date(2026, 11, 23))
    with pytest.raises(CareerError, match="changed in the meantime"):
        write_profile(FULL, None)

    assert path.read_text(encoding="utf-8") == "level = "


def test_a_profile_that_somebody_changed_meanwhile_is_not_overwritten() -> None:
    write_profile(FULL, None)
    read = Path(profile_file()).read_bytes()
    put_file('level = "senior"\n')

    with pytest.raises(CareerError, match="changed in the meantime"):
        write_profile(FULL, read)

    assert read_profile() == Profile(level="senior")


def test_a_profile_that_would_not_be_read_back_is_not_written() -> None:
    with pytest.raises(DataError):
        write_profile(Profile(level="boss"), None)

    assert not Path(profile_file()).exists()


def test_a_step_that_is_done_is_added_and_the_rest_stays_as_it_was_written() -> None:
    put_file("# mine\npay=62_000   # for now")

    profile = add_done_steps(["one", "two", "one"], date(2026, 11, 23))

    assert Path(profile_file()).read_text(encoding="utf-8") == (
        "# mine\npay=62_000   # for now\n"
        '\n[[done]]\nstep = "one"\non = 2026-11-23\n'
        '\n[[done]]\nstep = "two"\non = 2026-11-23\n'
    )
    assert [done.step for done in profile.done] == ["one", "two"]
    # The day on which it was done first is kept.
    assert add_done_steps(["two"], date(2027, 1, 1)) == profile


def test_deleting_leaves_nothing_behind(home: Path) -> None:
    write_profile(FULL, None)
    checked_defaults(lambda _: {"level": "mid"}, unheard)
    add_done_steps(["one"], date(2026, 11, 23))

    deleted = delete_profile()

    assert deleted == [profile_file(), f"{profile_file()}.bak", kept_file(KEPT)]
    assert [path for path in home.rglob("*") if path.is_file()] == []


def unheard(note: str) -> None:
    """Stand for what must not be needed, as nothing is damaged."""
    raise AssertionError(note)


def level_of(profile: Profile) -> Defaults:
    return {} if profile.level is None else {"level": profile.level}


def test_a_profile_is_checked_once_and_again_when_it_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_file('level = "mid"\n')
    assert checked_defaults(level_of, unheard) == {"level": "mid"}

    with monkeypatch.context() as patched:
        patched.setattr(module, "check_profile", lambda _: pytest.fail("checked again"))
        assert checked_defaults(level_of, unheard) == {"level": "mid"}

    put_file('level = "senior"\n')
    assert checked_defaults(level_of, unheard) == {"level": "senior"}
    put_file("level = 1\n")
    with pytest.raises(DataError):
        checked_defaults(level_of, unheard)


def test_no_profile_gives_no_defaults() -> None:
    assert checked_defaults(level_of, unheard) == {}


def test_what_is_kept_of_a_check_is_not_used_when_any_bit_of_it_is_wrong() -> None:
    put_file('level = "mid"\n')
    checked_defaults(level_of, unheard)
    kept = Path(kept_file(KEPT)).read_bytes()
    told: list[str] = []

    for place in range(len(kept)):
        damaged = bytearray(kept)
        damaged[place] ^= 0x10
        Path(kept_file(KEPT)).write_bytes(bytes(damaged))
        assert checked_defaults(level_of, told.append) == {"level": "mid"}
        # And is put right by the way.
        assert Path(kept_file(KEPT)).read_bytes() == kept
    for length in range(len(kept)):
        Path(kept_file(KEPT)).write_bytes(kept[:length])
        assert checked_defaults(level_of, told.append) == {"level": "mid"}
    assert len(told) == 2 * len(kept)
    assert f"{kept_file(KEPT)} is damaged" in told[0]


def test_where_nothing_can_be_kept_it_is_checked_each_time() -> None:
    put_file('level = "mid"\n')
    cache = Path(kept_file(KEPT)).parent
    cache.parent.mkdir(parents=True, exist_ok=True)
    if cache == Path(profile_file()).parent:
        pytest.skip("this platform has both in one folder")
    cache.write_bytes(b"in the way")

    assert checked_defaults(level_of, unheard) == {"level": "mid"}
    assert checked_defaults(level_of, unheard) == {"level": "mid"}


@pytest.mark.parametrize("key", PERCENTS)
def test_a_share_that_may_be_one_of_one_is_asked_about(key: str) -> None:
    (problem,) = problems_of(f"{key} = 0.05")

    assert problem.startswith(f"p.toml:1: {key}: 0.05 could be read in two ways.")
    assert problem.endswith('Write 5 for 5%, or "0.05%" for less than 1%.')


@pytest.mark.parametrize(
    ("written", "percent"),
    [("5", 5), ('"5%"', 5), ('"0.5%"', Decimal("0.5")), ("0", 0), ("7.5", Decimal("7.5"))],
)
def test_a_share_is_a_number_of_per_cent_or_a_text_with_its_sign(
    written: str, percent: int | Decimal
) -> None:
    assert check_profile(f"pension = {written}".encode()).pension == percent


def test_half_a_per_cent_is_read_back_as_it_was_written() -> None:
    half = Profile(pension=Decimal("0.5"))

    assert 'pension = "0.5%"\n' in profile_text(half)
    assert check_profile(profile_text(half).encode()) == half


def test_every_share_of_a_profile_is_one_of_the_percents() -> None:
    shares = {name for name, kind in Profile.__annotations__.items() if "PercentOfPay" in kind}

    assert shares == {*PERCENTS}
