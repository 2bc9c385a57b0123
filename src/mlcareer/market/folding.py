"""When two records are one advert: the texts by which they are compared.

A post is on several boards, and on one board day after day. Its employer, title and place are
written a little differently each time. Here each becomes lower-case text without what differs: a
legal form, a place in brackets, `ML` for machine learning. Records with the same employer, title,
place and pay are then one advert. One that names no employer is never folded into another, because
nothing tells that they are the same.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")

_LEGAL_FORMS = frozenset(
    (
        *("ltd", "limited", "plc", "llp", "llc", "inc", "gmbh", "corp", "corporation", "co"),
        *("company", "group", "holdings", "uk"),
    )
)
"""Words at the end of an employer's name that one board writes and another leaves out."""

_NOT_OF_THE_TITLE = frozenset(
    (
        *("remote", "remotely", "hybrid", "onsite", "office", "wfh", "based", "in", "from", "home"),
        *("uk", "permanent", "perm", "contract", "contractor", "full", "part", "time", "new"),
        *("urgent", "ref", "reference", "fully", "the", "a", "an", "and", "of", "at", "gbp"),
    )
)
"""Words that a board or a day adds to a title or leaves out."""

_SHORT_FORMS = {
    "ml": "machine learning",
    "sr": "senior",
    "snr": "senior",
    "jr": "junior",
    "eng": "engineer",
    "engineering": "engineer",
    "engineers": "engineer",
    "mle": "machine learning engineer",
}

_AMOUNT = re.compile(r"[£$€]\s?\d[\d,.]*\s?k?\b|\b\d[\d,.]*\s?k\b", re.IGNORECASE)

_REFERENCE = re.compile(r"\b(?:ref|job|id|req)\W{0,3}[\w-]*\d[\w-]*", re.IGNORECASE)


def employer_stem(name: str) -> str:
    """Return an employer's name without its legal form: `acme` for `The Acme Group Ltd.`."""
    words = _words(name.replace("'", "").replace("’", ""))
    if words[:1] == ["the"] and len(words) > 1:
        del words[0]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        del words[-1]
    return " ".join(words)


def title_stem(title: str) -> str:
    """Return a title without pay, references and what says where and how; short forms in full.

    Places are taken out before: `adverts` knows them.
    """
    bare = _REFERENCE.sub(" ", _AMOUNT.sub(" ", title))
    words = [
        word
        for found in _words(bare)
        if found not in _NOT_OF_THE_TITLE
        for word in _SHORT_FORMS.get(found, found).split()
    ]
    return " ".join(words) or " ".join(_words(title))


def place_stem(place: str) -> str:
    """Return a place as words in lower case."""
    return " ".join(_words(place))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
