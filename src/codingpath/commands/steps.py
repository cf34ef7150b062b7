"""`codingpath steps`: the steps of a plan with their state, ticked off or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from codingpath.cli.errors import say
from codingpath.cli.inputs import day, load, no_id
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import day_it_was, plan_asked
from codingpath.commands.kept import keep, session_named
from codingpath.errors import CodingpathError, UsageError
from codingpath.formats import Printout, Rows
from codingpath.formats.plan_json import as_json
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Progress, Shown, StepAction
from codingpath.planning.progress import ticked, unticked
from codingpath.report.progress import done_title, plan_steps, snapshot, steps_document, tasks_known

COLUMNS: Final = ("id", "state", "day", "was", "title")


def steps(
    action: StepAction | None,
    ids: list[str] | None,
    session: str | None,
    on: str | None,
    today: str | None,
    data: Path | None,
    to: Target,
) -> None:
    """List the steps; or tick some off, or take ticks away."""
    now, name = day(today), session_named(session)
    when = day_it_was(on, now)
    roadmap = plan_asked(load(data), now, session=session)
    if action is None:
        emit(_printout(roadmap), to, private=True)
        return
    if not ids:
        raise UsageError(f"steps {action} needs the ID of a step; `codingpath steps` lists them")
    known = {step.id: step.title for step in plan_steps(roadmap)}
    gone = {step: done_title(roadmap, step) for step in ids if step in tasks_known(roadmap.catalog)}
    known = {**gone, **known}  # a step of an earlier plan: what was noted since took it out, such as the payer who was asked
    _need_known(ids, known)
    if action == "done":
        shown = snapshot(roadmap)
        after = keep(name, lambda progress: ticked(_seen(progress, shown), ids, when))
        for step in dict.fromkeys(ids):
            say(f"Done, {after.steps_done[step]}: {known[step]}")
    else:
        keep(name, lambda progress: unticked(progress, ids))
        for step in dict.fromkeys(ids):
            say(f"Not done: {known[step]}")


def _seen(progress: Progress, shown: Shown) -> Progress:
    """Return the progress with the days against which steps are ticked off, where none were shown yet."""
    return progress if progress.shown else replace(progress, shown=(shown,))


def _printout(roadmap: Roadmap) -> Printout:
    found = plan_steps(roadmap)
    return Printout(
        document=steps_document(roadmap),
        records=lambda: [as_json(asdict(step)) for step in found],
        rows=lambda: Rows(columns=COLUMNS, lines=[tuple(getattr(step, name) for name in COLUMNS) for step in found]),
    )


def _need_known(ids: Iterable[str], known: Iterable[str]) -> None:
    """Raise `CodingpathError` for an id that no step of the plan has; nothing is ticked then."""
    names = list(known)
    for name in ids:
        if name not in names:
            raise CodingpathError(no_id("step", name, names, "codingpath steps"))
