"""Lists and text fields in a terminal, by questionary. Each leaves no trace; the answered line stays.

What surprised us in questionary 2.1 and is handled here: Esc then Enter returns an empty text; `ask` turns Ctrl-C
into none; nothing goes back; Ctrl-D is ignored in lists; a default that is no choice crashes; the search filter can
loop for ever; `a` and `i` in a checkbox mark everything; lists hide the cursor, so that a screen reader is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app, get_app_session
from prompt_toolkit.filters import Always, Condition, Never
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import BufferControl, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import BaseStyle, default_ui_style, merge_styles
from prompt_toolkit.utils import get_cwidth
from questionary.constants import DEFAULT_STYLE
from questionary.prompts.common import InquirerControl

from codingpath.model.question import Question
from codingpath.model.record import Record, record
from codingpath.text import encodable
from codingpath.wizard.pasting import Pasting
from codingpath.wizard.prompter import (
    LONG_LIST,
    Grouped,
    Interrupted,
    Keyed,
    Lettered,
    Option,
    Prompt,
    Raw,
    Signal,
    Stop,
    one_line,
    options_of,
    shortened,
    wrapped,
)
from codingpath.wizard.wording import hint

POINTED = 4
"""Columns of a list that the pointer and the edge take."""


@record
class Spot(Record):
    """Where somebody was in a list: its name, the row pointed at, and what was marked."""

    where: str
    pointed: str
    marked: tuple[str, ...]


class TerminalPrompter:
    """Asks with arrow keys and text fields."""

    def __init__(self, stop: Stop | None = None) -> None:
        """Open the terminal; raises whatever prompt_toolkit does where there is none, such as `NoConsoleScreenBufferError`."""
        self._stop = stop or Stop()
        self._output = get_app_session().output
        self._input = get_app_session().input
        self._answered: list[tuple[str, int]] = []  # question id and rows of each answered line still just above
        self._spot: Spot | None = None  # where a list was left for help; it comes back as it was
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
        is_list = bool(question.choices) and not _is_typed(question)
        above = [("", ""), ("", prompt.position), ("bold", question.ask), *(("", line) for line in prompt.explanation)]
        below = [] if is_list else [("", f"Type {hint(question)}.{_enter(*prompt.default)}")]
        below += [("bold", f"! {prompt.error}")] if prompt.error else []
        above += [*self._that_fits(prompt.aside, [*above, *below], 1 + len(options_of(question)) if is_list else 1), *below]
        spot = self._spot_in(question.id)
        picked = self._between(above, self._field(prompt, spot), question.id if is_list else None)
        return Signal.HELP if picked == "?" else picked

    def choose(self, title: str, options: Sequence[Option], default: str) -> str | Signal:
        """Show a menu, then remove it from the screen again."""
        self._answered.clear()  # others may have printed in between
        above = [("", ""), ("bold", title)]
        spot = self._spot_in(title)
        pointed = (spot.pointed if spot else default,)
        match options:
            case Keyed():
                picked = self._between(above, key_menu("Press", options, default), None)
            case Grouped():  # as long as the window: its title is on the prompt line, which never scrolls away
                picked = self._between([], self._select(title, options, pointed), title)
            case _:
                field = with_letters(self._select("Choose", options, pointed), letters_of(options))
                picked = self._between(above, field, title)
        return picked if isinstance(picked, Signal) else str(picked)

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
                initial_choice=spot.pointed if spot else None,
                instruction="(Space marks)",
                pointer=self._pointer,
                style=STYLE,
                use_jk_keys=False,
            )
        if question.choices and not _is_typed(question):
            return self._select(question.title, options, (spot.pointed,) if spot else prompt.default)
        if question.choices:
            return questionary.autocomplete(question.title, [label for _, label in options], style=STYLE)
        return questionary.text(question.title, style=STYLE)

    def _select(self, message: str, options: Sequence[Option], default: tuple[str, ...]) -> questionary.Question:
        room = self._output.get_size().columns - POINTED
        headings = options.headings if isinstance(options, Grouped) else {}
        letter_of = {option: f"[{letter}] " for letter, option in letters_of(options).items()}
        lines: list[questionary.Choice] = []
        for option, label in options:
            lines += [questionary.Separator(f"-- {headings[option]}")] if option in headings else []
            lines.append(questionary.Choice(shortened(letter_of.get(option, "") + label, room), option))
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
        app = prepared(field, is_list=list_name is not None, ascii_only=not self._carries("●○")).application
        with self._input.raw_mode():  # from the first line on, or keys typed early would show between the lines
            rows = self._print(above)
            got = self._run(app)
            if self._output.get_size().columns == columns:
                self._wipe(rows)
            else:
                self._answered.clear()  # after a resize the rows are no longer known
        if got == [] and list_name is not None:  # Enter with nothing marked takes the row it stands on
            got = [control_of(app).get_pointed_at().value]
        self._spot = _spot(list_name, app) if list_name is not None and got is Signal.HELP else None
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

        try:
            with self._stop.waking(wake):
                return app.run(pre_run=begin, handle_sigint=False)
        except (KeyboardInterrupt, EOFError):
            raise Interrupted from None

    def _print(self, styled: list[tuple[str, str]]) -> int:
        """Print wrapped lines; return how many rows they take."""
        lines = self._lines(styled)
        # all at once: each call costs as much again as ten lines
        styles = [*((style, f"{line}\n") for style, line in lines), ("", "")]  # plain letters for what comes after
        print_formatted_text(self._output, FormattedText(styles), _whole_style())
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


def letters_of(options: Sequence[Option]) -> Mapping[str, str]:
    """Return the letters that pick an option, as `Lettered` has them."""
    return options.letters if isinstance(options, Lettered) else {}


def _is_typed(question: Question) -> bool:
    return question.kind == "one" and len(question.choices) > LONG_LIST


def _spot(name: str, app: Application[Any]) -> Spot:
    control = control_of(app)
    return Spot(name, str(control.get_pointed_at().value), tuple(str(choice.value) for choice in control.get_selected_values()))


def _enter(default: str = "") -> str:
    return f" Enter gives {default}." if default else ""


# A menu of one or two lines in a terminal: each option is picked by its letter, Enter picks the default.

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


# The keys every prompt has in common, added to a questionary question before it runs.

ESCAPE_WAIT = 0.05
"""Seconds after which a lone Esc is taken as Esc, and not as the start of an arrow key."""

STYLE = questionary.Style(
    [(name, "noinherit bold") for name in ("qmark", "question", "answer", "pointer", "highlighted", "selected")]
    + [("completion-menu", "noinherit reverse"), ("completion-menu.completion.current", "noinherit bold")]
    + [("scrollbar.background", "noinherit"), ("scrollbar.button", "noinherit reverse")]
)
"""No color at all: bold and reversed letters read on every background, and there is nothing for `NO_COLOR` to take away."""


@cache
def _whole_style() -> BaseStyle:
    """Return the style of every prompt; the toolkit would put it together for each anew, which takes as long as painting."""
    return merge_styles([default_ui_style(), DEFAULT_STYLE, STYLE])


_ASCII = str.maketrans("●○", "x-")


def prepared(question: questionary.Question, *, is_list: bool, ascii_only: bool) -> questionary.Question:
    """Add Back to any question; to lists also `?`, Ctrl-D and a visible cursor. Leave no trace when done."""
    app = question.application
    app.input = Pasting(app.input, is_list=is_list or not isinstance(app.layout.current_control, BufferControl))
    own = _list_keys() if is_list else _common_keys()
    app.key_bindings = merge_key_bindings([app.key_bindings, own]) if app.key_bindings else own
    app.erase_when_done = True
    app.renderer.style = _whole_style()
    app.ttimeoutlen = ESCAPE_WAIT
    app.timeoutlen = ESCAPE_WAIT
    if is_list:
        _show_cursor(app, ascii_only=ascii_only)
    return question


def with_letters(question: questionary.Question, letters: Mapping[str, str]) -> questionary.Question:
    """Let letters, small or capital, give a result."""
    keys = KeyBindings()
    for letter, result in letters.items():
        for key in {letter.lower(), letter.upper()}:
            keys.add(key, eager=True)(leaves(result))
    app = question.application
    app.key_bindings = merge_key_bindings([keys, *([app.key_bindings] if app.key_bindings else [])])
    return question


def _common_keys() -> KeyBindings:
    keys = KeyBindings()
    keys.add("s-tab", eager=True)(leaves(Signal.BACK))
    keys.add("escape", eager=True)(leaves(Signal.BACK))
    keys.add("?", filter=Condition(lambda: not get_app().current_buffer.text), eager=True)(leaves(Signal.HELP))
    return keys


def _list_keys() -> KeyBindings:
    keys = _common_keys()
    keys.add("left", eager=True)(leaves(Signal.BACK))
    for letter in "ai":
        keys.add(letter, eager=True)(_nothing)

    keys.add("c-d", eager=True)(stops(EOFError))
    return keys


def leaves(result: str | Signal) -> Callable[[KeyPressEvent], None]:
    """Return what ends a prompt with a result."""

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return leave


def stops(how: type[BaseException]) -> Callable[[KeyPressEvent], None]:
    """Return what ends a prompt with an exception."""

    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=how)

    return stop


def _nothing(event: KeyPressEvent) -> None:
    """Take a key away."""


def control_of(app: Application[Any]) -> InquirerControl:
    """Return what holds the rows of a list, the one pointed at and the marks."""
    return next(w.content for w in app.layout.find_all_windows() if isinstance(w.content, InquirerControl))


def _show_cursor(app: Application[Any], *, ascii_only: bool) -> None:
    """Put the cursor on the pointed row, where a screen reader looks for it."""
    window = next(w for w in app.layout.find_all_windows() if isinstance(w.content, InquirerControl))
    control = control_of(app)
    control.focusable = Always()
    window.always_hide_cursor = Never()
    app.layout.focus(control)
    if ascii_only:
        drawn = control.text
        control.text = lambda: [(style, text.translate(_ASCII)) for style, text, *_ in to_formatted_text(drawn)]
