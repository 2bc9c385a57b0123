"""The door of this room: the text of an advert in, everything that was found in it out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.adverts.arrangement import Arrangement, OfficeDays, advert_office_days
from mlcareer.adverts.bonus import StatedBonus, advert_bonuses
from mlcareer.adverts.conditions import (
    Sponsorship,
    advert_clearance,
    advert_right_to_work,
    advert_sponsorship,
    training_bait,
)
from mlcareer.adverts.contract import advert_terms
from mlcareer.adverts.degree import Degree, advert_degree
from mlcareer.adverts.found import Found
from mlcareer.adverts.level import AdvertLevel, advert_level
from mlcareer.adverts.pay import AdvertPay, pay_reader
from mlcareer.adverts.place import advert_place
from mlcareer.adverts.requirement import AskedSkill, SkillChoice, Standing, asked_skills
from mlcareer.adverts.role import RoleKind, role_reader
from mlcareer.adverts.text import advert_text
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.place_names import PlaceNames


class AdvertFindings(Record):
    """All that was read from one advert; nothing for what it does not say."""

    title: str
    """As written; empty when the text has none."""
    lines: tuple[str, ...]
    """Its sentences and list items as plain words, in the order of the text."""
    role: RoleKind
    jobs: tuple[Found[str], ...]
    """The titles of its jobs where it holds several; they are read together, as one."""
    level: AdvertLevel
    pay: AdvertPay
    bonuses: tuple[Found[StatedBonus], ...]
    """Those with a figure first; none of it counts as base pay."""
    ir35: Found[str] | None
    """`inside`, `outside`, `either`, or `mentioned` where it is named without saying which."""
    contract_length: Found[str] | None
    """As written, such as `6 months`."""
    hours: Found[Decimal] | None
    """A week."""
    region: Found[str]
    """`london`, `rest-of-uk`, `remote-uk`, `uk-unspecified`, `remote-anywhere`, `non-uk` or
    `unspecified`."""
    place: str
    """As written."""
    arrangement: Found[Arrangement] | None
    office_days: Found[OfficeDays] | None
    sponsorship: Found[Sponsorship] | None
    right_to_work: Found[str] | None
    """The words of a line that asks for the right to work."""
    clearance: Found[str] | None
    """The clearance as written, such as `SC clearance`; a background check is none."""
    degree: Found[Degree] | None
    skills: tuple[Found[AskedSkill], ...]
    """Each skill once."""
    choices: tuple[Found[SkillChoice], ...]
    """Skills of which one will do."""
    training_bait: tuple[Found[str], ...]
    """Signs that a course is being sold; none when there are too few."""

    def skills_with(self, standing: Standing) -> tuple[str, ...]:
        """Return the ids of the skills that are asked for in one way."""
        return tuple(item.value.skill for item in self.skills if item.value.standing is standing)


def read_advert(
    text: str, words: AdvertWords, places: PlaceNames, skills: SkillFinder
) -> AdvertFindings:
    """Read an advert by three tables: of headings and labels, of places, and of skills."""
    parts = advert_text(text, words)
    place = advert_place(parts, places, words)
    terms = advert_terms(parts)
    roles = role_reader(words)
    jobs = roles.jobs(parts)
    asked = asked_skills(parts, skills, words)
    return AdvertFindings(
        title=parts.title,
        lines=tuple(segment.text for segment in parts.segments),
        role=roles.read(parts),
        jobs=jobs,
        level=advert_level(parts, skills, jobs),
        pay=pay_reader(words).read(parts, place.region.value),
        bonuses=advert_bonuses(parts),
        ir35=terms.ir35,
        contract_length=terms.length,
        hours=terms.hours,
        region=place.region,
        place=place.place,
        arrangement=place.arrangement,
        office_days=advert_office_days(parts),
        sponsorship=advert_sponsorship(parts, words),
        right_to_work=advert_right_to_work(parts, words),
        clearance=advert_clearance(parts, words),
        degree=advert_degree(parts),
        skills=asked.skills,
        choices=asked.choices,
        training_bait=training_bait(parts, words),
    )
