"""What `codingpath steps` and `codingpath money` print: where somebody stands, and what came of asking for money."""

from __future__ import annotations

from datetime import date
from typing import Final

from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Grant
from codingpath.planning.progress.grants import payers_to_ask
from codingpath.report.blocks import Block, Bullets, Cell, Checklist, Document, Heading, Part, Table, Text, Tone
from codingpath.report.parts.results import money_sentence
from codingpath.report.progress.changes import changes_part
from codingpath.report.progress.standing import STATES, PlanStep, State, counted_states, due_this_week, plan_steps
from codingpath.report.words import counted, day_and_year, dollars, short_day

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
