"""A server as assistants start it, asked by the official client over standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Do = Callable[..., Any]
"""Calls a method of the client by its name, and returns what the server answered."""


@pytest.fixture(scope="module")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of the server, with a profile in it."""
    home = tmp_path_factory.mktemp("server")
    (home / "settings" / "mlcareer").mkdir(parents=True)
    return home


@pytest.fixture(scope="module")
def client(server_home: Path) -> Iterator[Do]:
    """Start a server, and stop it when the tests of a module are done."""
    with served(server_home) as asked:
        yield asked


@contextmanager
def served(home: Path, *options: str) -> Iterator[Do]:
    """Start a server with some options."""
    mcp = pytest.importorskip("mcp")
    from anyio.from_thread import start_blocking_portal

    parameters = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "mlcareer", "mcp", *options],
        env={name: str(home / below) for name, below in FOLDERS.items()},
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(
            mcp.Client(parameters, read_timeout_seconds=60)
        ) as connected,
    ):

        def do(method: str, *given: object) -> Any:  # noqa: ANN401 - what the server says
            return portal.call(partial(getattr(connected, method), *given))

        yield do
