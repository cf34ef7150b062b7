"""Words in, words out: what can stand where the cursor is. The scripts for the shells ask this (`codingpath __complete`).

The commands are walked as typer knows them, so that a new command or option completes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperGroup

from codingpath.cli.help import visible
from codingpath.text import one_line

FILES: Final = ":files"
FOLDERS: Final = ":folders"
"""Said before any words: the shell knows best which files and folders there are."""

_BY_SHELL: Final = {"FILE": FILES, "DIR": FOLDERS, "PLAN": FILES}
"""What an option or argument calls its value, where the shell completes it; perhaps with words of ours as well."""


@dataclass
class _Place:
    """Where in the command line the cursor is."""

    command: Any
    used: set[str] = field(default_factory=set)
    """Options given to this command."""
    awaits: Any = None
    """The option whose value comes next."""
    arguments: int = 0
    """Words that are neither options nor values."""
    only_arguments: bool = False
    """Whether `--` was given."""
    data: Path | None = None
    """The data folder that was named."""

    def take(self, word: str) -> None:
        """Go on over a word that is finished."""
        if self.awaits is not None:
            self._value(self.awaits, word)
            self.awaits = None
        elif word == "--":
            self.only_arguments = True
        elif word.startswith("-") and not self.only_arguments:
            self._option(word)
        elif isinstance(self.command, TyperGroup) and word in self.command.commands:
            self.command, self.used = self.command.commands[word], set()
        else:
            self.arguments += 1

    def _option(self, word: str) -> None:
        name, sign, value = word.partition("=")
        self.used.add(name)
        option = option_of(self.command, name)
        if option is not None and not option.is_flag:
            if sign:
                self._value(option, value)
            else:
                self.awaits = option

    def _value(self, option: Any, value: str) -> None:  # noqa: ANN401 - typer does not export its types
        if option.name == "data":
            self.data = Path(value)


def option_of(command: Any, name: str) -> Any:  # noqa: ANN401
    """Return the option of this name, or none."""
    return next((p for p in command.params if p.param_type_name == "option" and name in p.opts), None)


def completions(root: Any, words: Sequence[str]) -> list[str]:  # noqa: ANN401
    """Return what the last of the words can become, as lines: the whole word, a tab, and what it means.

    `words` is the line after the program's name; its last word is unfinished and may be empty. The first line may be `FILES` or
    `FOLDERS`.
    """
    *finished, current = words or ("",)
    place = _Place(root)
    for word in finished:
        place.take(word)
    return [line for line in _candidates(place, current) if line.startswith((current, ":"))]


def _candidates(place: _Place, current: str) -> Iterator[str]:
    name, sign, typed = current.partition("=")
    if place.awaits is not None:
        yield from _values(place, place.awaits, current)
    elif current.startswith("-") and not place.only_arguments:
        option = option_of(place.command, name) if sign else None
        prefix = f"{name}="
        yield from (_options(place) if option is None else (_joined(prefix, v) for v in _values(place, option, typed)))
    elif isinstance(place.command, TyperGroup):
        yield from (f"{word}\t{_first(command.help)}" for word, command in visible(place.command))
    else:
        arguments = [p for p in place.command.params if p.param_type_name == "argument" and not p.hidden]
        if arguments:
            yield from _values(place, arguments[min(place.arguments, len(arguments) - 1)], current)


def _options(place: _Place) -> Iterator[str]:
    for param in place.command.params:
        if param.param_type_name == "option" and not param.hidden and (param.multiple or not place.used & set(param.opts)):
            yield f"{max(param.opts, key=len)}\t{_first(param.help)}"


def _values(place: _Place, param: Any, current: str) -> Iterator[str]:  # noqa: ANN401
    shells = next((said for name, said in _BY_SHELL.items() if name in (param.metavar or "")), None)
    if shells:
        yield shells
    context = typer.Context(place.command, resilient_parsing=True)
    context.params["data"] = place.data
    for item in param.shell_complete(context, current):
        yield f"{item.value}\t{_first(item.help)}"


def _joined(prefix: str, line: str) -> str:
    return line if line in {FILES, FOLDERS} else prefix + line


def _first(text: str | None) -> str:
    return one_line((text or "").split("\n\n")[0])


def words_of(line: str) -> list[str]:
    """Split a command line that is not finished as a shell would; the last word may be empty, and a quote may be open."""
    words: list[str] = []
    word: str | None = None
    quote, escaped = "", False
    for letter in line:
        if escaped or (quote and letter not in {quote, "\\"}) or (quote == "'" and letter == "\\"):
            word, escaped = (word or "") + letter, False
        elif letter == "\\":
            escaped = True
        elif letter == quote:
            quote = ""
        elif letter in {"'", '"'}:
            quote, word = letter, word or ""
        elif not letter.isspace():
            word = (word or "") + letter
        elif word is not None:
            words.append(word)
            word = None
    return [*words, word or ""]
