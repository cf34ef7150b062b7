"""What nearly was: rules that one answer kept from firing, and what kept the runner-up behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from codingpath.model.condition import NOT_SURE, Box, Span, Test, Value
from codingpath.model.plan.explanation import Barrier, NearlyFired, Need, RunnerUpGap
from codingpath.model.rules import Decisions, OptionOutcome, Outcome, Reason, Rule
from codingpath.rules.masks import Cells, MaskTable, RuleBits
from codingpath.rules.what_if import AnswerSwaps, may_propose


def let_through(table: MaskTable, chosen: Mapping[str, str]) -> int:
    """Return the boxes that no outcome of a decision blocks."""
    bits = table.full
    for decision, of_option in table.outcomes.items():
        bits &= of_option[chosen.get(decision)]
    return bits


def near(table: MaskTable, swaps: AnswerSwaps, decisions: Decisions) -> dict[str, tuple[NearlyFired, ...]]:
    """Return, by decision that was taken, the rules that one question or one earlier decision kept from firing; most held and strongest first."""
    chosen = decisions.chosen
    bits = swaps.bits & let_through(table, chosen)
    found = {}
    for decision, rules in table.decisions:
        if decision.id not in chosen:
            continue
        some = [n for rule in rules if not rule.any_box & bits for n in _near(swaps, rule, chosen)]
        found[decision.id] = tuple(sorted(some, key=lambda n: (-n.held, -(n.weight or 99))))
    return found


def _near(swaps: AnswerSwaps, rule: RuleBits, chosen: Mapping[str, str]) -> Iterator[NearlyFired]:
    """Yield one record a question, or earlier decision, that alone blocks some box of the rule."""
    by_answer: dict[str, list[Box]] = {}
    by_outcome: dict[str, list[Box]] = {}
    for bit, box in rule.boxes:
        answers = [q for q in box.tests if not swaps.now[q] & bit]
        outcomes = [d for d, options in box.outcomes.items() if chosen.get(d) not in options]
        if len(answers) + len(outcomes) == 1:
            for name in answers:
                by_answer.setdefault(name, []).append(box)
            for name in outcomes:
                by_outcome.setdefault(name, []).append(box)
    for name, boxes in by_answer.items():
        need = Need(question=name, test=any_of(b.tests[name] for b in boxes), said=swaps.sheet.get(name))
        yield _record(rule.rule, boxes, need, None)
    for name, boxes in by_outcome.items():
        yield _record(rule.rule, boxes, None, (name, tuple(dict.fromkeys(o for b in boxes for o in b.outcomes[name]))))


def _record(rule: Rule, boxes: list[Box], need: Need | None, outcome: tuple[str, tuple[str, ...]] | None) -> NearlyFired:
    return NearlyFired(
        rule=rule.id,
        favors=rule.favor,
        rules_out=rule.rule_out,
        weight=rule.weight,
        need=need,
        outcome=outcome,
        held=max(len(b.tests) + len(b.outcomes) for b in boxes) - 1,
    )


def behind(table: MaskTable, swaps: AnswerSwaps, decisions: Decisions) -> dict[str, RunnerUpGap]:
    """Return, by decision, what kept the runner-up behind."""
    return {outcome.id: _behind(table, swaps, decisions, outcome) for outcome in decisions.outcomes}


def _behind(table: MaskTable, swaps: AnswerSwaps, decisions: Decisions, outcome: Outcome) -> RunnerUpGap:
    best, second = outcome.option(outcome.chosen), outcome.option(outcome.runner_up)
    barring = second.barring
    return RunnerUpGap(
        option=second.id,
        state=second.state,
        points=best.score - second.score,
        barriers=tuple(Barrier(reason=r, needs=tuple(_lifting(table, swaps, decisions, r))) for r in barring),
        lacks=_alone(best, second),
        own=_alone(second, best),
    )


def _alone(option: OptionOutcome, rival: OptionOutcome) -> tuple[Reason, ...]:
    shared = {r.rule for r in rival.reasons}
    return tuple(r for r in option.reasons if r.effect == "favor" and r.rule not in shared)


def _lifting(table: MaskTable, swaps: AnswerSwaps, decisions: Decisions, reason: Reason) -> Iterator[Need]:
    """Yield the single answers, such as a person may give, with which a rule no longer fires."""
    rule = next(r for _, rules in table.decisions for r in rules if r.rule.id == reason.rule)
    after = let_through(table, decisions.chosen)
    for question in dict.fromkeys(q for _, box in rule.boxes for q in box.tests if q in swaps.sheet):
        cells, said = table.cells[question], swaps.sheet[question]
        rest = swaps.without(swaps.families[question]) & after & rule.any_box
        free = [v for v, mask in swaps.others(question) if not rest & mask and may_propose(cells.question, said, v)]
        if free:
            yield Need(question=question, test=as_test(cells, free), said=said)


# What an answer would have to be, as a test: the shortest way to say which cells of a question do.


def as_test(cells: Cells, values: Collection[Value]) -> Test:
    """Return the test that just the cells of these answers meet.

    For several choices it names the picks that always do, whatever is picked beside them; the test is empty if there are none.
    """
    wanted = {cells.index(value) for value in values}
    match cells.question.kind:
        case "one":
            return Test(values=tuple(str(cells.values[i]) for i in sorted(wanted) if cells.values[i] != NOT_SURE))
        case "many":
            return Test(any_of=_always(cells, wanted))
        case _:
            return Test(spans=_spans(cells, [i in wanted for i in range(len(cells.cuts))]))


def any_of(tests: Iterable[Test]) -> Test:
    """Return a test that holds where any of some tests on one question holds; for several choices only the first is kept."""
    first, *rest = tests
    if first.any_of or first.all_of or first.none_of:
        return first
    every = (first, *rest)
    return Test(
        values=tuple(dict.fromkeys(v for t in every for v in t.values)),
        spans=_merged([s for t in every for s in t.spans]),
        not_sure=any(t.not_sure for t in every),
    )


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in rising order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: -1 if s.at_least is None else s.at_least):
        last = found[-1] if found else None
        if last is None or (last.below is not None and span.at_least is not None and span.at_least > last.below):
            found.append(span)
        else:
            ends = [s.below for s in (last, span) if s.below is not None]
            found[-1] = Span(at_least=last.at_least, below=max(ends) if len(ends) == 2 else None)  # noqa: PLR2004 - both have an end
    return tuple(found)


def _always(cells: Cells, wanted: Collection[int]) -> tuple[str, ...]:
    picks: dict[str, bool] = {}
    for i in range(len(cells.values)):
        for choice in cells.picks(i):
            picks[choice] = picks.get(choice, True) and i in wanted
    return tuple(choice.id for choice in cells.question.choices if picks.get(choice.id))


def _spans(cells: Cells, inside: list[bool]) -> tuple[Span, ...]:
    """Join neighboring cells; the first and the last are open to their side."""
    edges: tuple[int | None, ...] = (None, *cells.cuts[1:], None)
    spans: list[Span] = []
    for i, here in enumerate(inside):
        if here and spans and spans[-1].below == edges[i]:
            spans[-1] = Span(at_least=spans[-1].at_least, below=edges[i + 1])
        elif here:
            spans.append(Span(at_least=edges[i], below=edges[i + 1]))
    return tuple(spans)
