"""The last line of a brief screen, and the lines above it on what is overdue."""

from __future__ import annotations

from datetime import date

from mlcareer.page import Note, Page, SourceLine
from mlcareer.render.footer import footer_of, overdue_lines

GUIDE = SourceLine("guide", "A guide", "example.org", short="obitechjobs.com 2026")
SURVEY = SourceLine("survey", "A survey", "example.org", short="ONS Oct 2026")
RULES = SourceLine("rules", "Rules", "example.org", short="HMRC")


def foot(*sources: SourceLine, width: int = 80, words: str = "Advertised pay.") -> str:
    return footer_of(Page(answer="A", blocks=(), sources=sources, footer=words), width, len)


def test_one_source_is_named() -> None:
    assert foot(GUIDE) == "Advertised pay. Source: obitechjobs.com 2026. Details: --full"


def test_all_are_named_where_they_fit() -> None:
    assert foot(GUIDE, RULES, words="") == (
        "Sources: obitechjobs.com 2026 and HMRC. Details: --full"
    )


def test_as_many_are_named_as_fit_and_the_others_counted() -> None:
    line = "Advertised pay. Sources: obitechjobs.com 2026, HMRC and 1 more. Details: --full"

    assert foot(GUIDE, RULES, SURVEY, width=len(line)) == line
    assert foot(GUIDE, RULES, SURVEY, width=len(line) - 1) == (
        "Advertised pay. Sources: obitechjobs.com 2026 and 2 more. Details: --full"
    )


def test_where_no_name_fits_they_are_counted() -> None:
    assert foot(GUIDE, RULES, width=60) == "Advertised pay. 2 sources. Details: --full"
    line = "Advertised pay. 1 source. Details: --full"
    assert foot(GUIDE, width=len(line)) == line


def test_where_not_even_their_number_fits_the_details_have_them() -> None:
    assert foot(GUIDE, width=40) == "Advertised pay. Details: --full"


def test_those_that_decide_come_before_those_that_agree() -> None:
    agreeing = SURVEY.replace(decides=False)

    assert foot(agreeing, GUIDE, width=75).startswith("Advertised pay. Sources: obitechjobs.com")


def test_a_page_that_shows_no_figure_has_no_footer() -> None:
    assert foot(words="") == ""


def test_a_page_without_sources_says_that_there_is_more_where_there_is() -> None:
    page = Page(answer="A", blocks=(), notes=(Note("More."),))

    assert footer_of(page, 80, len) == "Details: --full"


def test_overdue_sources_have_a_line_for_each_day_the_earliest_first() -> None:
    june, january = date(2027, 6, 30), date(2027, 1, 1)
    sources = (
        GUIDE.replace(overdue=june),
        RULES.replace(overdue=january),
        SURVEY.replace(overdue=june),
    )

    assert list(overdue_lines(Page(answer="A", blocks=(), sources=sources))) == [
        "Overdue since 1 January 2027: HMRC",
        "Overdue since 30 June 2027: obitechjobs.com 2026, ONS Oct 2026",
    ]
