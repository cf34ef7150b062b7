"""What a cell of a federal file says: a number, a program code, a text, or nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from codingpath.catalog.columns import FIELD_CODES, RELATED_CODES

_MISSING: Final = frozenset({"", "na", "n/a", "nan", "null", "ps", "privacysuppressed", "."})
_NEGATIVE: Final = re.compile(r"-[0-9]+(?:\.0*)?")
"""The directory and the completions write -1, -2 and so on where there is nothing to say."""
_WHOLE: Final = re.compile(r"([0-9]{1,9})(?:\.0*)?")
"""A whole number, also as a spreadsheet saves it, such as `12.0`."""
_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[Ee]\+?[0-9]+")
_FORMULA: Final = re.compile(r"[=+\-@\s]+")
_LOST: Final = "a spreadsheet saved it so and lost digits; do not save the file from a spreadsheet"


def is_missing(text: str) -> bool:
    """Tell whether a cell says that something is not known, suppressed or does not apply."""
    return text.casefold() in _MISSING or _NEGATIVE.fullmatch(text) is not None


def whole(text: str) -> int | None:
    """Return a whole number, or nothing where it is missing; raise `ValueError` with what is wrong."""
    found = _WHOLE.fullmatch(text)
    if found:
        return int(found[1])
    if is_missing(text):
        return None
    raise ValueError(_LOST if lost_digits(text) else "a whole number of at most nine digits is expected")


def lost_digits(text: str) -> bool:
    """Tell whether a spreadsheet wrote a number as `5.10713E+05`."""
    return _SCIENTIFIC.fullmatch(text) is not None


def digits(text: str, length: int) -> str:
    """Return an identifier with its leading zeros, empty where it is missing; raise `ValueError` with what is wrong."""
    number = whole(text)
    return "" if number is None else f"{number:0{length}d}"


@lru_cache(maxsize=4096)
def program_code(text: str) -> str | None:
    """Return the program code that the list holds, such as `51.0713`, or nothing for any other; raise `ValueError` for `5.10713E+05`."""
    if lost_digits(text):
        raise ValueError(_LOST)
    return _SPELLINGS.get(text)


def _spellings(code: str) -> tuple[str, ...]:
    bare = code.replace(".", "")
    return (code, code.rstrip("0"), bare, f"{bare}.0")


_SPELLINGS: Final = {spelling: code for code in (*FIELD_CODES, *RELATED_CODES) for spelling in _spellings(code)}
"""How the files and the spreadsheets between write the codes: `51.0710`, `51.071`, `510710`."""


@dataclass(frozen=True)
class Cleaned:
    """A text that is safe to print and to open in a spreadsheet."""

    text: str
    """One line, empty where nothing is known."""
    had_controls: bool = False
    """Whether control characters became spaces."""
    had_formula: bool = False
    """Whether a sign in front was taken away that a spreadsheet takes for a formula."""


def clean(text: str) -> Cleaned:
    """Return a text without control characters, and without a sign in front that makes a formula of it."""
    if is_missing(text):
        return Cleaned("")
    spaced = "".join(" " if unicodedata.category(c) in _CONTROLS else c for c in text)
    line = " ".join(spaced.split())
    shorter = line[found.end() :] if (found := _FORMULA.match(line)) else line
    return Cleaned(shorter, had_controls=spaced != text, had_formula=shorter != line)


_CONTROLS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that do not belong in a name: controls, marks that turn the direction of text, line ends, what is no character."""
