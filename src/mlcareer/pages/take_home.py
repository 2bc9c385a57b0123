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
    Piece,
    Share,
    Span,
    Table,
    Unit,
    caution,
    money,
    next_step,
)
from mlcareer.pages.amounts import pence_of_a_pound, percent, pounds, typed
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
    way_out_line,
    where_and_when,
)
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.deductions import BandTax
    from mlcareer.advice.pay.limits import Trap
    from mlcareer.advice.pay.marginal import RateStep
    from mlcareer.advice.pay.payslips import BonusMonth, PartYear
    from mlcareer.advice.pay.take_home import PayLine, TakeHomeAnswer
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

MOST_CAUTIONS = 2


def take_home_page(answer: TakeHomeAnswer) -> Page:
    """Lay out a year's pay from gross to net, and what the next pound would leave."""
    top = answer.up_to
    return Page(
        answer=_first_line(answer),
        blocks=(
            _payslips(answer) or (_lines(answer) if top is None else _both_ends(answer, top)),
            Facts(tuple(_facts(answer))),
        ),
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer=_footer(answer),
        rows=_rows(answer),
    )


def take_home_chart_page(answer: TakeHomeAnswer) -> Page:
    """Lay out the marginal rate along the pay scale first, then the rest."""
    page = take_home_page(answer)
    brief = Facts(tuple(fact for fact in _facts(answer) if fact.key != "Marginal rate"))
    details = (_lines(answer), *(block for block in page.details if block != _chart(answer)))
    return page.replace(blocks=(_chart(answer), brief), details=details)


def _footer(answer: TakeHomeAnswer) -> str:
    # Whether a pension is counted is a line of its own or a caution.
    return where_and_when(answer.nation, answer.tax_year, answer.student_loan_plans, pension=True)


def _first_line(answer: TakeHomeAnswer) -> Line:
    top = answer.up_to
    if top is not None:
        ends = tuple(
            int(each.ordinary_net_pay_per_month + Decimal("0.5")) for each in (answer, top)
        )
        return (
            money(Span(int(answer.gross), int(top.gross))),
            " a year: ",
            money(Span(ends[0], ends[1])),
            " a month take-home pay",
        )
    if answer.net_wanted is not None:
        return _wanted_line(answer)
    part = answer.part_year
    if part is not None and part.begins > answer.tax_year.begins:
        return (
            money(answer.gross),
            f" a year from {day_in_words(part.begins)}: ",
            money(part.net_pay_per_month),
            f" a month until {answer.tax_year.ends:%B %Y}",
        )
    kept: tuple[str | Piece, ...] = ()
    if answer.trap is not None and answer.trap.inside:
        kept = (f"; you keep {kept_of_a_pound(answer.marginal_rate)} of each extra £1",)
    monthly = (money(answer.ordinary_net_pay_per_month), " a month")
    if not answer.lump_leaves:
        return (money(answer.gross), " a year: ", *monthly, " take-home pay", *kept)
    lumps = [
        (name, amount)
        for name, amount in (("bonus", answer.bonus), ("sign-on bonus", answer.sign_on))
        if amount
    ]
    added = tuple(piece for name, amount in lumps for piece in (" + ", money(amount), f" {name}"))
    what = "bonus" if len(lumps) == 1 else "bonuses"
    if part is None:
        leaves = (", and about ", money(answer.lump_leaves), f" of the {what}")
    else:
        leaves = (", and ", money(_lumps_leave(part)), f" of the {what}")
    return (money(answer.gross), *added, ": ", *monthly, *leaves)


def _lumps_leave(part: PartYear) -> Decimal:
    """Return what the payslips with a lump pay beyond an ordinary one."""
    lumps = [slip.net_pay - part.net_pay_per_month for slip in part.payslips if slip.bonus]
    return sum(lumps, Decimal(0))


def _wanted_line(answer: TakeHomeAnswer) -> Line:
    wanted = answer.net_wanted
    if wanted is None:
        raise AssertionError("only where net pay was asked for")
    parts = {"year": 1, "month": 12, "week": 52}[wanted.period]
    bonus = (" with a bonus of ", money(answer.bonus)) if answer.bonus else ()
    return (
        money(wanted.net_pay / parts),
        f" a {wanted.period} take-home pay needs ",
        money(answer.gross),
        " a year before tax",
        *bonus,
    )


