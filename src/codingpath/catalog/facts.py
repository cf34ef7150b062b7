"""Every fact in the data: each figure or record that names its source, found by walking the catalog field by field.

A new kind of record needs no line here: a field called `source`, or one that ends in `_source`, makes a fact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from codingpath.model.catalog import Catalog
from codingpath.model.record import Record, keyword_record
from codingpath.model.source import Source

PROGRAMS = "programs"
"""Path of the programs, which are thousands: they are counted by source."""

PAGES = "school_pages"
"""Path of what pages of schools say of programs: one fact a source, however many programs it speaks of."""

SOON = timedelta(days=60)
"""How long before its review date a source is worth reading again."""

_APART = {PROGRAMS, "sources"}
_KEYS = ("id", "soc")
"""What a record in a list is known by; its place in the list where it has neither."""


@keyword_record
class Fact(Record):
    """One figure or record, and what it rests on."""

    path: str
    """Where it stands in the data, such as `credentials.cpc.exam_usd`."""
    source: str
    """Id of the source."""
    record: object | None
    """The record that names the source, or the list that a field ending in `_source` speaks for; none for programs."""
    rows: int = 1
    """How many rows it stands for: one, or those of a list."""


@keyword_record
class Sourced(Record):
    """One source and every fact that rests on it."""

    source: Source
    facts: tuple[Fact, ...]

    def is_due(self, today: date) -> bool:
        """Tell whether its review date has passed or is near."""
        return today + SOON >= self.source.review_by

    @property
    def programs(self) -> int:
        """Return how many programs rest on it."""
        return sum(fact.rows for fact in self.facts if fact.path == PROGRAMS)

    @property
    def figures(self) -> int:
        """Return how many facts other than programs rest on it."""
        return sum(1 for fact in self.facts if fact.path != PROGRAMS)


def facts(catalog: Catalog) -> tuple[Fact, ...]:
    """Return every fact in the order of the catalog, the programs and pages of schools last, one fact a source."""
    walked = (fact for f in fields(catalog) if f.name not in _APART for fact in _walk(getattr(catalog, f.name), f.name))
    counts = Counter(
        (path, source)
        for program in catalog.programs
        for path, source in ((PROGRAMS, program.source), (PAGES, program.page_source))
        if source
    )
    return (*walked, *(Fact(path=path, source=source, record=None, rows=rows) for (path, source), rows in counts.items()))


def facts_in(record: Record, path: str) -> Iterator[Fact]:
    """Yield the facts of one record of the catalog; `path` says where it stands."""
    yield from _walk(record, path)


def by_source(catalog: Catalog) -> tuple[Sourced, ...]:
    """Return the facts of each source; the oldest review date first."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts(catalog):
        found[fact.source].append(fact)
    groups = (Sourced(source=catalog.sources[source], facts=tuple(some)) for source, some in found.items())
    return tuple(sorted(groups, key=lambda group: (group.source.review_by, group.source.id)))


def next_review(groups: Iterable[Sourced], today: date) -> date | None:
    """Return the first review date that has not passed, or none if all have."""
    return min((g.source.review_by for g in groups if not g.source.is_stale(today)), default=None)


def _walk(value: object, path: str) -> Iterator[Fact]:
    kind: Any = type(value)
    names = _names(kind)
    if names is not None:
        for name in names:
            yield from _field(value, name, path)
    elif isinstance(value, tuple):
        for key, item in _keyed(value):
            yield from _walk(item, f"{path}.{key}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, f"{path}.{key}")


@cache
def _names(cls: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a record; none for what is no record."""
    return tuple(field.name for field in fields(cls)) if is_dataclass(cls) else None


def _field(record: object, name: str, path: str) -> Iterator[Fact]:
    """Yield the fact that a field makes of its record, or the facts inside the field."""
    value = getattr(record, name)
    if isinstance(value, str):
        if name == "source":
            yield Fact(path=path, source=value, record=record)
        elif name.endswith("_source"):
            covered, rows = _covered(record, name.removesuffix("_source"))
            yield Fact(path=f"{path}.{covered}", source=value, record=rows, rows=len(rows))
    elif value is not None:
        yield from _walk(value, f"{path}.{name}")


def _covered(record: object, start: str) -> tuple[str, tuple[object, ...]]:
    """Return the list that a field such as `term_source` speaks for: the one whose name begins alike, here `term_starts`."""
    lists = ((name, value) for name, value in vars(record).items() if name.startswith(start) and isinstance(value, tuple))
    return next(lists)


def _keyed(items: Iterable[object]) -> Iterator[tuple[str, object]]:
    """Yield each item of a list with its id, else its place; of items that share an id the second is `id-2`."""
    seen: Counter[str] = Counter()
    for number, item in enumerate(items, 1):
        key = str(next((getattr(item, name) for name in _KEYS if hasattr(item, name)), number))
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}", item
