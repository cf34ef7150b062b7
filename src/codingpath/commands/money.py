"""`codingpath money`: who was asked to pay and what came of it, and what is left to pay then."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from codingpath.cli.errors import note, say
from codingpath.cli.inputs import day, load, misused
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import day_it_was, plan_asked
from codingpath.commands.kept import keep, session_named
from codingpath.errors import CodingpathError, UsageError
from codingpath.formats import Printout, Rows
from codingpath.formats.plan_json import as_json
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import MoneyAction, Progress
from codingpath.planning.kept_apart import UNNAMED, is_private
from codingpath.planning.progress import (
    BY_HAND,
    PayerName,
    answered,
    by_hand,
    dollars_of,
    named,
    not_asked,
    not_named,
    payers_to_ask,
)
from codingpath.report.parts.ledger import main_cost_open
from codingpath.report.parts.results import money_sentence
from codingpath.report.progress import SAID, money_document
from codingpath.report.words import dollars

COLUMNS: Final = ("id", "name", "status", "usd", "day", "past")
TO_ASK: Final = "to-ask"


def money(
    action: MoneyAction | None,
    payer: str | None,
    usd: str | None,
    session: str | None,
    on: str | None,
    today: str | None,
    data: Path | None,
    to: Target,
    *,
    other: bool,
) -> None:
    """List who was asked; or note what came of asking somebody, or take that away."""
    now, name = day(today), session_named(session)
    when, catalog = day_it_was(on, now), load(data)
    roadmap = plan_asked(catalog, now, session=session)
    if action is None:
        emit(_printout(roadmap), to, private=True)
        return
    if payer is None:
        raise UsageError(f"money {action} needs a PAYER; `codingpath money` lists them")
    if usd is not None and action != "granted":
        raise UsageError(f"money {action} takes no sum; only `codingpath money granted PAYER USD` does")
    who = _who(roadmap, payer, other=other and action != "undo")
    if action == "undo":
        keep(name, lambda progress: not_asked(progress, who))
        say(f"{_names(who)}: as if nobody had asked.")
        return
    with misused("USD:"):
        sum_usd = None if usd is None else dollars_of(catalog, usd)
    before = next((grant.usd for grant in roadmap.progress.current_grants if grant.id == who[0].id), None)
    keep(name, lambda progress: answered(progress, who, action, sum_usd, when))
    sum_usd = before if sum_usd is None and action == "granted" else sum_usd
    if before is not None and sum_usd != before:
        note(f"notice: {dollars(before)} was noted of {who[0].name} before; it counts no more")
    granted = f", {dollars(sum_usd)}" if sum_usd else ""
    say(f"{_names(who[:1] if action == 'granted' else who)}: {SAID[action]}{granted}, {when}.")
    if other and len(who) == 1 and who[0].id.startswith(BY_HAND):
        what = "leave it out" if is_private(catalog, who[0].name) else f"say “{UNNAMED}”"
        say(f"The papers for a file {what}: the name may tell what belongs in no file.")
    say(money_sentence(plan_asked(catalog, now, session=name)))


def _who(roadmap: Roadmap, text: str, *, other: bool) -> tuple[PayerName, ...]:
    found = named(roadmap, text)
    if found:
        return found
    if not other:
        raise CodingpathError(not_named(roadmap, text))
    with misused("PAYER:"):
        return (by_hand(roadmap.progress, text),)


def _names(who: tuple[PayerName, ...]) -> str:
    return "; ".join(each.name for each in who)


def _printout(roadmap: Roadmap) -> Printout:
    return Printout(document=money_document(roadmap), records=lambda: as_json(_record(roadmap)), rows=lambda: _rows(roadmap))


def _lines(roadmap: Roadmap) -> list[dict[str, Any]]:
    progress: Progress = roadmap.progress
    known = [{name: getattr(grant, name) for name in COLUMNS} for grant in progress.grants]
    asked = {grant.id for grant in progress.current_grants}
    left = (each for each in payers_to_ask(roadmap) if each.id not in asked)
    return [
        *known,
        *({"id": each.id, "name": each.name, "status": TO_ASK, "usd": None, "day": None, "past": False} for each in left),
    ]


def _rows(roadmap: Roadmap) -> Rows:
    return Rows(columns=COLUMNS, lines=[tuple(line.values()) for line in _lines(roadmap)])


def _record(roadmap: Roadmap) -> dict[str, Any]:
    ledger = roadmap.money
    known = ledger.budget_usd is not None and not main_cost_open(roadmap)
    low, high = (max(0, own - (ledger.budget_usd or 0)) for own in (ledger.own_low_usd, ledger.own_high_usd))
    return {
        "payers": _lines(roadmap),
        "low_usd": ledger.low_usd,
        "high_usd": ledger.high_usd,
        "complete": not ledger.at_least,
        "granted_usd": ledger.granted_usd,
        "budget_usd": ledger.budget_usd,
        "gap_low_usd": low if known else None,
        "gap_high_usd": high if known else None,
    }
