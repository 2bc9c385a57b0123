"""Record a short session in a terminal as a picture that moves, for README.md and the site.

    .venv/bin/python scripts/write_recording.py

Each command is really run; the style sheet within the picture types it and turns the pages. Where
nothing may move, it shows the first answer.
"""

from __future__ import annotations

import re
from pathlib import Path

from screens import BACKGROUND, CHAR_WIDTH, LINE_HEIGHT, coloured, drawn, window

RECORDING = Path(__file__).parent.parent / "docs" / "recording.svg"

SESSION = (
    "mlcareer salary senior london",
    "mlcareer offer 85k --level mid --region london --bonus 10% --current 62k",
    "mlcareer take-home 85k",
    "mlcareer gap cv.md --advert advert.txt",
    "mlcareer visa 42k",
    "mlcareer search deploying models",
)

PROMPT = "$ "

SECONDS = 7
"""How long each command is typed and its answer shown."""

TYPED, ANSWERED = 0.2, 0.25
"""Parts of that time after which the command is typed and the answer is there."""

SHEET = """\
.scene { visibility: hidden; animation: scene ALLs step-end infinite }
.scene:first-of-type { visibility: visible }
.answer { animation: answer ALLs step-end infinite }
.untyped { transform: translateX(var(--typed)); animation: typing ALLs infinite }
@keyframes scene { 0% { visibility: visible } END% { visibility: hidden }
  100% { visibility: hidden } }
@keyframes answer { 0% { opacity: 0 } ANSWERED% { opacity: 1 } 100% { opacity: 1 } }
@keyframes typing { 0% { transform: none } TYPED% { transform: translateX(var(--typed)) }
  100% { transform: translateX(var(--typed)) } }
@media (prefers-reduced-motion: reduce) { .scene, .answer, .untyped { animation: none } }
"""


def main() -> None:
    """Write the recording."""
    RECORDING.write_text(recording(), encoding="utf-8")


def recording() -> str:
    """Return the recording of the session."""
    screens = coloured(SESSION)
    scenes = [_scene(number, screen) for number, screen in enumerate(screens)]
    return window(
        f"{len(screens)} questions to mlcareer, and its answers",
        max(map(len, screens)),
        _sheet(len(screens)) + "".join(styles for styles, _ in scenes),
        "".join(content for _, content in scenes),
    )


def _scene(number: int, screen: list[str]) -> tuple[str, str]:
    """Return the styles and the content of one command and its answer."""
    command, *lines = screen
    asked, answered = drawn([command], f"q{number}"), drawn(lines, f"a{number}")
    begins = f"animation-delay: {number * SECONDS}s"
    left, letters = len(PROMPT) * CHAR_WIDTH, len(command) - len(PROMPT)
    typing = f"animation-timing-function: steps({letters}); --typed: {letters * CHAR_WIDTH:g}px"
    content = (
        f'<g class="scene" style="{begins}">\n{asked.texts}'
        f'<g class="untyped" style="{begins}; {typing}">\n'
        f'<rect x="{left:g}" width="100%" height="{LINE_HEIGHT}" fill="{BACKGROUND}"/>\n'
        f'<rect x="{left:g}" y="3" width="{CHAR_WIDTH}" height="20" fill="#c5c8c6"/>\n</g>\n'
        f'<g class="answer" style="{begins}" transform="translate(0, {LINE_HEIGHT})">\n'
        f"{answered.texts}</g>\n</g>\n"
    )
    return asked.styles + answered.styles, content


def _sheet(scenes: int) -> str:
    """Return the style sheet that moves the picture, for so many scenes."""
    parts = {
        "ALL": scenes * SECONDS,
        "END": 100 / scenes,
        "ANSWERED": 100 * ANSWERED / scenes,
        "TYPED": 100 * TYPED / scenes,
    }
    return re.sub("|".join(parts), lambda found: f"{parts[found[0]]:.4g}", SHEET)


if __name__ == "__main__":
    main()
