"""The text of an advert, read for its writer: what to mend, what is left out, what is clear.

Faults only by a rule with a source, and only where the words say it: a false accusation is worse
than a miss. Nobody who applies is judged by it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.lines import Line, lines_of
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.phrases import PhraseFinder, finder_of
from mlcareer.adverts.requirement import Standing
from mlcareer.advice.advert_check import AdvertCheck, AdvertProblem, CodedWords, ProblemKind
from mlcareer.advice.case.advert_questions import CLOSE_CALL, CandidateQuestion
from mlcareer.guide.model import Guide, Level
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.adverts.benefits import Benefits
    from mlcareer.adverts.found import Found
    from mlcareer.adverts.pay import StatedPay
    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.guide.hire_words import AgeLimit, HireWords, RiskWords


class Post(Record, kw_only=False):
    """What the writer says of the post."""

    level: Level
    pay: int
    """Whole pounds a year: the lower end of the budget."""
    pay_to: int


def check_advert(
    guide: Guide,
    words: HireWords,
    post: Post,
    found: AdvertFindings,
    benefits: Benefits,
    text: str,
    asked: Iterable[CandidateQuestion],
    file: str,
) -> AdvertCheck:
    """Check the text of an advert; `file` is how the answer names it.

    `asked` is what a candidate would have to ask.
    """
    lines = lines_of(text)
    problems = (
        *_on_level(guide, words, post, found),
        *_on_years(words, post, found),
        *_on_degree(words, found),
        *_on_skills(words, found),
        *_on_pay(words, post, found),
        *_on_holiday(words, found, benefits, text),
        *_on_wording(words, lines, found.title),
    )
    return AdvertCheck(
        file=file,
        title=found.title,
        problems=tuple(sorted(problems, key=lambda each: each.line or 0)),
        left_out=tuple(_left_out(words, found, asked)),
        clear=tuple(_clear(found, benefits, {each.kind for each in problems})),
        hints=tuple(_hints(words, lines)),
    )


def sources_of(words: HireWords, check: AdvertCheck) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the sources that the lines and hints rest on."""
    coded = {each.id: each.sources for each in words.coded}
    return (
        *(problem.sources for problem in check.problems),
        *(coded[hint.leaning] for hint in check.hints),
    )


def _on_level(
    guide: Guide, words: HireWords, post: Post, found: AdvertFindings
) -> Iterator[AdvertProblem]:
    """Two levels in the title, unless pay is stated for each; or another than the post's."""
    known = {level.id: level for level in guide.level}
    stated = [each for each in found.level.levels if each.why == "title" and each.value in known]
    levels = list(dict.fromkeys(each.value for each in stated))
    if not levels:
        return
    rules = words.contradictions
    name = post.level.name.lower()
    named = _cut(_TITLES, found.title)
    joined = len(re.findall(_LEVEL_WORDS, named, re.IGNORECASE)) > 1
    if (len(levels) > 1 or joined) and not found.pay.apart:
        years = found.level.years_min
        asked = f"{years:g}+ years and " if years and _in_range(years, post.level) else ""
        be = "are" if asked else "is"
        better = f"one level: {asked}this pay {be} {name}"
    elif len(levels) == 1 and levels[0] != post.level.id and not _names(found.title, post.level):
        better = f"the budget is for {name}: say so, or change it"
    else:
        return
    yield AdvertProblem("level", stated[0].line, named, better, rules.why_level, rules.sources)


_LEVEL_WORDS = r"\b(?:junior|mid|senior|sr|staff)\b"

_TITLES = (
    r"\b(?:junior|graduate|mid(?:[- ]?level)?|senior|sr|staff|principal)\b"
    r"(?:\s?(?:/|,|&|to|or|and|-|–)\s?(?:junior|graduate|mid(?:[- ]?level)?|senior|sr|staff"
    r"|principal)\b)*"
)


def _names(title: str, level: Level) -> bool:
    """Tell whether a title has a level's word too, as in "(Staff Augmentation)"."""
    return in_any_case(rf"\b{re.escape(level.id)}\b").search(title) is not None


def _in_range(years: float, level: Level) -> bool:
    most = level.experience_max
    return level.experience_min <= years and (most is None or years < most)


def _on_years(words: HireWords, post: Post, found: AdvertFindings) -> Iterator[AdvertProblem]:
    """More years than the level's range ends with; exactly its end is let pass."""
    years, most = found.level.years, post.level.experience_max
    if years is None or most is None or years.value <= most:
        return
    better = f"{post.level.experience_min}–{most} years are {post.level.name.lower()}"
    yield _problem("years", years, _YEARS, better, words.shrinks.why_years, words.shrinks.sources)


_YEARS = r"\b\d{1,2}\s?\+?(?:\s?(?:-|–|to)\s?\d{1,2}\s?\+?)?\s?(?:years?|yrs?)\b"


