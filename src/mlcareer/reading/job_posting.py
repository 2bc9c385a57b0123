"""One advert as a job board gives it as data; apart, as each document may be one and few are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mlcareer.record import Record


class JobPosting(Record):
    """One advert with the fields of the board that it came from."""

    board: str
    """`Adzuna`, `Reed`, `JobSpy`, `schema.org`, or empty where nothing tells."""
    title: str
    employer: str = ""
    place: str = ""
    """As the board writes it."""
    remote: bool = False
    """Whether the board marks it as remote."""
    pay_from: Decimal | None = None
    """In `currency` for each `period`; null where the board has no figure."""
    pay_to: Decimal | None = None
    currency: str = ""
    """ISO code; empty where the board does not say."""
    period: str = ""
    """`year`, `month`, `week`, `day` or `hour`; empty where the board does not say."""
    predicted: bool = False
    """Whether the board estimated the pay."""
    contract: str = ""
    """Kind of contract and hours, as the board writes them."""
    posted: date | None = None
    address: str = ""
    """Of the advert's web page."""
    text: str = ""
    """The advert itself, as plain text."""

    @property
    def cut_off(self) -> bool:
        """Whether the board gives only the beginning of the text."""
        return self.text.rstrip().endswith(("...", "…"))
