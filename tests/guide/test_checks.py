"""Every rule between the entries of a guide, each broken in one place of the small guide."""

from __future__ import annotations

import re
from pathlib import Path
from runpy import run_path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.checks import checked_guide
from mlcareer.guide.entries import REFERENCES
from mlcareer.guide.model import Guide
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from tests.conftest import Run


def problems(text: str) -> list[str]:
    """Return what is wrong with a guide, problem by problem."""
    with pytest.raises(DataError) as failed:
        checked_guide(TomlFile("guide.toml", text))
    return list(failed.value.problems)


class Break(NamedTuple):
    """One change of the small guide, and the one problem that it must give."""

    old: str
    new: str
    line: int
    """The line of `new` that is named, counted from 0."""
    problem: str


JUNIOR_LONDON = 'id = "junior-london"\nlevel = "junior"\nregion = "london"\nmin = 40_000\n'
JUNIOR_ELSEWHERE = 'id = "junior-rest-of-uk"\nlevel = "junior"\nregion = "rest-of-uk"\n'
CAMBRIDGE = 'id = "cambridge"\nname = "Cambridge"\nregions = ["rest-of-uk"]\n'
BOARD_JUNIOR = 'title = "Junior adverts on a board"\nrole = "ml-engineer"\nlevels = ["junior"]\n'
COMPARISON = 'first_role = "ml-engineer"\nsecond_role = "data-scientist"\n'
FIGURES = 'period = "year"\np50 = 35_000\nsample = 12\n'
SURVEY = 'published = "2026-03"\ncopy_read = 2026-11-01\noverdue_from = 2027-06-01\n'

