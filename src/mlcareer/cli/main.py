"""The program: arguments in, exit code out.

Nothing slow is imported here, so that `--version` answers at once.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mlcareer import __version__
from mlcareer.errors import CareerError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        raise SystemExit(ExitCode.OK)
    from mlcareer.cli.streams import prepare_streams, warn

    prepare_streams()
    try:
        from mlcareer.cli.app import app, refuse_negative_amounts

        refuse_negative_amounts(given)
        app(args=given, prog_name="mlcareer")
    except CareerError as error:
        warn(f"mlcareer: {error}")
        if error.hint:
            warn(error.hint)
        raise SystemExit(error.exit_code) from error
    except KeyboardInterrupt as error:
        raise SystemExit(ExitCode.INTERRUPTED) from error
