"""The roadmap as JSON, for other programs. Unknown is null, never a string; the keys are a contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from codingpath.model.answers import Value
from codingpath.model.outcome import OptionOutcome, Outcome
from codingpath.model.roadmap import Dates, ProgramMatch, Roadmap
from codingpath.render.blocks import Document
from codingpath.render.view.programs import miss_text

SCHEMA = "codingpath-plan-1"


def to_json(roadmap: Roadmap, document: Document) -> str:
    """Return the roadmap; `document` tells which sources are cited."""
    sources = [roadmap.catalog.sources[s] for s in document.sources]
    data = {
        "schema": SCHEMA,
        "rules_version": roadmap.catalog.rules.version,
        "facts_as_of": max(s.checked for s in sources).isoformat(),
        "today": roadmap.today.isoformat(),
        "answers": {q: plain(v) for q, v in roadmap.answers.items()},
        "decisions": [_decision(outcome) for outcome in roadmap.decisions.outcomes],
        "conflicts": [
            {"id": c.id, "kind": c.kind, "text": c.text, "questions": c.questions, "relaxations": c.relaxations}
            for c in roadmap.conflicts
        ],
        "stages": [
            {"id": s.id, "title": s.title, "starts": _dates(s.starts), "ends": _dates(s.ends), "assumed": s.assumed}
            for s in roadmap.stages
        ],
        "next_credentials": [{"id": s.id, "why": s.why, "needs": s.needs} for s in roadmap.next_credentials],
        "costs": [
            {
                "id": line.id,
                "label": line.label,
                "low_usd": line.low_usd,
                "high_usd": line.high_usd,
                "counts_against_budget": line.counts_against_budget,
                "estimate": line.estimate,
                "source": line.source,
            }
            for line in roadmap.money.lines
        ],
        "funding": [
            {
                "id": m.funding.id,
                "name": m.funding.name,
                "why": m.why,
                "amount_usd": m.funding.amount_usd,
                "apply": m.funding.apply,
                "source": m.funding.source,
            }
            for m in roadmap.funding
        ],
        "programs": [program_record(roadmap, m) for m in roadmap.programs],
        "sources": [
            {
                "id": s.id,
                "name": s.name,
                "address": s.address,
                "as_of": s.as_of,
                "checked": s.checked.isoformat(),
                "review_by": s.review_by.isoformat(),
                "stale": s.is_stale(roadmap.today),
            }
            for s in sources
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def plain(value: Value) -> str | int | list[str]:
    """Return an answer as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def program_record(roadmap: Roadmap, m: ProgramMatch) -> Mapping[str, Any]:
    """Return one program; an estimated price is no price."""
    p = m.program
    return {
        "id": p.id,
        "school": p.school,
        "program": p.program,
        "state": p.state,
        "award": p.award,
        "cip": p.cip,
        "delivery": p.delivery,
        "price_usd": p.price_usd,
        "fit": m.fit,
        "misses": [miss_text(roadmap, miss, p) for miss in m.misses],
        "source": p.source,
    }


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
