"""Schools, from the menu: pick one to plan with, keep a list of those that are asked, and write down what they say.

What a school says is kept after each answer, so that whatever happens, nothing that was typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from codingpath.catalog.kept import copy_of, program_of_school
from codingpath.errors import CodingpathError
from codingpath.interactive.live import ABOUT_SCHOOL, AnswerSet, by_school
from codingpath.interactive.reading import read_document
from codingpath.model.program import Program
from codingpath.model.progress import MOST_SCHOOLS, NAME, Progress, School
from codingpath.model.typed import past_day
from codingpath.planning.asked.fields import ASKED, Asked
from codingpath.planning.asked.shortlist import with_name, with_program, with_said, without_said, without_school
from codingpath.planning.chosen import only_program_of, programs_to_pick
from codingpath.planning.search.search import search
from codingpath.planning.search.wanted import Wanted
from codingpath.report.lists.schools_asked import glance, schools_asked
from codingpath.report.told import DAY_SAID, TITLES, word
from codingpath.report.words import full_day, short_day
from codingpath.text import one_line
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Option

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp

WHICH: Final = "Which school?"
LIST: Final = "Schools you ask"
BACK: Final[Option] = ("", "Back")
MOST_FOUND: Final = 30
"""Programs that a search by name lists."""

ABOUT_LIST: Final = f"""A list of up to {MOST_SCHOOLS} schools to ask. Pick one to write down what it says, to plan with it, or to take it off. \
Add one from your plan, from the whole list by its name, or any school by hand."""
ABOUT_ADD: Final = "Pick a school of your plan, look for one by its name, or type one that is on no list."
ABOUT_ONE: Final = """Write down: one question after the other; Enter skips one. Plan with it: dates and money then go by what it said, shown before \
and after. What it said can be said anew or taken out, and the choice taken back."""
ABOUT_SEARCH: Final = "Some words of its name, such as: terra state"
ABOUT_HAND: Final = "The name of the school. All else is then what it says, or to be asked."
ABOUT_DAY: Final = "Such as today, 1/12/2027, or Jan 12, 2027."
ABOUT_WHO: Final = "A name or an office, so that you can ask for them again. Enter skips it."
ABOUT_OUT: Final = "What you pick is taken out; what the school said of it before counts again."
NOT_ASKED: Final[Option] = ("", "Not asked, or no answer")


class SchoolsAsked:
    """Serves the schools of one person."""

    def __init__(self, app: WizardApp) -> None:
        """Take who sits there."""
        self._app = app
        self._ask = app.prompter

    def serve(self, own: AnswerSet) -> AnswerSet:
        """Let a school be picked, or the list be worked on; return the person's own answers after that."""
        programs = {p.id: p for p in programs_to_pick(own.plan)}
        asked = len(self._schools)
        mine: Option = ("schools-asked", f"Your list: {asked} of {MOST_SCHOOLS}" if asked else "Keep a list of schools you ask")
        options = by_school(list(programs.values()), or_none=own.program is not None, first=(LIST, [mine]))
        picked = pick(
            self._ask,
            WHICH,
            options,
            options[0][0] if asked or len(options) == 1 else options[1][0],
            f"{ABOUT_SCHOOL} {ABOUT_LIST}",
        )
        if picked is None:
            return own
        return self._serve_list(own) if picked == mine[0] else self._app.live.try_program(own, programs.get(picked))

    @property
    def _schools(self) -> Sequence[School]:
        return self._app.progress.schools

    # -- the list

    def _serve_list(self, own: AnswerSet) -> AnswerSet:
        """Serve the list until the person goes back."""
        last = ""
        while (picked := self._picked(own, last)) not in {None, ""}:
            last = picked or ""
            if picked == "add":
                last = self._add(own) or last
            elif picked == "beside":
                self._beside(own)
            else:
                own = self._serve_one(own, last)
        return own

    def _picked(self, own: AnswerSet, last: str) -> str | None:
        options = self._options(own)
        first = last if last and last in dict(options) else options[0][0]
        return pick(self._ask, LIST, options, first, ABOUT_LIST)

    def _options(self, own: AnswerSet) -> list[Option]:
        chosen = own.program.id if own.program else None
        today, catalog = self._app.today, self._app.catalog
        said = [(s, " (chosen)" if s.id == chosen else f": {glance(catalog, s, today)}") for s in self._schools]
        return [
            *((s.id, f"{s.name}{words}") for s, words in said),
            *([("add", "Put a school on the list")] if len(said) < MOST_SCHOOLS else []),
            *([("beside", "What they said, side by side")] if said else []),
            BACK,
        ]

    def _beside(self, own: AnswerSet) -> None:
        chosen = own.program.id if own.program else None
        below = self._ask.rows(LIST, self._options(own), "beside")
        read_document(self._app, schools_asked(self._app.catalog, self._schools, chosen, self._app.today), below)

    # -- one more school

    def _add(self, own: AnswerSet) -> str | None:
        """Put a school on the list; return its id, or none if the person goes back."""
        known = {school.id for school in self._schools}
        programs = {p.id: p for p in programs_to_pick(own.plan) if p.id not in known}
        more: list[Option] = [("search", "Look for one by its name"), ("hand", "Type one by hand")]
        options = by_school(list(programs.values()), or_none=False, first=("Any school", more))
        picked = pick(self._ask, WHICH, options, options[0][0], ABOUT_ADD)
        match picked:
            case None:
                return None
            case "hand":
                return type_until(self._ask, "Name of the school", "", ABOUT_HAND, self._typed)
            case "search":
                program = self._searched(known)
                return None if program is None else self._put(partial(with_program, program=program, copy=copy_of(program)))
            case _:
                return self._put(partial(with_program, program=programs[picked], copy=copy_of(programs[picked])))

    def _typed(self, name: str) -> str:
        """Keep a school that was typed by hand, or the listed program that its whole name means; return its id."""
        program = only_program_of(self._app.catalog, one_line(name))
        if program is None:
            return self._put(partial(with_name, typed=name))
        return self._put(partial(with_program, program=program, copy=copy_of(program)))

    def _put(self, change: Callable[[Progress], Progress]) -> str:
        """Keep one more school, and return its id."""
        self._app.happened(change(self._app.progress))
        added = self._schools[-1]
        self._ask.say(f"{added.name} is on your list.")
        return added.id

    def _searched(self, known: set[str]) -> Program | None:
        """Let a program be found by words of its school's name; none if the person goes back."""
        found = type_until(self._ask, "Words of its name", "", ABOUT_SEARCH, partial(self._found, known))
        if found is None:
            return None
        options = by_school(found, or_none=False)
        picked = pick(self._ask, WHICH, options, options[0][0], ABOUT_SEARCH)
        return next((program for program in found if program.id == picked), None)

    def _found(self, known: set[str], typed: str) -> list[Program]:
        words = tuple(one_line(typed).split())
        every = [m.program for m in search(self._app.catalog, Wanted(everywhere=True, named=words), "name")] if words else []
        found = [program for program in every if program.id not in known]
        if not found:
            raise CodingpathError("no school of the list has these words in its name; type fewer, or go back and type it by hand")
        if len(found) > MOST_FOUND:
            self._ask.say(f"{len(found):,} programs; the first {MOST_FOUND} are here. More words find fewer.")
        return found[:MOST_FOUND]

    # -- one school of the list

    def _serve_one(self, own: AnswerSet, school_id: str) -> AnswerSet:
        """Serve one school until the person goes back, chose it, or took it off."""
        default = "told"
        while (school := self._app.progress.school(school_id)) is not None:
            chosen = own.program is not None and own.program.id == school_id
            options: list[Option] = [
                ("told", "Write down what it says"),
                *([("untell", "Take out something it said")] if school.quotes else []),
                ("unchoose", "Plan without it") if chosen else ("choose", "Plan with it: before and after"),
                *([] if chosen else [("remove", "Take it off the list")]),
                BACK,
            ]
            picked = pick(
                self._ask, f"{school.name}: {glance(self._app.catalog, school, self._app.today)}", options, default, ABOUT_ONE
            )
            match picked:
                case None | "":
                    return own
                case "choose" | "unchoose":
                    program = None if chosen else program_of_school(self._app.catalog, school)
                    return self._app.live.try_program(own, program)
                case "remove":
                    self._remove(school)
                case _:
                    before = self._app.progress
                    self._told(school) if picked == "told" else self._untell(school)
                    default = "told" if chosen else "choose"
                    if self._app.progress != before:
                        own = self._app.live.replanned(own) if chosen else own
        return own

    def _remove(self, school: School) -> None:
        options: list[Option] = [("no", "No, keep it"), ("yes", "Yes, with what it said")]
        if pick(self._ask, f"Take {school.name} off the list?", options, "no", ABOUT_ONE) == "yes":
            self._app.happened(without_school(self._app.progress, school))
            self._ask.say(f"{school.name} is off your list.")

    # -- what it says

    def _told(self, school: School) -> None:
        """Ask what the school said, one thing after the other; going back leads to the thing before."""
        day = type_until(
            self._ask,
            "When did they say it?",
            full_day(self._app.today),
            ABOUT_DAY,
            lambda typed: past_day(typed, self._app.today, DAY_SAID),
        )
        who = None if day is None else type_until(self._ask, "Who said it?", "", ABOUT_WHO, _named)
        if day is None or who is None:
            return
        self._ask.say(f"{len(ASKED)} things to ask. Enter skips one, and leaves what is there; going back leads to the one before.")
        at = 0
        while 0 <= at < len(ASKED):
            at += 1 if self._asked(school.id, ASKED[at], f"{at + 1}/{len(ASKED)}", day, who) else -1

    def _asked(self, school_id: str, asked: Asked, place: str, day: date, who: str) -> bool:
        """Ask one thing and keep what was said; tell whether to go on, and not back."""
        self._say_so_far(school_id, asked)
        take = partial(self._kept, school_id, asked, day, who)
        picks = asked.picks(self._app.catalog) if asked.kind == "one" else ()
        if not picks:
            return type_until(self._ask, f"{asked.title} ({place})", "", asked.about, take) is not None
        picked = pick(self._ask, f"{asked.title} ({place})", [*picks, NOT_ASKED], NOT_ASKED[0], asked.about)
        if picked is not None:
            try:
                take(picked)
            except CodingpathError as error:  # such as a full disk: it is asked again
                self._ask.say(f"{error}.")
                return self._asked(school_id, asked, place, day, who)
        return picked is not None

    def _say_so_far(self, school_id: str, asked: Asked) -> None:
        """Say what the school said of it before, and when."""
        school = self._app.progress.school(school_id)
        last = school.said(asked.field) if school else None
        said = word(self._app.catalog, school, asked.field) if school else None
        if last and said:
            self._ask.say(f"{TITLES[asked.field]} so far: {said} ({short_day(last[1], self._app.today)}).")

    def _kept(self, school_id: str, asked: Asked, day: date, who: str, typed: str) -> dict[str, Any]:
        said, school = asked.read(self._app.catalog, typed, self._app.today), self._app.progress.school(school_id)
        if said and school is not None:
            self._app.happened(with_said(self._app.progress, school, day, who, said))
        return said

    def _untell(self, school: School) -> None:
        catalog, today = self._app.catalog, self._app.today
        said = [(name, f"{title}: {word(catalog, school, name)}") for name, title in TITLES.items() if school.said(name)]
        picked = pick(self._ask, "Take out what?", [*said, BACK], BACK[0], ABOUT_OUT)
        if picked:
            self._app.happened(without_said(self._app.progress, school, [picked]))
            after = self._app.progress.school(school.id)
            left = word(catalog, after, picked) if after else None
            last = after.said(picked) if after else None
            before = f" Before that it said: {left}, {short_day(last[1], today)}." if left and last else ""
            self._ask.say(f"Taken out.{before}")


def _named(typed: str) -> str:
    who = one_line(typed)
    fault = NAME.fault(who)
    if fault is not None:
        raise CodingpathError(fault)
    return who
