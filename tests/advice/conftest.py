"""What tests of advice share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.pinned import pinned

from mlcareer.guide.load import load_guide

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return the guide that comes with the program, with the bands that sums here are on."""
    return pinned(load_guide())
