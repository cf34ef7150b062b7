"""`codingpath data import`: the national list of programs, made from federal files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from typing import TypeAlias

from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

from codingpath.catalog.folder import find_data
from codingpath.cli.errors import confirmed
from codingpath.cli.inputs import day
from codingpath.federal.download import Download
from codingpath.federal.importer import import_list
from codingpath.federal.report import report_lines
from codingpath.formats.console import WIDTH_WITHOUT_TERMINAL, console
from codingpath.text import wants_plain

Tick: TypeAlias = Callable[[Download, int, int], None]


def import_files(files: list[Path], to: Path | None, year: str | None, today: str | None, *, force: bool) -> None:
    """Make the list, showing how far it is, then say what is in it."""
    when, folder = day(today), to or find_data()
    with _progress() as tick:
        imported = import_list(files, folder, today=when, tick=tick, year=year, force=force, ask=_asked)
    for line in report_lines(imported):
        sys.stdout.write(_wrapped(line) + "\n")


def _asked(question: str) -> bool:
    """Ask where somebody can answer; a script says `--force`."""
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
    tasks: dict[str, TaskID] = {}
    columns = (TaskProgressColumn(), TextColumn("{task.description}", markup=False), BarColumn(bar_width=None))
    with Progress(*columns, console=console(file=sys.stderr), transient=True, expand=True) as progress:

        def tick(file: Download, done: int, size: int) -> None:
            if file.name not in tasks:
                tasks[file.name] = progress.add_task(file.name)
            progress.update(tasks[file.name], completed=done, total=size)

        yield tick