BREAKS = {
    "an id that is taken": Break(
        'id = "junior-rest-of-uk"\n',
        'id = "junior-london"\n',
        0,
        "band[junior-london].id: the id 'junior-london' is taken by entry 1 of [[band]]",
    ),
    "a spelling that names two entries": Break(
        'aliases = ["mle"]\nexperience_min = 2\n',
        'aliases = ["Entry_Level"]\nexperience_min = 2\n',
        0,
        "level[mid].aliases[1]: 'Entry_Level' is also the alias of level[junior] (line N): "
        "remove 'Entry_Level' from aliases at line {line}",
    ),
    "a place that is called as a region it does not lie in": Break(
        CAMBRIDGE,
        CAMBRIDGE.replace('name = "Cambridge"', 'name = "LONDON"'),
        2,
        "place[cambridge].regions: the name 'LONDON' also names the region 'london'; "
        "found ['rest-of-uk']",
    ),
    "a town of an area that is called as a place": Break(
        'aliases = ["hilltop"]\n',
        'aliases = ["Cambridge"]\n',
        0,
        "area[uplands].aliases[1]: 'Cambridge' is also the name of place[cambridge] (line N): "
        "remove 'Cambridge' from aliases at line {line}",
    ),
    "a band of a region that is not there": Break(
        JUNIOR_ELSEWHERE,
        JUNIOR_ELSEWHERE.replace('"rest-of-uk"', '"leeds"'),
        2,
        "band[junior-rest-of-uk].region: there is no region with the id 'leeds'",
    ),
    "a band of a level that is not there": Break(
        JUNIOR_LONDON,
        JUNIOR_LONDON.replace('level = "junior"', 'level = "boss"'),
        1,
        "band[junior-london].level: there is no level with the id 'boss'",
    ),
    "a place in a region that is not there": Break(
        CAMBRIDGE,
        CAMBRIDGE.replace('"rest-of-uk"', '"rest-of-uk", "fens"'),
        2,
        "place[cambridge].regions[2]: there is no region with the id 'fens'",
    ),
    "a place with an employer that is not there": Break(
        'employers = ["pipe-works"]\n',
        'employers = ["drain-works"]\n',
        0,
        "place[cambridge].employers[1]: there is no employer with the id 'drain-works'",
    ),
    "a check on a level that is not there": Break(
        BOARD_JUNIOR,
        BOARD_JUNIOR.replace('levels = ["junior"]', 'levels = ["intern"]'),
        2,
        "pay_check[board-junior].levels[1]: there is no level with the id 'intern'",
    ),
    "a check on a role that is not there": Break(
        BOARD_JUNIOR,
        BOARD_JUNIOR.replace('role = "ml-engineer"', 'role = "baker"'),
        1,
        "pay_check[board-junior].role: there is no role with the id 'baker'",
    ),
    "a comparison with a role that is not there": Break(
        COMPARISON,
        COMPARISON.replace("data-scientist", "baker"),
        1,
        "comparison[ml-engineer-data-scientist].second_role: there is no role with the id 'baker'",
    ),
    "a skill of a category that is not there": Break(
        'category = "languages"\n',
        'category = "language"\n',
        0,
        "skill[python].category: there is no skill_category with the id 'language'; "
        "did you mean 'languages'?",
    ),
    "something expected at a level that is not there": Break(
        'level = "junior"\ntext = "Can write a Dockerfile."\n',
        'level = "intern"\ntext = "Can write a Dockerfile."\n',
        0,
        "skill[docker].expected[1].level: there is no level with the id 'intern'",
    ),
    "a source that is not there": Break(
        'text = "The board is small."\nsources = ["board"]\n',
        'text = "The board is small."\nsources = ["board", "hearsay"]\n',
        1,
        "remark[small-board].sources[2]: there is no source with the id 'hearsay'",
    ),
    "a guide for a role that is not there": Break(
        'role = "ml-engineer"\nedition = 2026\n',
        'role = "baker"\nedition = 2026\n',
        0,
        "guide.role: there is no role with the id 'baker'",
    ),
    "a remark about an entry that is not there": Break(
        'about = ["band:junior-london"]\n',
        'about = ["band:junior-lodnon"]\n',
        0,
        "remark[small-board].about[1]: the guide has no such entry: 'band:junior-lodnon'; "
        "did you mean 'band:junior-london'?",
    ),
    "a remark about a table that is not there": Break(
        'about = ["band:junior-london"]\n',
        'about = ["bnad:junior-london"]\n',
        0,
        "remark[small-board].about[1]: the guide has no such entry: 'bnad:junior-london'; "
        "did you mean 'band:junior-london'?",
    ),
    "a figure of a band that is not there": Break(
        'states = ["band:mid-rest-of-uk.min"]\n',
        'states = ["band:mid-best-of-uk.min"]\n',
        0,
        "faq[pay].states[1]: the guide has no such figure: 'band:mid-best-of-uk.min'; "
        "did you mean 'band:mid-rest-of-uk.min'?",
    ),
    "a figure that a band does not have": Break(
        'states = ["band:mid-rest-of-uk.min"]\n',
        'states = ["band:mid-rest-of-uk.minimum"]\n',
        0,
        "faq[pay].states[1]: the guide has no such figure: 'band:mid-rest-of-uk.minimum'; "
        "did you mean 'band:mid-rest-of-uk.min'?",
    ),
    "a hole in experience": Break(
        "experience_min = 2\n",
        "experience_min = 3\n",
        0,
        "level[mid].experience_min: a hole in experience: 'junior' ends at 2 years; found 3",
    ),
    "an overlap in experience": Break(
        "experience_min = 2\n",
        "experience_min = 1\n",
        0,
        "level[mid].experience_min: an overlap in experience: 'junior' ends at 2 years; found 1",
    ),
    "a level that ends as it begins": Break(
        "experience_min = 0\nexperience_max = 2\n",
        "experience_min = 2\nexperience_max = 2\n",
        1,
        "level[junior].experience_max: must be above experience_min, 2; found 2",
    ),
    "a band that does not rise": Break(
        "min = 40_000\nmax = 60_000\n",
        "min = 40_000\nmax = 40_000\n",
        1,
        "band[junior-london].max: the band does not rise: min is 40000; found 40000",
    ),
    "two bands for one level in one region": Break(
        JUNIOR_ELSEWHERE,
        JUNIOR_ELSEWHERE.replace('region = "rest-of-uk"', 'region = "london"'),
        -1,
        "band[junior-rest-of-uk]: level junior in region london has the band 'junior-london' "
        "already",
    ),
    "percentiles that fall": Break(
        FIGURES,
        f"{FIGURES}p25 = 35_001\n",
        1,
        "pay_check[board-junior].p50: must not be below p25, 35001; found 35000",
    ),
    "a range that falls": Break(
        FIGURES,
        f"{FIGURES}low = 30_000\nhigh = 29_999\n",
        4,
        "pay_check[board-junior].high: must not be below low, 30000; found 29999",
    ),
    "a median outside its own interval": Break(
        FIGURES,
        f"{FIGURES}p50_to = 34_999\n",
        3,
        "pay_check[board-junior].p50_to: must not be below p50, 35000; found 34999",
    ),
    "a check without a figure": Break(
        FIGURES,
        'period = "year"\nhigh = 36_000\n',
        -5,
        "pay_check[board-junior]: it has neither p50 nor low",
    ),
    "an addition that falls": Break(
        "max_percent = 35\n",
        "max_percent = 9\n",
        0,
        "package_addition[extras].max_percent: must not be below min_percent, 10; found 9",
    ),
    "a source that is overdue on the day it came out": Break(
        SURVEY,
        SURVEY.replace("2027-06-01", "2026-02-28"),
        2,
        "source[survey].overdue_from: must be after published, 2026-03; found 2026-02-28",
    ),
    "a source that came out after it was checked": Break(
        SURVEY,
        SURVEY.replace('"2026-03"', '"2026-11-02"'),
        0,
        "source[survey].published: must not be after copy_read, 2026-11-01; found '2026-11-02'",
    ),
    "a source whose figures end after it was checked": Break(
        SURVEY,
        SURVEY.replace('published = "2026-03"', 'covers_to = "2026-11-02"'),
        0,
        "source[survey].covers_to: must not be after copy_read, 2026-11-01; found '2026-11-02'",
    ),
    "a source of a day that there is not": Break(
        SURVEY,
        SURVEY.replace('"2026-03"', '"2026-02-30"'),
        0,
        "source[survey].published: there is no such day: '2026-02-30'",
    ),
    "text for a figure": Break(
        "min = 40_000\n",
        'min = "40k"\n',
        0,
        "band[junior-london].min: input should be a valid integer; found '40k'",
    ),
    "a fraction of a pound": Break(
        "min = 40_000\n",
        "min = 40_000.5\n",
        0,
        "band[junior-london].min: input should be a valid integer; found 40000.5",
    ),
    "a figure below any pay": Break(
        "min = 40_000\n",
        "min = 999\n",
        0,
        "band[junior-london].min: input should be greater than or equal to 1000; found 999",
    ),
    "a text with nothing in it": Break(
        'text = "Can write a Dockerfile."\n',
        'text = " "\n',
        0,
        r"skill[docker].expected[1].text: string should match pattern '\S'; found ' '",
    ),
    "a key that is missing": Break(
        'title = "Junior adverts on a board"\n',
        "",
        -2,
        "pay_check[board-junior].title: this key is missing",
    ),
    "a key that is misspelt": Break(
        'aliases = ["ops"]\n',
        'alias = ["ops"]\n',
        0,
        "skill_category[deployment].alias: there is no such key; found ['ops']",
    ),
    "another currency": Break(
        'currency = "GBP"\n',
        'currency = "EUR"\n',
        0,
        "guide.currency: input should be 'GBP'; found 'EUR'",
    ),
}


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
def test_one_mistake_is_one_problem_named_by_line_and_key(guide_text: str, broken: Break) -> None:
    assert guide_text.count(broken.old) == 1
    begins = guide_text[: guide_text.index(broken.old)].count("\n") + 1

    found = problems(guide_text.replace(broken.old, broken.new))

    line = str(begins + broken.line)
    assert [re.sub(r"\(line \d+\)", "(line N)", each) for each in found] == [
        f"guide.toml:{line}: {broken.problem}".replace("{line}", line)
    ]


