"""The live conversation: answers are tried on top of the person's own, seen side by side, then kept or dropped.

Nothing that is tried is saved as the person's own until it is kept, so whatever happens, those are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from codingpath.interactive.noting import take_note
from codingpath.interactive.saving import ClientStore
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import AnswerTried
from codingpath.model.record import Record, keyword_record, record
from codingpath.planning.chosen import programs_to_pick
from codingpath.report.before_after import moved, moved_full, place_words
from codingpath.report.blocks import Part
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import Conversation, answers_to_pick, ask_again
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Grouped, Keyed, Option, Prompter
from codingpath.wizard.wording import Quiz, as_typed

NAMED = 3
"""Answers that the title of the choices names."""
REMEMBERED = 5
"""How much of what was tried the list offers again."""


class WhatIfConversation:
    """Tries answers; remembers what was tried until the sitting ends."""

    def __init__(self, context: WizardContext) -> None:
        """Begin with nothing tried."""
        self.context = context
        self._ask = context.prompter
        self._past: list[AnswerSet] = []  # what was tried and dropped, the last first
        self._last: str | None = None  # id of the question picked last, where the list begins next time
        self.tried: AnswerSet | None = None
        """What is being tried now, if anything is."""
        self._undo: tuple[AnswerSet, AnswerSet] | None = None  # the own answers before, and what was kept or dropped
        self._taken_back: Callable[[], None] | None = None  # what undo does besides

    def try_answers(self, own: AnswerSet) -> AnswerSet:
        """Let answers be picked and tried until they are kept or dropped; return the person's own answers after that."""
        talk = self._talk(own)
        self._try_more(talk, own)
        return self._settle(talk, own)

    def try_program(self, own: AnswerSet, program: Program | None) -> AnswerSet:
        """Try one school, or none, as an answer is tried; return the person's own answers after that."""
        self._take(own, self._side(own.flow, program))
        return self._settle(self._talk(own), own)

    def taken(self, own: AnswerSet, flow: Flow, program: Program | None, taken_back: Callable[[], None]) -> AnswerSet:
        """Keep other answers as the person's own at once; undo takes that back like what was tried, and `taken_back` what else belongs to it."""
        new = self._side(flow, program)
        self.context.keep(new.flow.answers, new.program)
        self.tried, self._undo, self._taken_back = None, (own, new), taken_back
        return new

    def replanned(self, own: AnswerSet) -> AnswerSet:
        """Return the person's own answers planned anew, once something happened; what can be taken back is planned anew too."""
        new = self._side(own.flow, own.program)
        if self._undo is not None:
            before, tried = self._undo
            self._undo = (new if before is own else self._side(before.flow, before.program), self._side(tried.flow, tried.program))
        return new

    def open(self, own: AnswerSet, other: AnswerSet) -> AnswerSet:
        """Try a whole set of answers, such as a variant, then go on as with answers picked one by one."""
        self._take(own, other)
        return self._settle(self._talk(own), own)

    @property
    def undoable(self) -> bool:
        """Tell whether something was kept or dropped that can be taken back."""
        return self._undo is not None

    def undo(self, own: AnswerSet) -> AnswerSet:
        """Take back what was kept or dropped last; the own answers are those from before it.

        What was tried is tried again. What happened was no trial: once it is taken back, nothing is left of it.
        """
        if self._undo is None:
            return own
        (before, tried), self._undo = self._undo, None
        taken_back, self._taken_back = self._taken_back, None
        if taken_back is not None:
            taken_back()
        if before is not own:
            self.context.keep(before.flow.answers, before.program)
            self._ask.say("Your own answers are those from before again.")
        if taken_back is not None:
            return self.replanned(before)
        self._take(before, tried)
        return self._settle(self._talk(before), before)

    def _talk(self, own: AnswerSet) -> Conversation:
        return Conversation(self._ask, lambda _: None, self.context.today, self.context.quiz, own=own.flow.answers)

    def _settle(self, talk: Conversation, own: AnswerSet) -> AnswerSet:
        """Serve the choices as long as something is tried."""
        while self.tried:
            picked = pick(self._ask, self._trying(own, self.tried), CHOICES, "more", ABOUT_CHOICES)
            match picked:
                case "more":
                    self._try_more(talk, own)
                case "keep":
                    own = self._keep(own, self.tried)
                case "both":
                    self._keep_both(own, self.tried)
                case "note":
                    take_note(self._ask, self.context.client_store)
                case "full":
                    self._look_closer(own, self.tried)
                case _:
                    self._drop(own, self.tried)
        return own

    def _try_more(self, talk: Conversation, own: AnswerSet) -> None:
        """Let one answer be picked and tried; going back from the question leads to the list again."""
        while (picked := self._picked(own)) is not None:
            self._last = picked
            if picked == SCHOOL[0]:
                if self._try_program(own):
                    return
                continue
            after, gone_on = ask_again(talk, (self.tried or own).flow, picked)
            if gone_on:
                self._take(own, self._side(after, (self.tried or own).program))
                return

    def _try_program(self, own: AnswerSet) -> bool:
        """Let a school be picked and show what it moves; tell whether one was, and the person did not go back."""
        here = self.tried or own
        programs = {p.id: p for p in programs_to_pick(here.plan)}
        options = by_school(list(programs.values()), or_none=here.program is not None)
        if not options:
            self._ask.say("There is no school to choose in this plan.")
            return False
        picked = pick(self._ask, "Which school?", options, options[0][0], ABOUT_SCHOOL)
        if picked is not None:
            self._take(own, self._side(here.flow, programs.get(picked)))
        return picked is not None

    def _picked(self, own: AnswerSet) -> str | None:
        """Return the id of the question to try; none if the person goes back or has picked another way out."""
        here = self.tried or own
        tried = self._differing(own, here)
        past = {f"again-{n}": other for n, other in enumerate(self._others(own))}
        again = [(option, f"Again: {self._words(own, other)}") for option, other in past.items()]
        ways = [SCHOOL, *([BACK_TO_OWN] if self.tried else []), *again]
        options = answers_to_pick(here.flow, self.context.quiz, tried, ways)
        first = next((option for option, _ in options if option == self._last), options[0][0])
        picked = pick(self._ask, "Try which answer?", options, first, ABOUT_TRYING)
        if picked == BACK_TO_OWN[0] and self.tried:
            self._drop(own, self.tried)
        elif picked in past:
            if self.tried:
                self._remember(self.tried)
            self._take(own, self._side(past[picked].flow, past[picked].program))
        else:
            return picked
        return None

    def _take(self, own: AnswerSet, other: AnswerSet) -> None:
        """Try these answers and show what they move."""
        if other.plan.sheet == own.plan.sheet and other.program == own.program:
            self.tried = None
            self._ask.say("These are your own answers. Nothing is tried.")
        else:
            self.tried = other
            self.context.tried(self._answers(own, other, kept=False))
            self.context.show(moved(own.plan, other.plan), self._ask.rows(self._trying(own, other), CHOICES, "more"))

    def _side(self, flow: Flow, program: Program | None) -> AnswerSet:
        return AnswerSet(flow, self.context.plan(flow, program), program)

    def _keep(self, own: AnswerSet, tried: AnswerSet) -> AnswerSet:
        self.context.keep(tried.flow.answers, tried.program)
        self.context.tried(self._answers(own, tried, kept=True))
        self.tried, self._undo, self._taken_back = None, (own, tried), None
        self._ask.say(f"Kept. These are your own answers now. {UNDO}")
        return tried

    def _drop(self, own: AnswerSet, tried: AnswerSet) -> None:
        self._remember(tried)
        self.tried, self._undo, self._taken_back = None, (own, tried), None
        self._ask.say(f"Back to your own answers. They are as they were. {UNDO}")

    def _remember(self, tried: AnswerSet) -> None:
        """Keep at hand what is no longer on trial."""
        self._past = [tried, *(other for other in self._past if not _same(other, tried))]

    def _others(self, own: AnswerSet) -> list[AnswerSet]:
        """Return what was tried last and is neither the own answers nor on trial now, a few of them."""
        now = [own, self.tried] if self.tried else [own]
        return [other for other in self._past if not any(_same(other, here) for here in now)][:REMEMBERED]

    def _words(self, own: AnswerSet, other: AnswerSet) -> str:
        """Say in few words in what a set of answers differs from the own ones."""
        differing = [
            f"{other.flow.question(q).title} {', '.join(self._typed(other, q))}".strip() for q in self._differing(own, other)
        ]
        school = [other.program.school if other.program else NO_SCHOOL[1]] if other.program != own.program else []
        return "; ".join([*differing, *school])

    def _keep_both(self, own: AnswerSet, tried: AnswerSet) -> None:
        """Save what is tried under a name; one that cannot be is asked for again."""
        client_store = self.context.client_store
        if not self._can_write("a variant"):
            return
        words = [w for q in self._differing(own, tried)[:1] for w in (tried.flow.question(q).title, *self._typed(tried, q))]
        full = type_until(
            self._ask,
            "Name of the variant",
            client_store.free_name(words),
            ABOUT_NAME,
            lambda name: client_store.keep(name, tried.flow.answers, tried.program),
        )
        if full is not None:
            self.tried = None
            self._ask.say(f"Saved beside your own answers, which are as they were: {full}. The menu has your variants.")

    def _can_write(self, what: str) -> bool:
        refusal = self.context.client_store.refusal(what)
        if refusal is not None:
            self._ask.say(f"{refusal}.")
        return refusal is None

    def _look_closer(self, own: AnswerSet, tried: AnswerSet) -> None:
        below = self._ask.rows(CLOSE, CLOSER, "full")
        while (picked := pick(self._ask, CLOSE, CLOSER, "full", ABOUT_CLOSER)) not in {None, "back"}:
            match picked:
                case "moved":
                    self.context.show(moved(own.plan, tried.plan), below)
                case "full":
                    self.context.show(moved_full(own.plan, tried.plan), below)
                case _:
                    self.context.why(tried.plan)

    def _differing(self, own: AnswerSet, other: AnswerSet) -> list[str]:
        """Return the ids of the questions that are answered otherwise than in the own answers."""
        sheet = other.plan.sheet
        return [q.id for q in other.flow.questions if q.id in sheet and sheet[q.id] != own.plan.sheet.get(q.id)]

    def _answers(self, own: AnswerSet, other: AnswerSet, *, kept: bool) -> list[AnswerTried]:
        """Return the answers that differ, as they are remembered for a case note."""
        return [
            AnswerTried(day=self.context.today, question=q, before=self._typed(own, q), after=self._typed(other, q), kept=kept)
            for q in self._differing(own, other)
        ]

    def _trying(self, own: AnswerSet, tried: AnswerSet) -> str:
        """Say which answers are tried, in one line; the page above has them all."""
        titles = [tried.flow.question(q).title for q in self._differing(own, tried)]
        if tried.program != own.program:
            titles.insert(0, tried.program.school if tried.program else NO_SCHOOL[1])
        more = [f"{len(titles) - NAMED} more"] if len(titles) > NAMED else []
        return f"Trying: {', '.join([*titles[:NAMED], *more])}"

    def _typed(self, tried: AnswerSet, question: str) -> tuple[str, ...]:
        return as_typed(tried.flow.answers[question]) if question in tried.flow.answers else ()


