"""The program: arguments in, exit code out.

Nothing slow is imported here, so that a Tab, `--version` and help answer at once.
"""

from __future__ import annotations

import gc
import os
import sys

from mlcareer.cli.tab import ASKED_BY, answer_tab
from mlcareer.version import __version__

TYPE_CHECKING = False  # as in typing, which would be the slowest import here
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NoReturn

INTERRUPTED = 130
"""`ExitCode.INTERRUPTED`, by which a run can end before anything else is imported."""

RARELY = 50_000
"""Objects that may be made before Python looks for those that hold each other. A run makes
fewer; a folder of adverts makes more, and must not grow without end."""

HELP = ("--help", "-h")


def run() -> NoReturn:
    """Be the program: what the installed command calls.

    It ends the process itself once both streams are flushed, as taking the interpreter down
    in good order costs as much as starting it and nothing is left to be saved.
    """
    gc.set_threshold(RARELY)
    code: object = None
    try:
        main()
    except SystemExit as ended:
        code = ended.code or 0
    if not isinstance(code, int) or sys.gettrace() is not None:
        sys.exit(code)  # type: ignore[arg-type]  # what Python itself makes of it
    try:
        for stream in (sys.stdout, sys.stderr):
            # A stream that was closed before the start (`>&-`) is `None`.
            if stream is not None:
                stream.flush()
    except OSError:
        code = code or 1
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code.

    Raises:
        SystemExit: Always, with one of `ExitCode`.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    shell = os.environ.get(ASKED_BY)
    if shell:
        _answer_tab_quietly(shell, given)
    if given[:1] == ["--version"]:
        _print([f"mlcareer {__version__}"])
    try:
        from mlcareer.cli.streams import prepare_streams
        from mlcareer.errors import CareerError

        prepare_streams()
        _answer_about_itself(given)
        from mlcareer.cli.app import run_command

        raise SystemExit(run_command(given))
    except KeyboardInterrupt as error:
        # First, as it may come before the other is imported.
        raise SystemExit(INTERRUPTED) from error
    except CareerError as error:
        from mlcareer.cli.data_in_use import choices_to_say, said
        from mlcareer.cli.streams import warn

        # A name may be unknown because a newer file of the user's own could not be used.
        for _, choice in choices_to_say():
            warn(said(choice))
        warn(f"mlcareer: {error.sentence}")
        hint = error.hint_for(given)
        if hint:
            warn(hint)
        raise SystemExit(error.exit_code) from error


def _answer_tab_quietly(shell: str, words: list[str]) -> NoReturn:
    """Answer a press of Tab; whatever goes wrong, it is no place to say so."""
    try:
        answer_tab(shell, words)
    except BaseException as error:
        # A full disk, damaged data, Ctrl-C.
        raise SystemExit(0) from error
    raise SystemExit(0)


def _answer_about_itself(given: list[str]) -> None:
    """Print the start page, help or a script for a shell, where one of them is asked for.

    Raises:
        SystemExit: It was, and is printed.
    """
    from mlcareer.cli import help as pages

    if not given:
        _print(pages.start_page(pages.width_of_output()))
    first, *rest = given
    if first in HELP or given == ["help"]:
        _print(pages.panels_page(pages.width_of_output()))
    if first in {"--show-completion", "--install-completion"}:
        from mlcareer.cli import shell_scripts

        do = shell_scripts.install if first == "--install-completion" else shell_scripts.script_for
        _print([do(rest[0] if rest else None).rstrip("\n")])
    if first == "help":
        _print(_help_for(rest))
    if any(option in rest for option in HELP):
        _print(_help_for(_names_before_options(given)))


def _names_before_options(given: list[str]) -> list[str]:
    """Return the words that may name a command and one in it."""
    names = []
    for word in given[:2]:
        if word.startswith("-"):
            break
        names.append(word)
    return names


def _help_for(names: list[str]) -> Iterator[str]:
    from mlcareer.cli import command_table
    from mlcareer.cli import help as pages
    from mlcareer.cli.commands import COMMANDS

    width = pages.width_of_output()
    if names == ["options"]:
        return pages.options_page(command_table.command_table(), width)
    if names[0] not in COMMANDS:
        from mlcareer.cli.app import known_command

        known_command(names[0])
    command = command_table.described_command(names[:1])
    if len(names) > 1 and names[1] in command["commands"]:
        return pages.command_page(names[:2], command["commands"][names[1]], width)
    return pages.command_page(names[:1], command, width)


def _print(lines: Sequence[str] | Iterator[str]) -> NoReturn:
    """Print some lines and end.

    Raises:
        SystemExit: Always, with 0 unless they cannot be written.
    """
    try:
        print("\n".join(lines), flush=True)
    except OSError as error:
        from mlcareer.cli.streams import end_unwritten

        end_unwritten(error)
    raise SystemExit(0)
