"""Of two files of a kind the newer is known, and so is the last day of rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mlcareer.guide.edition import Edition, edition_of, known_no_more, known_until

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

READ = date(2026, 11, 23)


def test_a_later_year_is_newer_whenever_its_sources_were_read() -> None:
    assert Edition("2027", date(2020, 1, 1)).is_newer_than(Edition("2026", READ))


def test_of_one_year_that_with_a_source_read_later_is_newer_and_a_copy_is_not() -> None:
    assert Edition("2026", READ + timedelta(days=1)).is_newer_than(Edition("2026", READ))
    assert not Edition("2026", READ).is_newer_than(Edition("2026", READ))


def test_each_kind_is_named_by_what_it_is_for(
    small_guide: Guide, pay_rules: PayRules, visa_rules: VisaRules
) -> None:
    assert edition_of(small_guide).name == "2026"
    assert edition_of(pay_rules).name == pay_rules.tax_year[-1].id
    assert edition_of(visa_rules).name == visa_rules.visa.tables_published.isoformat()


def test_tax_rules_are_known_to_the_last_day_of_the_last_tax_year(pay_rules: PayRules) -> None:
    # A tax year ends on 5 April.
    assert known_until(pay_rules) == date(2027, 4, 5)
    assert known_no_more(pay_rules, date(2027, 4, 5)) is None
    assert known_no_more(pay_rules, date(2027, 4, 6)) == date(2027, 4, 5)


def test_visa_tables_are_known_until_their_source_falls_overdue(visa_rules: VisaRules) -> None:
    named = {*visa_rules.visa.sources}
    overdue = min(each.overdue_from for each in visa_rules.source if each.id in named)

    assert known_no_more(visa_rules, overdue - timedelta(days=1)) is None
    assert known_no_more(visa_rules, overdue) == overdue - timedelta(days=1)
