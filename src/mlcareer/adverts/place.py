"""Where the work is, and the pay region that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.arrangement import Arrangement, advert_arrangement
from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.place_finding import (
    ABROAD,
    LONDON,
    REST_OF_UK,
    WHOLE_UK,
    NamedPlace,
    PlaceFinder,
    place_finder,
)
from mlcareer.adverts.plain_line import same_signs
from mlcareer.adverts.text import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.place_names import PlaceNames

REMOTE_UK, UK_UNSPECIFIED = "remote-uk", "uk-unspecified"
REMOTE_ANYWHERE, NON_UK, UNSPECIFIED = "remote-anywhere", "non-uk", "unspecified"


class AdvertPlace(Record):
    """Where the work is."""

    region: Found[str]
    """`london`, `rest-of-uk`, `remote-uk`, `uk-unspecified`, `remote-anywhere`, `non-uk` or
    `unspecified`; several places take the first in the UK."""
    place: str = ""
    """The place as written."""
    arrangement: Found[Arrangement] | None = None
    """Nothing where the advert does not say."""


_WIDE = (
    r"\b(?:anywhere|worldwide|global(?:ly)?|europe(?:an)?|emea|eu|e\.u\.|any country|time "
    r"?zones?)\b"
)
_REMOTE = r"\b(?:remote(?:ly)?|work from home|home[- ]based|wfh|distributed)\b"

_REMOTE_FIRST = r"^\W{0,3}(?:fully |100% )?remote\b"
"""A location that begins with "remote": the place after it is the employer's."""

_BASED = (
    r"\b(?:based (?:in|at|out of|near)|located (?:in|at|near)|offices? (?:in|at|near|is in)"
    r"|location\s?[-:]|join (?:our|the|us in)|in central|home to|sites? (?:at|in))\b"
)
"""Words that say where an employer is."""

_HIRED = (
    r"\b(?:you|role|position|job|team|candidates?|post|vacancy|opportunity|internship)\b[^.;]{0,50}"
    r"\b(?:based|located|remote(?:ly)?|on-?site|hybrid) (?:in|at|out of|from|within)\b"
    r"|\bhiring\b[^.;]{0,40}?\bin\b|\b(?:role|position|job|post|vacancy) in\b"
    r"|\bwhere (?:you|this (?:role|job|post|hire))\b|\b(?:hire|role|job|post) is for (?:our|the)\b"
    r"|\bhybrid (?:in|from|working from)\b|\bon-?site in\b|\boffice[- ]based in\b"
    r"|\bworking (?:from|in) (?:our|the)\b|\bwork (?:from|in) our\b|\brelocat\w+ to\b"
    r"|\b(?:days|week) (?:in|at|from)\b"
    r"|\bcommut\w+ (?:to|distance (?:of|from|to))\b"
)
"""Words that say where the hire will be."""

LONGEST_WORDS = 90
"""Characters of a location line that are quoted."""

NEAR = 60
"""Characters after such words in which the place stands."""

REACH = 120
"""Characters before a place in which words are looked for that say whose it is."""

_OF_THE_COMPANY = (
    r"\b(?:headquarter\w*|head office|HQ|founded|established|registered|operations|presence"
    r"|clients|customers|(?P<several>offices|hubs|teams))\s(?:\w+\s){0,2}?"
    r"(?:in|at|across|around|includ\w+)\b(?:(?!,\s(?:with|and|but) (?:an?|our|the|this)\b)[^.;])*$"
)
"""Words before a place that is the employer's and need not be the hire's; one office is."""

_ELSEWHERE = r"\b(?:travel\w*|trips?|visit\w*|offices|headquarter\w*|reporting|report) \S*"
"""Words after which a place is not where the hire will be."""

_POSTCODE = r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]?\s\d[A-Z]{2}\b"
_LONDON_AREAS = frozenset(("E", "EC", "N", "NW", "SE", "SW", "W", "WC"))
"""The postcode areas of London."""

_SKILLS = frozenset((Section.REQUIRED, Section.OPTIONAL, Section.DUTIES))
"""The sections in which a plain word on its own is no place."""

_AROUND_A_PLACE = (
    r"\b(?:UK|GB|GBR|ENG|England|United Kingdom|Great Britain|wide|based|area|greater|metropolitan"
    r"|region|city|central|and|or|of|in|within|the|across|fully|full|time|part|permanent|contract"
    r"|hybrid|remote|remotely|office|on-?site|from|anywhere|home|working|flexible|location|nationwide"
    r"|surrounding|areas|only|days?|week|per|a|north|south|east|west|county|first|friendly|EMEA"
    r"|Europe|EU|worldwide|global|globally|time ?zones?)\b|[\W\d_]"
)
"""What may stand beside a place on a line that only says where the work is."""

