"""`codingpath explain`: why these results, what would change them, and what open answers can still do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from codingpath.cli.inputs import day, load
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import kept_beside, plan_asked
from codingpath.errors import CodingpathError
from codingpath.formats import Printout
from codingpath.formats.records import why_record
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Outcome
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
    data: Path | None,
    to: Target,
    *,
    full: bool,
    no_name: bool,
) -> None:
    """Make the plan, and explain it: in short, one decision in full, or all of it; JSON carries all of it always."""
    roadmap = plan_asked(load(data), day(today), answers=answers, answer=answer, session=session, program=program)
    table = compile_rules(roadmap.catalog.rules, roadmap.catalog.questions)
    name = "" if no_name else kept_beside(answers, session).whose()
    document = _document(roadmap, table, decision, full=full)
    document = replace(document, title=f"{document.title}: {name}") if name else document
    printout = Printout(document=document, records=lambda: why_record(roadmap, explained(roadmap, table)))
    emit(printout, to)


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
