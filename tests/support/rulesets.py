"""Small rule sets for tests of the proof: any the language can say, and sound ones with one fault planted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from builders import bar, box, choice, decision, favor, ids, number, question, rule_set, when
from hypothesis import strategies as st

from codingpath.model.condition import Box, Test, When
from codingpath.model.question import Question
from codingpath.model.rules import Decision, Rule, RuleSet

GOAL = question("goal", "one", choices=ids("calm", "fast", "far"))
HOURS = question("hours", "number", at_least=0, at_most=9, unit="hours")
TOOLS = question("tools", "many", choices=ids("pen", "book", "none"), stands_alone="none")
YEARS = question("years", "number", at_least=0, at_most=9, asked_when=when(box({"goal": choice("far", "fast")})))
TRIP = question("trip", "one", choices=ids("bus", "car"), asked_when=when(box({"hours": number(4), "goal": choice("far")})))
QUIZ: tuple[Question, ...] = (GOAL, HOURS, TOOLS, YEARS, TRIP)
FIRST, SECOND = ("a", "b", "c"), ("x", "y")


def tests_of(asked: Question) -> st.SearchStrategy[Test]:
    names = [c.id for c in asked.choices]
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(tuple) if names else st.just(())
    match asked.kind:
        case "one":
            return st.builds(lambda values, unsure: Test(values=values, not_sure=unsure), some, st.booleans())
        case "many":
            keys = st.sampled_from(["any_of", "all_of", "none_of"])
            return st.builds(lambda key, values, unsure: Test(**{key: values, "not_sure": unsure}), keys, some, st.booleans())
        case _:
            ends = st.tuples(st.integers(1, 4), st.integers(5, 9), st.sampled_from(["below", "from", "both"]))
            return st.builds(lambda e, unsure: _range(*e, unsure=unsure), ends, st.booleans())


def _range(low: int, high: int, form: str, *, unsure: bool) -> Test:
    return number(low if form != "below" else None, high if form != "from" else None, not_sure=unsure)


# A strategy that is made anew for each draw is checked anew for each draw, which costs more than drawing: these are made once.

_TESTS = {q.id: tests_of(q) for q in QUIZ}
_ASKED = st.lists(st.sampled_from([q.id for q in QUIZ]), max_size=3, unique=True)
_YES, _WEIGHT, _ONE_TO_FIVE, _ONE_OF_THREE = st.booleans(), st.integers(1, 4), st.integers(1, 5), st.integers(0, 2)


@cache
def _one_or_two(names: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def _boxes(draw: st.DrawFn, earlier: Mapping[str, Sequence[str]]) -> Box:
    asked = draw(_ASKED)
    outcomes = {name: draw(_one_or_two(options)) for name, options in earlier.items() if draw(_YES)}
    return Box(tests={name: draw(_TESTS[name]) for name in asked}, outcomes=outcomes)


ANY_BOX = {"first": _boxes({}), "second": _boxes({"first": FIRST})}
"""Boxes of the rules of each decision."""
_HELD = {name: st.lists(box, min_size=1, max_size=2).map(tuple) for name, box in ANY_BOX.items()}
_GATE = {name: st.lists(box.filter(lambda b: b != Box()), max_size=2).map(tuple) for name, box in ANY_BOX.items()}


def _rule(draw: st.DrawFn, name: str, number_of_it: int, options: Sequence[str], barred: Sequence[str]) -> Rule:
    rule_id, where = f"{name}.r{number_of_it}", When(boxes=draw(_HELD[name]))
    if barred and draw(_ONE_OF_THREE) == 0:
        return bar(rule_id, *draw(_one_or_two(barred)), where=where)
    return favor(rule_id, *draw(_one_or_two(options)), weight=draw(_WEIGHT), where=where)


def _decision(draw: st.DrawFn, name: str, options: Sequence[str], *, sound: bool, gated: bool) -> Decision:
    barred = options[1:] if sound else options
    made = [_rule(draw, name, i, options, barred) for i in range(draw(_ONE_TO_FIVE))]
    base = [favor(f"{name}.base", options[0], weight=1 + draw(_ONE_OF_THREE))] if sound or draw(_YES) else []
    held = draw(_GATE[name]) if gated else ()
    return decision(name, " ".join(options), *base, *made, decided_when=When(boxes=held) if held else When())


@st.composite
def rule_sets(draw: st.DrawFn, *, sound: bool = False, always: bool = False) -> RuleSet:
    """Return two decisions of which the second may read the first; sound ones always leave an option, with a reason.

    Each may have a `decided_when`; where `always` is set, the first has none.
    """
    first = _decision(draw, "first", FIRST, sound=sound, gated=not always)
    return rule_set(first, _decision(draw, "second", SECOND, sound=sound, gated=True))


@dataclass(frozen=True)
class Planted:
    """A rule set with a fault, and where it must be found."""

    rules: RuleSet
    kind: str
    about: str
    """Id of the rule, or of the option, or of the decision."""


@cache
def planted(kind: str) -> st.SearchStrategy[Planted]:
    """Return sound rule sets with one fault of a kind planted in their first decision."""
    return st.builds(partial(_plant, kind), rule_sets(sound=True, always=True), ANY_BOX["first"].filter(_holds_somewhere))


def _holds_somewhere(where: Box) -> bool:
    alone = all(not ("none" in t.all_of and len(t.all_of) > 1) for t in where.tests.values())
    return alone and "years" not in where.tests and "trip" not in where.tests


def _plant(kind: str, rules: RuleSet, where: Box) -> Planted:
    first = rules.decisions[0]
    extra: tuple[Rule, ...]
    match kind:
        case "gap":
            extra, about = (bar("first.fault", *FIRST, where=when(where)),), "first"
        case "no-reason":
            kept = tuple(r for r in first.rules if "a" not in r.favor)
            first = replace(first, rules=tuple(replace(r, when=_never_on_calm(r.when)) for r in kept))
            extra, about = (bar("first.fault", "b", "c", where=when(box({"goal": choice("calm")}))),), "a"
        case "unreachable":
            first = decision("first", " ".join((*FIRST, "d")), *first.rules)
            extra, about = (bar("first.fault", "d"),), "d"
        case "dead":
            nowhere = Box(tests={**where.tests, "goal": choice("calm"), "years": number(1)})
            extra, about = (favor("first.fault", "b", weight=4, where=when(nowhere)),), "first.fault"
        case "dead-box":
            nowhere = Box(tests={"trip": choice("bus"), "hours": number(below=4)})
            extra, about = (favor("first.fault", "b", weight=4, where=when(where, nowhere)),), "first.fault"
        case "masked":
            extra = (bar("first.mask", "b"), favor("first.fault", "b", weight=4, where=when(where)))
            about = "first.fault"
        case _:
            strong = favor("first.strong", "a", weight=200)
            extra, about = (strong, favor("first.fault", "b", weight=1, where=when(where))), "first.fault"
    faulty = replace(first, rules=(*first.rules, *extra))
    return Planted(replace(rules, decisions=(faulty, *rules.decisions[1:])), kind, about)


def _never_on_calm(where: When) -> When:
    return When(boxes=tuple(Box(tests={**b.tests, "goal": choice("fast", "far")}, outcomes=b.outcomes) for b in where.boxes))
