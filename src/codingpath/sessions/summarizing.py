"""The summary of one client, made from the answers, the notes and what happened since.

Results are those of today's rules. Days are those that the client knows: of the plan as it was shown last, else as it would have been on
the day the answers were saved, so that what is due does not move away with every look at the list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from codingpath.catalog.kept import kept_program, kept_progress
from codingpath.errors import CodingpathError
from codingpath.model.catalog import Catalog
from codingpath.model.progress import Progress
from codingpath.planning.kept_apart import answers_for_file, for_file, progress_for_file
from codingpath.planning.person import Person
from codingpath.planning.plan import person_of, plan
from codingpath.planning.study import under_way
from codingpath.report.progress import plan_steps
from codingpath.rules.masks import compile_rules, sheet_of
from codingpath.sessions import notes
from codingpath.sessions.store import Session, look
from codingpath.sessions.summary import ClientSummary, Stage
from codingpath.wizard.flow import Flow


class Made(NamedTuple):
    """What came of looking at a client's files."""

    about: ClientSummary | None
    """None where the answers cannot be read."""
    problem: str | None
    notes_lost: bool


class Summarizer:
    """Makes one summary after the other."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the data."""
        self._catalog = catalog
        self._table = compile_rules(catalog.rules, catalog.questions)

    def __call__(self, name: str) -> Made:
        """Return what is to be known of a client; nothing is changed, whatever is wrong with a file."""
        saved, noted = look(name, self._catalog.questions), _notes(name)
        if not saved.found:
            return Made(None, next(iter(saved.notes), "No answers are saved."), noted is None)
        return Made(self._summary(saved, noted or ()), None, noted is None)

    def _summary(self, saved: Session, noted: Sequence[notes.Note]) -> ClientSummary:
        flow = Flow.start(self._catalog.questions, saved.answers)
        progress = progress_for_file(self._catalog, kept_progress(saved.progress)[0])
        happened = [*(each.day for each in progress.contacts), *(each.day for each in progress.events)]
        written = [saved.saved_on, *(_day(note.at) for note in noted), *happened]
        chosen = self._chosen(saved, progress) if saved.finished else {}
        days = self._open_days(saved, progress) if saved.finished else []
        return ClientSummary(
            saved=saved.saved,
            finished=saved.finished,
            answered=len(flow.given),
            questions=len(flow.applicable),
            notes=len(noted),
            result=tuple(chosen.items()),
            stage=stage_of(chosen, progress, in_program=self._in_program(saved, chosen)),
            last_contact=max(filter(None, written), default=None),
            meeting=_to_come(progress, max(filter(None, written), default=None)),
            open_steps=len(days),
            next_step=min(days, default=None),
        )

    def _chosen(self, saved: Session, progress: Progress) -> Mapping[str, str]:
        day = progress.last_shown.day if progress.last_shown else saved.saved_on
        return person_of(self._catalog, saved.answers, day or date.min, self._table, progress).chosen

    def _in_program(self, saved: Session, chosen: Mapping[str, str]) -> bool:
        """Tell whether the answers say that a program is under way, which the plan goes on with."""
        sheet = sheet_of(self._catalog.questions, saved.answers)
        return bool(chosen) and under_way(Person(self._catalog, sheet, chosen, date.min)) is not None

    def _open_days(self, saved: Session, progress: Progress) -> list[date]:
        """Return the day of each step that is still to be done. All that the list knows of progress with steps, it knows from here."""
        shown, day = progress.last_shown, saved.saved_on
        if shown is not None:
            steps = [(step.id, step.day) for step in shown.steps]
        else:
            steps = [] if day is None else self._planned(saved, progress, day)
        return [day for step, day in steps if step not in progress.steps_done]

    def _planned(self, saved: Session, progress: Progress, day: date) -> list[tuple[str, date]]:
        """Return the steps of a plan made on a day, as a list that others read may know them."""
        program = kept_program(self._catalog, saved.program)
        roadmap = plan(self._catalog, saved.answers, day, self._table, program=program, progress=progress)
        if answers_for_file(self._catalog, saved.answers) != saved.answers:
            roadmap = for_file(roadmap, self._table)
        return [(step.id, step.day) for step in plan_steps(roadmap) if step.state != "done"]


FARTHEST_FIRST: Final[Mapping[str, Stage]] = {
    "remove-apprentice-ends": "working",
    "first-job-ends": "working",
    "exam-ends": "searching",
    "practice-ends": "exam",
    "train-ends": "exam",
    "train-starts": "training",
    "practice-starts": "training",
}
"""Steps that, once they are done, say how far somebody is; the farthest first."""
PREPARED: Final = "prepare-ends"
"""The step after which nothing is left to prepare."""


def stage_of(chosen: Mapping[str, str], progress: Progress, *, in_program: bool = False) -> Stage:
    """Return how far somebody is, by what was ticked off, else by what was told last, else by the answers; without results the quiz is not finished."""
    if not chosen:
        return "asking"
    done = progress.steps_done
    told = (_reached(event.reached) for event in reversed(progress.events))
    reached = _reached(done) or next(filter(None, told), None)
    if reached is None and in_program:
        return "training"
    first: Stage = "preparing" if chosen.get("readiness") == "prepare-first" and PREPARED not in done else "before"
    return reached or first


def _reached(milestones: Collection[str]) -> Stage | None:
    return next((stage for step, stage in FARTHEST_FIRST.items() if step in milestones), None)


def _to_come(progress: Progress, last: date | None) -> date | None:
    """Return the day agreed on for the next meeting; none once something was written down after it."""
    meeting = next((contact.next_day for contact in reversed(progress.contacts)), None)
    return None if meeting and last and meeting < last else meeting


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _notes(name: str) -> tuple[notes.Note, ...] | None:
    try:
        return notes.read(name)
    except CodingpathError:
        return None
