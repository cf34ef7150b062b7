"""`codingpath sessions iep`."""

from __future__ import annotations

from pathlib import Path

from codingpath.cli.inputs import day, load
from codingpath.cli.output import emit
from codingpath.commands.papers.whose import plan_of
from codingpath.formats import WORDS, Format, by_ending
from codingpath.formats.papers import paper_printout
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
    """Print a draft of an employment plan, or write it to a file that its owner alone can read."""
    chosen = form or by_ending(output, WORDS)
    roadmap = plan_of(load(data), name, day(today))
    printout = paper_printout(employment_plan(roadmap, "" if no_name else shown_name(name)))
    emit(printout, chosen, output=output, force=force, private=True, no_color=no_color)
