"""Why training, and who pays: the conditions for training money with what the plan shows, and every payer with what came of asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from codingpath.model.papers import TrainingNeed
from codingpath.model.plan.money import CostLine
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.progress import Grant, GrantStatus
from codingpath.model.question import fill
from codingpath.report.blocks import Block, Cell, Table, Text
from codingpath.report.papers.words import BLANK, NAME, SHORT_BLANK, cut, form_day, run_on
from codingpath.report.parts.ledger import asked
from codingpath.report.parts.pay import at_work
from codingpath.report.sources import Cites
from codingpath.report.words import dollar_span, dollars, listed

MOST_EVIDENCE: Final = 3
MOST_GRANTS: Final = 5
"""Payers who were asked that are listed, the last ones."""
MOST_TO_ASK: Final = 3
"""Payers to ask next who are named."""
STATUS: Final[dict[GrantStatus, str]] = {"asked": "asked", "granted": "granted", "refused": "refused"}


def trains(roadmap: Roadmap) -> bool:
    """Tell whether training is part of the plan."""
    return roadmap.under_way or roadmap.award is not None or roadmap.option("award").exam_only


def needs_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return each condition with what the answers show, and room for the counselor's word; nothing where there is no training."""
    if not trains(roadmap):
        return [Text("No training is planned, so no training money is asked for.")]
    needs = roadmap.catalog.guidance.papers.needs
    mark = cites(*(need.source for need in needs))
    rows = tuple((Cell(need.text), Cell(_shown(roadmap, need, cites)), Cell(f"yes / no {SHORT_BLANK}")) for need in needs)
    return [Table((f"What the rules ask{mark}", "What the plan shows, as answered", "Counselor"), rows, ratios=(5, 8, 3))]


def _shown(roadmap: Roadmap, need: TrainingNeed, cites: Cites) -> str:
    sheet, chosen = roadmap.sheet, roadmap.decisions.chosen
    said = [fill(e.text, sheet, roadmap.catalog.by_id) for e in need.evidence if e.when.holds(sheet, chosen)]
    match need.shows:
        case "demand":
            said += [text for text in (at_work(roadmap, cites),) if text]
        case "money":
            said += list(_asked_for(roadmap))
        case _:
            pass
    return f"{run_on(said[:MOST_EVIDENCE])}." if said else BLANK


def _asked_for(roadmap: Roadmap) -> Iterator[str]:
    """Yield how many payers were asked, and what came of it; who they are stands among the payers."""
    counts = Counter(grant.status for grant in roadmap.progress.grants)
    said = [f"{counts[status]} {word}" for status, word in _CAME.items() if counts[status]]
    yield f"Payers: {listed(said)}; see Funding" if said else "Nobody was asked yet; see the payers to ask"


_CAME: Final[Mapping[GrantStatus, str]] = {"granted": "said yes", "refused": "said no", "asked": "asked, without an answer yet"}


# Who pays. No sum of what is granted is ever given: where a payer is kept apart, the difference would tell.


def money_blocks(roadmap: Roadmap) -> list[Block]:
    """Return the cost, every payer that was asked, and whom to ask next."""
    every = sorted(roadmap.progress.grants, key=lambda grant: grant.day)
    grants = [_grant_row(grant) for grant in every[-MOST_GRANTS:]]
    known = {grant.id for grant in every}
    rest = [m.funding for m in asked(roadmap) if m.funding.id not in known]
    to_ask = [(Cell(f.name), Cell("to ask"), Cell(""), Cell("")) for f in rest[:MOST_TO_ASK]]
    blank = [(Cell(f"Other: {BLANK}"), Cell(""), Cell(""), Cell(""))]
    return [
        Text(_cost(roadmap)),
        Table(("Payer", "Status", "Amount", "As of"), (*grants, *to_ask, *blank), (2,), (8, 2, 2, 2)),
        *([Text(f"{len(every) - len(grants)} more were asked before.", "quiet")] if len(every) > len(grants) else []),
        Text(f"Granted in all: {BLANK}   Left for the client: {BLANK}   (No sum is made here: add what is on file elsewhere.)"),
    ]


def _grant_row(grant: Grant) -> tuple[Cell, ...]:
    usd = "" if grant.status != "granted" else dollars(grant.usd) if grant.usd is not None else BLANK
    return Cell(cut(grant.name, NAME)), Cell(STATUS[grant.status]), Cell(usd), Cell(form_day(grant.day))


def _cost(roadmap: Roadmap) -> str:
    """Return the lines of the cost that fall due until the first job, and of which school they are where none is chosen yet."""
    lines = [line for line in roadmap.money.lines if line.counts_against_budget]
    said = [f"{line.label}: {_known(line)}" for line in lines]
    own = roadmap.money.budget_usd
    mine = "" if own is None else f" Own money named: {dollars(own)}."
    school = f" with {roadmap.program.program.school}" if roadmap.program and roadmap.chosen is None else ""
    return f"Cost until the first job{school}, as far as known: {'; '.join(said) or 'none'}.{mine}"


def _known(line: CostLine) -> str:
    """Return what is known of a cost; where no more than $0 is, to ask."""
    known = line.low_usd or line.high_usd is not None
    return dollar_span(line.low_usd, line.high_usd, "ask") if known else "ask"
