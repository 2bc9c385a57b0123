"""How one pay, or a range of it, reads beside the minimum of every route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.page import (
    Column,
    Fact,
    Span,
    Table,
    Unit,
    bad,
    caution,
    dim,
    good,
    money,
    next_step,
    warn,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.visa_words import (
    count_of,
    from_minimum,
    margin,
    plain_hours,
    row_name,
    turning_point,
    typed_pay,
    verdict_piece,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.visa import RouteAnswer, VisaAnswer, VisaCase
    from mlcareer.page import Cell, Line, Piece

MOST_CODES = 3
"""Codes beside the likely one that a line names."""


def pay_line(answer: VisaAnswer) -> Line:
    """Return the first line on one pay or a range."""
    case, decides = answer.cases[0], answer.deciding
    pay = _pay(case)
    if not decides.counts:
        route = in_sentence(decides.route.name)
        return (pay, f": the {route} route is ", bad("not open"), f": {decides.because}")
    why = f": {decides.because}" if decides.because else ""
    standard = next(each for each in answer.routes if not each.route.needs)
    if standard.passes and not answer.routes_named:
        over = from_minimum(standard.margin or 0, "the standard minimum")
        shut = any(each.open is False for each in answer.routes)
        way = standard.route.phrase if shut else "on every route"
        return (pay, " ", good("passes"), f" {way}: {over}")
    if decides.passes:
        over = margin(decides.margin or 0)
        return (pay, " ", good("passes"), f" {decides.route.phrase}{why} ({over})")
    if decides.verdict == "splits":
        least = warn(f"passes from {pounds(decides.minimum)}")
        return (pay, ": ", least, f" {decides.route.phrase}{why}")
    others = [each for each in answer.routes if each.passes and _may_be_open(each)]
    if all(each.verdict == "fails" for each in answer.routes):
        lowest = min(answer.routes, key=lambda each: each.minimum)
        text = (
            f"; none of the {count_of(len(answer.routes))} routes is open. The lowest asks "
            f"{pounds(lowest.minimum)}"
        )
        return (pay, ": ", bad("too low"), text)
    short = margin(case.high - decides.minimum)
    end = f"; {_others_that_pass(answer, len(others))}"
    return (pay, ": ", bad("too low"), f" {decides.route.phrase}{why} ({short}){end}")


def _others_that_pass(answer: VisaAnswer, number: int) -> str:
    if number:
        return f"{count_of(number)} other route{'s pass' if number > 1 else ' passes'}"
    if any(each.passes for each in answer.routes):
        return "no other route is open"
    return "no other route passes"


def _may_be_open(each: RouteAnswer) -> bool:
    """Whether a route may be open: nothing that was said speaks against it."""
    return bool(each.open) or (each.open is None and not each.because)


def _pay(case: VisaCase) -> Piece:
    return money(case.low) if case.low == case.high else money(Span(case.low, case.high))


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
    parts: list[str | Piece] = [f"{code.id}{why}. Your sponsor chooses: "]
    for number, name in enumerate(codes[:MOST_CODES]):
        parts += [", " if number else "", f"{name} {pounds(others[name].floor)}"]
        verdict = others[name].verdicts[0]
        # A code that turns the verdict says so.
        if verdict != answer.cases[0].verdict:
            parts += [" ", good("passes") if verdict == "passes" else bad("fails")]
    return (*parts, ".")


def _hours(answer: VisaAnswer, case: VisaCase) -> str:
    """Say for how many hours the verdict holds, and at which it turns."""
    start = f"{plain_hours(answer.hours)} a week{'' if answer.hours_given else ' assumed'}."
    decides = answer.deciding
    turns = turning_point(case.passes_up_to_hours, passes=bool(decides.passes))
    if turns and (decides.passes or answer.hours_given):
        return f"{start} {turns}"
    return f"{start} {_at_common_hours(answer)}".strip()


def _at_common_hours(answer: VisaAnswer) -> str:
    """Say what the minimum is in a longer week that many contracts have."""
    if answer.hours >= answer.common_hours:
        return ""
    route = in_sentence(answer.route.name)
    minimum = pounds(answer.floor_at_common_hours)
    return f"At {plain_hours(answer.common_hours)} the {route} minimum is {minimum}."


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
    typed = typed_pay(case.low, case.high)
    passing = [
        each.route.id
        for each in answer.routes
        if each.passes and _may_be_open(each) and not each.counts
    ]
    if answer.passes and answer.hours < answer.common_hours:
        return next_step(f"visa {typed} --hours {plain_hours(answer.common_hours)}")
    if not answer.passes and passing:
        return next_step(f"visa {typed} --route {passing[0]} --check")
    return next_step(f"visa {typed} --full")
