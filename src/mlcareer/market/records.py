"""Records of files as rows of the one table, with all that could not be used counted by reason.

A record becomes a row by the same steps whatever its file: a table is read by its heading, and an
object of JSON by its keys, those inside another with a dot. Nothing of a record is kept but its
row, so that a file may be of any length.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.errors import DocumentError
from mlcareer.guide.amount import is_part_time as is_short_week
from mlcareer.market.columns import NAMES, Fields, one_of, places_of, plain
from mlcareer.market.counting import ESTIMATED, NOT_SAID
from mlcareer.market.facts import NOTHING, SHORTEST_TEXT, is_part_time, is_plausible
from mlcareer.market.folding import employer_stem
from mlcareer.market.table import ABROAD, COLUMNS, CONTRACT, MATCHED_BY_NONE, NOT_STATED, Row
from mlcareer.reading.job_postings import (
    amount_in,
    bare_period,
    board_of,
    currency_named,
    day_in,
    is_true,
    period_named,
    plain_text_of,
    posting_of,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mlcareer.adverts.pay import StatedPay
    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.market.facts import FactReader, TitleFacts
    from mlcareer.reading.job_posting import JobPosting

NO_TITLE = "no title"
OTHER_LENGTH = "another number of fields than the heading"
NO_NUMBER = "what is no number where the pay should be"
NO_EMPLOYER = "no employer is named, so that repeats cannot be found"
IN_DOUBT = "pay that cannot be right for its period, or whose period is not known"
PART_TIME = "part-time pay, of which nothing says what it is for a full week"
ASSUMED = "no currency is stated: read as pounds"


class Tally:
    """What was met on the way: counts only, so that it stays small."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.unread: Counter[str] = Counter()
        """Records that could not be read, by reason."""
        self.first: dict[str, str] = {}
        """Where each reason was met first."""
        self.doubts: Counter[str] = Counter()
        """What was read and could not be used as it is, by what it is."""
        self.made_by: Counter[tuple[str, str]] = Counter()
        """Boards and searches that the records name, together."""
        self.passed: Counter[tuple[str, str]] = Counter()
        """Records that no cell counts, of which no row is made: by what work it is, and whether
        their pay is an estimate or is not stated."""
        self.months: set[str] = set()
        """Of the records with stated pay."""
        self.bad_files: list[str] = []
        """Files that could not be read, each with why."""

    @property
    def sources(self) -> Counter[str]:
        """Boards and searches, each with its records."""
        found: Counter[str] = Counter()
        for named, records in self.made_by.items():
            for name in map(str.strip, named):
                if name and name not in NOTHING:
                    found[name] += records
        return found

    def could_not_read(self, reason: str, where: str) -> None:
        """Count a record that could not be read."""
        self.unread[reason] += 1
        self.first.setdefault(reason, where)


class Read(NamedTuple):
    """A record as a row, with the skills that its text names where they were asked for."""

    row: Row
    skills: tuple[str, ...] = ()


