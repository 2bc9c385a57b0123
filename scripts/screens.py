"""Draw what a command answers in a terminal as an SVG, from the program itself, by Rich."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.text import Text
from write_docs import HELP_WIDTH, example_folder, example_run

CHAR_WIDTH, LINE_HEIGHT = 12.2, 24.4
"""What Rich's export takes for a character, in pixels of the picture."""

MARGIN, HEAD = 16, 48
"""Pixels around the text, and above it, where the buttons of a window are."""

BACKGROUND = "#292929"
BUTTONS = ("#ff5f57", "#febc2e", "#28c840")

FONT = """\
text { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: 20px }
"""
"""Fonts that a reader's computer has: nothing is fetched."""


class Drawn(NamedTuple):
    """A text as Rich draws it."""

    styles: str
    texts: str


def coloured(commands: Iterable[str]) -> list[list[str]]:
    """Run commands and return the lines of each with its answer, coloured as in a terminal.

    They run in the folder and on the day of the examples in docs/commands.md.
    """
    with tempfile.TemporaryDirectory() as folder, example_folder(Path(folder)):
        os.environ |= {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
        return [example_run(command, folder).splitlines() for command in commands]


def drawn(lines: Iterable[str], name: str) -> Drawn:
    """Draw coloured lines; `name` tells their styles from those of others in one picture."""
    console = Console(file=io.StringIO(), record=True, width=HELP_WIDTH, force_terminal=True)
    for line in lines:
        console.print(Text.from_ansi(line), no_wrap=True, overflow="ignore", crop=False)
    svg = console.export_svg(code_format="{styles}\v{matrix}", unique_id=name)
    # No line is too long, so none has to be cut off.
    styles, texts = re.sub(' clip-path="[^"]*"', "", svg).replace("&#160;", "\xa0").split("\v")
    return Drawn(styles + "\n", texts.replace("</text>", "</text>\n"))


def window(title: str, lines: int, styles: str, content: str) -> str:
    """Return the picture of a terminal of so many lines."""
    width = HELP_WIDTH * CHAR_WIDTH + 2 * MARGIN
    height = lines * LINE_HEIGHT + HEAD + MARGIN
    buttons = "".join(
        f'<circle cx="{26 + 22 * number}" cy="24" r="7" fill="{colour}"/>\n'
        for number, colour in enumerate(BUTTONS)
    )
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" xmlns="http://www.w3.org/2000/svg">\n'
        f"<title>{title}</title>\n"
        f"<style>\n{FONT}{styles}</style>\n"
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{BACKGROUND}"/>\n'
        f"{buttons}"
        f'<svg x="{MARGIN}" y="{HEAD}" width="{HELP_WIDTH * CHAR_WIDTH:g}">\n'
        f"{content}</svg>\n</svg>\n"
    )
