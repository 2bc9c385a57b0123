"""What `data/visa.toml` holds: the pay that a Skilled Worker visa asks for, by route and code."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Annotated, Literal

from mlcareer.errors import UsageError
from mlcareer.guide.constraints import Between, Matches, NotEmpty
from mlcareer.guide.lookup import find, plain_name, spellings
from mlcareer.guide.model import GbpPerYear, Id, Pounds, Source, SourceIds, WordList, Words
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.toml_file import TomlFile

Need = Literal["new-entrant", "stem-phd", "phd", "transitional"]
"""What must be true of a person for a route to be open to them."""

SocCode = Annotated[str, Matches(r"^\d{4}$")]


class VisaTable(Record):
    """The tables as a whole, under `[visa]`."""

    id: Id
    name: Words
    tables_published: date
    """The day on which the thresholds and going rates came out."""
    copy_made: date
    """The day on which the copy of the Rules that was read was made."""
    rate_hours: Annotated[Decimal, Between(1, 80)]
    """Hours a week that the going rates are for."""
    threshold_hours: Annotated[Decimal, Between(1, 80)]
    """Hours a week whose pay counts towards a general threshold; pay for more does not."""
    common_hours: Annotated[Decimal, Between(1, 80)]
    """A longer week that many contracts have, at which pay near the minimum fails."""
    sponsored_months: Annotated[int, Between(1, 120)]
    """The time that the cost of sponsoring is added up for."""
    default_route: Id
    default_occupation: SocCode
    sources: SourceIds


class NewEntrant(Record):
    """Who is a new entrant, under `[new_entrant]`; which visas lead there is under `last_visa`."""

    under_age: Annotated[int, Between(1, 100)]
    """Years; on the day of application."""
    most_years: Annotated[int, Between(1, 20)]
    """As a Skilled Worker, Graduate and on Tier 2 together, the new permission included."""
    postdoctoral_codes: tuple[SocCode, ...] = ()
    """Occupations in which a postdoctoral post makes a new entrant."""
    sources: SourceIds


class Transitional(Record):
    """Who may use the routes of Table 2, under `[transitional]`."""

    granted_before: date
    """Skilled Worker permission without a break since before this day."""
    apply_before: date
    sources: SourceIds


class Route(Entry):
    """A way to qualify, under `[[route]]`: an option of the Rules with a threshold of its own."""

    id: Id
    option: Annotated[str, Matches(r"^[A-K]$")]
    """The letter of the Rules."""
    name: Words
    phrase: Words
    """How a sentence says that somebody comes by it: `as a new entrant`."""
    aliases: WordList = ()
    """Other names; one that several routes share means none of them."""
    threshold: GbpPerYear
    """What pay must reach whatever the occupation; not pro-rated."""
    needs: tuple[Need, ...] = ()
    """What must be true of a person; nothing for the route that is open to all."""
    who: Words
    """Who it is for, in a few words."""
    sources: SourceIds


class LastVisa(Entry):
    """The last visa that somebody had, under `[[last_visa]]`."""

    id: Id
    name: Words
    aliases: WordList = ()
    new_entrant: bool
    """Whether it can make a new entrant."""
    condition: str | None = None
    """What must be true of that visa for it, as a sentence."""
    sources: SourceIds


class GoingRate(Record):
    """An occupation's going rate for a route."""

    route: Id
    pounds: GbpPerYear
    """For the hours of the table, as published."""


class Occupation(Entry):
    """A SOC 2020 unit group, under `[[occupation]]`."""

    id: SocCode
    name: Words
    short: Words
    """A few words for a line of a page."""
    rate: Annotated[tuple[GoingRate, ...], NotEmpty()]
    """One for each route."""
    titles: WordList = ()
    """Example job titles of the Rules."""
    kinds: WordList = ()
    """Kinds of work, as adverts are read for them, for which it is the likely code."""
    roles: tuple[Id, ...] = ()
    """Roles of the guide for which it is the likely code."""
    instead: tuple[SocCode, ...] = ()
    """Codes to look at beside it."""
    phd_points: bool
    """Whether a PhD lowers its minimum."""
    note: str | None = None
    """Who is sponsored under it."""
    trap: str | None = None
    """Why it is taken for another."""
    sources: SourceIds


class SponsoringCost(Record):
    """A fee that sponsoring brings with it, under `[[cost]]`."""

    id: Id
    name: Words
    keywords: WordList = ()
    pounds: Pounds
    """For the period."""
    small_pounds: Pounds | None = None
    """What a small or charitable sponsor pays, where that differs."""
    per: Literal["year", "certificate"]
    block_months: Annotated[int, Between(1, 12)] | None = None
    """After the first year it is due for each of these blocks or part of one."""
    paid_by: Literal["employer", "worker"]
    begins: date | None = None
    """The day from which it holds, where that is known."""
    text: Words
    sources: SourceIds


class VisaFact(Record):
    """A sentence about visas, under `[[fact]]`."""

    id: Id
    topic: Literal[
        "verdict", "hours", "routes", "english", "other-visa", "settlement", "changes", "sponsoring"
    ]
    """`verdict`: said with every verdict on pay; the others only where all is shown."""
    name: Words
    text: Words
    brief: str | None = None
    """The same in one line, for facts that the brief screen shows."""
    keywords: WordList = ()
    """Words that people look for it by."""
    uncertain: bool = False
    """Whether it is not settled, so that no verdict may rest on it."""
    sources: SourceIds


