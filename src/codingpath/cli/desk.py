"""One sitting at the quiz: start or resume, ask, show the roadmap, and the menu after it.

What only the roadmap and the menu need is imported when they are reached: the first question is on the screen sooner.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from codingpath.cli.inputs import moment
from codingpath.cli.keeping import Keeper
from codingpath.cli.output import console
from codingpath.cli.shelf import Shelf
from codingpath.engine.masks import MaskTable, compile_rules
from codingpath.model.answers import Answers
from codingpath.model.catalog import Catalog
from codingpath.model.question import Question
from codingpath.wizard import session
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import interview
from codingpath.wizard.menu import pick
from codingpath.wizard.prompter import Option, Prompter
from codingpath.wizard.session_format import answer_lines
from codingpath.wizard.since import since_then
from codingpath.wizard.wording import Quiz

if TYPE_CHECKING:
    from rich.console import Console

    from codingpath.cli.live import Live
    from codingpath.cli.sitting import Side
    from codingpath.model.roadmap import Roadmap
    from codingpath.render.blocks import Part

INTRO = """It helps with one choice: how to get into US medical billing and coding when you come from another job. From your answers it works out \
five things: whether to start now, the role, the kind of training, the certification, and online or in person. \
Then it gives you dates, costs, programs and first steps, with the reasons and the sources.
About {count} questions, 5 to 10 minutes. "Not sure" is a fine answer to every one. Nothing leaves this computer."""

MENU: list[Option] = [
    ("on", "Read on, part by part"),
    ("all", "Show everything at once"),
    ("why", "Why these results"),
    ("change", "Change an answer, see what moves"),
    ("export", "Take it away as a file"),
    ("variants", "Variants: open, compare, delete"),
    ("delete", "Delete these answers"),
    ("quit", "Quit"),
]
"""What can be done with a plan; variants only where there are some."""

ABOUT_MENU = """Read on: the next part of your roadmap. Everything: all parts. Why: which answers led here. Change: try another answer. \
File: to keep, print or send. Variants: other answers you saved beside your own. Delete: removes the saved answers. Quit keeps your answers for next time."""
ABOUT_RESUME = (
    "Your saved answers stay as they are until you answer anew. Starting over keeps them too, until your first new answer."
)
ABOUT_WHY = "Pick a result to see every reason for it, what kept the runner-up behind, and what would turn it."
ABOUT_DELETE = "This removes the saved answers from this computer. It cannot be undone."
TOP = "This is the menu; there is nothing before it. To look at an answer again, pick “Change an answer”."


class Desk:
    """What one sitting needs to know, and what it does."""

    def __init__(
        self, catalog: Catalog, prompter: Prompter, today: date, *, name: str | None, saving: bool, no_color: bool
    ) -> None:
        """Sit down; `saving` off writes nothing at all."""
        self.catalog = catalog
        self.prompter = prompter
        self.today = today
        self.name = name or session.DEFAULT_NAME
        self.saving = saving
        self.keeper = Keeper(self._write, prompter.say)
        self.known = session.Known()
        self.no_color = no_color
        self.quiz = replace(Quiz.of(catalog), still=self._still)
        self.next_part = 0
        self.shelf = Shelf(catalog, self.name, saving=saving)

    @cached_property
    def table(self) -> MaskTable:
        """Return the compiled rules."""
        return compile_rules(self.catalog.rules, self.catalog.questions)

    @cached_property
    def live(self) -> Live:
        """Return the conversation in which answers are tried."""
        from codingpath.cli.live import Live  # noqa: PLC0415
        from codingpath.cli.sitting import Sitting  # noqa: PLC0415

        return Live(
            Sitting(
                prompter=self.prompter,
                quiz=self.quiz,
                today=self.today,
                shelf=self.shelf,
                plan=self._plan,
                show=self._print,
                why=self._why,
                keep=lambda answers: self.save(answers, finished=True),
            )
        )

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
        roadmap = self._plan(flow)
        self._print_all(roadmap, brief=True)
        self._menu(flow, roadmap)

    def _print(self, part: Part) -> None:
        from codingpath.render.terminal import print_part  # noqa: PLC0415

        print_part(self.screen, part)

    def _print_all(self, roadmap: Roadmap, *, brief: bool) -> None:
        from codingpath.render.terminal import print_document  # noqa: PLC0415
        from codingpath.render.view import document  # noqa: PLC0415

        words = document(roadmap)
        print_document(self.screen, words, () if brief else words.parts)

    def save(self, answers: Answers, *, finished: bool = False) -> None:
        """Keep the answers, unless nothing is to be written."""
        if self.saving:
            self.keeper.keep(answers, finished=finished)

    def _write(self, answers: Answers, finished: bool) -> Path:  # noqa: FBT001 - it is what `Keeper` hands on
        version, questions = self.catalog.rules.version, self.catalog.questions
        path = session.save(
            self.name, answers, rules=version, now=moment(), finished=finished, known=self.known, questions=questions
        )
        self.known = session.Known(answers=answers, finished=finished)
        return path

    def farewell(self, *, stopped: bool) -> None:
        """Say where the answers are, how to go on and how to delete them; what is not saved is said plainly."""
        if "live" in self.__dict__ and self.live.tried:
            self.prompter.say("What you tried was not kept.")
        again = "codingpath" if self.name == session.DEFAULT_NAME else f"codingpath --session {self.name}"
        self.keeper.retry()
        if not self.saving:
            self.prompter.say("Nothing was saved, as you asked.")
        elif self.keeper.unsaved:
            self._hand_over()
        elif self.keeper.path is not None:
            self.prompter.say(f"{'Stopped. ' if stopped else ''}Your answers are in {self.keeper.path}")
            self.prompter.say(f"Go on with `{again}`. To delete them, choose “Delete these answers” there, or delete that file.")
        else:
            self.prompter.say("Stopped. No answer was given yet, so nothing was saved." if stopped else "Nothing is saved.")

    def _hand_over(self) -> None:
        """Print the answers that are on no disk, so that they can be kept by hand."""
        titles = ", ".join(self.catalog.by_id[question].title for question in self.keeper.missing)
        self.prompter.say(f"NOT SAVED: {titles}. To keep your answers, copy these lines into a file:\n")
        self.prompter.say("\n".join(answer_lines(self.keeper.unsaved)))
        self.prompter.say("\nThen go on with `codingpath --answers FILE`.")

    def _begin(self, prefilled: Answers | None) -> tuple[Answers, bool]:
        """Return the answers to begin with, and whether to go straight to the roadmap."""
        saved = session.load(self.name, self.catalog.questions) if self.saving else None
        self.known = saved.known if saved else session.Known()
        if saved is not None:
            told = since_then(saved, self.catalog.questions, self.catalog.rules.version) if prefilled is None else saved.notes
            for note in told:
                self.prompter.say(note)
        if prefilled is not None:
            self.prompter.say(INTRO.format(count=len(Flow.start(self.catalog.questions, {}).applicable)))
            return prefilled, False
        if saved is None or not saved.answers:
            self.prompter.say(INTRO.format(count=len(Flow.start(self.catalog.questions, {}).applicable)))
            return {}, False
        return self._resume(saved)

    def _resume(self, saved: session.Session) -> tuple[Answers, bool]:
        over: Option = ("over", "Start over with no answers")
        if saved.finished and Flow.start(self.catalog.questions, saved.answers).done:
            options: list[Option] = [("show", "Show my roadmap"), ("change", "Look at my answers, change some"), over]
            title = f"You have finished answers from {saved.saved[:10]}."
        else:
            options = [("resume", "Go on where I stopped"), over]
            title = f"You have unfinished answers from {saved.saved[:10]}."
        while (picked := pick(self.prompter, title, options, options[0][0], ABOUT_RESUME)) is None:
            self.prompter.say("There is nothing before this.")
        if picked == "over":
            return {}, False
        self.keeper.found(session.path_of(self.name), saved.answers)
        return saved.answers, picked == "show"

    def _plan(self, flow: Flow) -> Roadmap:
        from codingpath.engine.plan import plan  # noqa: PLC0415

        return plan(self.catalog, flow.answers, self.today, self.table)

    def _menu(self, flow: Flow, roadmap: Roadmap) -> None:
        from codingpath.cli.sitting import Side  # noqa: PLC0415

        default = "on"
        own = Side(flow, roadmap)
        while (picked := pick(self.prompter, "What next?", self._options(), default, ABOUT_MENU)) != "quit":
            if picked is None:
                self.prompter.say(TOP)
            elif picked in {"change", "variants"}:
                own, default = self._converse(own, picked), "change"
            elif picked == "delete":
                if self._delete():
                    return
            else:
                default = self._show(picked, own.plan) or default

    def _options(self) -> list[Option]:
        return [option for option in MENU if option[0] != "variants" or self.shelf.variants]

    def _converse(self, own: Side, picked: str) -> Side:
        """Try answers, or open variants; return the person's own answers after that."""
        from codingpath.cli.variants import serve_variants  # noqa: PLC0415

        after = self.live.try_answers(own) if picked == "change" else serve_variants(self.live.sitting, self.live, own)
        if after is not own:
            self.next_part = 0
        return after

    def _show(self, picked: str, roadmap: Roadmap) -> str | None:
        """Serve a menu entry that changes nothing; return the likely next one."""
        match picked:
            case "on":
                return self._read_on(roadmap)
            case "all":
                self._print_all(roadmap, brief=False)
                return "export"
            case "why":
                self._why(roadmap)
            case "export":
                from codingpath.cli.plan_key import plan_key  # noqa: PLC0415
                from codingpath.cli.takeaway import take_away  # noqa: PLC0415

                key = plan_key(None, self.name)
                return "quit" if take_away(self.prompter, roadmap, self.shelf, self.today, key) else None
        return None

    def _why(self, roadmap: Roadmap) -> None:
        """Show the reasons in short, then any result in full."""
        from codingpath.engine.explain import explain  # noqa: PLC0415
        from codingpath.render.view.why import why  # noqa: PLC0415

        words = why(roadmap, explain(roadmap, self.table))
        self._print(words.opening)
        by_id = {part.id: part for part in words.parts}
        options: list[Option] = [(f"why-{d.id}", d.title) for d in self.catalog.rules.decisions if f"why-{d.id}" in by_id]
        options += [("sources", "Sources")] * ("sources" in by_id) + [("back", "Back to the menu")]
        default = 0
        while (picked := pick(self.prompter, "Which result in full?", options, options[default][0], ABOUT_WHY)) in by_id:
            self._print(by_id[picked])
            default = [option for option, _ in options].index(picked) + 1

    def _still(self, question: Question, answers: Answers) -> list[str]:
        from codingpath.engine.still import still  # noqa: PLC0415
        from codingpath.render.view.still import still_lines  # noqa: PLC0415

        left = [q for q in Flow.start(self.catalog.questions, answers).still_open if q is not question]
        return still_lines(self.catalog.rules, still(self.catalog, self.table, answers, question.id), all_answered=not left)

    def _read_on(self, roadmap: Roadmap) -> str:
        from codingpath.render.view import document  # noqa: PLC0415

        parts = document(roadmap).parts
        part = parts[self.next_part]
        self._print(part)
        self.next_part = (self.next_part + 1) % len(parts)
        self.prompter.say(
            f"Part {parts.index(part) + 2} of {len(parts) + 1}." + (" That was the last one." if not self.next_part else "")
        )
        return "on" if self.next_part else "export"

    def _delete(self) -> bool:
        if self.keeper.path is None:
            self.prompter.say("Nothing is saved, so there is nothing to delete.")
            return False
        options: list[Option] = [("no", "No, keep them"), ("yes", "Yes, delete them and quit")]
        doomed = f"the answers in {self.keeper.path}, with notes and variants if there are any"
        if pick(self.prompter, f"Delete {doomed}?", options, "no", ABOUT_DELETE) != "yes":
            return False
        from codingpath.cli.sessions_change import removed_words  # noqa: PLC0415

        removed = removed_words(session.delete(self.name))
        self.prompter.say(f"Deleted {self.keeper.path}: {removed}. Files you exported stay.")
        self.keeper.forget()
        return True
