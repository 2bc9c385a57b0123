"""A brief answer: the fields that decide, within a size that an assistant reads at little cost."""

from __future__ import annotations

import json
from typing import Any

MOST_BYTES = 2000
"""As much as a brief answer may be, as JSON in UTF-8."""

LEFT_OUT = "left_out"
"""Where a brief answer says how many entries of a list it has not, by the name of the list."""

SOURCES = "sources.id sources.short sources.published sources.copy_read sources.overdue"
"""What is said of each source that decides something; `mlcareer://source/ID` has the rest."""

LEAST_SOURCES = 3
"""Sources that stay while anything else can be cut."""

FIELDS = {
    "salary": (
        "level region years pay pay_to bands.level bands.region bands.min bands.max "
        "bands.open_ended standings.level standings.region standings.position "
        "standings.percent_of_range range_standings "
        "take_home disagreements.title disagreements.figure disagreements.outside_by"
    ),
    "offer": (
        "terms.base terms.level terms.region verdicts standings.percent_of_range scales.low "
        "scales.fair scales.high disagreements.title disagreements.figure "
        "disagreements.outside_by tax_year nation package.total net.base_a_month net.bonus_left "
        "net.more_a_month visa.verdict visa.route visa.occupation visa.over_floor "
        "counters.level counters.region counters.least counters.most counters.reason "
        "trap pension_limit missing.ask"
    ),
    "take-home": (
        "tax_year nation gross bonus sign_on pension_percent pension_method net_pay "
        "net_pay_per_month income_tax employee_national_insurance student_loan pension_employee "
        "lump_leaves marginal_rate next_rate trap net_wanted employer_cost up_to.gross "
        "up_to.net_pay up_to.net_pay_per_month"
    ),
    "visa": (
        "occupation route hours passes cases.level cases.region cases.low cases.high "
        "cases.verdict cases.floor cases.passing_routes routes.route routes.minimum "
        "routes.verdict routes.margin tables_published"
    ),
    "advert": (
        "title role level levels years_min pay pay_contradicted day_rates ir35 region place "
        "arrangement office_days sponsorship visa.occupation visa.routes.route "
        "visa.routes.verdict pay_in_bands.band pay_in_bands.position pay_in_bands.position_to "
        "skills_required skills_optional questions.ask"
    ),
    "gap": (
        "level verdict gates.about gates.asked gates.outcome gates.short_by counts "
        "next_proofs.skill next_proofs.make bring_forward also_shown"
    ),
    "search": "words found hits.id hits.name hits.snippet hits.command corrected missing",
}
"""The fields of a brief answer by the kind of its answer; what is in a field is after a dot."""


def brief_of(answer: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an answer that a brief one has, in at most `MOST_BYTES`.

    Sources are cut first, as most of them decide little, then the longest list, from its end.
    Where that is not enough, fields go too.

    Args:
        answer: The whole answer as JSON holds it, with its `schema`.
    """
    kind = str(answer["schema"]).partition("/")[0]
    said = {**answer, "sources": [each for each in answer["sources"] if each["decides"]]}
    wanted = _tree(f"{FIELDS[kind]} {SOURCES}")
    brief = {"schema": answer["schema"], **_chosen(said, wanted)}
    whole = {name: len(value) for name, value in answer.items() if isinstance(value, list)}
    while size_of(_with_left_out(brief, whole)) > MOST_BYTES:
        lists = [name for name in brief if isinstance(brief[name], list) and len(brief[name]) > 1]
        if len(brief.get("sources", ())) > LEAST_SOURCES:
            brief["sources"] = brief["sources"][:-1]
        elif lists:
            longest = max(lists, key=lambda name: size_of(brief[name]))
            brief[longest] = brief[longest][:-1]
        else:
            del brief[max((name for name in brief if name != "schema"), key=_size_in(brief))]
    return _with_left_out(brief, whole)


def size_of(value: object) -> int:
    """Return how many bytes something takes as JSON."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def _size_in(brief: dict[str, Any]) -> Any:  # noqa: ANN401 - a function for `max`
    return lambda name: size_of(brief[name])


def _with_left_out(brief: dict[str, Any], whole: dict[str, int]) -> dict[str, Any]:
    left = {
        name: length - len(brief[name])
        for name, length in whole.items()
        if name in brief and length > len(brief[name])
    }
    return {**brief, LEFT_OUT: left} if left else brief


def _tree(paths: str) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path in paths.split():
        within = tree
        for name in path.split("."):
            within = within.setdefault(name, {})
    return tree


def _chosen(value: Any, wanted: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    if not wanted:
        return value
    if isinstance(value, list):
        return [_chosen(each, wanted) for each in value]
    if isinstance(value, dict):
        return {name: _chosen(value[name], wanted[name]) for name in value if name in wanted}
    return value
