"""The tools that `mlcareer mcp` offers: each is a command, with its options as arguments.

An argument is made of the option itself, and an answer is asked of the command as it would be
typed, so that both say the same. What a command would read from a file or from standard input is
an argument here.
"""

from __future__ import annotations

import io
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

from mlcareer.assistant.tool import Argument, Reply, Tool
from mlcareer.cli.app import run_command
from mlcareer.cli.command import Alone
from mlcareer.cli.data_in_use import forget
from mlcareer.cli.loading import load_command
from mlcareer.cli.metadata import last_mark, metadata_of
from mlcareer.cli.options import COMMON
from mlcareer.cli.show import answers_taken, page_function
from mlcareer.cli.view import wanted
from mlcareer.errors import CareerError, UsageError
from mlcareer.reading.document import handed_over
from mlcareer.reading.money import parse_yearly_pay
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlcareer.record import Answer

NO_QUESTION = frozenset({"chart", "check", "whole"})
"""Parameters that say how an answer is drawn or ends, not what is asked."""

NUMBERS = frozenset({"GBP", "PAY", "SHARE", "HOURS", "DAYS", "YEARS", "CODE", "PLAN", "NUMBER"})
"""What stands for the value of an option that a number will do for."""

PASTED = "pasted-"
"""How an answer names a text that was given, before the name of its argument."""

OF_OPTIONS = re.compile(r"--([a-z][a-z-]*)")


class Asked(Record):
    """A command as a tool."""

    name: str
    command: str
    answer: str
    """Where the type of its answer is."""
    title: str
    says: str
    words: str | None = None
    """The argument that is typed without an option, if there is one."""
    texts: tuple[str, ...] = ()
    """Arguments that are a document's text, where the command takes a path."""
    needs: tuple[str, ...] = ()
    """Arguments that must be given, although the command can do without."""


ASKED = (
    Asked(
        name="pay",
        command="salary",
        answer="mlcareer.advice.career.salary.SalaryAnswer",
        title="UK salary bands",
        says=(
            "What machine-learning engineers are advertised at in the UK, by level and region, "
            "where an amount is in its band, and what other sources say. Use it for 'what "
            "should I earn'."
        ),
    ),
    Asked(
        name="offer",
        command="offer",
        answer="mlcareer.advice.offers.offer.OfferAnswer",
        title="Judge an offer",
        says=(
            "One verdict on one job offer: its place in the band, what it leaves a month after "
            "tax, the visa's minimum, what the offer leaves open, and a range to counter with. "
            "Give everything the offer says."
        ),
        words="base",
        needs=("base",),
    ),
    Asked(
        name="take_home",
        command="take-home",
        answer="mlcareer.advice.pay.take_home.TakeHomeAnswer",
        title="UK pay after tax",
        says=(
            "UK pay after income tax, National Insurance, student loans and pension, line by "
            "line, and what is kept of each extra £1. Give `pay`, or `net` to go from the "
            "take-home pay that is wanted to the base pay."
        ),
        words="pay",
    ),
    Asked(
        name="visa",
        command="visa",
        answer="mlcareer.advice.pay.visa.VisaAnswer",
        title="Skilled Worker minimum pay",
        says=(
            "Whether pay meets the minimum of a UK Skilled Worker visa, by route, occupation code "
            "and hours. Without `pay` it judges the bands. This is not immigration advice."
        ),
        words="pay",
    ),
    Asked(
        name="read_advert",
        command="advert",
        answer="mlcareer.advice.case.advert.AdvertAnswer",
        title="Read a job advert",
        says=(
            "What a job advert asks, pays and leaves out, each with its words and line, its pay "
            "against the band, and what to ask. Give the advert's whole text, not a path or an "
            "address."
        ),
        words="text",
        texts=("text",),
    ),
    Asked(
        name="gap",
        command="gap",
        answer="mlcareer.advice.case.gap.GapAnswer",
        title="A CV against a level or an advert",
        says=(
            "What a CV shows and lacks for a level or an advert, and what to fix first. Give the "
            "whole texts of the CV and of the advert, not paths."
        ),
        words="cv",
        texts=("cv", "advert"),
    ),
    Asked(
        name="search",
        command="search",
        answer="mlcareer.advice.search.search.SearchAnswer",
        title="Search the guide",
        says=(
            "Finds anything in the guide, the visa tables and the pay rules by words: skills, "
            "employers, places, interviews, questions. Use it where no other tool fits."
        ),
        words="words",
    ),
)

