"""How `mlcareer take-home` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.guide.amount import FULL_TIME_HOURS
from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    NoteKind,
    Page,
    Share,
    Span,
    Table,
    Unit,
    caution,
    money,
    next_step,
    sentence,
)
from mlcareer.pages.amounts import percent, plain_number, pounds, typed, whole_pounds
from mlcareer.pages.pay_parts import (
    ONE_YEAR,
    below_minimum,
    benefit_line,
    charge_for_two,
    childcare,
    day_in_words,
    fact_notes,
    kept_of_a_pound,
    over_limit,
    owed_or_due_back,
    payslip_table,
    rate_in_words,
    rules_note,
    trap_facts,
    two_cautions,
    way_out_line,
    where_and_when,
)
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.deductions import BandTax
    from mlcareer.advice.pay.marginal import RateStep
    from mlcareer.advice.pay.payslips import BonusMonth, PartYear
    from mlcareer.advice.pay.take_home import NetWanted, PayLine, TakeHomeAnswer
    from mlcareer.advice.pay.tax_code import CodedTax
    from mlcareer.guide.amount import Amount

GIVEN = "as given"
LEFT = "the rest"
"""What is named for a source where an amount was stated, and where it is what others leave."""

ROUNDING = 10
"""Pounds a year up to which twelve payslips differ by rounding alone."""

CHART_BEYOND = 25_000
"""Pounds that the chart goes on for beyond its last change, or beyond the pay asked about."""

STEP_UP = 10_000
"""Pounds of the rise that is suggested next."""

CHARGE = "child_benefit_charge"
"""The line that is left out where it is zero."""


def take_home_page(answer: TakeHomeAnswer) -> Page:
    """Lay out a year's pay from gross to net, and what the next pound would leave."""
    table: Block
    if answer.part_year is not None:
        table = payslip_table(answer.part_year, whole=False)
    else:
        table = _lines(answer) if answer.up_to is None else _both_ends(answer, answer.up_to)
    return Page(
        answer=_first_line(answer),
        blocks=(table, Facts(tuple(_facts(answer)))),
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        # Whether a pension is counted is a line of its own or a caution.
        footer=where_and_when(
            answer.nation, answer.tax_year, answer.student_loan_plans, pension=True
        ),
        rows=_rows(answer),
    )


def take_home_chart_page(answer: TakeHomeAnswer) -> Page:
    """Lay out the marginal rate along the pay scale first, then the rest."""
    page = take_home_page(answer)
    brief = Facts(tuple(fact for fact in _facts(answer) if fact.key != "Marginal rate"))
    details = (_lines(answer), *(block for block in page.details if block != _chart(answer)))
    return page.replace(blocks=(_chart(answer), brief), details=details)


def _first_line(answer: TakeHomeAnswer) -> Line:
    part, top = answer.part_year, answer.up_to
    month = answer.ordinary_net_pay_per_month
    if top is not None:
        pay = Span(int(answer.gross), int(top.gross))
        least, most = whole_pounds(month), whole_pounds(top.ordinary_net_pay_per_month)
        return sentence("{} a year: {} a month take-home pay", pay, Span(least, most))
    if answer.net_wanted is not None:
        return _wanted_line(answer, answer.net_wanted)
    if part is not None and part.begins > answer.tax_year.begins:
        return sentence(
            "{} a year from {}: {} a month on average until {}",
            answer.gross,
            day_in_words(part.begins),
            part.net_pay_per_month,
            f"{answer.tax_year.ends:%B %Y}",
        )
    if not answer.lump_leaves:
        kept = ""
        if answer.trap is not None and answer.trap.inside:
            kept = f"; you keep {kept_of_a_pound(answer.marginal_rate)} of each extra £1"
        return sentence("{} a year: {} a month take-home pay{}", answer.gross, month, kept)
    lumps = answer.bonus + answer.sign_on
    what, once = "in bonuses", "bonuses"
    if not (answer.bonus and answer.sign_on):
        what, once = "bonus" if answer.bonus else "sign-on bonus", "bonus"
    # Payslips say to the pound what the annual method can only estimate.
    left = money(answer.lump_leaves) if part is None else money(_lumps_leave(part))
    about = "about " if part is None else ""
    line = "{} + {} {}: {} a month, and {}{} of the {}"
    return sentence(line, answer.gross, lumps, what, month, about, left, once)


