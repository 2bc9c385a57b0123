"""Bands as tests have them, so that correcting a figure of the guide breaks only what must say it.

A test of arithmetic takes a guide whose bands are pinned; a test of a page says a band as the
guide at hand has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.guide.model import Band, Guide

PINNED = {
    "junior-london": (45_000, 65_000),
    "junior-rest-of-uk": (38_000, 55_000),
    "mid-london": (65_000, 95_000),
    "mid-rest-of-uk": (55_000, 80_000),
    "senior-london": (95_000, 145_000),
    "senior-rest-of-uk": (80_000, 125_000),
    "staff-london": (145_000, 195_000),
    "staff-rest-of-uk": (120_000, 170_000),
}
"""The lowest and the highest figure of each band, in pounds a year, that sums in tests are on."""


def pinned(guide: Guide) -> Guide:
    """Return a guide with the pinned bands."""
    bands = (
        band.replace(min=PINNED[band.id][0], max=PINNED[band.id][1]) if band.id in PINNED else band
        for band in guide.band
    )
    return guide.replace(band=tuple(bands))


def pinned_text(text: str) -> str:
    """Return the text of a guide with the pinned bands."""
    for band, (lowest, highest) in PINNED.items():
        text, done = re.subn(
            rf'(id = "{band}"\n(?:[a-z_]+ = .*\n)*?min = )[0-9_]+(\nmax = )[0-9_]+',
            rf"\g<1>{lowest}\g<2>{highest}",
            text,
        )
        assert done == 1, band
    return text


def band_of(guide: Guide, band_id: str) -> Band:
    """Return a band by its id."""
    return next(band for band in guide.band if band.id == band_id)


def advertised(guide: Guide, band_id: str) -> str:
    """Write a band as pages do: `£95,000–£145,000`, `£145,000–£195,000+`."""
    band = band_of(guide, band_id)
    return f"£{band.min:,}–£{band.max:,}{'+' if band.open_ended else ''}"
