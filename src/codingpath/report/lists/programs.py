"""One program in words: what is known, what it costs, what misses and what to ask. For the roadmap and for searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import Ask, Miss, ProgramMatch
from codingpath.model.program import NATIONAL, Program, ProgramKind, Sort
from codingpath.model.record import Record, keyword_record
from codingpath.planning.federal_aid import Aid, aid_kinds, lengths_of
from codingpath.planning.search.found_first import Found
from codingpath.planning.search.order import cities
from codingpath.planning.search.search import search, state_has
from codingpath.planning.search.wanted import Wanted
from codingpath.report.blocks import Block, Cell, Heading, Part, Table, Text
from codingpath.report.lists.program_online import online_fact, online_question
from codingpath.report.sources import Cites
from codingpath.report.words import ASK_SCHOOL, counted, dollar_span, dollars, listed, sentence

WEEKS_A_MONTH = 52 / 12

_CODE_TITLES = {
    "51.0706": "Health information administration",
    "51.0707": "Health information technology",
    "51.0710": "Medical office assistant",
    "51.0713": "Medical coding",
    "51.0714": "Medical billing",
}
"""Plain words for the federal titles, which are long."""
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
_DELIVERIES = {"online": "online", "in-person": "in person", "hybrid": "hybrid", None: ""}


def program_title(p: Program) -> str:
    """Return the school's own name for a program, or plain words for its federal code."""
    return p.program if p.catalog_name else f"{plain_title(p)} (federal code {p.cip})"


def plain_title(p: Program) -> str:
    """Return the same without the code."""
    return p.program if p.catalog_name else _CODE_TITLES.get(p.cip or "", p.program)


