"""`codingpath explain`: why these results, what would change them, and what open answers can still do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from codingpath.cli.inputs import answers_of, day, load
from codingpath.cli.output import emit
from codingpath.cli.plan_inputs import program_for, progress_for, whose
from codingpath.errors import CodingpathError
from codingpath.formats import WORDS, Format, Printout, by_ending
from codingpath.formats.records import why_record
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Outcome
from codingpath.planning.plan import plan as make_plan
from codingpath.report.blocks import Document
from codingpath.report.why import why, why_one
from codingpath.report.why_short import why_short
from codingpath.rules.explain import explain as explained
from codingpath.rules.masks import MaskTable, compile_rules, with_limits
from codingpath.rules.what_if import moving
from codingpath.text import quoted, unknown


def explain(
    decision: str | None,
    answers: Path | None,
    answer: list[str] | None,
    session: str | None,
    program: str | None,
    today: str | None,
    form: Format | None,
    output: Path | None,
    data: Path | None,
    *,
    full: bool,
    force: bool,
    no_name: bool,
    no_color: bool,
) -> None:
    """Make the plan, and explain it: in short, one decision in full, or all of it; JSON carries all of it always."""
    chosen, when = form or by_ending(output, WORDS), day(today)
    catalog = load(data)
    table = compile_rules(catalog.rules, catalog.questions)
    known = answers_of(catalog, answers, session, answer, when)
    saved = answers is None
    chosen_program, progress = program_for(catalog, program, session, saved=saved), progress_for(session, saved=saved)
    roadmap = make_plan(catalog, known, when, table, program=chosen_program, progress=progress)
    name = whose(session, saved=saved, no_name=no_name)
    document = _document(roadmap, table, decision, full=full)
    document = replace(document, title=f"{document.title}: {name}") if name else document
    printout = Printout(document=document, records=lambda: why_record(roadmap, explained(roadmap, table)))
    emit(printout, chosen, output=output, force=force, no_color=no_color)


def _document(roadmap: Roadmap, table: MaskTable, decision: str | None, *, full: bool) -> Document:
    if decision is not None:
        outcome = _outcome(roadmap, decision)
        return why_one(roadmap, explained(roadmap, table), outcome)
    if full:
        return why(roadmap, explained(roadmap, table))
    return why_short(roadmap, moving(with_limits(table, roadmap.limits), roadmap.catalog.questions, roadmap.known))


def _outcome(roadmap: Roadmap, name: str) -> Outcome:
    """Return how the decision of this id, or of this title, came out."""
    asked, decisions = name.strip().casefold(), roadmap.catalog.rules.decisions
    found = next((d for d in decisions if asked in (d.id.casefold(), d.title.casefold())), None)
    if found is None:
        raise CodingpathError(f"explain: {unknown('decision', name, [d.id for d in decisions])}")
    outcome = roadmap.decisions.get(found.id)
    if outcome is None:
        raise CodingpathError(
            f"explain: {quoted(found.title)} is not decided for these answers; `codingpath explain` shows what is"
        )
    return outcome
