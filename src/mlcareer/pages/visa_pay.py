"""How one pay, or a range of it, reads beside the minimum of every route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.page import (
    Column,
    Drop,
    Fact,
    Span,
    Table,
    Unit,
    bad,
    caution,
    dim,
    good,
    joined,
    money,
    next_step,
    sentence,
    warn,
)
from mlcareer.pages.amounts import plain_number, pounds, typed
from mlcareer.pages.entry_names import number
from mlcareer.pages.visa_words import (
    from_minimum,
    margin,
    row_name,
    turning_point,
    verdict_piece,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.visa import RouteAnswer, VisaAnswer, VisaCase
    from mlcareer.page import Cell, Line

MOST_CODES = 3
"""Codes beside the likely one that a line names."""


def pay_line(answer: VisaAnswer) -> Line:
    """Return the first line on one pay or a range."""
    case, decides = answer.cases[0], answer.deciding
    pay = money(case.low if case.low == case.high else Span(case.low, case.high))
    if not decides.counts:
        line = "{}: the {} route is {}: {}"
        route = in_sentence(decides.route.name)
        return sentence(line, pay, route, bad("not open"), decides.because)
    by = decides.route.phrase + (f": {decides.because}" if decides.because else "")
    standard = next(each for each in answer.routes if not each.route.needs)
    if standard.passes and not answer.routes_named:
        over = from_minimum(standard.margin or 0, "the standard minimum")
        shut = any(each.open is False for each in answer.routes)
        way = standard.route.phrase if shut else "on every route"
        return sentence("{} {} {}: {}", pay, good("passes"), way, over)
    if decides.passes:
        return sentence("{} {} {} ({})", pay, good("passes"), by, margin(decides.margin or 0))
    if decides.verdict == "splits":
        return sentence("{}: {} {}", pay, warn(f"passes from {pounds(decides.minimum)}"), by)
    if all(each.verdict == "fails" for each in answer.routes):
        least = min(each.minimum for each in answer.routes)
        line = "{}: {}; none of the {} routes is open. The lowest asks {}"
        return sentence(line, pay, bad("too low"), number(len(answer.routes)), pounds(least))
    others = sum(bool(each.passes) and _may_be_open(each) for each in answer.routes)
    short, end = margin(case.high - decides.minimum), _others_that_pass(answer, others)
    return sentence("{}: {} {} ({}); {}", pay, bad("too low"), by, short, end)


def _others_that_pass(answer: VisaAnswer, count: int) -> str:
    if count:
        return f"{number(count)} other route{'s pass' if count > 1 else ' passes'}"
    if any(each.passes for each in answer.routes):
        return "no other route is open"
    return "no other route passes"


def _may_be_open(each: RouteAnswer) -> bool:
    """Whether a route may be open: nothing that was said speaks against it."""
    return bool(each.open) or (each.open is None and not each.because)


def pay_table(answer: VisaAnswer) -> Table[RouteAnswer]:
    """Set the pay beside the minimum of every route."""
    case = answer.cases[0]
    asked = bool(answer.routes_named) or any(each.because for each in answer.routes)

    def verdict(each: RouteAnswer) -> Cell:
        if each.open is False:
            return dim("not open")
        return verdict_piece(case.low, case.high, each.minimum)

    def who(each: RouteAnswer) -> Cell:
        # What decides the verdict is in the first line already, and no reason comes twice.
        same = [other for other in answer.routes if other.because == each.because]
        new = each.because and same[0] is each
        return each.because if new and each.because != answer.deciding.because else each.route.who

    return Table(
        (
            Column("Route", row_name, whole=True),
            Column("Minimum", lambda each: each.minimum, Unit.GBP),
            Column(pounds(case.low) if case.low == case.high else "Verdict", verdict, whole=True),
            Column("Margin", lambda each: margin(each.margin or 0), Unit.GBP, whole=True),
            Column("Who it is for", who),
        ),
        answer.routes,
        asked=(lambda each: each.counts) if asked else None,
    )


def pay_facts(answer: VisaAnswer) -> Iterator[Fact]:
    """Say for which code and hours the verdict is, and what must be true for it."""
    case = answer.cases[0]
    yield Fact("Code", _code(answer))
    yield Fact("Hours", _hours(answer, case))
    condition = _condition(answer)
    if answer.trap:
        yield caution(answer.trap)
    if condition:
        yield caution(condition)
    for fact in answer.facts:
        if fact.topic == "verdict" and fact.brief:
            yield caution(fact.brief)
    yield _next_of_pay(answer, case)


def _code(answer: VisaAnswer) -> Line:
    """Name the code, and what others would ask that the sponsor may choose."""
    code = answer.occupation
    fitting = [fit for fit in answer.fits if fit.title is not None]
    named = next((fit.title for fit in fitting if fit.occupation == code), None)
    why = f", {code.short}" if named is None else f", {code.short} ('{named}' in the Rules)"
    others = {other.occupation.id: other for other in answer.others}
    wanted = [fit.occupation.id for fit in answer.fits if fit.occupation != code]
    codes = [name for name in dict.fromkeys([*wanted, *code.instead]) if name in others]

    def priced(name: str) -> Line:
        """Name a code with its minimum, and the verdict where that is another."""
        other = others[name]
        line = f"{name} {pounds(other.floor)}"
        if other.verdicts[0] == answer.cases[0].verdict:
            return line
        return sentence(
            "{} {}", line, good("passes") if other.verdicts[0] == "passes" else bad("fails")
        )

    line = "{}{}. Your sponsor chooses: {}."
    return sentence(line, code.id, why, joined(map(priced, codes[:MOST_CODES])))


def _hours(answer: VisaAnswer, case: VisaCase) -> str:
    """Say for how many hours the verdict holds, and at which it turns."""
    start = f"{plain_number(answer.hours)} a week{'' if answer.hours_given else ' assumed'}."
    passes, common = bool(answer.deciding.passes), plain_number(answer.common_hours)
    turns = turning_point(case.passes_up_to_hours, passes=passes)
    if turns and (passes or answer.hours_given):
        return f"{start} {turns}"
    if answer.hours >= answer.common_hours:
        return start
    route, least = in_sentence(answer.route.name), pounds(answer.floor_at_common_hours)
    return f"{start} At {common} the {route} minimum is {least}."


def _condition(answer: VisaAnswer) -> str:
    """Say what must be true of the last visa for the route that decides."""
    decides, last = answer.deciding, answer.last_visa
    if last is None or last.condition is None:
        return ""
    if not last.new_entrant and answer.skilled_worker_since is None:
        as_entrant = decides.counts and "new-entrant" in decides.route.needs
        return f"{last.condition} Say since when: --skilled-worker-since." if as_entrant else ""
    if last.name not in decides.because:
        return ""
    if last.id == "graduate" and answer.graduate_visa_years is None:
        return f"{last.condition} Its time counts: add --graduate-visa-years."
    return last.condition


def _next_of_pay(answer: VisaAnswer, case: VisaCase) -> Fact:
    open_routes = (each for each in answer.routes if each.passes and _may_be_open(each))
    passing = [each.route.id for each in open_routes if not each.counts]
    with_what = "--full"
    if answer.passes and answer.hours < answer.common_hours:
        with_what = f"--hours {plain_number(answer.common_hours)}"
    elif not answer.passes and passing:
        with_what = f"--route {passing[0]} --check"
    step = next_step(f"visa {typed(case.low, case.high)} {with_what}")
    return step.replace(drop=Drop.ON_TOP)
