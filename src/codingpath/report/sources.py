"""Sources: marks of figures, the list of those cited, with what each speaks for, when it was read and when to read it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from codingpath import __version__
from codingpath.model.catalog import Catalog
from codingpath.model.condition import When
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import last_read
from codingpath.model.source import Source
from codingpath.report.blocks import Block, Bullets, Numbered, Part, Text
from codingpath.report.fit import rows_of, rows_of_bullets
from codingpath.report.words import full_day, listed, month

NUMBERED = "Every figure above carries the number of its source."

KIND = {
    "issuer": "issuer of the credential",
    "government": "government",
    "school": "school",
    "publisher": "whoever publishes it",
    "independent": "independent pages that agree",
    "assumption": "assumption of this tool",
}


ROWS: Final = 15
"""The most lines of the part `sources`, with its title, on a screen of 80 columns."""


def sources_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return whose figures the roadmap shows, who belongs to it and how old it is; it is written when everything has been cited."""
    cited = [roadmap.catalog.sources[s] for s in cites.used]
    last, made = notices(roadmap, "sources", cites), versions(roadmap, cited)
    shown = [] if cites.full else _publishers(roadmap, cited, ROWS - 1 - rows_of_bullets(last) - rows_of(made))
    return Part("sources", "Sources", (*shown, *last, Text(made, "quiet")), compact=not cites.full)


def _publishers(roadmap: Roadmap, cited: Sequence[Source], rows: int) -> list[Block]:
    """Return who says what is shown, of which times and where, in so many lines; the appendix has every page."""
    by_name: dict[str, list[Source]] = {}
    for source in cited:
        if source.kind != "assumption":
            by_name.setdefault(source.publisher, []).append(source)
    named = [_publisher(name, said, roadmap.today) for name, said in by_name.items()]
    more = "Every page with its dates: codingpath plan --part all-sources"
    kept = list(named)
    while kept and rows_of(_joined(kept, len(named))) > rows - 1:
        kept.pop()
    return [Text(_joined(kept, len(named))), Text(more, "quiet", command=True)] if named else []


def _joined(names: Sequence[str], of: int) -> str:
    return "; ".join([*names, f"{of - len(names)} more"] if len(names) < of else names) + "."


def _publisher(name: str, said: Sequence[Source], today: date) -> str:
    """Return one publisher with the oldest and the newest time it speaks for, and its web site."""
    times = [source.time for source in sorted(said, key=lambda source: source.as_of)]
    when = " to ".join(dict.fromkeys((times[0], times[-1])))
    check = ", check: past review" if any(source.is_stale(today) for source in said) else ""
    return f"{name}, {when} ({said[0].site}{check})"


def versions(roadmap: Roadmap, cited: Sequence[Source]) -> str:
    """Say by which versions the roadmap was made, and how old its facts are."""
    return " ".join([made_on(roadmap.catalog, roadmap.today), *([read_dates(cited)] if cited else [])])


