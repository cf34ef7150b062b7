"""Where a person stands: which steps are done and which are due, what came of asking for money, and what changed since the plan was shown last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

from codingpath.model.catalog import Catalog
from codingpath.model.guidance import title_of
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.plan.told import last_read
from codingpath.model.progress import CostShown, Grant, ResultShown, Shown, StepShown
from codingpath.model.question import fill
from codingpath.model.record import Record, keyword_record
from codingpath.planning.progress import counts, payers_to_ask
from codingpath.report.blocks import Block, Bullets, Cell, Checklist, Document, Heading, Part, Table, Text, Tone
from codingpath.report.calendar import stage_days, step_title
from codingpath.report.page_one.rows import Row, Said
from codingpath.report.parts.results import money_sentence
from codingpath.report.words import counted, day_and_year, dollar_span, dollars, full_day, month, sentence, short_day

# -- the steps of a plan with their state: what page one says to do now, the thirty days after it, and the milestones of the stages

# Every step has a stable id, the same from plan to plan. How late a step is hangs on the plan that was shown last; that plan's day is told
# beside the new one.

State = Literal["late", "due", "later", "done"]
"""`late`: its day was before today; it has a new one. `due`: within a week. `later`: after that. `done`: ticked off."""
STATES: Final[tuple[State, ...]] = get_args(State)

DUE_DAYS: Final = 7
"""A step is due whose day is so many days from today, or sooner."""


@keyword_record
class PlanStep(Record):
    """One step of a plan."""

    id: str
    """Stable id."""
    title: str
    """What to do; it names no answer, amount or note."""
    state: State
    day: date
    """The day it has now; of a step that was done, the day it was ticked off."""
    was: date | None = None
    """Of a late step: the day it had."""


def plan_steps(roadmap: Roadmap) -> tuple[PlanStep, ...]:
    """Return every step: those that are late first, then by day; those that were done last."""
    open_ones = {step_id: (title, day) for step_id, title, day in _open(roadmap)}
    found = [_standing(roadmap, step_id, title, day) for step_id, (title, day) in open_ones.items()]
    done = [PlanStep(id=step.id, title=done_title(roadmap, step.id), state="done", day=step.day) for step in roadmap.progress.done]
    return tuple(sorted([*found, *done], key=lambda step: (STATES.index(step.state) if step.state != "later" else 1, step.day)))


def counted_states(steps: Sequence[PlanStep]) -> dict[State, int]:
    """Return how many steps are in each state."""
    return {state: sum(step.state == state for step in steps) for state in STATES}


def due_this_week(steps: Sequence[PlanStep], today: date) -> int:
    """Return how many steps that are not done have a day within a week, also those that are late."""
    return sum(step.state != "done" and step.day <= today + timedelta(days=DUE_DAYS) for step in steps)


def _open(roadmap: Roadmap) -> Iterator[tuple[str, str, date]]:
    """Yield id, title and day of each step that is not done."""
    done = roadmap.progress.steps_done
    yield from ((item.id, item.text.rstrip("."), roadmap.now_days[item.id]) for item in roadmap.page_one.do_now)
    yield from ((step.id, step_title(roadmap, step), step.on) for step in roadmap.steps)
    yield from ((mark.id, mark.title, mark.day) for mark in stage_days(roadmap) if mark.id not in done)


def _start_is_named(roadmap: Roadmap) -> bool:
    """Tell whether class starts on a day that is named and still to come."""
    return roadmap.start > roadmap.today and not roadmap.start_assumed


def _standing(roadmap: Roadmap, step_id: str, title: str, day: date) -> PlanStep:
    """Return a step as it stands against the plan that was shown last."""
    was = roadmap.progress.days_shown.get(step_id)
    likely = step_id in roadmap.catalog.timeline.calendar_titles
    loose = likely or step_id in roadmap.now_days  # a likely day is no date, and what is to be done now has this week
    grace = timedelta(days=DUE_DAYS if loose else 0)
    moved = likely and _start_is_named(roadmap) and day >= roadmap.start  # by whoever named the start: nobody is late for it
    if was is not None and was + grace < roadmap.today and not moved:
        return PlanStep(id=step_id, title=title, state="late", day=day, was=was)
    due = day <= roadmap.today + timedelta(days=DUE_DAYS)
    return PlanStep(id=step_id, title=title, state="due" if due else "later", day=day)


def done_title(roadmap: Roadmap, step_id: str) -> str:
    """Return what a step is called that is no longer in the plan."""
    return fill(step_words(roadmap.catalog, step_id), roadmap.sheet, roadmap.catalog.by_id)


def step_words(catalog: Catalog, step_id: str) -> str:
    """Return what a step is called, with answers still to be filled in; its id where the data knows it no more."""
    return next(_titles(catalog, step_id), step_id)


def _titles(catalog: Catalog, step_id: str) -> Iterator[str]:
    page = catalog.guidance.first_page
    yield from (step.text.rstrip(".") for step in page.do_now if step.id == step_id and step.text)
    yield from (payer.step.rstrip(".") for payer in page.payers if payer.id == step_id)
    yield from (
        title_of(step).replace("{schools}", "three schools").replace("{exam}", "exam")
        for step in catalog.guidance.steps
        if step.id == step_id
    )
    if step_id in catalog.timeline.calendar_titles:
        yield catalog.timeline.calendar_titles[step_id]


def known_ids(catalog: Catalog) -> tuple[str, ...]:
    """Return the id of every step that any plan can have."""
    return tuple(dict.fromkeys((*tasks_known(catalog), *catalog.timeline.calendar_titles)))


def tasks_known(catalog: Catalog) -> tuple[str, ...]:
    """Return the same without the milestones of the stages."""
    page = catalog.guidance.first_page
    return tuple(item.id for items in (page.do_now, page.payers, catalog.guidance.steps) for item in items)


# -- what changed between the plan that was shown last and the one of today: results, dates, fees, rules, facts; only what is another is said

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
            yield f"{line.label.partition(',')[0]}: {dollar_span(line.low_usd, line.high_usd)}, was {dollar_span(*before[line.id])}"


def _program(roadmap: Roadmap) -> str:
    return roadmap.program.program.id if roadmap.program else ""


def _facts(roadmap: Roadmap) -> date | None:
    return last_read(roadmap.catalog.sources.values())


# -- what `codingpath steps` and `codingpath money` print

HEADINGS: Final[dict[State, str]] = {"late": "Late, with a new day", "due": "Due this week", "later": "Later", "done": "Done"}
STEPS: Final = "Where you stand"
MONEY: Final = "Money asked for"


def steps_document(roadmap: Roadmap) -> Document:
    """Return the steps by state, and what changed since the plan was shown last."""
    shown = roadmap.progress.last_shown
    back = shown is not None and shown.day < roadmap.today
    return Document(title=STEPS, facts=(), opening=steps_part(roadmap), parts=(changes_part(roadmap),) if back else ())


def steps_part(roadmap: Roadmap) -> Part:
    """Return the steps by state, each with its id, which a tick is made with."""
    steps = plan_steps(roadmap)
    blocks: list[Block] = [Text(summed(steps, roadmap.today))]
    for state in STATES:
        found = [step for step in steps if step.state == state]
        rows = tuple(f"{_day(step, roadmap.today)}: {step.title} [{step.id}]" for step in found)
        listed = Bullets(rows, "good") if state == "done" else Checklist(rows, tuple(step.id for step in found))
        blocks += [Heading(HEADINGS[state]), listed] if rows else []
    return Part("standing", STEPS, tuple(blocks), compact=True, typed=True)


def summed(steps: tuple[PlanStep, ...], today: date) -> str:
    """Count the steps; one that is late counts in the week of its new day."""
    count, due = counted_states(steps), due_this_week(steps, today)
    later = len(steps) - count["done"] - due
    late = f" {count['late']} late: each has a new day, and nothing is lost." if count["late"] else ""
    return f"{counted(count['done'], 'step')} done, {due} due this week, {later} later.{late}"


def _day(step: PlanStep, today: date) -> str:
    return f"{short_day(step.day, today)}{f' (was {short_day(step.was, today)})' if step.was else ''}"


SAID: Final = {"asked": "asked, no answer yet", "granted": "yes", "refused": "no"}
PAST: Final = {"asked": "asked, no answer", "granted": "yes, used"}
"""The same of what lies behind."""


def money_document(roadmap: Roadmap) -> Document:
    """Return what came of asking, what is left to pay, and who can still be asked."""
    grants, left = roadmap.progress.grants, _still(roadmap)
    blocks: list[Block] = []
    if grants:
        blocks.append(Table(("Payer", "Answer", "Amount", "Day", "ID"), tuple(map(_grant, grants)), (2,), (7, 4, 2, 3, 4)))
    else:
        blocks.append(Text("Nobody was asked yet."))
    blocks.append(Text(money_sentence(roadmap), "strong"))
    if left:
        blocks += [Heading("Still to ask, in this order"), Table(("Payer", "ID"), left, ratios=(4, 2))]
    return Document(title=MONEY, facts=(), opening=Part("money-asked", MONEY, tuple(blocks), compact=True), parts=())


def _grant(grant: Grant) -> tuple[Cell, ...]:
    tone: Tone = "good" if grant.status == "granted" and not grant.past else "plain"
    usd = dollars(grant.usd) if grant.usd is not None else "not known yet" if grant.status == "granted" else ""
    return (
        Cell(grant.name),
        Cell(PAST.get(grant.status, SAID[grant.status]) if grant.past else SAID[grant.status], tone),
        Cell(usd),
        Cell(day_and_year(grant.day)),
        Cell(grant.id),
    )


def _still(roadmap: Roadmap) -> tuple[tuple[Cell, ...], ...]:
    asked = {grant.id for grant in roadmap.progress.current_grants}
    return tuple((Cell(each.name), Cell(each.id)) for each in payers_to_ask(roadmap) if each.id not in asked)


# -- the row of the first page for somebody who comes back: what is done, due and late, and what changed since the last visit


def so_far(roadmap: Roadmap) -> Row:
    """Say where the person stands; nothing on the day the plan is first made."""
    shown = roadmap.progress.last_shown
    again = shown is not None and shown.day < roadmap.today
    return _stands(roadmap, again=again) if again or roadmap.progress.done else Row("SO FAR", ())


def _stands(roadmap: Roadmap, *, again: bool) -> Row:
    found = changes(roadmap) if again else ()
    changed = f"; {counted(len(found), 'change')}" if found else ""
    stands = f"{_steps(roadmap)}{changed}."
    return Row("SO FAR", ((Said(stands),), *(((_changed(roadmap, found),),) if again else ())))


def _steps(roadmap: Roadmap) -> str:
    """Count the steps; a late one has a new day, so that nothing is lost."""
    steps = plan_steps(roadmap)
    count = counted_states(steps)
    late = f", {count['late']} late (new days: “steps”)" if count["late"] else ""
    return f"{counted(count['done'], 'step')} done, {due_this_week(steps, roadmap.today)} due this week{late}"


def _changed(roadmap: Roadmap, found: Sequence[str]) -> Said:
    """Name what changed most, where there is room."""
    shown = roadmap.progress.last_shown
    day = short_day(shown.day, roadmap.today) if shown else ""
    if not found:
        return Said(f"Nothing changed since {day}.", 3)
    more = f"; {len(found) - 1} more: “what happened”" if len(found) > 1 else ""
    return Said(f"Since {day}: {found[0]}{more}.", 1)
