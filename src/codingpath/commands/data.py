"""`codingpath data import`: the national list of programs, made from federal files."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from codingpath.cli.errors import handled, note
from codingpath.cli.help import Command, Group
from codingpath.cli.options import Data, NoColor, Today
from codingpath.cli.output import Force, ListFormatOption, NoPager, Output
from codingpath.errors import UsageError
from codingpath.formats.console import WIDTH_WITHOUT_TERMINAL, console
from codingpath.model.source import LONGEST, Office
from codingpath.text import one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codingpath.federal.download import Download


Tick: TypeAlias = Callable[["Download", int, int], None]


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE FILE FILE …",
            help="College Scorecard (MERGED…_PP), IPEDS directory (HD…) and completions (C…_A); if you have them, distance education"
            " (C…DEP) of up to three years, institutional characteristics (IC…) and eligible training programs (xlsx).",
        ),
    ],
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Another data folder than the one in use.")] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="School year such as 2023-24, if the names do not say.")
    ] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE", help="The day to note as checked.")] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Take files of different years, older ones than in place, or a list that lost many programs."),
    ] = False,
) -> None:
    """Make the national list of programs from federal files: three, and more that say what is taught online.

    Download them from collegescorecard.ed.gov/data and nces.ed.gov/ipeds. Name them in any order, packed as they came. Nothing is
    fetched. Both files of the list are replaced in one step; on any fault the old list stays.
    """
    with handled():
        from codingpath.catalog.locate import find_data  # noqa: PLC0415
        from codingpath.cli.inputs import day  # noqa: PLC0415
        from codingpath.federal.importer import import_list, report_lines  # noqa: PLC0415

        when, folder = day(today), to or find_data()
        with _progress() as tick:
            imported = import_list(files, folder, today=when, tick=tick, year=year, force=force, ask=_asked)
        for line in report_lines(imported):
            sys.stdout.write(_wrapped(line) + "\n")


def _asked(question: str) -> bool:
    """Ask where somebody can answer; a script says `--force`."""
    from codingpath.cli.errors import confirmed  # noqa: PLC0415

    return sys.stdin.isatty() and confirmed(question, yes=False)


def _wrapped(line: str) -> str:
    """Break a line between words where the screen ends; what follows stands two spaces further in."""
    margin = " " * (len(line) - len(line.lstrip()))
    width = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns
    return fill(
        line.strip(), width, initial_indent=margin, subsequent_indent=f"{margin}  ", break_long_words=False, break_on_hyphens=False
    )


@contextmanager
def _progress() -> Iterator[Tick]:
    from codingpath.wizard.fallback import wants_plain  # noqa: PLC0415

    if sys.stderr.isatty() and not wants_plain(os.environ):
        with _bars() as tick:
            yield tick
    else:
        yield _a_line_a_file()


def _a_line_a_file() -> Tick:
    said: set[str] = set()

    def tick(file: Download, _done: int, _size: int) -> None:
        if file.name not in said:
            said.add(file.name)
            sys.stderr.write(f"Reading {file.name}\n")

    return tick


@contextmanager
def _bars() -> Iterator[Tick]:
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn  # noqa: PLC0415

    tasks: dict[str, TaskID] = {}
    columns = (TaskProgressColumn(), TextColumn("{task.description}", markup=False), BarColumn(bar_width=None))
    with Progress(*columns, console=console(file=sys.stderr), transient=True, expand=True) as progress:

        def tick(file: Download, done: int, size: int) -> None:
            if file.name not in tasks:
                tasks[file.name] = progress.add_task(file.name)
            progress.update(tasks[file.name], completed=done, total=size)

        yield tick


# `codingpath data init`: a data folder of an office's own.


def data_init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="Name of your office; else that of the folder.")
    ] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar="TEXT", help="How to reach it, such as a number.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the data files in a folder that is not empty.")] = False,
) -> None:
    """Start a data folder of your own from a copy of the program's: questions, rules, programs, sources of money.

    Change the files in any text editor. Every plan made with them says whose data it is, and in which files it differs.
    """
    with handled():
        from codingpath.catalog.new_folder import new_folder  # noqa: PLC0415

        office = _office(folder, name, contact)
        files = new_folder(folder, office, force=force)
        sys.stdout.write(f"Made {folder} with {len(files)} files{f', kept by {office.name}' if office else ''}.\n\n")
        sys.stdout.write("\n".join(_next(folder)) + "\n")


def _office(folder: Path, name: str | None, contact: str | None) -> Office | None:
    """Return what to write of the office; nothing where the folder has a name already and no other is given."""
    if name is None and contact is None and (folder / "office.yaml").exists():
        return None
    called = _text("--name", folder.resolve().name if name is None else name)
    return Office(name=called, contact=None if contact is None else _text("--contact", contact))


def _text(option: str, given: str) -> str:
    text = one_line(given)
    if not 0 < len(text) <= LONGEST:
        raise UsageError(f"{option} {quoted(given)}: write 1 to {LONGEST} characters; it stands under every title")
    return text


def _next(folder: Path) -> list[str]:
    """Return what to do next, with the commands as this system's shell takes them."""
    named, place = (f'"{path}"' if os.name == "nt" else shlex.quote(str(path)) for path in (folder, folder.resolve()))
    setting = f"set CODINGPATH_DATA={folder.resolve()}" if os.name == "nt" else f"export CODINGPATH_DATA={place}"
    return [
        "Next:",
        f"1. Open {folder / 'office.yaml'} and see whether the name is right.",
        "2. Change what your office knows better, such as programs.yaml or funding.yaml.",
        f"3. See whether all still holds: codingpath check --data {named}",
        f"4. Use it in every command of this shell: {setting}",
    ]


