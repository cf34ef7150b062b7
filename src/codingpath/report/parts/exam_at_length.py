"""The part `exam` at length: the exam aimed for or the certification held, how an apprentice mark comes off, upkeep, what comes next."""

from __future__ import annotations

from codingpath.model.credential import Credential, full_months
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.source import Range
from codingpath.report.blocks import Block, Bullets, Cell, Heading, Table, Text
from codingpath.report.lists.certifications import (
    apprentice,
    ask,
    exam_facts,
    fee_price,
    full_name,
    issuer,
    later,
    price,
    routes,
    stated,
)
from codingpath.report.sources import Cites
from codingpath.report.words import dollars, in_words, listed, years


def exam_at_length(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Return all that is known of the certification aimed for, or of those held and the next aim."""
    aimed = _held(roadmap, cites) if roadmap.credential is None else _aimed(roadmap, roadmap.credential, cites)
    return [*aimed, *_next(roadmap)]


def _aimed(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    return [
        Text(f"Aim first for the {credential.name}, the {credential.full_name}, granted by {credential.issuer}."),
        Bullets(tuple(stated(s, cites) for s in (credential.focus, *credential.eligibility))),
        *ran_out(roadmap, cites),
        *_exam_part(roadmap, credential, cites),
        *_apprentice(roadmap, credential, cites),
        Heading("Keeping it"),
        Bullets(tuple(stated(s, cites) for s in (*credential.upkeep, *credential.notes, *credential.apprentice_notes))),
    ]


def _held(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Say what the certification held asks for, how its mark comes off, and which one is the next aim."""
    blocks: list[Block] = [Text(held_sentence(roadmap)), *ran_out(roadmap, cites)]
    if roadmap.marked is not None:
        blocks += [
            *_apprentice(roadmap, roadmap.marked, cites),
            Bullets(tuple(stated(s, cites) for s in roadmap.marked.apprentice_notes)),
        ]
    blocks += [
        block
        for c in roadmap.held
        for block in (Heading(f"Keeping the {c.name}"), Bullets(tuple(stated(s, cites) for s in c.upkeep)))
        if c.upkeep
    ]
    if roadmap.next_credentials and not roadmap.renewing:
        aim = roadmap.catalog.credential(roadmap.next_credentials[0].id)
        blocks += _exam_part(roadmap, aim, cites)
    return blocks


def held_sentence(roadmap: Roadmap) -> str:
    """Say that what is held is enough to apply with, or that it must be brought back, and what the next aim is."""
    names = listed(roadmap.held_names)
    if roadmap.renewing:
        return f"Your {names or 'certification'} ran out. Bring back what you held before you name it in a letter."
    if not names:
        return "You need no exam now: the certification you hold is enough to apply with. Ask its issuer how it is kept."
    lead = f"You need no exam now: the {names} you hold {'is' if len(roadmap.held) == 1 else 'are'} enough to apply with."
    return f"{lead} Your next aim is the {full_name(roadmap.aim)}." if roadmap.aim else lead


# Renewing late against sitting again, for whoever held a certification that ran out.


def ran_out(roadmap: Roadmap, cites: Cites) -> list[Block]:
    """Set renewing late beside sitting again, for each certification that ran out; its rules where there is room for them."""
    rules = cites.full or roadmap.credential is None
    if roadmap.sheet.get("so-far") != "lapsed":
        return []
    held = roadmap.held if cites.full else roadmap.held[:1]
    return [block for c in held for block in _two_ways(c, cites, rules=rules)]


def _two_ways(c: Credential, cites: Cites, *, rules: bool) -> list[Block]:
    late, again = c.late_renewal, _again_usd(c)
    fee = late.fee_usd if late else None
    renewal = price(c.renewal_usd or c.membership_usd, cites, ask(c))
    rows = (
        (Cell("Renew late", "strong"), Cell(price(fee, cites, ask(c))), Cell(f"and for each renewal you missed: {renewal}")),
        (Cell("Sit it again", "strong"), Cell(price(c.exam_usd, cites, ask(c))), Cell(_dues(c, cites))),
    )
    return [
        Heading(f"Your {c.name}: renew it late or sit it again"),
        Table(("Way", "Fee", "Besides"), rows),
        Text(_cheaper(c, fee, again)),
        *([Bullets(tuple(stated(s, cites) for s in late.rules))] if late and rules else []),
    ]


def _dues(c: Credential, cites: Cites) -> str:
    return f"and a year's dues: {price(c.membership_usd, cites, ask(c))}" if c.membership_usd else "no dues are asked"


def _again_usd(c: Credential) -> int | None:
    """Return what sitting the exam again costs at the least, in dollars: one attempt, and dues where they are asked."""
    if c.exam_usd is None or c.exam_usd.low is None:
        return None
    return c.exam_usd.low + ((c.membership_usd.low or 0) if c.membership_usd else 0)


def _cheaper(c: Credential, fee: Range | None, again: int | None) -> str:
    """Say which of the two costs less, by the prices that are known."""
    each = c.renewal_usd.low if c.renewal_usd else None
    if fee is None or fee.high is None or not each or again is None:
        return f"Which costs less is not known: ask {issuer(c)} what coming back would cost, before you pay for the exam."
    times = (again - 1 - fee.high) // each
    least = f"Sitting it again costs {dollars(again)} or more, before a review."
    if times < 1:
        return f"{least} By these prices that is less than renewing late. Ask {issuer(c)} for both sums in writing."
    missed = "one renewal" if times == 1 else f"{in_words(times)} renewals or fewer"
    return (
        f"{least} By these prices renewing late costs less if you missed {missed}, and sitting it again costs less if you missed "
        f"more. Prices change, so ask {issuer(c)} for both sums in writing. If it still renews yours, renew. Sit again only if it does "
        "not, or if that costs far less."
    )


def _exam_part(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    rows = [(Cell(name), Cell(text)) for name, text in exam_facts(credential, cites)]
    rows += [(Cell(fee.label), Cell(fee_price(roadmap.catalog.sources, fee, cites))) for fee in credential.fees]
    rows += [] if credential.fees else [(Cell("Price"), Cell(f"not known: ask {issuer(credential)}"))]
    return [Heading(f"The {credential.name} exam"), Table(("What", "Fact"), tuple(rows))]


def _apprentice(roadmap: Roadmap, credential: Credential, cites: Cites) -> list[Block]:
    if not credential.apprentice_routes:
        return []
    stage = roadmap.stage("remove-apprentice")
    lead = (
        apprentice(credential)
        if stage
        else f"With {years(full_months(credential.apprentice_routes))} of coding that an employer confirms, the apprentice mark need not appear. "
        "For the record, the ways it comes off:"
    )
    return [Heading("How the “A” comes off"), *routes(credential, lead, cites)]


def _next(roadmap: Roadmap) -> list[Block]:
    if not roadmap.next_credentials:
        return []
    return [Heading("What may come next"), later(roadmap.catalog, roadmap.next_credentials)]
