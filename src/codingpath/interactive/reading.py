"""Parts of the roadmap on the screen: each starts at its top, and one that is longer than the screen comes a screen at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from codingpath.formats.terminal import print_part
from codingpath.wizard.interview import pick
from codingpath.wizard.prompter import Keyed

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp
    from codingpath.report.blocks import Part

MENU_ROWS: Final = 4
"""Rows that the menu takes under the last lines of a part, with one for a line that it may have to break."""

MORE: Final = Keyed((("more", "more"), ("menu", "back to the menu")), {"menu": "b"}, titled=True)
ABOUT_MORE: Final = "More shows the next lines of this part. Back to the menu leaves the rest of it."


def read_part(app: WizardApp, part: Part) -> None:
    """Print one part, as wide as the terminal is now; in plain lines, which a screen reader follows, all of it at once."""
    screen = app.screen
    if app.prompter.plain:
        print_part(screen, part)
        return
    with screen.capture() as printed:
        print_part(screen, part)
    lines = printed.get().splitlines(keepends=True)
    for number, page in enumerate(_pages(lines, screen.height)):
        if number and pick(app.prompter, f"{part.title}:", MORE, "more", ABOUT_MORE) != "more":
            return
        screen.file.write("".join(page))
        screen.file.flush()


def _pages(lines: Sequence[str], rows: int) -> list[Sequence[str]]:
    """Return the lines in pieces that the screen holds, with the question for more; the last one with the menu."""
    if len(lines) <= rows - MENU_ROWS:
        return [lines]
    size = max(rows - 3, 1)
    return [lines[start : start + size] for start in range(0, len(lines), size)]