def _lines(answer: TakeHomeAnswer) -> Table[PayLine]:
    """Set out gross to net by the month, without what is paid once, and by the year."""
    cash = answer.gross + answer.bonus + answer.sign_on
    by_week = answer.period == "week"
    parts = 52 if by_week else 12
    ordinary = {line.line + line.name: line.amount for line in answer.ordinary_lines}

    def ordinary_part(line: PayLine) -> Cell:
        amount = ordinary.get(line.line + line.name) if ordinary else line.amount
        return None if amount is None else (amount / parts).quantize(Decimal("0.01"))

    return Table(
        (
            Column("", lambda line: line.name, whole=True),
            Column("Week" if by_week else "Month", ordinary_part, Unit.GBP),
            Column("Year", lambda line: line.amount, Unit.GBP),
            Column("Share of pay", lambda line: Share(abs(line.amount), cash)),
        ),
        answer.lines,
    )


def _both_ends(answer: TakeHomeAnswer, top: TakeHomeAnswer) -> Table[tuple[PayLine, PayLine]]:
    """Set out gross to net at both ends of a range."""
    high = {line.line + line.name: line for line in top.lines}
    pairs = tuple(
        (line, high[line.line + line.name])
        for line in answer.lines
        if line.line + line.name in high
    )
    low_name, high_name = typed(int(answer.gross)), typed(int(top.gross))
    return Table(
        (
            Column("", lambda pair: pair[0].name, whole=True),
            Column(f"Month, {low_name}", lambda pair: _a_month(pair[0].amount), Unit.GBP),
            Column("Year", lambda pair: pair[0].amount, Unit.GBP),
            Column(f"Month, {high_name}", lambda pair: _a_month(pair[1].amount), Unit.GBP),
            Column("Year", lambda pair: pair[1].amount, Unit.GBP),
        ),
        pairs,
    )


def _a_month(amount: Decimal) -> Decimal:
    return (amount / 12).quantize(Decimal("0.01"))


def _payslips(answer: TakeHomeAnswer) -> Block | None:
    return None if answer.part_year is None else payslip_table(answer.part_year)


def _facts(answer: TakeHomeAnswer) -> Iterator[Fact]:
    """Return the marginal rate, what the law makes of this pay, and at most two cautions."""
    if answer.part_year is not None:
        # The marginal rate depends on the pay of the whole year; `--full` has the chart.
        yield from _part_year_facts(answer)
    elif answer.up_to is None:
        yield Fact("Marginal rate", _marginal(answer))
    else:
        yield Fact("Marginal rate", _marginal_at_both(answer, answer.up_to))
    if answer.stated is not None:
        yield Fact("Basis", _basis(answer.stated, answer.hours))
    yield from _own_facts(answer)
    if answer.trap is None and answer.up_to is None and answer.part_year is None:
        yield Fact("Employer cost", _employer_cost(answer), drop=Drop.OTHER_FIGURES)
    yield from _cautions(answer)
    if answer.trap is None:
        yield _next(answer)


def _basis(stated: Amount, hours: Decimal | None) -> Line:
    """Say how a year's pay follows from a month's, a week's or an hour's."""
    if stated.unit == "month":
        return (money(stated.pounds), " a month, 12 months a year")
    if stated.unit == "week":
        return (money(stated.pounds), " a week, 52 weeks a year")
    week = f"{(hours or FULL_TIME_HOURS).normalize():f} hours a week"
    assumed = "" if hours else " assumed"
    return f"£{stated.pounds:.2f} an hour, {week}{assumed}, 52 weeks a year"


