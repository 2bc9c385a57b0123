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

from mlcareer.guide.amount import is_part_time as is_short_week
from mlcareer.market.columns import NAMES, holds_several, places_of
from mlcareer.market.facts import SHORTEST_TEXT, is_part_time, is_plausible
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mlcareer.adverts.pay import StatedPay
    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.market.facts import FactReader
    from mlcareer.reading.job_postings import JobPosting

NO_TITLE = "no title"
OTHER_LENGTH = "another number of fields than the heading"
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
        self.passed: Counter[str] = Counter()
        """Records for other work, of which nothing else was read, by what work it is."""
        self.bad_files: list[str] = []
        """Files that could not be read, each with why."""

    @property
    def sources(self) -> Counter[str]:
        """Boards and searches, each with its records."""
        found: Counter[str] = Counter()
        for named, records in self.made_by.items():
            for name in filter(None, map(str.strip, named)):
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
            roles: The kinds of work that are counted; of others only that they were there. None
                reads all records whole.
            by_skill: Whether to look for skills in texts.
        """
        self._facts = facts
        self._chosen = chosen
        self._roles = roles
        self._by_skill = by_skill
        self.tally = Tally()

    def table_rows(
        self, name: str, heading: Sequence[str], rows: Iterable[Sequence[str]], first_line: int = 2
    ) -> Iterator[Read]:
        """Yield the rows of a table; what cannot be read is counted.

        Raises:
            UsageError: A column that was chosen is not there.
        """
        places = places_of(heading, self._chosen)
        board = board_of({each.strip() for each in heading})
        width = len(heading)
        # The first column of each field, at one go: what stands after the last one is nothing.
        pick = itemgetter(*(at[0] if at else width for at in places.values()))
        at_title, at_board, at_search = map(list(places).index, ("title", "board", "search"))
        spread = {field: at for field, at in places.items() if len(at) > 1}
        for number, values in enumerate(rows, first_line):
            if not values:
                continue
            if len(values) != width:
                self.tally.could_not_read(OTHER_LENGTH, f"{name}, line {number}")
                continue
            if not _NOTHING.isdisjoint(values):
                values = ["" if value in _NOTHING else value for value in values]  # noqa: PLW2901 - cleaned
            picked = pick((*values, ""))
            if self._passes_over(picked[at_title], picked[at_board] or board, picked[at_search]):
                continue
            fields = dict(zip(places, picked, strict=True))
            for field, at in spread.items():
                if holds_several(field):
                    fields[field] = ", ".join([values[place] for place in at if values[place]])
                elif not fields[field].strip():
                    fields[field] = next((values[place] for place in at if values[place]), "")
            read = self._read(fields.__getitem__, board, name, number)
            if read is not None:
                yield read

    def _passes_over(self, title: str, board: str, search: str) -> bool:
        """Count a record for other work, which needs no more of it to be read."""
        if self._roles is None or not title:
            return False
        role = self._facts.title(title).role
        if role in self._roles:
            return False
        if not title.strip():
            return False
        self.tally.passed[role] += 1
        self.tally.made_by[board, search] += 1
        return True

    def object_row(self, name: str, value: Mapping[str, object]) -> Read | None:
        """Return the row of an object of JSON; nothing where it cannot be read."""
        if "@type" in value:
            posting = posting_of(value)
            if posting is None:
                self.tally.could_not_read(NO_TITLE, name)
                return None
            return self.posting_row(name, posting)
        flat = dict(_flat(value))
        fields = {
            field: (self._chosen[field],) if field in self._chosen else names
            for field, names in NAMES.items()
        }

        def get(field: str) -> str:
            found = [words for key in fields[field] if (words := words_of(flat.get(key)))]
            if not found:
                return ""
            return ", ".join(found) if holds_several(field) else found[0]

        return self._read(get, board_of(value.keys()), name)

    def posting_row(self, name: str, posting: JobPosting) -> Read | None:
        """Return the row of a board's advert; nothing where it cannot be read."""
        fields = {
            "title": posting.title,
            "text": posting.text,
            "employer": posting.employer,
            "place": posting.place or ("remote" if posting.remote else ""),
            "pay_from": _written(posting.pay_from),
            "pay_to": _written(posting.pay_to),
            "currency": posting.currency,
            "period": posting.period,
            "predicted": str(int(posting.predicted)),
            "contract": posting.contract,
            "posted": "" if posting.posted is None else posting.posted.isoformat(),
        }
        return self._read(lambda field: fields.get(field, ""), posting.board, name)

    def advert_row(self, found: AdvertFindings) -> Read:
        """Return the row of a text, of which `adverts` found title, level, place and pay.

        A level that only the years asked point to is not stated.
        """
        facts = self._facts
        stated = {each.value for each in found.level.levels if each.why != "years"}
        base = None if found.pay.base is None else found.pay.base.value
        pay = self._of_words(base, found.region.value)
        hours = None if found.hours is None else found.hours.value
        if (
            base is not None
            and not base.pro_rata
            and base.period != "hour"
            and is_short_week(hours)
        ):
            self.tally.doubts[PART_TIME] += 1
            pay = _NO_PAY
        if found.pay.base is None and found.pay.estimated is not None:
            pay = self._of_words(found.pay.estimated.value, found.region.value)
        title = facts.title(found.title)
        place = facts.place(found.place)
        by_day = pay.period == "day" or found.ir35 or found.contract_length or title.contract
        row = Row(
            level=facts.one_level(stated),
            region=facts.region(found.region.value),
            role=title.role if title.role != MATCHED_BY_NONE else found.role.kind,
            employer="",
            title=title.stem,
            place=place.stem,
            pay_from=pay.low,
            pay_to=pay.high,
            currency=pay.currency,
            period=pay.period,
            predicted=pay.predicted,
            contract=CONTRACT if by_day else NOT_STATED,
            month="",
        )
        return Read(row, tuple(sorted(item.value.skill for item in found.skills)))

    def _read(
        self, get: Callable[[str], str], board: str, name: str, line: int | None = None
    ) -> Read | None:
        facts, tally = self._facts, self.tally
        written = get("title").strip()
        if not written:
            tally.could_not_read(NO_TITLE, name if line is None else f"{name}, line {line}")
            return None
        tally.made_by[get("board") or board, get("search")] += 1
        title = facts.title(written)
        if self._roles is not None and title.role not in self._roles:
            tally.passed[title.role] += 1
            return None
        place = facts.place(get("place"))
        employer = stem_of(get("employer"))
        pay = self._pay(get, board, place.region, known=title.role != MATCHED_BY_NONE)
        if not employer and pay.low is not None and not pay.predicted:
            tally.doubts[NO_EMPLOYER] += 1
        said = get("contract")
        if (
            pay.low is not None
            and not pay.predicted
            and pay.period != "hour"
            and is_part_time(said)
        ):
            tally.doubts[PART_TIME] += 1
            pay = _NO_PAY
        contract = facts.contract(said)
        if title.contract or pay.period == "day":
            contract = CONTRACT
        level = title.level
        if not level and (stated := get("level")):
            level = facts.level(stated)
        skills: tuple[str, ...] = ()
        if self._by_skill and title.role != MATCHED_BY_NONE:
            skills = facts.skills(f"{written}\n{plain_text_of(get('text'))}")
        month = month_of(get("posted"))
        low, high, currency, period, predicted = pay
        words = (level, place.region, title.role, employer, title.stem, place.stem)
        row = Row(*words, low, high, currency, period, predicted, contract, month)
        return Read(row, skills)

    def _pay(self, get: Callable[[str], str], board: str, region: str, *, known: bool) -> _Pay:
        """Return what a record states of pay, in whatever field or text it does."""
        low, high = amount_of(get("pay_from")), amount_of(get("pay_to"))
        period, currency = get("period"), get("currency")
        predicted = int(is_said(get("predicted")))
        if low is None and high is None and (words := get("pay")):
            low = high = amount_of(words)
            if low is None:
                return self._of_words(self._facts.pay_words(words), region)
        if get("salary_source") == "description" and board == "JobSpy":
            # Read out of the text by the tool that made the row, which the text tells better.
            text = plain_text_of(get("text"))
            if len(text) >= SHORTEST_TEXT:
                return self._of_words(self._facts.text_pay(text), region)
        if low is None and high is None:
            text = get("text") if known else ""
            if len(text) >= SHORTEST_TEXT and any(sign in text for sign in "£$€kK"):
                return self._of_words(self._facts.text_pay(plain_text_of(text)), region)
            return _NO_PAY
        least, most = low or high or 0.0, high or low or 0.0
        if least > most:
            least, most = most, least
        named = period_of(period)
        if not named and not period.strip():
            named = "year" if board == "Adzuna" else bare_period(Decimal(least))
        return self._usable(
            _Pay(least, most, currency_of(currency), named, predicted), region, board
        )

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

_NOTHING = frozenset(("nan", "NaN", "None", "null", "NULL", "N/A", "n/a", "-"))

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


def prepared_rows(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Read]:
    """Yield the rows of a table that was prepared before, as they are."""
    at = {name.strip().casefold(): place for place, name in enumerate(heading)}
    order = [at[name] for name in COLUMNS]
    for values in rows:
        if len(values) == len(heading):
            level, region, role, employer, title, place, low, high, *rest = (
                values[place] for place in order
            )
            currency, period, predicted, contract, month = rest
            yield Read(
                Row(
                    *(level, region, role, employer, title, place),
                    float(low) if low else None,
                    float(high) if high else None,
                    *(currency, period, int(predicted or 0), contract, month),
                )
            )
