"""Small rule sets for tests of the proof: any the language can say, and sound ones with one fault planted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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


@st.composite
def boxes(draw: st.DrawFn, earlier: Mapping[str, Sequence[str]]) -> Box:
    asked = draw(st.lists(st.sampled_from(QUIZ), max_size=3, unique_by=lambda q: q.id))
    outcomes = {}
    for name, options in earlier.items():
        if draw(st.booleans()):
            outcomes[name] = tuple(draw(st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True)))
    return Box(tests={q.id: draw(tests_of(q)) for q in asked}, outcomes=outcomes)


@st.composite
def rules(
    draw: st.DrawFn, rule_id: str, options: Sequence[str], earlier: Mapping[str, Sequence[str]], *, barred: Sequence[str]
) -> Rule:
    where = When(boxes=tuple(draw(st.lists(boxes(earlier), min_size=1, max_size=2))))
    if barred and draw(st.integers(0, 2)) == 0:
        return bar(rule_id, *draw(st.lists(st.sampled_from(barred), min_size=1, max_size=2, unique=True)), where=where)
    favored = draw(st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True))
    return favor(rule_id, *favored, weight=draw(st.integers(1, 4)), where=where)


@st.composite
def _decisions(
    draw: st.DrawFn, name: str, options: Sequence[str], earlier: Mapping[str, Sequence[str]], *, sound: bool, gated: bool
) -> Decision:
    barred = options[1:] if sound else options
    made = [draw(rules(f"{name}.r{i}", options, earlier, barred=barred)) for i in range(draw(st.integers(1, 5)))]
    base = [favor(f"{name}.base", options[0], weight=draw(st.integers(1, 3)))] if sound or draw(st.booleans()) else []
    held = draw(st.lists(boxes(earlier).filter(lambda b: b != Box()), max_size=2)) if gated else []
    gate = When(boxes=tuple(held)) if held else When()
    return decision(name, " ".join(options), *base, *made, decided_when=gate)


@st.composite
def rule_sets(draw: st.DrawFn, *, sound: bool = False, always: bool = False) -> RuleSet:
    """Return two decisions of which the second may read the first; sound ones always leave an option, with a reason.

    Each may have a `decided_when`; where `always` is set, the first has none.
    """
    first = draw(_decisions("first", FIRST, {}, sound=sound, gated=not always))
    return rule_set(first, draw(_decisions("second", SECOND, {"first": FIRST}, sound=sound, gated=True)))


@dataclass(frozen=True)
class Planted:
    """A rule set with a fault, and where it must be found."""

    rules: RuleSet
    kind: str
    about: str
    """Id of the rule, or of the option, or of the decision."""


def planted(kind: str) -> st.SearchStrategy[Planted]:
    """Return sound rule sets with one fault of a kind planted in their first decision."""
    return st.builds(
        lambda rules, where: _plant(kind, rules, where), rule_sets(sound=True, always=True), boxes({}).filter(_holds_somewhere)
    )


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
