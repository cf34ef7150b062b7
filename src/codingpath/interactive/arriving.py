"""Who sits down, and with which answers: a name that may be a slip is asked about, and nothing saved is replaced unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date

from codingpath.errors import CodingpathError
from codingpath.model.question import Question
from codingpath.report.words import counted
from codingpath.sessions import names, store
from codingpath.sessions.alias import DEFAULT_NAME, split
from codingpath.sessions.store import Session
from codingpath.text import nearest, typed
from codingpath.wizard.flow import Flow
from codingpath.wizard.menus import pick
from codingpath.wizard.prompter import Interrupted, Option, Prompter

ABOUT_NAME = "Answers are saved under the name after --session. Two names that look alike are easily taken for one another."
ABOUT_RESUME = "Your saved answers stay as they are until you answer anew. Before anything replaces them, you are asked once more."
ABOUT_REPLACING = """Keep: nothing changes. Replace: your first new answer puts the new answers in the place of the saved ones. One copy of the \
saved ones is kept, which you can bring back."""
FIRST = "There is nothing before this."


def whose(prompter: Prompter, name: str) -> str:
    """Return the name to sit down under: the one given, or one that is saved and looks much like it, if that is meant.

    Raises `CodingpathError` for a name that cannot be one, and `Interrupted` for somebody who wants neither.
    """
    client, variant = split(name)
    with suppress(CodingpathError):  # what cannot be listed is told when it is read
        saved = names.names()
        twin = names.twin(client)
        near = twin or (None if client in saved else nearest(client, saved))
        if near is not None and _meant(prompter, client, near, new=twin is None):
            return near if variant is None else f"{near}~{variant}"
    return name


def _meant(prompter: Prompter, name: str, near: str, *, new: bool) -> bool:
    """Ask whether a saved session is meant; a new one can be started unless it would be the same file on some computers."""
    options: list[Option] = [("near", f"Yes, open {near}"), ("new", f"No, start {name}") if new else ("stop", "No, stop here")]
    title = f"{near} is there, {name} is not. Did you mean {near}?"
    picked = _pick(prompter, title, options, ABOUT_NAME)
    if picked == "stop":
        raise Interrupted
    return picked == "near"


@contextmanager
def sitting(name: str, *, saving: bool) -> Iterator[None]:
    """Have a client to oneself until the block ends; raise `CodingpathError` if another process has them.

    Where nothing can be written it goes on without, and each save says so.
    """
    with ExitStack() as stack:
        if saving:
            with suppress(OSError):
                stack.enter_context(store.sitting(name))
        yield


def resumed(prompter: Prompter, saved: Session, questions: Sequence[Question], today: date) -> str:
    """Ask what to do with saved answers; return `show`, `change` or `resume`, or `over` if they may be replaced."""
    over: Option = ("over", "Start over with no answers")
    if saved.finished and Flow.start(questions, saved.answers).done:
        options: list[Option] = [("show", "Show my roadmap"), ("change", "Look at my answers, change some"), over]
        title = f"You have finished answers from {day_of(saved, today)}."
    else:
        options = [("resume", "Go on where I stopped"), over]
        title = f"You have unfinished answers from {day_of(saved, today)}."
    while (picked := _pick(prompter, title, options, ABOUT_RESUME)) == "over":
        if may_replace(prompter, saved, questions, today, by="no answers"):
            return "over"
    return picked


def may_replace(prompter: Prompter, saved: Session, questions: Sequence[Question], today: date, *, by: str) -> bool:
    """Ask whether saved answers may be replaced, saying what goes; going back keeps them."""
    what = f"{answers_counted(saved, questions)} from {day_of(saved, today)}"
    options: list[Option] = [("keep", "Keep the saved answers"), ("replace", "Replace them")]
    whose = "" if saved.name == DEFAULT_NAME else f" for {saved.name}"
    title = f"Saved{whose}: {what}. Keep them, or replace them by {by}?"
    if pick(prompter, title, options, "keep", ABOUT_REPLACING) != "replace":
        return False
    prompter.say(f"Your first new answer replaces {what}. One copy of them is kept: {brought_back(saved.name)}")
    return True


def brought_back(name: str) -> str:
    """Say how answers that were replaced come back."""
    return f"`codingpath sessions restore {typed(name)}` brings them back."


def started_again(name: str, *, plain: bool) -> str:
    """Return the command that opens a session, in plain lines where those are in use."""
    lines = " --plain" if plain else ""
    return f"codingpath{lines}" if name == DEFAULT_NAME else f"codingpath --session {typed(name)}{lines}"


def answers_counted(saved: Session, questions: Sequence[Question]) -> str:
    """Say how many answers there are."""
    return counted(len(Flow.start(questions, saved.answers).given), "answer")


def day_of(saved: Session, today: date) -> str:
    """Say the day on which answers were saved, with its year where that is another one; as it stands where it is no day."""
    day = saved.saved_on
    if day is None:
        return saved.saved[:10] or "an unknown day"
    return f"{day:%B} {day.day}" + ("" if day.year == today.year else f", {day.year}")


def _pick(prompter: Prompter, title: str, options: Sequence[Option], about: str) -> str:
    """Let one be picked where nothing comes before; the first is the default."""
    while (picked := pick(prompter, title, options, options[0][0], about)) is None:
        prompter.say(FIRST)
    return picked
