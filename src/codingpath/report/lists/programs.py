"""One program in words: what is known, what it costs, what misses and what to ask. For the roadmap and for searches."""

from __future__ import annotations

from typing import assert_never

from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import Ask, Miss, ProgramMatch
from codingpath.model.program import NATIONAL, Program, ProgramKind
from codingpath.model.record import Record, keyword_record
from codingpath.planning.federal_aid import Aid, aid_kinds, lengths_of
from codingpath.report.blocks import Cell, Table
from codingpath.report.sources import Cites
from codingpath.report.words import ASK_SCHOOL, counted, dollar_span, dollars, listed, sentence

WEEKS_A_MONTH = 52 / 12

CODES = {
    "51.0706": ("Health information administration", "records"),
    "51.0707": ("Health information technology", "records"),
    "51.0710": ("Medical office assistant", "medical office"),
    "51.0713": ("Medical coding", "coding"),
    "51.0714": ("Medical billing", "billing"),
}
"""Plain words for the federal titles, which are long; then what such a program is about, in a word or two."""
AWARDS = {"certificate": "certificate", "associate": "associate degree", "bachelor": "bachelor's degree"}
KINDS: dict[ProgramKind, str] = {"noncredit": "no college credit", "under-9-credits": "under 9 credits", "credit": ""}
_AID: dict[Aid, str] = {
    "pell": "the length of a Pell Grant",
    "workforce-pell": "the length of a Workforce Pell Grant",
    "either": "by length one of the two Pell Grants: ask which",
    "neither": "by length no Pell Grant",
    "ask": "ask which grants its length leaves",
}
CONTROLS = {"public": "public", "nonprofit": "private nonprofit", "for-profit": "private for-profit", None: ""}
AID = "Federal aid: a school may take part while one of its programs does not. Ask about this program."
DELIVERIES = {"online": "online", "in-person": "in person", "hybrid": "hybrid", None: ""}


def program_title(p: Program) -> str:
    """Return the school's own name for a program, or plain words for its federal code."""
    return p.program if p.catalog_name else f"{plain_title(p)} (federal code {p.cip})"


def plain_title(p: Program) -> str:
    """Return the same without the code."""
    return p.program if p.catalog_name or p.cip not in CODES else CODES[p.cip][0]


def plain_code(cip: str) -> str:
    """Return plain words for a federal program code, or the code itself."""
    return CODES[cip][0] if cip in CODES else cip