def plain_code(cip: str) -> str:
    """Return plain words for a federal program code, or the code itself."""
    return _CODE_TITLES.get(cip, cip)


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
        months = f"{p.months_low} months" if p.months_low == p.months_high else f"{p.months_low} to {p.months_high} months"
        names = [self.catalog.credential(c).name for c in p.prepares_for]
        facts = [
            AWARDS[p.award] if self.with_award else "",
            KINDS[p.kind],
            _DELIVERIES[p.delivery],
            state_list(p),
            online_fact(p),
            p.length or "",
            months if p.months_low else "",
            f"{p.clock_hours:,} clock hours" if p.clock_hours else "",
            f"{p.credit_hours} credits" if p.credit_hours else "",
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
                return f"Taught {_DELIVERIES[program.taught]}, not the way that fits best."
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
    return f"It can be opened for {p.access_weeks} weeks, and at your pace its hours take {weeks}: what does more time cost?"


def state_list(p: Program) -> str:
    """Say what a state's training list says of a program; its price has no year, so it enters no sum."""
    if p.listed_as_of is None:
        return ""
    facts = [
        _DELIVERIES[p.listed_delivery],
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


# The answer of `codingpath programs`: what was searched, what fits, what nearly does, and the rule of the order.

_SORTS: dict[Sort, str] = {
    "fit": "fewest known misses first, then what is known to be taught the way you asked for, then your state before online ones from "
    "elsewhere, then what is known to be accredited where the exam needs it, then the nearest where a ZIP code is given, then the program code nearest to the work you aim for, then the fewest open questions, the lower price, and the number of awards granted",
    "price": "the lower price or estimate first; what is not known comes last",
    "completions": "most awards granted first; a big school is not a better one",
    "name": "the name of the school",
    "distance": "the nearest school first, as the crow flies; what is not known comes last",
}
NAME_YOUR_STATE = "Name your state with --state to see the programs near you first, at the rate for residents."
AID = "Federal aid: a school may take part while one of its programs does not. Ask about this program."
_WANTED_AWARDS = {"certificate": "certificates", "associate": "associate degrees", "bachelor": "bachelor's degrees"}
_WANTED_CONTROLS = {
    "public": "public schools",
    "nonprofit": "private nonprofit schools",
    "for-profit": "private for-profit schools",
}
_WANTED_DELIVERIES = {"online": "taught online", "in-person": "taught in person", "hybrid": "online and on campus"}


OWN = "What the plan names first"
REST = "What else may fit"


def found_lead(words: ProgramWords, wanted: Wanted, found: Found) -> list[Block]:
    """Return what was searched, and how much of it was found."""
    elsewhere = any(m.reach == "online" for m in found.all)
    asked = [_asked(words, wanted, elsewhere=elsewhere), *_nowhere(wanted, found.all)]
    return [Text(" ".join(asked)), Text(_search_lead(words, wanted, found), "strong")]


def fits_and_near(found: Sequence[ProgramMatch]) -> tuple[list[ProgramMatch], list[ProgramMatch]]:
    """Return programs without a known miss, then near misses, each in their order."""
    return [m for m in found if not m.misses], [m for m in found if m.misses]


def program_part(words: ProgramWords, wanted: Wanted, found: Found, sort: Sort, cites: Cites) -> Part:
    """Return what a search found."""
    fits, near = fits_and_near(found.rest)
    blocks = found_lead(words, wanted, found)
    if found.own:
        blocks += [Heading(OWN), words.table(list(found.own), cites)]
    if found.office:
        blocks += [Heading(words.from_office), words.table(list(found.office), cites)]
    if fits:
        blocks += [*([Heading(REST)] if found.own or found.office else []), words.table(fits, cites)]
    if near:
        blocks += [
            Heading("Near misses, and how near"),
            Text("Each misses at least one thing you asked for."),
            words.table(near, cites),
        ]
    if found.all:
        blocks += [
            Text(
                f"The order: {_SORTS[sort]}. Programs without a known miss stand first. It is no ranking; no school pays to be here.",
                "quiet",
            ),
            Text(_years(words), "quiet"),
            Text(AID, "quiet"),
        ]
    if wanted.state is None and wanted.everywhere:
        blocks.append(Text(NAME_YOUR_STATE, "quiet"))
    return Part("found", "Programs", tuple(blocks))


def _asked(words: ProgramWords, wanted: Wanted, *, elsewhere: bool) -> str:
    asked = [
        _sought(wanted),
        words.state_name() if wanted.state else ("every state" if wanted.everywhere else "online, as your state is open"),
        "other states online" if elsewhere and wanted.state else "",
        f"the city of {wanted.city}" if wanted.city else "",
        f"“{' '.join(wanted.named)}” in the school's name" if wanted.named else "",
        f"within {counted(wanted.within, 'mile')} of your ZIP code" if wanted.within is not None else "",
        _WANTED_CONTROLS[wanted.control] if wanted.control else "",
        f"program code {listed(list(wanted.cips))}" if wanted.cips else "",
        "known to be finished online" if wanted.only_online else "",
        _WANTED_DELIVERIES[wanted.delivery] if wanted.delivery else "",
        f"for the {words.catalog.credential(wanted.certification).name}" if wanted.certification else "",
        f"at most {dollars(wanted.most_usd)}" if wanted.most_usd is not None else "",
        "related fields too" if wanted.related else "",
    ]
    return " ".join([f"Searched: {', '.join(a for a in asked if a)}.", *_place(words, wanted)])


def _nowhere(wanted: Wanted, found: Sequence[ProgramMatch]) -> list[str]:
    """Say of how many programs nobody knows how far they are, where only near ones are asked for."""
    unknown = sum(m.miles is None for m in found) if wanted.within is not None else 0
    return [f"How far is not known of {unknown} in your state, listed without miles: ask."] if unknown else []


def _sought(wanted: Wanted) -> str:
    """Return what kind of programs is searched, nothing where any kind is."""
    if _is_short(wanted):
        return "short courses"
    if wanted.kinds and wanted.award == "certificate":
        return "college certificates"
    return _WANTED_AWARDS[wanted.award] if wanted.award else ""


def _is_short(wanted: Wanted) -> bool:
    return bool(wanted.kinds) and "credit" not in wanted.kinds


def _place(words: ProgramWords, wanted: Wanted) -> list[str]:
    """Say how distances are taken, and where the ZIP code and the state do not go together."""
    near = wanted.near
    if near is None:
        return []
    from_where = "the middle of the ZIP codes that start like yours, so roughly" if near.rough else "the middle of your ZIP code"
    lines = [f"Miles are a straight line from {from_where}."]
    if wanted.within is not None:
        lines.append("Online courses of schools farther away are left out; they come without --within.")
    if near.state != wanted.state:
        own = words.catalog.question("state").choice(near.state)
        lines.append(f"Your ZIP code is in {own.label if own else near.state}.")
    return lines


def _search_lead(words: ProgramWords, wanted: Wanted, found: Found) -> str:
    fits, near = fits_and_near(found.rest)
    before = [f"the plan's own {len(found.own)}"] if found.own else []
    before += [f"{len(found.office)} of this office's own"] if found.office else []
    first = f"{sentence(', '.join(before)).rstrip('.')}, then " if before else ""
    count = (
        first
        + counted(len(fits), "more program" if first else "program")
        + (f", {counted(len(near), 'near miss', 'near misses')}." if near else ".")
    )
    if not state_has(words.catalog, wanted):
        kind = f" ({_sought(wanted)})" if _sought(wanted) else ""
        none = f"None{kind} is known in {words.state_name()}{_why_none(words, wanted)}."
        return (
            f"{none} {count} They are taught online or are in a neighboring state."
            if found.all
            else f"{none} Nothing was found elsewhere."
        )
    if found.all:
        return count
    return f"Nothing found. {_other_cities(words, wanted)}"


def _why_none(words: ProgramWords, wanted: Wanted) -> str:
    """Say why none is known; nothing for short courses, which no school has to report."""
    return "" if _is_short(wanted) else f": no school there reported an award in this field{_awards_year(words)}"


def _other_cities(words: ProgramWords, wanted: Wanted) -> str:
    if wanted.city is None:
        less = "more miles" if wanted.within is not None else "no --control or --cip"
        return f"Ask for less, such as {less}."
    others = cities(
        search(
            words.catalog,
            Wanted(state=wanted.state, everywhere=wanted.everywhere, award=wanted.award, kinds=wanted.kinds, delivery="in-person"),
        )
    )
    if not others or wanted.state is None:
        return f"No school with such a program is in {wanted.city}. Leave out --city."
    return f"No school with such a program is in {wanted.city}. Cities of {words.state_name()} with one: {listed(list(others))}."


def _awards_year(words: ProgramWords) -> str:
    federal = words.catalog.federal
    return f" for {federal.awards_year}" if federal else ""


def _years(words: ProgramWords) -> str:
    federal = words.catalog.federal
    listing = (
        f"Awards are those of {federal.awards_year}, prices and rates those of {federal.prices_year}, unless a row says another year. "
        if federal
        else ""
    )
    return listing + "An estimate spreads the yearly rate over the credits of the award. Ask the school for the whole price."
