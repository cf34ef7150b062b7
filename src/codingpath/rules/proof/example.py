"""Example sheets: answers that show a finding, or that make a rule fire, as few of them as will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from random import Random

from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.record import Record, record
from codingpath.rules.proof.axes import Axis, Cell, axes_of
from codingpath.rules.proof.chain import Chain
from codingpath.rules.proof.witnesses import live_boxes, meet

SEED = 7
TRIES = 2_000

Shows = Callable[[int], bool]
"""Whether the boxes of one decision that hold for a sheet show what is wanted."""


@record
class Example(Record):
    """Answers that show something; what is not answered is open."""

    answers: Answers
    after: Mapping[str, str | None]
    """Outcomes of earlier decisions that are needed too, where no answers are known to lead to them; none: not decided."""


def shortest(axes: Sequence[Axis], cells: Sequence[Cell], shows: Shows) -> Example:
    """Return the answers of one cell an axis, with as many of them left open as can be."""
    kept = list(cells)
    for position, axis in enumerate(axes):
        others = reduce(and_, (cell.mask for cell in (*kept[:position], *kept[position + 1 :])), -1)
        kept[position] = min((cell for cell in axis.cells if shows(others & cell.mask)), key=lambda cell: cell.said)
    answers = {question: value for cell in kept for question, value in cell.answers.items() if value != NOT_SURE}
    return Example(answers, {decision: option for cell in kept for decision, option in cell.outcomes.items()})


def led_to(chain: Chain, position: int, example: Example, shows: Shows) -> Example:
    """Return answers on which the earlier decisions come out as needed too, or the example as it is if none are found."""

    def does(answers: Answers) -> bool:
        boxes = chain.boxes(answers, position)
        return boxes is not None and shows(boxes)

    for drawn in _drawn(chain) if example.after else ():
        answers = {**drawn, **example.answers}
        if does(answers):
            for question in list(answers):
                fewer = {q: value for q, value in answers.items() if q != question}
                answers = fewer if does(fewer) else answers
            return Example(answers, {})
    return example


def _drawn(chain: Chain) -> Iterator[dict[str, Value]]:
    chance = Random(SEED)  # noqa: S311 - no secret
    choices = {q: [value for value in cells.values if value is not None] for q, cells in chain.table.cells.items()}
    for _ in range(TRIES):
        yield {question: chance.choice(values) for question, values in choices.items()}


def where_it_fires(chain: Chain, position: int, rule_boxes: int) -> Example | None:
    """Return answers with which a rule of the decision at a position fires, or none if it never does."""
    parts = axes_of(chain.table, chain.questions, position)
    found: Example | None = None

    effects = chain.effects[position]

    def fires(boxes: int) -> bool:
        return effects.may_be_taken(boxes, 0) and bool(boxes & rule_boxes)

    for axes, box in [(part, box) for part in parts for box in live_boxes(effects, rule_boxes, part)]:
        gate = next(gate for gate in effects.gates if meet(axes, box, gate))
        cells = [next(cell for cell in axis.cells if cell.mask & box and cell.mask & gate) for axis in axes]
        found = led_to(chain, position, shortest(axes, cells, fires), fires)
        if not found.after:
            break
    return found
