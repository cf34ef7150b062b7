"""`codingpath schools`: the schools that are asked, what they said, and which one the plan goes by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from codingpath.catalog.kept import copy_of, program_of_school
from codingpath.cli.errors import note, say
from codingpath.cli.inputs import day as day_named
from codingpath.cli.inputs import load
from codingpath.cli.output import Target, emit
from codingpath.cli.plan_inputs import day_it_was
from codingpath.cli.saved import KeptInSession
from codingpath.commands.kept import keep, session_named
from codingpath.errors import AnswerError, CodingpathError, UsageError
from codingpath.formats import Printout, Rows
from codingpath.formats.plan_json import as_json
from codingpath.model.catalog import Catalog
from codingpath.model.program import Program
from codingpath.model.progress import NAME, School
from codingpath.planning.asked.fields import ASKED, Asked, asked_of
from codingpath.planning.asked.shortlist import (
    found,
    with_name,
    with_program,
    with_said,
    without_said,
    without_school,
)
from codingpath.planning.chosen import only_program_of, program_of
from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.lists.schools_asked import schools_asked
from codingpath.report.told import DAY_SAID, TITLES, fact, word
from codingpath.report.words import counted, full_day
from codingpath.sessions import store
from codingpath.text import nearest, one_line, quoted, typed

SCHEMA: Final = "codingpath-schools-1"


def list_(session: str | None, today: str | None, data: Path | None, to: Target) -> None:
    """Set side by side what the schools of the shortlist said."""
    when, catalog, name = day_named(today), load(data), session_named(session)
    schools, chosen = KeptInSession(name).progress().schools, _chosen(catalog, name)
    printout = Printout(
        document=schools_asked(catalog, schools, chosen, when),
        records=lambda: {"schema": SCHEMA, "schools": [_record(catalog, school, chosen) for school in schools]},
        rows=lambda: _rows(catalog, schools, chosen),
    )
    emit(printout, to, private=True)


def add(school: list[str], session: str | None, data: Path | None) -> None:
    """Put a program of the list on the shortlist by its ID, or a school of which nothing is known by its name."""
    catalog, name, words = load(data), session_named(session), one_line(" ".join(school))
    program = _program(catalog, words)
    progress = keep(name, lambda before: with_program(before, program, copy_of(program)) if program else with_name(before, words))
    added = progress.schools[-1]
    if program is None:
        _tell_of_the_list(catalog, words, added)
    say(
        f"{added.name} is on the list, as {typed(added.id)}. Write down what it says: codingpath schools told {typed(added.id)} price=…"
    )


def told(
    school: str,
    said: list[str],
    day: str | None,
    who: str | None,
    session: str | None,
    today: str | None,
    data: Path | None,
) -> None:
    """Write down what a school said, one `NAME=VALUE` a thing."""
    catalog, name, when = load(data), session_named(session), day_named(today)
    on, by = _day_said(day, when), _name(who)
    values = _values(catalog, said, on)
    progress = keep(name, lambda before: with_said(before, found(before, school), on, by, values))
    after = found(progress, school)
    words = "; ".join(f"{TITLES[field].lower()} {word(catalog, after, field)}" for field in TITLES if field in values)
    say(f"{after.name}, as told on {full_day(on)}: {words}.")
    if after.id == _chosen(catalog, name):
        say("Your plan goes by it now: codingpath plan")


def untell(school: str, about: list[str] | None, day: str | None, session: str | None, today: str | None) -> None:
    """Take out the last word of a school on some things, or all it said last."""
    name, when = session_named(session), day_named(today)
    fields, on = [_asked(each).field for each in about or []], None if day is None else _day_said(day, when)
    progress = keep(name, lambda before: without_said(before, found(before, school), fields, on))
    after = found(progress, school)
    say(f"Taken out. {after.name} has said {counted(sum(1 for field in TITLES if after.said(field)), 'thing')} now.")


def remove(school: str, session: str | None, data: Path | None) -> None:
    """Take a school off the list with what it said; not the one that the plan goes by."""
    catalog, name = load(data), session_named(session)
    gone = found(KeptInSession(name).progress(), school)
    if gone.id == _chosen(catalog, name):
        raise CodingpathError(f"{gone.name}: your plan goes by it; `codingpath schools unchoose` takes that back first")
    keep(name, lambda before: without_school(before, found(before, school)))
    say(f"{gone.name} is off the list, with what it said.")


def choose(school: str, session: str | None, data: Path | None) -> None:
    """Let the plan go by one school of the list."""
    catalog, name = load(data), session_named(session)
    picked = found(KeptInSession(name).progress(), school)
    store.choose(name, copy_of(program_of_school(catalog, picked)))
    say(f"Your plan goes by {picked.name} now, with what it said: codingpath plan. To take that back: codingpath schools unchoose")


def unchoose(session: str | None, data: Path | None) -> None:
    """Let the plan go by no school."""
    catalog, name = load(data), session_named(session)
    if _chosen(catalog, name) is None:
        say("No school is chosen, so there is nothing to take back.")
        return
    store.choose(name, None)
    say("Your plan goes by no chosen school now. The list and what the schools said are as they were.")


def _chosen(catalog: Catalog, name: str) -> str | None:
    """Return the id of the program that was chosen in a session, or none."""
    copy = store.look(name, catalog.questions).program
    return None if copy is None else str(copy.get("id"))


def _program(catalog: Catalog, words: str) -> Program | None:
    """Return the program of an ID, in any letter case, or the only one of a school of this name; else none."""
    by_id = next((p for p in catalog.programs if p.id.casefold() == words.casefold()), None)
    known = by_id or only_program_of(catalog, words)
    if known is not None:
        return known
    try:
        return program_of(catalog, words)
    except AnswerError:
        return None


def _tell_of_the_list(catalog: Catalog, words: str, added: School) -> None:
    """Say that the list has schools of this name, whose programs are known, or that it has none, as of a word that was a slip."""
    there = search(catalog, Wanted(everywhere=True, named=tuple(words.split()))) if words else ()
    if there:
        note(
            f"notice: the list has {counted(len(there), 'program')} of a school of this name; "
            f"`codingpath programs {typed(words)}` tells of them, and its ID puts one on the list with all that is known"
        )
        return
    near = nearest(words, [name for program in catalog.programs for name in (program.id, program.school)])
    meant = f"did you mean {quoted(near)}? " if near else ""
    note(
        f"notice: no program of the data has this ID and no school this name; {meant}"
        f"`codingpath schools remove {typed(added.id)}` takes it off the list again"
    )


def _day_said(day: str | None, today: date) -> date:
    return day_it_was(day, today, DAY_SAID)


def _name(who: str | None) -> str:
    by = one_line(who or "")
    fault = NAME.fault(by)
    if fault is not None:
        raise UsageError(f"--who: {fault}")
    return by


def _values(catalog: Catalog, said: Sequence[str], today: date) -> dict[str, Any]:
    """Read every `NAME=VALUE`; raise `CodingpathError` for the first that cannot be."""
    values: dict[str, Any] = {}
    for text in said:
        name, sign, value = one_line(text).partition("=")
        if not sign:
            raise UsageError(f"{quoted(text)} has no '='; write it as price=2400")
        asked = _asked(name)
        try:
            read = asked.read(catalog, value, today)
        except AnswerError as error:
            raise CodingpathError(f"{asked.name}: {error}") from None
        if not read:
            raise CodingpathError(
                f"{asked.name}: there is nothing behind the '='; to take out what was said use `codingpath schools untell`"
            )
        values |= read
    return values


def _asked(name: str) -> Asked:
    try:
        return asked_of(name)
    except AnswerError as error:
        raise UsageError(str(error)) from None


# The list for other programs.


def _record(catalog: Catalog, school: School, chosen: str | None) -> dict[str, Any]:
    said = [
        {"about": field, "said": fact(catalog, school, field), "day": as_json(last[1])}
        for field in TITLES
        if (last := school.said(field)) is not None
    ]
    return {
        "id": school.id,
        "name": school.name,
        "by_hand": school.program is None,
        "chosen": school.id == chosen,
        "said": said,
        "quotes": as_json(school.quotes),
    }


def _rows(catalog: Catalog, schools: Sequence[School], chosen: str | None) -> Rows:
    """Return one row a school: each thing it said, and the day."""
    columns = [name for asked in ASKED for name in (asked.name, f"{asked.name}_day")]
    lines = [
        [school.id, school.name, school.id == chosen, *(cell for asked in ASKED for cell in _cells(catalog, school, asked.field))]
        for school in schools
    ]
    return Rows(columns=("id", "name", "chosen", *columns), lines=lines)


def _cells(catalog: Catalog, school: School, field: str) -> tuple[Any, str | None]:
    last = school.said(field)
    if last is None:
        return None, None
    value = as_json(last[0])
    return (word(catalog, school, field) if isinstance(value, list) else value), last[1].isoformat()