def _own_facts(answer: TakeHomeAnswer) -> Iterator[Fact]:
    """Return what only some have: a tax code, children, a way out, a partner's allowance."""
    if answer.tax_code is not None:
        yield Fact("Tax code", _coded(answer))
    if answer.child_benefit is not None:
        yield Fact("Child benefit", benefit_line(answer.child_benefit))
    trap, charge = answer.trap, answer.child_benefit
    if trap is not None and trap.way_out is not None:
        yield Fact("Way out", way_out_line(trap.way_out))
    elif charge is not None and charge.way_out is not None:
        yield Fact("Way out", way_out_line(charge.way_out))
    if answer.marriage_allowance == "given" and answer.marriage_allowance_holds:
        given = money(answer.tax_year.other_allowances.marriage)
        yield Fact("Marriage", (given, " of your personal allowance goes to your partner"))
    if answer.marriage_allowance == "received" and answer.marriage_allowance_holds:
        saves = (money(answer.marriage_allowance_saves), " less income tax, from your partner")
        yield Fact("Marriage", saves)


def _next(answer: TakeHomeAnswer) -> Fact:
    base = int(answer.gross)
    commands = [f"raise {typed(base)} {typed(base + STEP_UP)}"]
    if answer.least_pension is not None and answer.up_to is None:
        commands.append(f"take-home {typed(base)} --pension 5%")
    return next_step(*commands)


def _marginal(answer: TakeHomeAnswer) -> Line:
    rate, step = answer.marginal_rate, answer.next_rate
    if answer.trap is not None and answer.trap.inside and step is not None:
        up_to = (f"{rate_in_words(rate)} up to ", money(step.starts))
        return (*up_to, f" of pay, then {rate_in_words(step.rate)}")
    text = f"{rate_in_words(rate)}: you keep {kept_of_a_pound(rate)} of each extra £1"
    if step is None:
        return text
    return (f"{text} ({kept_of_a_pound(step.rate)} above ", money(step.starts), ")")


def _marginal_at_both(answer: TakeHomeAnswer, top: TakeHomeAnswer) -> Line:
    ends = [(each.gross, each.marginal_rate) for each in (answer, top)]
    if ends[0][1] == ends[1][1]:
        rate = ends[0][1]
        return f"{rate_in_words(rate)}: you keep {kept_of_a_pound(rate)} of each extra £1"
    (low, low_rate), (high, high_rate) = ends
    return (
        f"you keep {kept_of_a_pound(low_rate)} of each extra £1 at ",
        money(low),
        f", {kept_of_a_pound(high_rate)} at ",
        money(high),
    )


def _employer_cost(answer: TakeHomeAnswer) -> Line:
    total = money(answer.employer_cost)
    if answer.pension_paid_in and answer.pension_method is not None:
        return (
            total,
            " a year with National Insurance, before the employer's pension",
        )
    return (total, " a year with National Insurance, before pension")


def _coded(answer: TakeHomeAnswer) -> Line:
    code = answer.tax_code
    if code is None:
        raise AssertionError("only with a code")
    taken = (f"{code.code}: payslips take ", money(code.tax), " of income tax a year, ")
    if abs(code.difference) <= ROUNDING:
        return (*taken, "what is due but for rounding")
    return (*taken, *_as_pieces(owed_or_due_back(code.difference)))


def _as_pieces(line: Line) -> tuple[str | Piece, ...]:
    return line if isinstance(line, tuple) else (line,)


def _part_year_facts(answer: TakeHomeAnswer) -> Iterator[Fact]:
    part = answer.part_year
    if part is None:
        return
    count = len(part.payslips)
    whole = part.begins == answer.tax_year.begins
    other = "the year taken as one would" if whole else "a whole year would"
    yield Fact(
        "This year",
        (
            f"{count} payslips pay ",
            money(part.net_pay),
            f" (code {part.code}, cumulative); {other} pay ",
            money(answer.net_pay),
        ),
    )
    if abs(part.difference) > ROUNDING:
        yield Fact("Income tax", ("payslips take ", *_as_pieces(owed_or_due_back(part.difference))))


def _cautions(answer: TakeHomeAnswer) -> Iterator[Fact]:
    """Return what must be said, and of the rest as many as make two."""
    sure = list(_sure_cautions(answer))
    others = list(_other_cautions(answer))[: max(0, MOST_CAUTIONS - len(sure))]
    for number, fact in enumerate((*sure, *others)):
        droppable = number > 0 and fact in others
        yield fact.replace(drop=Drop.SECOND_CAUTION) if droppable else fact