def _lumps_leave(part: PartYear) -> Decimal:
    """Return what the payslips with a lump pay beyond an ordinary one."""
    lumps = [slip.net_pay - part.net_pay_per_month for slip in part.payslips if slip.bonus]
    return sum(lumps, Decimal(0))


def _wanted_line(answer: TakeHomeAnswer, wanted: NetWanted) -> Line:
    parts = {"year": 1, "month": 12, "week": 52}[wanted.period]
    bonus = sentence(" with a bonus of {}", answer.bonus) if answer.bonus else ""
    line = "{} a {} take-home pay needs {} a year before tax{}"
    return sentence(line, wanted.net_pay / parts, wanted.period, answer.gross, bonus)


def _lines(answer: TakeHomeAnswer, title: str = "") -> Table[PayLine]:
    """Set out gross to net by the month, without what is paid once, and by the year."""
    cash = answer.gross + answer.bonus + answer.sign_on
    by_week = answer.period == "week"
    ordinary = {line.line + line.name: line.amount for line in answer.ordinary_lines}

    def ordinary_part(line: PayLine) -> Cell:
        amount = ordinary.get(line.line + line.name) if ordinary else line.amount
        return None if amount is None else _part(amount, 52 if by_week else 12)

    return Table(
        (
            Column("", lambda line: line.name, whole=True),
            Column("Week" if by_week else "Month", ordinary_part, Unit.GBP),
            Column("Year", lambda line: line.amount, Unit.GBP),
            Column("Share of pay", lambda line: Share(abs(line.amount), cash)),
        ),
        tuple(line for line in answer.lines if line.amount or line.line != CHARGE),
        title=title,
    )


def _both_ends(answer: TakeHomeAnswer, top: TakeHomeAnswer) -> Table[tuple[PayLine, PayLine]]:
    """Set out gross to net at both ends of a range."""
    high = {line.line + line.name: line for line in top.lines}
    lines = ((line, high.get(line.line + line.name)) for line in answer.lines)
    return Table(
        (
            Column("", lambda pair: pair[0].name, whole=True),
            Column(f"Month, {typed(answer.gross)}", lambda pair: _part(pair[0].amount), Unit.GBP),
            Column("Year", lambda pair: pair[0].amount, Unit.GBP),
            Column(f"Month, {typed(top.gross)}", lambda pair: _part(pair[1].amount), Unit.GBP),
            Column("Year", lambda pair: pair[1].amount, Unit.GBP),
        ),
        tuple((line, other) for line, other in lines if other is not None),
    )


def _part(amount: Decimal, parts: int = 12) -> Decimal:
    return (amount / parts).quantize(Decimal("0.01"))


def _facts(answer: TakeHomeAnswer) -> Iterator[Fact]:
    """Return the marginal rate, what the law makes of this pay, and at most two cautions."""
    part, charge, trap, top = (
        answer.part_year,
        answer.child_benefit,
        answer.trap,
        answer.up_to,
    )
    if part is not None:
        # The marginal rate depends on the pay of the whole year; `--full` has the chart.
        yield from _part_year_facts(answer, part)
    else:
        yield Fact("Marginal rate", _marginal(answer) if top is None else _at_both(answer, top))
    if answer.stated is not None:
        yield Fact("Basis", _basis(answer.stated, answer.hours))
    if answer.tax_code is not None:
        yield Fact("Tax code", _coded(answer.tax_code))
    if charge is not None:
        yield Fact("Child benefit", benefit_line(charge), Drop.OTHER_FIGURES)
    way = (trap.way_out if trap else None) or (charge.way_out if charge else None)
    if way is not None:
        yield Fact("Way out", way_out_line(way))
    if answer.marriage_allowance_holds:
        yield from _marriage(answer)
    if trap is None and top is None and part is None:
        yield Fact("Employer cost", _employer_cost(answer), drop=Drop.OTHER_FIGURES)
    yield from two_cautions(_sure_cautions(answer), _other_cautions(answer))
    if trap is None:
        yield _next(answer).replace(drop=Drop.ON_TOP)


