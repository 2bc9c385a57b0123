"""Where a person's own files are, held against the library that knows every platform's rules."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mlcareer.errors import UsageError
from mlcareer.reading.kept import keep, kept
from mlcareer.reading.user_folders import data_file, has_profile, kept_file, profile_file


def test_the_folders_are_those_that_the_platform_has_for_them() -> None:
    platformdirs = pytest.importorskip("platformdirs", reason="needs the development tools")
    settings = platformdirs.user_config_path("mlcareer", appauthor=False)
    cache = platformdirs.user_cache_path("mlcareer", appauthor=False)

    assert Path(profile_file()) == settings / "profile.toml"
    data = platformdirs.user_data_path("mlcareer", appauthor=False)
    assert Path(data_file("guide.toml")) == data / "guide.toml"
    assert Path(kept_file("guide")) == cache / "guide.kept"


@pytest.mark.parametrize("named", ["", "relative/path"])
def test_a_folder_that_is_none_or_not_a_whole_path_is_ignored(
    monkeypatch: pytest.MonkeyPatch, home: Path, named: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    monkeypatch.setenv("LOCALAPPDATA", named)

    assert Path(profile_file()).is_relative_to(home)


def test_a_link_that_leads_nowhere_counts_as_a_profile() -> None:
    path = Path(profile_file())
    assert not has_profile()
    path.parent.mkdir(parents=True)

    # So that it is reported, and not taken for no profile at all.
    path.symlink_to(path.parent / "gone.toml")

    assert has_profile()


@pytest.mark.skipif(sys.platform == "win32", reason="HOME is the home folder of POSIX")
@pytest.mark.parametrize("named", ["rel", ".", "", "~"])
def test_a_home_that_is_no_whole_path_is_not_the_folder_that_is_worked_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", named)
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable)

    for path in map(Path, (profile_file(), data_file("guide.toml"), kept_file("guide"))):
        assert path.is_absolute()
        assert not path.is_relative_to(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="HOME is the home folder of POSIX")
def test_without_any_home_nothing_is_kept_and_asking_for_it_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import pwd

    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.setenv("HOME", "rel")
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable)

    assert not has_profile()
    assert kept("guide", b"", str, print) is None
    keep("guide", b"", "nothing")
    with pytest.raises(UsageError, match="no home folder") as refused:
        profile_file()
    assert "Set HOME to a whole path" in str(refused.value.hint)
