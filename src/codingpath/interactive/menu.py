"""The menu after the quiz: the parts of the plan by name, why, try another answer, take it away, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from codingpath.errors import CodingpathError
from codingpath.interactive.export import PAPERS, take_away, write_paper
from codingpath.interactive.happened import WhatHappened
from codingpath.interactive.live import AnswerSet, WhatIfConversation, WizardContext
from codingpath.interactive.reading import read_document, read_part
from codingpath.interactive.schools import SchoolsAsked
from codingpath.interactive.variants import serve_variants
from codingpath.model.condition import Answers
from codingpath.model.parts import PARTS
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import AnswerTried, Progress, Shown
from codingpath.model.question import joined
from codingpath.planning.plan import plan
from codingpath.planning.progress import with_tried
from codingpath.report.progress import snapshot
from codingpath.report.roadmap import document, first_page, some_parts
from codingpath.report.why import why
from codingpath.rules.explain import explain
from codingpath.sessions import lifecycle
from codingpath.sessions.alias import DEFAULT_NAME
from codingpath.sessions.keys import plan_key
from codingpath.sessions.lifecycle import removed_words
from codingpath.wizard.flow import Flow
from codingpath.wizard.menus import pick
from codingpath.wizard.prompter import Keyed, Option

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp

ACTIONS: Final[tuple[Option, ...]] = (
    ("on", "read on"),
    ("why", "why"),
    ("change", "change"),
    ("school", "pick a school"),
    ("undo", "undo"),
    ("happened", "what happened"),
    ("export", "file"),
    ("variants", "variants"),
    ("all", "all"),
    ("delete", "delete"),
    ("quit", "quit"),
)
"""What can be done with a plan beside reading its parts; variants only where there are some, undo only where something was kept or dropped."""

LETTERS: Final = {"happened": "h", "study": "y", "sources": "o", "steps": "t", "on": "r", "all": "l", "delete": "x"}
"""Letters of the parts and actions whose first one is another's."""

BESIDE: Final = ("happened",)
"""Actions beside the title, where Enter and help stand too."""

TITLE = "What next?"

ABOUT_PARTS = (
    f"Each of {joined(list(PARTS))} is a part of your plan: its letter shows it. Enter reads on, one part after the other."
)
ABOUT_LONG_PARTS = "In a part longer than the screen, Enter shows more and b comes back here; other letters do nothing there."
ABOUT_ACTIONS: Final = {
    "why": "Why: which answers led here.",
    "change": "Change: try another answer, see what moves.",
    "school": "Pick a school: the ones you ask and what they say; dates and money with one, before and after.",
    "happened": "What happened: tick off steps, write down who pays, say that you passed, failed or got the job; and what changed.",
    "undo": "Undo: your own answers are as they were before; what was kept or dropped last is on trial again, what happened is taken back.",
    "export": "File: to keep, print or send.",
    "variants": "Variants: other answers you saved beside your own.",
    "all": "All: the whole plan, one part after the other.",
    "delete": "Delete: removes the saved answers.",
    "quit": "Quit keeps your answers for next time.",
}
"""What each action does; only those that are offered are explained."""
RESULT = "Which result in full?"
ABOUT_WHY = "Pick a result to see every reason for it, what kept the runner-up behind, and what would turn it."
ABOUT_DELETE = "This removes the saved answers from this computer. It cannot be undone."
TOP = "This is the menu; there is nothing before it. To look at an answer again, pick “change”."