def _basis(stated: Amount, hours: Decimal | None) -> Line:
    """Say how a year's pay follows from a month's, a week's or an hour's."""
    if stated.unit != "hour":
        times = "12 months" if stated.unit == "month" else "52 weeks"
        return sentence("{} a {}, {} a year", stated.pounds, stated.unit, times)
    week = f"{plain_number(hours or FULL_TIME_HOURS)} hours a week"
    assumed = "" if hours else " assumed"
    return f"£{stated.pounds:.2f} an hour, {week}{assumed}, 52 weeks a year"


def _marriage(answer: TakeHomeAnswer) -> Iterator[Fact]:
    given = answer.tax_year.other_allowances.marriage
    if answer.marriage_allowance == "given":
        line = sentence("{} of your personal allowance goes to your partner", given)
        yield Fact("Marriage", line)
    if answer.marriage_allowance == "received":
        saves = answer.marriage_allowance_saves
        yield Fact("Marriage", sentence("{} less income tax, from your partner", saves))


def _next(answer: TakeHomeAnswer) -> Fact:
    base = typed(answer.gross)
    commands = [f"raise {base} {typed(answer.gross + STEP_UP)}"]
    if answer.least_pension is not None and answer.up_to is None:
        commands.append(f"take-home {base} --pension 5%")
    return next_step(*commands)


def _marginal(answer: TakeHomeAnswer) -> Line:
    rate, step = rate_in_words(answer.marginal_rate), answer.next_rate
    keep = f"{rate}: you keep {kept_of_a_pound(answer.marginal_rate)} of each extra £1"
    if step is None:
        return keep
    if answer.trap is not None and answer.trap.inside:
        then = rate_in_words(step.rate)
        return sentence("{} up to {} of pay, then {}", rate, step.starts, then)
    return sentence("{} ({} above {})", keep, kept_of_a_pound(step.rate), step.starts)


def _at_both(answer: TakeHomeAnswer, top: TakeHomeAnswer) -> Line:
    low, high = kept_of_a_pound(answer.marginal_rate), kept_of_a_pound(top.marginal_rate)
    if low == high:
        return f"{rate_in_words(answer.marginal_rate)}: you keep {low} of each extra £1"
    line = "you keep {} of each extra £1 at {}, {} at {}"
    return sentence(line, low, answer.gross, high, top.gross)


def _employer_cost(answer: TakeHomeAnswer) -> Line:
    whose = "the employer's " if answer.pension_method is not None else ""
    line = "{} a year with National Insurance, before {}pension"
    return sentence(line, answer.employer_cost, whose)


def _coded(code: CodedTax) -> Line:
    if abs(code.difference) <= ROUNDING:
        return sentence("{} takes {} of income tax a year: what is due", code.code, code.tax)
    found = owed_or_due_back(code.difference)
    return sentence("{} takes {} of tax, {}", code.code, code.tax, found)


def _part_year_facts(answer: TakeHomeAnswer, part: PartYear) -> Iterator[Fact]:
    whole = part.begins == answer.tax_year.begins
    other = "by the year as one" if whole else "a whole year"
    line = "{} payslips pay {} (code {}, cumulative); {}: {}"
    count = str(len(part.payslips))
    yield Fact("This year", sentence(line, count, part.net_pay, part.code, other, answer.net_pay))
    if abs(part.difference) > ROUNDING:
        yield Fact("Income tax", sentence("payslips take {}", owed_or_due_back(part.difference)))