# `codingpath data schema`: JSON Schemas by which an editor checks and completes the data files.


def data_schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write a file for each into a folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    data: Data = None,
) -> None:
    """Print the JSON Schema of each data file, with the ids of this data folder, for an editor.

    Make them again after you add an id. `codingpath check` sees more: two equal ids, an empty range, a gap in the rules.
    """
    with handled():
        from codingpath.catalog.editor_schema import as_text, schema_texts, written_schemas  # noqa: PLC0415
        from codingpath.cli.inputs import load  # noqa: PLC0415

        catalog = load(data)
        if output is None:
            sys.stdout.write(as_text(written_schemas(catalog)))
        else:
            _write_all(schema_texts(catalog), output, force=force)
        sys.stdout.flush()


def _write_all(texts: Mapping[str, str], folder: Path, *, force: bool) -> None:
    """Write every file, or none where one is there already."""
    from codingpath.errors import CodingpathError  # noqa: PLC0415
    from codingpath.files import write  # noqa: PLC0415

    there = [name for name in texts if (folder / name).exists()]
    if there and not force:
        raise CodingpathError(f"{folder / there[0]}: there is a file already; use --force to replace it, or another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CodingpathError(
            f"{folder}: cannot make this folder ({error.strerror or error}); choose another with --output"
        ) from error
    for name, text in texts.items():
        write(text, folder / name, force=force)
    note(f"Wrote {len(texts)} files to {folder}.")


# `codingpath data status`: every fact, what it rests on, how old that is and when to look again.

Stale = Annotated[bool, typer.Option("--stale", help="Only what is past its review date, or will be within 60 days.")]


def data_status(
    stale: Stale = False,
    form: ListFormatOption = None,
    output: Output = None,
    force: Force = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """List every fact by its source, the oldest review date first: what it says, its age, when to read it again."""
    with handled():
        from codingpath.cli.inputs import day, load  # noqa: PLC0415
        from codingpath.cli.output import Listing, emit  # noqa: PLC0415
        from codingpath.formats.records import COLUMNS, status_records, status_rows  # noqa: PLC0415
        from codingpath.model.facts import by_source  # noqa: PLC0415
        from codingpath.report.data_status import status  # noqa: PLC0415

        when, catalog = day(today), load(data)
        groups = by_source(catalog)
        shown = tuple(group for group in groups if group.is_due(when)) if stale else groups
        listing = Listing(
            document=status(catalog, groups, shown, when),
            records=status_records(catalog, groups, shown, when),
            columns=COLUMNS,
            rows=status_rows(shown, when),
        )
        emit(listing, form, output=output, force=force, no_color=no_color, no_pager=no_pager)


# `codingpath data`: the commands of whoever keeps the facts.

data = typer.Typer(
    name="data",
    cls=Group,
    help="Keep the facts true: start a folder of your own, import the national list, see what is past review.",
    rich_markup_mode=None,
)
data.command("init", cls=Command)(data_init)
data.command("import", cls=Command)(import_files)
data.command("schema", cls=Command)(data_schema)
data.command("status", cls=Command)(data_status)
