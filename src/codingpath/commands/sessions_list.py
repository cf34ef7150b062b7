"""`codingpath sessions list`: the clients at a glance. No note, no answer, no amount, and nothing that could disclose a disability."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from codingpath.catalog.cache import content_key
from codingpath.catalog.folder import find_data
from codingpath.cli.errors import say, trouble
from codingpath.cli.inputs import day, load, named_day
from codingpath.cli.output import Target, emit, progress
from codingpath.errors import UsageError
from codingpath.formats import TABLE, Printout, Rows
from codingpath.model.catalog import Catalog
from codingpath.planning.kept_apart import is_private
from codingpath.planning.person import AWARD
from codingpath.report.blocks import Block, Cell, Document, Part, Table, Text
from codingpath.report.words import counted, full_day
from codingpath.sessions import names
from codingpath.sessions.caseload import Client, caseload
from codingpath.sessions.names import notes_path, path_of
from codingpath.sessions.summary import ClientSummary, Stage

NOBODY: Final = "No session is saved yet. `codingpath` starts one, `codingpath --session NAME` one for somebody else."

SHOWN: Final = 40
"""How many clients a screen lists, those touched last; all with --full."""
STAGES: Final[Mapping[Stage, str]] = {
    "asking": "quiz open",
    "preparing": "to settle first",
    "before": "before training",
    "training": "in training",
    "exam": "exam next",
    "searching": "job search",
    "working": "at work",
}


def list_(today: str | None, by: str | None, data: Path | None, to: Target, *, due: bool, full: bool) -> None:
    """List who is saved here, last touched first; or who is due, the longest first."""
    if by is not None and not due:
        raise UsageError("--by goes with --due: it names the day by which somebody is due")
    when, catalog = day(today), load(data)
    until = when if by is None else named_day("--by", by)
    with progress("Looking at the clients") as shown:
        found = caseload(catalog, content_key(find_data(data)), shown)
    trouble(*names.unusable(), *_problems(found))
    if not found and to.form.name == TABLE and to.output is None:
        say(NOBODY)
        return
    listed = _due(found, until) if due else found
    words = _Words(catalog, when, full=full or to.output is not None)
    printout = Printout(
        document=words.document(
            listed, f"Due by {full_day(until)}" if due else "Saved sessions", nobody=NOBODY if not due else NOT_DUE
        ),
        records=lambda: [_record(client, catalog) for client in listed],
        rows=lambda: Rows(columns=COLUMNS, lines=[_row(client, catalog) for client in listed]),
    )
    emit(printout, to, private=True)


NOT_DUE: Final = "Nobody is due by then."


def _due(found: Sequence[Client], until: date) -> list[Client]:
    """Return who has something to do, or a meeting, by a day; who waits longest first."""
    dated = [(client.about.next_day, client) for client in found if client.about and client.about.next_day]
    return [client for next_day, client in sorted(dated, key=lambda pair: (pair[0], pair[1].name)) if next_day <= until]


def _problems(found: Sequence[Client]) -> Iterator[str]:
    """Yield which file of whom cannot be read."""
    for client in found:
        if client.problem:
            yield f"{path_of(client.name)}: {client.problem}"
        if client.notes_lost:
            yield f"{notes_path(client.name)}: the notes cannot be read."


LEGEND: Final = Text("Last: the last contact. Next: the next date. Steps: those still open.", "quiet")


class _Words:
    """The list in words."""

    def __init__(self, catalog: Catalog, today: date, *, full: bool) -> None:
        self._catalog, self._today, self._full = catalog, today, full

    def document(self, listed: Sequence[Client], title: str, nobody: str) -> Document:
        shown = listed if self._full else listed[:SHOWN]
        blocks: list[Block] = [LEGEND, self._table(shown)] if shown else [Text(nobody)]
        if len(listed) > len(shown):
            blocks.append(Text(f"{counted(len(listed) - len(shown), 'more client')}: --full lists all, --due who is due.", "quiet"))
        return Document(title=title, facts=(), opening=Part("sessions", title, tuple(blocks), compact=True), parts=())

    def _table(self, listed: Sequence[Client]) -> Table:
        columns: list[tuple[str, Callable[[Client], Cell]]] = [
            ("Name", _name),
            ("Result", self._result),
            ("Status", self._status),
            ("Last", self._last),
            ("Next", self._next),
            ("Steps", _open),
            *([("Beside", _beside)] if self._full else []),
        ]
        rows = tuple(tuple(say(client) for _, say in columns) for client in listed)
        return Table(tuple(title for title, _ in columns), rows, numeric=(5,))

    def _result(self, client: Client) -> Cell:
        return Cell("" if client.about is None else result_words(client.about, self._catalog))

    def _status(self, client: Client) -> Cell:
        about = client.about
        if about is None:
            return Cell(client.problem or "", "bad")
        left = f", {about.answered} of {about.questions}" if about.stage == "asking" else ""
        return Cell(f"{STAGES[about.stage]}{left}")

    def _last(self, client: Client) -> Cell:
        """Say the last contact; one to come is doubted, as it was saved by a clock that went wrong."""
        day = client.about.last_contact if client.about else None
        if day is None:
            return Cell("")
        return Cell(f"{day}?", "warn") if day > self._today else Cell(day.isoformat())

    def _next(self, client: Client) -> Cell:
        day = client.about.next_day if client.about else None
        return Cell("") if day is None else Cell(day.isoformat(), "warn" if day < self._today else "plain")


def result_words(about: ClientSummary, catalog: Catalog) -> str:
    """Say where the answers of a client lead, in few words: the training, and the certification where one is aimed for."""
    chosen = {d.id: d.option(option) for d in catalog.rules.decisions if (option := dict(about.result).get(d.id))}
    named = [chosen[AWARD].label] if AWARD in chosen else []
    return ", ".join([*named, *(option.label for option in chosen.values() if option.credential is not None)])


def _name(client: Client) -> Cell:
    return Cell(client.name, "strong")


def _open(client: Client) -> Cell:
    return Cell(str(client.about.open_steps) if client.about and client.about.finished else "")


def _beside(client: Client) -> Cell:
    """Say what is kept beside the answers."""
    if client.notes_lost:
        return Cell("notes cannot be read", "bad")
    noted = client.about.notes if client.about else 0
    parts = [counted(noted, "note")] * bool(noted) + [counted(len(client.variants), "variant")] * bool(client.variants)
    return Cell(", ".join(parts))


COLUMNS: Final = (
    "name", "result", "status", "last_contact", "next_date", "open_steps", "saved", "finished", "answered", "questions", "variants",
    "notes", "problem",
)  # fmt: skip


def _row(client: Client, catalog: Catalog) -> list[Any]:
    record = _record(client, catalog)
    result = client.about and result_words(client.about, catalog)
    return [{**record, "result": result, "variants": ", ".join(record["variants"])}[name] for name in COLUMNS]


KEPT_APART: Final = "(kept apart)"
"""In place of the name of a variant that could tell of a disability, as one that was tried with such an answer is called by it."""


def _record(client: Client, catalog: Catalog) -> dict[str, Any]:
    """Return a client for other programs; unknown is null. `status` is a stage, `result` decision to option."""
    about = client.about
    return {
        "name": client.name,
        "result": dict(about.result) if about else None,
        "status": about.stage if about else None,
        "last_contact": _iso(about.last_contact) if about else None,
        "next_date": _iso(about.next_day) if about else None,
        "open_steps": about.open_steps if about and about.finished else None,
        "saved": about.saved if about else "",
        "finished": bool(about and about.finished),
        "answered": about.answered if about else 0,
        "questions": about.questions if about else 0,
        "variants": [KEPT_APART if is_private(catalog, variant) else variant for variant in client.variants],
        "notes": None if client.notes_lost else about.notes if about else 0,
        "problem": client.problem,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
