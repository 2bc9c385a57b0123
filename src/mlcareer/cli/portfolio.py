"""`mlcareer portfolio`."""

from __future__ import annotations

from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format


def portfolio(
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """The work to show, and what it proves.

    Example: mlcareer portfolio
    Example: mlcareer portfolio --full
    """
    from mlcareer.advice.career.portfolio import portfolio_advice

    answer = portfolio_advice(guide_of(guide), day_of(today))
    show(answer, output)
