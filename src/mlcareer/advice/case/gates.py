"""What shuts the door before skills count: years, place, right to work, degree, clearance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.cv_facts import DEGREES, CvFacts, Experience
from mlcareer.adverts.found import Found
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.advert import AdvertAnswer
    from mlcareer.guide.model import Level

About = Literal["experience", "ml-experience", "place", "right-to-work", "degree", "clearance"]

Outcome = Literal["met", "short", "fails", "ask"]
"""`met`: what is asked is there; `short`: fewer years than asked; `fails`: what is required is not
there and cannot soon be; `ask`: one of the two does not say, or they may not fit."""

A_LITTLE = 5
"""Years are short by a little where a fifth of what is asked, or one year, is missing."""

UNITED_KINGDOM = frozenset(("london", "rest-of-uk", "uk"))


class Gate(Record):
    """One condition: what is asked, what the CV says, and what comes of it."""

    about: About
    advert: str | None
    """The file of the advert that asks; null for a level."""
    asked: float | str | None
    """Years; a place; `offered` or `not-offered` for sponsorship; a kind of degree; a clearance.
    Null where nothing is asked or said."""
    asked_line: int | None
    """The line of the advert."""
    cv: Found[object] | None
    """What the CV says, with its words and line."""
    outcome: Outcome
    short_by: float | None = None
    """Years."""

    @property
    def by_a_little(self) -> bool:
        """Whether the years that are missing are few."""
        asked = self.asked if isinstance(self.asked, float) else 0.0
        return self.short_by is not None and (
            self.short_by <= 1 or self.short_by * A_LITTLE <= asked
        )


def gates_of_level(level: Level, facts: CvFacts) -> Iterator[Gate]:
    """Yield what a level of the guide asks besides skills: years of experience."""
    yield _years("experience", None, float(level.experience_min), None, facts.experience)


def gates_of_advert(advert: AdvertAnswer, facts: CvFacts) -> Iterator[Gate]:
    """Yield what an advert asks besides skills, and what the CV says of it."""
    if advert.years_min is not None:
        line = _line(advert, "years_min")
        yield _years("experience", advert.file, float(advert.years_min), line, facts.experience)
    if advert.ml_years_min is not None:
        line = _line(advert, "ml_years_min")
        yield _years(
            "ml-experience", advert.file, float(advert.ml_years_min), line, facts.ml_experience
        )
    if advert.region != "unspecified":
        yield _place(advert, facts)
    if advert.region != "non-uk":
        yield _right(advert, facts)
    yield _degree(advert, facts)
    yield _clearance(advert, facts)


def _line(advert: AdvertAnswer, about: str) -> int | None:
    return next((item.line for item in advert.evidence if item.about == about), None)


def _gate(
    about: About, advert: AdvertAnswer, stated: str, asked: str | None, found: Found[object] | None
) -> Gate:
    """Return a condition that is still to be asked about; `stated` is the advert's own field."""
    line = _line(advert, stated)
    return Gate(
        about=about, advert=advert.file, asked=asked, asked_line=line, cv=found, outcome="ask"
    )


def _years(
    about: About,
    advert: str | None,
    asked: float,
    line: int | None,
    found: Found[Experience] | None,
) -> Gate:
    gate = Gate(about=about, advert=advert, asked=asked, asked_line=line, cv=found, outcome="ask")
    if found is None:
        return gate
    has = found.value.months / 12
    if has >= asked:
        return gate.replace(outcome="met")
    # What is shown is whole years, so that 8 of 10 are short by 2.
    return gate.replace(outcome="short", short_by=max(asked - found.value.years, 0.5))


def _place(advert: AdvertAnswer, facts: CvFacts) -> Gate:
    found = facts.place
    asked = advert.place or advert.region
    if advert.arrangement == "on-site" and advert.place:
        asked += ", on site"
    gate = _gate("place", advert, "region", asked, found)
    if advert.region == "remote-anywhere":
        return gate.replace(outcome="met")
    if found is None:
        return gate
    kind, name = found.value.kind, found.value.words.casefold()
    at_home = kind in UNITED_KINGDOM
    fits = {"london": kind == "london", "remote-uk": at_home, "uk-unspecified": at_home}.get(
        advert.region, name in asked.casefold()
    )
    return gate.replace(outcome="met") if fits else gate


def _right(advert: AdvertAnswer, facts: CvFacts) -> Gate:
    found = facts.right_to_work
    sponsors = advert.sponsorship
    asked = None if sponsors == "unspecified" else sponsors
    gate = _gate("right-to-work", advert, "sponsorship", asked, found)
    right = None if found is None else found.value
    if right == "held" or sponsors == "offered":
        return gate.replace(outcome="met")
    if right == "needed" and sponsors == "not-offered":
        return gate.replace(outcome="fails")
    return gate


def _degree(advert: AdvertAnswer, facts: CvFacts) -> Gate:
    found = facts.degree
    gate = _gate("degree", advert, "degree", advert.degree or None, found)
    if not advert.degree:
        return gate.replace(outcome="met")
    if found is None:
        return gate.replace(outcome="met") if advert.degree_or_experience else gate
    # `any` is a degree without saying which: a bachelor's will do.
    ranks: dict[str, int] = {degree: rank for rank, degree in enumerate(DEGREES)}
    if ranks[found.value] >= ranks.get(advert.degree, 0) or advert.degree_or_experience:
        return gate.replace(outcome="met")
    return gate if advert.degree_standing == "optional" else gate.replace(outcome="fails")


def _clearance(advert: AdvertAnswer, facts: CvFacts) -> Gate:
    found = facts.clearance
    asked = advert.clearance_kind
    met = not advert.clearance or (found is not None and _is_enough(asked, found.value, facts))
    gate = _gate("clearance", advert, "clearance", asked if advert.clearance else None, found)
    return gate.replace(outcome="met") if met else gate


def _is_enough(asked: str, held: str, facts: CvFacts) -> bool:
    """Tell whether a clearance is as high as what is asked; any is where no kind is asked.

    Of "SC or DV" the lower will do. One of no known kind has to be asked about.
    """
    either = "/" in asked or " or " in asked.casefold()
    needed = facts.clearance_rank(asked, least=either)
    has = facts.clearance_rank(held)
    return needed is None or (has is not None and has >= needed)
