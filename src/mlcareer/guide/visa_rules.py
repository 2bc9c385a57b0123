"""What `data/visa.toml` holds: the pay that a Skilled Worker visa asks for, by occupation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from mlcareer.errors import UsageError
from mlcareer.guide.constraints import Between, Matches, NotEmpty
from mlcareer.guide.lookup import find, plain_name, spellings
from mlcareer.guide.model import GbpPerYear, Id, Source, SourceIds, WordList, Words
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile


class VisaTable(Record):
    """The tables as a whole, under `[visa]`."""

    id: Id
    name: Words
    tables_published: date
    """The day on which the thresholds and going rates came out."""
    rate_hours: Annotated[Decimal, Between(1, 80)]
    """Hours a week that the going rates are for."""
    default_route: Id
    default_occupation: Id
    sources: SourceIds


class Route(Entry):
    """A way to qualify, under `[[route]]`, with a general threshold of its own."""

    id: Id
    name: Words
    aliases: WordList = ()
    """Other names; one that several routes share means none of them."""
    threshold: GbpPerYear
    """What pay must reach whatever the occupation; not pro-rated."""
    who: Words
    sources: SourceIds


class GoingRate(Record):
    """An occupation's going rate for a route."""

    route: Id
    pounds: GbpPerYear
    """For the hours of the table, as published."""


class Occupation(Entry):
    """A SOC 2020 unit group, under `[[occupation]]`."""

    id: Annotated[str, Matches(r"^\d{4}$")]
    name: Words
    rate: Annotated[tuple[GoingRate, ...], NotEmpty()]
    """One for each route."""
    note: str | None = None
    """Who is sponsored under it."""
    kinds: WordList = ()
    """Kinds of work, as adverts are read for them, for which it is the likely code."""
    trap: str | None = None
    """Why it is taken for another."""
    sources: SourceIds


class VisaFact(Record):
    """What must be said with every answer, under `[[fact]]`."""

    id: Id
    text: Words
    sources: SourceIds


class VisaRules(Record):
    """The whole file, one field a table."""

    visa: VisaTable
    source: Annotated[tuple[Source, ...], NotEmpty()]
    route: Annotated[tuple[Route, ...], NotEmpty()]
    occupation: Annotated[tuple[Occupation, ...], NotEmpty()]
    fact: tuple[VisaFact, ...] = ()


def find_route(rules: VisaRules, name: str, code: str | None = None) -> Route:
    """Return the route that a name means.

    Two routes may share a name that people use for both. Which one is meant decides the floor,
    so such a name is refused with the floors for an occupation, the usual one for no `code`.

    Raises:
        UnknownNameError: No route answers to it.
        UsageError: Several do.
    """
    wanted = plain_name(name)
    meant = [route for route in rules.route if wanted in map(plain_name, spellings(route))]
    if len(meant) < MORE_THAN_ONE:
        return find("visa route", name, rules.route)
    occupation = find("occupation code", code or rules.visa.default_occupation, rules.occupation)
    named = " or ".join(
        f"{route.id} ({route.name}, floor £{_floor_of(occupation, route):,})" for route in meant
    )
    raise UsageError(
        f"{name!r} can mean {len(meant)} visa routes",
        hint=f"Give {named}; the floors are for {occupation.id} at {rules.visa.rate_hours} hours.",
    )


MORE_THAN_ONE = 2


def _floor_of(occupation: Occupation, route: Route) -> int:
    """Return the floor at the hours of the table."""
    rate = next(rate.pounds for rate in occupation.rate if rate.route == route.id)
    return max(rate, route.threshold)


def checked_visa_rules(file: TomlFile) -> VisaRules:
    """Make the visa rules of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide.sourced import check_ids, check_sources

    rules = file.record(VisaRules, file.values, ())
    if rules is not None:
        check_ids(file, rules)
        check_sources(file, rules)
        _check_routes(file, rules)
    file.raise_problems()
    if rules is None:
        raise AssertionError("rules that do not fit were reported")
    return rules


def _check_routes(file: TomlFile, rules: VisaRules) -> None:
    """Every occupation has one rate for each route, and the defaults are there."""
    routes = [route.id for route in rules.route]
    for index, occupation in enumerate(rules.occupation):
        found = [rate.route for rate in occupation.rate]
        if sorted(found) != sorted(routes):
            text = f"must have one rate for each of {', '.join(routes)}; found {', '.join(found)}"
            file.report(("occupation", index, "rate"), text)
    if rules.visa.default_route not in routes:
        text = f"there is no route with the id {rules.visa.default_route!r}"
        file.report(("visa", "default_route"), text)
    if rules.visa.default_occupation not in {occupation.id for occupation in rules.occupation}:
        text = f"there is no occupation with the id {rules.visa.default_occupation!r}"
        file.report(("visa", "default_occupation"), text)
