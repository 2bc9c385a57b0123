"""Questions that people have an assistant ask, ready to be chosen from a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.errors import UsageError
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES = (
    "Use the mlcareer tools for every UK pay, tax and visa figure, and work none out yourself. "
    "Name the source and its date beside each figure. Where the tools do not know, say 'not "
    "known'. Ask me for what is missing before you call a tool."
)
"""What every prompt ends with."""


class Blank(Record, kw_only=False):
    """Something that a person fills in."""

    name: str
    says: str
    required: bool = True


class Prompt(Record):
    """A question with blanks."""

    name: str
    title: str
    says: str
    blanks: tuple[Blank, ...]
    text: str
    """What is asked; each blank that is filled in follows under its name."""


OFFER = (
    Blank("offer", "What is offered: base pay, bonus, equity, pension, place and level."),
    Blank("now", "What you earn now, if you want to compare.", required=False),
)

PROMPTS = (
    Prompt(
        name="judge_my_offer",
        title="Judge my offer",
        says="Is an offer good, what does it leave a month, and what is missing from it?",
        blanks=OFFER,
        text=(
            "Judge the job offer below. Call `offer` with what it says, and with `visa` where I "
            "need a Skilled Worker visa. Say in one sentence whether it is good for its band, "
            "then what it leaves a month, then what a second source says against it, then the "
            "three questions to ask before I accept."
        ),
    ),
    Prompt(
        name="prepare_my_counter",
        title="Prepare my counter-offer",
        says="What to ask for, why, and what it would leave you.",
        blanks=OFFER,
        text=(
            "Prepare a counter to the job offer below. Call `offer`, then `take_home` for the "
            "least and the most of the counter range. Give one figure to open with, the reason "
            "for it in the words of the answer, what each end leaves a month, and a short message "
            "that I can send. Do not go beyond the range."
        ),
    ),
    Prompt(
        name="read_this_advert",
        title="Read this advert for me",
        says="What an advert asks, pays and leaves out.",
        blanks=(
            Blank("advert", "The advert's whole text."),
            Blank("cv", "Your CV's text, if it is to be compared.", required=False),
        ),
        text=(
            "Read the advert below for me. Call `read_advert` with its text as it is. Say what it "
            "pays and how that compares with the band, what it asks, what it leaves out, and what "
            "to ask the recruiter. Where I give a CV, call `gap` with both."
        ),
    ),
    Prompt(
        name="what_do_i_need",
        title="What do I need for the next level?",
        says="What a CV shows and lacks for a level, and what to do first.",
        blanks=(
            Blank("cv", "Your CV's text."),
            Blank("level", "The level you want: junior, mid, senior or staff."),
        ),
        text=(
            "Say what I need for the level below. Call `gap` with my CV and that level, and `pay` "
            "for what the level pays. List what my CV shows only by a word, what it does not "
            "show, and the three things to do first, with why."
        ),
    ),
)


def prompt_text(prompt: Prompt, given: Mapping[str, str]) -> str:
    """Return a prompt with its blanks filled in.

    Raises:
        UsageError: A blank is not filled in that must be, or there is no such blank.
    """
    known = {blank.name for blank in prompt.blanks}
    for name in given:
        if name not in known:
            raise UsageError(
                f"{prompt.name} has no {name!r}", hint=f"It takes: {', '.join(sorted(known))}."
            )
    parts = [prompt.text, RULES]
    for blank in prompt.blanks:
        text = given.get(blank.name, "").strip()
        if text:
            parts.append(f"{blank.name}:\n\n{text}")
        elif blank.required:
            raise UsageError(f"{prompt.name} needs {blank.name!r}", hint=blank.says)
    return "\n\n".join(parts)
