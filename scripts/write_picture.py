"""Draw the picture in README.md from what the program answers today.

    .venv/bin/python scripts/write_picture.py

Rich's own export draws it, from the same page that the terminal shows.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mlcareer.advice.career.salary import salary_for
from mlcareer.advice.names import level_of, where_of
from mlcareer.guide.load import load_guide
from mlcareer.pages.salary import salary_page
from mlcareer.render.formats import View
from mlcareer.render.terminal import picture

PICTURE = Path(__file__).parent.parent / "docs" / "salary.svg"

COMMAND = "mlcareer salary --level senior --region london"

WIDTH = 96


def main() -> None:
    """Write the picture."""
    guide = load_guide()
    answer = salary_for(
        guide,
        date.today(),  # noqa: DTZ011
        level=level_of(guide, "senior"),
        where=where_of(guide, "london"),
    )
    PICTURE.write_text(
        picture(salary_page(answer), title=COMMAND, width=WIDTH, view=View()), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