class RecordReader:
    """Makes rows of records."""

    def __init__(
        self,
        facts: FactReader,
        chosen: Mapping[str, str],
        *,
        roles: frozenset[str] | None,
        by_skill: bool = False,
    ) -> None:
        """Make a reader.

        Args:
            facts: Reads titles, places and texts.
            chosen: The columns that hold some fields, as `column_map` returns them.
            roles: The kinds of work that are counted; of other records, and of those without
                stated pay, only that they were there. None reads all records whole.
            by_skill: Whether to look for skills in texts.
        """
        self._facts = facts
        self.chosen = chosen
        self._names = {
            field: (plain(chosen[field]),) if field in chosen else names
            for field, names in NAMES.items()
        }
        self._roles = roles
        self.by_skill = by_skill
        self.tally = Tally()

    def table_rows(
        self, name: str, heading: Sequence[str], rows: Iterable[list[str]]
    ) -> Iterator[Read]:
        """Yield the rows of a table; what cannot be read is counted.

        Raises:
            DocumentError: No column holds titles.
            UsageError: A column that was chosen is not there.
        """
        places = places_of(heading, self.chosen)
        if not places[0]:
            raise DocumentError(
                f"{name} has no column for the title: name it with --columns title=COLUMN"
            )
        board = board_of({each.strip() for each in heading})
        width = len(heading)
        # The first column of each field, at one go: what stands after the last one is nothing.
        pick = itemgetter(*(at[0] if at else width for at in places))
        spread = [(index, at) for index, at in enumerate(places) if len(at) > 1]
        at_title, at_board, at_search = (
            (places[index] or [width])[0]
            for index in map(Fields._fields.index, ("title", "board", "search"))
        )
        known = self._facts.title
        for number, values in enumerate(rows, 1):
            if len(values) != width:
                if values:
                    self.tally.could_not_read(OTHER_LENGTH, _line(name, rows, number))
                continue
            values.append("")
            title = known(values[at_title])
            if not title.role:
                self.tally.could_not_read(NO_TITLE, _line(name, rows, number))
            elif self._is_wanted(title, values[at_board] or board, values[at_search]):
                picked: Sequence[str] = pick(values)
                if spread or not NOTHING.isdisjoint(picked):
                    picked = _cleaned(picked, values, spread)
                read = self._read(Fields._make(picked), title, board)
                if read is not None:
                    yield read

    def prepared_rows(
        self, name: str, heading: Sequence[str], rows: Iterable[list[str]]
    ) -> Iterator[Read]:
        """Yield the rows of a table that was prepared before, as they are."""
        at = {each.strip().casefold(): place for place, each in enumerate(heading)}
        pick = itemgetter(*(at[column] for column in COLUMNS))
        for number, values in enumerate(rows, 1):
            if len(values) != len(heading):
                if values:
                    self.tally.could_not_read(OTHER_LENGTH, _line(name, rows, number))
                continue
            row = Row._make(pick(values))
            try:
                row = row._replace(
                    pay_from=float(row.pay_from) if row.pay_from else None,
                    pay_to=float(row.pay_to) if row.pay_to else None,
                    predicted=int(row.predicted or 0),
                )
            except ValueError:
                self.tally.could_not_read(NO_NUMBER, _line(name, rows, number))
                continue
            if row.month and row.pay_from and not row.predicted:
                self.tally.months.add(row.month)
            yield Read(row)

    def object_row(self, name: str, value: Mapping[str, object]) -> Read | None:
        """Return the row of an object of JSON; nothing where it cannot be read."""
        if "@type" in value:
            posting = posting_of(value)
            if posting is None:
                self.tally.could_not_read(NO_TITLE, name)
                return None
            return self.posting_row(name, posting)
        flat = {plain(key): item for key, item in reversed(list(_flat(value)))}
        fields = Fields._make(
            one_of(index, [words for key in names if (words := words_of(flat.get(key)))])
            for index, names in enumerate(self._names.values())
        )
        return self._named(fields, board_of(value.keys()), name)

    def posting_row(self, name: str, posting: JobPosting) -> Read | None:
        """Return the row of a board's advert; nothing where it cannot be read."""
        fields = Fields(
            title=posting.title,
            text=posting.text,
            employer=posting.employer,
            place=posting.place or ("remote" if posting.remote else ""),
            pay_from=_written(posting.pay_from),
            pay_to=_written(posting.pay_to),
            currency=posting.currency,
            period=posting.period,
            predicted=str(int(posting.predicted)),
            contract=posting.contract,
            posted="" if posting.posted is None else posting.posted.isoformat(),
        )
        return self._named(fields, posting.board, name)

    def advert_row(self, found: AdvertFindings) -> Read | None:
        """Return the row of a text, of which `adverts` found title, level, place and pay.

        A level that only the years asked point to is not stated.
        """
        facts = self._facts
        stated = {each.value for each in found.level.levels if each.why != "years"}
        said = found.pay.base or found.pay.estimated
        pay = self._of_words(None if said is None else said.value, found.region.value)
        short = found.hours is not None and is_short_week(found.hours.value)
        if short and said is not None and not said.value.pro_rata:
            pay = self._not_for_a_full_week(pay)
        title = facts.title(found.title)
        by_day = pay.period == "day" or found.ir35 or found.contract_length or title.contract
        row = Row(
            level=facts.one_level(stated),
            region=facts.region(found.region.value),
            role=title.role if title.role not in {"", MATCHED_BY_NONE} else found.role.kind,
            employer="",
            title=title.stem,
            place=facts.place(found.place).stem,
            pay_from=pay.low,
            pay_to=pay.high,
            currency=pay.currency,
            period=pay.period,
            predicted=pay.predicted,
            contract=CONTRACT if by_day else NOT_STATED,
            month="",
        )
        if self._is_stated(pay, row.role):
            self.tally.doubts[NO_EMPLOYER] += 1
        elif self._roles is not None:
            return None
        return Read(row, tuple(sorted(item.value.skill for item in found.skills)))

    def _named(self, fields: Fields, board: str, where: str) -> Read | None:
        title = self._facts.title(fields.title)
        if not title.role:
            self.tally.could_not_read(NO_TITLE, where)
        elif self._is_wanted(title, fields.board or board, fields.search):
            return self._read(fields, title, board)
        return None

    def _is_wanted(self, title: TitleFacts, board: str, search: str) -> bool:
        """Tell whether a record is to be read further, and count one that is not."""
        self.tally.made_by[board, search] += 1
        if self._roles is None or title.role in self._roles:
            return True
        self.tally.passed[title.role, NOT_SAID] += 1
        return False

    def _is_stated(self, pay: _Pay, role: str) -> bool:
        """Tell whether pay is stated, and count a record without where no row is made of it."""
        stated = pay.low is not None and not pay.predicted
        if not stated and self._roles is not None:
            self.tally.passed[role, NOT_SAID if pay.low is None else ESTIMATED] += 1
        return stated

    def _read(self, fields: Fields, title: TitleFacts, board: str) -> Read | None:
        facts, tally = self._facts, self.tally
        place = facts.place(fields.place)
        known = title.role != MATCHED_BY_NONE
        pay = self._pay(fields, board, place.region, known=known)
        if is_part_time(fields.contract):
            pay = self._not_for_a_full_week(pay)
        stated = self._is_stated(pay, title.role)
        if not stated and self._roles is not None:
            return None
        employer = stem_of(fields.employer)
        month = month_of(fields.posted)
        if stated:
            if not employer:
                tally.doubts[NO_EMPLOYER] += 1
            if month:
                tally.months.add(month)
        contract = facts.contract(fields.contract)
        if title.contract or pay.period == "day":
            contract = CONTRACT
        level = title.level or (facts.level(fields.level) if fields.level else NOT_STATED)
        skills: tuple[str, ...] = ()
        if self.by_skill and known:
            skills = facts.skills(f"{fields.title.strip()}\n{plain_text_of(fields.text)}")
        words = (level, place.region, title.role, employer, title.stem, place.stem)
        return Read(Row(*words, *pay, contract, month), skills)

    def _not_for_a_full_week(self, pay: _Pay) -> _Pay:
        """Count part-time pay as none, unless it is by the hour or an estimate."""
        if pay.low is None or pay.predicted or pay.period == "hour":
            return pay
        self.tally.doubts[PART_TIME] += 1
        return _NO_PAY

    def _pay(self, fields: Fields, board: str, region: str, *, known: bool) -> _Pay:
        """Return what a record states of pay, in whatever field or text it does."""
        low, high = amount_of(fields.pay_from), amount_of(fields.pay_to)
        if low is None and high is None and fields.pay:
            low = high = amount_of(fields.pay)
            if low is None:
                return self._of_words(self._facts.pay_words(fields.pay), region)
        # Read out of the text by the tool that made the row, which the text tells better.
        by_the_tool = board == "JobSpy" and fields.salary_source == "description"
        text = fields.text
        if len(text) >= SHORTEST_TEXT and (
            by_the_tool
            or (low is None and high is None and known and any(sign in text for sign in "£$€kK"))
        ):
            return self._of_words(self._facts.text_pay(plain_text_of(text)), region)
        if low is None and high is None:
            return _NO_PAY
        least, most = low or high or 0.0, high or low or 0.0
        if least > most:
            least, most = most, least
        named = period_of(fields.period)
        if not named and not fields.period.strip():
            named = "year" if board == "Adzuna" else bare_period(Decimal(least))
        currency, predicted = currency_of(fields.currency), int(is_said(fields.predicted))
        return self._usable(_Pay(least, most, currency, named, predicted), region, board)

    def _of_words(self, stated: StatedPay | None, region: str) -> _Pay:
        if stated is None or stated.on_target:
            return _NO_PAY
        ends = [float(end) for end in (stated.min, stated.max) if end is not None]
        pay = _Pay(ends[0], ends[-1], stated.currency, stated.period, int(stated.estimated))
        return self._usable(pay, region, "")

    def _usable(self, pay: _Pay, region: str, board: str) -> _Pay:
        """Return a pay with its currency, or none where it cannot be pay for its period."""
        if not pay.currency and region != ABROAD:
            pay = pay._replace(currency="GBP")
            if board not in {"Reed", "Adzuna"} and not pay.predicted:
                self.tally.doubts[ASSUMED] += 1
        if pay.predicted:
            return pay
        if pay.low is None or pay.high is None:
            return _NO_PAY
        doubtful = not pay.period or (
            pay.currency == "GBP" and not is_plausible(pay.low, pay.high, pay.period)
        )
        if doubtful:
            self.tally.doubts[IN_DOUBT] += 1
            return _NO_PAY
        return pay


