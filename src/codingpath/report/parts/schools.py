"""The part `schools`: the few to ask first as cards, what all of them are asked, near misses, and the rule of the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, assert_never

from codingpath.model.condition import NOT_SURE
from codingpath.model.plan.programs import Choice, Miss, ProgramMatch
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Block, Bullets, Heading, Part, Summary, Text
from codingpath.report.lists.programs import AID, AWARDS, ProgramWords, plain_title
from codingpath.report.parts.school_card import Cards, place
from codingpath.report.sources import Cites, notices
from codingpath.report.words import counted, dollar_span, dollars, in_words, inside, listed

LABELS: Final = ("FIRST", "SECOND", "THIRD")
ONE: Final = ("SCHOOL",)
MOST_MISSES: Final = 5
"""How many near misses have a line."""
ORDER: Final = "The order: "
FOR_CREDIT: Final = "the nearest public college, the cheapest public one online, then the next best"
SHORT: Final = "a course on your state's list, a public college's own, one sold everywhere"
NO_COURSE: Final = (
    "You need no course for this path. What to ask a review course or a teacher stands under “Questions for a school”."
)
COURSES: Final = "Whole courses, if one appeals to you: codingpath programs"
NEAR: Final = "Near misses"
READY: Final = "“Ready” is when you would likely apply for jobs."
UNPAID: Final = "No school pays to be here."


def schools_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the schools."""
    words = words_for(roadmap)
    blocks: list[Block] = [Text(_lead(roadmap, words)), *_more_courses(roadmap), *_cards(roadmap, words, cites), *_misses(roadmap)]
    if not roadmap.chosen and (roadmap.choices or (roadmap.programs and not roadmap.option("award").exam_only)):
        blocks += [Text(_order(roadmap), "quiet"), *_more_programs(roadmap)]
    blocks += _told_by_others(roadmap)
    if cites.full and roadmap.programs:
        blocks += [
            Heading("Every program that fits or nearly does"),
            words.table(list(roadmap.programs), cites),
            Text(AID, "quiet"),
        ]
    return Part("schools", "Schools", (*blocks, *notices(roadmap, "schools", cites)), compact=True)


def _told_by_others(roadmap: Roadmap) -> list[Block]:
    """Say where to see what the schools of the shortlist said, and that the plan goes by none of it yet."""
    asked = sum(1 for school in roadmap.progress.schools if school.quotes)
    if not asked or roadmap.chosen:
        return []
    said = f"What {in_words(asked)} of your schools said is not in this plan until you choose one: codingpath schools list"
    return [Text(said, "quiet", command=True)]


def words_for(roadmap: Roadmap) -> ProgramWords:
    """Return how programs are told to the person of a roadmap."""
    state, hours = roadmap.sheet.get("state", NOT_SURE), roadmap.sheet.get("hours")
    return ProgramWords(
        catalog=roadmap.catalog,
        certification=roadmap.credential.id if roadmap.credential else None,
        state=None if state == NOT_SURE else str(state),
        hours=hours if isinstance(hours, int) else None,
    )


def _lead(roadmap: Roadmap, words: ProgramWords) -> str:
    if roadmap.chosen:
        return " ".join(["The school you chose.", *roadmap.chosen_notes, READY])
    if roadmap.under_way:
        return "You are in a program, so there is none to choose. What to ask its school stands under “Questions to ask”."
    if roadmap.award is None:
        return "There is no program to choose on this path."
    if roadmap.option("award").exam_only:
        return NO_COURSE
    where = "online, as your state is open" if words.state is None else f"in {words.state_name()} or online"
    award = AWARDS[roadmap.award]
    if not roadmap.choices:
        return (
            f"No {award} {where} fits what you said. The nearest ones are below."
            if roadmap.programs
            else roadmap.catalog.said(f"No {award} {where} is known to us. Ask a public college near you and the job center.")
        )
    few = in_words(len(roadmap.choices))
    if not roadmap.page_one.names_schools:
        return f"{few.capitalize()} to look at later, once the first steps are done. {READY}"
    if words.state is not None and all(choice.match.reach != "state" for choice in roadmap.choices):
        return f"None is known to us in {words.state_name()}. {few.capitalize()} from elsewhere to ask first. {READY}"
    return f"{f'The {few} schools' if len(roadmap.choices) > 1 else 'The school'} to ask first. {READY}"


# The cards, the office's own in their own block, and what all schools are asked.


def _cards(roadmap: Roadmap, words: ProgramWords, cites: Cites) -> Iterator[Block]:
    if not roadmap.choices:
        return
    labelled = list(zip(LABELS if len(roadmap.choices) > 1 else ONE, roadmap.choices, strict=False))
    asked = _asked_of(labelled, words)
    cards = Cards(roadmap=roadmap, words=words, cites=cites, shared=[ask for ask, labels in asked.items() if len(labels) > 1])
    own = [pair for pair in labelled if pair[1].reason == "office"]
    if own:
        yield Heading(words.from_office)
        yield Summary(tuple(cards.card(*pair) for pair in own))
    others = [pair for pair in labelled if pair not in own]
    if own and others:
        yield Heading("And from the whole list")
    if others:
        yield Summary(tuple(cards.card(*pair) for pair in others))
    sources = (source for choice in roadmap.choices for source in (choice.match.program.source, choice.match.program.page_source))
    yield Text(" ".join(_shared(roadmap, asked)) + cites(*sources))


