"""What happened since the last visit, from the menu: steps ticked off, money asked for, an exam, a job; and what changed in the plan.

Whatever is told is kept at once and the plan is made anew, so that page one names the next step and the next payer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from codingpath.interactive.live import UNDO, AnswerSet
from codingpath.interactive.reading import read_document, read_part
from codingpath.model.guidance import Event
from codingpath.model.progress import GrantStatus, Progress
from codingpath.planning.progress import (
    PayerName,
    answered,
    answers_after,
    by_hand,
    dollars_of,
    next_events,
    not_asked,
    payers_to_ask,
    progress_after,
    progress_before,
    ticked,
    unticked,
)
from codingpath.report.progress import HEADINGS, SAID, PlanStep, changes_part, plan_steps, summed
from codingpath.report.roadmap import first_page
from codingpath.report.words import dollars, sentence, short_day
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import Conversation, ask_open
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Grouped, Option

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp

TITLE: Final = "What happened?"
STEPS: Final[Option] = ("steps", "I did a step: tick it off")
MONEY: Final[Option] = ("money", "Money: asked, a yes or a no")
BACK: Final[Option] = ("", "Back")
OTHER: Final[Option] = ("other", "Somebody who is on no list")
WHICH_STEP: Final = "Which step?"
WHICH_PAYER: Final = "Who may pay?"
ANSWERS: Final[list[Option]] = [
    ("asked", "I asked; no answer yet"),
    ("granted", "They said yes"),
    ("refused", "They said no"),
    ("undo", "Not asked yet"),
    BACK,
]

ABOUT: Final = """Tick off steps, write down who was asked to pay and what they said, or say what else happened. It is kept at once, and the plan is made \
anew. Something else? “change”, in the menu, has every answer."""
ABOUT_STEPS: Final = "Picking a step ticks it off; picking one that is done takes the tick away. A step that is late has a new day."
ABOUT_PAYERS: Final = (
    "Those on your list come first, in the order to ask. Pick one to write down that you asked, or what they said."
)
ABOUT_ANSWERS: Final = "A yes pays before your own money does. After a no the plan names who else may pay."
ABOUT_SUM: Final = "Dollars, such as 1,500. Enter leaves it open, if you do not know yet."
ABOUT_NAME: Final = "The name of the payer, as you would say it."


class WhatHappened:
    """Serves one person."""

    def __init__(self, app: WizardApp, rows: int) -> None:
        """Take who sits there, and the rows of the menu under the plan."""
        self._app = app
        self._ask = app.prompter
        self._rows = rows

    def serve(self, own: AnswerSet) -> AnswerSet:
        """Let what happened be told until the person goes back; return the person's own answers with the plan of now."""
        before = own
        while picked := pick(self._ask, TITLE, self._options(own), STEPS[0], ABOUT):
            match picked:
                case "steps":
                    own = self._steps(own)
                case "money":
                    own = self._money(own)
                case "changed":
                    read_part(self._app, changes_part(own.plan), self._ask.rows(TITLE, self._options(own), STEPS[0]))
                case _:
                    own = self._event(own, next(event for event in next_events(own.plan) if event.id == picked))
        if own is not before:
            read_document(self._app, first_page(own.plan, self._app.whose), self._rows, menu=True)
        return own

    def _options(self, own: AnswerSet) -> list[Option]:
        shown = own.plan.progress.last_shown
        changed = [("changed", f"What changed since {short_day(shown.day, own.plan.today)}")] if shown else []
        return [STEPS, MONEY, *((event.id, event.label) for event in next_events(own.plan)), *changed, BACK]

    def _kept(self, own: AnswerSet, progress: Progress) -> AnswerSet:
        """Keep what happened and return the person's own answers, planned anew; raise `CodingpathError` where it cannot be kept."""
        self._app.happened(progress)
        return self._app.live.replanned(own)

    # -- steps

    def _steps(self, own: AnswerSet) -> AnswerSet:
        """Let steps be ticked off, one after the other, until the person goes back."""
        at = ""
        while step := self._picked_step(own, at):
            progress, at = self._app.progress, _after(step.id, [each.id for each in plan_steps(own.plan)])
            done = step.state == "done"
            own = self._kept(own, unticked(progress, [step.id]) if done else ticked(progress, [step.id], self._app.today))
            self._ask.say(
                f"{'Not done' if done else 'Done'}: {sentence(step.title)} {summed(plan_steps(own.plan), own.plan.today)}"
            )
        return own

    def _picked_step(self, own: AnswerSet, at: str) -> PlanStep | None:
        steps = {step.id: step for step in plan_steps(own.plan)}
        firsts = {HEADINGS[step.state]: step.id for step in reversed(steps.values())}
        headings = {step: heading for heading, step in firsts.items()} | {BACK[0]: "What happened?"}
        options = Grouped([*((step.id, step.title) for step in steps.values()), BACK], headings)
        first = at if at in steps else options[0][0]
        return steps.get(pick(self._ask, WHICH_STEP, options, first, ABOUT_STEPS) or "")

    # -- money

    def _money(self, own: AnswerSet) -> AnswerSet:
        """Let money be asked for until the person goes back."""
        while who := self._picked_payer(own):
            answer = pick(self._ask, who.name, ANSWERS, ANSWERS[0][0], ABOUT_ANSWERS)
            if answer:
                own = self._answered(own, who, answer)
        return own

    def _picked_payer(self, own: AnswerSet) -> PayerName | None:
        grants = self._app.progress.current_grants
        known = {grant.id: (PayerName(grant.id, grant.name), f"{grant.name}: {SAID[grant.status]}") for grant in grants}
        left = {each.id: (each, each.name) for each in payers_to_ask(own.plan) if each.id not in known}
        payers = {**left, **known}
        options = [*((name, label) for name, (_, label) in payers.items()), OTHER, BACK]
        picked = pick(self._ask, WHICH_PAYER, options, options[0][0], ABOUT_PAYERS)
        if picked == OTHER[0]:
            return type_until(self._ask, "Name of the payer", "", ABOUT_NAME, lambda name: by_hand(self._app.progress, name))
        return payers[picked][0] if picked else None

    def _answered(self, own: AnswerSet, who: PayerName, answer: str) -> AnswerSet:
        progress, today = self._app.progress, self._app.today
        if answer == "undo":
            return self._kept(own, not_asked(progress, [who]))
        action: GrantStatus = "granted" if answer == "granted" else "refused" if answer == "refused" else "asked"
        usd: int | None = None
        if action == "granted":
            given = type_until(self._ask, "How many dollars?", "", ABOUT_SUM, self._sum)
            if given is None:
                return own
            usd = given or None
        own = self._kept(own, answered(progress, [who], action, usd, today))
        self._ask.say(f"{who.name}: {SAID[action]}{f', {dollars(usd)}' if usd else ''}.")
        return own

    def _sum(self, typed: str) -> int:
        """Return the dollars typed, 0 where they are left open."""
        return dollars_of(self._app.catalog, typed) if typed.strip() else 0

    # -- what else happened

    def _event(self, own: AnswerSet, event: Event) -> AnswerSet:
        """Take the answers that stand for it, ask what they open, and keep them; nothing is kept where the person stops on the way."""
        talk = Conversation(self._ask, lambda _: None, self._app.today, self._app.quiz)
        flow = ask_open(talk, Flow.start(own.flow.questions, answers_after(own.flow.answers, event)))
        before, milestones = self._app.progress, self._app.catalog.timeline.calendar_titles
        chosen = own.program.id if own.program else ""
        self._app.happened(progress_after(before, event, milestones, self._app.today, chosen))
        program = None if event.ends_course else own.program
        after = self._app.live.taken(own, flow, program, lambda: self._app.happened(progress_before(self._app.progress, before)))
        self._ask.say(f"Kept: {event.label}. {UNDO}")
        return after


def _after(step: str, steps: Sequence[str]) -> str:
    """Return the step below one in the list, where the next tick is likely to go."""
    below = steps[steps.index(step) + 1 :]
    return below[0] if below else step
