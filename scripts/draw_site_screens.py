"""Draw the answers in a page of the site in their colours, in place of their text.

    python scripts/draw_site_screens.py build/site-source/commands.md

Each example is run again, and its picture goes into `screens` beside the page.
"""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path

from screens import coloured, drawn, window

ANSWER = re.compile(r"```console\n\$ (mlcareer[^\n]*)\n(.*?)```\n", re.DOTALL)


def main() -> None:
    """Draw the screens of the page that is named."""
    page = Path(sys.argv[1])
    folder = page.parent / "screens"
    folder.mkdir()
    text = page.read_text(encoding="utf-8")
    pictures = {}
    commands = list(dict.fromkeys(found[1] for found in ANSWER.finditer(text)))
    for number, (command, screen) in enumerate(zip(commands, coloured(commands), strict=True)):
        drawing = drawn(screen, "s")
        path = folder / f"{number}.svg"
        title = escape(command)
        path.write_text(window(title, len(screen), *drawing), encoding="utf-8")
        pictures[command] = path.relative_to(page.parent)
    page.write_text(
        ANSWER.sub(lambda found: picture(pictures[found[1]], found[1], found[2]), text),
        encoding="utf-8",
    )


def picture(path: Path, command: str, answer: str) -> str:
    """Return the place of a picture in a page, which a narrow window can be moved over."""
    words = escape(f"{command}: {answer.splitlines()[0]}")
    return (
        '<div style="overflow-x: auto">'
        f'<img style="min-width: 640px" loading="lazy" alt="{words}" src="{path.as_posix()}">'
        "</div>\n"
    )


if __name__ == "__main__":
    main()
