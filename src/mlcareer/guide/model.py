"""What a guide file holds: one class a table, one field a key.

A guide is one TOML file. Each table below is an array of tables there (`[[skill]]`, `[[band]]`),
each entry has an `id` of its own, and each names the sources that it rests on. Text is plain
text: no markup is read in it. What is checked between entries is in `guide/checks.py`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from mlcareer.guide.constraints import Between, Matches, NotEmpty
from mlcareer.record import Entry, Record

Id = Annotated[str, Matches(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A short, stable name in lower case with hyphens, such as `rest-of-uk`."""

Words = Annotated[str, Matches(r"\S")]
"""A text with something in it."""

WordList = tuple[Words, ...]

GbpPerYear = Annotated[int, Between(1_000, 5_000_000)]
"""Whole pounds a year, before tax."""

Pounds = Annotated[int, Between(1, 5_000_000)]
"""Whole pounds; the field beside it names the period."""

Percent = Annotated[int, Between(0, 100)]
"""Whole per cent."""

Years = Annotated[int, Between(0, 60)]
"""Whole years of experience."""

SourceIds = Annotated[tuple[Id, ...], NotEmpty()]
"""The sources that an entry rests on, the first being the one its figures are from."""

PartialDay = Annotated[str, Matches(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A year, a month or a day, as exactly as it is known: `2025`, `2025-12`, `2025-12-29`."""

EntryRef = Annotated[str, Matches(r"^[a-z-]+:[a-z0-9]+(-[a-z0-9]+)*$")]
"""Another entry, by table and id, such as `band:junior-london`."""

FigureRefs = tuple[Annotated[str, Matches(r"^[a-z-]+:[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9_]+$")], ...]
"""Figures of the guide that the text says, such as `band:junior-london.min`: `guide validate` then
notices when one is corrected and the text is not."""


class About(Record):
    """The guide itself, under `[guide]`."""

    id: Id
    title: Words
    country: Words
    currency: Literal["GBP"]
    """The currency of every figure: pounds are all that the program reckons in."""
    role: Id
    """The role that the bands, skills and levels are for: an entry of `role`."""
    edition: Annotated[int, Between(2000, 2100)]
    """The year the guide is for."""
    summary: Words
    method: Words
    """How the pay bands came about, and what is not known of it."""
    sources: SourceIds


class Source(Entry):
    """Where something is known from, under `[[source]]`."""

    id: Id
    title: Words
    publisher: Words
    short: Words
    """Its name and date in a few words, such as `IT Jobs Watch Dec 2025`, for a footer."""
    address: Annotated[str, Matches(r"^(https://\S+|Document: \S.*)$")]
    """A whole https address, or `Document: ` and the name of what was read."""
    primary: bool
    """Whether it is the body that makes the rule, counts the figure or first published it."""
    copy_read: date
    """The day on which somebody last compared the figures here with a stored copy of it."""
    overdue_from: date
    """The day from which the figures that rest on it must be checked again."""
    published: PartialDay | None = None
    """When it came out; left out when it bears no date."""
    covers: str | None = None
    """The time that its figures are about, such as `six months to 2025-12-29`."""
    covers_to: PartialDay | None = None
    """Where that time ends; the age of the figures is counted from there."""
    sample: Annotated[int, Between(1, 100_000_000)] | None = None
    """How many salaries or adverts its figures rest on; left out when it does not say."""
    copy_made: PartialDay | None = None
    """The day on which that copy was made; left out when it is not known."""
    ended: Words | None = None
    """That it has ended or been superseded, and since when; left out while it goes on."""
    note: str | None = None


class Region(Entry):
    """A pay region, under `[[region]]`: what tells the bands apart."""

    id: Id
    name: Words
    aliases: WordList = ()
    summary: str | None = None
    states: FigureRefs = ()
    sources: SourceIds


class Place(Entry):
    """A place where the work is, or remote work, under `[[place]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    regions: Annotated[tuple[Id, ...], NotEmpty()]
    """The pay regions whose bands apply; more than one where the guide has no band."""
    summary: Words
    short: Words | None = None
    """What matters of it beside the others, in one line; the first place's begins the answer."""
    known_for: WordList
    """What the market there is strong in, an item each."""
    sectors: tuple[Id, ...] = ()
    employers: tuple[Id, ...] = ()
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    states: FigureRefs = ()
    sources: SourceIds


class Area(Entry):
    """A nation or a part of one that the guide says nothing of but its pay, under `[[area]]`."""

    id: Id
    """Where pay rules tell nations apart, they know them by this."""
    name: Words
    aliases: WordList = ()
    """Other names of it, and of the towns there that people ask for."""
    regions: Annotated[tuple[Id, ...], NotEmpty()]
    """The pay regions whose bands apply; several where it holds more than one."""
    sources: SourceIds


class Level(Entry):
    """A step of the ladder, under `[[level]]`, in rising order of experience."""

    id: Id
    name: Words
    aliases: WordList = ()
    experience_min: Years
    """Years of experience from which the level begins; exactly that many belongs to it."""
    experience_max: Years | None = None
    """Years at which the next level begins; left out for the level that does not end."""
    summary: Words
    scope: Words
    """What the level owns, in few words and without a full stop: `models, end to end`."""
    work: Annotated[WordList, NotEmpty()]
    """What is done at this level."""
    owns: Annotated[WordList, NotEmpty()]
    """What this level answers for."""
    focus: WordList = ()
    """What the guide advises at this level."""
    names_elsewhere: WordList = ()
    """Other titles that the guide itself uses for the level."""
    rarity: str | None = None
    """How common the level is, where the guide says so, without a full stop."""
    states: FigureRefs = ()
    sources: SourceIds


class LevelStep(Entry):
    """What changes from one level to the next, under `[[level_step]]`."""

    id: Id
    from_level: Id
    to_level: Id
    changes: Annotated[WordList, NotEmpty()]
    """What is different about the work: first the step in short, then what `evidence` shows."""
    evidence: Annotated[WordList, NotEmpty()]
    """What would show that the step has been made."""
    sources: SourceIds


class Band(Entry):
    """Advertised base pay for a level in a region, under `[[band]]`. Never a percentile."""

    id: Id
    level: Id
    region: Id
    min: GbpPerYear
    max: GbpPerYear
    """The highest figure named; pay goes beyond it when the band is open ended."""
    open_ended: bool = False
    sources: SourceIds


class PackageAddition(Entry):
    """What is paid on top of base pay, under `[[package_addition]]`."""

    id: Id
    name: Words
    parts: Annotated[WordList, NotEmpty()]
    """What it is made of, such as `equity`."""
    min_percent: Percent
    """Per cent of base pay."""
    max_percent: Percent
    applies_to: Annotated[WordList, NotEmpty()]
    """The employers it holds for; nothing is known of the others."""
    short: str | None = None
    """All of it in a few words, such as `equity and bonus at large employers`."""
    caveat: str | None = None
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    states: FigureRefs = ()
    sources: SourceIds


class PayCheck(Entry):
    """An independent figure to hold a band against, under `[[pay_check]]`."""

    id: Id
    title: Words
    """What was counted: the role, the place and the kind of contract."""
    role: Id
    """The role it is closest to: an entry of `role`."""
    levels: tuple[Id, ...] = ()
    """The levels it speaks to; none when it does not tell them apart."""
    regions: tuple[Id, ...] = ()
    """The pay regions it speaks to; none when it covers the whole country."""
    places: tuple[Id, ...] = ()
    """The places it speaks to, where it covers a part of the country only, such as Scotland; none
    when it covers its regions whole."""
    counts: Literal["title", "skill", "occupation", "grade"] = "title"
    """What was counted: jobs under the role's own titles, all jobs that ask for a skill, a whole
    occupation, or a grade that no role is tied to. All but the first are only to compare with the
    role's pay and not that pay."""
    also_for: tuple[Id, ...] = ()
    """Other roles that it is a yardstick for."""
    period: Literal["year", "day"]
    """What its pounds are paid for."""
    p10: Pounds | None = None
    p25: Pounds | None = None
    p50: Pounds | None = None
    p75: Pounds | None = None
    p90: Pounds | None = None
    low: Pounds | None = None
    """The lower end of a range that is no percentile."""
    high: Pounds | None = None
    high_open: bool = False
    """Whether the range has no upper end: `70k+`."""
    p50_year_before: Pounds | None = None
    p50_from: Pounds | None = None
    """Where the 95 per cent confidence interval of the median begins."""
    p50_to: Pounds | None = None
    sample: Annotated[int, Between(1, 100_000_000)] | None = None
    """How many salaries it rests on; left out when that is not known."""
    covers: Words
    """The time it is about, or that it bears no date."""
    caveat: str | None = None
    states: FigureRefs = ()
    sources: SourceIds


class Remark(Record):
    """A correction, a doubt or a reading of the guide's own figures, under `[[remark]]`."""

    id: Id
    kind: Literal["correction", "caution", "reading", "not-known"]
    about: Annotated[tuple[EntryRef, ...], NotEmpty()]
    """The entries it must be shown with."""
    text: Words
    only: Literal["whole", "level", "ladder", "shared-years", "shared-pay"] | None = None
    """The one case in which a question about pay or levels needs it: that the pay of every level
    is shown, that one level was asked for, that levels are described, that the years asked about
    are where two of them meet, or that the pay is in two bands. Left out, it is needed in each."""
    states: FigureRefs = ()
    sources: SourceIds


class Fact(Record):
    """One sourced fact that belongs to a topic and is not pay, under `[[fact]]`."""

    id: Id
    topic: Literal[
        "role", "levels", "package", "market", "visa", "transition", "employers", "interview"
    ]
    about: tuple[EntryRef, ...] = ()
    text: Words
    short: Words | None = None
    """The same for one line of a screen, without a full stop."""
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    states: FigureRefs = ()
    sources: SourceIds


class SkillCategory(Entry):
    """A group of skills, under `[[skill_category]]`, in the order they are shown."""

    id: Id
    name: Words
    short: Words | None = None
    """Its name in one or two words, where a table has no room for more."""
    aliases: WordList = ()


class Expectation(Record):
    """What is expected of a skill at a level, under `[[skill.expected]]`."""

    level: Id
    """The level it is expected from."""
    text: Words


class Skill(Entry):
    """Something a machine-learning engineer can do, under `[[skill]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    """Other spellings that name it."""
    category: Id
    standing: Literal["essential", "expected", "valuable", "differentiator"]
    """How much the guide asks for it."""
    summary: Words
    """What it is used for."""
    why: Words
    """Why it matters to an employer."""
    topics: WordList = ()
    """The parts that are named."""
    where: WordList = ()
    """The kinds of employer that ask for it most."""
    expected: tuple[Expectation, ...] = ()
    """What the guide says of a level; it says nothing of the levels that are not here."""
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds


class Role(Entry):
    """A kind of work, under `[[role]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    summary: Words
    short: Words | None = None
    """What the role does, in one line without a full stop."""
    work: WordList = ()
    """What is done in it, an item each."""
    sources: SourceIds


class Aspect(Record):
    """One aspect of a comparison, under `[[comparison.aspect]]`."""

    id: Id
    name: Words
    first: Words
    """What holds for the first role."""
    second: Words
    """What holds for the second role."""
    states: FigureRefs = ()


class Comparison(Entry):
    """Two roles side by side, under `[[comparison]]`."""

    id: Id
    first_role: Id
    second_role: Id
    summary: Words
    short: Words | None = None
    """What sets the first role apart, with its plural as the subject and without a full stop."""
    varies: WordList = ()
    """Where practice differs between employers."""
    aspect: Annotated[tuple[Aspect, ...], NotEmpty()]
    states: FigureRefs = ()
    sources: SourceIds


class WeekTask(Entry):
    """Part of a typical week, under `[[week_task]]`."""

    id: Id
    name: Words
    text: Words
    short: Words | None = None
    """What it involves, in one line without a full stop."""
    skills: tuple[Id, ...] = ()
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds


class Boundary(Entry):
    """What the role is not in most companies, under `[[boundary]]`."""

    id: Id
    activity: Words
    role: Id
    """The role that the activity belongs to."""
    overlap: str | None = None
    """Where the two meet all the same."""
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds


class Sector(Entry):
    """A sector with demand, under `[[sector]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    summary: Words
    short: Words | None = None
    """What ML does there, in a few words without a full stop."""
    problems: Annotated[WordList, NotEmpty()]
    """What the work is about there."""
    technical: Annotated[WordList, NotEmpty()]
    """What is asked for technically."""
    regulation: WordList = ()
    """What law, a regulator or governance asks for."""
    careers: WordList = ()
    """What it does for a career."""
    sources: SourceIds


class EmployerKind(Entry):
    """A kind of employer that is hiring, under `[[employer_kind]]`."""

    id: Id
    name: Words
    places: tuple[Id, ...] = ()
    work: Annotated[WordList, NotEmpty()]
    example: str | None = None
    """An employer of this kind that the guide does not name, and what is known of it."""
    sources: SourceIds


EmployerStatus = Literal["hiring", "cut-jobs", "sold", "renamed", "ended", "unconfirmed", "unknown"]
"""What is known to have become of an employer."""


class Employer(Entry):
    """An employer that is named, under `[[employer]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    sectors: tuple[Id, ...] = ()
    places: tuple[Id, ...] = ()
    work: Words
    """What it uses machine learning for, as far as it is known."""
    status: EmployerStatus
    """`unknown`: the guide names it and nothing else was looked for; `unconfirmed`: looked for,
    and not settled."""
    status_text: Words
    status_date: PartialDay | None = None
    """When the status came about; left out when nothing is known to have happened."""
    owner: str | None = None
    keywords: WordList = ()
    """Words that people search for it by and that its texts do not have."""
    sources: SourceIds


class PortfolioPart(Record):
    """A part of a project, under `[[portfolio.part]]`, in the order in which it is built."""

    build: Words
    """What to build, in one line."""
    proves: Words
    """What it proves to an employer, in one line."""


class PortfolioAdvice(Entry):
    """Advice on the work to show, under `[[portfolio]]`, in order of use."""

    id: Id
    name: Words
    text: Words
    short: Words | None = None
    """The advice in one line without a full stop; the first entry's begins the answer."""
    shows: WordList = ()
    """What it proves to an employer."""
    part: tuple[PortfolioPart, ...] = ()
    """What to build, where the advice is about the parts of a project."""
    sources: SourceIds


class InterviewArea(Entry):
    """A part of the interviews, under `[[interview]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    summary: Words
    topics: WordList = ()
    """What is asked about."""
    advice: WordList = ()
    asks: Words | None = None
    """What is asked, in a few words without a full stop."""
    prepare: Words | None = None
    """How to prepare, in a few words without a full stop."""
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds


class DesignStage(Entry):
    """A stage of a system-design answer, under `[[design_stage]]`, in order."""

    id: Id
    name: Words
    covers: Annotated[WordList, NotEmpty()]
    """What a strong answer covers."""
    short: Words | None = None
    """The same in one line, without a full stop."""
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds


class OutlinePart(Record):
    """A stage of a worked problem, under `[[design_problem.outline]]`."""

    stage: Id
    text: Words


class DesignProblem(Entry):
    """A system-design problem, worked through as a short outline, under `[[design_problem]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    question: Words
    outline: Annotated[tuple[OutlinePart, ...], NotEmpty()]
    """One part for each stage, in the order of the stages."""
    sources: SourceIds


class TransitionStep(Entry):
    """A step of a transition, under `[[transition.step]]`, in order."""

    id: Id
    name: Words
    text: Words
    artefact: Words
    """What proves that the step is done."""
    works_when: Words | None = None
    """What shows that it worked, in one line without a full stop."""
    skills: tuple[Id, ...] = ()


class Transition(Entry):
    """The steps from another role, under `[[transition]]`."""

    id: Id
    origin: Id
    """The role that one comes from: an entry of `role`."""
    summary: Words
    short: Words | None = None
    """What one has and what has to be shown, in one line without a full stop."""
    has: WordList = ()
    """What somebody from there usually brings."""
    lacks: Annotated[WordList, NotEmpty()]
    """What has to be shown."""
    step: Annotated[tuple[TransitionStep, ...], NotEmpty()]
    sources: SourceIds


class Question(Entry):
    """A frequently asked question, under `[[faq]]`."""

    id: Id
    question: Words
    answer: Annotated[WordList, NotEmpty()]
    """The answer, a paragraph an item."""
    short: Words | None = None
    """The question in a few words."""
    short_answer: Words | None = None
    """The answer in one line."""
    keywords: WordList = ()
    """Words a person might ask it with that neither the question nor the answer has."""
    see: WordList = ()
    """Commands that say more, such as `mlcareer salary`."""
    states: FigureRefs = ()
    sources: SourceIds


class Crosswalk(Entry):
    """A level beside one of another framework, under `[[crosswalk]]`."""

    id: Id
    level: Id
    framework: Words
    target: Words
    """The level or standard in that framework."""
    match: Literal["exact", "near", "inferred"]
    """`exact`: the framework names this level itself; `near`: it describes the same scope;
    `inferred`: nobody but this guide has put the two side by side."""
    text: Words
    """Why the two belong together, or how far they do."""
    sources: SourceIds


class RelatedGuide(Entry):
    """A guide to read next, under `[[related]]`."""

    id: Id
    title: Words
    text: Words
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds


class Guide(Record):
    """All that is known, one field a table. Tables keep the order of the file."""

    guide: About
    source: Annotated[tuple[Source, ...], NotEmpty()]
    region: Annotated[tuple[Region, ...], NotEmpty()]
    level: Annotated[tuple[Level, ...], NotEmpty()]
    band: Annotated[tuple[Band, ...], NotEmpty()]
    place: tuple[Place, ...] = ()
    area: tuple[Area, ...] = ()
    level_step: tuple[LevelStep, ...] = ()
    package_addition: tuple[PackageAddition, ...] = ()
    pay_check: tuple[PayCheck, ...] = ()
    remark: tuple[Remark, ...] = ()
    fact: tuple[Fact, ...] = ()
    skill_category: tuple[SkillCategory, ...] = ()
    skill: tuple[Skill, ...] = ()
    role: tuple[Role, ...] = ()
    comparison: tuple[Comparison, ...] = ()
    week_task: tuple[WeekTask, ...] = ()
    boundary: tuple[Boundary, ...] = ()
    sector: tuple[Sector, ...] = ()
    employer_kind: tuple[EmployerKind, ...] = ()
    employer: tuple[Employer, ...] = ()
    portfolio: tuple[PortfolioAdvice, ...] = ()
    interview: tuple[InterviewArea, ...] = ()
    design_stage: tuple[DesignStage, ...] = ()
    design_problem: tuple[DesignProblem, ...] = ()
    transition: tuple[Transition, ...] = ()
    faq: tuple[Question, ...] = ()
    crosswalk: tuple[Crosswalk, ...] = ()
    related: tuple[RelatedGuide, ...] = ()
