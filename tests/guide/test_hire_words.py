"""Each rule of `hire-words.toml` catches what it is there for, by file, line and key."""

from __future__ import annotations

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.hire_words import checked_hire_words
from mlcareer.guide.kinds import HIRE_WORDS
from mlcareer.guide.toml_file import TomlFile

with open(HIRE_WORDS.bundled, encoding="utf-8") as _file:
    TEXT = _file.read()


def test_the_bundled_file_fits() -> None:
    words = checked_hire_words(TomlFile("hire-words.toml", TEXT))

    assert {risk.kind for risk in words.risk} == {"age", "sex", "disability"}
    assert words.holiday.least_days == 28


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "physically-active"', 'id = "one-sex-wanted"', "is taken already"),
        ('"physically active"', '"new graduates only"', "is there twice"),
        ('"physically active"', '"Physically active"', "is to be in lower case"),
        ('about = "stack"', 'about = "team"', "is there twice"),
        ('sources = ["holiday-minimum"]', 'sources = ["holiday"]', "no source with the id"),
        ('kind = "disability"', 'kind = "taste"', "kind"),
    ],
)
def test_what_does_not_fit_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(DataError) as raised:
        checked_hire_words(TomlFile("hire-words.toml", TEXT.replace(old, new, 1)))

    assert said in str(raised.value)
