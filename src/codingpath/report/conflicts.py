"""Wishes that pull against each other, each in the part it is about, with its ways out."""

from __future__ import annotations

from typing import Final, assert_never

from codingpath.model.plan.roadmap import Conflict, ConflictKind, Roadmap
from codingpath.report.sources import Cites
from codingpath.report.words import inside, sentence

_OF_A_DECISION: Final = {"certification": "exam", "delivery": "study", "role": "jobs"}
"""Decision to the part that says why its best option is ruled out; the others are about time."""


def conflicts_in(roadmap: Roadmap, part: str) -> list[Conflict]:
    """Return the conflicts that stand in a part."""
    return [found for found in roadmap.conflicts if _part_of(roadmap, found) == part]


def conflict_lines(roadmap: Roadmap, part: str, cites: Cites, *, but: ConflictKind | None = None) -> list[str]:
    """Return the conflicts of a part, each in a few sentences, those of the first page first; `but` leaves out those of one kind."""
    found = sorted((one for one in conflicts_in(roadmap, part) if one.kind != but), key=lambda one: one.short is None)
    return [f"{one.text}{cites(one.source)} {ways_out(one)}".rstrip() for one in found]


def ways_out(conflict: Conflict) -> str:
    """Return the ways out of a conflict in a sentence; where all are far from what the person said, as what it would take."""
    near, far = ([way.text for way in conflict.relaxations if way.far == is_far] for is_far in (False, True))
    if near and all(text.endswith(".") for text in near):
        return " ".join([near[0], *(f"Or {inside(text)}" if text[1:2].islower() else text for text in near[1:])])
    said = _once([text.rstrip(".") for text in near or far])
    if len(near) == 1 and conflict.relaxations[0].changes is None:
        return sentence(said)
    return f"Ways out: {said}." if near else f"It would take: {said}." if far else ""


def _once(texts: list[str]) -> str:
    """Join texts, with what all of them end on in brackets said once."""
    tails = {text[text.rfind(" (") :] if text.endswith(")") else "" for text in texts}
    tail = tails.pop() if len(tails) == 1 else ""
    return "; ".join(text.removesuffix(tail) for text in texts) + tail


def _part_of(roadmap: Roadmap, conflict: Conflict) -> str:
    match conflict.kind:
        case "time":
            return "dates"
        case "money":
            return "money"
        case "ruled-out":
            return _OF_A_DECISION.get(conflict.id.partition(".")[2], "dates")
        case "wishes":
            return next(pair.part for pair in roadmap.catalog.guidance.conflicts if pair.id == conflict.id)
        case _ as never:
            assert_never(never)
