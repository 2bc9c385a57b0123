"""Where one person's own files are: the platform's folders for settings, data and caches.

Three rules in as many lines. The library that knows them (platformdirs) loads tempfile and
random and so adds 10 ms to every start, so it is a development tool here: a test holds these
paths against its own.
"""

from __future__ import annotations

import os
import sys

FOLDER = "mlcareer"


def profile_file() -> str:
    """Return where the profile is, whether or not there is one."""
    return os.path.join(_settings_folder(), "profile.toml")


def has_profile() -> bool:
    """Whether there is a profile: all that a run without one has to find out."""
    return os.path.lexists(profile_file())


def data_file(name: str) -> str:
    """Return where a data file of the user's own is found by itself, such as `guide.toml`."""
    return os.path.join(_data_folder(), name)


def has_data_file(name: str) -> bool:
    """Whether there is such a file: all that a run without one has to find out."""
    return os.path.lexists(data_file(name))


def kept_file(name: str) -> str:
    """Return where something is kept from run to run."""
    return os.path.join(_cache_folder(), f"{name}.kept")


def _settings_folder() -> str:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "~/AppData/Local", FOLDER)
    if sys.platform == "darwin":
        return _folder("XDG_CONFIG_HOME", "~/Library/Application Support", FOLDER)
    return _folder("XDG_CONFIG_HOME", "~/.config", FOLDER)


def _data_folder() -> str:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "~/AppData/Local", FOLDER)
    if sys.platform == "darwin":
        return _folder("XDG_DATA_HOME", "~/Library/Application Support", FOLDER)
    return _folder("XDG_DATA_HOME", "~/.local/share", FOLDER)


def _cache_folder() -> str:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "~/AppData/Local", FOLDER, "Cache")
    if sys.platform == "darwin":
        return _folder("XDG_CACHE_HOME", "~/Library/Caches", FOLDER)
    return _folder("XDG_CACHE_HOME", "~/.cache", FOLDER)


def _folder(variable: str, otherwise: str, *below: str) -> str:
    # `os.path` and not pathlib, as each run asks whether there is a profile.
    named = os.environ.get(variable, "")
    # A relative path is to be ignored, says the specification of these variables.
    base = named if os.path.isabs(named) else os.path.expanduser(otherwise)
    return os.path.join(base, *below)
