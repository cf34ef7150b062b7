"""The explanation, certifications and the age of the data for other programs: as JSON, and the lists as rows too.

Of the explanation, `decisions` has one record a decision: `reasons_for` and `reasons_against` (strongest first, with the questions
behind them);
`difference` and `no_difference` (questions that alone do or do not change the result); `runner_up` with what kept it behind;
`nearly` (rules that one answer kept from firing); `changes`, for every other option the smallest changes of one answer, else of two,
else none; `ranges`, for every number the option that each range of it leads to; `same` of `sheets` one answer away; `possible`
options as open answers come out, `exact` or not, and the `deciders` among them. A test is `choices`, `ranges` (`at_least`, `below`),
or `any_of`, `all_of`, `none_of` picks, as in the rules. Unknown is null, never a string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from codingpath.catalog.facts import Fact, Sourced, facts_in, next_review
from codingpath.formats import Rows
from codingpath.formats.csv import Plain
from codingpath.formats.plan_json import as_json, full_source_record, office_record
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Test
from codingpath.model.credential import Credential
from codingpath.model.plan.explanation import Change, Explanation, Need, RunnerUpGap, Undecided
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.rules import Outcome, Reason
from codingpath.model.source import Range, Statement
from codingpath.report.lists.data_status import fact_words
from codingpath.report.sources import as_of

EXPLAIN_SCHEMA = "codingpath-explain-1"


def why_record(roadmap: Roadmap, explanation: Explanation) -> dict[str, Any]:
    """Return the whole explanation."""
    return {
        "schema": EXPLAIN_SCHEMA,
        "rules_version": roadmap.catalog.rules.version,
        "today": roadmap.today.isoformat(),
        "office": office_record(roadmap.catalog),
        "answers": as_json(roadmap.answers),
        "sheets": explanation.what_if.sheets,
        "same_in_all": explanation.what_if.same,
        "decisions": [_decision(outcome, explanation) for outcome in roadmap.decisions.outcomes],
    }


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


def _behind(second: RunnerUpGap) -> dict[str, Any]:
    barriers = [{**_reason(b.reason), "needs": [_need(need) for need in b.needs]} for b in second.barriers]
    return {
        "id": second.option,
        "state": second.state,
        "points_behind": second.points,
        "barriers": barriers,
        "lacks": [_reason(r) for r in second.lacks],
    }


def _need(need: Need) -> dict[str, Any]:
    return {"question": need.question, "test": _test(need.test), "said": as_json(need.said)}


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
    return {"answers": {step.question: as_json(step.value) for step in change.steps}, "results": change.chosen}


def _open(outcome: Outcome, undecided: tuple[Undecided, ...]) -> dict[str, Any]:
    found = next((u for u in undecided if u.decision == outcome.id), None)
    if found is None:
        return {"possible": [outcome.chosen], "exact": True, "deciders": []}
    deciders = [{"question": d.question, "leads_to": {o: _test(test) for o, test in d.leads_to.items()}} for d in found.deciders]
    return {"possible": found.possible, "exact": found.exact, "deciders": deciders}


# Certifications for other programs: all that is known as JSON, the figures that can be compared as rows. The keys are a contract.
#
# Unknown is null in JSON and empty in a row; each figure names its source, and a row says what time that source speaks for.

CREDENTIALS_SCHEMA = "codingpath-credentials-1"

Row = list[tuple[str, Plain]]


def credential_records(catalog: Catalog, found: Sequence[Credential], today: date) -> dict[str, Any]:
    """Return some certifications and the sources they name."""
    named = dict.fromkeys(fact.source for c in found for fact in facts_in(c, f"credentials.{c.id}"))
    return {
        "schema": CREDENTIALS_SCHEMA,
        "today": today.isoformat(),
        "office": office_record(catalog),
        "credentials": [_credential_record(c) for c in found],
        "sources": [full_source_record(catalog.sources[s], today) for s in named],
    }


def _credential_record(c: Credential) -> dict[str, Any]:
    """Return one certification; for whom a later step is sensible is left to a plan."""
    record = asdict(c)
    record["next_steps"] = [{name: step[name] for name in ("id", "why", "needs")} for step in record["next_steps"]]
    return record


def credential_rows(catalog: Catalog, found: Iterable[Credential]) -> Rows:
    """Return one row a certification."""
    rows = [_credential_row(c, catalog) for c in found]
    return Rows(columns=[name for name, _ in rows[0]], lines=[[value for _, value in row] for row in rows])


def _credential_row(c: Credential, catalog: Catalog) -> Row:
    return [
        ("id", c.id),
        ("name", c.name),
        ("full_name", c.full_name),
        ("issuer", c.issuer),
        ("step", c.step),
        ("address", c.address),
        ("about", c.focus.text),
        ("who_may_sit", _texts(c.eligibility)),
        *_exam(c, catalog),
        *_usd("exam", c.exam_usd, catalog),
        *_usd("membership", c.membership_usd, catalog),
        *_usd("books", c.books_usd, catalog),
        *_usd("retake", c.retake_usd, catalog),
        *_usd("renewal", c.renewal_usd, catalog),
        ("renewal_months", c.renewal_months),
        ("upkeep", _texts(c.upkeep)),
        *_pass_rate(c, catalog),
    ]


def _exam(c: Credential, catalog: Catalog) -> Row:
    exam = c.exam
    names = ("questions", "minutes", "pass_mark", "code_sets", "books", "where")
    return [
        *((name, getattr(exam, name) if exam else None) for name in names),
        *_source("exam", exam.source if exam else None, catalog),
    ]


def _usd(name: str, span: Range | None, catalog: Catalog) -> Row:
    low, high, source = (span.low, span.high, span.source) if span else (None, None, None)
    return [(f"{name}_low_usd", low), (f"{name}_high_usd", high), *_source(f"{name}_usd", source, catalog)]


def _pass_rate(c: Credential, catalog: Catalog) -> Row:
    rate = c.pass_rate
    known = (rate.percent, 100 - rate.percent, rate.testers, rate.year) if rate else (None,) * 4
    names = ("passed_of_100", "did_not_pass_of_100", "testers", "pass_rate_year")
    return [*zip(names, known, strict=True), *_source("pass_rate", rate.source if rate else None, catalog)]


def _source(name: str, source: str | None, catalog: Catalog) -> Row:
    return [(f"{name}_source", source), (f"{name}_as_of", as_of(catalog.sources[source]) if source else None)]


def _texts(statements: Iterable[Statement]) -> str | None:
    return " ".join(s.text for s in statements) or None


# The age of the data for other programs: sources with their facts as JSON, one row a fact for a spreadsheet. The keys are a contract.

STATUS_SCHEMA = "codingpath-data-status-1"

COLUMNS = (
    "fact", "says", "rows", "source", "source_name", "address", "kind", "confidence", "speaks_for",
    "checked", "age_days", "review_by", "past_review", "confirm_at",
)  # fmt: skip


def status_records(catalog: Catalog, groups: Sequence[Sourced], shown: Iterable[Sourced], today: date) -> dict[str, Any]:
    """Return counts over all sources, then those shown; `rows` is how many programs or rows a fact stands for."""
    due = next_review(groups, today)
    stale = [g for g in groups if g.source.is_stale(today)]
    return {
        "schema": STATUS_SCHEMA,
        "today": today.isoformat(),
        "office": office_record(catalog),
        "facts": sum(g.figures for g in groups),
        "programs": sum(g.programs for g in groups),
        "sources": len(groups),
        "past_review": {"facts": sum(g.figures for g in stale), "programs": sum(g.programs for g in stale), "sources": len(stale)},
        "next_review": due.isoformat() if due else None,
        "by_source": [_source_record(group, today) for group in shown],
    }


def _source_record(group: Sourced, today: date) -> dict[str, Any]:
    age = {"age_days": (today - group.source.checked).days, "days_to_review": (group.source.review_by - today).days}
    return full_source_record(group.source, today) | age | {"facts": [_fact(fact) for fact in group.facts]}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"fact": fact.path, "says": fact_words(fact), "rows": fact.rows}


def status_rows(shown: Iterable[Sourced], today: date) -> Rows:
    """Return one row a fact."""
    return Rows(columns=COLUMNS, lines=[_fact_row(fact, group, today) for group in shown for fact in group.facts])


def _fact_row(fact: Fact, group: Sourced, today: date) -> list[Plain]:
    s = group.source
    read = (s.checked.isoformat(), (today - s.checked).days, s.review_by.isoformat(), s.is_stale(today))
    return [fact.path, fact_words(fact), fact.rows, s.id, s.name, s.address, s.kind, s.confidence, as_of(s), *read, s.confirm_at]
