"""The degree that an advert asks for, and whether experience will do in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.found import Found
    from mlcareer.adverts.text import AdvertText, Segment

DegreeKind = Literal["any", "bachelor", "master", "phd"]
"""The lowest that is asked for; `any`: a degree without saying which."""

DegreeStanding = Literal["required", "optional"]


class Degree(Record, kw_only=False):
    """The degree that an advert asks for."""

    kind: DegreeKind
    standing: DegreeStanding
    or_experience: bool = False
    """Whether experience, or something else, will do in its place."""


_DEGREES: tuple[tuple[DegreeKind, str], ...] = (
    # Bare letters count in capitals only.
    ("bachelor", r"\b(?:[Bb]achelor(?:'?s)?|BSc|B\.Sc\.?|BA|BEng|BS|[Uu]ndergraduate degree)\b"),
    (
        "master",
        (
            r"\b(?:[Mm]asters?(?:'s|')?(?= (?:degree|in\b|level|or\b|of\b|and\b|\())"
            r"|[Mm]asters qualification|[Mm]aster(?:'s)|MSc|M\.Sc\.?|MEng|MPhil|MS(?= (?:in|or"
            r"|degree)\b)"
            r"|[Pp]ostgraduate (?:degree|qualification))"
        ),
    ),
    ("phd", r"\b(?:Ph\.?D\.?s?|PHD|phd|DPhil|[Dd]octora(?:te|l degree))\b"),
    (
        "any",
        (
            r"\b(?:[Dd]egree(?:[- ](?:in|level|qualified|educated|or|from)\b|,"
            r"| (?:is|would|preferred|required|desirable)\b)|(?:a|[Uu]niversity|[Rr]elevant|STEM"
            r"|[Tt]echnical"
            r"|[Qq]uantitative|[Nn]umerical|[Ss]cientific|[Aa]dvanced|[Ff]irst[- ]class) degree"
            r"|[Gg]raduates? (?:in|with an?)|2[.:]1)\b"
        ),
    ),
)

_EXPERIENCE = (
    r"\bor\b[^.;]{0,40}\b(?:experience|years|equivalent|expertise|practice|self[- ]taught)\b"
    r"|\bequivalent\b[^.;]{0,30}\bexperience\b|\b(?:years|experience)\b[^.;]{0,60}\bor (?:an? )?"
    r"(?:\w+ )?(?:degree|ph\.?d|master|msc|bsc|doctora|bachelor)"
)

_NOT_ASKED = (
    r"\b(?:no|without an?|don't need an?|do not need an?|not need an?|whether or not)\b[^.;]{0,30}"
    r"\b(?:degree|phd|ph\.d)\b|\bdegree\b[^.;]{0,25}\b(?:not (?:required|needed|necessary"
    r"|essential)|isn't (?:required|needed|necessary))\b"
)

_OPTIONAL = (
    r"\b(?:ideally|preferably|preferred|preferable|desirable|desired|advantage\w*|a plus|bonus|nice"
    r"|beneficial|welcome|useful|favou?red|helpful)\b"
)

_OTHERS = (
    r"\b(?:our|the) (?:team|founders?|engineers|scientists|people)\b|\bwe (?:have|are|employ)\b"
    r"|\b(?:with|alongside) (?:\w+ ){0,3}(?:phds|doctors)\b|\bsponsor\w*\b|\bfund\w*\b"
    r"|\bdegree of\b|\bapprentice\w*\b"
)
"""Words of a line that tells whose degree it is, or of no degree at all."""

_ASKING = frozenset(
    (
        Section.TITLE,
        Section.INTRODUCTION,
        Section.UNKNOWN,
        Section.DUTIES,
        Section.REQUIRED,
        Section.OPTIONAL,
    )
)

_ORDER: tuple[DegreeKind, ...] = ("bachelor", "master", "phd", "any")
"""Each from the lowest on; a degree that is not named only where none is."""


def advert_degree(advert: AdvertText) -> Found[Degree] | None:
    """Find the degree that is asked for; what is required outweighs what is only welcome."""
    found = list(_asked(advert))
    required = [degree for degree in found if degree.value.standing == "required"]
    return next(iter(required or found), None)


def _asked(advert: AdvertText) -> Iterator[Found[Degree]]:
    for segment in advert.segments:
        text = segment.text
        if segment.section not in _ASKING or not segment.has(_SIGNS):
            continue
        kinds = {
            degree: match for degree, cues in _DEGREES if (match := as_written(cues).search(text))
        }
        if not kinds or in_any_case(_NOT_ASKED).search(text) or in_any_case(_OTHERS).search(text):
            continue
        lowest = next(degree for degree in _ORDER if degree in kinds)
        match = kinds[lowest]
        degree = Degree(
            lowest,
            _standing(segment, match.start(), match.end()),
            in_any_case(_EXPERIENCE).search(text) is not None,
        )
        yield segment.found(degree, *match.span())


def _standing(segment: Segment, start: int, end: int) -> DegreeStanding:
    text = segment.text
    optional = segment.section is Section.OPTIONAL or in_any_case(_OPTIONAL).search(text)
    # "BSc required, PhD preferred" asks for the first of them.
    clause = (
        in_any_case(r"[,;.(]").split(text[:start])[-1] + in_any_case(r"[,;.(]").split(text[end:])[0]
    )
    sure = in_any_case(r"\b(?:required?|requires|essential|must|minimum|at least|need)\b").search(
        clause
    )
    return "optional" if optional and not sure else "required"


_SIGNS = (
    "degree", "phd", "ph.d", "doctora", "dphil", "master", "msc", "m.sc", "meng", "bsc", "b.sc",
    " ba", "beng", "bachelor", "graduate", "2.1", "2:1", "mphil", " bs", " ms",
)  # fmt: skip
"""Letters without which a line speaks of no degree: looked for before the long expressions."""
