"""The forms in which a command prints what it found: one row each, for every command, and one file that draws it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from codingpath.errors import UsageError
from codingpath.model.record import Record, keyword_record
from codingpath.text import quoted

if TYPE_CHECKING:
    from codingpath.formats.csv import Plain
    from codingpath.model.plan.roadmap import Roadmap
    from codingpath.report.blocks import Document
    from codingpath.report.calendar import StudyTimes


Content = Literal["document", "records", "rows", "roadmap"]
"""What a form draws, each a field of `Printout`."""

WORDS: Final[frozenset[Content]] = frozenset({"document", "records"})
"""What a command has that says something: text for people, and the same for programs."""
LIST: Final[frozenset[Content]] = frozenset({*WORDS, "rows"})
"""What a command has that lists something."""
PLAN: Final[frozenset[Content]] = frozenset({*WORDS, "roadmap"})
"""What the command has that makes a plan."""


@keyword_record
class Printout(Record):
    """What a command found, for every form; what costs something is worked out when a form asks for it."""

    document: Document
    """For people."""
    records: Callable[[], object]
    """For programs: what JSON can hold, unknown null."""
    rows: Callable[[], Rows] | None = None
    """For spreadsheets, where it is a list."""
    roadmap: Roadmap | None = None
    """The plan itself, where it is one."""
    key: str = ""
    """Tells the plan from other people's, as `plan_key` does; for forms that draw the roadmap."""
    before: Path | None = None
    """The file that is replaced, if there is one."""
    meeting: date | None = None
    """The day on which the person sees their counselor again, where it is known; for a calendar."""
    study: StudyTimes | None = None
    """When the person wants to study each week, where that is to be in the calendar."""


@keyword_record
class Rows(Record):
    """A list for a spreadsheet."""

    columns: Sequence[str]
    """Names of the columns."""
    lines: Sequence[Sequence[Plain]]
    """One row a line."""


@keyword_record
class Format(Record):
    """One form."""

    name: str
    """What is typed after `--format`."""
    label: str
    """What people call it."""
    endings: tuple[str, ...]
    """How the names of its files end, with the dot; the first is the one to suggest."""
    draws: Content
    """What it is made of; a command that has this offers the form."""
    module: str
    """The module whose `render(printout)` returns the text, imported when it is asked for."""

    @property
    def holds_notes(self) -> bool:
        """Tell whether notes on a client, which are words, can be in it."""
        return self.draws == "document"


TABLE: Final = "table"
"""Name of the form of the screen, which a command prints where nothing else is asked for."""

_HERE: Final = "codingpath.formats."

FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format(name=TABLE, label="Plain text", endings=(".txt",), draws="document", module=f"{_HERE}terminal"),
        Format(
            name="markdown",
            label="Markdown, to read or edit",
            endings=(".md", ".markdown"),
            draws="document",
            module=f"{_HERE}markdown",
        ),
        Format(name="json", label="JSON, for programs", endings=(".json",), draws="records", module=f"{_HERE}json"),
        Format(name="html", label="Web page, to read or print", endings=(".html", ".htm"), draws="document", module=f"{_HERE}html"),
        Format(name="ics", label="Calendar of the days", endings=(".ics",), draws="roadmap", module=f"{_HERE}ics"),
        Format(name="csv", label="Spreadsheet", endings=(".csv",), draws="rows", module=f"{_HERE}csv"),
    )
}
"""Every form by its name, in the order in which people are offered them."""


def offered(contents: Collection[Content]) -> dict[str, Format]:
    """Return the forms of a command that has these contents, by name."""
    return {name: form for name, form in FORMATS.items() if form.draws in contents}


def text_of(printout: Printout, form: Format) -> str:
    """Return what was found in one form; tables are 80 columns wide and have no colors."""
    text: str = import_module(form.module).render(printout)
    return text


def by_ending(output: Path | None, contents: Collection[Content]) -> Format:
    """Return the form which the ending of a file asks for; a table where there is no file, or no ending.

    Raises `UsageError` for any other ending, with those of the forms that have these contents: the file would not be what its name
    says.
    """
    forms = offered(contents)
    known = {ending: form for form in forms.values() for ending in form.endings}
    if output is None or not output.suffix:
        return forms[TABLE]
    check_ending(output, known, ", or say with --format what it is to hold")
    return known[output.suffix.lower()]


def check_ending(output: Path, known: Collection[str], more: str = "") -> None:
    """Raise `UsageError` for a file whose ending is none of these, so that no file is another thing than its name says."""
    if output.suffix and output.suffix.lower() not in known:
        raise UsageError(f"{output}: no file of this command ends in {quoted(output.suffix)[1:-1]}; use {', '.join(known)}{more}")