def test_an_alias_clash_names_both_entries_with_their_lines(guide_text: str) -> None:
    mid = 'aliases = ["mle"]\nexperience_min = 2\n'
    (found,) = problems(guide_text.replace(mid, mid.replace("mle", "Junior")))
    lines = guide_text.splitlines()
    here = lines.index('id = "mid"') + 1 + 2
    there = lines.index('id = "junior"')

    assert found == (
        f"guide.toml:{here}: level[mid].aliases[1]: 'Junior' is also the id of level[junior] "
        f"(line {there}): remove 'Junior' from aliases at line {here}"
    )


def test_an_alias_with_braces_is_shown_as_it_is(guide_text: str) -> None:
    for alias in ('"mle"', '"entry level"'):
        guide_text = guide_text.replace(
            f"aliases = [{alias}]\nexperience", 'aliases = ["{x}"]\nexperience'
        )

    (found,) = problems(guide_text)

    assert "remove '{x}' from aliases at line" in found


LEAD = """[[level]]
id = "lead"
name = "Lead"
experience_min = 5
summary = "Leads."
scope = "A team."
work = ["Leads a team."]
owns = ["A team."]
sources = ["survey"]
"""


def test_a_level_in_the_ladder_needs_the_steps_to_it_and_from_it(guide_text: str) -> None:
    """Junior and mid are the small guide's levels, with one step between them."""
    entry = 'id = "mid"\n'
    start = guide_text.rindex("[[level]]", 0, guide_text.index(entry))
    between = guide_text[:start] + LEAD.replace("min = 5", "min = 2\nexperience_max = 4") + "\n"
    text = between + guide_text[start:].replace("experience_min = 2", "experience_min = 4", 1)

    found = [each.split(": ", 1)[1] for each in problems(text)]

    order = "must follow the order of levels, in which lead follows junior; found 'mid'"
    # The level called `mid` begins at 4 years here, or the ladder would overlap.
    assert found == [
        "level[lead]: there is no step from junior to lead: add a [[level_step]]",
        "level[mid]: there is no step from lead to mid: add a [[level_step]]",
        f"level_step[junior-to-mid].to_level: {order}",
    ]


