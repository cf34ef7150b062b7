"""One sitting at the quiz: start or resume, ask, show the first page of the roadmap, and say goodbye.

What only the roadmap and the menu need is imported when they are reached: the first question is on the screen sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from codingpath.catalog.kept import copy_of, copy_of_progress, kept_progress, lost_words
from codingpath.errors import CodingpathError
from codingpath.formats.console import console
from codingpath.interactive.arriving import answers_counted, brought_back, day_of, may_replace, resumed, started_again
from codingpath.interactive.noting import NotingPrompter, last_note_words
from codingpath.interactive.saving import AutoSaver, ClientStore
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers
from codingpath.model.program import Program
from codingpath.model.progress import NOTHING_YET, AnswerTried, Progress, Shown
from codingpath.model.question import Question, joined
from codingpath.rules.masks import MaskTable, compile_rules
from codingpath.sessions import names, store
from codingpath.sessions.alias import DEFAULT_NAME, shown_name, split
from codingpath.sessions.file_format import answer_lines
from codingpath.sessions.store import since_then
from codingpath.text import typed
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.prompter import Prompter
from codingpath.wizard.wording import Quiz

if TYPE_CHECKING:
    from rich.console import Console

    from codingpath.interactive.live import WhatIfConversation
    from codingpath.interactive.menu import Planned
    from codingpath.model.plan.roadmap import Roadmap

INTRO = """Your way into US medical billing and coding, decided with you: {decisions}. Then come dates, costs and first steps.
{length} "Not sure" is a fine answer. Nothing leaves this computer."""
"""With the first question it fits 24 rows of 40 columns."""


def introduction(catalog: Catalog, answers: Answers) -> str:
    """Return what is said before the first question: for whom this is, what is decided, how long it takes with what is answered already."""
    titles = joined([decision.title.lower() for decision in catalog.rules.decisions])
    return INTRO.format(decisions=titles, length=_length(Flow.start(catalog.questions, answers)))


def _length(flow: Flow) -> str:
    """Say how many questions there are, or are left."""
    if not flow.given:
        return f"About {len(flow.applicable)} questions, 5 to 10 minutes."
    fewest, most = flow.left
    if not most:
        return "Every question is answered; look the answers over."
    return f"Questions left: {most if fewest == most else f'{fewest} to {most}'}."


class WizardApp:
    """What one sitting needs to know, and what it does."""

    def __init__(
        self,
        catalog: Catalog,
        prompter: Prompter,
        today: date,
        *,
        name: str | None,
        saving: bool,
        no_color: bool,
        now: Callable[[], str],
        named_files: bool = True,
        named_program: tuple[Program | None, ...] = (),
    ) -> None:
        """Sit down; `saving` off writes nothing at all, and with `named_files` off no file to take away bears the name.

        `named_program` is what is to be chosen instead of what is saved; empty where that stands.
        """
        self.catalog = catalog
        self.today = today
        self.now = now
        self.name = name or DEFAULT_NAME
        self.saving = saving
        self.client_store = ClientStore(catalog, self.name, saving=saving, now=now)
        self.prompter: Prompter = NotingPrompter(prompter, self.client_store)
        self.saver = AutoSaver(self._write, prompter.say)
        self.others: Mapping[str, object] = {}
        self.program: Program | None = None
        """The program that the person chose."""
        self.progress = NOTHING_YET
        """What happened since the plan was first made; a variant has its client's."""
        self._shown: tuple[Shown, ...] = ()
        """What is kept as shown last: from the first page on, what this sitting shows."""
        self._notes_what_is_seen = False
        """Whether that is kept: of the own plan alone, and never over something that could not be read."""
        self._named_program = named_program
        self.no_color = no_color
        self.whose = shown_name(self.name) if named_files else ""
        """The name that files to take away bear; empty where they bear none."""
        self.stem = self.name if self.whose else "codingpath"
        """How the names of files to take away begin."""
        self.replacing = False
        """Whether the next save replaces answers that were there before, of which a copy is kept."""
        self.replaced = False
        self.quiz = replace(Quiz.of(catalog), still=self._still)

    @cached_property
    def table(self) -> MaskTable:
        """Return the compiled rules."""
        return compile_rules(self.catalog.rules, self.catalog.questions)

    @cached_property
    def live(self) -> WhatIfConversation:
        """Return the conversation in which answers are tried."""
        return self._planned.conversation(self._keep, self._remember)

    @cached_property
    def _planned(self) -> Planned:
        """Return what is done with a plan."""
        from codingpath.interactive.menu import Planned  # noqa: PLC0415 - costs more than the quiz, which may be stopped before

        return Planned(self)

    @property
    def screen(self) -> Console:
        """Return a console as wide as the terminal is now."""
        return console(no_color=self.no_color, plain=self.prompter.plain)

    def sit(self, prefilled: Answers | None) -> None:
        """Ask what is open, show the one page, then serve the menu until the person quits."""
        answers, finished = self._begin(prefilled)
        flow = Flow.start(self.catalog.questions, answers)
        if not finished:
            flow = interview(flow, self.prompter, self.save, self.today, self.quiz)
        self.save(flow.answers, finished=True)
        roadmap = self._planned.plan(flow, self.program)
        self._seen(roadmap)
        self._planned.serve(flow, roadmap)

    def _seen(self, roadmap: Roadmap) -> None:
        """Take note of what the own plan says now, for the next visit; in this one, changes are told against the last."""
        if not self._notes_what_is_seen:
            return
        self._shown = (self._planned.shown(roadmap),)
        with suppress(CodingpathError):  # whoever cannot write is told where answers are saved
            store.record(self.name, copy_of_progress(self._to_keep()))

    def _to_keep(self) -> Progress:
        """Return what happened, with what is shown now in place of what was shown last."""
        return replace(self.progress, shown=self._shown)

    def _keep(self, answers: Answers, program: Program | None) -> None:
        """Keep answers as the person's own, with the program that was chosen."""
        self.program = program
        self.save(answers, finished=True)
        self._seen(self._planned.plan(Flow.start(self.catalog.questions, answers), program))

    def _remember(self, tried: Sequence[AnswerTried]) -> None:
        """Remember which answers were tried; where that cannot be kept, it is forgotten with the sitting."""
        progress = self._planned.with_tried(tried)
        try:
            self.happened(progress)
        except CodingpathError:
            self.progress = progress

    def save(self, answers: Answers, *, finished: bool = False) -> None:
        """Keep the answers, unless nothing is to be written."""
        if self.saving:
            self.saver.keep(answers, finished=finished)

    def _write(self, answers: Answers, finished: bool) -> Path:  # noqa: FBT001 - it is what `AutoSaver` hands on
        path = store.save(
            self.name,
            answers,
            rules=self.catalog.rules.version,
            now=self.now(),
            finished=finished,
            others=self.others,
            program=copy_of(self.program),
            replacing=self.replacing,
        )
        self.replaced, self.replacing = self.replaced or self.replacing, False
        return path

    @property
    def answered_on(self) -> date | None:
        """Return the day on which the answers were saved last; none where they are not."""
        return store.look(self.name, self.catalog.questions).saved_on

    def farewell(self, *, stopped: bool, failed: bool = False) -> None:
        """Say where the answers are, how to go on and how to delete them; what is not saved is said plainly and shown to copy.

        All of it is read from what is saved. After a failure, nothing is said where there is nothing to tell of.
        """
        if "live" in self.__dict__ and self.live.tried:
            self.prompter.say("What you tried was not kept.")
        if not self.saving:
            self.prompter.say("Nothing was saved, as you asked.")
            return
        stored = self._stored()
        if self.saver.unsaved:
            self._hand_over()
        elif stored.found:
            self._say_where(stored, stopped=stopped)
        elif not failed:
            self.prompter.say("Stopped. No answer was given yet, so nothing was saved." if stopped else "Nothing is saved.")

    def _stored(self) -> store.Session:
        """Return what is saved now; answers that went, or could not be written, are written once more."""
        stored = store.look(self.name, self.catalog.questions)
        self.saver.compare(stored.answers if stored.found else {})
        self.saver.retry()
        return store.look(self.name, self.catalog.questions)

    def _say_where(self, stored: store.Session, *, stopped: bool) -> None:
        path, again = names.path_of(self.name), started_again(self.name, plain=self.prompter.plain)
        said = f"Your answers are in {path}"
        if not self.saver.kept:
            said = f"{answers_counted(stored, self.catalog.questions)} from {day_of(stored, self.today)} are saved as they were, in {path}"
        self.prompter.say(("Stopped. " if stopped else "") + said)
        if self.saver.kept and self.replaced:
            self.prompter.say(f"They replaced earlier ones, of which one copy is kept: {brought_back(self.name)}")
        self.prompter.say(f"Go on with `{again}`. To delete them: `codingpath sessions delete {typed(self.name)}`.")

    def _hand_over(self) -> None:
        """Print the answers that are on no disk, so that they can be kept by hand."""
        titles = ", ".join(self.catalog.by_id[question].title for question in self.saver.missing)
        self.prompter.say(f"NOT SAVED: {titles}. To keep your answers, copy these lines into a file:\n")
        self.prompter.say("\n".join(answer_lines(self.saver.unsaved)))
        self.prompter.say(f"\nThen go on with `{started_again(DEFAULT_NAME, plain=self.prompter.plain)} --answers FILE`.")

    def _begin(self, prefilled: Answers | None) -> tuple[Answers, bool]:
        """Return the answers to begin with, and whether to go straight to the roadmap."""
        saved = store.load(self.name, self.catalog.questions, mend=True) if self.saving else store.Session(name=self.name)
        self.others = saved.others
        self.program = self._chosen(saved)
        self.progress = self._happened()
        told = since_then(saved, self.catalog.questions, self.catalog.rules.version) if prefilled is None else saved.notes
        for note in told:
            self.prompter.say(note)
        if saved.found:
            self.saver.found(names.path_of(self.name), saved.answers)
        self._say_notes()
        if not saved.answers:
            return self._fresh(prefilled or {})
        if self.name != DEFAULT_NAME:
            self.prompter.say(f"These are the answers of {self.name}.")
        if prefilled is None:
            return self._resume(saved)
        return self._instead(prefilled, saved)

    def _say_notes(self) -> None:
        """Say how a note is taken on a client, and what was noted last; notes that cannot be read keep nobody from the answers."""
        if self.name != DEFAULT_NAME and self.saving:
            how = "The word note" if self.prompter.plain else "Ctrl-N"
            self.prompter.say(f"{how} takes a note on {self.name}.")
        try:
            said = last_note_words(self.client_store.notes)
        except CodingpathError as error:
            said = f"{error}."
        if said:
            self.prompter.say(said)

    def _fresh(self, answers: Answers) -> tuple[Answers, bool]:
        self.prompter.say(introduction(self.catalog, answers))
        return answers, False

    def _resume(self, saved: store.Session) -> tuple[Answers, bool]:
        picked = resumed(self.prompter, saved, self.catalog.questions, self.today)
        if picked == "over":
            self._replace()
            return {}, False
        return saved.answers, picked == "show"

    def _instead(self, prefilled: Answers, saved: store.Session) -> tuple[Answers, bool]:
        """Begin with the answers of a file if they may replace those that are saved, else with those."""
        if dict(prefilled) == dict(saved.answers):
            return prefilled, False
        if may_replace(self.prompter, saved, self.catalog.questions, self.today, by="those in the file"):
            self._replace()
            return self._fresh(prefilled)
        return saved.answers, saved.finished and Flow.start(self.catalog.questions, saved.answers).done

    def _replace(self) -> None:
        self.replacing, self.others = True, {}
        self.program = self._chosen(store.Session(name=self.name))

    def _chosen(self, saved: store.Session) -> Program | None:
        """Return the program that was named, else the one of a session."""
        return self._named_program[0] if self._named_program else self.client_store.program_of(saved, self.prompter.say)

    def _happened(self) -> Progress:
        if not self.saving:
            return NOTHING_YET
        progress, lost = kept_progress(store.progress_of(self.name))
        if lost:
            self.prompter.say(f"{lost_words(lost).capitalize()}.")
        self._shown, self._notes_what_is_seen = progress.shown, not lost and split(self.name)[1] is None
        return progress if self._notes_what_is_seen else replace(progress, shown=())

    def happened(self, progress: Progress) -> None:
        """Take note of what happened, and keep it unless nothing is to be written; raise `CodingpathError` where it cannot be kept."""
        before, self.progress = self.progress, progress
        if not self.saving:
            return
        try:
            store.record(self.name, copy_of_progress(self._to_keep()))
        except CodingpathError:
            self.progress = before
            raise

    def _still(self, question: Question, answers: Answers) -> list[str]:
        from codingpath.report.why_ask import why_asked  # noqa: PLC0415 - only who asks `?` pays for it

        left = [q for q in Flow.start(self.catalog.questions, answers).still_open if q is not question]
        return why_asked(self.catalog, self.table, answers, question, all_answered=not left)
