"""Adverts in the styles in which people meet them are read as their labels say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from mlcareer.adverts.read import AdvertFindings, read_advert
from mlcareer.adverts.requirement import Standing
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words

WORDS = load_advert_words()
PLACES = load_place_names()
FINDER = SkillFinder(load_skill_words(), adverts_only=True)

ADVERTS: list[dict[str, Any]] = tomli.loads(
    Path(__file__).with_name("own_adverts.toml").read_text(encoding="utf-8")
)["advert"]


def judged(found: AdvertFindings) -> dict[str, object]:
    """Return what labels can speak of, as they write it."""
    base = found.pay.base
    pay = base and base.value
    return {
        "role": found.role.kind,
        "level": found.level.level,
        "levels": [level.value for level in found.level.levels],
        "years": found.level.years_min,
        "pay": [pay.min or 0, pay.max or 0, pay.currency, pay.period] if pay else [],
        "region": found.region.value,
        "sponsorship": found.sponsorship.value if found.sponsorship else "unspecified",
        "clearance": found.clearance is not None,
        "degree": found.degree.value.kind if found.degree else "",
        "hours": found.hours and int(found.hours.value),
        "contract_length": found.contract_length is not None,
        "office_days": found.office_days and found.office_days.value.min,
        "several": len(found.jobs) > 1,
        "bonus": bool(found.bonuses),
        "bait": bool(found.training_bait),
    }


def differences(label: dict[str, Any]) -> list[str]:
    """Return where what is found differs from the label, in its own words."""
    found = read_advert(label["text"], WORDS, PLACES, FINDER)
    got = judged(found)
    told = [
        f"{field}: {got[field]!r} and not {label[field]!r}"
        for field in got
        if field in label and got[field] != label[field]
    ]
    required = found.skills_with(Standing.REQUIRED)
    optional = found.skills_with(Standing.OPTIONAL)
    for field, skills in (("required", required), ("optional", optional)):
        told += [f"not {field}: {skill}" for skill in label.get(field, ()) if skill not in skills]
    told += [
        f"asked for: {skill}"
        for skill in label.get("not_asked", ())
        if skill in {*required, *optional}
    ]
    return told


@pytest.mark.parametrize("label", ADVERTS, ids=lambda label: label["text"][:40])
def test_an_advert_is_read_as_its_label_says(label: dict[str, Any]) -> None:
    assert differences(label) == []