def test_one_step_is_not_there_twice(guide_text: str) -> None:
    start = guide_text.index("[[level_step]]")
    end = guide_text.index("\n[[", start)
    again = guide_text[start:end].replace('id = "', 'id = "again-', 1)

    (found,) = problems(f"{guide_text}\n{again}\n")

    assert "the step from junior to mid is there already as level_step[" in found


def test_a_guide_without_steps_may_have_any_levels(guide_text: str) -> None:
    start = guide_text.index("[[level_step]]")
    end = guide_text.index("\n[[", start)

    guide = checked_guide(TomlFile("guide.toml", guide_text[:start] + guide_text[end:]))

    assert guide.level_step == ()


def test_a_level_without_an_end_must_be_the_last(guide_text: str) -> None:
    found = problems(guide_text.replace("experience_max = 2\n", ""))

    assert [text.split(": ", 1)[1] for text in found] == [
        "level[mid].experience_min: level 'junior' before it has no experience_max"
    ]


def test_the_small_guide_itself_has_no_problem(guide_text: str) -> None:
    assert checked_guide(TomlFile("guide.toml", guide_text)).guide.id == "small"


def test_an_empty_file_lacks_its_head_and_the_four_tables_that_a_guide_needs() -> None:
    assert problems("") == [
        *(
            f"guide.toml: {table}: a guide needs at least one of these"
            for table in ("source", "region", "level", "band")
        ),
        "guide.toml: guide: the table [guide] is missing",
    ]


def test_a_table_that_does_not_exist_is_named_with_the_one_that_was_meant(guide_text: str) -> None:
    last = guide_text.count("\n") + 1

    assert problems(f'{guide_text}[[skil]]\nid = "x"\n') == [
        f"guide.toml:{last}: skil: there is no such table; did you mean 'skill'?"
    ]


def test_the_tables_that_there_are_are_listed_once(guide_text: str) -> None:
    first, second = problems(f'{guide_text}[[zebra]]\nid = "x"\n[[quagga]]\nid = "x"\n')

    assert first.endswith(f"zebra: there is no such table; known: {', '.join(Guide.record_fields)}")
    assert second.endswith("quagga: there is no such table")


def test_a_name_that_is_wrong_in_many_places_is_one_problem_with_the_first_of_them(
    guide_text: str,
) -> None:
    wrong = guide_text.replace('id = "survey"\n', 'id = "survei"\n')
    cited = [
        number
        for number, line in enumerate(wrong.splitlines(), start=1)
        if line.startswith("sources = ") and '"survey"' in line
    ]

    (problem,) = problems(wrong)

    assert problem == (
        f"guide.toml:{cited[0]}: guide.sources[1]: there is no source with the id 'survey'; "
        f"did you mean 'survei'? ({len(cited)} times; also on line "
        f"{', '.join(map(str, cited[1:4]))}, ...)"
    )


def test_a_table_that_is_no_list_is_told_how_to_be_one(guide_text: str) -> None:
    without_one = guide_text.replace("[[related]]", "[related]")

    found = problems(without_one)

    assert len(found) == 1
    assert found[0].endswith(
        "related: this is not a list of tables: write [[related]]; found a table"
    )


def test_a_worked_problem_goes_through_every_stage_in_order(guide_text: str) -> None:
    stage = (
        '[[design_stage]]\nid = "launch"\nname = "Launch"\ncovers = ["x"]\nsources = ["survey"]\n'
    )

    (problem,) = problems(guide_text + stage)

    assert problem.endswith(
        "design_problem[leak-detection].outline: must go through data, launch; found data"
    )