def _same(one: AnswerSet, other: AnswerSet) -> bool:
    return one.flow.answers == other.flow.answers and one.program == other.program


def by_school(programs: Sequence[Program], *, or_none: bool, first: tuple[str, Sequence[Option]] = ("", ())) -> Grouped:
    """Return other ways first under a heading, then programs under their schools: on a narrow screen both in one line would lose what tells two of one school apart."""
    headings, above = {}, ""
    for program in programs:
        if place_words(program) != above:
            headings[program.id] = above = place_words(program)
    none = [NO_SCHOOL] if or_none else []
    headings |= {NO_SCHOOL[0]: "None of them"} if none else {}
    heading, ways = first
    headings |= {option: heading for option, _ in ways[:1]}
    return Grouped([*ways, *((p.id, p.program) for p in programs), *none], headings)


# What the live conversation offers, and what `?` says about it.

CHOICES = Keyed(
    (
        ("more", "One more on top"),
        ("keep", "Keep it"),
        ("own", "Drop it, back to your own"),
        ("both", "Both: keep as a variant"),
        ("note", "Note"),
        ("full", "Full view, why"),
    )
)
CLOSE = "Look closer"
CLOSER: list[Option] = [
    ("moved", "Before and after again"),
    ("full", "Everything that moves"),
    ("why", "Why the tried results"),
    ("back", "Back"),
]
BACK_TO_OWN: Option = ("own", "Back to your own answers")
SCHOOL: Option = ("school", "With a school, with another, or with none")
NO_SCHOOL: Option = ("no-school", "No school chosen")

