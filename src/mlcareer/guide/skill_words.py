"""What `skills.toml` holds: the words that adverts and CVs use for skills."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from mlcareer.guide.constraints import NotEmpty
from mlcareer.guide.model import Id, WordList, Words
from mlcareer.record import Record


class WordsAbout(Record):
    """The table itself, under `[vocabulary]`."""

    title: Words
    checked: date
    """The day on which somebody last read it through."""
    note: Words


class WordsCategory(Record):
    """A group of skills, under `[[category]]`, in the order they are shown."""

    id: Id
    name: Words


class SkillWords(Record):
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
    traps: WordList = ()
    """Words around a spelling in which it does not name the skill."""
    shown_by: tuple[Id, ...] = ()
    """Skills whose use shows this one too, as work with FastAPI shows REST APIs."""
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
