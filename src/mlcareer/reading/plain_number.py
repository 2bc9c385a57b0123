"""Numbers in digits alone, as most are typed: known without a regular expression.

Compiling one costs a start more than all that is read with it.
"""

from __future__ import annotations


def is_plain_number(text: str) -> bool:
    """Whether a text is a number such as `40` or `7.5` and nothing else."""
    digits = text.replace(".", "", 1)
    return text.isascii() and digits.isdecimal() and not text.endswith(".")
