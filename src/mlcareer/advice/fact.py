"""Single sourced statements of the guide, shown by the command that their topic belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection

    from mlcareer.guide.model import Guide


class FactAnswer(Record):
    """A fact as an answer carries it."""

    id: str
    about: tuple[str, ...]
    """The entries it speaks of, by table and id, such as `role:ml-engineer`."""
    text: str
    short: str | None
    """The same for one line."""
    sources: tuple[str, ...]


def facts_on(
    guide: Guide, topic: str, subjects: Collection[str] | None = None
) -> tuple[FactAnswer, ...]:
    """Return the facts of a topic, in the order of the guide.

    Args:
        guide: What is known.
        topic: One of the topics of `Fact`.
        subjects: Where given, only facts about one of these entries, by table and id.
    """
    return tuple(
        FactAnswer.copied_from(fact)
        for fact in guide.fact
        if fact.topic == topic and (subjects is None or set(subjects) & set(fact.about))
    )