def _sure_cautions(answer: TakeHomeAnswer) -> Iterator[Fact]:
    if answer.minimum_wage is not None:
        yield below_minimum(answer.minimum_wage)
    if answer.pension_limit is not None:
        yield caution(over_limit(answer.pension_limit))
    if answer.marriage_allowance != "none" and not answer.marriage_allowance_holds:
        yield caution("No marriage allowance: neither may pay more than basic-rate tax.")
    if answer.tax_code is not None and answer.tax_code.week_1:
        yield caution(
            "On the week-1 basis each payslip is taxed by itself. Over a year of equal pay it "
            "comes to this; with a start, a rise or a bonus it does not."
        )


def _other_cautions(answer: TakeHomeAnswer) -> Iterator[Fact]:
    top = answer.up_to or answer
    if top.trap is not None:
        yield childcare(top.trap)
    charge = answer.child_benefit_for_two or top.child_benefit_for_two
    if charge is not None:
        yield charge_for_two(charge)
    least = answer.least_pension
    if least is not None and answer.up_to is None and answer.part_year is None:
        line = (
            "No pension counted. The legal minimum ({}% of {}) would take about {} a month by "
            "salary sacrifice."
        )
        share, earned = plain_number(least.percent), Span(least.earns_from, least.earns_to)
        yield caution(sentence(line, share, earned, least.costs / 12))


def _details(answer: TakeHomeAnswer) -> Iterator[Block]:
    if answer.part_year is not None:
        yield payslip_table(answer.part_year, whole=True, title="Every payslip")
        yield _lines(answer, "A whole year of this pay")
    yield _tax(answer)
    if answer.bonus_month is not None:
        yield Facts(tuple(_bonus_facts(answer.bonus_month)), title="If it is all paid in one month")
    yield Facts(tuple(_beside(answer)), title="Employer and pension")
    yield from trap_facts(answer.trap)
    yield _chart(answer)


def _tax(answer: TakeHomeAnswer) -> Table[BandTax]:
    return Table(
        (
            Column("Band", lambda band: band.band),
            Column("Rate", lambda band: percent(band.rate), Unit.PERCENT),
            Column("Income in it", lambda band: band.income, Unit.GBP),
            Column("Tax", lambda band: band.tax, Unit.GBP),
        ),
        answer.income_tax_by_band,
        title=f"Income tax above an allowance of {pounds(answer.personal_allowance)}",
    )


def _bonus_facts(month: BonusMonth) -> Iterator[Fact]:
    line = "{} in eleven months and {} in the one with the bonus: {} a year."
    each = (month.insurance_in_a_month, month.insurance_in_the_month, month.insurance_in_the_year)
    yield Fact("National Insurance", sentence(line, *each))
    difference = month.insurance_less_than_annual
    if difference:
        side = "less" if difference > 0 else "more"
        why = "Each month is rounded and has thresholds of its own."
        if difference > ROUNDING:
            why = (
                "Payslips take each month by itself, and most of the month with the bonus lies "
                "above the upper limit, where less is taken."
            )
        line = "{} {} than the year as one. {}"
        yield Fact("Difference", sentence(line, abs(difference), side, why))
    loans = month.loans_more_than_annual
    if month.loans_in_the_year and loans:
        side = "more" if loans > 0 else "less"
        line = "{} a year on payslips, {} {} than the year as one: each month counts by itself."
        loan = sentence(line, month.loans_in_the_year, abs(loans), side)
        yield Fact("Student loans", loan)


