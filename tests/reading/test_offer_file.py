"""Offer files are checked strictly, and everything wrong is listed by file, line and key."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError, MissingFileError, UsageError
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.toml_file import TomlFile
from mlcareer.reading.offer_file import TEMPLATE, checked_offer, read_offers

if TYPE_CHECKING:
    from pathlib import Path

    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules


class Reader:
    """Reads offers against the guide and the rules that come with the program."""

    def __init__(self, guide: Guide, rules: PayRules, visa_rules: VisaRules) -> None:
        self.known = (guide, rules, visa_rules)

    def read(self, text: str) -> OfferTerms:
        return checked_offer(TomlFile("offer.toml", text), *self.known)

    def problems(self, text: str) -> tuple[str, ...]:
        with pytest.raises(DataError) as raised:
            self.read(text)
        return raised.value.problems


@pytest.fixture
def reader(guide: Guide, pay_rules: PayRules, visa_rules: VisaRules) -> Reader:
    return Reader(guide, pay_rules, visa_rules)


def test_base_is_all_that_is_needed(reader: Reader) -> None:
    terms = reader.read("base = 82_000")

    assert terms == OfferTerms(base=82_000)
    assert terms.bonus_pounds is None


def test_a_bonus_of_so_few_pounds_is_taken_for_a_per_cent(reader: Reader) -> None:
    (problem,) = reader.problems("base = 82_000\nbonus = 10")

    assert "bonus" in problem
    assert "Did you mean 10%?" in problem
    assert reader.read("base = 82_000\nbonus = 0").bonus == 0


def test_the_template_is_an_offer_itself(reader: Reader) -> None:
    assert reader.read(TEMPLATE) == OfferTerms(name="Example", base=82_000)


def test_every_key_of_the_template_can_be_taken_into_use(reader: Reader) -> None:
    lines = [
        line.removeprefix("# ")
        for line in TEMPLATE.splitlines()
        if " = " in line and "bonus_percent" not in line
    ]
    terms = reader.read("\n".join(lines))

    stated = [name for name in OfferTerms.record_fields if getattr(terms, name) in (None, ())]
    assert stated == ["bonus_percent"]


def test_the_template_names_every_key_there_is() -> None:
    assert [name for name in OfferTerms.record_fields if f"{name} = " not in TEMPLATE] == []


def test_everything_wrong_is_listed_at_once_by_line_and_key(reader: Reader) -> None:
    text = """\
