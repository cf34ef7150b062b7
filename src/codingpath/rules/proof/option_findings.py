"""What is wrong with the options of a decision: none left, chosen without a reason, never chosen."""

from __future__ import annotations

from collections.abc import Iterator

from codingpath.model.rules import Finding, FindingKind, share
from codingpath.rules.proof.case import Case, End
from codingpath.rules.proof.effects import Verdict
from codingpath.rules.proof.example import Example


def option_findings(case: Case) -> Iterator[Finding]:
    """Yield every gap, every winner without a reason and every option that is never chosen."""
    if not case.ends:
        text = "this is never decided: no sheet of answers meets its 'decided_when'; mend it, or delete the decision"
        yield Finding(kind="never-decided", decision=case.decision.id, text=text)
        return
    gaps = [end for end in case.ends if end.verdict.winner is None]
    if gaps:
        text = f"every option is ruled out on {_share(case, gaps)} of answer sheets; let one of them stay"
        yield _finding(case, "gap", None, text, case.example(gaps[0], lambda boxes: _verdict(case, boxes).winner is None))
    for position, option in enumerate(case.effects.options):
        yield from _without_reason(case, position, option)
        if not any(end.verdict.winner == position for end in case.ends):
            yield _never_chosen(case, position, option)


def _without_reason(case: Case, position: int, option: str) -> Iterator[Finding]:
    ends = [end for end in case.ends if end.verdict.winner == position and not end.verdict.score]
    if ends:

        def shows(boxes: int) -> bool:
            return _verdict(case, boxes)[:2] == (position, 0)

        text = f"'{option}' is chosen without a reason on {_share(case, ends)} of answer sheets; favor an option there"
        yield _finding(case, "no-reason", option, text, case.example(ends[0], shows))


def _never_chosen(case: Case, position: int, option: str) -> Finding:
    in_play = [end for end in case.ends if not end.out >> position & 1]
    if not in_play:
        text = f"'{option}' can never be chosen: every answer sheet rules it out"
        return _finding(case, "unreachable", option, text, case.example(case.ends[0], lambda boxes: boxes >= 0))
    nearest = min(in_play, key=lambda end: end.verdict.score - case.effects.scores(end.packed)[position])
    score, best = case.effects.scores(nearest.packed)[position], nearest.verdict
    winner = case.effects.options[best.winner or 0]

    def shows(boxes: int) -> bool:
        out, packed = case.effects.sheet(boxes)
        same = _verdict(case, boxes).score - case.effects.scores(packed)[position] == best.score - score
        return same and not out >> position & 1

    why = f"comes nearest with {score} against {best.score} for '{winner}'" + (
        ", which is declared first" if score == best.score else ""
    )
    text = f"'{option}' can never be chosen: it {why}; let more speak for it"
    return _finding(case, "unreachable", option, text, case.example(nearest, shows))


def _verdict(case: Case, boxes: int) -> Verdict:
    return case.effects.verdict(*case.effects.sheet(boxes))


def _share(case: Case, ends: list[End]) -> str:
    return share(sum(end.weight for end in ends), sum(end.weight for end in case.ends))


def _finding(case: Case, kind: FindingKind, option: str | None, text: str, example: Example) -> Finding:
    return Finding(kind=kind, decision=case.decision.id, option=option, text=text, example=example.answers, after=example.after)
