"""One sitting at the quiz: start or resume, ask, show the roadmap, and the menu after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console

from codingpath.cli.keeping import Keeper
from codingpath.cli.output import console, free_name, write
from codingpath.cli.plan import Format, text_of
from codingpath.cli.sessions_change import removed_words
from codingpath.engine.explain import explain
from codingpath.engine.masks import compile_rules
from codingpath.engine.plan import plan
from codingpath.engine.still import still
from codingpath.errors import CodingpathError
from codingpath.model.answers import Answers
from codingpath.model.catalog import Catalog
from codingpath.model.clean import one_line
from codingpath.model.question import Question
from codingpath.model.roadmap import Roadmap
from codingpath.render.terminal import print_document, print_part
from codingpath.render.view import document
from codingpath.render.view.moved import moved
from codingpath.render.view.still import still_lines
from codingpath.render.view.why import why
from codingpath.wizard import session
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import change_one, interview
from codingpath.wizard.menu import pick, type_in
from codingpath.wizard.prompter import Option, Prompter
from codingpath.wizard.session_format import answer_lines
from codingpath.wizard.since import since_then
from codingpath.wizard.wording import Quiz

INTRO = """It helps with one choice: how to get into US medical billing and coding when you come from another job. From your answers it works out \
five things: whether to start now, the role, the kind of training, the certification, and online or in person. \
Then it gives you dates, costs, programs and first steps, with the reasons and the sources.
About {count} questions, 5 to 10 minutes. "Not sure" is a fine answer to every one. Nothing leaves this computer."""

MENU: list[Option] = [
    ("on", "Read on, part by part"),
    ("all", "Show everything at once"),
    ("why", "Why these results"),
    ("change", "Change an answer, see what moves"),
    ("export", "Export to Markdown"),
    ("delete", "Delete these answers"),
    ("quit", "Quit"),
]

ABOUT_MENU = """Read on: the next part of your roadmap. Everything: all parts. Why: which answers led here. Change: try another answer. \
Export: a file to keep or print. Delete: removes the saved answers. Quit keeps your answers for next time."""
ABOUT_RESUME = (
    "Your saved answers stay as they are until you answer anew. Starting over keeps them too, until your first new answer."
)
ABOUT_WHY = "Pick a result to see every reason for it, what kept the runner-up behind, and what would turn it."
ABOUT_FILE = "A name such as plan.md, or a path. A file that is there already is never replaced: the next free name is taken."
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
        self.table = compile_rules(catalog.rules, catalog.questions)
        self.quiz = replace(Quiz.of(catalog), still=self._still)
        self.next_part = 0

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
        print_document(self.screen, document(roadmap), ())
        self._menu(flow, roadmap)

    def save(self, answers: Answers, *, finished: bool = False) -> None:
        """Keep the answers, unless nothing is to be written."""
        if self.saving:
            self.keeper.keep(answers, finished=finished)

    def _write(self, answers: Answers, finished: bool) -> Path:  # noqa: FBT001 - it is what `Keeper` hands on
        now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        version, questions = self.catalog.rules.version, self.catalog.questions
        path = session.save(self.name, answers, rules=version, now=now, finished=finished, known=self.known, questions=questions)
        self.known = session.Known(answers=answers, finished=finished)
        return path

    def farewell(self, *, stopped: bool) -> None:
        """Say where the answers are, how to go on and how to delete them; what is not saved is said plainly."""
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
        return plan(self.catalog, flow.answers, self.today, self.table)

    def _menu(self, flow: Flow, roadmap: Roadmap) -> None:
        default = "on"
        while (picked := pick(self.prompter, "What next?", MENU, default, ABOUT_MENU)) != "quit":
            if picked is None:
                self.prompter.say(TOP)
            elif picked == "change":
                flow, roadmap = self._change(flow, roadmap)
            elif picked == "delete":
                if self._delete():
                    return
            else:
                default = self._show(picked, roadmap) or default

    def _show(self, picked: str, roadmap: Roadmap) -> str | None:
        """Serve a menu entry that changes nothing; return the likely next one."""
        match picked:
            case "on":
                return self._read_on(roadmap)
            case "all":
                words = document(roadmap)
                print_document(self.screen, words, words.parts)
                return "export"
            case "why":
                self._why(roadmap)
            case "export":
                return self._export(roadmap)
        return None

    def _why(self, roadmap: Roadmap) -> None:
        """Show the reasons in short, then any result in full."""
        words = why(roadmap, explain(roadmap, self.table))
        print_part(self.screen, words.opening)
        by_id = {part.id: part for part in words.parts}
        options: list[Option] = [(f"why-{d.id}", d.title) for d in self.catalog.rules.decisions]
        options += [("sources", "Sources")] * ("sources" in by_id) + [("back", "Back to the menu")]
        default = 0
        while (picked := pick(self.prompter, "Which result in full?", options, options[default][0], ABOUT_WHY)) in by_id:
            print_part(self.screen, by_id[picked])
            default = [option for option, _ in options].index(picked) + 1

    def _still(self, question: Question, answers: Answers) -> list[str]:
        return still_lines(self.catalog.rules, still(self.catalog, self.table, answers, question.id))

    def _read_on(self, roadmap: Roadmap) -> str:
        parts = document(roadmap).parts
        part = parts[self.next_part]
        print_part(self.screen, part)
        self.next_part = (self.next_part + 1) % len(parts)
        self.prompter.say(
            f"Part {parts.index(part) + 2} of {len(parts) + 1}." + (" That was the last one." if not self.next_part else "")
        )
        return "on" if self.next_part else "export"

    def _change(self, flow: Flow, roadmap: Roadmap) -> tuple[Flow, Roadmap]:
        changed = change_one(flow, self.prompter, self.save, self.today, self.quiz)
        if changed.answers == flow.answers:
            self.prompter.say("Nothing changed.")
            return flow, roadmap
        self.save(changed.answers, finished=True)
        after = self._plan(changed)
        print_part(self.screen, moved(roadmap, after))
        self.next_part = 0
        return changed, after

    def _export(self, roadmap: Roadmap) -> str | None:
        suggested = free_name(Path(f"codingpath-{self.today}.md"))
        typed = type_in(self.prompter, "File to write", str(suggested), ABOUT_FILE)
        if typed is None:
            return None
        try:
            path = free_name(Path(one_line(typed)).expanduser())
            write(text_of(roadmap, Format.MARKDOWN), path, force=False)
        except (CodingpathError, OSError, RuntimeError) as error:  # a home that is not there is a RuntimeError
            self.prompter.say(str(error))
            return None
        self.prompter.say(f"Wrote {path.resolve()}")
        return "quit"

    def _delete(self) -> bool:
        if self.keeper.path is None:
            self.prompter.say("Nothing is saved, so there is nothing to delete.")
            return False
        options: list[Option] = [("no", "No, keep them"), ("yes", "Yes, delete them and quit")]
        doomed = f"the answers in {self.keeper.path}, with notes and variants if there are any"
        if pick(self.prompter, f"Delete {doomed}?", options, "no", ABOUT_DELETE) != "yes":
            return False
        removed = removed_words(session.delete(self.name))
        self.prompter.say(f"Deleted {self.keeper.path}: {removed}. Files you exported stay.")
        self.keeper.forget()
        return True
