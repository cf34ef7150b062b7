"""What the roadmap says on the screen: it starts at its top, and what is longer than the screen comes a screen at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codingpath.formats.terminal import print_document, print_part
from codingpath.wizard.menus import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from codingpath.interactive.program import WizardApp
    from codingpath.report.blocks import Document, Part


def read_part(app: WizardApp, part: Part, below: int, *, menu: bool = False) -> None:
    """Show one part, as wide as the terminal is now; `below` are the rows of the prompt that follows, `menu` whether that is the menu."""
    _read(app, part.title, lambda screen: print_part(screen, part), below, menu=menu)


def read_document(app: WizardApp, document: Document, below: int, *, menu: bool = False) -> None:
    """Show a first page and all that comes with it."""
    _read(app, "Your plan", lambda screen: print_document(screen, document, document.parts), below, menu=menu)


def _read(app: WizardApp, title: str, draw: Callable[[Console], None], below: int, *, menu: bool) -> None:
    screen = app.screen
    with screen.capture() as printed:
        draw(screen)

    def show(lines: Sequence[str]) -> None:
        screen.file.write("".join(lines))
        screen.file.flush()

    lines = printed.get().splitlines(keepends=True)
    above = 0 if lines[0].strip() else 1  # an empty line above the first one may leave the screen
    show(lines[:above])
    read_lines(app.prompter, title, lines[above:], show, rows=screen.height, below=below, menu=menu)
