"""Which of the skills that stand together in a text are alternatives, of which one will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import in_any_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlcareer.adverts.skill_finding import SkillMention

_FILLER = r"(?:(?:also|even|an?|the|some|preferably|ideally|maybe|perhaps)\s){0,2}"

_OR = rf"\s?,?\s?(?:and\s?/\s?or|or)\s(?:(?:with|in|of|using)\s)?{_FILLER}"
_COMMA = rf"\s?,\s?{_FILLER}"
_SLASH = r"\s?[/|]\s?"
_AND = rf"\s?,?\s?(?:and|&|\+)\s{_FILLER}"

_ONE_OF = (
    r"\b(?:at least one|one or more|one or two|any one|any|either|one)\b(?: of)?(?: the)?"
    r"(?: (?:following|these)\b)?"
    r"(?:(?:\s(?!(?:our|your|their|my|and|or)\b)[\w'-]+){0,3}\s(?:languages?|frameworks?|clouds?"
    r"|platforms?|librar(?:y|ies)|tools?|toolkits?|providers?|technolog(?:y|ies)|databases?|services?"
    r"|stacks?|orchestrators?|areas?|fields?|skills?))?"
    r"\s?(?:[:(-]|such as|like|e\.?g\.?,?|including)?\s?$"
)
"""What announces a list of which one will do, whatever joins its items."""

_EXAMPLES = r"(?:\be\.?g\.?[,:]?|\bsuch as|\bfor example[,:]?|\blike)\s?\(?\s?$"
_SIMILAR = (
    r"^\s?,?\s?(?:or (?:an? )?(?:similar|equivalent|comparable|other|another|alternative)|\betc\b"
    r"|or the like)"
)
"""What makes a list of things of one kind examples, of which one will do."""


def choices_in(
    text: str, mentions: Sequence[SkillMention], alike: Mapping[str, int]
) -> Iterator[tuple[int, ...]]:
    """Yield the places in `mentions` of each choice, such as those of "PyTorch or TensorFlow".

    `alike` says by a number which skills are of one kind. What "or" joins is a choice. A comma
    before it continues the choice only among skills of one kind: "Python, AWS or GCP" asks for
    Python. A slash, and commas among examples, make a choice only of skills of one kind.
    """
    start = 0
    while start < len(mentions):
        joins = list(_joins(text, mentions, start))
        yield from _in_chain(text, mentions, start, joins, alike)
        start += len(joins) + 1


def _joins(text: str, mentions: Sequence[SkillMention], start: int) -> Iterator[str]:
    """Yield what joins each mention to the next, up to where something else stands between."""
    for one, other in zip(mentions[start:], mentions[start + 1 :], strict=False):
        between = text[one.end : other.start]
        for name, cue in (("or", _OR), ("and", _AND), (",", _COMMA), ("/", _SLASH)):
            if in_any_case(cue).fullmatch(between):
                yield name
                break
        else:
            return


def _in_chain(
    text: str,
    mentions: Sequence[SkillMention],
    start: int,
    joins: list[str],
    alike: Mapping[str, int],
) -> Iterator[tuple[int, ...]]:
    """Yield the choices within mentions that follow each other in one list."""
    end = start + len(joins)
    lead = text[max(0, mentions[start].start - LEAD) : mentions[start].start]
    announced = in_any_case(r"\b(?:one|any|either)\b").search(lead)
    if announced and _several(mentions, start, end) and in_any_case(_ONE_OF).search(lead):
        # "One of Java or Go, and SQL" asks for SQL in any case.
        last = end - joins[::-1].index("or") if "or" in joins else end
        yield tuple(range(start, last + 1))
        return
    examples = in_any_case(_EXAMPLES).search(
        text[max(0, mentions[start].start - LEAD) : mentions[start].start]
    ) or in_any_case(_SIMILAR).search(text[mentions[end].end :])
    first = start
    while first < end:
        last = _last_of_choice(mentions, first, end, joins[first - start :], alike, bool(examples))
        if _several(mentions, first, last):
            yield tuple(range(first, last + 1))
        first = max(last, first + 1)


LEAD = 70
"""Characters before a list in which what announces it stands."""


def _last_of_choice(
    mentions: Sequence[SkillMention],
    first: int,
    end: int,
    joins: Sequence[str],
    alike: Mapping[str, int],
    examples: bool,
) -> int:
    """Return where the choice ends that begins at `first`, which is there if there is none."""
    last = first
    chosen = False
    for place, join in enumerate(joins[: end - first], first):
        kind = alike.get(mentions[place].skill)
        of_a_kind = kind is not None and kind == alike.get(mentions[place + 1].skill)
        if join == "or":
            last, chosen = place + 1, True
        elif join in {",", "/"} and of_a_kind:
            # "AWS, GCP" is a choice only if an "or" follows, a slash joins it or it is an example.
            chosen = chosen or join == "/" or examples
            last = place + 1
        else:
            break
    return last if chosen else first


def _several(mentions: Sequence[SkillMention], first: int, last: int) -> bool:
    return len({mention.skill for mention in mentions[first : last + 1]}) > 1
