"""Where a person's own files are, held against the library that knows every platform's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlcareer.reading.own_folder import data_file, has_profile, kept_file, profile_file


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
