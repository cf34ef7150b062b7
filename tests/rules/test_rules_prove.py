"""The proof against brute force: every sheet of a small quiz, every rule read plainly."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count

import pytest
from builders import bar, box, choice, decision, favor, number, rule_set, when
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import box_holds
from rulesets import QUIZ, YEARS, Planted, planted, rule_sets

from codingpath.model.condition import NOT_SURE, Sheet, Value
from codingpath.model.question import Question
from codingpath.model.rules import Decision, DecisionProof, Finding, Rule, RuleSet
from codingpath.rules.masks import compile_rules, selections, sheet_of
from codingpath.rules.proof.axes import Axis, AxisCell
from codingpath.rules.proof.prove import prove, uncovered
from codingpath.rules.proof.witnesses import meet

Fault = tuple[str, str, str | None]
KINDS = ["gap", "no-reason", "unreachable", "dead", "dead-box", "masked", "weak"]


def proofs(rules: RuleSet) -> list[DecisionProof]:
    return prove(compile_rules(rules, QUIZ), QUIZ, lambda: 0.0)


# -- brute force


def every_sheet(rules: RuleSet, read: set[str]) -> Iterator[tuple[dict[str, Value], Fraction]]:
    """Yield the sheets of the questions that are read and of those that open them, with the share of each."""
    for q in reversed(QUIZ):
        read = read | {name for b in q.asked_when.boxes for name in b.tests} if q.id in read else read
    sheets: list[tuple[dict[str, Value], Fraction]] = [({}, Fraction(1))]
    for q in (q for q in QUIZ if q.id in read):
        values = [*cell_values(q, rules), NOT_SURE]
        grown = []
        for sheet, part in sheets:
            asked = any(box_holds(b, sheet, {}) for b in q.asked_when.boxes)
            grown += [({**sheet, q.id: v}, part / len(values)) for v in values] if asked else [(sheet, part)]
        sheets = grown
    yield from sheets


def cell_values(question: Question, rules: RuleSet) -> Sequence[Value]:
    if question.kind == "one":
        return [c.id for c in question.choices]
    if question.kind == "many":
        return list(selections(question))
    decided = (d.decided_when for d in rules.decisions)
    conditions = [*(r.when for d in rules.decisions for r in d.rules), *decided, *(q.asked_when for q in QUIZ)]
    spans = [s for w in conditions for b in w.boxes if question.id in b.tests for s in b.tests[question.id].spans]
    ends = {end for s in spans for end in (s.at_least, s.below)}
    return [n for n in range(10) if n == 0 or n in ends]


def every_case(rules: RuleSet, position: int) -> Iterator[tuple[Sheet, dict[str, str], Fraction]]:
    """Yield sheets with outcomes of the first decision, where the one at the position reads them; none if it is not taken."""
    judged, first = rules.decisions[position], rules.decisions[0]
    all_boxes = [b for w in (judged.decided_when, *(r.when for r in judged.rules)) for b in w.boxes]
    outcomes: list[dict[str, str]] = [{}]
    if any(b.outcomes for b in all_boxes):
        outcomes = [*({"first": o.id} for o in first.options), *([{}] if is_gated(first) else [])]
    for sheet, part in every_sheet(rules, {q for b in all_boxes for q in b.tests}):
        yield from ((sheet, chosen, part / len(outcomes)) for chosen in outcomes)


def is_gated(decision_: Decision) -> bool:
    return all(b.tests or b.outcomes for b in decision_.decided_when.boxes)


def is_taken(decision_: Decision, sheet: Sheet, chosen: Mapping[str, str]) -> bool:
    return any(box_holds(b, sheet, chosen) for b in decision_.decided_when.boxes)


def fires(rule: Rule, sheet: Sheet, chosen: Mapping[str, str]) -> bool:
    return any(box_holds(b, sheet, chosen) for b in rule.when.boxes)


def judge(decision_: Decision, fired: Sequence[Rule]) -> tuple[str | None, int, bool, set[str]]:
    """Return winner, score, whether tied, and the options out."""
    out = {option for r in fired for option in r.rule_out}
    scores = {o.id: sum(r.weight or 0 for r in fired if o.id in r.favor) for o in decision_.options if o.id not in out}
    if not scores:
        return None, 0, False, out
    best = max(scores.values())
    winners = [option for option, score in scores.items() if score == best]
    return winners[0], best, len(winners) > 1, out


def changes(decision_: Decision, fired: Sequence[Rule], rule: Rule) -> bool:
    winner, score, _, out = judge(decision_, fired)
    other, lower, _, fewer = judge(decision_, [r for r in fired if r is not rule])
    return out != fewer if rule.rule_out else (winner, score > 0) != (other, lower > 0)


def faults_by_force(rules: RuleSet, position: int) -> tuple[set[Fault], dict[str | None, Fraction], Fraction, int]:
    judged = rules.decisions[position]
    shares: dict[str | None, Fraction] = {}
    ties, number_of_cases = Fraction(0), 0
    found: set[Fault] = set()
    firing: set[str] = set()
    mattering: set[str] = set()
    holding: set[tuple[str, int]] = set()
    gate: set[int] = set()
    for sheet, chosen, part in every_case(rules, position):
        number_of_cases += 1
        gate |= {i for i, b in enumerate(judged.decided_when.boxes) if box_holds(b, sheet, chosen)}
        if not is_taken(judged, sheet, chosen):
            continue
        fired = [r for r in judged.rules if fires(r, sheet, chosen)]
        winner, score, tied, _ = judge(judged, fired)
        shares[winner] = shares.get(winner, Fraction(0)) + part
        ties += part if tied else 0
        if winner is None:
            found.add(("gap", judged.id, None))
        elif not score:
            found.add(("no-reason", judged.id, winner))
        firing |= {r.id for r in fired}
        mattering |= {r.id for r in fired if changes(judged, fired, r)}
        holding |= {(r.id, i) for r in fired for i, b in enumerate(r.when.boxes) if box_holds(b, sheet, chosen)}
    if not gate:
        return {("never-decided", judged.id, None)}, {}, Fraction(0), number_of_cases
    if is_gated(judged) and len(gate) < len(judged.decided_when.boxes):
        found.add(("dead-box", judged.id, None))
    found |= {("unreachable", judged.id, o.id) for o in judged.options if o.id not in shares}
    found |= {("dead", judged.id, r.id) for r in judged.rules if r.id not in firing}
    found |= {("no-effect", judged.id, r.id) for r in judged.rules if r.id in firing - mattering}
    for r in judged.rules:
        if r.id in firing and any((r.id, i) not in holding for i in range(len(r.when.boxes))):
            found.add(("dead-box", judged.id, r.id))
    return found, shares, ties, number_of_cases


def as_fault(finding: Finding) -> Fault:
    return finding.kind, finding.decision, finding.rule or finding.option


# -- the tests


@settings(max_examples=25)
@given(rules=st.one_of(rule_sets(), rule_sets(sound=True), st.sampled_from(KINDS).flatmap(planted).map(lambda p: p.rules)))
def test_the_proof_says_what_every_sheet_says_and_every_example_shows_its_finding(rules: RuleSet) -> None:
    for position, proof in enumerate(proofs(rules)):
        found, shares, ties, cases = faults_by_force(rules, position)
        assert {as_fault(f) for f in proof.findings} == found
        taken = sum(shares.values()) or 1
        assert {o: Fraction(w, proof.total) for o, w in proof.wins.items() if w} == {o: s / taken for o, s in shares.items() if o}
        assert Fraction(proof.ties, proof.total or 1) == ties / taken
        assert proof.combinations == cases
        for finding in proof.findings:
            assert example_shows(rules, finding), finding


def example_shows(rules: RuleSet, finding: Finding) -> bool:
    judged = rules.decision(finding.decision)
    if finding.example is None:
        return finding.kind in {"dead", "dead-box", "never-decided"}
    sheet = sheet_of(QUIZ, finding.example)
    chosen = _came_out(finding.after) if finding.after else _first(rules, sheet)
    assert is_taken(judged, sheet, chosen)
    fired = [r for r in judged.rules if fires(r, sheet, chosen)]
    winner, score, _, _ = judge(judged, fired)
    return {
        "gap": winner is None,
        "no-reason": (winner, score) == (finding.option, 0),
        "unreachable": winner != finding.option,
        "no-effect": finding.rule in {r.id for r in fired}
        and not any(r.id == finding.rule and changes(judged, fired, r) for r in fired),
    }[finding.kind]


def _first(rules: RuleSet, sheet: Sheet) -> dict[str, str]:
    """Return the outcome of the first decision; nothing if it is not taken, or has no option left."""
    first = rules.decisions[0]
    winner = judge(first, [r for r in first.rules if fires(r, sheet, {})])[0]
    return {"first": winner} if winner and is_taken(first, sheet, {}) else {}


def _came_out(after: Mapping[str, str | None]) -> dict[str, str]:
    return {decision_: option for decision_, option in after.items() if option}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=3)
@given(data=st.data())
def test_a_planted_fault_is_found(kind: str, data: st.DataObject) -> None:
    case: Planted = data.draw(planted(kind))
    found = {(f.kind, f.rule or f.option or f.decision) for f in proofs(case.rules)[0].findings}
    assert ({"masked": "no-effect", "weak": "no-effect"}.get(kind, kind), case.about) in found


def test_what_masks_a_rule_is_named() -> None:
    no_far = when(box({"goal": choice("far")}))
    rules = rule_set(
        decision(
            "d",
            "a b",
            favor("d.base", "a"),
            favor("d.far", "b", weight=5, where=when(box({"goal": choice("far"), "hours": number(2)}))),
            favor("d.calm", "b", weight=5, where=when(box({"goal": choice("calm")}))),
            bar("d.no-far", "b", where=no_far),
            bar("d.no-far-again", "b", where=when(box({"goal": choice("far"), "hours": number(5)}))),
        )
    )
    texts = {f.rule: f.text for f in proofs(rules)[0].findings}
    assert texts.keys() == {"d.far", "d.no-far-again"}
    assert all("'d.no-far'" in text and "'d.no-far-again'" not in text.partition(":")[2] for text in texts.values())


def test_a_question_that_is_not_asked_is_never_combined() -> None:
    """Years are asked of those who go far or fast, so that nobody calm has any; and goals count alike all the same."""
    calm = {"goal": choice("calm"), "years": number(1)}
    rules = rule_set(decision("d", "a b", favor("d.base", "a"), favor("d.calm", "b", weight=5, where=when(box(calm)))))
    proof = proofs(rules)[0]
    assert ("dead", "d.calm") in {(f.kind, f.rule) for f in proof.findings}
    assert proof.combinations == 2 + 2 * 3
    with_years = rule_set(
        decision("d", "a b", favor("d.base", "a"), favor("d.y", "b", weight=5, where=when(box({"years": number(1)}))))
    )
    proof = proofs(with_years)[0]
    assert Fraction(proof.wins["b"], proof.total) == Fraction(2, 4) * Fraction(1, 3)
    assert YEARS.asked_when.boxes


def test_two_boxes_meet_where_some_cell_of_every_axis_blocks_neither() -> None:
    def axis(*masks: int) -> Axis:
        cells = tuple(AxisCell(mask=mask, weight=1, answers={}, outcomes={}) for mask in masks)
        return Axis(names=("any",), cells=cells, blocks=0, combinations=len(masks))

    assert meet([axis(0b11), axis(0b11, 0b01)], 0b01, 0b10)
    assert not meet([axis(0b11), axis(0b01, 0b10)], 0b01, 0b10)


def test_an_earlier_outcome_is_a_free_input() -> None:
    """The first decision always gives `a`; the proof of the second reckons with `b` all the same, and says so."""
    first = decision("first", "a b", favor("first.base", "a"), bar("first.no", "b"))
    second = decision("second", "x y", favor("second.base", "x"), bar("second.none", "x", "y", where=when(box(first="b"))))
    gap = next(f for f in proofs(rule_set(first, second))[1].findings if f.kind == "gap")
    assert (gap.example, gap.after) == ({}, {"first": "b"})


def test_an_example_leads_to_the_outcomes_it_needs_where_it_can() -> None:
    first = decision(
        "first", "a b", favor("first.base", "a"), favor("first.b", "b", weight=5, where=when(box({"hours": number(5)})))
    )
    second = decision("second", "x y", favor("second.base", "x"), bar("second.none", "x", "y", where=when(box(first="b"))))
    gap = next(f for f in proofs(rule_set(first, second))[1].findings if f.kind == "gap")
    assert (gap.example, gap.after) == ({"hours": 5}, {})


def test_past_its_time_a_decision_is_not_proved() -> None:
    ticks = count()
    rules = rule_set(decision("d", "a b", favor("d.base", "a"), favor("d.calm", "b", where=when(box({"goal": choice("calm")})))))
    proof = prove(compile_rules(rules, QUIZ), QUIZ, lambda: float(next(ticks)), seconds=0.5)[0]
    assert not proof.proved
    assert [f.kind for f in proof.findings] == ["not-proved"]
    assert proof.findings[0].is_error


@settings(max_examples=5)
@given(rules=rule_sets())
def test_proving_twice_says_the_same(rules: RuleSet) -> None:
    assert prove(compile_rules(rules, QUIZ), QUIZ, time.process_time, 60) == proofs(rules)


# -- coverage


@settings(max_examples=15)
@given(rules=rule_sets(sound=True), hours=st.integers(0, 9))
def test_an_uncovered_rule_comes_with_answers_that_fire_it(rules: RuleSet, hours: int) -> None:
    sheet = sheet_of(QUIZ, {"hours": hours, "goal": "calm"})
    chosen = _first(rules, sheet)
    taken = [d for d in rules.decisions if is_taken(d, sheet, chosen)]
    covered = {r.id for d in taken for r in d.rules if fires(r, sheet, chosen)}
    missing = {one.rule: one.example for one in uncovered(compile_rules(rules, QUIZ), QUIZ, [{"hours": hours, "goal": "calm"}])}
    assert missing.keys() == {r.id for d in rules.decisions for r in d.rules} - covered
    for rule_id, example in missing.items():
        rule = next(r for d in rules.decisions for r in d.rules if r.id == rule_id)
        if example is not None:
            shown = sheet_of(QUIZ, example.answers)
            assert fires(rule, shown, _came_out(example.after) if example.after else _first(rules, shown))
