"""Lists, menus and text fields in a terminal, by questionary. Each leaves no trace; the answered line stays.

What surprised us in questionary 2.1 and is handled here: Esc then Enter returns an empty text; `ask` turns Ctrl-C
into none; nothing goes back; Ctrl-D is ignored in lists; a default that is no choice crashes; the search filter can
loop for ever; `a` and `i` in a checkbox mark everything; lists hide the cursor, so that a screen reader is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app, get_app_session
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.utils import get_cwidth

from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.text import encodable
from codingpath.wizard.keys import STYLE, MoreMark, coming_back, control_of, is_tall, leaves, prepared, stops, whole_style
from codingpath.wizard.prompter import (
    Grouped,
    Interrupted,
    Keyed,
    Option,
    Prompt,
    Raw,
    Signal,
    Stop,
    is_typed,
    one_line,
    options_of,
    shortened,
    wrapped,
)
from codingpath.wizard.wording import hint

MARKING = "Space marks a row. Enter goes on; with nothing marked it takes the row you are on."

POINTED = 4
"""Columns of a list that the pointer and the edge take."""

PROMPT_ROW = 1
"""Rows of a list beside those of its options and headings: its prompt."""


@record
class Spot(Record):
    """Where somebody was in a list: its name, the row pointed at, and what was marked."""

    where: str
    pointed: str
    marked: tuple[str, ...]


class TerminalPrompter:
    """Asks with arrow keys and text fields."""

    def __init__(self, stop: Stop | None = None, *, notes: bool = False) -> None:
        """Open the terminal, with `notes` one where Ctrl-N takes a note; raises whatever prompt_toolkit does where there is none, such as `NoConsoleScreenBufferError`."""
        self._stop = stop or Stop()
        self._notes = notes
        self._output = get_app_session().output
        self._input = get_app_session().input
        self._answered: list[tuple[str, int]] = []  # question id and rows of each answered line still just above
        self._spot: Spot | None = None  # where a list was left for help; it comes back as it was
        self._resumed = False  # whether the last prompt was left for the shell and came back
        self._said = 1  # rows on the screen before the first answer, with the line of welcome

    @property
    def keys(self) -> str:
        """Return how to answer."""
        return "Enter goes on. Shift-Tab or Esc goes back. ? says more. Ctrl-C stops."

    @property
    def plain(self) -> bool:
        """Return false: this terminal can draw."""
        return False

    def ask(self, prompt: Prompt) -> Raw | Signal:
        """Show one question, then remove it from the screen again."""
        question = prompt.question
        if self._answered and self._answered[-1][0] == question.id:
            self._wipe(self._answered.pop()[1])  # gone back to: its old answer is the default now
        is_list = bool(question.choices) and not is_typed(question)
        above = [("", ""), ("", prompt.position), ("bold", question.ask), *(("", line) for line in prompt.explanation)]
        below = [] if is_list else [("", f"Type {hint(question)}.{_enter(*prompt.default)}")]
        below += [("", MARKING)] if question.kind == "many" else []
        below += [("bold", f"! {prompt.error}")] if prompt.error else []
        above += [*self._that_fits(prompt.aside, [*above, *below], 1 + len(options_of(question)) if is_list else 1), *below]
        spot = self._spot_in(question.id)
        picked = self._between(above, self._field(prompt, spot), question.id if is_list else None)
        return Signal.HELP if picked == "?" else picked

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        """Show a menu, then remove it from the screen again."""
        self._answered.clear()  # others may have printed in between
        above, spot = _above(title), self._spot_in(title)
        pointed = (spot.pointed if spot else default,)
        match options:
            case Keyed():
                picked = self._between([] if options.titled else above, key_menu(title, options, default, notes=self._notes), None)
            case Grouped():  # as long as the window: its title is on the prompt line, which never scrolls away
                picked = self._between([], self._select(title, options, pointed), title)
            case _:
                picked = self._between(above, self._select("Choose", options, pointed), title)
        return picked if isinstance(picked, Signal) else str(picked)

    def rows(self, title: str, options: Sequence[Option], default: str) -> int:
        """Return the rows that a menu takes, with what stands above it."""
        above = self._rows(self._lines(_above(title)))
        match options:
            case Keyed():
                return rows_of(title, options, default, self._output.get_size().columns, notes=self._notes) + (
                    0 if options.titled else above
                )
            case Grouped():
                return len(options) + len(options.headings) + PROMPT_ROW
            case _:
                return above + len(options) + PROMPT_ROW

    def ask_text(self, title: str, default: str) -> str | Signal:
        """Ask for one line of text."""
        self._answered.clear()
        typed = self._between([("", ""), ("", _enter(default).strip())], questionary.text(title, style=STYLE), None)
        if isinstance(typed, Signal):
            return typed
        return Signal.HELP if typed == "?" else str(typed) or default

    def answered(self, question: Question, shown: str) -> None:
        """Leave one line with the answer on the screen."""
        self._said = 0  # the welcome may scroll away now
        self._answered.append((question.id, self._print([("", f"  {question.title}: {shown}")])))

    def say(self, text: str) -> None:
        """Print text, wrapped."""
        self._answered.clear()
        rows = self._print([("", text)])
        self._said += rows if self._said else 0

    def _that_fits(self, aside: tuple[str, ...], others: list[tuple[str, str]], rows: int) -> list[tuple[str, str]]:
        """Return the lines aside, or none where they would push the first of the others, or the welcome, off the screen."""
        lines = [("", line) for line in aside]
        need = self._said + self._rows(self._lines([*others, *lines])) + rows
        return lines if need <= self._output.get_size().rows else []

    def _spot_in(self, where: str) -> Spot | None:
        return self._spot if self._spot and self._spot.where == where else None

    def _field(self, prompt: Prompt, spot: Spot | None) -> questionary.Question:
        question, options = prompt.question, options_of(prompt.question)
        if question.kind == "many":
            marked = spot.marked if spot else prompt.marked or prompt.default
            return questionary.checkbox(
                question.title,
                [questionary.Choice(label, option, checked=option in marked) for option, label in options],
                initial_choice=spot.pointed if spot else prompt.begins or None,
                instruction="(Space marks)",
                pointer=self._pointer,
                style=STYLE,
                use_jk_keys=False,
            )
        if question.choices and not is_typed(question):
            return self._select(question.title, options, (spot.pointed,) if spot else prompt.default or (prompt.begins,))
        if question.choices:
            return questionary.autocomplete(question.title, [label for _, label in options], style=STYLE)
        return questionary.text(question.title, style=STYLE)

    def _select(self, message: str, options: Sequence[Option], default: tuple[str, ...]) -> questionary.Question:
        size, headings = self._output.get_size(), options.headings if isinstance(options, Grouped) else {}
        tall = is_tall(len(options) + len(headings), size.rows)
        room = size.columns - POINTED - (MoreMark(size.columns, ascii_only=True).width if tall else 0)
        lines: list[questionary.Choice] = []
        for option, label in options:
            lines += [questionary.Separator(shortened(f"-- {headings[option]}", room))] if option in headings else []
            lines.append(questionary.Choice(shortened(label, room), option))
        return questionary.select(
            message,
            lines,
            default=next((option for option, _ in options if option in default), None),
            instruction="(Enter picks)",
            pointer=self._pointer,
            style=STYLE,
            use_jk_keys=False,
        )

    def _between(self, above: list[tuple[str, str]], field: questionary.Question, list_name: str | None) -> Raw | Signal:
        """Print the lines above a field, run it, and remove both; a list has a name. Text comes back on one line."""
        columns = self._output.get_size().columns
        app = prepared(field, is_list=list_name is not None, ascii_only=not self._carries("●○"), notes=self._notes).application
        with self._input.raw_mode():  # from the first line on, or keys typed early would show between the lines
            rows = self._print(above)
            got = self._run(app)
            if self._output.get_size().columns == columns and not self._resumed:
                self._wipe(rows)
            else:
                self._answered.clear()  # after a resize, or below lines of the shell, the rows are no longer known
        if got == [] and list_name is not None:  # Enter with nothing marked takes the row it stands on
            got = [control_of(app).get_pointed_at().value]
        self._spot = _spot(list_name, app) if list_name is not None and got in (Signal.HELP, Signal.NOTE) else None
        if isinstance(got, Signal):
            return got
        return tuple(got) if isinstance(got, list) else one_line(str(got))

    def _run(self, app: Application[Any]) -> object:
        """Let a prompt run until it is answered; a stop from outside ends it as a key would, in its own good order."""

        def begin() -> None:
            if self._stop.asked:
                app.exit(exception=Interrupted)

        def wake() -> None:
            if app.loop is not None:  # else it has not begun, and `begin` looks, or it is over
                app.loop.call_soon_threadsafe(end)

        def end() -> None:
            if app.future is not None and not app.future.done():
                app.exit(exception=Interrupted)

        def resumed() -> None:
            self._resumed = True

        self._resumed = False
        try:
            with self._stop.waking(wake), coming_back(app, resumed):
                return app.run(pre_run=begin, handle_sigint=False)
        except (KeyboardInterrupt, EOFError):
            raise Interrupted from None

    def _print(self, styled: list[tuple[str, str]]) -> int:
        """Print wrapped lines; return how many rows they take."""
        lines = self._lines(styled)
        # all at once: each call costs as much again as ten lines
        styles = [*((style, f"{line}\n") for style, line in lines), ("", "")]  # plain letters for what comes after
        print_formatted_text(self._output, FormattedText(styles), whole_style())
        return self._rows(lines)

    def _lines(self, styled: list[tuple[str, str]]) -> list[tuple[str, str]]:
        columns, encoding = self._output.get_size().columns, self._output.encoding()
        return [(style, line) for style, text in styled for line in wrapped(encodable(text, encoding), columns) or [""]]

    def _rows(self, lines: list[tuple[str, str]]) -> int:
        columns = self._output.get_size().columns
        return sum(max(1, -(-get_cwidth(line) // columns)) for _, line in lines)

    def _wipe(self, rows: int) -> None:
        self._output.write_raw("\r")
        self._output.cursor_up(rows)
        self._output.erase_down()
        self._output.flush()

    @property
    def _pointer(self) -> str:
        return encodable("»", self._output.encoding())

    def _carries(self, text: str) -> bool:
        return encodable(text, self._output.encoding()) == text


def _above(title: str) -> list[tuple[str, str]]:
    return [("", ""), ("bold", title)]


def _spot(name: str, app: Application[Any]) -> Spot:
    control = control_of(app)
    return Spot(name, str(control.get_pointed_at().value), tuple(str(choice.value) for choice in control.get_selected_values()))


def _enter(default: str = "") -> str:
    return f" Enter gives {default}." if default else ""


# A menu of a few lines: each option is picked by its letter, Enter picks the default.

_GAP = "  "


def key_menu(title: str, options: Keyed, default: str, *, notes: bool = False) -> questionary.Question:
    """Return the menu as a questionary question; it gives the id of an option, or a `Signal`. With `notes` it says which key takes one."""
    control = FormattedTextControl(
        lambda: _menu_drawn(title, options, default, get_app().output.get_size().columns, notes=notes), focusable=True
    )
    window = Window(control, dont_extend_height=True)
    return questionary.Question(Application(layout=Layout(window), key_bindings=_menu_keys(options, default), style=STYLE))


def rows_of(title: str, options: Keyed, default: str, columns: int, *, notes: bool = False) -> int:
    """Return how many rows the menu takes on a screen of so many columns; a title that stands above it is not among them."""
    lines = "".join(text for _, text, *_ in _menu_drawn(title, options, default, columns, notes=notes)).split("\n")
    return sum(max(1, -(-get_cwidth(line) // columns)) for line in lines)


def _menu_keys(options: Keyed, default: str) -> KeyBindings:
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


def _menu_drawn(title: str, options: Keyed, default: str, columns: int, *, notes: bool = False) -> StyleAndTextTuples:
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
