"""Frequently asked questions, found from loose words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.advice.search.ranking import Document, index_of, rank
from mlcareer.guide.lookup import plain_name
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlcareer.guide.model import Guide, Question

QUESTION, KEYWORD, ANSWER = 3.0, 2.0, 1.0
"""How much a word counts in the question, in its keywords and in its answer."""

NEARLY_AS_GOOD = 0.6
"""A question with this part of the best score may have been meant as well."""


class QuestionAnswer(Record):
    """A question with its answer."""

    id: str
    question: str
    answer: tuple[str, ...]
    """A paragraph an item."""
    short: str | None
    """The question in a few words."""
    short_answer: str | None
    """The answer in one line."""
    see: tuple[str, ...]
    """Commands that say more."""


class FaqAnswer(Answer):
    """The question that was meant, or all of them."""

    schema = "faq/1"

    words: str | None
    """The words asked with; null for all questions."""
    questions: tuple[QuestionAnswer, ...]
    """What fits, best first; without words every question, in the order of the guide."""
    others: tuple[QuestionAnswer, ...]
    """Questions that fit nearly as well, or all of them where none fits."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def faq_for(guide: Guide, today: date, words: str | None = None) -> FaqAnswer:
    """Find the question that some words ask; every question without words.

    The id of a question finds that question and no other.
    """
    no_others: tuple[Question, ...] = ()
    found, others = (guide.faq, no_others) if words is None else _asked(guide.faq, words)
    remarks, sources = remarks_and_sources(guide, today, faq=found)
    return FaqAnswer(
        words=words,
        questions=tuple(map(QuestionAnswer.copied_from, found)),
        others=tuple(map(QuestionAnswer.copied_from, others)),
        remarks=remarks,
        sources=sources,
    )


def _asked(
    questions: Sequence[Question], words: str
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    known = {question.id: question for question in questions}
    named = known.get(plain_name(words))
    if named is not None:
        return (named,), ()
    ranking = rank(index_of(map(_document, questions)), words)
    if not ranking.ranked:
        return (), tuple(questions)
    best = ranking.ranked[0]
    near = [hit for hit in ranking.ranked[1:] if hit.score >= NEARLY_AS_GOOD * best.score]
    return (known[best.id],), tuple(known[hit.id] for hit in near)


def _document(question: Question) -> Document:
    return Document(
        id=question.id,
        fields=(
            (QUESTION, question.question),
            *((KEYWORD, keyword) for keyword in question.keywords),
            *((ANSWER, paragraph) for paragraph in question.answer),
        ),
    )
