"""Menus with a word on how they are laid out. A prompter that knows none of it takes them for plain lists of options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from codingpath.wizard.prompter import Option


class Grouped(tuple[Option, ...]):  # noqa: SLOT001 - a tuple cannot have slots that hold something
    """Options under headings; labels may be longer than `LONGEST_LABEL`, and a terminal shortens them to its width."""

    headings: Mapping[str, str]
    """Id of an option to the heading that stands above it."""

    def __new__(cls, options: Iterable[Option], headings: Mapping[str, str]) -> Self:
        """Take the options and their headings."""
        made = super().__new__(cls, options)
        made.headings = headings
        return made


class Keyed(tuple[Option, ...]):
    """Options that leave the screen to what stands above: a terminal puts them side by side.

    Each is picked by the first letter of its label, so those differ.
    """

    __slots__ = ()


class Lettered(tuple[Option, ...]):  # noqa: SLOT001 - a tuple cannot have slots that hold something
    """Options of which some are also picked by a letter; a terminal shows it before their label."""

    letters: Mapping[str, str]
    """A letter to the id of the option it picks; one that is not among the options is left out."""

    def __new__(cls, options: Iterable[Option], letters: Mapping[str, str]) -> Self:
        """Take the options and their letters."""
        made = super().__new__(cls, options)
        made.letters = {letter: option for letter, option in letters.items() if option in dict(made)}
        return made
