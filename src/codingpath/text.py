"""Text from outside (data files, answers, notes, names), without what acts on a screen or cannot be seen there.

Two kinds of characters never get in. Some act: control characters, escape sequences, marks that turn the reading direction, halves
of character pairs. A file that holds one is refused with its place (`acting`). Others show nothing, or are counted differently
by every terminal: zero-width spaces and joiners, variation selectors, skin tones. They are left out, and a flag becomes its two
letters, so that each line of a table is as wide as it was reckoned. `<`, `|` and `[` stay: each form escapes what is special to it.
"""

from __future__ import annotations

import codecs
import difflib
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

LONGEST: Final = 40
"""Characters of a text that a message quotes."""

LOST: Final = "\ufffd"
"""What a message shows for a character that acts, so that a name is still seen to be odd."""

MOST_MARKS: Final = 4
"""Marks on one letter, such as accents; a heap of more paints over the lines around it."""

FORMULA_SIGNS: Final = "=+-@＝＋－＠"
"""What makes a formula of a cell that begins with it; a spreadsheet reads the wide signs as the narrow ones."""

_CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_TURNS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HALVES: Final = "\ud800-\udfff"
_UNUSED: Final = "\ufdd0-\ufdef" + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_UNSEEN: Final = (  # what Unicode calls ignorable by default, and the skin tones
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)
_BREAKS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_PERHAPS_MARKS: Final = "\u0300-\u1fff\u20d0-\u20ff\u2cef-\U0010ffff"

_FLAG_LETTERS: Final = "\U0001f1e6-\U0001f1ff"


def acting(text: str) -> re.Match[str] | None:
    """Return the first character that acts instead of being read, or none; tabs and line breaks are read."""
    if text.isprintable() or _unbroken(text).isprintable():  # all of ours; the pattern is ten times as slow
        return None
    return _one_of(_CONTROLS + _TURNS + _HALVES + _UNUSED).search(text)


def _unbroken(text: str) -> str:
    return text.replace("\n", "").replace("\t", "").replace("\r", "")  # a tenth of the time of `translate`


def readable(text: str, instead: str = "") -> str:
    """Return the text without what acts, for which `instead` is put, and without what shows nothing; line breaks and tabs stay."""
    calm = text if acting(text) is None else _one_of(_CONTROLS + _TURNS + _HALVES + _UNUSED).sub(instead, text)
    if calm.isascii() or not _one_of(_UNSEEN + _FLAG_LETTERS + _PERHAPS_MARKS).search("".join(set(calm))):  # each letter once
        return calm
    return _few_marks(_one_of(_FLAG_LETTERS).sub(_letter, _one_of(_UNSEEN).sub("", calm)))


def _letter(flag: re.Match[str]) -> str:
    return chr(ord(flag.group()) - ord("\U0001f1e6") + ord("A"))


def cleaned(text: str, instead: str = "") -> str:
    r"""Return readable text with plain `\n` line breaks and spaces for tabs."""
    if text.isascii() and text.isprintable():
        return text
    return readable(_one_of(_BREAKS).sub("\n", text.replace("\r\n", "\n")).replace("\t", " "), instead)


def one_line(text: str, instead: str = "") -> str:
    """Return the same on one line, each run of blanks as one space."""
    return " ".join(cleaned(text, instead).split())


def quoted(text: str) -> str:
    """Return a text as messages quote it: on one line, cut to a length that fits, `�` for each character that acts."""
    few = text[: 4 * LONGEST]
    line = one_line(few, LOST)
    return f"'{line if len(line) <= LONGEST and few == text else line[: LONGEST - 1] + '…'}'"


def typed(word: str) -> str:
    """Return a word of a command line to be copied: as it is, or in the quotes that keep a shell from reading it."""
    if re.fullmatch(r"[\w@%+=:,./-]+", word):
        return word
    if os.name == "nt" or re.fullmatch(r"[\w @%+=:,./-]+", word):
        return f'"{word}"'
    return "'" + word.replace("'", "'\"'\"'") + "'"


@cache
def _one_of(characters: str, times: int = 1) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: most runs need none."""
    return re.compile(f"[{characters}]{{{times}}}")


def _few_marks(text: str) -> str:
    if not _one_of(_PERHAPS_MARKS, MOST_MARKS + 1).search(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


# Wording shared by the faults of files: what a value is called, what has no such choice.


def has_no(owner: str, kind: str, word: str, known: Iterable[str]) -> str:
    """Return the message for a choice or an option that its question or decision does not have."""
    return f"'{owner}' has no {kind} {quoted(word)}{suggest(word, known)}"


def called(value: object) -> str:
    """Say in plain words what a value of the YAML dialect is."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"{value}".lower()
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a list" if isinstance(value, list) else "a mapping"


# What is printed where a terminal's encoding lacks a letter: the nearest one it has, else a question mark.

NEAREST = "codingpath.nearest"
"""Name of the error handler, for `encode` and `reconfigure`."""

_TWINS = str.maketrans("“”„‘’‚–—‑−…»«•·×●○█░─\u00a0", "\"\"\"'''----.><**xx-#.- ")
"""One letter for one, so that columns stay where they are."""


def encodable(text: str, encoding: str | None) -> str:
    """Return a text as a terminal of this encoding can show it; an unknown encoding is taken for ASCII."""
    try:
        return text.encode(encoding or "ascii", NEAREST).decode(encoding or "ascii")
    except LookupError:
        return text.encode("ascii", NEAREST).decode("ascii")


def wants_plain(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment asks for plain lines: `ACCESSIBLE` set and not 0, or `TERM=dumb`."""
    return environ.get("ACCESSIBLE", "0") not in {"", "0"} or environ.get("TERM") == "dumb"


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_twin(letter) for letter in lost), error.end


def _twin(letter: str) -> str:
    twin = unicodedata.normalize("NFKD", letter.translate(_TWINS))[:1]
    return twin if twin.isascii() and twin.isprintable() else "?"


codecs.register_error(NEAREST, _nearest)


# What to say of a name that nothing has: the known name it looks like, or the few there are. One way for all messages.

MANY: Final = 8
"""Names that a message still lists."""

_CLOSE: Final = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the word, or none that is close."""
    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word[:LONGEST].casefold(), by_folded, n=1, cutoff=_CLOSE)
    return by_folded[near[0]] if near else None


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?`, or `; choose one of …` where nothing is close, or nothing at all."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f"; did you mean '{near}'?"
    return f"; choose one of {', '.join(names)}" if 0 < len(names) <= MANY else ""


def unknown(kind: str, word: str, known: Iterable[str]) -> str:
    """Return the message for a name that nothing has."""
    return f"unknown {kind} {quoted(word)}{suggest(word, known)}"
