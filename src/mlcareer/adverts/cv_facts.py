"""What a CV states besides skills: years of work, degree, right to work, place and clearance."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.cv_text import CvLine, CvReader, cv_reader
from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import PhraseFinder, finder_of, finder_of_any
from mlcareer.adverts.place_finding import NamedPlace, place_finder
from mlcareer.adverts.plain_line import plain
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from re import Match

    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.place_names import PlaceNames

DegreeHeld = Literal["bachelor", "master", "phd"]
RightToWork = Literal["held", "limited", "needed"]
"""`held`: no sponsor is needed; `limited`: a visa that ends; `needed`: a sponsor is needed."""

DEGREES: tuple[DegreeHeld, ...] = ("bachelor", "master", "phd")
"""From the lowest to the highest."""

TOP_LINES = 12
"""Lines of a CV among which its owner's place stands."""

LONGEST_PLACE_LINE = 12
"""Words of such a line."""

TITLE_LINES = 2
"""Lines before and after the years of a post that may name it."""

MOST_YEARS = 60
"""Years of work that are believed."""

_STATED = (
    r"\b(?P<years>\d{1,2})\s?\+?\s?years?(?:'|’)?\s+(?:of\s+)?(?:[\w/&-]+\s+){0,4}?"
    r"(?:experience|expertise|building|developing|working|engineering)\b"
)


class Experience(Record, kw_only=False):
    """Time in work."""

    months: int
    """Each month counts once, however many posts it was spent in."""
    begins: int | None = None
    """The year of the first post; nothing where only a number of years is stated."""
    ends: int | None = None
    """The year of the last, this year's where it goes on."""

    @property
    def years(self) -> int:
        """Whole years."""
        return self.months // 12


class CvFacts(Record):
    """What a CV states; nothing for what it does not."""

    experience: Found[Experience] | None
    ml_experience: Found[Experience] | None
    """Of it, in posts whose title is one of machine learning."""
    degree: Found[DegreeHeld] | None
    """The highest that is finished."""
    right_to_work: Found[RightToWork] | None
    """In the United Kingdom."""
    place: Found[NamedPlace] | None
    clearance: Found[str] | None
    clearance_ranks: tuple[tuple[str, ...], ...] = ()
    """Kinds of clearance from the lowest, each as its spellings in lower case."""

    def clearance_rank(self, words: str, *, least: bool = False) -> int | None:
        """Return the rank of the highest clearance that some words name, from 0, or of the least.

        Nothing where they name none of a known rank.
        """
        parts = as_written(r"[^\W_]+").findall(words.casefold())
        said = f" {' '.join(parts)} "
        ranks = [
            rank
            for rank, names in enumerate(self.clearance_ranks)
            if any(f" {name.replace('-', ' ')} " in said for name in names)
        ]
        return (min if least else max)(ranks, default=None)


class _Post(Record, kw_only=False):
    """The time of one post."""

    begin: int
    """Months since the year 0."""
    end: int
    words: str
    line: int
    in_ml: bool


def cv_facts(text: str, words: CvWords, places: PlaceNames, today: date) -> CvFacts:
    """Read what a CV states; a post that goes on is counted up to `today`."""
    reader = _reader(words, places)
    lines = [(number, plain(line).strip()) for number, line in enumerate(text.splitlines(), 1)]
    posts = list(reader.posts(text, today))
    return CvFacts(
        experience=_experience(posts) or _stated(lines),
        ml_experience=_experience([post for post in posts if post.in_ml]),
        degree=reader.degree(text),
        right_to_work=reader.right_to_work(lines),
        place=reader.place(lines),
        clearance=reader.clearance(lines),
        clearance_ranks=tuple(
            tuple(names.casefold().split("|")) for names in words.words.clearance_ranks
        ),
    )


