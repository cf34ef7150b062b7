"""Part 5: real programs that fit, in an order that is printed, and near misses with how near."""

from __future__ import annotations

from typing import assert_never

from codingpath.model.answers import NOT_SURE
from codingpath.model.program import Program
from codingpath.model.roadmap import Ask, Miss, ProgramMatch, Roadmap
from codingpath.render.blocks import Block, Cell, Heading, Part, Table, Text
from codingpath.render.view.cites import Cites
from codingpath.render.view.notices import notices
from codingpath.render.words import ASK_SCHOOL, counted, dollar_span, dollars, listed, sentence

ORDER = (
    "The order: fewest known misses first, then your state before online ones from elsewhere, then the nearest program code, "
    "then the fewest open questions, the lower price, and the number of awards granted. No school pays to be here."
)
WEEKS_A_MONTH = 52 / 12

_CODE_TITLES = {"51.0707": "Health information technology", "51.0713": "Medical coding", "51.0714": "Medical billing"}
"""Plain words for the federal titles, which are long."""


def part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the programs."""
    fits = [m for m in roadmap.programs if not m.misses]
    near = [m for m in roadmap.programs if m.misses]
    blocks: list[Block] = [Text(_lead(roadmap, fits))]
    if fits:
        blocks += [_table(roadmap, fits, cites)]
    if near:
        blocks += [
            Heading("Near misses, and how near"),
            Text("Each misses at least one thing you asked for."),
            _table(roadmap, near, cites),
        ]
    if roadmap.programs:
        blocks += [
            Text(ORDER, "quiet"),
            Text("Federal aid: a school may take part while one of its programs does not. Ask about this program.", "quiet"),
        ]
    return Part("programs", "Programs", (*blocks, *notices(roadmap, "programs", cites)))


def _lead(roadmap: Roadmap, fits: list[ProgramMatch]) -> str:
    state = roadmap.sheet.get("state", NOT_SURE)
    award = roadmap.decisions["award"].chosen
    if award == "exam-prep":
        return "You need no full program for this path. If a course still appeals to you, these are near; ask about a short exam review instead."
    where = "online, as your state is open" if state == NOT_SURE else f"in {_state(roadmap)} or online"
    if not roadmap.state_has_programs:
        return f"No {_award(roadmap)} in this field is known to us in {_state(roadmap)}. These are online or in a neighboring state; ask what fits you."
    if not fits:
        return f"No {_award(roadmap)} {where} fits everything you said. The nearest ones are below."
    return f"These {_award(roadmap)} programs {where} fit as far as is known. What is not known is written as a question to ask."


def _state(roadmap: Roadmap) -> str:
    choice = roadmap.catalog.question("state").choice(str(roadmap.sheet.get("state")))
    return choice.label if choice else "your state"


def _award(roadmap: Roadmap) -> str:
    return "associate degree" if roadmap.decisions["award"].chosen == "associate" else "certificate"


def _table(roadmap: Roadmap, matches: list[ProgramMatch], cites: Cites) -> Table:
    rows = tuple(_row(roadmap, m, cites) for m in matches)
    return Table(("School and program", "Price", "Ask, or mind"), rows, ratios=(5, 2, 3))


def _row(roadmap: Roadmap, m: ProgramMatch, cites: Cites) -> tuple[Cell, ...]:
    p = m.program
    place = ", ".join(t for t in (p.city, p.state) if t)
    title = p.program if p.catalog_name else f"{_CODE_TITLES.get(p.cip or '', p.program)} (federal code {p.cip})"
    mind = [*[miss_text(roadmap, miss, p) for miss in m.misses], *[_ask(roadmap, ask) for ask in m.asks], *_pace(roadmap, p)]
    name = f"{p.school}, {place}. {title.rstrip('.')}. {_known(roadmap, p)}{cites(p.source)}"
    return Cell(name), Cell(_price(m)), Cell(" ".join(mind))


def _price(m: ProgramMatch) -> str:
    if m.low_usd is None:
        return ASK_SCHOOL
    covers = f" ({m.program.price_covers})" if m.program.price_covers and not m.estimate else ""
    return f"{'estimate ' if m.estimate else ''}{dollar_span(m.low_usd, m.high_usd)}{covers}"


def _known(roadmap: Roadmap, p: Program) -> str:
    months = f"{p.months_low} months" if p.months_low == p.months_high else f"{p.months_low} to {p.months_high} months"
    names = [roadmap.catalog.credential(c).name for c in p.prepares_for]
    facts = [
        {"online": "online", "in-person": "in person", "hybrid": "hybrid", None: ""}[p.delivery],
        p.length or "",
        months if p.months_low else "",
        f"{p.clock_hours:,} clock hours" if p.clock_hours else "",
        f"{p.credit_hours} credits" if p.credit_hours else "",
        f"prepares for {listed(names)}" if names else "",
        "exam voucher in the price" if p.voucher else "",
        "CAHIIM program" if p.cahiim else "",
        {"public": "public", "nonprofit": "private nonprofit", "for-profit": "private for-profit", None: ""}[p.control],
        f"{counted(p.completions, 'award')} in 2023-24" if p.completions else "",
        f"accreditor: {p.accreditor}" if p.accreditor else "",
        "school takes federal aid" if p.federal_aid else "",
        p.website or "",
    ]
    return (sentence("; ".join(f for f in facts if f)) + f" {p.note or ''}").strip()


def miss_text(roadmap: Roadmap, miss: Miss, program: Program) -> str:
    """Say one known miss, and how far off it is."""
    match miss.kind:
        case "award":
            return "A whole course, longer than exam preparation."
        case "delivery":
            return f"Taught {'in person' if program.delivery == 'in-person' else program.delivery}, not the way that fits best."
        case "price":
            return f"{dollars(miss.over_usd or 0)} over your budget."
        case "certification":
            wanted = roadmap.catalog.credential(roadmap.decisions["certification"].chosen).name
            return f"Prepares for another exam than the {wanted}."
        case _ as never:
            assert_never(never)


def _ask(roadmap: Roadmap, ask: Ask) -> str:
    match ask:
        case "delivery":
            return "Is it online, on campus or both?"
        case "price":
            return "What is the whole price?"
        case "certification":
            return f"Does it prepare for the {roadmap.catalog.credential(roadmap.decisions['certification'].chosen).name}?"
        case "cahiim":
            return "Is this program accredited by CAHIIM? Without that, no RHIT."
        case "residents":
            return f"Does it enroll residents of {_state(roadmap)}?"
        case "neighbor":
            return "What does it cost for people from another state?"
        case _ as never:
            assert_never(never)


def _pace(roadmap: Roadmap, p: Program) -> list[str]:
    hours = roadmap.sheet.get("hours")
    months = p.months_high
    if not isinstance(hours, int) or not p.clock_hours or not months:
        return []
    needed = round(p.clock_hours / (months * WEEKS_A_MONTH))
    return [f"Needs about {needed} hours a week; you have {hours}: ask for part-time."] if needed > hours else []
