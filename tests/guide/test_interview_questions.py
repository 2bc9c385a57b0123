"""Interview questions name levels, parts of interviews and entries that the guide has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.interview_questions import checked_interview_questions
from mlcareer.guide.kinds import GUIDE, INTERVIEW_QUESTIONS
from mlcareer.guide.load import load
from mlcareer.guide.toml_file import TomlFile

TEXT = Path(INTERVIEW_QUESTIONS.bundled).read_text(encoding="utf-8")


def test_there_are_thirty_for_each_half_of_the_ladder_and_all_parts_are_asked() -> None:
    questions = load(INTERVIEW_QUESTIONS).question

    counts = Counter(question.level for question in questions)
    assert (counts["junior"] + counts["mid"], counts["senior"], counts["staff"]) == (30, 30, 30)
    assert {question.area for question in questions} == {part.id for part in load(GUIDE).interview}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('level = "senior"', 'level = "seniour"', ".level: the guide has no level:seniour"),
        ('area = "coding"', 'area = "cooking"', ".area: the guide has no interview:cooking"),
        (
            'entry = "skill:ml-fundamentals"',
            'entry = "skill:none"',
            "question[overfitting-signs].entry: the guide has no skill:none",
        ),
        ('id = "bias-and-variance"', 'id = "overfitting-signs"', "is taken already"),
    ],
)
def test_what_the_guide_does_not_have_is_named_with_its_line(
    old: str, new: str, problem: str
) -> None:
    assert old in TEXT
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    file = TomlFile("interview.toml", TEXT.replace(old, new, 1))

    with pytest.raises(DataError) as failed:
        checked_interview_questions(file, load(GUIDE))

    (found,) = failed.value.problems
    assert found.startswith(f"interview.toml:{line}: ")
    assert problem in found