def _experience(posts: list[_Post]) -> Found[Experience] | None:
    """Add up the time of posts, months that two of them share once."""
    if not posts:
        return None
    months, reached = 0, 0
    for post in sorted(posts, key=lambda post: (post.begin, post.end)):
        months += max(0, post.end - max(post.begin, reached))
        reached = max(reached, post.end)
    first = min(posts, key=lambda post: post.begin)
    # An end in January is that of the year before, where the year alone was not given.
    return Found(
        Experience(months, first.begin // 12, reached // 12),
        "; ".join(post.words for post in posts),
        first.line,
        f"by the dates of {len(posts)} {'post' if len(posts) == 1 else 'posts'}",
    )


def _stated(lines: list[tuple[int, str]]) -> Found[Experience] | None:
    for number, line in lines:
        found = in_any_case(_STATED).search(line) if "ear" in line else None
        if found and int(found["years"]) <= MOST_YEARS:
            return Found(Experience(int(found["years"]) * 12), found[0], number, "as stated")
    return None


class _FactReader:
    """Reads facts by the words of a table."""

    def __init__(self, words: CvWords, places: PlaceNames) -> None:
        cv = words.words
        self._text: CvReader = cv_reader(words)
        self._places = place_finder(places)
        self._months = [form for forms in cv.months for form in [tuple(forms.split("|"))]]
        self._now = frozenset(cv.until_now)
        self._roles = finder_of_any(cv.role_nouns)
        self._ml = finder_of_any(cv.ml_titles)
        self._schools = finder_of_any(cv.schools)
        self._unfinished = finder_of_any(cv.unfinished)
        self._labels = frozenset(cv.place_labels)
        self._clearances: PhraseFinder[None] = PhraseFinder()
        self._clearances.add_all(cv.clearances, None, any_case=False)
        self._not_held = finder_of_any(cv.clearance_not_held)
        self._degrees: PhraseFinder[DegreeHeld] = PhraseFinder()
        for degree in words.degree:
            self._degrees.add_all(degree.names, degree.degree)
            self._degrees.add_all(degree.exact, degree.degree, any_case=False)
        self._rights = finder_of((each.right, each.cues) for each in words.right)

    def posts(self, text: str, today: date) -> Iterator[_Post]:
        """Yield the posts of a CV: under a heading of work, or anywhere where it has none."""
        lines = self._text.lines(text)
        parts = {"work"} if any(line.part == "work" for line in lines) else {"unsaid"}
        for index, line in enumerate(lines):
            if line.part not in parts or not line.dated:
                continue
            block = _block(lines, index)
            if any(self._is_of_a_course(each.text) for each in block):
                continue
            found = self._text.period_in(line.text)
            period = None if found is None else self._period(found, today)
            if found and period and period[0] < period[1]:
                in_ml = any(self._names_ml(each.text) for each in block)
                yield _Post(*period, found[0].strip(), line.number, in_ml)

    def _is_of_a_course(self, text: str) -> bool:
        return bool(self._schools.find(text) or self._degrees.find(text))

    def _names_ml(self, text: str) -> bool:
        """Tell whether a part of a line is the title of a post in machine learning."""
        return any(
            bool(self._roles.find(part) and self._ml.find(part))
            for part in as_written(r"\s[-–—|@]+\s|[,|;()]|\bat\b").split(text)
        )

    def _period(self, found: Match[str], today: date) -> tuple[int, int] | None:
        now = today.year * 12 + today.month - 1
        begin = self._month(found["begin"] or found["since"] or found["open"], at_end=False)
        end_words = found["end"]
        if end_words is None or end_words.casefold() in self._now:
            end: int | None = now
        else:
            end = self._month(end_words, at_end=True)
        if begin is None or end is None or end > now + 1 or end - begin > MOST_YEARS * 12:
            return None
        return begin, end

    def _month(self, words: str, *, at_end: bool) -> int | None:
        """Return a date in months since the year 0; the end of a month that ends a post.

        Where only years are given, their difference counts: 2019 to 2022 are three years.
        """
        year = as_written(r"(?:19|20)\d\d").search(words)
        if year is None:
            return None
        rest = (words[: year.start()] + " " + words[year.end() :]).strip(" -/.,").casefold()
        number = int(rest) if rest.isdecimal() else self._named_month(rest)
        if not number:
            return int(year[0]) * 12
        return int(year[0]) * 12 + number - 1 + at_end

    def _named_month(self, name: str) -> int:
        numbers = (
            number
            for number, forms in enumerate(self._months, 1)
            if name and name.startswith(forms)
        )
        return next(numbers, 0)

    def degree(self, text: str) -> Found[DegreeHeld] | None:
        """Return the highest degree that is finished."""
        best: Found[DegreeHeld] | None = None
        for line in self._text.lines(text):
            if line.part in {"work", "projects", "interests", "list"}:
                continue
            if self._unfinished.find(line.text):
                continue
            for kind, start, end in self._degrees.find(line.text):
                words = line.text[start:end]
                if len(words) == 2 and line.part != "courses":  # noqa: PLR2004 - MA and BS are much else
                    continue
                if best is None or DEGREES.index(kind) > DEGREES.index(best.value):
                    best = Found(kind, line.text, line.number)
        return best

    def right_to_work(self, lines: list[tuple[int, str]]) -> Found[RightToWork] | None:
        """Return the first that is said of the right to work in the United Kingdom."""
        for number, line in lines:
            # "Do not need sponsorship" begins before "need sponsorship" and says the reverse.
            found = min(self._rights.find(line), key=lambda each: (each[1], -each[2]), default=None)
            if found is not None:
                return Found(found[0], line[found[1] : found[2]], number)
        return None

    def place(self, lines: list[tuple[int, str]]) -> Found[NamedPlace] | None:
        """Return where somebody lives: after a label, or in a line at the top."""
        top = [(number, line) for number, line in lines if line][:TOP_LINES]
        for number, line in top:
            label, colon, rest = line.lstrip("#*- ").partition(":")
            if colon and label.casefold().strip() in self._labels:
                named = self._places.find(rest)
                if named:
                    return Found(named[0], rest.strip(), number)
        for index, (number, line) in enumerate(top):
            if len(line.split()) > LONGEST_PLACE_LINE or self._text.period_in(line):
                continue
            if index == 0 and not any(mark in line for mark in ",|•·"):
                continue  # a name, which may be that of a town
            parts = {part.strip() for part in as_written(r"[,|•·()]").split(line)}
            named = [
                place
                for place in self._places.find(line)
                if not place.plain or place.words in parts
            ]
            if named and self._text.part_of(line.strip("#*: ")) is None:
                return Found(named[0], line, number)
        return None

    def clearance(self, lines: list[tuple[int, str]]) -> Found[str] | None:
        """Return the clearance that somebody holds."""
        for number, line in lines:
            for _, start, end in self._clearances.find(line):
                if not self._not_held.find(line[max(0, start - 40) : start]):
                    return Found(line[start:end], line, number)
        return None


def _block(lines: Sequence[CvLine], index: int) -> list[CvLine]:
    """Return the lines that name a post: those of its years and short ones beside it."""
    block = [lines[index]]
    for step in (-1, 1):
        for distance in range(1, TITLE_LINES + 1):
            place = index + step * distance
            if not 0 <= place < len(lines):
                break
            line = lines[place]
            if (
                line.item
                or line.dated
                or line.part != lines[index].part
                or len(line.text.split()) > LONGEST_PLACE_LINE
                or line.text.endswith(".")
                or (step > 0 and line.after_gap)
            ):
                break
            block.append(line)
            if step < 0 and line.after_gap:
                break
    return block


@lru_cache(maxsize=4)
def _reader(words: CvWords, places: PlaceNames) -> _FactReader:
    return _FactReader(words, places)
