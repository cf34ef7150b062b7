"""Who may pay, as cards: what it gives, whom to ask and how, and what must come first."""

from __future__ import annotations

import re

from codingpath.model.plan.roadmap import FundingMatch, Roadmap
from codingpath.report.blocks import Block, Heading, Numbered
from codingpath.report.fit import more_of
from codingpath.report.sources import Cites
from codingpath.report.words import inside

MOST_PAYERS = 3
"""How many sources of money have a card."""
OF_ONE_PAYER = 2
"""How many of them one payer has at most."""
PAYERS = "Who may pay, in the order to ask"
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[MDS][rst]\.)(?<!\bMrs\.)\s+")
"""The end of a sentence: not that of `Ms. Lee`."""
_FIGURE = re.compile(r"\d")
_ADDRESS = re.compile(r"\w\.(?:gov|com|org|edu|mil|net)\b|\d-\d{3}-\d{4}")


def payer_blocks(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return the few payers who matter here, in the order to ask, and how many more there are."""
    payers = in_order(roadmap)
    if not payers:
        return []
    first = (asked(roadmap) or payers)[:MOST_PAYERS]
    cards = tuple(_card(roadmap, m, cites) for m in (*first, *(m for m in payers if _is_own(roadmap, m) and m not in first)))
    rest = 0 if cites.full else len(payers) - len(cards)  # at length, a table below has all of them
    return [Heading(PAYERS), Numbered(cards), *more_of("money", rest)]


def _is_own(roadmap: Roadmap, m: FundingMatch) -> bool:
    """Tell whether the office added a source of money: whoever knows of it told it for a reason, so it has a card whatever its place."""
    return m.funding.id in roadmap.catalog.own_funding


def in_order(roadmap: Roadmap) -> list[FundingMatch]:
    """Return the sources of money that take new people: first those of whom the first page says to ask, in its order, then the others."""
    first = asked(roadmap)
    return [*first, *(m for m in roadmap.funding if m.funding.open and m not in first)]


def every_one(roadmap: Roadmap) -> list[FundingMatch]:
    """Return every source of money of a plan: those that take new people in the order to ask, then those that are closed."""
    return [*in_order(roadmap), *(m for m in roadmap.funding if not m.funding.open)]


def asked(roadmap: Roadmap) -> list[FundingMatch]:
    """Return the sources of money of whom the first page says to ask, in its order."""
    known = {m.funding.id: m for m in roadmap.funding if m.funding.open}
    grants = {payer.payer.id: payer.grant.id for payer in roadmap.page_one.payers if payer.grant}
    names = [name for p in roadmap.page_one.payers for name in (*p.funding[:OF_ONE_PAYER], grants.get(p.payer.id))]
    return [known[name] for name in dict.fromkeys(names) if name in known]


def _card(roadmap: Roadmap, m: FundingMatch, cites: Cites) -> str:
    """Return name and amount, how to ask with an address, and what comes first; each in its first sentence."""
    f = m.funding
    how = first_sentence(f.under_way or f.apply if roadmap.under_way else f.apply)
    first = "" if roadmap.under_way or not f.before else f" First: {first_sentence(f.before)}"
    where = roadmap.catalog.sources[f.source].confirm_at
    address = f" ({where})" if where and not _ADDRESS.search(how) else ""
    amount, mark = first_sentence(f.amount), cites(f.source)
    shown = mark if cites.full or _FIGURE.search(amount) else ""
    return f"{f.name}: {inside(amount)} {how.rstrip('.')}{address}.{first}{shown}"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text: the data says the main thing there."""
    return _SENTENCE.split(text, maxsplit=1)[0]
