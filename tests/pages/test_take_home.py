"""How a year's pay is laid out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.names import named_circumstances
from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.pay.take_home import take_home
from mlcareer.page import Bar, Facts, NoteKind, Share, Table, text_of
from mlcareer.pages.take_home import take_home_chart_page, take_home_page

if TYPE_CHECKING:
    from mlcareer.advice.pay.take_home import TakeHomeAnswer
    from mlcareer.guide.pay_rules import PayRules, Period
    from mlcareer.page import Page


def answer(
    rules: PayRules,
    gross: int,
    bonus: int = 0,
    circumstances: Circumstances | None = None,
    period: Period = "year",
) -> TakeHomeAnswer:
    return take_home(
        rules,
        circumstances or Circumstances(),
        Decimal(gross),
        Decimal(bonus),
        date(2026, 11, 23),
        period=period,
    )


def facts(page: Page) -> dict[str, str]:
    return {
        fact.key: text_of(fact.value)
        for block in (*page.blocks, *page.details)
        if isinstance(block, Facts)
        for fact in block.facts
    }


def test_the_table_adds_up_and_draws_each_share_of_the_same_whole(pay_rules: PayRules) -> None:
    table = take_home_page(answer(pay_rules, 95_000, 5_000)).blocks[0]

    assert isinstance(table, Table)
    *parts, net = [row[2] for row in table.rows]
    assert sum(part for part in parts if isinstance(part, Decimal)) == net
    wholes = {cell.whole for row in table.rows for cell in row if isinstance(cell, Share)}
    assert wholes == {Decimal(100_000)}


def test_a_month_is_an_ordinary_one_and_a_bonus_is_none_of_it(pay_rules: PayRules) -> None:
    table = take_home_page(answer(pay_rules, 45_000, 15_000)).blocks[0]

    assert isinstance(table, Table)
    months = {row[0]: row[1] for row in table.rows}
    # 35,919.60 / 12
    assert months["Take-home pay"] == Decimal("2993.30")
    assert months["Bonus"] is None


def test_a_week_takes_the_place_of_the_month(pay_rules: PayRules) -> None:
    page = take_home_page(answer(pay_rules, 95_000, period="week"))
    table = page.blocks[0]

    assert isinstance(table, Table)
    assert [column.heading for column in table.columns][1:3] == ["Week", "Year"]
    assert page.rows is not None
    assert [column.heading for column in page.rows.columns][1:3] == ["Year", "Week"]


def test_the_chart_marks_the_stretch_that_the_pay_is_in(pay_rules: PayRules) -> None:
    chart = take_home_chart_page(answer(pay_rules, 100_000)).blocks[0]

    assert isinstance(chart, Table)
    bars = [cell for row in chart.rows for cell in row if isinstance(cell, Bar)]
    assert [(bar.span.low, bar.mark) for bar in bars] == [
        (0, None),
        (12_570, None),
        (50_270, None),
        (100_000, 100_000),
        (125_140, None),
    ]


def test_the_chart_of_a_parent_has_the_stretch_of_the_charge(pay_rules: PayRules) -> None:
    page = take_home_page(answer(pay_rules, 70_000, 0, Circumstances(children=2)))
    chart = page.details[-1]

    assert isinstance(chart, Table)
    starts = [cell.span.low for row in chart.rows for cell in row if isinstance(cell, Bar)]
    assert starts == [0, 12_570, 50_270, 60_000, 80_000, 100_000, 125_140]


def test_a_bonus_month_is_explained_only_with_a_bonus(pay_rules: PayRules) -> None:
    with_bonus = facts(take_home_page(answer(pay_rules, 45_000, 15_000)))

    assert "216.16 in eleven months and 542.50" in with_bonus["National Insurance"]
    assert "290.34 less" in with_bonus["Difference"]
    assert "Difference" not in facts(take_home_page(answer(pay_rules, 60_000)))


def test_the_claim_is_said_to_be_counted(pay_rules: PayRules) -> None:
    circumstances = named_circumstances(
        pay_rules, pension_percent=Decimal(5), pension_method="relief-at-source"
    )
    text = facts(take_home_page(answer(pay_rules, 60_000, 0, circumstances)))["Pension"]

    assert "£2,400 leaves pay and the provider adds £600" in text
    assert "£600 of tax is to be claimed" in text
    assert "payslips take £11,432" in text


def test_too_much_for_a_pension_is_a_caution(pay_rules: PayRules) -> None:
    circumstances = Circumstances(pension_percent=Decimal(50))
    page = take_home_page(answer(pay_rules, 150_000, 0, circumstances))

    brief = [fact for block in page.blocks if isinstance(block, Facts) for fact in block.facts]
    said = [text_of(fact.value) for fact in brief if fact.key == "Caution"]
    assert "annual allowance of £60,000" in said[0]
    cautions = [text_of(note.text) for note in page.notes if note.kind is NoteKind.CAUTION]
    assert any("annual allowance of £60,000" in text for text in cautions)


def test_a_sacrifice_below_the_minimum_wage_is_a_caution(pay_rules: PayRules) -> None:
    page = take_home_page(answer(pay_rules, 26_000, 0, Circumstances(pension_percent=Decimal(10))))

    assert "The sacrifice leaves £12.00 an hour" in facts(page)["Caution"]
    assert "under the minimum wage of £12.71" in facts(page)["Caution"]


def test_nothing_is_laid_out_without_dividing_by_it(pay_rules: PayRules) -> None:
    page = take_home_page(answer(pay_rules, 0))

    assert "a year" in text_of(page.answer)
