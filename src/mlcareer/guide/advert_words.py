"""What `advert-words.toml` holds: the headings and labels of adverts."""

from __future__ import annotations

from typing import Annotated, Literal

from mlcareer.guide.constraints import Between, NotEmpty
from mlcareer.guide.model import Id, WordList, Words
from mlcareer.guide.skill_words import WordsAbout
from mlcareer.record import Record

SomeWords = Annotated[WordList, NotEmpty()]


class HeadingCues(Record):
    """Words that say what a heading announces, under `[[heading]]`; the first with one decides."""

    section: Literal["process", "benefits", "optional", "required", "duties", "employer"]
    cues: SomeWords
    """In lower case; `^` stands for the beginning of the heading, `$` for its end."""


class HeadingLines(Record):
    """What tells a heading without a mark from a sentence, under `[headings]`."""

    inside: SomeWords
    """Headings that are looked for inside a long line, in the language of skills."""
    alone: SomeWords
    """Headings of one word that start something new without a sign after them."""
    general: SomeWords
    """How a heading begins that announces the whole advert, and no list of what is asked."""
    begins: SomeWords
    """How a short line begins that is a heading."""
    whole: SomeWords
    """All of a short line that is a heading."""


class FactLabels(Record):
    """Labels of one kind of fact in the form of a job board, under `[[fact]]`."""

    tells: Literal["location", "sponsorship", "clearance", "level"]
    labels: SomeWords


RoleId = Literal[
    "mle",
    "data-scientist",
    "ai-engineer",
    "mlops",
    "research",
    "data-engineer",
    "software-engineer",
    "analyst",
    "other",
]
"""A kind of work."""


class RoleTitle(Record):
    """Words of titles that name a kind of work, under `[[title]]`; the first table decides."""

    role: RoleId
    phrases: SomeWords


class RoleDuty(Record):
    """One duty that speaks for a kind of work, under `[[duty]]`, however it is worded."""

    role: RoleId
    phrases: SomeWords


class PayWords(Record):
    """Words that make an amount pay or something else, under `[pay]`.

    `*` stands for the rest of a word, `(a|b)` for either; they are found in any case.
    """

    labels: SomeWords
    """Labels at the top of an advert under which pay stands."""
    near: SomeWords
    """Words beside an amount that is pay."""
    sure: SomeWords
    """Those of them that make even an unlikely amount pay."""
    never: SomeWords
    """Words beside an amount that is no pay."""
    never_large: SomeWords
    """Those of them that make even an amount of a salary's size something else."""
    estimated: SomeWords
    """Words beside a job board's own estimate."""
    on_target: SomeWords
    """What may be earned with bonus or commission."""
    base: SomeWords
    """Pay without them."""
    depends: SomeWords
    """That pay depends on experience."""
    of_level: SomeWords
    """Levels and grades that pay can be stated for."""
    of_place: SomeWords
    """Places that pay can be stated for."""

    @property
    def of_whom(self) -> tuple[str, ...]:
        """Return both."""
        return self.of_level + self.of_place


class Condition(Record):
    """Phrases of a line that states a condition of the post, under `[[condition]]`."""

    says: Literal["sponsors", "sponsors-not", "right-to-work", "clearance"]
    phrases: SomeWords


class ArrangementWords(Record):
    """Phrases of a line that says how much of the work is remote, under `[[arrangement]]`."""

    kind: Literal["hybrid", "remote", "from-home", "on-site"]
    phrases: SomeWords


class Cue(Record):
    """Phrases that say one thing of what stands beside them, under `[[cue]]`.

    They are written in the language of skills (`skills.toml`).
    """

    says: Literal[
        "optional-after",
        "optional-before",
        "willing",
        "not-needed-before",
        "not-needed-list",
        "not-needed-after",
        "not-essential",
        "of-others",
        "other-teams",
        "with-others",
        "trend",
        "equivalents",
        "hire",
        "employer",
        "stack",
        "works-with",
        "study",
    ]
    phrases: SomeWords


class LineWords(Record):
    """Words that tell lines apart and split them, under `[lines]`."""

    labels: SomeWords
    """What stands before a colon at the top of an advert."""
    buttons: SomeWords
    """What stands above a title on the page of a job board, and is none."""
    item_starts: SomeWords
    """Words that list items begin with, in this case."""
    second_parts: SomeWords
    """How the second part of a name such as TensorFlow begins, which is no new item."""
    no_subject: SomeWords
    """Words that begin a sentence with a capital and are no employer's or product's name."""
    goes_on: SomeWords
    """Words after which a capital begins no new item."""


class CourseWords(Record):
    """Letters of which a text that sells a course has some, under `[courses]`."""

    signs: SomeWords
    """In lower case."""


class CourseSign(Record):
    """Phrases of whoever sells a course as a job, under `[[bait]]`."""

    says: Words
    points: Annotated[int, Between(0, 2)]
    """Two are a warning; phrases of none undo what else their line says."""
    phrases: SomeWords
    """In the language of skills."""


class PageWords(Record):
    """What a job board's page holds beside the advert, under `[pages]`."""

    other_jobs: SomeWords
    """How headings begin under which a page lists other jobs, in lower case."""


class AskedQuestion(Record):
    """What a candidate should ask of an advert, under `[[question]]`."""

    id: Id
    about: Words
    """What is asked after, in a few words: `salary range`."""
    ask: Words
    because: Words
    """What in the advert gives rise to it. Texts in braces, here and in `ask`, are filled in."""
    rank: Annotated[int, Between(0, 2)]
    """What to ask first: 0 before 1 before 2."""


class AdvertWords(Record):
    """All of it, one field a table."""

    advert_words: WordsAbout
    heading: Annotated[tuple[HeadingCues, ...], NotEmpty()]
    headings: HeadingLines
    fact: Annotated[tuple[FactLabels, ...], NotEmpty()]
    lines: LineWords
    pages: PageWords
    title: Annotated[tuple[RoleTitle, ...], NotEmpty()]
    duty: Annotated[tuple[RoleDuty, ...], NotEmpty()]
    pay: PayWords
    condition: Annotated[tuple[Condition, ...], NotEmpty()]
    arrangement: Annotated[tuple[ArrangementWords, ...], NotEmpty()]
    cue: Annotated[tuple[Cue, ...], NotEmpty()]
    courses: CourseWords
    bait: Annotated[tuple[CourseSign, ...], NotEmpty()]
    question: tuple[AskedQuestion, ...] = ()

    def __hash__(self) -> int:
        # Equal tables have equal heads; to hash all words for each advert takes longer.
        return hash(self.advert_words)
