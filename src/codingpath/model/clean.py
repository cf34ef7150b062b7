"""Text that somebody typed, without what could act on a screen or in a file."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_TURNS = {"\ufeff", *(chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
"""The byte order mark, and the marks that turn the reading direction of what follows."""


def _is_read(character: str) -> bool:
    code = ord(character)
    unused = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - no character ever, and a fault in YAML
    return not unused and character not in _TURNS and unicodedata.category(character) not in {"Cc", "Cs"}


def cleaned(text: str) -> str:
    r"""Return the text with plain `\n` line breaks and spaces for tabs, and no control character or half of a character pair.

    Everything that can be read stays as typed, `<`, `|` and `]` too: each form escapes what is special to it.
    """
    lines = _BREAKS.sub("\n", text).replace("\t", " ")
    return "".join(c for c in lines if c == "\n" or _is_read(c))


def one_line(text: str) -> str:
    """Return the same on one line, each run of blanks as one space."""
    return " ".join(cleaned(text).split())
