"""A CV as passages: sentences and items, each under the kind of its heading, with its lines.

CVs come with bullets of any shape, as tables, as prose, and with lines broken by the width of a
page. All end as the same passages, so that what is asked of a passage is asked in one place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import finder_of_any
from mlcareer.adverts.plain_line import plain
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from re import Match

    from mlcareer.guide.cv_words import CvWords

Part = Literal["work", "projects", "list", "courses", "interests", "other", "unsaid"]
"""What a passage stands under; `unsaid`: no heading, or one that announces nothing known."""

LONGEST_HEADING = 5
"""Words of a heading of a CV."""

LONGEST_POST = 14
"""Words of a line that names a post with its years, and describes nothing."""

LONGEST_TITLE = 10
"""Words of a line beside it that names the employer, the title or the place."""

_ITEM = r"^(?:[-*+•·▪●◦‣○■□✔✓✅➢➤►▸»∙–—]|o(?= )|\d{1,2}[.)](?=\s))(?:\s+|$)"

_DATE = (
    r"(?:(?:(?:{months})[a-zäéû]{{0,6}}\.?,?\s{{0,2}}|(?:0?[1-9]|1[0-2])\s?[/.]\s?)?(?:19|20)\d\d"
    r"(?:[-/.](?:0[1-9]|1[0-2]))?)"
)
"""A month or a year: `March 2019`, `03/2019`, `2019-03`, `2019`."""

_WEB = (
    r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w.-]{1,100}|\[(?:URL|EMAIL|PHONE)\]"
    r"|\b[\w.-]{1,60}\.(?:com|org|net|io|dev|ai|me|uk|eu|de|app|page)/\S*"
)
"""Addresses of pages and mails: the names in them are no skills."""

_FILE = r"\b[\w./-]{1,60}\.(?:py|ipynb|md|pdf|docx?|txt|html?|json|ya?ml|toml|csv|tex)\b"

BROKEN = "\u00ad"
"""Stands in a passage where a line ended with a hyphen: within a word, or within `scikit-learn`."""

_SENTENCE = r"(?<=[.!?])\s+(?=[\"'(]?[A-ZÄÖÜÉ])"


class Passage(Record, kw_only=False):
    """A sentence or an item of a CV."""

    text: str
    part: Part
    item: bool
    """Whether a bullet stood before it."""
    names_a_post: bool
    """Whether it tells which post, where and when, and not what was done."""
    breaks: tuple[tuple[int, int], ...]
    """Where in the text a line of the file begins, with its number, the first at 0."""

    def line_at(self, place: int) -> int:
        """Return the line of the file that a place in the text stands on."""
        return next(line for begin, line in reversed(self.breaks) if begin <= place)


class CvLine(Record, kw_only=False):
    """A line that holds words."""

    text: str
    number: int
    part: Part
    item: bool
    after_gap: bool
    """Whether a blank line or a heading is before it."""
    dated: bool
    """Whether it has the years of a post."""


class CvReader:
    """Takes CVs apart by the words of a table."""

    def __init__(self, words: CvWords) -> None:
        """Make a reader of one table."""
        # The first table with a cue decides, so that the last to be entered is the first.
        self._cues: dict[str, tuple[int, Part]] = {
            cue: (place, heading.part)
            for place, heading in reversed(tuple(enumerate(words.heading)))
            for cue in heading.cues
        }
        self._read: tuple[str, tuple[CvLine, ...]] = "", ()
        """The last text with its lines, as skills and facts are read from the same."""
        self._fillers = frozenset(words.words.heading_fillers)
        self._links = frozenset(words.words.link_words)
        self._contacts = frozenset(words.words.contact_labels)
        self._role_nouns = finder_of_any(words.words.role_nouns)
        ends = "|".join(f"{end}\\b" for end in words.words.until_now)
        since = "|".join(words.words.since)
        day = _DATE.format(months="|".join(words.words.months))
        self._period = (
            rf"(?P<begin>{day})\s*(?:-+|–|—|to|until|till|bis|à|→)\s*(?P<end>{day}|{ends})"
            rf"|\b(?:{since})\s+(?P<since>{day})\b|(?P<open>{day})\s*[-–—]\s*$"
        )
        """The time of a post: two dates, one and today, or one that it goes on from."""

    def part_of(self, heading: str) -> Part | None:
        """Return what the words of a heading announce; nothing where they are not known."""
        words = heading.casefold().split()
        bare = words[:]
        while bare and bare[0] in self._fillers and len(bare) > 1:
            bare.pop(0)
        found = [
            self._cues[form]
            for each in (words, bare)
            for form in _forms(each)
            if form in self._cues
        ]
        return min(found)[1] if found else None

    def period_in(self, line: str) -> Match[str] | None:
        """Return the time of a post that a line names."""
        if "19" not in line and "20" not in line:
            return None
        return in_any_case(self._period).search(line)

    def passages(self, text: str) -> tuple[Passage, ...]:
        """Return the sentences and items of a CV, in its order."""
        lines = self.lines(text)
        width = _width(text)
        out: list[Passage] = []
        begin = 0
        for index in range(1, len(lines) + 1):
            follows = lines[index + 1] if index + 1 < len(lines) else None
            if index < len(lines) and self._goes_on(lines[index - 1], lines[index], follows, width):
                continue
            out += self._sentences(lines, begin, index)
            begin = index
        return tuple(out) if lines else ()

    def lines(self, text: str) -> tuple[CvLine, ...]:
        """Return the lines that hold words, under the kind of their heading; no addresses."""
        if self._read[0] != text:
            self._read = text, tuple(self._lines(text))
        return self._read[1]

    def _lines(self, text: str) -> Iterator[CvLine]:
        part: Part = "unsaid"
        depth = 0
        gap = True
        bullet = False
        for number, raw in enumerate(text.splitlines(), 1):
            line = plain(raw).strip()
            if not line or set(line) <= set("-=_*# |:"):
                gap, bullet = True, line in {"-", "*"}
                continue
            kind = self._heading(raw, line)
            marks = len(raw.lstrip()) - len(raw.lstrip().lstrip("#"))
            below = part in {"work", "projects"} and 0 < depth < marks
            if kind is not None and not (below and kind != "list"):
                part, depth, gap = kind, marks, True
                continue
            if 0 < marks <= depth and part not in {"work", "projects"}:
                # A heading beside the last one ends what that announced.
                part = "unsaid"
            if self._is_contact(line):
                gap = True
                continue
            for cell in _cells(line):
                item = as_written(_ITEM).match(cell)
                words = cell[item.end() :] if item else cell.lstrip("# ")
                words = _without_addresses(words)
                if item and not words:
                    bullet = True
                    continue
                if not words.strip():
                    continue
                dated = self.period_in(words) is not None
                yield CvLine(words.strip(), number, part, bool(item) or bullet, gap, dated)
                gap = bullet = False
            gap = gap or marks > 0 or "|" in line[:1]

    def _heading(self, raw: str, line: str) -> Part | None:
        """Return what a heading announces; nothing for a line that is none, or says nothing."""
        bare = line.strip("#*: ").strip()
        words = bare.split()
        if not words or len(words) > LONGEST_HEADING or not bare[:1].isalpha():
            return None
        if any(mark in bare for mark in ",;|•.") or as_written(r"\d{4}").search(bare):
            return None
        bold = as_written(r"^\s*\*\*[^*]+\*\*\s*:?\s*$").match(raw) is not None
        marked = raw.lstrip().startswith("#") or line.endswith(":") or bare.isupper() or bold
        title = bool(self._role_nouns.find(bare))
        part = None if title else self.part_of(bare)
        if part is None or marked:
            return part
        # Without any mark a heading is little else than its word.
        rest = [word for word in bare.casefold().split() if word not in self._fillers]
        return None if len(rest) > 2 or line.startswith(("-", "*")) else part  # noqa: PLR2004 - a word and what it is of

    def _is_contact(self, line: str) -> bool:
        """Tell whether a line gives addresses and no work: `GitHub: ada | ada@example.org`."""
        label = line.lstrip("# ").partition(":")[0].casefold().strip()
        if label in self._contacts and len(line.split()) <= LONGEST_TITLE:
            return True
        if not _may_hold_addresses(line):
            return False
        addresses = in_any_case(_WEB).findall(line)
        return bool(addresses) and len(line.split()) - len(addresses) <= 5  # noqa: PLR2004 - labels and signs between

    def _goes_on(self, above: CvLine, line: CvLine, follows: CvLine | None, width: int) -> bool:
        """Tell whether a line goes on with the sentence or item above it."""
        if line.item or line.after_gap or line.part != above.part or line.number == above.number:
            return False
        last, first = above.text, line.text.split()[0]
        if last.endswith("-") and last[-2:-1].isalpha() and first[:1].islower():
            return True
        if line.dated or (above.dated and not above.item):
            return False
        if first[:1].islower():
            return True
        if last.endswith((".", "!", "?", ":", ";")):
            return False
        if last.endswith(",") or last.split()[-1].casefold() in self._links:
            return True
        short = len(line.text.split()) <= LONGEST_TITLE
        if short and ((follows and follows.dated) or bool(self._role_nouns.find(line.text))):
            return False
        return bool(width) and len(last) + 1 + len(first) > width * 0.9

    def _sentences(self, lines: Sequence[CvLine], first: int, after: int) -> Iterator[Passage]:
        """Join the lines of a block and yield its sentences."""
        block = lines[first:after]
        text = ""
        breaks: list[tuple[int, int]] = []
        for line in block:
            if text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower():
                text = text[:-1] + BROKEN
            elif text:
                text += " "
            breaks.append((len(text), line.number))
            text += line.text
        post = self._names_a_post(
            block, (*lines[max(0, first - 1) : first], *lines[after : after + 1])
        )
        begin = 0
        ends = [found.end() for found in as_written(_SENTENCE).finditer(text)]
        for end in (*ends, len(text)):
            piece = text[begin:end].strip()
            if piece:
                start = next(number for place, number in reversed(breaks) if place <= begin)
                later = [(place - begin, number) for place, number in breaks if begin < place < end]
                yield Passage(piece, block[0].part, block[0].item, post, ((0, start), *later))
            begin = end

    def _names_a_post(self, block: Sequence[CvLine], beside: Sequence[CvLine]) -> bool:
        count = sum(len(line.text.split()) for line in block)
        if any(line.dated for line in block):
            return count <= (LONGEST_TITLE if block[0].item else LONGEST_POST)
        if block[0].item or count > LONGEST_TITLE or block[-1].text.endswith((".", "!")):
            return False
        return any(
            line.dated
            and line.part == block[0].part
            and not line.item
            and len(line.text.split()) <= LONGEST_POST
            for line in beside
        )


def _forms(words: list[str]) -> Iterator[str]:
    """Yield each run of words in a heading, and with `^` and `$` those at its ends."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            run = " ".join(words[start:end])
            yield run
            if start == 0:
                yield f"^{run}"
            if end == len(words):
                yield f"{run}$"
            if end - start == len(words):
                yield f"^{run}$"


def _may_hold_addresses(line: str) -> bool:
    return "." in line or "@" in line or "[" in line


def _without_addresses(words: str) -> str:
    """Blank out addresses and names of files, keeping every other character where it was."""
    if not _may_hold_addresses(words):
        return words
    return in_any_case(f"{_WEB}|{_FILE}").sub(lambda found: " " * len(found[0]), words)


def _cells(line: str) -> list[str]:
    """Return the cells of a row of a table, or the line itself."""
    if line.startswith("|") and line.count("|") > 1:
        return [cell.strip() for cell in line.strip("|").split("|") if cell.strip()]
    return [line]


def _width(text: str) -> int:
    """Return the width at which the lines of a text are broken; 0 where they are not."""
    lengths = [len(line.strip()) for line in text.splitlines() if line.strip()]
    most = max(lengths, default=0)
    full = sum(length >= most * 0.85 for length in lengths)
    return most if full >= max(3, len(lengths) // 8) and most <= 140 else 0  # noqa: PLR2004 - wrapped text has many full lines, none of them longer than a page is wide


@lru_cache(maxsize=4)
def cv_reader(words: CvWords) -> CvReader:
    """Return the reader of a table, made once."""
    return CvReader(words)
