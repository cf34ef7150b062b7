"""The row of the first page on who may pay: what came of asking, whom to ask next, and what waits for a yes."""

from __future__ import annotations

from typing import Final

from codingpath.model.plan.roadmap import PayerMatch, Roadmap
from codingpath.model.progress import Grant
from codingpath.report.page_one.cost import falls_short, reaches
from codingpath.report.page_one.rows import Row, Said, in_a_line
from codingpath.report.words import counted, dollars, listed

MOST_PAYERS: Final = 3
"""How many who may pay are named."""


def helpers(roadmap: Roadmap) -> Row:
    """Name who pays, who was asked, and who else may pay, in the order to ask."""
    answered = _answered(roadmap)
    payers = [p for p in roadmap.page_one.payers if not p.asked][:MOST_PAYERS]
    if not payers:
        return in_a_line("HELP", *answered)
    if answered:
        return in_a_line("HELP", *answered, Said(f"Next: {_named(payers[0])}."), _sign_nothing(roadmap))
    names = [_named(p) for p in payers]
    more = f"Then {names[2]}." if len(names) == MOST_PAYERS else ""
    also = roadmap.page_one.more.get("HELP")
    order = Said(_in_order(names), 2, _in_order([p.payer.says for p in payers]))
    line = in_a_line("HELP", order, Said(more, 6), _sign_nothing(roadmap))
    return Row("HELP", (*line.lines, (Said(also.text, 1),))) if also else line


def _answered(roadmap: Roadmap) -> list[Said]:
    """Say what came of asking; that somebody said no only where nobody else is left to ask."""
    grants = roadmap.progress.current_grants
    yes, waiting = ([g for g in grants if g.status == status] for status in ("granted", "asked"))
    told: list[Said] = []
    if yes:
        by = [f"{dollars(g.usd)} by {_who(roadmap, g)}" if g.usd else _who(roadmap, g) for g in yes]
        total = f"{dollars(roadmap.progress.granted_usd)} by " if roadmap.progress.granted_usd else "by "
        told.append(_named_or_counted("Granted", by, total))
    if waiting:
        told.append(_named_or_counted("Asked", [_who(roadmap, g) for g in waiting], ""))
    if not told and not roadmap.page_one.payers and any(g.status == "refused" for g in grants):
        told.append(Said("Whom you asked said no. More ways: “money”."))
    return told


def _named_or_counted(what: str, names: list[str], total: str) -> Said:
    """Name a few where there is room for them, else count them."""
    many = f"{what}: {total}{counted(len(names), 'payer')}."
    if len(names) == 1:
        return Said(f"{what}: {names[0]}.")
    return Said(f"{what}: {listed(names)}.", 2, many) if len(names) <= MOST_PAYERS else Said(many)


def _who(roadmap: Roadmap, grant: Grant) -> str:
    """Return what the first page calls a payer, without what they give."""
    payers = (p for p in roadmap.catalog.guidance.first_page.payers if grant.id in p.funding)
    known = next((p for p in payers if p.when.holds(roadmap.sheet, roadmap.decisions.chosen)), None)
    says = known.says.partition(" (")[0] if known and not (known.of_one and roadmap.chosen) else ","
    return grant.name if "," in says else says


def _in_order(names: list[str]) -> str:
    return f"Ask {names[0]}." if len(names) == 1 else f"In this order: {', then '.join(names[:2])}."


def _named(match: PayerMatch) -> str:
    """Return who it is, with the grant of the state to ask for there; its own terms were not asked, so it is no promise."""
    says, grant = match.payer.says, match.grant.short if match.grant else None
    if grant is None:
        return says
    asked = f"{grant}: ask if you fit"
    return f"{says[:-1]}; {asked})" if says.endswith(")") else f"{says} ({asked})"


def _sign_nothing(roadmap: Roadmap) -> Said:
    """Say what waits for a yes: nothing where there is an exam alone to pay, which the own money pays too, nor where a seat is to be kept.

    Where the first steps are to have that yes, it is said there.
    """
    if not roadmap.award or roadmap.under_way or _is_first(roadmap):
        return Said("")
    money, alone = roadmap.money, roadmap.option("award").exam_only and not roadmap.chosen
    if alone and money.budget_usd is not None and money.budget_usd >= money.own_high_usd:
        return Said("If nobody pays, your own money covers the exam.", 2)
    if not alone and falls_short(roadmap):
        return Said("Without a yes, do not enroll or borrow.", 2, "Do not enroll without a yes.")
    if not alone and reaches(roadmap) and not any(p.payer.may_cover or p.grant for p in roadmap.page_one.payers):
        return Said("Do so before you sign; afterward it is often too late.", 2, "Do so before you sign.")
    return Said("Do not sign, pay or borrow before a yes.", 2, "Sign nothing before a yes.")


def _is_first(roadmap: Roadmap) -> bool:
    """Tell whether to have the yes of a payer is among the steps that come before everything else."""
    payers = {p.payer.id for p in roadmap.page_one.payers}
    return any(item.id in payers for item in roadmap.page_one.first)
