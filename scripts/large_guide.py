"""Make a large guide of the program's own: more regions, each with bands, a place and remarks.

    .venv/bin/python scripts/large_guide.py 500 > large.toml

With 500 regions more it has 2,000 bands more and 4 MB: what the cost of a look-up is measured on
(scripts/measure_start.py). The figures are invented.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.load import load

REMARKS = 6
"""Of each new band."""

PROSE = (
    "This band was read off adverts of one town and one month, as anybody can who counts them. "
    "It says what was asked and not what was agreed, and it is older than the adverts of today. "
)


def main() -> None:
    """Write the guide to stdout."""
    if len(sys.argv) != len(["script", "regions"]) or not sys.argv[1].isdecimal():
        raise SystemExit(__doc__)
    sys.stdout.write(enlarged(int(sys.argv[1])))


def enlarged(regions: int) -> str:
    """Return the program's own guide with so many regions more, as TOML."""
    own = Path(GUIDE.bundled).read_text(encoding="utf-8")
    return own + "".join(text for number in range(regions) for text in _region(number))


def _region(number: int) -> Iterator[str]:
    name = f"town-{number}"
    rests = 'sources = ["mlcareer"]\n'
    yield f'\n[[region]]\nid = "{name}"\nname = "Town {number}"\nsummary = "{PROSE}"\n{rests}'
    for step, level in enumerate(load(GUIDE).level):
        band = f"{level.id}-{name}"
        least = 30_000 + 20_000 * step + number
        yield (
            f'\n[[band]]\nid = "{band}"\nlevel = "{level.id}"\nregion = "{name}"\n'
            f"min = {least}\nmax = {least + 20_000}\n{rests}"
        )
        for remark in range(REMARKS):
            yield (
                f'\n[[remark]]\nid = "{band}-{remark}"\nkind = "caution"\n'
                f'about = ["band:{band}"]\ntext = "{PROSE}"\n{rests}'
            )


if __name__ == "__main__":
    main()
