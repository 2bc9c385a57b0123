"""How an option says what it takes from the profile: metadata in its `Annotated`, beside its help.

    level: Annotated[Level, FromProfile("target", unless=("advert",))]

`profile_defaults` reads it.
"""

from __future__ import annotations

from mlcareer.record import Record


class FromProfile(Record, kw_only=False):
    """What an option takes from the profile where it is not typed.

    Where an option has several of these, the last one counts: a command that takes a shared
    option adds its own. Options are filled in the order of the command's signature.
    """

    answer: str | None
    """The name of an answer in `profile_answers`; `None` where the profile has no say."""
    unless: tuple[str, ...] = ()
    """Parameters that rule it out when they are typed."""
    unless_known: tuple[str, ...] = ()
    """Parameters that rule it out when they are typed or already taken from the profile."""
    beside: str | None = None
    """The parameter it belongs to: it is taken only where that is typed or taken as well."""
    of_own_pay: bool = False
    """Whether an amount typed for `beside` must be the profile's own, as a bonus belongs to the
    pay that it came with."""
    instead: tuple[tuple[str, str], ...] = ()
    """Parameters with the answer that is taken in place of `answer` where they are typed; the
    first that is typed counts."""
    file_key: str | None = None
    """What a file named on the command line calls it, where not as the parameter is called."""
    narrows: bool = False
    """Whether it narrows a table that is whole without it. It is then taken only for people, and
    never where the whole was asked for."""


class FileOfAnswers(Record):
    """Marks an argument that may be a TOML file, which then says itself what holds."""


class Whole(Record, kw_only=False):
    """Marks an option that asks for all there is, so that no profile narrows the answer."""

    values: tuple[str, ...] = ()
    """Those of its values that do; none for a flag."""
