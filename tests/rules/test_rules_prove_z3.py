"""The proof against z3, which reads the rules as formulas over answers and knows nothing of masks, cells or states."""

from __future__ import annotations

from collections.abc import Iterator

import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from rulesets import QUIZ, planted, rule_sets

from codingpath.model import condition
from codingpath.model.condition import Box
from codingpath.model.question import Question
from codingpath.model.rules import Decision, Rule, RuleSet
from codingpath.rules.masks import compile_rules
from codingpath.rules.proof.prove import prove

KINDS = ["clean", "gap", "no-reason", "unreachable", "dead", "dead-box", "masked", "weak"]


class Formulas:
    """One decision as formulas: each question has a Boolean for "asked", one for "open", and its answer."""

    def __init__(self, rules: RuleSet, position: int) -> None:
        self.decision: Decision = rules.decisions[position]
        self.asked = {q.id: z3.Bool(f"asked {q.id}") for q in QUIZ}
        self.open = {q.id: z3.Bool(f"open {q.id}") for q in QUIZ}
        self.picked = {(q.id, c.id): z3.Bool(f"{q.id} {c.id}") for q in QUIZ for c in q.choices}
        self.number = {q.id: z3.Int(q.id) for q in QUIZ if not q.choices}
        self.earlier = {(d.id, o.id): z3.Bool(f"{d.id} {o.id}") for d in rules.decisions[:position] for o in d.options}
        self.solver = z3.Solver()
        self.solver.add(*(clause for q in QUIZ for clause in self._sheet(q)))
        for d in rules.decisions[:position]:
            options = [(self.earlier[d.id, o.id], 1) for o in d.options]
            self.solver.add(z3.PbLe(options, 1) if Box() not in d.decided_when.boxes else z3.PbEq(options, 1))
        self.taken = self.when(self.decision.decided_when)
        self.fires = {r.id: self.when(r.when) for r in self.decision.rules}

    def _sheet(self, q: Question) -> Iterator[z3.BoolRef]:
        yield self.asked[q.id] == self.when(q.asked_when)
        picks = [(self.picked[q.id, c.id], 1) for c in q.choices]
        if q.kind == "one":
            yield z3.PbEq(picks, 1)
        elif q.kind == "many":
            yield z3.PbGe(picks, 1)
            if q.stands_alone:
                others = [self.picked[q.id, c.id] for c in q.choices if c.id != q.stands_alone]
                yield z3.Implies(self.picked[q.id, q.stands_alone], z3.Not(z3.Or(others)))
        else:
            yield z3.And(self.number[q.id] >= (q.at_least or 0), self.number[q.id] <= (q.at_most or 0))

    def when(self, where: condition.When) -> z3.BoolRef:
        return z3.Or([self.box(b) for b in where.boxes])

    def box(self, b: condition.Box) -> z3.BoolRef:
        tests = [self._test(q, test) for q, test in b.tests.items()]
        return z3.And([*tests, *(z3.Or([self.earlier[d, o] for o in options]) for d, options in b.outcomes.items())])

    def _test(self, q: str, test: condition.Test) -> z3.BoolRef:
        picked = {c: var for (question, c), var in self.picked.items() if question == q}
        parts = []
        if test.values:
            parts.append(z3.Or([picked[c] for c in test.values]))
        if test.spans:
            n = self.number[q]
            ends = [
                ([n >= s.at_least] if s.at_least is not None else []) + ([n < s.below] if s.below is not None else [])
                for s in test.spans
            ]
            parts.append(z3.Or([z3.And(both) for both in ends]))
        if test.any_of:
            parts.append(z3.Or([picked[c] for c in test.any_of]))
        parts += [picked[c] for c in test.all_of]
        parts += [z3.Not(picked[c]) for c in test.none_of]
        known = z3.And(parts) if parts else z3.BoolVal(False)
        return z3.And(self.asked[q], z3.If(self.open[q], z3.BoolVal(test.not_sure), known))

    def can(self, formula: z3.BoolRef) -> bool:
        """Tell whether something can be where the decision is taken."""
        answer = self.solver.check(z3.And(self.taken, formula))
        assert answer != z3.unknown
        return bool(answer == z3.sat)

    def out(self, option: str, without: Rule | None = None) -> z3.BoolRef:
        return z3.Or([self.fires[r.id] for r in self.decision.rules if option in r.rule_out and r is not without])

    def score(self, option: str, without: Rule | None = None) -> z3.ArithRef:
        given = [z3.If(self.fires[r.id], r.weight or 0, 0) for r in self.decision.rules if option in r.favor and r is not without]
        return z3.Sum([z3.IntVal(0), *given])

    def wins(self, option: str, without: Rule | None = None) -> z3.BoolRef:
        names = [o.id for o in self.decision.options]
        place, mine = names.index(option), self.score(option, without)
        beats = [
            z3.Or(self.out(o, without), mine > self.score(o, without) if i < place else mine >= self.score(o, without))
            for i, o in enumerate(names)
            if i != place
        ]
        return z3.And([z3.Not(self.out(option, without)), *beats])


def faults_by_z3(f: Formulas) -> set[tuple[str, str | None]]:
    names = [o.id for o in f.decision.options]
    if not f.can(z3.BoolVal(True)):
        return {("never-decided", None)}
    found: set[tuple[str, str | None]] = set()
    if not all(f.can(f.box(b)) for b in f.decision.decided_when.boxes):
        found.add(("dead-box", None))
    if f.can(z3.And([f.out(o) for o in names])):
        found.add(("gap", None))
    found |= {("unreachable", o) for o in names if not f.can(f.wins(o))}
    found |= {("no-reason", o) for o in names if f.can(z3.And(f.wins(o), f.score(o) == 0))}
    for r in f.decision.rules:
        live = [f.can(f.box(b)) for b in r.when.boxes]
        if not any(live):
            found.add(("dead", r.id))
        elif not all(live):
            found.add(("dead-box", r.id))
        if any(live) and not f.can(z3.And(f.fires[r.id], _matters(f, r))):
            found.add(("no-effect", r.id))
    return found


def _matters(f: Formulas, r: Rule) -> z3.BoolRef:
    if r.rule_out:
        return z3.Or([f.out(o) != f.out(o, r) for o in r.rule_out])
    names = [o.id for o in f.decision.options]
    other = [f.wins(o) != f.wins(o, r) for o in names]
    return z3.Or([*other, *(z3.And(f.wins(o), f.score(o) > 0, f.score(o, r) == 0) for o in names)])


@settings(max_examples=10)
@given(rules=st.sampled_from(KINDS).flatmap(lambda kind: rule_sets() if kind == "clean" else planted(kind).map(lambda p: p.rules)))
def test_z3_finds_the_same_faults(rules: RuleSet) -> None:
    for position, proof in enumerate(prove(compile_rules(rules, QUIZ), QUIZ, lambda: 0.0)):
        assert proof.proved
        found = {(f.kind, f.rule or f.option) for f in proof.findings}
        assert found == faults_by_z3(Formulas(rules, position))