LONGEST_PLACE_LINE = 70
"""Characters that a line can have that only says where the work is."""

TOP_SEGMENTS = 5
"""Sentences at the top in which a line of facts between bars is looked for, and a place abroad."""

_LABELLED = r"\b(?:location|office|based)\s?(?::|[-])\s?([^.;|\n]{2,80})"
_NEXT_LABEL = r"\s(?:Salary|Rate|About|The Role|Job|Contract|Hours|Reporting|Department|Pay)\b"

_IN_PASSING = r"\b(?:england|scotland|wales|britain) and\W*$|\b(?:university|bank|city|port) of\W*$"
"""Words before a place that make it part of a name, or all of a country."""

_TELLS_WHERE = r"(?:\b(?:in|at|near|around|from|to|of|our|and|or|central|greater)|[,(/|-])\s?$"
"""What stands before a name that may be a plain word where it does tell a place."""

_Named = tuple[str, str, str, int]
"""A region, the place as written, the words around it, and their line."""


def advert_place(advert: AdvertText, names: PlaceNames, words: AdvertWords) -> AdvertPlace:
    """Find where the work is and how much of it is remote, by the names of a table."""
    return _PlaceReader(advert, place_finder(names)).place(advert_arrangement(advert, words))


class _PlaceReader:
    """One advert, and the finder that its places are read with."""

    def __init__(self, advert: AdvertText, finder: PlaceFinder) -> None:
        self._advert = advert
        self._finder = finder
        self._found: dict[str, list[NamedPlace]] = {}
        self._told = [s for s in advert.segments if s.section is not Section.PROCESS]
        title = same_signs(advert.title)
        self._remote_title = bool(in_any_case(_REMOTE).search(title)) or self._tagged("#LI-Remote")

    def place(self, told: Found[Arrangement] | None) -> AdvertPlace:
        """Judge the location line, or else the advert's own sentences."""
        arrangement = told.value if told else UNSPECIFIED
        location, line = self._location()
        region, place = self._region(location, arrangement)
        said = [f.written for f in self._advert.header if f.label == "location"]
        words = "; ".join(dict.fromkeys(said)) or location
        words = words[:LONGEST_WORDS] + (" …" if len(words) > LONGEST_WORDS else "")
        if region in {UNSPECIFIED, UK_UNSPECIFIED} or not location:
            found = self._in_text()
            if found is not None and (region == UNSPECIFIED or found[0] in {LONDON, REST_OF_UK}):
                region, place, words, line = found
                if region in {UK_UNSPECIFIED, LONDON, REST_OF_UK} and arrangement == "remote":
                    region = REMOTE_UK
        if region == UK_UNSPECIFIED and self._remote_title and arrangement != "hybrid":
            region = REMOTE_UK
        if region == UNSPECIFIED and (arrangement == "remote" or self._remote_title):
            how, how_line = (told.words, told.line) if told else (self._advert.title, 1)
            in_pounds = any("£" in segment.text for segment in self._advert.segments)
            region, words, line = (REMOTE_UK if in_pounds else REMOTE_ANYWHERE), how, how_line
        header_remote = bool(in_any_case(_REMOTE).search(location)) or self._remote_title
        if told is None and header_remote:
            told = Found("remote", location or self._advert.title, line)
        return AdvertPlace(region=Found(region, words, line), place=place, arrangement=told)

    def _tagged(self, tag: str) -> bool:
        return any(tag.casefold() in segment.text.casefold() for segment in self._advert.segments)

    def _find(self, text: str) -> list[NamedPlace]:
        """Return the places that a text names; each sentence is asked for several times."""
        if text not in self._found:
            self._found[text] = self._finder.find(text)
        return self._found[text]

    def _towns(self, text: str) -> list[NamedPlace]:
        """Return the places that a text names, the UK as a whole aside."""
        return [place for place in self._find(text) if place.kind != WHOLE_UK]

    def _uk(self, text: str) -> NamedPlace | None:
        return next((place for place in self._find(text) if place.kind == WHOLE_UK), None)

    def _location(self) -> tuple[str, int | None]:
        """Return the line that only says where the work is, if there is one."""
        location = self._advert.labelled("location")
        header = self._advert.header
        line = next((fact.line for fact in header if fact.label == "location"), None)
        if not location:
            location, line = self._told_location()
        if not location and self._hired_in() is None:
            location, line = self._place_line()
        return location, line

    def _region(self, location: str, arrangement: str) -> tuple[str, str]:
        """Judge a location line; the order of its places counts."""
        if not location:
            return UNSPECIFIED, ""
        remote_first = in_any_case(_REMOTE_FIRST).match(location) is not None
        sure_remote = self._remote_title or (remote_first and not self._speaks_of_hybrid())
        remote = (
            bool(in_any_case(_REMOTE).search(location)) or sure_remote or arrangement == "remote"
        )
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
        postcode = as_written(_POSTCODE).search(location)
        if postcode and not abroad:
            in_london = postcode["area"] in _LONDON_AREAS
            return (LONDON if in_london else REST_OF_UK), postcode[0]
        if abroad or self._finder.names_a_state(location):
            return NON_UK, abroad[0].words if abroad else location
        wide = in_any_case(_WIDE).search(location)
        if not remote and not wide:
            return UNSPECIFIED, location
        in_uk = any(self._uk(segment.text) for segment in self._advert.segments)
        return (REMOTE_UK if in_uk and not wide else REMOTE_ANYWHERE), location

    def _speaks_of_hybrid(self) -> bool:
        return any("hybrid" in segment.text.casefold() for segment in self._advert.segments)

    def _uk_region(
        self, location: str, uk: NamedPlace, abroad: list[NamedPlace], *, remote: bool
    ) -> tuple[str, str]:
        """Judge a location that names the UK and no place in it that is known."""
        sure_remote = self._remote_title
        if in_any_case(_REMOTE).search(location) or sure_remote or (remote and not abroad):
            return REMOTE_UK, uk.words
        if abroad:
            return REMOTE_ANYWHERE, location
        for part in location.split(","):
            town = part.strip()
            plain_name = town[:1].isupper() and town.isascii()
            if plain_name and not self._uk(town) and not in_any_case("hybrid").search(town):
                return REST_OF_UK, town
        return UK_UNSPECIFIED, uk.words

    def _told_location(self) -> tuple[str, int | None]:
        """Return a location that the text labels, or that stands between bars near the top."""
        for segment in self._advert.segments[:TOP_SEGMENTS]:
            for part in segment.text.split("|") if "|" in segment.text else ():
                if self._only_says_where(part):
                    return part.strip(), segment.line
        for segment in self._advert.segments:
            found = in_any_case(_LABELLED).search(segment.text)
            if found and (self._find(found[1]) or in_any_case(_REMOTE).search(found[1])):
                return as_written(_NEXT_LABEL).split(found[1])[0], segment.line
        return "", None

    def _only_says_where(self, text: str) -> bool:
        """Tell whether half of a text or more is places, or all of it is about where."""
        named = self._towns(text)
        if named and 2 * (named[-1].end - named[0].start) >= len(text.strip()):
            return True
        bare = not in_any_case(_AROUND_A_PLACE).sub("", self._finder.rest(text))
        return bare and bool(self._find(text) or in_any_case(_REMOTE).search(text))

    def _place_line(self) -> tuple[str, int | None]:
        """Return the first line that names a place and says nothing else; else a "remote" one."""
        remote: tuple[str, int | None] = ("", None)
        for segment in self._advert.segments:
            text = segment.text
            if segment.section is Section.TITLE or len(text) > LONGEST_PLACE_LINE:
                continue
            named = self._find(text)
            if not named and not in_any_case(_REMOTE).search(text):
                continue
            if in_any_case(_AROUND_A_PLACE).sub("", self._finder.rest(text)):
                continue
            # Neither "Sale 20%" nor Phoenix among the skills.
            doubtful = all(place.plain for place in named) and (
                segment.section in _SKILLS or in_any_case(r"\d").search(text)
            )
            if any(place.kind != WHOLE_UK for place in named) and not doubtful:
                return text, segment.line
            if named and in_any_case(_REMOTE).search(text):
                return text, segment.line
            if not remote[0] and in_any_case(_REMOTE).search(text):
                remote = text, segment.line
        return remote

    def _in_text(self) -> _Named | None:
        """Look for the place in the advert's own sentences, the surest first."""
        return (
            self._in_title()
            or self._hired_in()
            or self._uk_place(sure=True)
            or self._uk_place(sure=False)
            or self._in_the_uk()
            or self._place_abroad()
        )

    def _in_title(self) -> _Named | None:
        title = same_signs(self._advert.title)
        named = [place for place in self._towns(title) if _tells_where(title, place)]
        if not named or (named[0].kind == ABROAD and self._uk(title) is not None):
            return None
        return self._first(named, self._advert.segments[0])

    def _hired_in(self) -> _Named | None:
        """Return the place in a sentence that says where the hire will be."""
        found = [place for segment in self._told if (place := self._hired_by(segment)) is not None]
        return next((place for place in found if place[0] != NON_UK), None) or next(
            iter(found), None
        )

    def _hired_by(self, segment: Segment) -> _Named | None:
        text = segment.text
        named: list[NamedPlace] | None = None
        for cue in in_any_case(_HIRED).finditer(text):
            named = self._towns(text) if named is None else named
            near = [place for place in named if 0 <= place.start - cue.end() < NEAR]
            between = text[cue.end() : near[0].start] if near else ""
            if near and not in_any_case(_ELSEWHERE).search(between) and "." not in between:
                until = next((p.start for p in near if self._elsewhere(text, near[0], p)), None)
                return self._first([p for p in near if until is None or p.start < until], segment)
        return None

    @staticmethod
    def _elsewhere(text: str, first: NamedPlace, place: NamedPlace) -> bool:
        between = text[first.end : place.start]
        return "." in between or bool(in_any_case(_ELSEWHERE).search(between))

    def _first(self, named: list[NamedPlace], segment: Segment) -> _Named:
        """Return the first place in the UK, or else the first of all."""
        place = next((p for p in named if p.kind != ABROAD), named[0])
        region = NON_UK if place.kind == ABROAD else place.kind
        return region, place.words, _around(segment, place), segment.line

    def _uk_place(self, *, sure: bool) -> _Named | None:
        """Return a town in the UK that the employer is in; one named in passing where not sure."""
        for segment in self._told:
            text = segment.text
            if sure and not in_any_case(_BASED).search(text):
                continue
            named = self._towns(text)
            for place in named:
                doubtful = _of_the_company(text, place, named) or not _tells_where(text, place)
                if not sure:
                    doubtful |= place.plain or _in_passing(text, place)
                if place.kind != ABROAD and not doubtful:
                    return place.kind, place.words, _around(segment, place), segment.line
        return None

    def _in_the_uk(self) -> _Named | None:
        """Return that a sentence names the UK, or that the employer is in a town of it."""
        for segment in self._advert.segments:
            uk = self._uk(segment.text)
            if uk is not None:
                return UK_UNSPECIFIED, uk.words, _around(segment, uk), segment.line
        for segment in self._told:
            named = self._towns(segment.text)
            # A list of offices in several countries says nothing of one of them.
            worldwide = any(place.kind == ABROAD for place in named)
            for place in named:
                if place.kind != ABROAD and not place.plain and not worldwide:
                    return UK_UNSPECIFIED, place.words, _around(segment, place), segment.line
        return None

    def _place_abroad(self) -> _Named | None:
        """Return a place abroad that the employer is in, or that the advert begins with."""
        for segment in self._told:
            text = segment.text
            found = in_any_case(_BASED).search(text)
            named = self._towns(text) if found else []
            for place in named:
                near = found is not None and 0 <= place.start - found.end() < NEAR
                if near and not _of_the_company(text, place, named):
                    return self._first([place], segment)
        for segment in self._told[:TOP_SEGMENTS]:
            named = [place for place in self._towns(segment.text) if not place.plain]
            if named and not _of_the_company(segment.text, named[0], named):
                return self._first(named, segment)
        return None


def _before(text: str, place: NamedPlace) -> str:
    return text[max(0, place.start - REACH) : place.start]


def _in_passing(text: str, place: NamedPlace) -> bool:
    """Tell whether a name is part of another, as in "University of Leeds", and no place is told."""
    return not place.placed and in_any_case(_IN_PASSING).search(_before(text, place)) is not None


def _of_the_company(text: str, place: NamedPlace, named: list[NamedPlace]) -> bool:
    """Tell by the words before a place whether only the employer need be there."""
    found = in_any_case(_OF_THE_COMPANY).search(_before(text, place))
    return found is not None and (found["several"] is None or len(named) > 1)


def _tells_where(text: str, place: NamedPlace) -> bool:
    """Tell whether a name is that of a place where it stands, and no plain word."""
    return not place.plain or in_any_case(_TELLS_WHERE).search(_before(text, place)) is not None


def _around(segment: Segment, place: NamedPlace) -> str:
    return quote(segment.written, place.start, place.end, around=30)
