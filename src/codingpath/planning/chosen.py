"""A program that a person chose: dates go by its length, money by its price, and no decision by it.

Where it is of another award, another state or another way of teaching than the result, that is said in plain sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import Choice
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import NATIONAL, Award, DeliveryMode, Program
from codingpath.planning.choices import picked
from codingpath.planning.costs import ledger
from codingpath.planning.person import AWARD, Person, person_in
from codingpath.planning.search.for_person import delivery_of, match, match_of
from codingpath.planning.search.search import PREFIX, continuing_education_of
from codingpath.planning.study import under_way
from codingpath.planning.timeline import applying
from codingpath.text import quoted, suggest

_AWARDS: Final[dict[Award, str]] = {
    "certificate": "a college certificate",
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
}
_TAUGHT: Final[dict[DeliveryMode, str]] = {"online": "online", "in-person": "on campus", "hybrid": "part online, part on campus"}


def program_of(catalog: Catalog, program_id: str) -> Program:
    """Return the program of an id, also that of a college's continuing education; raise `AnswerError` with a near id for no program."""
    for program in catalog.programs:
        if program.id == program_id:
            return program
    asked = continuing_education_of(catalog, program_id) if program_id.startswith(PREFIX) else None
    if asked is None:
        near = suggest(program_id, [program.id for program in catalog.programs])
        raise AnswerError(
            f"no program is called {quoted(program_id)}{near or '; `codingpath programs --format csv` lists all with their ids'}"
        )
    return asked


def only_program_of(catalog: Catalog, school: str) -> Program | None:
    """Return the one program that the list has of a school of this whole name, in any letter case; none where there are several."""
    found = [program for program in catalog.programs if program.school.casefold() == school.casefold()]
    return found[0] if len(found) == 1 else None


def counts(person: Person) -> bool:
    """Tell whether a chosen program changes the dates and the money of a person: not in a program already, nor where none is to come."""
    return not under_way(person) and person.course_ahead


def is_in(person: Person, program: Program) -> bool:
    """Tell whether a chosen program is the one that the person has begun and goes on with."""
    return under_way(person) is not None and person.progress.program_in == program.id


def chosen(person: Person, program: Program) -> Choice:
    """Return a program as the one choice of a person, with its money and dates."""
    m = match_of(person, program)
    taken = replace(person, program=program) if counts(person) else person
    payer = replace(_as_beginner(person, program), program=program) if under_way(person) else taken
    money = ledger(payer, m if counts(person) or under_way(person) else None)
    return Choice(match=m, reason="chosen", money=money, applying=applying(taken))


def _as_beginner(person: Person, program: Program) -> Person:
    """Return who is in a program as if they were to begin the one they chose: what they owe now is no part of its price."""
    options = person.catalog.rules.decision(AWARD).options
    same = (o for o in options if o.award == program.award and program.kind in o.program_kinds)
    kinds = (*same, *(o for o in options if o.program_kinds))
    return person.otherwise(AWARD, kinds[0].id)


def notes(person: Person, program: Program) -> Iterator[str]:
    """Yield where a chosen program is not what the result says."""
    result = person.option(AWARD)
    if is_in(person, program):
        yield "It is the program you are in: dates and costs are those of the rest of it."
        return
    names, state, taught = _other_exams(person, program), person.state, _taught_otherwise(person, program)
    if under_way(person):
        yield "You are in a program already, so dates and costs are those of the rest of it."
    elif not counts(person):
        yield "By your answers no course comes next, so it changes no date and no cost here."
    elif result.exam_only:
        yield f"By your answers {result.in_a_sentence} is enough. Dates and costs here count this program all the same."
    elif program.award != result.award or program.kind not in result.program_kinds:
        yield f"It is {_what(person, program)}. From your answers, {result.in_a_sentence} fits better."
    yield from _class_to_ask_for(person, program)
    if names and person.credential:
        yield f"It is for the {names} exam; your plan is for the {person.credential.name}: ask before you pay."
    if _is_elsewhere(state, program):
        yield f"It is in {program.state}, not in {state}: ask if it enrolls people from your state, and at which price."
    if taught:
        yield f"It is taught {taught[0]}. From your answers, {taught[1]} fits better."


def differs(person: Person, program: Program) -> Iterator[str]:
    """Yield the same in a few words each, for a page without room; nothing of the program that the person is in."""
    if is_in(person, program):
        return
    result, names, taught = person.option(AWARD), _other_exams(person, program), _taught_otherwise(person, program)
    if not counts(person) or result.exam_only:
        yield "no course is needed"
    elif program.award != result.award or program.kind not in result.program_kinds:
        yield _what(person, program)
    if names and person.credential:
        yield f"for the {names}, not the {person.credential.name}"
    if _is_elsewhere(person.state, program):
        yield f"in {program.state}"
    yield from taught[:1]


def _class_to_ask_for(person: Person, program: Program) -> Iterator[str]:
    """Say where the class that the school named is none to begin with; whoever missed it is not blamed."""
    day = program.next_class
    if day is None or not counts(person) or replace(person, program=program).class_day is not None:
        return
    why = "has begun" if day < person.today else "is sooner than you can start"
    yield f"The class of {day:%B} {day.day}, {day.year} {why}: ask for the next one. Until then dates count from your own start."


def _what(person: Person, program: Program) -> str:
    """Say what a program is, in the words of the options."""
    options = person.catalog.rules.decision(AWARD).options
    fitting = (o for o in options if o.award == program.award and program.kind in o.program_kinds and not o.exam_only)
    return next((o.in_a_sentence for o in fitting if o.in_a_sentence), _AWARDS[program.award])


def _other_exams(person: Person, program: Program) -> str:
    """Name the exams of a program; nothing where the plan's is one of them, or none is named."""
    if person.credential is None or person.credential.id in program.prepares_for:
        return ""
    return " or ".join(person.catalog.credential(c).name for c in program.prepares_for)


def _is_elsewhere(state: str | None, program: Program) -> bool:
    return state is not None and program.state not in (state, NATIONAL)


def _taught_otherwise(person: Person, program: Program) -> tuple[str, ...]:
    """Return how a program is taught and how the result asks for; nothing where both are alike, or one of them is not known."""
    fits = next((words for mode, words in _TAUGHT.items() if mode == delivery_of(person)), None)
    taught = _TAUGHT[program.taught] if program.taught else fits
    return () if fits is None or taught is None or taught == fits else (taught, fits)


def programs_to_pick(roadmap: Roadmap) -> tuple[Program, ...]:
    """Return the programs that can be chosen: the few to ask first, then what else the plan lists; none that is chosen already."""
    person = replace(person_in(roadmap), program=None)
    few = [m for _, m in picked(person, match(person))]
    chosen = roadmap.chosen.program.id if roadmap.chosen else None
    return tuple(dict.fromkeys(m.program for m in (*few, *roadmap.programs) if m.program.id != chosen))
