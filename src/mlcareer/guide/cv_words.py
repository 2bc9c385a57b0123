"""What `cv-words.toml` holds: the words by which CVs are read, skills aside."""

from __future__ import annotations

from typing import Annotated, Literal

from mlcareer.guide.constraints import NotEmpty
from mlcareer.guide.model import WordList
from mlcareer.guide.skill_words import WordsAbout
from mlcareer.record import Record

SomeWords = Annotated[WordList, NotEmpty()]


class CvHeading(Record):
    """Words of the headings of CVs, under `[[heading]]`; the first with one decides."""

    part: Literal["work", "projects", "list", "courses", "interests", "other"]
    """`work`: posts, whose years count; `projects`: other work that is described; `list`: skills
    by name; `courses`: what was taught; `interests`: what is no work; `other`: anything else."""
    cues: SomeWords
    """Whole words in lower case; `^` stands for the beginning of the heading, `$` for its end."""


class CvDegree(Record):
    """Names of a degree, under `[[degree]]`, the highest degree first."""

    degree: Literal["phd", "master", "bachelor"]
    names: WordList = ()
    """Found in any case."""
    exact: WordList = ()
    """Found in this case only."""


class CvRight(Record):
    """How a CV says what right to work somebody has, under `[[right]]`."""

    right: Literal["held", "limited", "needed"]
    """`held`: no sponsor is needed; `limited`: a visa that ends; `needed`: a sponsor is needed."""
    cues: SomeWords


class CvWordLists(Record):
    """Verbs, titles, months and denials, under `[words]`."""

    heading_fillers: SomeWords
    """Words before that of a heading which change nothing: `Selected projects`."""
    tool_labels: SomeWords
    """What stands before a colon and a list of tools in the midst of described work."""
    past: SomeWords
    """Verbs of work whose past does not end in `ed`."""
    no_work: SomeWords
    """Words that look like such a verb at the beginning of a line and tell of no work."""
    link_words: SomeWords
    """Words that stand in titles in small letters, and after which a line goes on."""
    role_nouns: SomeWords
    """Words by which the title of a post is known."""
    ml_titles: SomeWords
    """Words of a title that make the post one in machine learning."""
    months: SomeWords
    """The months in order by their first three letters, several spellings with a bar between."""
    until_now: SomeWords
    """What stands for today at the end of a post."""
    since: SomeWords
    """What stands before the year from which somebody has held a post."""
    denied_before: SomeWords
    """What stands before a skill that somebody says they have not used."""
    denied_after: SomeWords
    """What stands after one."""
    denied_at_end: SomeWords
    """What stands after one, at the end of the sentence."""
    contact_labels: SomeWords
    """What stands before an address or a number at the top of a CV."""
    place_labels: SomeWords
    clearances: SomeWords
    """Found in this case only."""
    clearance_ranks: SomeWords
    """Kinds of clearance from the lowest, each with its spellings and a bar between them."""
    clearance_not_held: SomeWords
    """Words before a clearance that somebody does not hold."""
    schools: SomeWords
    """Words of a line whose years are those of a course."""
    unfinished: SomeWords
    """Words of a line that names a degree which somebody does not have."""


class CvWords(Record):
    """All of it, one field a table."""

    cv_words: WordsAbout
    heading: Annotated[tuple[CvHeading, ...], NotEmpty()]
    degree: Annotated[tuple[CvDegree, ...], NotEmpty()]
    right: Annotated[tuple[CvRight, ...], NotEmpty()]
    words: CvWordLists

    def __hash__(self) -> int:
        # Equal tables have equal heads; to hash all words for each CV takes longer.
        return hash(self.cv_words)
