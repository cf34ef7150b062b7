"""The shortlist of a session: schools put on it and taken off, what they said written down, corrected and taken out.

Nothing here is written anywhere: each function returns what happened with that one change, or raises a `CodingpathError` that says
what to do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from codingpath.errors import CodingpathError
from codingpath.model.program import Program
from codingpath.model.progress import MOST_SCHOOLS, NAME, SAID_OF, Progress, Quote, School
from codingpath.text import one_line, quoted, suggest

MOST_QUOTES: Final = 40
"""Days on which one school was asked; nobody asks so often, and a session stays small."""

_TYPED_ID: Final = "my-"
"""How the id of a school begins that was typed by hand; none of the list begins so."""

_ROOM: Final = 24
"""Characters of such an id behind that."""

_EMPTY: Final[dict[str, Any]] = {field.name: field.default for field in fields(Quote)}


def with_program(progress: Progress, program: Program, copy: Mapping[str, Any] | None) -> Progress:
    """Return the shortlist with the school of a program more; `copy` is that of the program, as a session keeps it."""
    if progress.school(program.id) is not None:
        raise CodingpathError(f"{program.school}: it is on the list already, as {program.id}")
    return _with_school(progress, School(id=program.id, name=_name(program.school), program=copy))


def with_name(progress: Progress, typed: str) -> Progress:
    """Return the shortlist with a school more of which nothing is known but the name."""
    name = _name(typed)
    if any(school.name.casefold() == name.casefold() for school in progress.schools):
        raise CodingpathError(f"{quoted(name)} is on the list already; add what tells it apart, such as the city")
    return _with_school(progress, School(id=_free_id(progress, name), name=name))


def _name(typed: str) -> str:
    name = one_line(typed)
    fault = NAME.fault(name) if name else "the name is empty; type what the school is called"
    if fault is not None:
        raise CodingpathError(fault)
    return name


def _free_id(progress: Progress, name: str) -> str:
    """Return an id for a school that was typed by hand, made of its name."""
    words = _whole_words("-".join(re.findall(r"[a-z0-9]+", name.casefold()))) or "school"
    taken = {school.id for school in progress.schools}
    numbered = (f"{_TYPED_ID}{words}{f'-{number}' if number > 1 else ''}" for number in range(1, MOST_SCHOOLS + 2))
    return next(free for free in numbered if free not in taken)


def _whole_words(joined: str) -> str:
    """Return as many whole words as an id has room for; of a first word that is too long, its beginning."""
    cut = joined[:_ROOM]
    return cut if len(joined) <= _ROOM or joined[_ROOM] == "-" else cut.rpartition("-")[0] or cut


def _with_school(progress: Progress, school: School) -> Progress:
    if len(progress.schools) >= MOST_SCHOOLS:
        raise CodingpathError(f"there are {MOST_SCHOOLS} schools on the list already; take one off first")
    return replace(progress, schools=(*progress.schools, school))


def without_school(progress: Progress, school: School) -> Progress:
    """Return the shortlist without one school and what it said."""
    return replace(progress, schools=tuple(s for s in progress.schools if s.id != school.id))


def found(progress: Progress, typed: str) -> School:
    """Return the school of an id, or the one with these words in its name; raise `CodingpathError` for none or several."""
    name = one_line(typed).casefold()
    same = [s for s in progress.schools if name in (s.id.casefold(), s.name.casefold())]
    some = same or [s for s in progress.schools if name and all(word in s.name.casefold() for word in name.split())]
    if len(some) == 1:
        return some[0]
    if some:
        raise CodingpathError(
            f"{quoted(typed)} is {len(some)} schools of the list: {', '.join(s.id for s in some)}; use one of these ids"
        )
    if not progress.schools:
        raise CodingpathError("no school is on the list yet; `codingpath schools add` puts one on it")
    hint = suggest(typed, [s.id for s in progress.schools]) or "; `codingpath schools list` shows them"
    raise CodingpathError(f"no school of the list is called {quoted(typed)}{hint}")


# What a school said.


def with_said(progress: Progress, school: School, day: date, who: str, said: dict[str, Any]) -> Progress:
    """Return the shortlist with what a school said: beside what the same person said that day, in place of what is said anew."""
    if not said:
        return progress
    same = next((q for q in school.quotes if (q.day, q.who) == (day, who)), None)
    told = replace(same, **said) if same else Quote(day=day, who=who, **said)
    others = [q for q in school.quotes if q is not same]
    if len(others) >= MOST_QUOTES:
        raise CodingpathError(f"{school.name}: there are {MOST_QUOTES} days of what it said already; take one out first")
    return _with_quotes(progress, school, [*others, told])


def without_said(progress: Progress, school: School, names: Sequence[str], day: date | None = None) -> Progress:
    """Return the shortlist without the last word of a school on some fields of `Quote`, or of one day; without names, all of that day.

    What it said before counts again. Raises `CodingpathError` where nothing was said.
    """
    quotes = list(school.quotes)
    for name in names or [""]:
        at = next((i for i in reversed(range(len(quotes))) if _says(quotes[i], name) and day in (None, quotes[i].day)), None)
        if at is None:
            raise CodingpathError(
                f"{school.name} said nothing of that{f' on {day}' if day else ''}; `codingpath schools list` shows what it said"
            )
        quotes[at : at + 1] = _left_of(quotes[at], name)
    return _with_quotes(progress, school, quotes)


def _left_of(quote: Quote, name: str) -> list[Quote]:
    """Return a quote without one field; none where that was all of it, or no field is named."""
    if not name:
        return []
    left = replace(quote, **{name: _EMPTY[name], **({"passed_of": None} if name == "passed_percent" else {})})
    return [left] if _says(left, "") else []


def _says(quote: Quote, name: str) -> bool:
    """Tell whether something was said, of one field or of any."""
    return any(getattr(quote, each) != _EMPTY[each] for each in ([name] if name else SAID_OF))


def _with_quotes(progress: Progress, school: School, quotes: Sequence[Quote]) -> Progress:
    """Return the shortlist with the quotes of one school, oldest first."""
    told = replace(school, quotes=tuple(sorted(quotes, key=lambda quote: quote.day)))
    return replace(progress, schools=tuple(told if s.id == school.id else s for s in progress.schools))
