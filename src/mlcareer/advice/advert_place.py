"""Where the work is, and the pay region that follows from it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.advert_arrangement import advert_arrangement
from mlcareer.advice.advert_heading import Section
from mlcareer.advice.place_finding import ABROAD, WHOLE_UK, NamedPlace, PlaceFinder, place_finder
from mlcareer.advice.requirement import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from re import Pattern

    from mlcareer.advice.advert_text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords

LONDON, REST_OF_UK, REMOTE_UK = "london", "rest-of-uk", "remote-uk"
UK_UNSPECIFIED, REMOTE_ANYWHERE, NON_UK = "uk-unspecified", "remote-anywhere", "non-uk"
UNSPECIFIED = "unspecified"


class AdvertPlace(Record):
    """Where the work is."""

    region: str
    """`london`, `rest-of-uk`, `remote-uk`, `uk-unspecified`, `remote-anywhere`, `non-uk` or
    `unspecified`; several places take the first in the UK."""
    place: str = ""
    """The place as written."""
    words: str = ""
    line: int | None = None
    arrangement: str = "unspecified"
    """`remote`, `hybrid`, `on-site` or `unspecified`."""
    arrangement_words: str = ""
    arrangement_line: int | None = None


_WIDE = (
    r"\b(?:anywhere|worldwide|global(?:ly)?|europe(?:an)?|emea|eu|e\.u\.|any country|time "
    r"?zones?)\b"
)
_REMOTE = r"\b(?:remote(?:ly)?|work from home|home[- ]based|wfh|distributed)\b"

_BASED = (
    r"\b(?:based (?:in|at|out of|near)|located (?:in|at|near)|offices? (?:in|at|near|is in)"
    r"|headquartered in|hybrid (?:in|from|working from)|on-?site in|location\s*[-:–]|working "
    r"(?:from|in) (?:our|the)|relocat\w+ to|role in|position in|join (?:our|the|us in)|in central"
    r"|week in|days in|home to|sites? (?:at|in))\b"
)

_POSTCODE = r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]?\s\d[A-Z]{2}\b"
_LONDON_AREAS = frozenset(("E", "EC", "N", "NW", "SE", "SW", "W", "WC"))
"""The postcode areas of London."""

_AROUND_A_PLACE = (
    r"\b(?:UK|GB|GBR|ENG|England|United Kingdom|Great Britain|wide|based|area|greater|metropolitan"
    r"|region|city|central|and|or|of|in|within|the|across|fully|full|time|part|permanent|contract"
    r"|hybrid|remote|remotely|office|on-?site|from|anywhere|home|working|flexible|location|nationwide"
    r"|surrounding|areas|only|days?|week|per|a|north|south|east|west|county|first|friendly|EMEA"
    r"|Europe|EU|worldwide|global|globally)\b|[\W\d_]"
)
"""What may stand beside a place on a line that only says where the work is."""

LONGEST_PLACE_LINE = 70
"""Characters that a line can have that only says where the work is."""

TOP_SEGMENTS = 5
"""Sentences at the top among which a line of facts between bars is looked for."""

_LABELLED = r"\b(?:location|office|based)\s*(?::|[-–])\s*([^.;|\n]{2,80})"
_NEXT_LABEL = r"\s+(?:Salary|Rate|About|The Role|Job|Contract|Hours|Reporting|Department|Pay)\b"

_HIRE_BASED = (
    r"\b(?:you|role|position|job|team|candidates?|post)\b[^.;]{0,50}\b(?:based|located) "
    r"(?:in|at|out of|from)\b(?=[^.;]{0,40}[A-Z])"
)
"""Words of a sentence that says where the hire will be."""

_IN_PASSING = r"\b(?:england|scotland|wales|britain) and\W*$|\b(?:university|bank|city|port) of\W*$"
"""Words before a place that make it part of a name, or all of a country."""

NEAR = 40
"""Characters after "based in" and the like in which a place abroad is looked for."""

Found = tuple[str, str, str, int]
"""A region, the place as written, the words around it, and their line."""


def advert_place(advert: AdvertText, words: AdvertWords) -> AdvertPlace:
    """Find where the work is and how much of it is remote, by the names of a table."""
    return _PlaceReader(advert, place_finder(words)).place()


class _PlaceReader:
    """One advert, and the finder that its places are read with."""

    def __init__(self, advert: AdvertText, finder: PlaceFinder) -> None:
        self._advert = advert
        self._finder = finder
        title = advert.title
        self._remote_title = bool(_pattern(_REMOTE).search(title)) or self._tagged("#LI-Remote")

    def place(self) -> AdvertPlace:
        """Judge the location line, or else the advert's own sentences."""
        told = advert_arrangement(self._advert)
        arrangement, how, how_line = told.kind, told.words, told.line
        location, line = self._location()
        region, place = self._region(location, arrangement)
        words = location[:90] + (" …" if len(location) > 90 else "")  # noqa: PLR2004 - a line's worth
        if region in {UNSPECIFIED, UK_UNSPECIFIED} or not location:
            found = self._in_text()
            if found is not None and (region == UNSPECIFIED or found[0] in {LONDON, REST_OF_UK}):
                region, place, words, line = found
                if region in {UK_UNSPECIFIED, LONDON, REST_OF_UK} and arrangement == "remote":
                    region = REMOTE_UK
        if region == UK_UNSPECIFIED and self._remote_title and arrangement != "hybrid":
            region = REMOTE_UK
        if region == UNSPECIFIED and (arrangement == "remote" or self._remote_title):
            how, how_line = (how, how_line) if how else (self._advert.title, 1)
            in_pounds = any("£" in segment.text for segment in self._advert.segments)
            region, words, line = (REMOTE_UK if in_pounds else REMOTE_ANYWHERE), how, how_line
        header_remote = bool(_pattern(_REMOTE).search(location)) or self._remote_title
        if arrangement == "unspecified" and header_remote:
            arrangement, how, how_line = "remote", location or self._advert.title, line
        return AdvertPlace(
            region=region,
            place=place,
            words=words,
            line=line,
            arrangement=arrangement,
            arrangement_words=how,
            arrangement_line=how_line,
        )

    def _tagged(self, tag: str) -> bool:
        return any(tag.casefold() in segment.text.casefold() for segment in self._advert.segments)

    def _towns(self, text: str, start: int = 0) -> list[NamedPlace]:
        """Return the places that a text names, the UK as a whole aside."""
        return [place for place in self._finder.find(text, start) if place.kind != WHOLE_UK]

    def _uk(self, text: str) -> NamedPlace | None:
        return next((place for place in self._finder.find(text) if place.kind == WHOLE_UK), None)

    def _location(self) -> tuple[str, int | None]:
        """Return the line that only says where the work is, if there is one."""
        location = self._advert.labelled("location")
        header = self._advert.header
        line = next((number for label, _, number in header if label == "location"), None)
        if not location:
            location, line = self._told_location()
        if not location and not self._says_where():
            location, line = self._place_line()
        return location, line

    def _region(self, location: str, arrangement: str) -> tuple[str, str]:
        """Judge a location line; the order of its places counts."""
        if not location:
            return UNSPECIFIED, ""
        sure_remote = self._remote_title
        remote = bool(_pattern(_REMOTE).search(location)) or sure_remote or arrangement == "remote"
        named = self._finder.find(location, any_case=True)
        uk = next((place for place in named if place.kind == WHOLE_UK), None)
        abroad = [place for place in named if place.kind == ABROAD]
        first = next((place for place in named if place.kind in {LONDON, REST_OF_UK}), None)
        if first is not None:
            if sure_remote and arrangement != "hybrid":
                return REMOTE_UK, first.words
            return first.kind, first.words
        if uk is not None:
            return self._uk_region(location, uk, abroad, remote=remote)
        postcode = _cased(_POSTCODE).search(location)
        if postcode and not abroad:
            in_london = postcode["area"] in _LONDON_AREAS
            return (LONDON if in_london else REST_OF_UK), postcode[0]
        if abroad or self._finder.names_a_state(location):
            return NON_UK, abroad[0].words if abroad else location
        wide = _pattern(_WIDE).search(location)
        if not remote and not wide:
            return UNSPECIFIED, location
        in_uk = any(self._uk(segment.text) for segment in self._advert.segments)
        return (REMOTE_UK if in_uk and not wide else REMOTE_ANYWHERE), location

    def _uk_region(
        self, location: str, uk: NamedPlace, abroad: list[NamedPlace], *, remote: bool
    ) -> tuple[str, str]:
        """Judge a location that names the UK and no place in it that is known."""
        sure_remote = self._remote_title
        if _pattern(_REMOTE).search(location) or sure_remote or (remote and not abroad):
            return REMOTE_UK, uk.words
        if abroad:
            return REMOTE_ANYWHERE, location
        for part in location.split(","):
            town = part.strip()
            plain_name = town[:1].isupper() and town.isascii()
            if plain_name and not self._uk(town) and not _pattern("hybrid").search(town):
                return REST_OF_UK, town
        return UK_UNSPECIFIED, uk.words

    def _told_location(self) -> tuple[str, int | None]:
        """Return a location that the text labels, or that stands between bars near the top."""
        for segment in self._advert.segments[:TOP_SEGMENTS]:
            for part in segment.text.split("|") if "|" in segment.text else ():
                named = self._towns(part)
                if named and 2 * (named[-1].end - named[0].start) >= len(part.strip()):
                    return part.strip(), segment.line
        for segment in self._advert.segments:
            found = _pattern(_LABELLED).search(segment.text)
            if found and (self._finder.find(found[1]) or _pattern(_REMOTE).search(found[1])):
                return _cased(_NEXT_LABEL).split(found[1])[0], segment.line
        return "", None

    def _says_where(self) -> bool:
        """Tell whether a sentence says where the hire will be; a board's line can be wrong."""
        return any(
            self._towns(segment.text, found.end())[:1]
            for segment in self._advert.segments
            if (found := _pattern(_HIRE_BASED).search(segment.text)) is not None
        )

    def _place_line(self) -> tuple[str, int | None]:
        """Return the first line that names a place and says nothing else; else a "remote" one."""
        remote: tuple[str, int | None] = ("", None)
        for segment in self._advert.segments:
            text = segment.text
            if segment.section is Section.TITLE or len(text) > LONGEST_PLACE_LINE:
                continue
            named = self._towns(text)
            rest = text
            for place in reversed(named):
                rest = rest[: place.start] + rest[place.end :]
            if _pattern(_AROUND_A_PLACE).sub("", rest):
                continue
            if named or (self._uk(text) and _pattern(_REMOTE).search(text)):
                return text, segment.line
            if not remote[0] and _pattern(_REMOTE).search(text):
                remote = text, segment.line
        return remote

    def _in_text(self) -> Found | None:
        """Look for the place in the advert's own sentences, those that say "based in" first."""
        segments = [s for s in self._advert.segments if s.section is not Section.PROCESS]
        return self._uk_place(segments) or self._country() or self._place_abroad(segments)

    def _uk_place(self, segments: list[Segment]) -> Found | None:
        for sure in (True, False):
            for segment in segments:
                based = _pattern(_BASED).search(segment.text)
                if sure and not (based or segment.section is Section.TITLE):
                    continue
                for place in self._towns(segment.text):
                    doubtful = not sure and (
                        place.plain or _pattern(_IN_PASSING).search(segment.text[: place.start])
                    )
                    if place.kind != ABROAD and not doubtful:
                        return place.kind, place.words, _around(segment, place), segment.line
        return None

    def _country(self) -> Found | None:
        """Return a place abroad that the title names, or else that the text names the UK."""
        title = self._advert.title
        for place in self._towns(title):
            if place.kind == ABROAD:
                return NON_UK, place.words, title, self._advert.segments[0].line
        for segment in self._advert.segments:
            uk = self._uk(segment.text)
            if uk is not None:
                return UK_UNSPECIFIED, uk.words, _around(segment, uk), segment.line
        return None

    def _place_abroad(self, segments: list[Segment]) -> Found | None:
        for segment in segments:
            found = _pattern(_BASED).search(segment.text)
            if found is None:
                continue
            near = self._towns(segment.text, found.end())[:1]
            if near and near[0].start < found.end() + NEAR:
                return NON_UK, near[0].words, _around(segment, near[0]), segment.line
        return None


def _around(segment: Segment, place: NamedPlace) -> str:
    return quote(segment.text, place.start, place.end, around=30)


@cache
def _pattern(text: str) -> Pattern[str]:
    import re

    return re.compile(text, re.IGNORECASE)


@cache
def _cased(text: str) -> Pattern[str]:
    import re

    return re.compile(text)