def _on_degree(words: HireWords, found: AdvertFindings) -> Iterator[AdvertProblem]:
    """A PhD that is required, without anything in its place, outside research."""
    degree = found.degree
    if degree is None or degree.value.kind != "phd" or degree.value.standing != "required":
        return
    role = found.role
    kinds = {role.kind}
    if role.runner_up_score * 5 >= role.score * CLOSE_CALL:
        kinds.add(role.runner_up or "")
    if degree.value.or_experience or kinds & {*words.shrinks.degree_roles}:
        return
    if in_any_case(_ONLY_WELCOME).search(degree.words):
        return
    better = "'or equivalent experience': industry rarely asks"
    why, sources = words.shrinks.why_degree, words.shrinks.sources
    yield _problem("degree", degree, _PHD, better, why, sources)


_ONLY_WELCOME = (
    r"\b(?:welcome|not required|not needed|plus|bonus|desirable|preferred|nice|ideal\w*)\b"
)
"""Words near a degree that nobody has to have."""

_PHD = r"\b(?:an? )?(?:ph\.?d\.?|dphil|doctorate|doctoral degree)(?!\w)"


def _on_skills(words: HireWords, found: AdvertFindings) -> Iterator[AdvertProblem]:
    """Too many required skills; those of which one will do count once."""
    required = {
        each.value.skill: each for each in found.skills if each.value.standing is Standing.REQUIRED
    }
    number = len(required)
    for choice in found.choices:
        inside = [skill for skill in choice.value.skills if skill in required]
        number -= max(0, len({*inside} - {*choice.value.also_alone}) - 1)
    if number < words.shrinks.required_skills:
        return
    first = min(required.values(), key=lambda each: each.line or 0)
    stated, better = (
        f"{number} skills are required",
        "five that the first months need; the rest a plus",
    )
    why, sources = words.shrinks.why_skills, words.shrinks.sources
    yield AdvertProblem("skills", first.line, stated, better, why, sources)


def _on_pay(words: HireWords, post: Post, found: AdvertFindings) -> Iterator[AdvertProblem]:
    """Two pays that cannot both be true, or one that the budget does not meet."""
    rules = words.contradictions
    other, base = found.pay.contradicted, found.pay.base
    if other is not None and base is not None:
        better = f"one range: line {base.line} states another"
        yield _problem("pay", other, _PAY, better, rules.why_pay, rules.sources)
    elif base is not None and not found.pay.apart and _misses(base.value, post):
        better = f"the budget is {_range(post)}"
        yield _problem("pay", base, _PAY, better, rules.why_pay, rules.sources)


_PAY = r"£\s?\d[\d,.]*k?(?:\s?(?:-|–|to)\s?£?\s?\d[\d,.]*k?)?"


def _misses(stated: StatedPay, post: Post) -> bool:
    """Tell whether yearly pay in pounds has nothing in common with the budget."""
    if stated.currency != "GBP" or stated.period != "year" or stated.pro_rata:
        return False
    if stated.from_badge or stated.on_target or stated.estimated:
        return False
    low, high = stated.min, stated.max
    return (low is not None and low > post.pay_to) or (high is not None and high < post.pay)


def _range(post: Post) -> str:
    return f"£{post.pay:,}" if post.pay == post.pay_to else f"£{post.pay:,}–£{post.pay_to:,}"


def _on_holiday(
    words: HireWords, found: AdvertFindings, benefits: Benefits, text: str
) -> Iterator[AdvertProblem]:
    """Fewer days than the law asks for, where nothing says that bank holidays come on top."""
    holiday, rule = benefits.holiday_days, words.holiday
    if holiday is None or holiday.value >= rule.least_days or found.region.value == "non-uk":
        return
    lowered = text.casefold()
    base = found.pay.base
    paid_by_time = base is not None and (base.value.period != "year" or base.value.pro_rata)
    if paid_by_time or any(each in lowered for each in rule.beside):
        return
    if base is not None and base.value.currency != "GBP":
        return
    yield _problem("holiday", holiday, _DAYS, rule.better, rule.why, rule.sources)


_DAYS = (
    r"\b\d\d(?:\.5)?\s?\+?\s?days?(?:'|’)?(?:\s[\w-]+){0,3}?\s(?:holidays?|leave|vacation|pto)\b"
)


