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
    """Return where the profile is, whether or not there is one.

    Raises:
        UsageError: Nothing says where the home folder is.
    """
    return os.path.join(_needed(_settings_folder()), "profile.toml")


def drill_file() -> str:
    """Return where the progress of `drill` is, beside the profile, whether or not there is any.

    Raises:
        UsageError: Nothing says where the home folder is.
    """
    return os.path.join(_needed(_settings_folder()), "drill.json")


def has_profile() -> bool:
    """Whether there is a profile: all that a run without one has to find out."""
    folder = _settings_folder()
    return folder is not None and os.path.lexists(os.path.join(folder, "profile.toml"))


def data_file(name: str) -> str:
    """Return where a data file of the user's own is found by itself, such as `guide.toml`.

    Raises:
        UsageError: Nothing says where the home folder is.
    """
    return os.path.join(_needed(_data_folder()), name)


def has_data_file(name: str) -> bool:
    """Whether there is such a file: all that a run without one has to find out."""
    folder = _data_folder()
    return folder is not None and os.path.lexists(os.path.join(folder, name))


def data_stamp() -> str:
    """Return what changes with the files in the data folder; nothing where there is none."""
    try:
        files = sorted(os.scandir(_data_folder() or ""), key=lambda entry: entry.name)
        found = [(entry.name, entry.stat()) for entry in files if entry.name.endswith(".toml")]
    except OSError:
        return ""
    return " ".join(f"{name} {file.st_size} {file.st_mtime_ns}" for name, file in found)


def kept_file(name: str) -> str:
    """Return where something is kept from run to run.

    Raises:
        UsageError: Nothing says where the home folder is.
    """
    return os.path.join(_needed(_cache_folder()), f"{name}.kept")


def _needed(folder: str | None) -> str:
    if folder is None:
        # Imported late, as a Tab asks only whether there is a data folder.
        from mlcareer.errors import UsageError

        raise UsageError(
            "there is no home folder to keep your files in",
            hint="Set HOME to a whole path, such as /home/you.",
        )
    return folder


def _settings_folder() -> str | None:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "~/AppData/Local", FOLDER)
    if sys.platform == "darwin":
        return _folder("XDG_CONFIG_HOME", "~/Library/Application Support", FOLDER)
    return _folder("XDG_CONFIG_HOME", "~/.config", FOLDER)


def _data_folder() -> str | None:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "~/AppData/Local", FOLDER)
    if sys.platform == "darwin":
        return _folder("XDG_DATA_HOME", "~/Library/Application Support", FOLDER)
    return _folder("XDG_DATA_HOME", "~/.local/share", FOLDER)


def _cache_folder() -> str | None:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "~/AppData/Local", FOLDER, "Cache")
    if sys.platform == "darwin":
        return _folder("XDG_CACHE_HOME", "~/Library/Caches", FOLDER)
    return _folder("XDG_CACHE_HOME", "~/.cache", FOLDER)


def _folder(variable: str, otherwise: str, *below: str) -> str | None:
    # `os.path` and not pathlib, as each run asks whether there is a profile.
    named = os.environ.get(variable, "")
    # A relative path is to be ignored, says the specification of these variables.
    base = named if os.path.isabs(named) else _in_home(otherwise)
    return None if base is None else os.path.join(base, *below)


def _in_home(path: str) -> str | None:
    """Return a path that begins with `~` in full, never in the folder that is worked in.

    A HOME that is no whole path counts as none; then the system says where the home folder is.
    """
    full = os.path.expanduser(path)
    if sys.platform != "win32" and not os.path.isabs(os.environ.get("HOME", "/")):
        import pwd

        try:
            full = os.path.join(pwd.getpwuid(os.getuid()).pw_dir, path.removeprefix("~/"))
        except KeyError:
            return None
    return full if os.path.isabs(full) else None
