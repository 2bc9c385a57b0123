"""What a person's age and earlier visas make true of them under the Rules, and why."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, Decimal

from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id
from mlcareer.guide.visa_rules import LastVisa, Need, Route, VisaRules
from mlcareer.record import Record

DAYS_IN_YEAR = Decimal("365.25")
MONTHS_IN_YEAR = 12
TENTH = Decimal("0.1")


class Person(Record):
    """What is known of whoever needs the visa; nothing where nobody said."""

    age: int | None = None
    """Years, on the day of application."""
    last_visa: LastVisa | None = None
    """A visit does not count."""
    graduate_years: Decimal | None = None
    """Time on a Graduate visa so far."""
    skilled_worker_since: date | None = None
    """The first day of Skilled Worker permission that has not lapsed since."""


class NeedCheck(Record):
    """Whether one need of a route is met."""

    need: Need
    met: bool | None
    """Null where it is not known, as nothing that was said decides it."""
    because: str
    """What decides it, in a few words; empty where nothing does."""


def check_needs(rules: VisaRules, person: Person, today: date) -> dict[Need, NeedCheck]:
    """Say of each need whether a person meets it.

    A PhD is never known from age and visas: whoever has one names the route.

    Raises:
        UsageError: What is said of the last visa and of Skilled Worker permission contradicts.
    """
    last = person.last_visa
    since = person.skilled_worker_since
    if since is not None and last is not None and last.id != "skilled-worker":
        raise UsageError(
            f"a Skilled Worker without a break has a Skilled Worker visa last, not '{last.name}'",
            hint="Leave out --last-visa or --skilled-worker-since.",
        )
    found = (new_entrant(rules, person, today), transitional(rules, person, today))
    return {check.need: check for check in found}


def new_entrant(rules: VisaRules, person: Person, today: date) -> NeedCheck:
    """Say whether a person is a new entrant (SW 12.2 and 12.3).

    Time used counts first: at the most or beyond it, no condition helps. A person with years on
    a Graduate visa and nothing later is taken to have had that visa last.
    """
    rule = rules.new_entrant
    used = years_used(person, today)
    if used >= rule.most_years:
        because = f"its {rule.most_years} years are used up"
        return NeedCheck(need="new-entrant", met=False, because=because)
    last = _last_visa(rules, person)
    if person.age is not None and person.age < rule.under_age:
        because = f"under {rule.under_age}"
    elif last is not None and last.new_entrant:
        because = f"{last.name} visa"
    elif person.age is not None and last is not None:
        # A postdoctoral post, or work towards chartered status, would still do.
        return NeedCheck(need="new-entrant", met=None, because="not by age or last visa")
    else:
        return NeedCheck(need="new-entrant", met=None, because="")
    if used:
        months = int((rule.most_years - used) * MONTHS_IN_YEAR)
        because += f", {_time(months)} left"
    return NeedCheck(need="new-entrant", met=True, because=because)


def transitional(rules: VisaRules, person: Person, today: date) -> NeedCheck:
    """Say whether Table 2 is open to a person (SW 4.2(b)(ii))."""
    rule = rules.transitional
    since = person.skilled_worker_since
    last = person.last_visa
    if today >= rule.apply_before:
        text = f"it ended on {in_words(rule.apply_before)}"
        return NeedCheck(need="transitional", met=False, because=text)
    if since is not None:
        before = since < rule.granted_before
        # The first of January is what a year alone is read as.
        year_alone = (since.month, since.day) == (1, 1)
        text = f"sponsored since {since.year if year_alone else month_of(since)}"
        if not before:
            text = _not_before(rules)
        return NeedCheck(need="transitional", met=before, because=text)
    if last is not None and last.id != "skilled-worker":
        return NeedCheck(need="transitional", met=False, because=_not_before(rules))
    return NeedCheck(need="transitional", met=None, because="")


def _not_before(rules: VisaRules) -> str:
    return f"not sponsored before {month_of(rules.transitional.granted_before)}"


def years_used(person: Person, today: date) -> Decimal:
    """Return the years that count towards a new entrant's total: Graduate and Skilled Worker."""
    used = person.graduate_years or Decimal(0)
    if person.skilled_worker_since is not None:
        days = max((today - person.skilled_worker_since).days, 0)
        used += Decimal(days) / DAYS_IN_YEAR
    return used


def is_open(route: Route, known: dict[Need, NeedCheck]) -> bool | None:
    """Say whether a route is open: false where one need is not met, null where one is not known."""
    met = [known[need].met if need in known else None for need in route.needs]
    if False in met:
        return False
    return True if all(met) else None


def reasons(route: Route, known: dict[Need, NeedCheck]) -> str:
    """Say what decides whether a route is open: what shuts it, or else all that opens it."""
    found = [known[need] for need in route.needs if need in known and known[need].because]
    shut = [check for check in found if check.met is False]
    return "; ".join(check.because for check in shut or found)


def in_words(day: date) -> str:
    """Write a day as `4 April 2024`."""
    return f"{day.day} {day:%B %Y}"


def month_of(day: date) -> str:
    """Write the month of a day as `April 2024`."""
    return f"{day:%B %Y}"


def _last_visa(rules: VisaRules, person: Person) -> LastVisa | None:
    if person.last_visa is not None:
        return person.last_visa
    if person.skilled_worker_since is not None:
        return by_id("skilled-worker", rules.last_visa)
    return by_id("graduate", rules.last_visa) if person.graduate_years else None


def _time(months: int) -> str:
    """Write a time in months below two years, and else in years, rounded down to a tenth."""
    if not months:
        return "less than a month"
    if months < 2 * MONTHS_IN_YEAR:
        return f"{months} month{'' if months == 1 else 's'}"
    years = (Decimal(months) / MONTHS_IN_YEAR).quantize(TENTH, ROUND_DOWN).normalize()
    return f"{years:f} years"