def _beside(answer: TakeHomeAnswer) -> Iterator[Fact]:
    net = sentence("{} a week, {} a year", answer.net_pay_per_week, answer.net_pay)
    yield Fact("Take-home pay", net)
    line = "{} a year, {} of it National Insurance, before the employer's pension"
    cost = sentence(line, answer.employer_cost, answer.employer_national_insurance)
    yield Fact("Employer", cost)
    if answer.pension_paid_in:
        yield Fact("Pension", _pension(answer))
    if answer.gift_aid:
        line = (
            "{} given is {} with the tax that the charity reclaims: it lowers your adjusted net "
            "income. Take-home pay is before the gift."
        )
        yield Fact("Gift Aid", sentence(line, answer.gift_aid, answer.gift_aid_gross))
    if answer.child_benefit is not None:
        yield Fact(
            "Child benefit",
            "paid to whoever claims it and not part of take-home pay; the charge is, if you "
            "earn more than your partner.",
        )


def _pension(answer: TakeHomeAnswer) -> str:
    text = (
        f"{pounds(answer.pension_paid_in)} a year of your own for {pounds(answer.pension_costs)} "
        "less of take-home pay."
    )
    if answer.pension_relief:
        text += (
            f" {pounds(answer.pension_employee)} leaves pay and the provider adds "
            f"{pounds(answer.pension_relief)}."
        )
    if answer.income_tax_to_claim:
        text += (
            f" {pounds(answer.income_tax_to_claim)} of tax is to be claimed from HMRC: payslips "
            f"take {pounds(answer.income_tax_on_payslips)}, and the take-home pay above counts "
            "the claim as made."
        )
    return text


def _chart(answer: TakeHomeAnswer) -> Table[RateStep]:
    base = int(answer.gross)
    last = int(answer.rate_steps[-1].starts)
    end = max(last, base) + CHART_BEYOND

    def here(step: RateStep) -> bool:
        return step.starts <= answer.gross and (step.ends is None or answer.gross < step.ends)

    def bar(step: RateStep) -> Bar:
        starts, ends = int(step.starts), step.ends
        span = Span(starts, end if ends is None else int(ends), ends is None)
        return Bar(span, base if here(step) else None)

    return Table(
        (
            Column(
                "Base pay",
                lambda step: Span(int(step.starts), None if step.ends is None else int(step.ends)),
                Unit.GBP_PER_YEAR,
            ),
            Column("You keep", lambda step: f"{kept_of_a_pound(step.rate)} of £1", whole=True),
            Column("Rate", lambda step: rate_in_words(step.rate), whole=True),
            Column("Where", bar, Unit.GBP_PER_YEAR),
        ),
        answer.rate_steps,
        asked=here,
        title="The marginal rate along the pay scale",
    )


def _rows(answer: TakeHomeAnswer) -> Table[PayLine]:
    """Return what CSV is drawn from: each line with its period, share and first source."""
    cash = answer.gross + answer.bonus + answer.sign_on
    columns: list[Column[PayLine]] = [
        Column("Line", lambda line: line.name),
        Column("Year", lambda line: line.amount, Unit.GBP),
    ]
    if answer.period != "year":
        name = answer.period.capitalize()
        columns.append(Column(name, lambda line: line.amount_per_period, Unit.GBP))
    columns += [
        Column("Share of pay", lambda line: Share(abs(line.amount), cash)),
        Column("Source", _source_of),
    ]
    return Table(tuple(columns), answer.lines)


def _source_of(line: PayLine) -> str:
    if line.sources:
        return line.sources[0]
    return LEFT if line.line == "net_pay" else GIVEN


def _notes(answer: TakeHomeAnswer) -> Iterator[Note]:
    if answer.pension_limit is not None:
        yield Note(over_limit(answer.pension_limit), NoteKind.CAUTION)
    yield rules_note(
        answer.nation, answer.tax_year, answer.student_loan_plans, answer.pension_method
    )
    yield from fact_notes(answer.facts)
    yield from map(Note, answer.notes)
    yield Note(ONE_YEAR)
