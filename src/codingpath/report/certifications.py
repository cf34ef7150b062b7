"""Part 6: the exam aimed for, its neighbors side by side, how an apprentice mark comes off, upkeep, what comes next."""

from __future__ import annotations

from codingpath.model.credential import Credential
from codingpath.model.roadmap import Roadmap
from codingpath.report._words import UNKNOWN, dollars, in_words, listed, minutes
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Part, Table, Text
from codingpath.report.cites import Cites
from codingpath.report.credential_words import APPRENTICE, exam_facts, fee_price, full_name, issuer, later, routes, stated
from codingpath.report.notices import notices


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the certification."""
    blocks: list[Block] = [
        *(_held(roadmap, cites) if roadmap.credential is None else _aimed(roadmap, roadmap.credential, cites)),
        *_neighbors(roadmap, cites),
        *_next(roadmap),
        *_others(roadmap, cites),
    ]
    return Part("certification", "Certification", (*blocks, *notices(roadmap, "certification", cites)))


def _aimed(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    return [
        Text(f"Aim first for the {credential.name}, the {credential.full_name}, granted by {credential.issuer}."),
        Bullets(tuple(stated(s, cites) for s in (credential.focus, *credential.eligibility))),
        *_exam(roadmap, credential, cites),
        *_apprentice(roadmap, credential, cites),
        Heading("Keeping it"),
        Bullets(tuple(stated(s, cites) for s in (*credential.upkeep, *credential.notes))),
    ]


def _held(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Say what the certification held asks for, how its mark comes off, and which one is the next aim."""
    names = listed([full_name(c) for c in roadmap.held])
    lead = f"You need no exam now: {names} {'is' if len(roadmap.held) == 1 else 'are'} enough to apply with." if names else _NO_CARD
    blocks: list[Block] = [Text(lead)]
    if roadmap.marked is not None:
        blocks += [*_apprentice(roadmap, roadmap.marked, cites), Bullets(tuple(stated(s, cites) for s in roadmap.marked.notes))]
    blocks += [
        block
        for c in roadmap.held
        for block in (Heading(f"Keeping the {c.name}"), Bullets(tuple(stated(s, cites) for s in c.upkeep)))
        if c.upkeep
    ]
    if roadmap.next_credentials:
        aim = roadmap.catalog.credential(roadmap.next_credentials[0].id)
        blocks += _exam(roadmap, aim, cites)
    return blocks


_NO_CARD = "You need no exam now: the certification you hold is enough to apply with. Ask its issuer how it is kept."


def _exam(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    rows = [(Cell(name), Cell(text)) for name, text in exam_facts(credential, cites)]
    rows += [(Cell(fee.label), Cell(fee_price(roadmap.catalog.sources, fee, cites))) for fee in credential.fees]
    return [Heading(f"The {credential.name} exam"), Table(("What", "Fact"), tuple(rows))]


def _apprentice(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    if not credential.apprentice_routes:
        return []
    stage = roadmap.stage("remove-apprentice")
    lead = (
        APPRENTICE
        if stage
        else "With two years of coding that an employer confirms, the apprentice mark need not appear. For the record, the ways it comes off:"
    )
    return [Heading("How the “A” comes off"), *routes(credential, lead, cites)]


def _neighbors(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Set the first certifications side by side, in the fixed order of the decision."""
    options = roadmap.catalog.rules.decision("certification").options
    rows = tuple(_card(roadmap, roadmap.catalog.credential(o.credential), cites) for o in options if o.credential)
    return [
        Heading("Side by side"),
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


def _next(roadmap: Roadmap) -> list[Block]:
    if not roadmap.next_credentials:
        return []
    return [Heading("What may come next"), later(roadmap.catalog, roadmap.next_credentials)]


def _others(roadmap: Roadmap, cites: Cites) -> list[Block]:
    others = [c for c in roadmap.catalog.credentials if c.step == "other"]
    blocks: list[Block] = []
    for c in others:
        lines = [stated(s, cites) for s in (c.focus, *c.eligibility, *c.upkeep, *c.notes)]
        lines += [f"{fee.label}: {fee_price(roadmap.catalog.sources, fee, cites)}." for fee in c.fees]
        blocks += [Heading(f"One to know about: {full_name(c)}, from {c.issuer}"), Bullets(tuple(lines))]
    return blocks
