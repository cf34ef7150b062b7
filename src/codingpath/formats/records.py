"""The explanation as JSON, for other programs.

`decisions` has one record a decision: `reasons_for` and `reasons_against` (strongest first, with the questions behind them);
`difference` and `no_difference` (questions that alone do or do not change the result); `runner_up` with what kept it behind;
`nearly` (rules that one answer kept from firing); `changes`, for every other option the smallest changes of one answer, else of two,
else none; `ranges`, for every number the option that each range of it leads to; `same` of `sheets` one answer away; `possible`
options as open answers come out, `exact` or not, and the `deciders` among them. A test is `choices`, `ranges` (`at_least`, `below`),
or `any_of`, `all_of`, `none_of` picks, as in the rules. Unknown is null, never a string.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from codingpath.formats.as_json import office_record, plain
from codingpath.model.condition import Test
from codingpath.model.explanation import Behind, Change, Explanation, Need, Undecided
from codingpath.model.roadmap import Roadmap
from codingpath.model.rules import Outcome, Reason

SCHEMA = "codingpath-explain-1"


def why_json(roadmap: Roadmap, explanation: Explanation) -> str:
    """Return the whole explanation."""
    data = {
        "schema": SCHEMA,
        "rules_version": roadmap.catalog.rules.version,
        "today": roadmap.today.isoformat(),
        "office": office_record(roadmap.catalog),
        "answers": {q: plain(v) for q, v in roadmap.answers.items()},
        "sheets": explanation.what_if.sheets,
        "same_in_all": explanation.what_if.same,
        "decisions": [_decision(outcome, explanation) for outcome in roadmap.decisions.outcomes],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _decision(outcome: Outcome, explanation: Explanation) -> dict[str, Any]:
    flips = explanation.what_if[outcome.id]
    mine = {r.rule for r in outcome.reasons}
    against = [
        {"option": option.id, **_reason(r)}
        for option in outcome.options
        for r in option.reasons
        if r.effect == "favor" and r.rule not in mine
    ]
    return {
        "id": outcome.id,
        "chosen": outcome.chosen,
        "firmness": outcome.firmness,
        "reasons_for": [_reason(r) for r in outcome.reasons],
        "reasons_against": sorted(against, key=lambda record: -record["weight"]),
        "difference": flips.difference,
        "no_difference": flips.no_difference,
        "runner_up": _behind(explanation.behind[outcome.id]),
        "nearly": [
            {
                "rule": n.rule,
                "favors": n.favors,
                "rules_out": n.rules_out,
                "weight": n.weight,
                "needs": _need(n.need) if n.need else None,
                "needs_outcome": {"decision": n.outcome[0], "options": n.outcome[1]} if n.outcome else None,
            }
            for n in explanation.near[outcome.id]
        ],
        "changes": {way.option: [_change(c) for c in way.changes] for way in flips.ways},
        "ranges": {
            q: [{"at_least": s.at_least, "at_most": s.at_most, "option": s.option} for s in stretches]
            for q, stretches in flips.stretches.items()
        },
        "same": flips.same,
        **_open(outcome, explanation.undecided),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "weight": reason.weight, "text": reason.text, "questions": reason.questions, "after": reason.after}


def _behind(second: Behind) -> dict[str, Any]:
    barriers = [{**_reason(b.reason), "needs": [_need(need) for need in b.needs]} for b in second.barriers]
    return {
        "id": second.option,
        "state": second.state,
        "points_behind": second.points,
        "barriers": barriers,
        "lacks": [_reason(r) for r in second.lacks],
    }


def _need(need: Need) -> dict[str, Any]:
    return {"question": need.question, "test": _test(need.test), "said": plain(need.said) if need.said is not None else None}


def _test(test: Test) -> Mapping[str, Any]:
    every = {
        "choices": test.values,
        "ranges": [{"at_least": s.at_least, "below": s.below} for s in test.spans],
        "any_of": test.any_of,
        "all_of": test.all_of,
        "none_of": test.none_of,
    }
    return {kind: some for kind, some in every.items() if some} | ({"not_sure": True} if test.not_sure else {})


def _change(change: Change) -> dict[str, Any]:
    return {"answers": {step.question: plain(step.value) for step in change.steps}, "results": change.chosen}


def _open(outcome: Outcome, undecided: tuple[Undecided, ...]) -> dict[str, Any]:
    found = next((u for u in undecided if u.decision == outcome.id), None)
    if found is None:
        return {"possible": [outcome.chosen], "exact": True, "deciders": []}
    deciders = [{"question": d.question, "leads_to": {o: _test(test) for o, test in d.leads_to.items()}} for d in found.deciders]
    return {"possible": found.possible, "exact": found.exact, "deciders": deciders}