def _on_wording(words: HireWords, lines: list[Line], title: str) -> Iterator[AdvertProblem]:
    """Wording that guidance names, outside lines on equality."""
    finder = _risk_finder(words)
    for line in lines:
        lowered = line.text.casefold()
        if any(each in lowered for each in words.excused.phrases):
            continue
        seen = -1
        for risk, begin, end in sorted(finder.find(line.text), key=lambda each: each[1:]):
            # The longest of several phrases that begin together, and none within another.
            if begin < seen or any(
                each[1] == begin and each[2] > end for each in finder.find(line.text)
            ):
                continue
            seen = end
            of_a_thing = in_any_case(_THING).match(line.text, end) is not None
            if of_a_thing or (risk.in_title and title not in line.written):
                continue
            yield _wording(risk.kind, line, begin, end, risk)
        limit = in_any_case(_AGE_LIMIT).search(line.text)
        if limit is not None and in_any_case(_WANTED).search(line.text):
            yield _wording("age", line, *limit.span(), words.age_limit)


def _wording(
    kind: ProblemKind, line: Line, begin: int, end: int, rule: RiskWords | AgeLimit
) -> AdvertProblem:
    number, words = line.number_at(begin), line.written[begin:end]
    return AdvertProblem(kind, number, words, rule.better, rule.why, rule.sources)


_AGE_LIMIT = (
    r"\b(?:aged?|ages) (?:between )?(?:2[0-9]|[3-6]\d)\s?(?:-|–|to|and)\s?(?:2[0-9]|[3-6]\d)\b"
    r"|\b(?:aged? )?(?:under|below|over) (?:the age of )?(?:2[0-9]|[3-6]\d)(?:s|'s)? (?:need not"
    r" apply|only|years of age)"
    r"|\b(?:under|below) the age of (?:2[0-9]|[3-6]\d)\b"
)
"""Limits from 20 years on: that somebody is 18 may be asked by law."""


_WANTED = r"\b(?:applicants?|candidates?|apply|you (?:should|must|are|will be)|looking for)\b"
"""Words of a line that says who is wanted, and not who uses the product."""


_THING = (
    r"[\s,-]{0,2}(?:[\w-]+ ){0,2}?(?:compan(?:y|ies)|start-?ups?|scale-?ups?|business(?:es)?|firm"
    r"|organi[sz]ation|industry|sector|market|field|brand|city|area|environment|discipline)\b"
)
"""What words are of that say nothing of who applies: "a young and dynamic company"."""


@lru_cache(maxsize=4)
def _risk_finder(words: HireWords) -> PhraseFinder[RiskWords]:
    return finder_of((risk, risk.phrases) for risk in words.risk)


@lru_cache(maxsize=4)
def _coded_finder(words: HireWords) -> PhraseFinder[str]:
    return finder_of((stems.id, stems.phrases) for stems in words.coded)


def _hints(words: HireWords, lines: list[Line]) -> Iterator[CodedWords]:
    """Return coded words where there are enough of them: a hint, and never a fault."""
    finder = _coded_finder(words)
    for stems in words.coded:
        seen: dict[str, int] = {}
        for line in lines:
            for leaning, begin, end in finder.find(line.text):
                if leaning == stems.id:
                    seen.setdefault(line.text[begin:end].casefold(), line.number_at(begin))
        if len(seen) >= stems.least:
            yield CodedWords(leaning=stems.id, words=tuple(seen), lines=tuple(seen.values()))


def _left_out(
    words: HireWords, found: AdvertFindings, questions: Iterable[CandidateQuestion]
) -> Iterator[str]:
    """Name what a candidate will ask, in the order in which it decides."""
    names = {each.about: each.words for each in words.left_out}
    asked = [question.about for question in questions]
    if not found.skills:
        asked.append("stack")
    yield from dict.fromkeys(names[about] for about in asked if about in names)


_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _clear(found: AdvertFindings, benefits: Benefits, kinds: set[str]) -> Iterator[str]:
    """Name what the advert says clearly, so that its writer keeps it."""
    base = found.pay.base
    if base is not None and "pay" not in kinds and None not in {base.value.min, base.value.max}:
        yield "pay range"
    if found.office_days is not None:
        hybrid = found.arrangement is not None and found.arrangement.value == "hybrid"
        yield "hybrid days" if hybrid else "office days"
    if found.sponsorship is not None:
        yield "sponsorship"
    if benefits.pension is not None and benefits.pension.value:
        yield "employer pension"
    number = len(found.skills_with(Standing.REQUIRED))
    if number and "skills" not in kinds:
        yield f"{_FEW[number] if number < len(_FEW) else number} skill{'s' if number > 1 else ''}"


def _problem(
    kind: ProblemKind,
    found: Found[object],
    pattern: str,
    better: str,
    why: str,
    sources: tuple[str, ...],
) -> AdvertProblem:
    """Return what is wrong with something found, by the part of its words that a rule is about."""
    return AdvertProblem(kind, found.line, _cut(pattern, found.words), better, why, sources)


def _cut(pattern: str, words: str) -> str:
    """Return the part of some words that a rule is about, or all of them."""
    found = re.search(pattern, words, re.IGNORECASE)
    return words if found is None else found[0]
