"""The part `exams` of the appendix: the first certifications side by side, and those to know about."""

from __future__ import annotations

from codingpath.model.credential import Credential
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.lists.certifications import fee_price, full_name, issuer, stated
from codingpath.report.sources import Cites, notices
from codingpath.report.words import UNKNOWN, dollars, in_words, minutes


def exams_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the certifications side by side."""
    blocks = (*_neighbors(roadmap, cites), *_others(roadmap, cites))
    return Part("exams", "Certifications side by side", (*blocks, *notices(roadmap, "exams", cites)))


def _neighbors(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Set the first certifications side by side, in the fixed order of the decision."""
    options = roadmap.catalog.rules.decision("certification").options
    rows = tuple(_card(roadmap, roadmap.catalog.credential(o.credential), cites) for o in options if o.credential)
    return [
        Text(f"The {in_words(len(rows))} first certifications in a fixed order, not by rank."),
        Table(("Certification", "Exam and fee", "Books and place", "Who may sit it"), rows),
    ]


def _card(roadmap: Roadmap, c: Credential, cites: Cites) -> tuple[Cell, ...]:
    exam, mark = c.exam, cites(c.exam.source) if c.exam else ""
    fees = "; ".join(f"{fee.label}: {dollars(fee.usd)}{cites(fee.source)}" for fee in c.fees) or UNKNOWN
    chosen = c == roadmap.credential
    gate = c.eligibility[0].text + cites(c.eligibility[0].source)
    return (
        Cell(f"{c.name}, {issuer(c)}{' (fits best)' if chosen else ''}", "strong"),
        Cell((f"{exam.questions}; {minutes(exam.minutes)}; pass mark {exam.pass_mark}{mark}. " if exam else "") + fees),
        Cell(f"{exam.books}; {exam.where}{mark}" if exam else UNKNOWN),
        Cell(gate),
    )


def _others(roadmap: Roadmap, cites: Cites) -> list[Block]:
    if roadmap.under_way or roadmap.held:  # what other courses teach to is for those who choose one
        return []
    others = [c for c in roadmap.catalog.credentials if c.step == "other"]
    blocks: list[Block] = []
    for c in others:
        lines = [stated(s, cites) for s in (c.focus, *c.eligibility, *c.upkeep, *c.notes)]
        lines += [f"{fee.label}: {fee_price(roadmap.catalog.sources, fee, cites)}." for fee in c.fees]
        blocks += [Heading(f"One to know about: {full_name(c)}, from {c.issuer}"), Bullets(tuple(lines))]
    return blocks
