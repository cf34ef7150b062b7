"""The answer of `codingpath programs`: what was searched, what fits, what nearly does, and the rule of the order."""

from __future__ import annotations

from collections.abc import Sequence

from codingpath.model.plan.programs import ProgramMatch
from codingpath.model.program import Sort
from codingpath.planning.search.found_first import Found
from codingpath.planning.search.search import search, state_has
from codingpath.planning.search.wanted import Wanted, cities
from codingpath.report.blocks import Block, Heading, Part, Text
from codingpath.report.lists.programs import AID, AWARDS, CONTROLS, ProgramWords
from codingpath.report.sources import Cites
from codingpath.report.words import counted, dollars, listed, sentence

_SORTS: dict[Sort, str] = {
    "fit": "fewest known misses first, then what is known to be taught the way you asked for, then your state before online ones from "
    "elsewhere, then what is known to be accredited where the exam needs it, then the nearest where a ZIP code is given, then the program code nearest to the work you aim for, then the fewest open questions, the lower price, and the number of awards granted",
    "price": "the lower price or estimate first; what is not known comes last",
    "completions": "most awards granted first; a big school is not a better one",
    "name": "the name of the school",
    "distance": "the nearest school first, as the crow flies; what is not known comes last",
}
NAME_YOUR_STATE = "Name your state with --state to see the programs near you first, at the rate for residents."
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
        f"{CONTROLS[wanted.control]} schools" if wanted.control else "",
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
    return f"{AWARDS[wanted.award]}s" if wanted.award else ""


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
