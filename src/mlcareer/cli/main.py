"""The program: arguments in, exit code out.

Nothing slow is imported here, so that `--version` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys

from mlcareer.version import __version__

TYPE_CHECKING = False  # as in typing, which would be the slowest import here
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

INTERRUPTED = 130
"""`ExitCode.INTERRUPTED`, by which a run can end before anything else is imported."""

RARELY = 50_000
"""Objects that may be made before Python looks for those that hold each other. A run makes
fewer; a folder of adverts makes more, and must not grow without end."""


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
    if given == ["--version"]:
        try:
            print(f"mlcareer {__version__}", flush=True)
        except OSError as error:
            from mlcareer.cli.streams import end_unwritten

            end_unwritten(error)
        raise SystemExit(0)
    try:
        from mlcareer.cli.streams import prepare_streams
        from mlcareer.errors import CareerError

        prepare_streams()
        from mlcareer.late_modules import BY_TYPER, put_off

        with put_off(BY_TYPER):
            import typer  # noqa: F401 - here, so that it meets what stands in
        from mlcareer.cli.app import app, refuse_negative_amounts

        refuse_negative_amounts(given)
        app(args=given, prog_name="mlcareer")
    except KeyboardInterrupt as error:
        # First, as it may come before the other is imported.
        raise SystemExit(INTERRUPTED) from error
    except CareerError as error:
        from mlcareer.cli.streams import warn

        warn(f"mlcareer: {error}")
        hint = error.hint_for(given)
        if hint:
            warn(hint)
        raise SystemExit(error.exit_code) from error
