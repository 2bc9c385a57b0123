"""Which of two files of one kind is the newer, and up to which day their rules are known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules


class Edition(Record, kw_only=False):
    """What tells files of one kind apart in time."""

    name: str
    """What it is for: the year of a guide, the last tax year of pay rules, the day on which visa
    tables came out; empty for other kinds. Later ones sort after earlier ones."""
    copy_read: date | None
    """The last day on which a copy of one of its sources was read; `None` where it names none."""

    def is_newer_than(self, other: Edition) -> bool:
        """Whether this is for a later time, or for the same with a source read later."""
        return self._order > other._order

    @property
    def _order(self) -> tuple[str, date]:
        return (self.name, self.copy_read or date.min)

    def __str__(self) -> str:
        """Write it as messages do: `2026-27, copies read up to 23 November 2026`."""
        if self.copy_read is None:
            return self.name
        day = f"copies read up to {self.copy_read.day} {self.copy_read:%B %Y}"
        return f"{self.name}, {day}" if self.name else day


def edition_of(data: Any) -> Edition:  # noqa: ANN401 - of any kind of data file
    """Return the edition of checked data."""
    name = ""
    if hasattr(data, "guide"):
        name = str(data.guide.edition)
    elif hasattr(data, "tax_year"):
        name = str(data.tax_year[-1].id)
    elif hasattr(data, "visa"):
        name = data.visa.tables_published.isoformat()
    days = [source.copy_read for source in getattr(data, "source", ())]
    return Edition(name, max(days, default=None))


def known_until(rules: PayRules | VisaRules) -> date:
    """Return the last day that rules are known for.

    That is the end of the last tax year, or the day before the visa tables fall overdue.
    """
    if hasattr(rules, "tax_year"):
        return max(year.ends for year in rules.tax_year)
    own = {*rules.visa.sources}
    return min(source.overdue_from for source in rules.source if source.id in own) - timedelta(
        days=1
    )


def known_no_more(rules: PayRules | VisaRules, today: date) -> date | None:
    """Return the last day that rules are known for where it is past; `None` where they hold.

    An answer that rests on them says so in its first lines.
    """
    last = known_until(rules)
    return last if today > last else None