TEXT_SAYS = {
    "text": "The advert's whole text.",
    "cv": "The CV's whole text.",
    "advert": "The advert's whole text. A list for several.",
    "base": "Base pay a year, such as 82000, '82k' or '600/day'.",
}
"""What is said of an argument that is a path on the command line."""


def tools(*, with_profile: bool = False) -> tuple[Tool, ...]:
    """Return the tools; `with_profile` lets a person's own profile answer what is not given."""
    return tuple(_tool(asked, with_profile=with_profile) for asked in ASKED)


def _tool(asked: Asked, *, with_profile: bool) -> Tool:
    command = load_command(asked.command)
    parameters = dict(_parameters(asked, command))

    def ask(values: Mapping[str, Any]) -> Reply:
        try:
            return _reply(asked, parameters, values, with_profile=with_profile)
        except CareerError as error:
            hint = error.hint and _as_arguments(error.hint, parameters)
            raise UsageError(error.sentence, hint=hint) from error

    return Tool(
        name=asked.name,
        title=asked.title,
        says=asked.says,
        arguments=tuple(_argument(asked, name, each) for name, each in parameters.items()),
        answer=_answer_of(asked),
        ask=ask,
    )


def _answer_of(asked: Asked) -> type[Answer]:
    from importlib import import_module

    module, _, name = asked.answer.rpartition(".")
    found: type[Answer] = getattr(import_module(module), name)
    return found


