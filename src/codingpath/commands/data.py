"""`codingpath data import`: the national list of programs, made from federal files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from codingpath.cli.errors import handled
from codingpath.formats.console import WIDTH_WITHOUT_TERMINAL, console

if TYPE_CHECKING:
    from codingpath.federal.download import Download

Tick: TypeAlias = Callable[["Download", int, int], None]


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE FILE FILE …",
            help="College Scorecard (MERGED…_PP), IPEDS directory (HD…) and completions (C…_A); if you have them, distance education"
            " (C…DEP) of up to three years and institutional characteristics (IC…).",
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
    from codingpath.cli.confirm import confirmed  # noqa: PLC0415

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