class VisaRules(Record):
    """The whole file, one field a table."""

    visa: VisaTable
    new_entrant: NewEntrant
    transitional: Transitional
    source: Annotated[tuple[Source, ...], NotEmpty()]
    route: Annotated[tuple[Route, ...], NotEmpty()]
    last_visa: Annotated[tuple[LastVisa, ...], NotEmpty()]
    occupation: Annotated[tuple[Occupation, ...], NotEmpty()]
    cost: tuple[SponsoringCost, ...] = ()
    fact: tuple[VisaFact, ...] = ()


def find_route(rules: VisaRules, name: str, occupation: Occupation | None = None) -> Route:
    """Return the route that a name means.

    Several routes may share a name that people use for each of them. Which one is meant decides
    the minimum, so such a name is refused with the minimums for a code, the usual one for none.

    Raises:
        UnknownNameError: No route answers to it.
        UsageError: Several do.
    """
    wanted = plain_name(name)
    meant = [route for route in rules.route if wanted in map(plain_name, spellings(route))]
    if len(meant) < MORE_THAN_ONE:
        return find("visa route", name, rules.route)
    code = occupation or find_occupation(rules, rules.visa.default_occupation)
    named = " or ".join(
        f"{route.id} ({route.name}, minimum £{minimum_of(code, route):,})" for route in meant
    )
    raise UsageError(
        f"{name!r} can mean {len(meant)} visa routes",
        hint=f"Give {named}; the minimums are for {code.id} at {rules.visa.rate_hours} hours.",
    )


MORE_THAN_ONE = 2


def find_occupation(rules: VisaRules, name: str) -> Occupation:
    """Return the occupation that a SOC code or a name means.

    Raises:
        UnknownNameError: No occupation answers to it.
    """
    return find("occupation code", name, rules.occupation)


def find_last_visa(rules: VisaRules, name: str) -> LastVisa:
    """Return the kind of visa that a name means.

    Raises:
        UnknownNameError: None answers to it.
    """
    return find("kind of visa", name, rules.last_visa)


def rate_of(occupation: Occupation, route: Route) -> int:
    """Return an occupation's going rate for a route, as published."""
    return next(rate.pounds for rate in occupation.rate if rate.route == route.id)


def minimum_of(occupation: Occupation, route: Route) -> int:
    """Return the minimum salary at the hours of the table."""
    return max(rate_of(occupation, route), route.threshold)


def checked_visa_rules(file: TomlFile) -> VisaRules:
    """Make the visa rules of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide.sourced import check_ids, check_sources

    checks = (check_ids, check_sources, _check_codes, _check_routes, _check_rates, _check_days)
    return file.checked(VisaRules, *checks)


def _check_days(file: TomlFile, rules: VisaRules) -> None:
    """The routes of Table 2 close after they opened."""
    if rules.transitional.apply_before <= rules.transitional.granted_before:
        text = f"must be after granted_before, {rules.transitional.granted_before}"
        file.report(("transitional", "apply_before"), text)


def _check_codes(file: TomlFile, rules: VisaRules) -> None:
    """Every code that is named is there."""
    known = {occupation.id for occupation in rules.occupation}
    lists: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [
        (("new_entrant", "postdoctoral_codes"), rules.new_entrant.postdoctoral_codes),
        *((("occupation", n, "instead"), each.instead) for n, each in enumerate(rules.occupation)),
    ]
    named = [((*path, n), code) for path, codes in lists for n, code in enumerate(codes)]
    for path, code in [(("visa", "default_occupation"), rules.visa.default_occupation), *named]:
        if code not in known:
            file.report(path, f"there is no occupation with the id {code!r}")


def _check_routes(file: TomlFile, rules: VisaRules) -> None:
    """The usual route needs nothing, and no option or set of needs comes twice."""
    default = rules.visa.default_route
    if default not in {route.id for route in rules.route}:
        file.report(("visa", "default_route"), f"there is no route with the id {default!r}")
    seen: dict[object, str] = {}
    for index, route in enumerate(rules.route):
        if route.id == default and route.needs:
            file.report(("route", index, "needs"), "must be empty for the default route")
        for key, value in (("option", route.option), ("needs", frozenset(route.needs))):
            if value in seen:
                file.report(("route", index, key), f"is that of {seen[value]!r} too")
            seen[value] = route.id


def _check_rates(file: TomlFile, rules: VisaRules) -> None:
    """Every occupation has one rate a route, and none rises where a route needs more."""
    routes = {route.id: route for route in rules.route}
    for index, occupation in enumerate(rules.occupation):
        found = [rate.route for rate in occupation.rate]
        if sorted(found) != sorted(routes):
            text = f"must have one rate for each of {', '.join(routes)}; found {', '.join(found)}"
            file.report(("occupation", index, "rate"), text)
            continue
        for lower, higher in _ordered(rules):
            low, high = minimum_of(occupation, lower), minimum_of(occupation, higher)
            if low > high:
                number = found.index(lower.id)
                text = (
                    f"must not pass that of {higher.id!r}, {high}, as more is needed; found {low}"
                )
                file.report(("occupation", index, "rate", number, "pounds"), text)


def _ordered(rules: VisaRules) -> Iterator[tuple[Route, Route]]:
    """Return each route with those that ask for less of a person and so for more pay."""
    pairs = product(rules.route, repeat=2)
    return ((lower, higher) for lower, higher in pairs if {*higher.needs} < {*lower.needs})
