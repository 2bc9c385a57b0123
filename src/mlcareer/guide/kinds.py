"""The kinds of data file that there are, each described once.

What reads, checks, keeps, finds or names a data file goes by these descriptions, so a new kind is
one entry of `KINDS`, beside its model and its checks. These are named as text: an answer from
data that is checked already imports neither the checks nor the other kinds.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.hire_words import HireWords
    from mlcareer.guide.interview_questions import InterviewQuestions
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.place_names import PlaceNames
    from mlcareer.guide.plan_rules import PlanRules
    from mlcareer.guide.skill_words import Vocabulary
    from mlcareer.guide.visa_rules import VisaRules

Data = TypeVar("Data")

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_INSTALLED = os.path.join(_PACKAGE, "data")
_WORKING_COPY = os.path.dirname(os.path.dirname(_PACKAGE))
DATA_FOLDER = _INSTALLED if os.path.isdir(_INSTALLED) else os.path.join(_WORKING_COPY, "data")
"""Where the bundled files are: in the package once it is installed from a wheel, at the top of a
working copy before."""

LARGEST = 16_000_000
"""Bytes. A guide of 2,000 bands is a quarter of this; what is larger is no data file of ours."""


class DataKind(Record, Generic[Data]):
    """One kind of data file; `Data` is the record that is made of such a file."""

    name: str
    """How commands call it."""
    says: str
    """What such a file holds, as messages say it."""
    file: str
    """What the bundled file is called, and one of the user's own in their data folder."""
    model: str
    """The record that is made of it, one field a table, as `module.Class` of `mlcareer.guide`."""
    checks: str
    """What makes that record of a `TomlFile`, or raises a `DataError` for all that is wrong, as
    `module.function` of `mlcareer.guide`."""
    rests_on: DataKind[Any] | None = None
    """The kind whose entries it names: the checks are handed the bundled data of that kind too."""
    option: str | None = None
    """The option of commands that takes a file of the user's own."""
    largest: int = LARGEST
    """Bytes; a larger file is refused unread."""

    @property
    def bundled(self) -> str:
        """The path of the file that comes with the program."""
        return os.path.join(DATA_FOLDER, self.file)

    @property
    def snapshot(self) -> str:
        """The path of what the build kept of the bundled file once it was checked."""
        return os.path.splitext(self.bundled)[0] + ".snapshot"

    @property
    def record(self) -> type[Data]:
        """The class of the record that is made of it."""
        found: type[Data] = _named(self.model)
        return found

    def checked(self, *given: object) -> Data:
        """Make the record of a `TomlFile`, and of the data that it rests on.

        Raises:
            DataError: It does not fit; every problem is listed.
        """
        data: Data = _named(self.checks)(*given)
        return data


def _named(name: str) -> Any:  # noqa: ANN401 - a class or a function
    from importlib import import_module

    module, _, inside = name.partition(".")
    return getattr(import_module(f"mlcareer.guide.{module}"), inside)


GUIDE: DataKind[Guide] = DataKind(
    name="guide",
    says="a guide",
    file="guide.toml",
    model="model.Guide",
    checks="checks.checked_guide",
    option="--guide",
)

PAY_RULES: DataKind[PayRules] = DataKind(
    name="pay-rules",
    says="pay rules",
    file="pay-rules.toml",
    model="pay_rules.PayRules",
    checks="pay_rules.checked_pay_rules",
    option="--pay-rules",
)

VISA_RULES: DataKind[VisaRules] = DataKind(
    name="visa",
    says="visa tables",
    file="visa.toml",
    model="visa_rules.VisaRules",
    checks="visa_rules.checked_visa_rules",
    option="--visa-rules",
)

SKILL_WORDS: DataKind[Vocabulary] = DataKind(
    name="skills",
    says="words for skills",
    file="skills.toml",
    model="skill_words.Vocabulary",
    checks="skill_checks.checked_skill_words",
)

ADVERT_WORDS: DataKind[AdvertWords] = DataKind(
    name="advert-words",
    says="words for adverts",
    file="advert-words.toml",
    model="advert_words.AdvertWords",
    checks="advert_checks.checked_advert_words",
)

CV_WORDS: DataKind[CvWords] = DataKind(
    name="cv-words",
    says="words for CVs",
    file="cv-words.toml",
    model="cv_words.CvWords",
    checks="cv_checks.checked_cv_words",
)

PLACE_NAMES: DataKind[PlaceNames] = DataKind(
    name="places",
    says="names of places",
    file="places.toml",
    model="place_names.PlaceNames",
    checks="place_checks.checked_place_names",
)

PLAN_RULES: DataKind[PlanRules] = DataKind(
    name="plan",
    says="the order of plans",
    file="plan.toml",
    model="plan_rules.PlanRules",
    checks="plan_rules.checked_plan_rules",
    rests_on=GUIDE,
)

INTERVIEW_QUESTIONS: DataKind[InterviewQuestions] = DataKind(
    name="interview",
    says="interview questions",
    file="interview.toml",
    model="interview_questions.InterviewQuestions",
    checks="interview_questions.checked_interview_questions",
    rests_on=GUIDE,
)

HIRE_WORDS: DataKind[HireWords] = DataKind(
    name="hire-words",
    says="words for writers of adverts",
    file="hire-words.toml",
    model="hire_words.HireWords",
    checks="hire_words.checked_hire_words",
)

KINDS: tuple[DataKind[Any], ...] = (
    GUIDE,
    PAY_RULES,
    VISA_RULES,
    SKILL_WORDS,
    ADVERT_WORDS,
    CV_WORDS,
    PLACE_NAMES,
    PLAN_RULES,
    INTERVIEW_QUESTIONS,
    HIRE_WORDS,
)
"""Every kind of data file, the guide first."""
