"""The table of all commands: their options and words, the values of each, and their help.

It is made from the commands themselves when the wheel is built (`describing`), and read from one
file at each Tab and each `--help`, so that neither needs Typer. A working copy has no such file:
there the table is made anew each time.
"""

from __future__ import annotations

import marshal
import os

from mlcareer.version import __version__

TYPE_CHECKING = False  # as in typing, which would be the slowest import here
if TYPE_CHECKING:
    from typing import Any

    from mlcareer.cli.described import Described

TABLE_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "commands.table")
"""In an installed wheel only."""


def command_table() -> Described:
    """Return the whole program: a group of all commands.

    Names are those of the data in the user's data folder, where that has any.
    """
    from mlcareer.reading.user_folders import data_stamp

    stamp = data_stamp()
    if stamp:
        return _table_with_own_names(stamp)
    built = _built_table()
    if built is not None:
        return built
    from mlcareer.cli.describing import described_program

    return described_program()


def described_command(names: list[str]) -> Described:
    """Return the command of these names, such as `guide` and `validate`.

    Raises:
        KeyError: There is no such command.
    """
    built = _built_table()
    if built is None:
        # One command alone, as making the whole table takes long.
        from mlcareer.cli.describing import described_by_name

        found = described_by_name(names[0])
    else:
        found = built["commands"][names[0]]
    for name in names[1:]:
        found = found["commands"][name]
    return found


def table_content(table: Described) -> bytes:
    """Return what a build writes of the table."""
    # The second format of marshal is the same in every Python.
    values: Any = (__version__, table)
    return marshal.dumps(values, 2)


def _table_with_own_names(stamp: str) -> Described:
    """Return the table with the names of the newest data, made when that has changed."""
    from mlcareer.cli.completion import DATA_OF
    from mlcareer.cli.describing import described_program
    from mlcareer.reading.kept import keep, kept
    from mlcareer.reading.newer_data import newest_data

    key = f"{__version__} {stamp}".encode()
    found: Any = kept("commands", key, dict, lambda _: None)
    if found is None:
        DATA_OF.set(newest_data)
        found = described_program()
        keep("commands", key, found)
    table: Described = found
    return table


def _built_table() -> Described | None:
    try:
        with open(TABLE_FILE, "rb") as file:
            version, table = marshal.loads(file.read())  # noqa: S302 - our own, beside the code
    except (OSError, ValueError, EOFError, TypeError):
        return None
    found: Described | None = table if version == __version__ else None
    return found
