"""Write the hashes by which a test knows the wording of the guide that ours was made from.

    .venv/bin/python scripts/write_source_word_runs.py SOURCE

SOURCE is a copy of that guide as text, which is not ours to publish. What is written of it are
64 bits for each run of eight words: enough to find a run of it in our own text, too little to
make any of it out again. Tests of the wording import the functions here.
"""

from __future__ import annotations

import re
import sys
from hashlib import blake2b
from pathlib import Path

WORD_RUNS = Path(__file__).parent.parent / "tests" / "source_word_runs.txt"

RUN = 8
"""Words. A shorter run may be a proper name or a list of them."""

DIGEST = 8
"""Bytes. The texts of the project make some hundred thousand runs and the source 2,400, so that
one of 2 to the power of 64 values is met by chance once in tens of billions of projects."""

HEADING_LINES = 2
"""Lines of the source before its text: only a title, which may be cited."""

_WORD = re.compile(r"[a-z0-9£%&']+")


def words_of(text: str) -> list[str]:
    """Return the words of a text without their case and what stands between them."""
    return _WORD.findall(text.lower())


def runs_of(text: str) -> dict[str, str]:
    """Return every run of words of a text, by its hash."""
    words = words_of(text)
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {blake2b(run.encode(), digest_size=DIGEST).hexdigest(): run for run in runs}


def main() -> None:
    """Write the file of hashes, in an order that tells nothing of the text's."""
    (source,) = sys.argv[1:]
    lines = Path(source).read_text(encoding="utf-8").split("\n")
    hashes = sorted(runs_of("\n".join(lines[HEADING_LINES:])))
    WORD_RUNS.write_text("".join(f"{run}\n" for run in hashes), encoding="ascii")
    print(f"{len(hashes)} runs of {RUN} words")


if __name__ == "__main__":
    main()