def all_sources_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return every source with its dates, in the order of their numbers; it is written when everything has been cited."""
    lead = f"{NUMBERED} Sums, dates and estimates are reckoned from these and from your answers."
    cited = [roadmap.catalog.sources[s] for s in cites.used]
    return Part("all-sources", "All sources", source_list(cited, roadmap.today, lead))


def source_part(catalog: Catalog, cites: Cites, today: date) -> Part:
    """Return the sources of a page that knows nothing of a person; it must come last."""
    last = standing(catalog, "sources", cites)
    cited = [catalog.sources[s] for s in cites.used]
    return Part("sources", "Sources", (*source_list(cited, today, NUMBERED, confirm=True), *last))


def source_list(cited: Sequence[Source], today: date, lead: str, *, confirm: bool = False) -> tuple[Block, ...]:
    """Return sources in the order of their numbers, under a sentence; `confirm` says where to confirm, for lists that leave it out."""
    stale = sum(1 for source in cited if source.is_stale(today))
    if stale:
        lead += f" {stale} of them are past their review date: check those before you rely on them."
    items = (source_line(source, today, confirm=confirm) for source in cited)
    return Text(lead), Numbered(tuple(items))


def read_dates(cited: Sequence[Source]) -> str:
    """Say when the newest of some sources was read, and when the first is to be read again."""
    read, due = last_read(cited), min(s.review_by for s in cited)
    return (f"Facts last read {full_day(read)}; next" if read else "Next") + f" review due {full_day(due)}."


def source_line(source: Source, today: date, *, confirm: bool) -> str:
    """Return who says it, where, how sure it is and how old; `confirm` adds where to confirm it."""
    stale = "CHECK THIS, past review: " if source.is_stale(today) else ""
    where = "" if source.kind == "assumption" else f" {source.address}."
    return (
        f"{stale}{source.name.rstrip('.')}.{where} {KIND[source.kind].capitalize()}, confidence {source.confidence}. "
        f"Speaks for {as_of(source)}, read {source.checked}, review by {source.review_by}."
        f"{f' Confirm at {source.confirm_at}.' if confirm and source.confirm_at else ''}"
    )


def as_of(source: Source) -> str:
    """Return the time a source speaks for."""
    return f"{'about ' if source.about else ''}{source.as_of}"


def as_of_words(source: Source) -> str:
    """Return the time a source speaks for as people write it: a day, a month or a year."""
    about, parts = "about " if source.about else "", [int(part) for part in source.as_of.split("-")]
    match parts:
        case [year, number, day]:
            return about + full_day(date(year, number, day))
        case [year, number]:
            return about + month(date(year, number, 1))
        case _:
            return about + source.as_of


# Marks of sources: their numbers where all of them are listed, in the order in which they are first cited; else short tags.


class Cites:
    """Hands out the marks of sources and remembers what was cited."""

    def __init__(self, sources: Mapping[str, Source], today: date, *, full: bool = True) -> None:
        """Cite from these sources; `today` decides which are past review.

        `full` tells whether everything is said at length and all sources are listed at the end: a mark is then a number.
        """
        self.full = full
        self._sources = sources
        self._today = today
        self._numbers: dict[str, int] = {}

    @property
    def used(self) -> tuple[str, ...]:
        """Return the ids cited so far, in order."""
        return tuple(self._numbers)

    def __call__(self, *ids: str | None) -> str:
        """Return the marks of some sources with a space before, or nothing for none: ` [1, 2]`, or ` (BLS, May 2025)`.

        A source past its review date carries "check"; one of low confidence carries that word.
        """
        cited = [self._cited(source_id) for source_id in dict.fromkeys(ids) if source_id is not None]
        if self.full:
            told = "; ".join(dict.fromkeys(source.mark for source in cited if source.in_words))
            numbers = f" [{', '.join(f'{self._numbers[source.id]}{self._doubt(source)}' for source in cited)}]" if cited else ""
            return f"{f' ({told})' if told else ''}{numbers}"
        tags = dict.fromkeys(f"{source.mark}{self._doubt(source)}" for source in cited)
        return f" ({'; '.join(tags)})" if tags else ""

    def in_words(self, source_id: str | None) -> bool:
        """Tell whether the mark of a source stands beside its figure wherever that is said."""
        return source_id is not None and self._sources[source_id].in_words

    def _cited(self, source_id: str) -> Source:
        self._numbers.setdefault(source_id, len(self._numbers) + 1)
        return self._sources[source_id]

    def _doubt(self, source: Source) -> str:
        low = " low confidence" if source.confidence == "low" else ""
        return f"{low} check this: past review" if source.is_stale(self._today) else low


def doubt(source: Source, today: date) -> str:
    """Return what a reader must know of a source beside its figure, where no source is named: its low confidence, or its age."""
    low = ["low confidence"] if source.confidence == "low" else []
    said = ", ".join([*low, *(["check: past review"] if source.is_stale(today) else [])])
    return f" ({said})" if said else ""


# Notices that stand at the end of a part.


def notices(roadmap: Roadmap, part: str, cites: Cites) -> list[Block]:
    """Return the notices of one part as bullets, or nothing."""
    items = tuple(notice_lines(roadmap, part, cites))
    return [Bullets(items)] if items else []


def notice_lines(roadmap: Roadmap, part: str, cites: Cites) -> list[str]:
    """Return the notices of one part, a text each; those for the part at length, or for it in short, only where it is that."""
    found = (n for n in roadmap.notices if n.part == part and not n.by_office)
    return [n.text + cites(n.source) for n in found if not (n.in_short if cites.full else n.at_length)]


def with_office_notes(roadmap: Roadmap, part: Part) -> Part:
    """Return a part with what the office says in it; a figure there rests on its word, so its name stands before it."""
    office = roadmap.catalog.office
    said = tuple(f"{office.name}: {n.text}" for n in roadmap.notices if office and n.by_office and n.part == part.id)
    return replace(part, blocks=(*part.blocks, Bullets(said))) if said else part


def standing(catalog: Catalog, part: str, cites: Cites) -> list[Block]:
    """Return the notices of one part that hold for everybody, for pages that know nothing of a person."""
    items = tuple(n.text + cites(n.source) for n in catalog.guidance.notices if n.part == part and n.when == When())
    return [Bullets(items)] if items else []


# -- by which versions a document was made, and whose data it rests on


def made_on(catalog: Catalog, today: date) -> str:
    """Say when something was made, and by which versions."""
    return f"Made on {full_day(today)} with codingpath {__version__}, rules {catalog.rules.version}."


def whose_data(catalog: Catalog) -> tuple[str, ...]:
    """Say with which office something was prepared, and how to reach it; nothing where the data is the program's own."""
    office = catalog.office
    return () if office is None else (f"Prepared with {', '.join(part for part in (office.name, office.contact) if part)}.",)


def whose_files(catalog: Catalog) -> tuple[str, ...]:
    """Say whose data files these are and in which they differ from the program's own, for those who keep them."""
    office = catalog.office
    if office is None:
        return ()
    changed = f"It differs from the program's own in {listed(list(office.differs_in))}."
    said = [f"Data of {office.name}.", changed if office.differs_in else "It is the same as the program's own."]
    return (" ".join([*said, f"Contact: {office.contact}."] if office.contact else said),)
