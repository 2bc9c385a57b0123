"""Regular expressions for reading texts, each compiled when it is first used and then kept.

Few texts need all of them, and compiling costs more than reading with them: so a rule stands as
plain text, and `re` itself is imported where a rule is tried.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Pattern


@cache
def as_written(rule: str) -> Pattern[str]:
    """Return a rule that tells capitals from small letters."""
    import re

    return re.compile(rule)


@cache
def in_any_case(rule: str) -> Pattern[str]:
    """Return a rule to which capitals and small letters are the same."""
    import re

    return re.compile(rule, re.IGNORECASE)


def any_of(words: tuple[str, ...]) -> str:
    """Return a rule that any of some words of a table fits; `*` stands for the rest of a word.

    A blank stands for a blank or hyphen, `(a|b)` for either.
    """
    import re

    # All at once, as each call costs more than a word.
    together = re.escape("\n".join(words)).replace("\\\n", "|")
    for written, rule in ((r"\|", "|"), (r"\(", "(?:"), (r"\)", ")"), (r"\*", r"\w{0,20}")):
        together = together.replace(written, rule)
    together = together.replace(r"\ ", "[ -]")
    return rf"(?<!\w)(?:{together})(?!\w)"
