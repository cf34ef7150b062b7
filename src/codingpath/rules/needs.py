"""What an answer would have to be, as a test: the shortest way to say which cells of a question do."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from codingpath.model.condition import NOT_SURE, Span, Test, Value
from codingpath.rules.masks import Cells


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
        if here and spans and spans[-1].below == edges[i] and inside[i - 1]:
            spans[-1] = Span(at_least=spans[-1].at_least, below=edges[i + 1])
        elif here:
            spans.append(Span(at_least=edges[i], below=edges[i + 1]))
    return tuple(spans)
