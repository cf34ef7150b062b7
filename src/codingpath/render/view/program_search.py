"""The answer of `codingpath programs`: what was searched, what fits, what nearly does, and the rule of the order."""

from __future__ import annotations

from codingpath.engine.search import Sort, Wanted, cities, search, state_has
from codingpath.model.roadmap import ProgramMatch
from codingpath.render.blocks import Block, Heading, Part, Text
from codingpath.render.view.cites import Cites
from codingpath.render.view.program_rows import ProgramWords
from codingpath.render.view.programs import AID
from codingpath.render.words import counted, dollars, listed

_SORTS: dict[Sort, str] = {
    "fit": "fewest known misses first, then what is known to be taught the way you asked for, then your state before online ones from "
    "elsewhere, then the nearest where a ZIP code is given, then the program code nearest to the work you aim for, then the fewest open questions, the lower price, and the number of awards granted",
    "price": "the lower price or estimate first; what is not known comes last",
    "completions": "most awards granted first; a big school is not a better one",
    "name": "the name of the school",
    "distance": "the nearest school first, as the crow flies; what is not known comes last",
}
_AWARDS = {"certificate": "certificates", "associate": "associate degrees", "bachelor": "bachelor's degrees"}
_CONTROLS = {"public": "public schools", "nonprofit": "private nonprofit schools", "for-profit": "private for-profit schools"}
_DELIVERIES = {"online": "taught online", "in-person": "taught in person", "hybrid": "online and on campus"}


def program_part(words: ProgramWords, wanted: Wanted, found: tuple[ProgramMatch, ...], sort: Sort, cites: Cites) -> Part:
    """Return what a search found."""
    fits, near = [m for m in found if not m.misses], [m for m in found if m.misses]
    blocks: list[Block] = [Text(_asked(words, wanted)), Text(_lead(words, wanted, fits, near), "strong")]
    if fits:
        blocks += [words.table(fits, cites)]
    if near:
        blocks += [
            Heading("Near misses, and how near"),
            Text("Each misses at least one thing you asked for."),
            words.table(near, cites),
        ]
    if found:
        blocks += [
            Text(
                f"The order: {_SORTS[sort]}. Programs without a known miss stand first. It is no ranking; no school pays to be here.",
                "quiet",
            ),
            Text(_years(words), "quiet"),
            Text(AID, "quiet"),
        ]
    if wanted.state is None and wanted.everywhere:
        blocks.append(Text("Name your state with --state to see the programs near you first, at the rate for residents.", "quiet"))
    return Part("found", "Programs", tuple(blocks))


def _asked(words: ProgramWords, wanted: Wanted) -> str:
    asked = [
        _AWARDS[wanted.award] if wanted.award else "",
        words.state_name() if wanted.state else ("every state" if wanted.everywhere else "online, as your state is open"),
        f"the city of {wanted.city}" if wanted.city else "",
        f"within {counted(wanted.within, 'mile')} of your ZIP code" if wanted.within is not None else "",
        _CONTROLS[wanted.control] if wanted.control else "",
        f"program code {listed(list(wanted.cips))}" if wanted.cips else "",
        _DELIVERIES[wanted.delivery] if wanted.delivery else "",
        f"for the {words.catalog.credential(wanted.certification).name}" if wanted.certification else "",
        f"at most {dollars(wanted.most_usd)}" if wanted.most_usd is not None else "",
        "related fields too" if wanted.related else "",
    ]
    return " ".join([f"Searched: {', '.join(a for a in asked if a)}.", *_place(words, wanted)])


def _place(words: ProgramWords, wanted: Wanted) -> list[str]:
    """Say how distances are taken, and where the ZIP code and the state do not go together."""
    near = wanted.near
    if near is None:
        return []
    from_where = "the middle of the ZIP codes that start like yours, so roughly" if near.rough else "the middle of your ZIP code"
    lines = [f"Miles are a straight line from {from_where}."]
    if near.state != wanted.state:
        own = words.catalog.question("state").choice(near.state)
        lines.append(f"Your ZIP code is in {own.label if own else near.state}.")
    return lines


def _lead(words: ProgramWords, wanted: Wanted, fits: list[ProgramMatch], near: list[ProgramMatch]) -> str:
    count = f"{counted(len(fits), 'program')} without a known miss, {counted(len(near), 'near miss', 'near misses')}."
    if not state_has(words.catalog, wanted):
        kind = f" ({_AWARDS[wanted.award]})" if wanted.award else ""
        none = f"None{kind} is known in {words.state_name()}: no school there reported an award in this field{_awards_year(words)}."
        return (
            f"{none} {count} They are taught online or are in a neighboring state."
            if fits or near
            else f"{none} Nothing was found elsewhere."
        )
    if fits or near:
        return count
    return f"Nothing found. {_other_cities(words, wanted)}"


def _other_cities(words: ProgramWords, wanted: Wanted) -> str:
    if wanted.city is None:
        return "Ask for less, such as no --control or --cip."
    others = cities(
        search(words.catalog, Wanted(state=wanted.state, everywhere=wanted.everywhere, award=wanted.award, delivery="in-person"))
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
