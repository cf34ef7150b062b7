"""`codingpath sessions iep`."""

from __future__ import annotations

from pathlib import Path

from codingpath.cli.errors import note
from codingpath.cli.inputs import day, load
from codingpath.cli.output import emit
from codingpath.commands.papers.whose import plan_of
from codingpath.commands.progress.kept import keep
from codingpath.errors import CodingpathError
from codingpath.formats import WORDS, Format, by_ending
from codingpath.formats.papers import paper_printout
from codingpath.planning.progress import with_employment_plan
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.sessions.alias import shown_name


def iep(
    name: str,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    no_name: bool,
    force: bool,
    no_color: bool,
) -> None:
    """Print a draft of an employment plan, or write it to a file that its owner alone can read; remember the day for the case note."""
    chosen = form or by_ending(output, WORDS)
    when = day(today)
    roadmap = plan_of(load(data), name, when)
    printout = paper_printout(employment_plan(roadmap, "" if no_name else shown_name(name)))
    emit(printout, chosen, output=output, force=force, private=True, no_color=no_color)
    try:
        keep(name, lambda progress: with_employment_plan(progress, when))
    except CodingpathError as error:  # the paper is there already
        note(f"notice: the case note will not tick it ({error})")