class _Pay(NamedTuple):
    low: float | None
    high: float | None
    currency: str
    period: str
    predicted: int


_NO_PAY = _Pay(None, None, NOT_STATED, NOT_STATED, 0)

DIFFERENT = 200_000
"""Texts of each kind that are kept read."""


@lru_cache(DIFFERENT)
def amount_of(words: str) -> float | None:
    """Return an amount of a field; nothing where it is none, is zero, or is no plain number."""
    words = words.strip()
    if not words:
        return None
    thousands = words[-1] in "kK" and words[:-1].strip()[-1:].isdigit()
    amount = amount_in(words[:-1] if thousands else words)
    return None if amount is None else float(amount) * (1_000 if thousands else 1)


period_of = lru_cache(1_000)(period_named)
is_said = lru_cache(1_000)(is_true)
stem_of = lru_cache(DIFFERENT)(employer_stem)


@lru_cache(1_000)
def currency_of(words: str) -> str:
    """Return the ISO code of a currency as a board writes it."""
    return currency_named(words.strip())


@lru_cache(DIFFERENT)
def month_of(posted: str) -> str:
    """Return the month of a day as boards write it, or the year where only that is known."""
    posted = posted.strip()
    day: date | None = day_in(posted)
    if day is not None:
        return f"{day:%Y-%m}"
    year, _, month = posted.partition("-")
    if len(year) != 4 or not year.isdecimal() or not year.startswith(("19", "20")):  # noqa: PLR2004 - a year's
        return NOT_STATED
    return f"{year}-{month:0>2}" if month.isdecimal() and 1 <= int(month) <= 12 else year  # noqa: PLR2004 - months


def _written(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"


def words_of(value: object) -> str:
    """Return a value of JSON as words; true is `true`."""
    return "true" if value is True else words_in(value)


def _flat(value: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Yield the values of an object, those inside another under a name with a dot."""
    for name, item in value.items():
        yield before + name, item
        if isinstance(item, dict) and not before:
            yield from _flat(item, f"{name}.")


def _line(name: str, rows: object, number: int) -> str:
    """Say where a row of a table is: by the line of its file, where it has lines."""
    return f"{name}, line {getattr(rows, 'line_num', number) + 1}"


def _cleaned(
    picked: Sequence[str], values: Sequence[str], spread: Iterable[tuple[int, list[int]]]
) -> list[str]:
    """Return fields without what stands for nothing, those of several columns from all of them."""
    cleaned = ["" if value in NOTHING else value for value in picked]
    for index, at in spread:
        found = [values[place] for place in at if values[place] not in NOTHING]
        cleaned[index] = one_of(index, [each for each in found if each.strip()])
    return cleaned