def _parameters(asked: Asked, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - of Typer
    """Return the parameters of a command that ask something, by the names of arguments."""
    marks = metadata_of(command.callback)
    for each in command.params:
        asks = (
            each.name in marks
            and each.name not in NO_QUESTION
            and getattr(each, "rich_help_panel", None) != COMMON
            and last_mark(marks[each.name], Alone) is None
        )
        if asks and each.param_type_name == "argument":
            yield asked.words or each.name, each
        elif asks:
            yield _long(each).removeprefix("--").replace("-", "_"), each


def _long(parameter: Any) -> str:  # noqa: ANN401 - of Typer
    longest: str = max(parameter.opts, key=len)
    return longest


def _argument(asked: Asked, name: str, parameter: Any) -> Argument:  # noqa: ANN401 - of Typer
    metavar = (parameter.metavar or "").partition("|")[0].removesuffix("...")
    kinds = {"IntParamType": "integer", "IntRange": "integer", "BoolParamType": "boolean"}
    kind = kinds.get(type(parameter.type).__name__, "string")
    says = " ".join((parameter.help or "").split())
    own = name in asked.texts or name in asked.needs
    return Argument(
        name=name,
        says=TEXT_SAYS.get(name, says) if own else says,
        kind=kind,
        takes_numbers=kind == "string" and metavar in NUMBERS,
        many=bool(getattr(parameter, "multiple", False)),
        required=bool(parameter.required) or name in asked.needs,
        choices=tuple(map(str, getattr(parameter.type, "choices", ()) or ())),
        least=getattr(parameter.type, "min", None),
        most=getattr(parameter.type, "max", None),
    )


def _reply(
    asked: Asked, parameters: Mapping[str, Any], values: Mapping[str, Any], *, with_profile: bool
) -> Reply:
    if asked.name == "offer":
        _check_amount(values["base"])
    texts: dict[str, str] = {}
    line = [asked.command, "--format=json"]
    if not with_profile:
        line.append("--no-profile")
    last = []
    for name, value in values.items():
        parameter = parameters[name]
        items = value if isinstance(value, list) else [value]
        if name in asked.texts:
            items = [_handed(name, item, texts) for item in items]
        if parameter.param_type_name == "argument":
            last = ["--", *items]
        elif value is True:
            line.append(_long(parameter))
        elif value is not False:
            line += [f"{_long(parameter)}={item}" for item in items]
    return reply_to([*line, *last], texts)


def _check_amount(base: str) -> None:
    """Refuse what is no amount, as the command would look for a file of that name.

    Raises:
        UsageError: It is none.
    """
    amount = base.partition("+")[0].strip()
    if os.path.exists(base) or os.path.exists(amount):
        raise UsageError("base is an amount and not a file", hint="Write it as 82000 or '£82k'.")
    parse_yearly_pay(amount)


def _handed(name: str, text: str, texts: dict[str, str]) -> str:
    if not text.strip():
        raise UsageError(f"{name} is empty", hint=f"{name}: {TEXT_SAYS[name]}")
    number = f"-{len(texts)}" if f"{PASTED}{name}" in texts else ""
    called = f"{PASTED}{name}{number}"
    texts[called] = text
    return called


def reply_to(line: list[str], texts: Mapping[str, str] | None = None) -> Reply:
    """Run a command line and return its answer, with what it says beside it on stderr.

    Raises:
        CareerError: It was asked wrongly, or cannot be answered.
    """
    answer, notes = answer_to(line, texts or {})
    return Reply(answer=answer, words=_words(answer), notes=notes)


def answer_to(line: list[str], texts: Mapping[str, str]) -> tuple[Answer, tuple[str, ...]]:
    """Run a command line and return its answer, and each line of stderr.

    Raises:
        CareerError: It was asked wrongly, or cannot be answered.
    """
    forget()
    said = io.StringIO()
    # A command line says anew how its answer is to be drawn.
    before = dict(vars(wanted))
    with (
        redirect_stderr(said),
        redirect_stdout(io.StringIO()),
        handed_over(texts),
        answers_taken() as taken,
    ):
        try:
            run_command(line)
        finally:
            vars(wanted).update(before)
    notes = tuple(each.removeprefix("mlcareer: ") for each in said.getvalue().splitlines())
    if len(taken) != 1:
        raise UsageError(
            " ".join(notes) or "the text holds several adverts", hint="Give one at a time."
        )
    return taken[0], notes


def _words(answer: Answer) -> str:
    """Return the first line of an answer's page: the answer in words."""
    from mlcareer.render.cells import plain

    words = plain(page_function(type(answer))(answer).answer, pence=False)
    return " ".join(words.split())


def _as_arguments(hint: str, parameters: Mapping[str, object]) -> str:
    """Return a hint that names options as one that names arguments; a command line stays."""
    if "mlcareer " in hint:
        return hint

    def argument(found: re.Match[str]) -> str:
        name = found[1].replace("-", "_")
        return f"`{name}`" if name in parameters else found[0]

    return OF_OPTIONS.sub(argument, hint)


SECTIONS: dict[str, str] = {
    "salary": "Salary bands, package and independent pay figures",
    "skills": "Skills by category and demand",
    "role": "What the job is, a typical week, and where it ends",
    "levels": "What each level does and owns",
    "sectors": "Where the demand is",
    "employers": "Who hires, and what happened to them since",
    "locations": "Where the jobs are, and the region each counts to",
    "interview": "What interviews ask",
    "portfolio": "Work worth showing",
    "transition": "Moving from another role",
    "faq": "Common questions",
    "visa": "Skilled Worker minimum pay for every band",
}
"""The guide's sections that are resources: commands that take nothing."""


def markdown_of(line: list[str]) -> str:
    """Return the whole page of a command line in Markdown."""
    from mlcareer.render.formats import Format, View, renderer_for

    answer, _ = answer_to([*line, "--format=json", "--no-profile"], {})
    written = io.StringIO()
    page = page_function(type(answer))(answer)
    renderer_for(Format.MARKDOWN).write(page, written, View(full=True))
    return written.getvalue()
