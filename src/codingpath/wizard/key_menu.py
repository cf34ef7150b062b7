"""A menu of one or two lines in a terminal: each option is picked by its letter, Enter picks the default."""

from __future__ import annotations

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.utils import get_cwidth

from codingpath.wizard.keys import STYLE, leaves, stops
from codingpath.wizard.layout import Keyed
from codingpath.wizard.prompter import Signal

_GAP = "  "


def key_menu(message: str, options: Keyed, default: str) -> questionary.Question:
    """Return the menu as a questionary question; it gives the id of an option, or a `Signal`."""
    control = FormattedTextControl(lambda: _drawn(message, options, get_app().output.get_size().columns), focusable=True)
    window = Window(control, dont_extend_height=True)
    return questionary.Question(Application(layout=Layout(window), key_bindings=_keys(options, default), style=STYLE))


def _keys(options: Keyed, default: str) -> KeyBindings:
    keys = KeyBindings()
    for option, label in options:
        for letter in {label[0].lower(), label[0].upper()}:
            keys.add(letter)(leaves(option))
    keys.add("enter")(leaves(default))
    keys.add("?")(leaves(Signal.HELP))
    keys.add("left")(leaves(Signal.BACK))
    keys.add("c-d")(stops(EOFError))
    keys.add("c-c")(stops(KeyboardInterrupt))
    return keys


def _drawn(message: str, options: Keyed, columns: int) -> StyleAndTextTuples:
    """Return the options in as many lines as the width takes; none is broken."""
    drawn: StyleAndTextTuples = [("class:qmark", "? "), ("[SetCursorPosition]", ""), ("class:question", message)]
    used = get_cwidth(message) + 2
    for _, label in options:
        room = get_cwidth(label) + len("[x] ")
        fits = used + len(_GAP) + room <= columns
        drawn += [("", _GAP if fits else f"\n{_GAP}"), ("bold", f"[{label[0].lower()}] "), ("", label)]
        used = (used if fits else 0) + len(_GAP) + room
    return drawn
