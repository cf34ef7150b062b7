"""The roadmap as JSON, for other programs. Unknown is null, never a string; the keys are a contract."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from codingpath.model.answers import Value
from codingpath.model.catalog import Catalog
from codingpath.model.outcome import OptionOutcome, Outcome
from codingpath.model.roadmap import Conflict, Dates, FundingMatch, ProgramMatch, Relaxation, Roadmap, Stage
from codingpath.model.source import Source
from codingpath.render.blocks import Document
from codingpath.render.view.program_rows import ProgramWords
from codingpath.render.view.programs import words_for

SCHEMA = "codingpath-plan-2"


def to_json(roadmap: Roadmap, document: Document) -> str:
    """Return the roadmap; `document` tells which sources are cited."""
    return json.dumps(plan_record(roadmap, document), indent=2, ensure_ascii=False) + "\n"


def plan_record(roadmap: Roadmap, document: Document) -> dict[str, Any]:
    """Return the roadmap as JSON can hold it."""
    sources = [roadmap.catalog.sources[s] for s in document.sources]
    return {
        "schema": SCHEMA,
        "rules_version": roadmap.catalog.rules.version,
        "facts_as_of": max(s.checked for s in sources).isoformat(),
        "today": roadmap.today.isoformat(),
        "office": office_record(roadmap.catalog),
        "answers": {q: plain(v) for q, v in roadmap.answers.items()},
        "derived": {q: plain(v) for q, v in roadmap.derived.items()},
        "decisions": [_decision(outcome) for outcome in roadmap.decisions.outcomes],
        "conflicts": [_conflict(c) for c in roadmap.conflicts],
        "stages": [_stage(s) for s in roadmap.stages],
        "next_credentials": [_fields(s, "id why needs") for s in roadmap.next_credentials],
        "costs": [_fields(c, "id label low_usd high_usd counts_against_budget estimate source stage") for c in roadmap.money.lines],
        "funding": [_funding(m) for m in roadmap.funding],
        "programs": [program_record(words_for(roadmap), m) for m in roadmap.programs],
        "sources": [source_record(s, roadmap.today) for s in sources],
    }


def office_record(catalog: Catalog) -> dict[str, Any] | None:
    """Return whose data it is; null where it is the program's own."""
    return None if catalog.office is None else _fields(catalog.office, "name contact differs_in")


def _fields(record: object, names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names.split()}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return _fields(conflict, "id kind text questions") | {"relaxations": [_relaxation(way) for way in conflict.relaxations]}


def _relaxation(way: Relaxation) -> dict[str, Any]:
    """Return a way out; its changes are null where it is advice."""
    changes = None if way.changes is None else {question: plain(value) for question, value in way.changes.items()}
    return {"text": way.text, "changes": changes}


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "title": stage.title,
        "starts": _dates(stage.starts),
        "ends": _dates(stage.ends),
        "assumed": stage.assumed,
    }


def _funding(m: FundingMatch) -> dict[str, Any]:
    f = m.funding
    return {"id": f.id, "name": f.name, "why": m.why, "amount_usd": f.amount_usd, "apply": f.apply, "source": f.source}


def source_record(source: Source, today: date) -> dict[str, Any]:
    """Return one source, and whether it is past its review date."""
    read = {"checked": source.checked.isoformat(), "review_by": source.review_by.isoformat(), "stale": source.is_stale(today)}
    return _fields(source, "id name address as_of") | read


def full_source_record(source: Source, today: date) -> dict[str, Any]:
    """Return all that is known of one source; `about` where `as_of` was inferred."""
    return source_record(source, today) | _fields(source, "kind confidence about confirm_at")


def plain(value: Value) -> str | int | list[str]:
    """Return an answer as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def program_record(words: ProgramWords, m: ProgramMatch) -> dict[str, Any]:
    """Return one program; an estimated price is no price of the program."""
    p = m.program
    known = _fields(p, "id school program state award cip delivery price_usd") | {
        "fit": m.fit,
        "misses": words.misses(m),
        "source": p.source,
    }
    price = _fields(m, "low_usd high_usd estimate") | {"shared_prices_usd": list(p.shared_prices_usd), "price_year": p.price_year}
    online = _fields(p, "online offered_online offered_online_year") | {"offered_online_before": list(p.offered_online_before)}
    school = _fields(p, "city control completions year accreditor federal_aid website unitid related")
    reached = _fields(
        p, "phone aid_page application_page price_calculator zip latitude longitude cbsa school_online on_state_list_2021"
    )
    return {**known, **price, **online, **school, **reached, "reach": m.reach, "miles": m.miles, "asks": words.asks(m)}


def _dates(dates: Dates) -> dict[str, str | None]:
    return {"early": _day(dates.early), "late": _day(dates.late)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _decision(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "chosen": outcome.chosen,
        "runner_up": outcome.runner_up,
        "firmness": outcome.firmness,
        "options": [_option(o) for o in outcome.options],
    }


def _option(option: OptionOutcome) -> dict[str, Any]:
    reasons = [
        {"rule": r.rule, "effect": r.effect, "weight": r.weight, "text": r.text, "questions": r.questions} for r in option.reasons
    ]
    return {"id": option.id, "state": option.state, "score": option.score, "reasons": reasons}
