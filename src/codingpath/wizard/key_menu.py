"""A menu of a few lines in a terminal: each option is picked by its letter, Enter picks the default."""

from __future__ import annotations

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.utils import get_cwidth

from codingpath.wizard.keys import STYLE, leaves, stops
from codingpath.wizard.prompter import Keyed, Signal

_GAP = "  "


def key_menu(title: str, options: Keyed, default: str, *, notes: bool = False) -> questionary.Question:
    """Return the menu as a questionary question; it gives the id of an option, or a `Signal`. With `notes` it says which key takes one."""
    control = FormattedTextControl(
        lambda: _drawn(title, options, default, get_app().output.get_size().columns, notes=notes), focusable=True
    )
    window = Window(control, dont_extend_height=True)
    return questionary.Question(Application(layout=Layout(window), key_bindings=_keys(options, default), style=STYLE))


def rows_of(title: str, options: Keyed, default: str, columns: int, *, notes: bool = False) -> int:
    """Return how many rows the menu takes on a screen of so many columns; a title that stands above it is not among them."""
    lines = "".join(text for _, text, *_ in _drawn(title, options, default, columns, notes=notes)).split("\n")
    return sum(max(1, -(-get_cwidth(line) // columns)) for line in lines)


def _keys(options: Keyed, default: str) -> KeyBindings:
    keys = KeyBindings()
    for option, letter in options.letters.items():
        for key in {letter.lower(), letter.upper()}:
            keys.add(key)(leaves(option))
    keys.add("enter")(leaves(default))
    keys.add("?")(leaves(Signal.HELP))
    keys.add("left")(leaves(Signal.BACK))
    keys.add("c-d")(stops(EOFError))
    keys.add("c-c")(stops(KeyboardInterrupt))
    return keys


def _drawn(title: str, options: Keyed, default: str, columns: int, *, notes: bool = False) -> StyleAndTextTuples:
    """Return the options in as many lines as the width takes; none is broken."""
    message = f"? {title}" if options.titled else "?"
    drawn: StyleAndTextTuples = [("class:qmark", message[:2]), ("[SetCursorPosition]", ""), ("class:question", message[2:])]
    shown = [("", "[Enter]", f" {dict(options)[default]}"), ("", "[?]", " help")] if options.titled else []
    used = get_cwidth(message)
    shown += [("", "[Ctrl-N]", " note")] if options.titled and notes else []
    pieces = [(piece, False) for piece in shown]
    pieces += [
        (_bracketed(label, options.letters[option], or_enter=option == default), option in options.begins)
        for option, label in sorted(options, key=lambda each: each[0] not in options.beside)
        if not options.titled or option != default
    ]
    for (before, key, after), begins in pieces:
        room = get_cwidth(before + key + after)
        fits = not begins and used + len(_GAP) + room <= columns
        indent = "" if options.titled else _GAP
        drawn += [("", (_GAP if fits else f"\n{indent}") + before), ("bold", key), ("", after)]
        used = (used + len(_GAP) if fits else len(indent)) + room
    return drawn


def _bracketed(label: str, letter: str, *, or_enter: bool) -> tuple[str, str, str]:
    """Return a label with its letter in brackets: inside a name, `st[u]dy`, else before it, `[d] Drop it`."""
    before, found, after = label.partition(letter)
    key = f"[Enter] or [{letter}]" if or_enter else f"[{letter}]"
    return (before, key, after) if found and not label[0].isupper() else ("", f"{key} ", label)