@keyword_record
class ProgramWords(Record):
    """How programs are told to one person, or to somebody who searches."""

    catalog: Catalog
    certification: str | None = None
    """Id of the credential aimed for; none if none was named."""
    state: str | None = None
    """Two-letter state of the reader."""
    hours: int | None = None
    """Study hours a week."""
    with_pages: bool = False
    """Whether to give the school's pages on aid, prices and applying."""
    with_award: bool = False
    """Whether to say of each program what it confers; needless where all confer the same."""

    def table(self, matches: list[ProgramMatch], cites: Cites) -> Table:
        """Return programs as rows."""
        rows = tuple(self._row(m, cites) for m in matches)
        return Table(("School and program", "Price", "Ask, or mind"), rows, ratios=(5, 2, 3))

    def _row(self, m: ProgramMatch, cites: Cites) -> tuple[Cell, ...]:
        p = m.program
        place = ", ".join(t for t in (p.city, p.state) if t and t != NATIONAL) or "national"
        title = program_title(p)
        away = "" if m.miles is None else f", about {counted(m.miles, 'mile')}"
        name = f"{p.school}, {place}{away}. {title.rstrip('.')}. {self._known(p)}{cites(*self.sources(p))}"
        return Cell(name), Cell(price_words(m) + cites(p.told.get("price_usd"))), Cell(" ".join([*self.misses(m), *self.asks(m)]))

    def sources(self, p: Program) -> list[str]:
        """Return the sources of a row: its own, and that of the reports on online programs where it says what they say."""
        federal = self.catalog.federal
        reported = p.offered_online or p.school_online is not None
        more = [p.page_source]
        if federal is not None:
            more += [federal.distance_source if reported else None, federal.training_source if p.listed_as_of else None]
        return [p.source, *(source for source in (*more, *p.told.values()) if source)]

    def misses(self, m: ProgramMatch) -> list[str]:
        """Return what is known to speak against a program, each with how near it is."""
        related = ["A related field, not coding or billing; not recommended here."] if m.program.related else []
        return related + [self._miss(miss, m.program) for miss in m.misses]

    def asks(self, m: ProgramMatch) -> list[str]:
        """Return what to ask the school, and what to mind."""
        listed_then = (
            ["Its school was on a state training list in 2021: is this program today?"]
            if m.program.on_state_list_2021 and not m.program.listed_as_of
            else []
        )
        return [*self.questions(m), *listed_then, *self._pace(m.program)]

    def questions(self, m: ProgramMatch) -> list[str]:
        """Return what is not known of a program, as questions to its school."""
        return [self._ask(ask, m.program) for ask in m.asks]

    @property
    def from_office(self) -> str:
        """Return the heading of what the office has in its own data."""
        office = self.catalog.office
        return f"From {office.name}" if office else "From this office"

    def state_name(self) -> str:
        """Return the reader's state in full."""
        choice = self.catalog.question("state").choice(self.state) if self.state else None
        return choice.label if choice else "your state"

    def _known(self, p: Program) -> str:
        names = [self.catalog.credential(c).name for c in p.prepares_for]
        facts = [
            AWARDS[p.award] if self.with_award else "",
            KINDS[p.kind],
            DELIVERIES[p.delivery],
            state_list(p),
            online_fact(p),
            p.length or "",
            months_words(p),
            counted(p.clock_hours, "clock hour") if p.clock_hours else "",
            counted(p.credit_hours, "credit") if p.credit_hours else "",
            f"prepares for {listed(names)}" if names else "",
            "exam voucher in the price" if p.voucher else "",
            self.accredited(p),
            CONTROLS[p.control],
            f"{counted(p.completions, 'award')} in {p.year}" if p.completions and p.year else "",
            f"accreditor: {p.accreditor}" if p.accreditor else "",
            self.federal_aid(p),
            p.website or "",
            p.phone or "",
            *(self.pages(p) if self.with_pages else ()),
        ]
        return (sentence("; ".join(f for f in facts if f)) + f" {p.note or ''}").strip()

    def accredited(self, p: Program) -> str:
        """Say what the school's page says of CAHIIM, with the time of the page."""
        if not p.cahiim:
            return ""
        page = self.catalog.sources[p.page_source or p.source]
        return f"CAHIIM-accredited, says {'a page of the school without a date' if page.about else f'the page of the school ({page.as_of})'}"

    def federal_aid(self, p: Program) -> str:
        """Say whether the school takes federal aid, and which grant the length of the program leaves open."""
        if p.federal_aid is None:
            return ""
        aid = aid_kinds(p, lengths_of(self.catalog))
        return f"school takes federal aid ({_AID[aid]})" if p.federal_aid else "school takes no federal aid"

    def pages(self, p: Program) -> list[str]:
        """Return the school's pages on aid, prices and applying, each with what it is for."""
        pages = {"aid": p.aid_page, "price calculator": p.price_calculator, "to apply": p.application_page}
        return [f"{name}: {page}" for name, page in pages.items() if page and page != p.website]

    def _miss(self, miss: Miss, program: Program) -> str:
        match miss.kind:
            case "award":
                return "A whole course, longer than exam preparation."
            case "delivery":
                return f"Taught {DELIVERIES[program.taught]}, not the way that fits best."
            case "price":
                return f"{dollars(miss.over_usd or 0)} over your budget."
            case "certification":
                return f"Prepares for another exam than the {self._credential()}."
            case _ as never:
                assert_never(never)

    def _credential(self) -> str:
        return self.catalog.credential(self.certification).name if self.certification else ""

    def _ask_accreditation(self) -> str:
        needing = [c for c in self.catalog.credentials if c.needs_accreditation]
        pages = [c.accredited_list for c in needing if c.accredited_list]
        look = f" ({listed(list(dict.fromkeys(pages)))})" if pages else ""
        return f"Is it CAHIIM-accredited? If not, no {listed([c.name for c in needing])} exam{look}."

    def _ask(self, ask: Ask, program: Program) -> str:
        match ask:
            case "delivery":
                return online_question(program)
            case "price":
                return "What is the whole price?"
            case "which-price":
                return _shared(program)
            case "certification":
                return f"Does it prepare for the {self._credential()}?" if self.certification else "Which exam does it prepare for?"
            case "cahiim":
                return self._ask_accreditation()
            case "residents":
                return f"Does it enroll residents of {self.state_name()}?"
            case "neighbor":
                return "What does it cost for people from another state?"
            case "access":
                return _access(program, self.hours or 1)
            case _ as never:
                assert_never(never)

    def _pace(self, p: Program) -> list[str]:
        if self.hours is None or not p.clock_hours or not p.months_high:
            return []
        needed = round(p.clock_hours / (p.months_high * WEEKS_A_MONTH))
        return [f"Needs about {needed} hours a week; you have {self.hours}: ask for part-time."] if needed > self.hours else []