Labelled = tuple[str, Choice]


def _asked_of(labelled: Sequence[Labelled], words: ProgramWords) -> dict[str, list[str]]:
    """Return each question with the labels of the schools that it is for."""
    found: dict[str, list[str]] = {}
    for label, choice in labelled:
        for ask in words.questions(choice.match):
            found.setdefault(ask, []).append(label)
    return found


def _shared(roadmap: Roadmap, asked: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what every school is asked, then what some of them are."""
    hours, many = roadmap.sheet.get("hours"), len(roadmap.choices)
    pace = f" at {counted(hours, 'hour')} a week" if isinstance(hours, int) else ""
    told = roadmap.chosen.program.told if roadmap.chosen else {}
    still = ["When does it start next"] * ("starts" not in told) + [f"How long does it take{pace}"] * ("months" not in told)
    more = f" {', and '.join([still[0], *map(inside, still[1:])])}?" if still else ""
    yield f"Ask {'each' if many > 1 else 'there'}: Is it still taught?{more}"
    yield from (ask for ask, labels in asked.items() if 1 < len(labels) == many)
    some: dict[tuple[str, ...], list[str]] = {}
    for ask, labels in asked.items():
        if 1 < len(labels) < many:
            some.setdefault(tuple(labels), []).append(ask)
    for labels, asks in some.items():
        yield f"Ask the {listed([label.lower() for label in labels])}: {' '.join(asks)}"


# Near misses, one line each, and how many more there are.


def _misses(roadmap: Roadmap) -> Iterator[Block]:
    chosen = {choice.match.program.school for choice in roadmap.choices}
    short = any(miss.kind == "price" for choice in roadmap.choices for miss in choice.match.misses)
    near = [m for m in roadmap.programs if m.misses and _in_reach(m) and m.program.school not in chosen]
    near = [m for m in near if not short or any(miss.kind != "price" for miss in m.misses)]  # the schools to ask are over it too
    if chosen:
        near = [m for m in near if _is_near(m, roadmap.money.budget_usd or 0)] if roadmap.page_one.names_schools else []
    if near and not roadmap.option("award").exam_only:
        yield Heading(NEAR)
        shown = list({_miss(m): m for m in near}.values())[:MOST_MISSES]
        times = Counter(m.program.school for m in shown)
        yield Bullets(tuple(_miss(m, named=times[m.program.school] > 1) for m in shown))


def _is_near(m: ProgramMatch, budget_usd: int) -> bool:
    """Tell whether one thing alone speaks against a program, and no price of more than twice what there is."""
    return len(m.misses) == 1 and all((miss.over_usd or 0) <= budget_usd for miss in m.misses)


def _in_reach(m: ProgramMatch) -> bool:
    """Tell whether a program is in the person's state, or can be finished online from there."""
    return m.reach in ("state", "any") or m.program.online == "yes"


def _miss(m: ProgramMatch, *, named: bool = False) -> str:
    """Return a near miss in a line, with the program where its school has more than one line."""
    name = f", {plain_title(m.program)}" if named else ""
    said = any(miss.kind == "price" for miss in m.misses) or m.low_usd is None
    price = "" if said else f", {dollar_span(m.low_usd, m.high_usd)}"
    return f"{place(replace(m, miles=None))}{name}{price}: {'; '.join(_short(miss) for miss in m.misses)}."


def _short(miss: Miss) -> str:
    """Say in a few words what speaks against a program."""
    match miss.kind:
        case "award":
            return "a whole course"
        case "delivery":
            return "taught another way"
        case "price":
            return f"{dollars(miss.over_usd or 0)} over your budget"
        case "certification":
            return "for another exam"
        case _ as never:
            assert_never(never)


def _order(roadmap: Roadmap) -> str:
    """Say the rule of the order in a line, and that nobody pays for a place in it."""
    short = "noncredit" in roadmap.option("award").program_kinds
    limit = "; first what keeps your limit" if isinstance(roadmap.sheet.get("months"), int) and not short else ""
    rule = [f"{ORDER}{_local(roadmap)}{SHORT if short else FOR_CREDIT}{limit}."] if roadmap.choices else []
    return " ".join([*rule, UNPAID])


def _local(roadmap: Roadmap) -> str:
    """Say what comes before the rest of the order where an office keeps the data."""
    reasons = {choice.reason for choice in roadmap.choices}
    return ("this office's own, " if "office" in reasons else "") + ("one near this office, " if "at-home" in reasons else "")


def more_that_fit(roadmap: Roadmap) -> int:
    """Return how many programs without a known miss there are beside the choices."""
    listed_too = sum(not choice.match.misses for choice in roadmap.choices)
    return sum(not m.misses for m in roadmap.programs) + roadmap.more_programs - listed_too


def _more_programs(roadmap: Roadmap) -> list[Block]:
    """Say how many more programs there are, and how to see them."""
    more = more_that_fit(roadmap)
    if more <= 0 or not roadmap.choices:
        return []
    return [Text(f"{counted(more, 'more program')} may fit: codingpath programs with the same answers", "quiet", command=True)]


def _more_courses(roadmap: Roadmap) -> list[Block]:
    """Say how to see whole courses, to whom the path needs none."""
    free = not roadmap.under_way and roadmap.award is not None
    return [Text(COURSES, "quiet", command=True)] if free and roadmap.option("award").exam_only else []
