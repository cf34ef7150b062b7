"""What a sitting does once there is a plan: make it, note what it says, try answers, serve the menu. Imported when the quiz is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from codingpath.interactive.live import WhatIfConversation, WizardContext
from codingpath.interactive.menu import Menu, show_why
from codingpath.interactive.reading import read_part
from codingpath.model.condition import Answers
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.program import Program
from codingpath.model.progress import AnswerTried, Progress, Shown
from codingpath.planning.plan import plan
from codingpath.planning.progress import with_tried
from codingpath.report.progress import snapshot
from codingpath.wizard.flow import Flow

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp


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