base = "82 apples"
levle = "mid"
level = "boss"
nation = "france"
student_loans = ["2", "9"]
hours = 90
visa_route = "tourist"
occupation = "9999"
equity_kind = "magic"
"""
    problems = reader.problems(text)

    placed = [problem.split(" ")[0] + " " + problem.split(" ")[1] for problem in problems]
    assert placed == [
        "offer.toml:1: base:",
        "offer.toml:2: levle:",
        "offer.toml:3: level:",
        "offer.toml:4: nation:",
        "offer.toml:5: student_loans:",
        "offer.toml:6: hours:",
        "offer.toml:7: visa_route:",
        "offer.toml:8: occupation:",
        "offer.toml:9: equity_kind:",
    ]


@pytest.mark.parametrize("base", ["0", "-5", "999", "true", "[82_000]", "nan", "4_500"])
def test_a_base_that_is_no_year_s_pay_is_refused(reader: Reader, base: str) -> None:
    assert any("base" in problem for problem in reader.problems(f"base = {base}"))


@pytest.mark.parametrize("value", ["nan", "-nan", "inf", "-inf", "true", '"10"', "-5"])
@pytest.mark.parametrize("key", ["bonus", "current_bonus"])
def test_a_bonus_that_is_no_amount_is_told_as_that(reader: Reader, key: str, value: str) -> None:
    (problem,) = reader.problems(f"base = 82_000\n{key} = {value}")

    assert problem.startswith(f"offer.toml:2: {key}: ")
    assert "no bonus for a year" not in problem


def test_hours_that_are_no_number_are_told_as_that(reader: Reader) -> None:
    (problem,) = reader.problems("base = 82_000\nhours = nan")

    assert problem.startswith("offer.toml:2: hours: 'NaN' is not a number of hours a week.")


def test_a_bonus_is_given_in_one_way(reader: Reader) -> None:
    (problem,) = reader.problems("base = 82_000\nbonus = 100\nbonus_percent = 1")

    assert problem.startswith("offer.toml:3: bonus_percent:")


def test_a_file_without_a_base_says_so(reader: Reader) -> None:
    (problem,) = reader.problems("level = 'mid'")

    assert problem == "offer.toml: base is missing: write base = 82_000"


def test_several_files_are_read_and_their_problems_listed_together(
    reader: Reader, tmp_path: Path
) -> None:
    good, bad, worse = (tmp_path / name for name in ("good.toml", "bad.toml", "worse.toml"))
    good.write_text("base = 82_000")
    bad.write_text("base = 1")
    worse.write_text("bsae = 1")

    assert [terms.name for terms in read_offers([str(good)], *reader.known)] == ["good"]
    with pytest.raises(DataError) as raised:
        read_offers([str(bad), str(good), str(worse)], *reader.known)
    text = "\n".join(raised.value.problems)
    assert "bad.toml:1: base" in text
    assert "worse.toml:1: bsae" in text


def test_a_file_that_is_not_there_is_named(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no file '.*nowhere\.toml'"):
        read_offers([str(tmp_path / "nowhere.toml")], *reader.known)


def test_every_file_that_is_not_there_is_named(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        read_offers([str(tmp_path / "one.toml"), str(tmp_path / "two.toml")], *reader.known)

    assert "one.toml" in str(raised.value)
    assert "two.toml" in str(raised.value)


def test_a_route_that_could_be_two_is_a_problem_with_both_minimums(reader: Reader) -> None:
    (problem,) = reader.problems('base = 45_000\nvisa_route = "PhD"')

    assert (
        "stem-phd (STEM PhD, minimum £43,700) or other-phd (Other PhD, minimum £49,200)" in problem
    )


def test_a_bonus_in_per_cent_rounds_half_a_penny_up_as_elsewhere(reader: Reader) -> None:
    # 82,001 x 12.5% = 10,250.125
    assert reader.read("base = 82_001\nbonus_percent = 12.5").bonus_pounds == Decimal("10250.13")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("secnod.toml", "second.toml"), ("second.tml", "second.toml"), ("one.toml", None)],
)
def test_a_file_is_like_another_by_its_name_and_not_by_its_ending(
    tmp_path: Path, typed: str, meant: str | None
) -> None:
    (tmp_path / "second.toml").write_text("base = 82_000")

    hint = MissingFileError(str(tmp_path / typed)).hint or ""

    assert ("Did you mean" in hint) is (meant is not None)
    assert meant is None or repr(str(tmp_path / meant)) in hint


@pytest.mark.parametrize(
    ("value", "asks"),
    [
        ("8", "offer.toml:2: hours: 8 hours a week is so little"),
        ("0.8", "A share of full time? Write 30"),
        ('"a lot"', "'a lot' is not a number of hours a week"),
        ("90", "hours"),
    ],
)
def test_hours_of_a_day_or_a_share_are_asked_about(reader: Reader, value: str, asks: str) -> None:
    (problem,) = reader.problems(f"base = 42_000\nhours = {value}")

    assert asks in problem


def test_few_hours_are_believed_where_the_week_is_written(reader: Reader) -> None:
    assert reader.read('base = 42_000\nhours = "8 a week"').hours == 8
    assert reader.read('base = 42_000\nhours = "37.5"').hours == Decimal("37.5")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('base = "85k"', "base", 85_000),
        ('base = "7k/month"', "base", 84_000),
        ('base = "£95,000"', "base", 95_000),
        # 40 an hour over 52 weeks of 30 hours.
        ('base = "40/hour"\nhours = 30', "base", 62_400),
        ('bonus = "10%"', "bonus_percent", 10),
        ('bonus_percent = "0.5%"', "bonus_percent", Decimal("0.5")),
        ('equity_kind = "rsu"', "equity_kind", "listed-shares"),
        ('equity_kind = "Options"', "equity_kind", "private-options"),
        ('equity_kind = "private RSU"', "equity_kind", "private-shares"),
        ('vest = "4y"', "vest", (Decimal(25),) * 4),
        ("vest = 4", "vest", (Decimal(25),) * 4),
        ("vest = [10, 20, 30, 40]", "vest", (10, 20, 30, 40)),
        ('cliff = "1y"', "cliff", 12),
        ('holiday_days = "25 plus bank holidays"', "holiday_days", 33),
        ("children = 2", "children", 2),
        ('bonus_contractual = "no"', "bonus_contractual", False),
        ('employer_pension_of = "base pay"', "employer_pension_of", "salary"),
    ],
)
def test_a_value_may_be_written_as_people_write_it(
    reader: Reader, line: str, field: str, value: object
) -> None:
    lines = ["base = 82_000"] if not line.startswith("base") else []
    lines += ["equity = 160_000"] if field in {"vest", "cliff"} else []

    assert getattr(reader.read("\n".join([*lines, line])), field) == value


@pytest.mark.parametrize("loans", ['"2"', '["2"]', "2", "[2]", '"2, 2"'])
def test_a_loan_is_a_text_a_number_or_a_list(reader: Reader, loans: str) -> None:
    (plan,) = reader.read(f"base = 82_000\nstudent_loans = {loans}").student_loans

    assert plan.id == "2"
    assert reader.read('base = 82_000\nstudent_loans = "none"').student_loans == ()


@pytest.mark.parametrize(
    "key", ["bonus_percent", "pension_percent", "employer_pension_percent", "current_pension"]
)
def test_a_share_of_one_is_asked_about(reader: Reader, key: str) -> None:
    """0.1 may be a tenth or a tenth of a per cent: both are written out."""
    (problem,) = reader.problems(f"base = 82_000\n{key} = 0.1")

    assert problem.startswith(f"offer.toml:2: {key}: 0.1 could be read in two ways.")
    assert 'Write 10 for 10%, or "0.1%"' in problem


@pytest.mark.parametrize("key", ["equity", "sign_on", "bonus"])
def test_so_few_pounds_are_asked_about(reader: Reader, key: str) -> None:
    (problem,) = reader.problems(f"base = 82_000\n{key} = 12")

    assert f"offer.toml:2: {key}: '12' is too little" in problem


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('vest = "4y"', "2: vest: this belongs to equity"),
        ('equity = 9_000\nvest = "10/20"', "3: vest: '10/20' comes to 30% of the grant"),
        ("equity = 9_000\ncliff = 12", "3: cliff: '12' could be months or years"),
        ('equity_kind = "magic"', "2: equity_kind: "),
        ('current_bonus = "10%"', "2: current_bonus: a bonus in per cent needs current"),
        ("hours = 40\nfull_time_hours = 37.5", "3: full_time_hours: a full week has at least"),
        ("equity = 9_000\nshares = 9\nall_shares = 8", "4: all_shares: the company has at least"),
        ("notice = 3", "2: notice: 3 is not a few words"),
    ],
)
def test_a_mistake_says_its_line_and_what_to_write(reader: Reader, lines: str, said: str) -> None:
    (problem,) = reader.problems(f"base = 82_000\n{lines}")

    assert f"offer.toml:{said}" in problem


JSON = """{
  "name": "Acme",
  "base": "85k",
  "bonus_percent": 10,
  "student_loans": [2]
}"""

YAML = """name: Acme
base: 85k
bonus_percent: 10
student_loans: [2]
"""


@pytest.mark.parametrize(("ending", "text"), [("json", JSON), ("yaml", YAML), ("yml", YAML)])
def test_json_and_yaml_say_what_toml_says(
    reader: Reader, tmp_path: Path, ending: str, text: str
) -> None:
    if ending != "json":
        pytest.importorskip("yaml")
    path = tmp_path / f"offer.{ending}"
    path.write_text(text)
    (terms,) = read_offers([str(path)], *reader.known)

    assert terms == reader.read(
        'name = "Acme"\nbase = 85_000\nbonus_percent = 10\nstudent_loans = 2'
    )


def test_a_mistake_in_json_has_its_line(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "offer.json"
    path.write_text(JSON.replace('"85k"', '"lots"').replace("bonus_percent", "bonus_per_cent"))
    with pytest.raises(DataError) as raised:
        read_offers([str(path)], *reader.known)

    first, second = raised.value.problems
    assert f"{path}:3: base: " in first
    assert f"{path}:4: bonus_per_cent: there is no such key" in second
    assert "bonus_percent" in second
    path.write_text('{"base": 1,}')
    with pytest.raises(DataError, match="problems in the offers"):
        read_offers([str(path)], *reader.known)


@pytest.mark.parametrize("text", ["[1, 2]", '"85k"', "{", '{"base": 85000, "base": 1}', "[" * 9999])
def test_json_that_is_no_offer_is_refused(reader: Reader, tmp_path: Path, text: str) -> None:
    path = tmp_path / "offer.json"
    path.write_text(text)
    with pytest.raises(DataError):
        read_offers([str(path)], *reader.known)


def test_yaml_without_its_library_says_what_to_install(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "yaml", None)
    path = tmp_path / "offer.yaml"
    path.write_text(YAML)
    with pytest.raises(DataError) as raised:
        read_offers([str(path)], *reader.known)

    assert "pip install 'mlcareer[yaml]'" in " ".join(raised.value.problems)
    assert "offer --template" in (raised.value.hint or "")


def test_another_kind_of_file_is_refused_by_its_name(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "offers.csv"
    path.write_text("base\n85000\n")
    with pytest.raises(DataError) as raised:
        read_offers([str(path)], *reader.known)

    assert "TOML, JSON or YAML, and not .csv" in " ".join(raised.value.problems)
