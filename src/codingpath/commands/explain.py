"""`codingpath explain`: why these results, what would change them, and what open answers can still do."""

from __future__ import annotations

from pathlib import Path

from codingpath.cli.inputs import answers_of, day, load, program_for
from codingpath.cli.output import emit
from codingpath.formats import WORDS, Format, Printout, by_ending
from codingpath.formats.records import why_record
from codingpath.planning.plan import plan as make_plan
from codingpath.report.why import why
from codingpath.rules.explain import explain as explained
from codingpath.rules.masks import compile_rules


def explain(
    answers: Path | None,
    answer: list[str] | None,
    session: str | None,
    program: str | None,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    force: bool,
    no_color: bool,
) -> None:
    """Make the plan, and explain it."""
    chosen, when = form or by_ending(output, WORDS), day(today)
    catalog = load(data)
    table = compile_rules(catalog.rules, catalog.questions)
    known = answers_of(catalog, answers, session, answer, when)
    roadmap = make_plan(catalog, known, when, table, program=program_for(catalog, program, session, saved=answers is None))
    found = explained(roadmap, table)
    printout = Printout(document=why(roadmap, found), records=lambda: why_record(roadmap, found))
    emit(printout, chosen, output=output, force=force, no_color=no_color)
