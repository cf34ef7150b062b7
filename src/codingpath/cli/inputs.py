"""What the commands take in: the catalog, the answers, today's date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import find_data
from codingpath.catalog.zip_places import place_of, rough_words
from codingpath.cli.errors import note
from codingpath.cli.output import working
from codingpath.errors import AnswerError, CodingpathError, UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Value
from codingpath.model.question import Question
from codingpath.model.typed import read_day
from codingpath.text import one_line, quoted, suggest, unknown

Thing = TypeVar("Thing")


def load(data: Path | None, *, keep: bool = True) -> Catalog:
    """Load the catalog from a folder, or from the one that comes with the program; `keep` off leaves no copy for next time."""
    with working("Reading the data files"):
        return cached_catalog(find_data(data), keep=keep)


def day(text: str | None) -> date:
    """Return the day given, or today; the clock enters here and in `moment` only."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the person's own calendar is meant
    return named_day("--today", text)


def named_day(option: str, text: str, today: date | None = None) -> date:
    """Return the day that an option gives, counted from `today` where it says `in 2 weeks`; raise `UsageError` where it is none."""
    with misused(option):
        return read_day(text, today)


@contextmanager
def misused(what: str) -> Iterator[None]:
    """Make an `AnswerError` of the block a `UsageError` about what was typed, such as an option."""
    try:
        yield
    except AnswerError as error:
        raise UsageError(f"{what} {error}") from None


def moment() -> str:
    """Return the time of day for what is saved, as text with its offset."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def of_id(command: str, kind: str, name: str, known: Mapping[str, Thing], all_of_them: str) -> Thing:
    """Return what has this id, in any letter case; raise `CodingpathError` with what looks like it, else with the command that lists all."""
    for known_id, thing in known.items():
        if known_id.casefold() == name.strip().casefold():
            return thing
    raise CodingpathError(f"{command}: {no_id(kind, name, known, all_of_them)}")


def no_id(kind: str, name: str, known: Collection[str], all_of_them: str) -> str:
    """Return the message for an id that nothing has, with what looks like it, else with the command that lists all."""
    hint = "" if suggest(name, known) else f"; `{all_of_them}` lists them"
    return f"{unknown(kind, name, known)}{hint}"


def answers_in_file(catalog: Catalog, file: Path) -> dict[str, Value]:
    """Return the answers of a file, and say what is to be said of them."""
    from codingpath.catalog.answers import read_answers  # noqa: PLC0415 - imports yaml, which saved answers do not need

    notes: list[str] = []
    answers = read_answers(file, catalog.questions, notes=notes)
    note(*(f"notice: {text}" for text in [*notes, *_place_notes(catalog, answers)]))
    return answers


def _place_notes(catalog: Catalog, answers: Mapping[str, Value]) -> list[str]:
    """Return what is to be said of where a ZIP code lies; the plan does without one that lies nowhere."""
    try:
        return [words for name, value in answers.items() if (words := _roughly(catalog, catalog.by_id[name], value))]
    except AnswerError as error:
        return [f"{error}"]


def _roughly(catalog: Catalog, question: Question, value: Value) -> str | None:
    """Return what to say of a ZIP code whose place is a guess; raise `AnswerError` where it lies nowhere."""
    if question.kind != "zip" or value == NOT_SURE:
        return None
    place = place_of(str(value))
    state = catalog.by_id[question.or_answers].choice(place.state) if question.or_answers else None
    return rough_words(place, state.label if state else place.state) if place.rough else None


def extra_answers(catalog: Catalog, extra: list[str], today: date) -> dict[str, Value]:
    """Return the answers of `--answer` options; raise `CodingpathError` for what is none."""
    answers = {}
    for text in extra:
        name, sign, value = one_line(text).partition("=")
        question = catalog.by_id.get(name.strip())
        if not sign:
            raise UsageError(f"--answer {quoted(text)} has no '='; write it as --answer hours=12")
        if question is None:
            hint = suggest(name, catalog.by_id) or "; `codingpath questions` lists them"
            raise CodingpathError(f"--answer {_said(text)}: no question is called {quoted(name)}{hint}")
        try:
            answers[question.id], told = question.read(value, today)
            told = told or _roughly(catalog, question, answers[question.id])
            note(*([f"notice: --answer {question.id}: {told}"] if told else []))
        except AnswerError as error:
            raise CodingpathError(f"--answer {_said(text)}: {error}") from None
    return answers


def _said(text: str) -> str:
    return quoted(text)[1:-1]
