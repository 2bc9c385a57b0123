"""`mlcareer take-home`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import Output, PayRulesFile, Today, day_of, pay_rules_of
from mlcareer.cli.pay_options import (
    Blind,
    Children,
    FromDay,
    GiftAid,
    MarriageAllowance,
    Nation,
    Pension,
    PensionMethod,
    Per,
    PrivatePension,
    StudentLoan,
    TaxYear,
    circumstances,
    day_named,
    month_named,
)
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from decimal import Decimal

    from mlcareer.advice.pay.take_home import NetWanted
    from mlcareer.advice.pay.tax_code import TaxCode
    from mlcareer.guide.pay_rules import Period


def take_home(
    pay: Annotated[
        str | None,
        typer.Argument(metavar="GBP", help="Base pay, such as 95k, 70-80k, 4200/month or 30/hour."),
        FromProfile("pay", unless=("net",)),
    ] = None,
    *,
    pension: Pension = None,
    student_loan: StudentLoan = None,
    bonus: Annotated[
        str | None,
        typer.Option("--bonus", metavar="GBP", help="A year's bonus, in pounds or as 10%."),
        # A bonus belongs to the pay that it came with.
        FromProfile("bonus", unless=("pay", "net")),
    ] = None,
    sign_on: Annotated[
        str | None,
        typer.Option("--sign-on", metavar="GBP", help="A sign-on bonus, taxed in this year."),
    ] = None,
    children: Children = None,
    net: Annotated[
        str | None,
        typer.Option(
            "--net", metavar="GBP", help="The take-home pay you want, such as 4500/month."
        ),
    ] = None,
    nation: Nation = None,
    year: TaxYear = None,
    pension_method: PensionMethod = "salary-sacrifice",
    sipp: PrivatePension = None,
    gift_aid: GiftAid = None,
    marriage_allowance: MarriageAllowance = "none",
    blind: Blind = False,
    tax_code: Annotated[
        str | None,
        typer.Option(
            "--tax-code",
            metavar="TAX-CODE",
            help="Your tax code, such as 1257L, S1257L, K475 or BR, to compare with the tax due.",
        ),
    ] = None,
    hours: Annotated[
        str | None,
        typer.Option("--hours", metavar="HOURS", help="Hours a week. Default: 37.5."),
    ] = None,
    from_day: FromDay = None,
    earned_before: Annotated[
        str | None,
        typer.Option(
            "--earned-before",
            metavar="GBP",
            help="Taxed pay from another job in the tax year before --from.",
        ),
    ] = None,
    bonus_month: Annotated[
        str | None,
        typer.Option(
            "--bonus-month",
            metavar="MONTH",
            help="The month in which the bonus is paid, such as 2027-03, for a table by payslip.",
        ),
    ] = None,
    per: Per = "year",
    chart: Annotated[
        bool, typer.Option("--chart", help="Show the marginal rate along the pay scale.")
    ] = False,
    output: Output = Format.TABLE,
    pay_rules: PayRulesFile = None,
    today: Today = None,
) -> None:
    """Your pay after tax, line by line, and what you keep of each extra £1.

    Example: mlcareer take-home 95k --pension 5% --student-loan 2
    Example: mlcareer take-home 85k --bonus 10%
    """
    from mlcareer.advice.pay.deductions import NOTHING
    from mlcareer.advice.pay.take_home import YearDetails, take_home_for_net
    from mlcareer.advice.pay.take_home import take_home as take_home_of
    from mlcareer.errors import UsageError
    from mlcareer.reading.hours import parse_hours
    from mlcareer.reading.money import parse_amounts, parse_extra, parse_pay_range, parse_pounds
    from mlcareer.reading.percent import parse_bonus_on

    rules, day = pay_rules_of(pay_rules), day_of(today)
    week = None if hours is None else parse_hours(hours)
    code = _tax_code(tax_code)
    asked = circumstances(
        rules,
        day,
        year=year,
        nation=nation,
        pension=pension,
        pension_method=pension_method,
        student_loan=student_loan,
        children=children,
    ).replace(
        private_pension=NOTHING if sipp is None else parse_extra(sipp, "private pension"),
        gift_aid=NOTHING if gift_aid is None else parse_extra(gift_aid, "gift"),
        is_blind=blind,
        marriage=marriage_allowance,
    )
    if code is not None:
        from mlcareer.advice.names import nation_of
        from mlcareer.advice.pay.tax_code import check_nation

        check_nation(code, asked.nation)
        asked = asked.replace(nation=asked.nation or nation_of(rules, code.nation))
    details = YearDetails(
        sign_on=NOTHING if sign_on is None else parse_extra(sign_on, "sign-on bonus"),
        hours=week,
        tax_code=code,
        begins=day_named(from_day),
        earned_before=NOTHING if earned_before is None else parse_pounds(earned_before),
        bonus_paid=month_named(bonus_month),
    )

    def bonus_on(base: Decimal) -> Decimal:
        return NOTHING if bonus is None else parse_bonus_on(bonus, base)

    if net is not None:
        if pay is not None:
            raise UsageError(
                "both base pay and take-home pay were given", hint="Give one of the two."
            )
        answer = take_home_for_net(
            rules, asked, _wanted(net), day, bonus_of=bonus_on, details=details
        )
    elif pay is None:
        raise UsageError(
            "base pay is missing",
            hint="Write 'mlcareer take-home 85k', or 'mlcareer take-home --net 4500/month'.",
        )
    else:
        ends = parse_pay_range(pay, hours=week)
        stated = parse_amounts(pay)[0]
        if stated.unit != "year" and len(ends) == 1:
            details = details.replace(stated=stated)
        low, *high = (
            take_home_of(rules, asked, base, bonus_on(base), day, period=per, details=details)
            for base in ends
        )
        answer = low.replace(up_to=high[0]) if high else low
    if chart:
        from mlcareer.pages.take_home import take_home_chart_page

        show(answer, output, page_of=take_home_chart_page)
    else:
        show(answer, output)


def _tax_code(typed: str | None) -> TaxCode | None:
    if typed is None:
        return None
    from mlcareer.advice.pay.tax_code import parse_tax_code

    return parse_tax_code(typed)


def _wanted(typed: str) -> NetWanted:
    """Read the take-home pay that is wanted.

    Raises:
        UsageError: It is not an amount of pay by the year, month or week.
    """
    from mlcareer.advice.pay.take_home import NetWanted
    from mlcareer.reading.money import parse_net

    amount = parse_net(typed)
    periods: dict[str, Period] = {"month": "month", "week": "week"}
    return NetWanted(net_pay=amount.a_year(), period=periods.get(amount.unit, "year"))
