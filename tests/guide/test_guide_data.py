"""What the guide that comes with the program says: its figures, its sources and its gaps.

The figures are written out by hand from the source guide, so that a slip in the data is seen.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.model import Guide
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = [name for name in Guide.record_fields if name != "guide"]


def entries(guide: Guide, table: str) -> tuple[Any, ...]:
    """Return the entries of one table."""
    found: tuple[Any, ...] = getattr(guide, table)
    return found


def values(value: object) -> Iterator[tuple[str, Any]]:
    """Walk every single value of an entry and of the entries in it, each with its key."""
    if isinstance(value, Record):
        for key, item in vars(value).items():
            for single in item if isinstance(item, tuple) else (item,):
                if isinstance(single, Record):
                    yield from values(single)
                else:
                    yield key, single


@pytest.mark.parametrize(
    ("level", "region", "low", "high", "open_ended"),
    [
        ("junior", "london", 45_000, 65_000, False),
        ("junior", "rest-of-uk", 38_000, 55_000, False),
        ("mid", "london", 65_000, 95_000, False),
        ("mid", "rest-of-uk", 55_000, 80_000, False),
        ("senior", "london", 95_000, 145_000, False),
        ("senior", "rest-of-uk", 80_000, 125_000, False),
        ("staff", "london", 145_000, 195_000, True),
        ("staff", "rest-of-uk", 120_000, 170_000, True),
    ],
)
def test_a_band_has_the_figures_of_the_source(
    guide: Guide, level: str, region: str, low: int, high: int, open_ended: bool
) -> None:
    (band,) = (band for band in guide.band if (band.level, band.region) == (level, region))

    assert (band.min, band.max, band.open_ended) == (low, high, open_ended)
    assert band.sources[0] == "obi-guide"


def test_there_are_eight_bands_and_no_other() -> None:
    assert Path(GUIDE.bundled).read_text(encoding="utf-8").count("[[band]]") == 8


def test_experience_runs_from_nought_by_two_five_and_eight_years_to_no_end(guide: Guide) -> None:
    edges = [(level.id, level.experience_min, level.experience_max) for level in guide.level]

    assert edges == [
        ("junior", 0, 2),
        ("mid", 2, 5),
        ("senior", 5, 8),
        ("staff", 8, None),
    ]


def test_ten_to_thirty_five_per_cent_come_on_top_at_two_kinds_of_employer(guide: Guide) -> None:
    (addition,) = guide.package_addition

    assert (addition.min_percent, addition.max_percent) == (10, 35)
    assert addition.parts == ("equity", "bonus", "benefits")
    assert addition.applies_to == ("well-funded startups", "larger tech companies")


def test_the_london_sample_has_its_percentiles_its_n_and_its_time(guide: Guide) -> None:
    (check,) = (check for check in guide.pay_check if check.id == "london-adverts")

    percentiles = (check.p10, check.p25, check.p50, check.p75, check.p90)
    assert percentiles == (51_250, 68_375, 90_000, 120_000, 150_000)
    assert (check.p50_year_before, check.sample) == (85_000, 347)
    assert "29 December 2025" in check.covers


@pytest.mark.parametrize(
    ("employer", "status", "when"),
    [
        ("darktrace", "sold", "2024"),
        ("featurespace", "sold", "2024-12"),
        ("babylon-health", "ended", "2023-08-30"),
        ("bae-systems-digital-intelligence", "renamed", "2022"),
        ("benevolentai", "cut-jobs", "2024"),
        ("ocado-technology", "cut-jobs", "2026-02"),
        ("sainsburys", "cut-jobs", "2026-02"),
        ("tesco", "cut-jobs", "2026-02"),
        ("gchq-commercial-arm", "unconfirmed", None),
    ],
)
def test_an_employer_whose_state_was_looked_into_has_it_with_its_date(
    guide: Guide, employer: str, status: str, when: str | None
) -> None:
    (found,) = (entry for entry in guide.employer if entry.id == employer)

    assert (found.status, found.status_date) == (status, when)


def test_every_employer_has_a_status_in_words_and_a_source_that_was_checked(guide: Guide) -> None:
    checked = {source.id: source.copy_read for source in guide.source}
    for employer in guide.employer:
        assert employer.status_text.endswith(".")
        assert all(checked[source] >= date(2026, 11, 23) for source in employer.sources)
        # What happened on a date is known from somewhere other than the guide.
        if employer.status_date:
            assert set(employer.sources) - {"obi-guide", "mlcareer"}


@pytest.mark.parametrize(
    "employer",
    [
        "airbus",
        "arm",
        "genomics-england",
        "marks-and-spencer",
        "rolls-royce",
    ],
)
def test_an_employer_that_the_source_only_names_is_only_named(guide: Guide, employer: str) -> None:
    (found,) = (entry for entry in guide.employer if entry.id == employer)

    assert (found.status, found.status_date) == ("unknown", None)


def test_every_source_is_used(guide: Guide) -> None:
    used = {
        value
        for table in TABLES
        for entry in entries(guide, table)
        for key, value in values(entry)
        if key == "sources"
    }

    assert {source.id for source in guide.source} == used | set(guide.guide.sources)


def test_every_source_says_what_it_is_where_it_stands_and_how_old_it_is(guide: Guide) -> None:
    for source in guide.source:
        assert source.title
        assert source.publisher
        assert source.address.startswith(("https://", "Document: "))
        assert source.published or source.covers or source.note or source.id in UNDATED
        assert date(2026, 11, 23) <= source.copy_read <= date(2026, 11, 28)


UNDATED = {"sfia", "fedip", "dropbox", "monzo", "mondaq", "bae-digital-intelligence"}
"""Pages that bear no date, cover no time of their own and give no figure for pay."""


def test_an_undated_source_gives_no_pay(guide: Guide) -> None:
    for check in guide.pay_check:
        assert not UNDATED & set(check.sources)


def test_every_figure_for_pay_has_a_sample_or_says_that_it_has_none(guide: Guide) -> None:
    for check in guide.pay_check:
        assert check.sample or check.caveat, check.id


@pytest.mark.parametrize("table", TABLES)
def test_each_entry_of_each_table_is_in_the_guide_with_an_id_of_its_own(
    guide: Guide, table: str
) -> None:
    # Counted in the file by its headings, so that nothing is lost on the way to the models.
    text = Path(GUIDE.bundled).read_text(encoding="utf-8")
    headings = sum(line == f"[[{table}]]" for line in text.splitlines())
    ids = Counter(entry.id for entry in entries(guide, table))

    assert headings == len(entries(guide, table)) > 0
    assert set(ids.values()) == {1}


def test_the_guide_has_no_table_that_the_models_do_not_name() -> None:
    text = Path(GUIDE.bundled).read_text(encoding="utf-8")
    tops = {
        line.strip("[]").split(".")[0]
        for line in text.splitlines()
        if line.startswith("[") and line.endswith("]")
    }

    assert tops == set(Guide.record_fields)


@pytest.mark.parametrize(
    "table",
    ["place", "level", "band", "skill", "sector", "employer", "interview", "role", "faq"],
)
def test_no_text_has_blanks_around_it_or_a_control_character_in_it(
    guide: Guide, table: str
) -> None:
    for entry in entries(guide, table):
        for key, value in values(entry):
            if isinstance(value, str):
                assert value == value.strip(), (entry.id, key)
                assert value.isprintable(), (entry.id, key)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("with its London column", "faq:average-salary"),
        ("0-2, 2-5, 5-8 and 8", "level:mid"),
        ("65,000, 95,000 and 145,000", "band:senior-london"),
        ("by three names", "level:staff"),
        ("no company names", "employer-kind:autonomous-vehicles"),
        ("Thoma Bravo", "employer:darktrace"),
        ("Visa bought it", "employer:featurespace"),
        ("AlbaCore", "employer:babylon-health"),
        ("Applied Intelligence", "employer:bae-systems-digital-intelligence"),
        ("could not be confirmed", "employer:benevolentai"),
        ("commercial arm of GCHQ", "employer:gchq-commercial-arm"),
        ("a stored copy", "guide:uk-ml-engineer-2026"),
        ("which percentiles they are", "band:junior-london"),
        ("higher than independent figures", "band:junior-london"),
    ],
)
def test_a_defect_of_the_source_is_a_remark_on_the_entry_it_belongs_to(
    guide: Guide, said: str, about: str
) -> None:
    found = [remark for remark in guide.remark if said in remark.text]

    assert any(about in remark.about for remark in found)


def test_what_the_source_asks_for_is_among_the_skills(guide: Guide) -> None:
    names = {skill.name.casefold() for skill in guide.skill}
    named_in_source = {
        "scikit-learn", "pytorch", "mlflow", "weights & biases", "sql", "apache spark", "docker",
        "kubernetes", "python", "feature engineering", "model evaluation",
    }  # fmt: skip

    assert named_in_source <= names


def test_the_source_names_five_places_and_four_sectors(guide: Guide) -> None:
    places = [place.id for place in guide.place]
    assert places == ["london", "cambridge", "bristol", "edinburgh", "remote"]
    assert len(guide.sector) == 4
    # The five of the source, and settlement.
    assert len(guide.faq) == 6
