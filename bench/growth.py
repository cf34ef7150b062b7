"""How speed grows with questions and rules: made-up rule sets, one table."""

from __future__ import annotations

import statistics
import time
from random import Random

from sheets import random_sheets

from codingpath.model.condition import Box, Span, Test, When
from codingpath.model.question import Choice, Question
from codingpath.model.rules import Decision, Option, Rule, RuleSet
from codingpath.rules.decide import decide
from codingpath.rules.masks import MaskTable, compile_rules
from codingpath.rules.proof.prove import prove

SIZES = [(10, 50), (20, 100), (20, 200), (30, 200), (30, 300), (40, 200), (40, 400)]
DECISIONS, OPTIONS, SHEETS, ROUNDS, SECONDS = 5, 3, 1000, 5, 1.0


def growth() -> None:
    """Print one line a size: milliseconds to compile, sheets a second, milliseconds of a proof."""
    print("questions  rules   compile   sheets/s   never seen   proof")
    for questions, rules in SIZES:
        chance = Random(questions * 1000 + rules)  # noqa: S311 - the same rules each time
        quiz, made = _quiz(questions), _rule_set(chance, questions, rules)
        taken = []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            table = compile_rules(made, quiz)
            taken.append((time.perf_counter() - begin) * 1000)
        again, fresh = _rates(table, quiz)
        begin = time.perf_counter()
        proved = sum(p.proved for p in prove(table, quiz, time.perf_counter, SECONDS))
        proof = (time.perf_counter() - begin) * 1000
        said = f"{proof:5.0f} ms" if proved == DECISIONS else f"{proved} of {DECISIONS} decisions in {SECONDS:g} s"
        print(f"{questions:9} {rules:6} {statistics.median(taken):6.1f} ms {again:10,.0f} {fresh:12,.0f}   {said}")


def _rates(table: MaskTable, quiz: tuple[Question, ...]) -> tuple[float, float]:
    """Return sheets a second with reasons: the same ones again and again, and each for the first time."""
    sheets, taken = random_sheets(quiz, SHEETS, seed=1), []
    fresh = random_sheets(quiz, SHEETS, seed=2)
    for some in [*[sheets] * ROUNDS, fresh]:
        begin = time.perf_counter()
        for sheet in some:
            decide(table, sheet)
        taken.append(SHEETS / (time.perf_counter() - begin))
    return statistics.median(taken[1:-1]), taken[-1]


def _quiz(count: int) -> tuple[Question, ...]:
    """Return questions of which every third is a number."""
    common = {"section": "s", "title": "T", "ask": "?", "why": ".", "help": "."}
    choices = tuple(Choice(id=f"c{i}", label=f"C{i}") for i in range(5))
    return tuple(
        Question(id=f"q{i}", kind="number", at_least=0, at_most=99, **common)  # type: ignore[arg-type]
        if i % 3 == 2
        else Question(id=f"q{i}", kind="one", choices=choices, **common)  # type: ignore[arg-type]
        for i in range(count)
    )


def _rule_set(chance: Random, questions: int, rules: int) -> RuleSet:
    """Return five decisions of three options; each reads a quarter of the questions, as decisions of a real quiz read a few."""
    decisions = []
    for d in range(DECISIONS):
        read = sorted(chance.sample(range(questions), max(5, questions // 4)))
        texts = {"summary": ".", "benefits": ("+",), "drawbacks": ("-",), "typical_week": "."}
        options = tuple(Option(id=f"o{i}", label=f"O{i}", **texts) for i in range(OPTIONS))  # type: ignore[arg-type]
        base = Rule(id=f"d{d}.base", favor=("o0",), weight=3, when=When(), because="it is usual")
        others = (_rule(chance, f"d{d}.r{i}", read) for i in range(rules // DECISIONS - 1))
        decisions.append(Decision(id=f"d{d}", title="D", question="?", options=options, rules=(base, *others)))
    return RuleSet(version="made up", decisions=tuple(decisions))


def _rule(chance: Random, rule_id: str, read: list[int]) -> Rule:
    """Return a rule of one to three tests on questions that stand together, one in five a rule-out."""
    start, size = chance.randrange(len(read)), chance.choices([1, 2, 3], [45, 40, 15])[0]
    near = {read[(start + i) % len(read)] for i in range(size)}
    when = When(boxes=(Box(tests={f"q{q}": _test(chance, q) for q in near}),))
    if chance.random() < 0.2:
        return Rule(id=rule_id, rule_out=(f"o{chance.randint(1, OPTIONS - 1)}",), when=when, because="it does not fit")
    option = f"o{chance.randrange(OPTIONS)}"
    return Rule(id=rule_id, favor=(option,), weight=chance.randint(1, 5), when=when, because="it fits")


def _test(chance: Random, question: int) -> Test:
    if question % 3 == 2:
        low = chance.choice([10, 20, 30, 40, 60])
        return Test(spans=(Span(at_least=low) if chance.random() < 0.5 else Span(below=low),))
    return Test(values=tuple(sorted({f"c{chance.randrange(5)}" for _ in range(2)})), not_sure=chance.random() < 0.2)