class Menu:
    """Serves one person, and knows which part they read last."""

    def __init__(self, app: WizardApp) -> None:
        """Take who sits there."""
        self._app = app
        self._next_part = 0

    def serve(self, flow: Flow, roadmap: Roadmap) -> None:
        """Show the first page, then do what the person picks until they quit."""
        default = "on"
        read_document(self._app, first_page(roadmap, self._app.whose), self._rows(default), menu=True)
        own = AnswerSet(flow, roadmap, self._app.program)
        while (
            picked := pick(self._app.prompter, TITLE, (offered := self._options(default)), default, self._about(offered))
        ) != "quit":
            try:
                if picked is None:
                    self._app.prompter.say(TOP)
                elif picked in {"change", "school", "undo", "variants", "happened"}:
                    own, default = self._converse(own, picked), picked if picked in {"school", "happened"} else "change"
                elif picked == "delete":
                    if self._delete():
                        return
                else:
                    default = self._show(picked, own.plan) or default
            except CodingpathError as error:  # what cannot be done now ends nothing
                self._app.prompter.say(f"{error}.")

    def _options(self, default: str) -> Keyed:
        """Return the parts on one line and the actions on another; Enter, which mostly reads on, stands beside the title."""
        offered = {"variants": self._has_variants(), "undo": "live" in self._app.__dict__ and self._app.live.undoable}
        labels = {"on": f"read on, {PARTS[self._next_part]}"}
        actions = [(option, labels.get(option, label)) for option, label in ACTIONS if offered.get(option, True)]
        second_line = next(option for option, _ in actions if option != default)
        return Keyed(
            [*((name, name) for name in PARTS), *actions], LETTERS, begins=(PARTS[0], second_line), titled=True, beside=BESIDE
        )

    def _about(self, offered: Keyed) -> str:
        """Explain what the menu has now."""
        long_parts = [] if self._app.prompter.plain else [ABOUT_LONG_PARTS]
        return " ".join([ABOUT_PARTS, *long_parts, *(ABOUT_ACTIONS[option] for option, _ in offered if option in ABOUT_ACTIONS)])

    def _has_variants(self) -> bool:
        try:
            return bool(self._app.client_store.variants)
        except CodingpathError:
            return False  # whatever keeps them from being listed is said where something is saved

    def _converse(self, own: AnswerSet, picked: str) -> AnswerSet:
        """Try answers, undo what came of it, or open variants; return the person's own answers after that."""
        match picked:
            case "change":
                after = self._app.live.try_answers(own)
            case "school":
                after = SchoolsAsked(self._app).serve(own)
            case "undo":
                after = self._app.live.undo(own)
            case "happened":
                after = WhatHappened(self._app, self._rows("happened")).serve(own)
            case _:
                after = serve_variants(self._app.live.context, self._app.live, own)
        if after is not own:
            self._next_part = 0
        return after

    def _show(self, picked: str, roadmap: Roadmap) -> str | None:
        """Serve a menu entry that changes nothing; return the likely next one."""
        match picked:
            case "on":
                return self._read(roadmap, PARTS[self._next_part])
            case "all":
                read_document(self._app, document(roadmap), self._rows("export"), menu=True)
                return "export"
            case "why":
                show_why(self._app, roadmap)
            case "export":
                key = plan_key(None, self._app.name)
                place = f"{self._app.stem}-{self._app.today}"
                return "quit" if self._take_away(roadmap, place, key) else None
            case _:
                return self._read(roadmap, picked)
        return None

    def _take_away(self, roadmap: Roadmap, place: str, key: str) -> bool:
        """Write a file; of a client with a name also the counselor's papers are offered."""
        app = self._app
        papers = PAPERS if app.saving and app.name != DEFAULT_NAME else ()
        write = partial(write_paper, app, roadmap=roadmap)
        return take_away(app.prompter, roadmap, app.client_store, place, key, app.whose, papers, write)

    def _read(self, roadmap: Roadmap, name: str) -> str:
        """Show a part; return what comes next: the part after it, or a file to take away."""
        self._next_part = (PARTS.index(name) + 1) % len(PARTS)
        default = "on" if self._next_part else "export"
        read_part(self._app, some_parts(roadmap, [name]).opening, self._rows(default), menu=True)
        return default

    def _rows(self, default: str) -> int:
        """Return the rows that the menu takes as it comes next."""
        return self._app.prompter.rows(TITLE, self._options(default), default)

    def _delete(self) -> bool:
        if self._app.saver.path is None:
            self._app.prompter.say("Nothing is saved, so there is nothing to delete.")
            return False
        options: list[Option] = [("no", "No, keep them"), ("yes", "Yes, delete them and quit")]
        doomed = f"the answers in {self._app.saver.path}, with notes and variants if there are any"
        if pick(self._app.prompter, f"Delete {doomed}?", options, "no", ABOUT_DELETE) != "yes":
            return False
        removed = removed_words(lifecycle.delete(self._app.name))
        self._app.prompter.say(f"Deleted {self._app.saver.path}: {removed}. Files you exported stay.")
        self._app.saver.forget()
        return True


def show_why(app: WizardApp, roadmap: Roadmap) -> None:
    """Show the reasons in short, then any result in full."""
    words = why(roadmap, explain(roadmap, app.table))
    by_id = {part.id: part for part in words.parts}
    options: list[Option] = [(f"why-{d.id}", d.title) for d in app.catalog.rules.decisions if f"why-{d.id}" in by_id]
    options += [("sources", "Sources")] * ("sources" in by_id) + [("back", "Back")]
    default, below = 0, app.prompter.rows(RESULT, options, options[0][0])
    read_part(app, words.opening, below)
    while (picked := pick(app.prompter, RESULT, options, options[default][0], ABOUT_WHY)) in by_id:
        read_part(app, by_id[picked], below)
        default = [option for option, _ in options].index(picked) + 1


# What a sitting does once there is a plan: make it, note what it says, try answers, serve the menu. Imported when the quiz is done.


class Planned:
    """A sitting with a plan."""

    def __init__(self, app: WizardApp) -> None:
        """Plan with the data, the day and the progress of this sitting."""
        self._app = app

    def plan(self, flow: Flow, program: Program | None) -> Roadmap:
        """Plan with these answers and this program."""
        app = self._app
        return plan(app.catalog, flow.answers, app.today, app.table, program=program, progress=app.progress)

    def conversation(
        self, keep: Callable[[Answers, Program | None], None], tried: Callable[[Sequence[AnswerTried]], None]
    ) -> WhatIfConversation:
        """Return the conversation in which answers are tried; `keep` makes them the own ones, `tried` remembers which they were."""
        app = self._app
        return WhatIfConversation(
            WizardContext(
                prompter=app.prompter,
                quiz=app.quiz,
                today=app.today,
                client_store=app.client_store,
                plan=self.plan,
                show=partial(read_part, app),
                why=partial(show_why, app),
                keep=keep,
                tried=tried,
            )
        )

    def shown(self, roadmap: Roadmap) -> Shown:
        """Return what a plan says now, for the next visit."""
        return snapshot(roadmap)

    def with_tried(self, tried: Sequence[AnswerTried]) -> Progress:
        """Return what happened, with the answers that were tried."""
        return with_tried(self._app.progress, tried)

    def serve(self, flow: Flow, roadmap: Roadmap) -> None:
        """Serve the menu until the person quits."""
        Menu(self._app).serve(flow, roadmap)
