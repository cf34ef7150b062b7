"""Words made safe for a page: nothing in them is read as markup, and the marks of sources become links to the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from codingpath.text import one_line

_ONE = r"[0-9]{1,4}(?: low confidence)?(?: check this: past review)?"
_MARKS = re.compile(rf"\[{_ONE}(?:, {_ONE})*\]")
_NUMBER = re.compile("[0-9]+")


def safe(text: str) -> str:
    """Return text on one line that a browser shows as it is."""
    return escape(one_line(text))


@dataclass(frozen=True)
class Words:
    """Makes texts safe and links their source marks."""

    sources: int
    """How many sources the page lists; marks beyond that stay plain."""

    def __call__(self, text: str) -> str:
        """Return a text for a place where links may stand."""
        return _MARKS.sub(lambda marks: _NUMBER.sub(self._link, marks[0]), safe(text))

    def _link(self, found: re.Match[str]) -> str:
        number = int(found[0])
        if not 1 <= number <= self.sources:
            return found[0]
        return f'<a href="#source-{number}" aria-label="Source {number}">{found[0]}</a>'