UNDO = "Undo, in the menu, takes that back."

ABOUT_TRYING = "Pick an answer to try another one. Your own answers stay as they are until you choose to keep what you try."
ABOUT_SCHOOL = "Dates then go by the length of its program, and money by its price. No result changes by it."
ABOUT_CHOICES = """One more: try another answer on top of this. Keep: what is tried becomes your own answers. Drop: back to your own answers; Esc does \
the same. A conflict is a wish or a limit of yours that the plan does not meet. Keep and drop can be undone once. Both: save what is tried under a name beside your own answers. Note: write down a word for later. Full view: every reason, date and cost."""
ABOUT_CLOSER = "Each of these only shows something; your own answers and what is tried stay as they are."
ABOUT_NAME = "A few words of letters, digits, spaces, hyphens or underscores, such as: evenings"


# What a conversation after the quiz works with, and what it is about.


@record
class AnswerSet(Record):
    """One set of answers with its plan."""

    flow: Flow
    plan: Roadmap
    program: Program | None = None
    """The program that was chosen."""


@keyword_record
class WizardContext(Record):
    """One person at one terminal, and what can be done there."""

    prompter: Prompter
    quiz: Quiz
    today: date
    client_store: ClientStore
    plan: Callable[[Flow, Program | None], Roadmap]
    show: Callable[[Part, int], None]
    """Shows a part of a document, with room for the rows that come below its end."""
    why: Callable[[Roadmap], None]
    """Explains a plan."""
    keep: Callable[[Answers, Program | None], None]
    """Saves answers as the person's own, with the program that was chosen."""
    tried: Callable[[Sequence[AnswerTried]], None]
    """Remembers answers that were tried or kept."""