def _sure_cautions(answer: TakeHomeAnswer) -> Iterator[Fact]:
    if answer.minimum_wage is not None:
        yield below_minimum(answer.minimum_wage)
    if answer.pension_limit is not None:
        yield caution(over_limit(answer.pension_limit))
    if answer.marriage_allowance != "none" and not answer.marriage_allowance_holds:
        yield caution("No marriage allowance: neither partner may pay tax above the basic rate.")
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
        share = f"{least.percent.normalize():f}%"
        yield caution(
            (
                f"No pension counted. The legal minimum ({share} of ",
                money(Span(least.earns_from, least.earns_to)),
                ") would take about ",
                money(least.costs / 12),
                " a month by salary sacrifice.",
            )
        )


def _details(answer: TakeHomeAnswer) -> Iterator[Block]:
    if answer.part_year is not None:
        yield _lines(answer).replace(title="A whole year of this pay")
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


def trap_facts(trap: Trap | None) -> Iterator[Facts]:
    """Name the trap, or that income is above it, and the sacrifice that leads back."""
    if trap is None:
        return
    if trap.inside:
        title = f"The {pounds(trap.starts)} trap"
        why = (
            f"Between {pounds(trap.starts)} and {pounds(trap.ends)} of adjusted net income every "
            "two pounds more also take away one pound of the personal allowance."
        )
    else:
        title = f"Beyond the {pounds(trap.starts)} trap"
        why = (
            f"At {pounds(trap.income)} of adjusted net income the personal allowance is zero: "
            f"{pounds(trap.ends)} has used it up."
        )
    yield Facts((Fact("Why", why), Fact("Way out", _way_out(trap))), title=title)


def _way_out(trap: Trap) -> str:
    way = trap.way_out
    if way is None:
        return "A sacrifice back to its start is more than base pay or a pension takes in a year."
    return (
        f"A sacrifice of {pounds(way.sacrifice)} a year brings income back to "
        f"{pounds(trap.starts)}. Take-home pay falls by {pounds(way.net_given_up)}: "
        f"{pence_of_a_pound(way.costs_per_pound)} for each pound in the pension."
    )


def _bonus_facts(month: BonusMonth) -> Iterator[Fact]:
    yield Fact(
        "National Insurance",
        f"{pounds(month.insurance_in_a_month)} in eleven months and "
        f"{pounds(month.insurance_in_the_month)} in the one with the bonus: "
        f"{pounds(month.insurance_in_the_year)} a year.",
    )
    difference = month.insurance_less_than_annual
    if difference:
        side = "less" if difference > 0 else "more"
        why = "Each month is rounded and has thresholds of its own."
        if difference > ROUNDING:
            why = (
                "Payslips take each month by itself, and most of the month with the bonus lies "
                "above the upper limit, where less is taken."
            )
        text = f"{pounds(abs(difference))} {side} than the year as one."
        yield Fact("Difference", f"{text} {why}")
    loans = month.loans_more_than_annual
    if month.loans_in_the_year and loans:
        side = "more" if loans > 0 else "less"
        text = f"{pounds(month.loans_in_the_year)} a year on payslips, {pounds(abs(loans))} {side}"
        yield Fact(
            "Student loans", f"{text} than the year as one, because each month counts by itself."
        )


def _beside(answer: TakeHomeAnswer) -> Iterator[Fact]:
    week = (money(answer.net_pay_per_week), " a week, ", money(answer.net_pay), " a year")
    yield Fact("Take-home pay", week)
    cost = (money(answer.employer_cost), " a year, ", money(answer.employer_national_insurance))
    before = (" of it National Insurance, before the employer's pension",)
    yield Fact("Employer", (*cost, *before))
    if answer.pension_paid_in:
        yield Fact("Pension", _pension(answer))
    if answer.gift_aid:
        yield Fact(
            "Gift Aid",
            (
                money(answer.gift_aid),
                " given is ",
                money(answer.gift_aid_gross),
                " with the tax that the charity reclaims: it lowers your adjusted net income. ",
                "Take-home pay is before the gift.",
            ),
        )
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
    for text in answer.notes:
        yield Note(text)
    yield Note(ONE_YEAR)
