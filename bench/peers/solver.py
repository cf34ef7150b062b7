"""z3: the rules as formulas, to check winners and to prove the same of them as `codingpath check` does.

Every cell of a question is a Boolean of which exactly one holds; scores are sums of bit vectors; the solver is the one for
finite domains.
"""

from __future__ import annotations

from typing import Any

import z3

from codingpath.model.condition import Box, Sheet, When
from codingpath.model.rules import Decision, Rule
from codingpath.rules.masks import MaskTable

BITS = 8
"""Width of a score; no decision of the shipped rules adds up to 256."""


class Formulas:
    """One decision; the outcomes of the decisions before it are free."""

    def __init__(self, table: MaskTable, position: int) -> None:
        self.table = table
        self.decision: Decision = table.decisions[position][0]
        self.cell = {(q, i): z3.Bool(f"{q} {i}") for q, cells in table.cells.items() for i in range(len(cells.values))}
        self.earlier = {(d.id, o.id): z3.Bool(f"{d.id} {o.id}") for d, _ in table.decisions[:position] for o in d.options}
        self.fires = {r.id: self._when(r.when) for r in self.decision.rules}
        self.solver = z3.SolverFor("QF_FD")
        for q, cells in table.cells.items():
            self._exactly_one([self.cell[q, i] for i in range(len(cells.values))])
            self.solver.add(self.cell[q, cells.index(None)] == z3.Not(self._when(cells.question.asked_when)))
        for d, _ in table.decisions[:position]:
            self._exactly_one([self.earlier[d.id, o.id] for o in d.options])

    def _exactly_one(self, variables: list[Any]) -> None:
        self.solver.add(z3.PbEq([(v, 1) for v in variables], 1))

    def _when(self, when: When) -> Any:
        return z3.Or([self.box(box) for box in when.boxes])

    def box(self, box: Box) -> Any:
        """Return the formula of a box."""
        tests = []
        for q, test in box.tests.items():
            values = self.table.cells[q].values
            tests.append(z3.Or([self.cell[q, i] for i, v in enumerate(values) if v is not None and test.holds(v)]))
        return z3.And([*tests, *(z3.Or([self.earlier[d, o] for o in options]) for d, options in box.outcomes.items())])

    def score(self, option: str) -> Any:
        """Return the score of an option."""
        given = [r for r in self.decision.rules if option in r.favor]
        weights = [z3.If(self.fires[r.id], _number(r), z3.BitVecVal(0, BITS)) for r in given]
        return sum(weights, z3.BitVecVal(0, BITS))

    def out(self, option: str) -> Any:
        """Return when an option is ruled out."""
        return z3.Or([self.fires[r.id] for r in self.decision.rules if option in r.rule_out])

    def wins(self, option: str) -> Any:
        """Return when an option wins."""
        names = [o.id for o in self.decision.options]
        place, mine = names.index(option), self.score(option)
        beats = [
            z3.Or(self.out(o), z3.UGT(mine, self.score(o)) if i < place else z3.UGE(mine, self.score(o)))
            for i, o in enumerate(names)
            if i != place
        ]
        return z3.And(z3.Not(self.out(option)), *beats)

    def can(self, *formulas: Any) -> bool:
        """Tell whether some sheet meets all the formulas."""
        self.solver.push()
        self.solver.add(*formulas)
        answer = self.solver.check()
        self.solver.pop()
        if answer == z3.unknown:
            raise RuntimeError("z3 does not know")
        return bool(answer == z3.sat)


def faults(table: MaskTable) -> list[str]:
    """Return what is wrong with the rules: gaps, options never chosen or chosen without a reason, rules and boxes that never fire.

    `codingpath check` also looks for rules without effect; that is left out here, to the benefit of z3.
    """
    found = []
    for position, (decision, _) in enumerate(table.decisions):
        f, names = Formulas(table, position), [o.id for o in decision.options]
        found += ["gap"] * f.can(*(f.out(o) for o in names))
        found += [f"unreachable {o}" for o in names if not f.can(f.wins(o))]
        found += [f"no reason {o}" for o in names if f.can(f.wins(o), f.score(o) == 0)]
        found += [f"dead {r.id}" for r in decision.rules for box in r.when.boxes if not f.can(f.box(box))]
    return found


def other_winners(table: MaskTable, sheet: Sheet, chosen: dict[str, str]) -> list[str]:
    """Return the decisions in which z3 finds another winner than the one given; earlier outcomes are those given."""
    wrong = []
    for position, (decision, _) in enumerate(table.decisions):
        f = Formulas(table, position)
        answers = [f.cell[q, cells.index(sheet.get(q))] for q, cells in table.cells.items()]
        before = [f.earlier[d.id, chosen[d.id]] for d, _ in table.decisions[:position]]
        if f.can(*answers, *before, z3.Not(f.wins(chosen[decision.id]))):
            wrong.append(decision.id)
    return wrong


def _number(rule: Rule) -> Any:
    return z3.BitVecVal(rule.weight or 0, BITS)
