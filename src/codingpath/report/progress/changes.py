"""What changed between the plan that was shown last and the one of today: results, dates, fees, rules, facts. Only what is another is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from codingpath.model.plan.money import CostLine
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import last_read
from codingpath.model.progress import CostShown, ResultShown, Shown, StepShown
from codingpath.planning.progress.in_time import counts
from codingpath.report.blocks import Bullets, Part, Text
from codingpath.report.progress.standing import plan_steps
from codingpath.report.words import day_and_year, dollar_span, full_day, month, sentence, short_day

MOVED: Final = timedelta(days=14)
"""A milestone that moved by fewer days stays where it was, as people speak of it."""
NOTHING: Final = "Nothing of what was shown has changed."


def snapshot(roadmap: Roadmap) -> Shown:
    """Return what a plan says, to be kept until it is shown again."""
    return Shown(
        day=roadmap.today,
        rules=roadmap.catalog.rules.version,
        facts=_facts(roadmap),
        program=_program(roadmap),
        steps=tuple(StepShown(id=step.id, day=step.day) for step in plan_steps(roadmap) if step.state != "done"),
        costs=tuple(CostShown(id=line.id, low_usd=line.low_usd, high_usd=line.high_usd) for line in roadmap.money.lines),
        counts=counts(roadmap.catalog, roadmap.answers, roadmap.progress, roadmap.today),
        results=tuple(ResultShown(decision=d, option=o) for d, o in roadmap.decisions.chosen.items()),
    )


def changes(roadmap: Roadmap) -> tuple[str, ...]:
    """Return what is another than it was when the plan was shown last, the weightiest first, each in a few words; empty where it was not shown."""
    shown = roadmap.progress.last_shown
    return tuple(_changes(roadmap, shown)) if shown else ()


def changes_part(roadmap: Roadmap) -> Part:
    """Return all of it as a part of a document."""
    shown = roadmap.progress.last_shown
    found = tuple(map(sentence, changes(roadmap)))
    title = f"What changed since {full_day(shown.day)}" if shown else "What changed"
    return Part("changed", title, (Bullets(found) if found else Text(NOTHING),), compact=True)


def _changes(roadmap: Roadmap, shown: Shown) -> Iterator[str]:
    dates = tuple(_dates(roadmap, shown))
    yield from _results(roadmap, shown)
    yield from dates[:1]
    yield from _costs(roadmap, shown)
    if shown.rules != roadmap.catalog.rules.version:
        yield f"rules {roadmap.catalog.rules.version}, were {shown.rules or 'without a number'}"
    newest = _facts(roadmap)
    if shown.facts is not None and newest is not None and newest > shown.facts:
        yield f"facts were read again, the last on {full_day(newest)}"
    yield from dates[1:]


def _results(roadmap: Roadmap, shown: Shown) -> Iterator[str]:
    before = {result.decision: result.option for result in shown.results}
    for decision in roadmap.catalog.rules.decisions:
        old, new = before.get(decision.id), roadmap.decisions.chosen.get(decision.id)
        labels = {option.id: option.label for option in decision.options}
        if old and new and old != new:
            yield f"{decision.title.lower()}: {labels[new]}, was {labels.get(old, old)}"


def _dates(roadmap: Roadmap, shown: Shown) -> Iterator[str]:
    """Yield the ends of stages that moved, that from which one can apply first; of several that moved alike only the first."""
    before = {step.id: step.day for step in shown.steps}
    found = [(stage, stage.ends.likely) for stage in roadmap.stages if stage.ends.likely]
    told: list[timedelta] = []
    for stage, day in sorted(found, key=lambda pair: pair[1] != roadmap.applying.likely):
        old = before.get(f"{stage.id}-ends")
        if old is not None and abs(day - old) >= MOVED and all(abs(day - old - by) >= MOVED for by in told):
            told.append(day - old)
            name = "ready to apply" if day == roadmap.applying.likely else f"{stage.title}, done by"
            yield f"{name} {_when(day, old)}"


def _when(day: date, old: date) -> str:
    if month(day) == month(old):
        return f"{day_and_year(day)}, was {short_day(old, day)}"
    return f"{month(day)}, was {month(old)}"


def _costs(roadmap: Roadmap, shown: Shown) -> Iterator[str]:
    """Yield the lines of the ledger that are another sum, where it is still of the same program."""
    if shown.program != _program(roadmap):
        yield "costs are those of another school than before" if roadmap.program else "costs are those without a school now"
        return
    before = {cost.id: (cost.low_usd, cost.high_usd) for cost in shown.costs}
    for line in roadmap.money.lines:
        if line.id in before and before[line.id] != (line.low_usd, line.high_usd):
            yield f"{_label(line)}: {dollar_span(line.low_usd, line.high_usd)}, was {dollar_span(*before[line.id])}"


def _label(line: CostLine) -> str:
    return line.label.partition(",")[0]


def _program(roadmap: Roadmap) -> str:
    return roadmap.program.program.id if roadmap.program else ""


def _facts(roadmap: Roadmap) -> date | None:
    return last_read(roadmap.catalog.sources.values())