def _access(p: Program, hours: int) -> str:
    """Ask for more time where the hours of a course take longer than it can be opened."""
    weeks = -(-(p.clock_hours or 0) // hours)
    return f"It can be opened for {counted(p.access_weeks or 0, 'week')}, and at your pace its hours take {weeks}: what does more time cost?"


def months_words(p: Program) -> str:
    """Return the months that a program takes; empty where they are not known."""
    if not p.months_low:
        return ""
    return counted(p.months_low, "month") if p.months_low == p.months_high else f"{p.months_low} to {p.months_high} months"


def state_list(p: Program) -> str:
    """Say what a state's training list says of a program; its price has no year, so it enters no sum."""
    if p.listed_as_of is None:
        return ""
    facts = [
        DELIVERIES[p.listed_delivery],
        counted(p.listed_weeks, "week") if p.listed_weeks else "",
        counted(p.listed_hours, "hour") if p.listed_hours else "",
        f"tuition and supplies {dollars(p.listed_price_usd)}" if p.listed_price_usd else "",
        f"{p.listed_employed_percent} of 100 had work half a year after" if p.listed_employed_percent is not None else "",
    ]
    known = ", ".join(fact for fact in facts if fact)
    return f"on a state training list in {p.listed_as_of}" + (f" ({known})" if known else "")


def _shared(p: Program) -> str:
    """Say prices that nobody ties to an award."""
    prices = listed([dollars(usd) for usd in p.shared_prices_usd])
    if len(p.shared_prices_usd) == 1:
        return f"One price published ({prices}, {p.price_year}): ask for which award."
    return f"{len(p.shared_prices_usd)} prices published ({prices}, {p.price_year}): ask which is for which award."


def price_words(m: ProgramMatch) -> str:
    """Return the tuition of a program with its year, or whom to ask."""
    if m.low_usd is None:
        return ASK_SCHOOL
    p, year = m.program, m.program.price_year
    if m.estimate:
        return f"estimate {dollar_span(m.low_usd, m.high_usd)}, from the yearly rate{f' of {year}' if year else ''}"
    about = "; ".join(t for t in (p.price_covers, year) if t)
    return dollar_span(m.low_usd, m.high_usd) + (f" ({about})" if about else "")


# -- online


def online_fact(p: Program) -> str:
    """Return what was reported: empty where nothing was, where a later report takes it back, and where somebody read the same."""
    if p.delivery == "online" and p.offered_online == "all":
        return ""
    said = _reported(p)
    otherwise = p.delivery and (p.delivery == "online") != (p.offered_online == "all")
    return f"to the government the school said otherwise: {said}" if said and otherwise else said


def _reported(p: Program) -> str:
    year = p.offered_online_year
    match p.offered_online:
        case "all" if {"all", "some"} & set(p.offered_online_before):
            return f"can be finished online ({year}); may run on campus too"
        case "all":
            return f"reported online in {year}; may run on campus too"
        case "some":
            return f"some of it can be done online ({year})"
        case "none" | None if _years_online(p):
            return ""
        case "none":
            return f"no fully online program was reported ({year})"
        case None:
            return "the school reported no online programs" if p.school_online is False else ""
        case _ as never:
            assert_never(never)


def online_question(p: Program) -> str:
    """Return what to ask the school about how a program is taught."""
    years = _years_online(p)
    if p.offered_online == "some":
        return "Which of it can be done online?"
    if p.offered_online == "all":
        return "Does it run on campus too?"
    if years:
        when = f"not in {p.offered_online_year}" if p.offered_online else f"nothing is known of {p.offered_online_year}"
        return f"It was reported online in {listed(years)}, {when}: can it be finished online today?"
    return "Is it online, on campus or both?"


def _years_online(p: Program) -> list[str]:
    """Return the years before the newest one in which some of it or all was reported online, the newest first."""
    return [
        _earlier(p.offered_online_year, years)
        for years, share in enumerate(p.offered_online_before, 1)
        if p.offered_online_year and share in ("all", "some")
    ]


def _earlier(school_year: str, years: int) -> str:
    start = int(school_year[:4]) - years
    return f"{start}-{(start + 1) % 100:02}"
