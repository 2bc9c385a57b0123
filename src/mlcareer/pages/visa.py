"""How `mlcareer visa` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Facts,
    Page,
)
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.visa_bands import bands_facts, bands_line, bands_table
from mlcareer.pages.visa_details import visa_details, visa_rows
from mlcareer.pages.visa_pay import pay_facts, pay_line, pay_table

if TYPE_CHECKING:
    from mlcareer.advice.pay.visa import VisaAnswer
    from mlcareer.page import SourceLine

FOOTER = "Not immigration advice."


def visa_page(answer: VisaAnswer) -> Page:
    """Lay out the verdict and every route; in full the figures, the facts and the costs."""
    of_pay = answer.cases and answer.cases[0].level is None
    return Page(
        answer=pay_line(answer) if of_pay else bands_line(answer),
        blocks=(
            pay_table(answer) if of_pay else bands_table(answer),
            Facts(tuple(pay_facts(answer) if of_pay else bands_facts(answer))),
        ),
        details=tuple(visa_details(answer)),
        sources=_sources(answer),
        footer=FOOTER,
        rows=visa_rows(answer),
    )


def _sources(answer: VisaAnswer) -> tuple[SourceLine, ...]:
    """Return every source; those of the minimums, and of the bands shown, decide."""
    deciding = {answer.floor.sources[0]}
    if answer.cases and answer.cases[0].level is not None:
        deciding |= {source.id for source in answer.sources if source.id not in _of_visas(answer)}
    return tuple(line.replace(decides=line.id in deciding) for line in source_lines(answer.sources))


def _of_visas(answer: VisaAnswer) -> set[str]:
    """Return the sources of the visa tables among those of an answer."""
    return {
        *(name for floor in answer.floors for name in floor.sources),
        *(name for fact in answer.facts for name in fact.sources),
        *(name for cost in answer.costs for name in cost.sources),
        *(name for other in answer.others for name in other.occupation.sources),
    }
