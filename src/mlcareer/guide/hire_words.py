"""What `hire-words.toml` holds: by what the text of an advert is checked for its writer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from mlcareer.guide.constraints import Between, NotEmpty
from mlcareer.guide.model import Id, Source, SourceIds, Words
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile

SomePhrases = Annotated[tuple[Words, ...], NotEmpty()]
"""In the small language of `adverts/phrases.py`."""


class AboutHireWords(Record):
    """The words as a whole, under `[hire_words]`."""

    title: Words
    checked: date
    """The day on which somebody last read them through."""
    note: Words
    """What was read, and what was not."""


class RiskWords(Entry):
    """Wording that guidance names as a risk of discrimination, under `[[risk]]`."""

    id: Id
    kind: Literal["age", "sex", "disability"]
    """The protected characteristic."""
    phrases: SomePhrases
    in_title: bool = False
    """Whether they count in the title alone: elsewhere they may be a product's users."""
    better: Words
    """What to write instead."""
    why: Words
    sources: SourceIds


class AgeLimit(Record):
    """Limits of age in figures, under `[age_limit]`; a rule finds them."""

    better: Words
    why: Words
    sources: SourceIds


class CodedStems(Entry):
    """Stems that a study found to lean to one sex, under `[[coded]]`."""

    id: Literal["masculine", "feminine"]
    phrases: SomePhrases
    least: Annotated[int, Between(1, 100)]
    """Different words from which they are shown, as a hint."""
    sources: SourceIds


class ShrinkRules(Record):
    """What shrinks the field beyond the level, under `[shrinks]`."""

    required_skills: Annotated[int, Between(1, 100)]
    """Required skills from which an advert asks too many; alternatives count once."""
    degree_roles: tuple[Id, ...]
    """Kinds of work for which a PhD is usual, as adverts are read."""
    why_skills: Words
    why_degree: Words
    why_years: Words
    sources: SourceIds


class HolidayRule(Record):
    """The legal minimum of holiday, under `[holiday]`."""

    least_days: Annotated[int, Between(1, 60)]
    """A year for a five-day week, bank holidays among them."""
    beside: Annotated[tuple[Words, ...], NotEmpty()]
    """Words of an advert that says how bank holidays count; found in any case."""
    better: Words
    why: Words
    sources: SourceIds


class ContradictionRules(Record):
    """What an advert may not say in two ways, under `[contradictions]`."""

    why_level: Words
    why_pay: Words
    sources: SourceIds


class LeftOut(Record):
    """What a writer reads for a question that a candidate would ask, under `[[left_out]]`."""

    about: Words
    """What the question is about, as candidates' questions have it."""
    words: Words


class Excused(Record):
    """Words of a line on equality, which names such words without asking for anybody."""

    phrases: Annotated[tuple[Words, ...], NotEmpty()]


class HireWords(Record):
    """The whole file, one field a table."""

    hire_words: AboutHireWords
    source: Annotated[tuple[Source, ...], NotEmpty()]
    risk: Annotated[tuple[RiskWords, ...], NotEmpty()]
    age_limit: AgeLimit
    excused: Excused
    coded: tuple[CodedStems, ...] = ()
    shrinks: ShrinkRules
    holiday: HolidayRule
    contradictions: ContradictionRules
    left_out: Annotated[tuple[LeftOut, ...], NotEmpty()]

    def __hash__(self) -> int:
        # Equal tables have equal heads; to hash all words for each advert takes longer.
        return hash(self.hire_words)


def checked_hire_words(file: TomlFile) -> HireWords:
    """Make the words of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide.sourced import check_ids, check_sources
    from mlcareer.guide.word_checks import report_repeated

    def check(file: TomlFile, words: HireWords) -> None:
        phrases: dict[str, str] = {}
        for table in ("risk", "coded"):
            for index, entry in enumerate(getattr(words, table)):
                for position, phrase in enumerate(entry.phrases):
                    path = (table, index, "phrases", position)
                    report_repeated(file, path, phrase, phrase, phrases, entry.id)
                    if phrase != phrase.casefold():
                        text = f"{phrase!r} is to be in lower case, as it is found in any"
                        file.report(path, text)
        about: dict[str, str] = {}
        for index, left in enumerate(words.left_out):
            key = ("left_out", index, "about")
            report_repeated(file, key, left.about, left.about, about, "left_out")

    return file.checked(HireWords, check_ids, check_sources, check)