def test_an_entry_with_a_misspelt_key_is_still_held_against_the_others(guide_text: str) -> None:
    text = guide_text.replace(
        "min = 40_000\nmax = 60_000\n", "min = 40_000\nmax = 30_000\nmaxx = 1\n"
    )

    assert [problem.split(": ", 1)[1] for problem in problems(text)] == [
        "band[junior-london].max: the band does not rise: min is 40000; found 30000",
        "band[junior-london].maxx: there is no such key; found 1",
    ]


def test_a_misspelt_key_inside_an_entry_does_not_hide_what_else_is_wrong_with_it(
    guide_text: str,
) -> None:
    text = guide_text.replace(
        'level = "junior"\ntext = "Can write a Dockerfile."\n',
        'level = "intern"\ntext = "Can write a Dockerfile."\ntxt = 1\n',
    )

    assert [problem.split(": ", 1)[1] for problem in problems(text)] == [
        "skill[docker].expected[1].level: there is no level with the id 'intern'",
        "skill[docker].expected[1].txt: there is no such key; found 1",
    ]


def test_a_level_that_cannot_be_read_is_not_taken_for_a_hole(guide_text: str) -> None:
    third = (
        '[[level]]\nid = "top"\nname = "Top"\nexperience_min = 9\nsummary = "x"\nscope = "x"\n'
        'work = ["x"]\nowns = ["x"]\nsources = ["survey"]\n'
    )
    without_id = guide_text.replace('id = "mid"\nname', "name") + third

    found = [problem for problem in problems(without_id) if "experience" in problem]

    assert found == []


def test_every_reference_leads_to_a_table_that_guides_have() -> None:
    assert set(REFERENCES.values()) < set(Guide.record_fields)


def test_a_guide_with_five_mistakes_lists_all_five_in_the_order_of_the_file(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    changes = {
        "overdue_from = 2026-12-01\n": "overdue_from = 2026-10-01\n",
        "experience_min = 2\n": "experience_min = 3\n",
        "min = 40_000\n": "min = 4\n",
        'category = "languages"\n': 'category = "tongues"\n',
        'status_text = "Named by the guide."\n': 'status_txt = "Named by the guide."\n',
    }
    lines = {}
    for old, new in changes.items():
        assert guide_text.count(old) == 1
        lines[new] = guide_text[: guide_text.index(old)].count("\n") + 1
        guide_text = guide_text.replace(old, new)
    file.write_text(guide_text, encoding="utf-8")
    source, level, band, skill, employer = lines.values()

    outcome = run("salary", "--guide", str(file))

    assert outcome.exit_code == 3
    assert outcome.out == ""
    assert outcome.err.splitlines() == [
        # A key that is misspelt is a key that is missing too: six lines for five mistakes.
        f"mlcareer: problems in {file}: 6",
        (
            f"  {file}:{source}: source[board].overdue_from: must be after copy_read, 2026-11-01; "
            "found 2026-10-01"
        ),
        (
            f"  {file}:{level}: level[mid].experience_min: a hole in experience: 'junior' ends at "
            "2 years; found 3"
        ),
        (
            f"  {file}:{band}: band[junior-london].min: input should be greater than or equal to "
            "1000; found 4"
        ),
        (
            f"  {file}:{skill}: skill[python].category: there is no skill_category with the id "
            "'tongues'"
        ),
        f"  {file}:{employer - 6}: employer[pipe-works].status_text: this key is missing",
        (
            f"  {file}:{employer}: employer[pipe-works].status_txt: there is no such key; "
            "found 'Named by the guide.'"
        ),
    ]


def seconds_to_check(text: str) -> float:
    """Return the processor time that the checks of a guide take, the least of three."""
    file = TomlFile("guide.toml", text)
    taken = []
    for _ in range(3):
        begun = process_time()
        checked_guide(file)
        taken.append(process_time() - begun)
    return min(taken)


@pytest.mark.slow
def test_a_guide_of_four_times_the_size_takes_about_four_times_as_long() -> None:
    """A set made anew for each id once made it sixteen times as long."""
    large_guide = run_path(str(Path(__file__).parents[2] / "scripts" / "large_guide.py"))
    small, large = (large_guide["enlarged"](regions) for regions in (60, 240))

    assert seconds_to_check(large) < 8 * seconds_to_check(small)
