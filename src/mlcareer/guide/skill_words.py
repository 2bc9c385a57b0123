"""What `skills.toml` holds: the words that adverts and CVs use for skills."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from mlcareer.guide.constraints import NotEmpty
from mlcareer.guide.model import Id, WordList, Words
from mlcareer.record import Entry, Record


class WordsAbout(Record):
    """The table itself, under `[vocabulary]`."""

    title: Words
    checked: date
    """The day on which somebody last read it through."""
    note: Words
    model_words: WordList = ()
    """Words of a line of work that speaks of machine learning; written as spellings are."""
    model_traps: WordList = ()
    """Words around them in which they do not."""


class WordsCategory(Entry):
    """A group of skills, under `[[category]]`, in the order they are shown."""

    id: Id
    name: Words


class SkillWords(Entry):
    """The words for one skill, under `[[skill]]`.

    A spelling is written as words: a space or hyphen in it stands for any space, hyphen or
    slash, `*` for the rest of a word, `(a|b)` for either, `...` for up to four words.
    """

    id: Id
    name: Words
    category: Id
    origin: Literal["guide", "adverts"]
    """Whether the guide names the skill, or adverts ask for it and the guide does not."""
    spellings: WordList = ()
    """Found in any case."""
    exact: WordList = ()
    """Found in this case only."""
    beside: WordList = ()
    """Plain words too: found in this case, and only in the company of other skills."""
    concepts: WordList = ()
    """Plain words that count only where an advert says what is asked for or done."""
    in_cvs: WordList = ()
    """Plain words that count in the described work of a CV, and not in adverts."""
    traps: WordList = ()
    """Words around a spelling in which it does not name the skill."""
    shown_by: tuple[Id, ...] = ()
    """Skills whose use shows this one too, as work with FastAPI shows REST APIs."""
    of_models: bool = False
    """Whether the guide means it of machine learning: against the guide, described work shows it
    only where the line speaks of that, as microservices alone are no ML system design."""
    in_adverts: bool = True
    """Whether it is looked for in adverts; a few of the guide's own are looked for in CVs only."""


class Alike(Record):
    """Skills that stand for each other in a list, under `[[alike]]`: clouds, languages."""

    name: Words
    skills: Annotated[tuple[Id, ...], NotEmpty()]


class Vocabulary(Record):
    """All the words, one field a table."""

    vocabulary: WordsAbout
    category: Annotated[tuple[WordsCategory, ...], NotEmpty()]
    skill: Annotated[tuple[SkillWords, ...], NotEmpty()]
    alike: tuple[Alike, ...] = ()

    def __hash__(self) -> int:
        # Equal tables have equal heads; to hash all words takes longer than to find some.
        return hash(self.vocabulary)
