"""The row of the first page on where: the schools to ask first, or what comes in their place."""

from __future__ import annotations

from typing import Final, assert_never

from codingpath.model.plan.programs import Choice
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.report.fit import ROOM
from codingpath.report.page_one.rows import LAST_TO_LEAVE, Row, Said, row, with_last
from codingpath.report.told import by_day
from codingpath.report.words import dollar_span, with_city


def shows_schools(roadmap: Roadmap) -> bool:
    """Tell whether schools are named: where there is a whole program to choose, and it is time for that."""
    return roadmap.award is not None and not roadmap.option("award").exam_only and roadmap.page_one.names_schools


_STAY: Final = 2
"""So many schools stand on every page."""


def schools(roadmap: Roadmap) -> Row:
    """Name the schools to ask first."""
    if not roadmap.choices:
        return row("SCHOOLS", roadmap.catalog.said("None known that fits: ask a public college and the job center near you."))
    exam = roadmap.credential.name if roadmap.credential else ""
    if roadmap.in_chosen:
        own = roadmap.choices[0].match.program
        return row("SCHOOLS", " · ".join(filter(None, (f"The program you are in: {with_city(own)}", own.phone or _site(own)))))
    otherwise = [f"Not as in your plan: {'; '.join(roadmap.chosen_differs)}."] if roadmap.chosen_differs else []
    told = [*by_day(roadmap, roadmap.chosen.program)] if roadmap.chosen else []
    if not told:
        named_schools = [school_line(choice, exam) for choice in roadmap.choices]
        ranked = [Said(line, 0 if n < _STAY else LAST_TO_LEAVE) for n, line in enumerate(named_schools)]
        named = Row("SCHOOLS", tuple((said,) for said in (*ranked, *map(Said, otherwise))))
        return Row(named.label, (*named.lines, *_room_for_sure(roadmap)))
    said = [Said(told[0], LAST_TO_LEAVE), *(Said(words, 2) for words in told[1:])]
    lines = [Said(school_line(roadmap.choices[0], exam)), *said, *(Said(words, 1) for words in otherwise)]
    return Row("SCHOOLS", tuple((said,) for said in lines))


def _room_for_sure(roadmap: Roadmap) -> tuple[tuple[Said, ...], ...]:
    """Say that of several schools the first alone teaches in a room for sure, to whom the plan sends to one."""
    rooms = [choice.match.program.online in ("none-reported", "no") for choice in roadmap.choices]
    alone = not roadmap.chosen and len(rooms) > 1 and rooms[0] and not any(rooms[1:])
    wanted = roadmap.decisions.chosen.get("delivery") in ("in-person", "hybrid")
    return ((Said("Classes in a room: at the first for sure; ask the others."),),) if alone and wanted else ()


def school_line(choice: Choice, exam: str) -> str:
    """Name a school with what fits behind its name; the name is never cut, so that what does not fit stands on its card alone."""
    program = choice.match.program
    named = with_city(program)
    taught, price, reach = _taught(choice, exam), _price(choice), program.phone or _site(program)
    names = (named, program.school)
    if choice.match.low_usd is None:  # whoever must ask needs the number more than the city, and not to be told twice
        short, guessed = _taught(choice, ""), choice.reason == "continuing-education" and exam
        open_words = [f"teaches the {exam}? ask", f"{exam}? ask"]  # what is not known is said as such, before a town
        near = f"{choice.match.miles} mi, " if choice.match.miles is not None else ""
        unknown = dict.fromkeys([*(near + words for words in open_words), *open_words])
        fitting = [[taught, price, reach], [taught, reach], [short, reach], [reach], [taught], [short]]
        wishes = [[name, words, reach] for words in (taught, *unknown) for name in names] if guessed else []
        wishes += [[name, *rest] for name in names for rest in fitting[:3] if rest[0]]
        wishes += [[name, *rest] for rest in fitting[3:] for name in names]
    else:
        wishes = [[name, *rest] for name in names for rest in ([taught, price, reach], [taught, price], [price])]
    lines = (" · ".join(x for x in wish if x) for wish in wishes)
    return next((line for line in lines if len(line) <= ROOM), program.school)


def _price(choice: Choice) -> str:
    known = choice.match.low_usd is not None
    return dollar_span(choice.money.low_usd, choice.money.high_usd).replace(" to $", "-") if known else "price: ask"


def _site(program: Program) -> str:
    return (program.website or "").partition("/")[0].removeprefix("www.")


def _taught(choice: Choice, exam: str) -> str:
    """Say how far it is and if it is online; of a college whose course is a guess, what to ask for."""
    if choice.reason == "continuing-education":
        asks = f"ask if it has a noncredit {exam} course" if exam else "ask if it has a noncredit course"
        return asks if choice.match.miles is None else f"{choice.match.miles} mi, {asks}"
    return f"gives the {exam}; own course, {_how(choice)}" if choice.reason == "body" and exam else _how(choice)


def _how(choice: Choice) -> str:
    distance = f"{choice.match.miles} mi" if choice.match.miles is not None else ""
    match choice.match.program.online:
        case "yes":
            return f"{distance} or online" if distance else "online"
        case "ask":
            return f"{distance}, online: ask" if distance else "online: ask"
        case "none-reported" | "no":
            return distance or "on campus"
        case _ as never:
            assert_never(never)


def next_rows(roadmap: Roadmap) -> Row:
    """Say what comes in place of schools."""
    page, aim = roadmap.page_one, roadmap.aim
    lines = [item.text for item in page.next_lines]
    if aim is not None:
        fee = f" for {dollar_span(aim.exam_usd.low, aim.exam_usd.high)}" if aim.exam_usd else ", its rules and price"
        lines.insert(0, f"The {aim.name} exam{fee}: {aim.address}")
    return with_last("NEXT", lines[:3])
