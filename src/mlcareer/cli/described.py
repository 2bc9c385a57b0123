"""What the table of commands holds: plain dictionaries, which any Python reads at once.

`describing` makes them of the commands, `command_table` keeps them, `tab` and `help` read them.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which would be the slowest import here
if TYPE_CHECKING:
    from typing import TypedDict

    class Parameter(TypedDict):
        """An option, or a word without one."""

        names: list[str]
        """`--level` and `-l`; of a word its name, `LEVEL`."""
        metavar: str
        """What stands for its value; of a flag nothing."""
        help: str
        flag: bool
        required: bool
        many: bool
        """Whether it may be given several times."""
        bare: bool
        """Whether the value of the option may be typed without it, as in `salary senior`."""
        common: bool
        """Whether many commands have it."""
        values: list[tuple[str, str]]
        """What can be typed for it, each with what it means."""

    class Described(TypedDict):
        """A command."""

        short: str
        """What it is for, in a few words."""
        says: str
        """Its help, one paragraph a line."""
        examples: list[str]
        arguments: list[Parameter]
        options: list[Parameter]
        commands: dict[str, Described]
        """The commands in it, where it is a group."""
