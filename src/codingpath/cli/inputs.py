"""What the commands take in: the catalog, the answers, today's date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from codingpath.cli.errors import note, trouble
from codingpath.errors import AnswerError, CodingpathError, UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers, Value
from codingpath.model.days import read_day
from codingpath.text import nearest, one_line, quoted, suggest


def load(data: Path | None, *, keep: bool = True) -> Catalog:
    """Load the catalog from a folder, or from the one that comes with the program; `keep` off leaves no copy for next time."""
    from codingpath.catalog.cache import cached_catalog  # noqa: PLC0415
    from codingpath.catalog.locate import find_data  # noqa: PLC0415
    from codingpath.cli.progress import working  # noqa: PLC0415

    with working("Reading the data files"):
        return cached_catalog(find_data(data), keep=keep)


def day(text: str | None) -> date:
    """Return the day given, or today; the clock enters here and in `moment` only."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the person's own calendar is meant
    try:
        return read_day(text)
    except AnswerError as error:
        raise UsageError(f"--today {error}") from None


def moment() -> str:
    """Return the time of day for what is saved, as text with its offset."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def answers_of(
    catalog: Catalog, file: Path | None, session: str | None, extra: list[str] | None, today: date | None = None
) -> Answers:
    """Return the answers of a file or a saved session, with the `--answer` options on top; these may say `next month`."""
    if file is not None and session is not None:
        raise UsageError("--answers and --session both name answers; use one of them")
    base = _from_file(catalog, file) if file is not None else _from_session(catalog, session, required=not extra)
    return {**base, **_extra(catalog, extra or [], today or day(None))}


def _from_file(catalog: Catalog, file: Path) -> dict[str, Value]:
    from codingpath.catalog.answers import read_answers  # noqa: PLC0415

    notes: list[str] = []
    answers = read_answers(file, catalog.questions, notes=notes)
    note(*(f"notice: {text}" for text in notes))
    return answers


def _from_session(catalog: Catalog, name: str | None, *, required: bool) -> dict[str, Value]:
    from codingpath.sessions import names, store  # noqa: PLC0415
    from codingpath.sessions.store import since_then  # noqa: PLC0415

    named = name is not None
    if name is None:
        trouble(*names.unusable())
        name = store.last()
    if name is None:
        if not required:
            return {}
        raise UsageError("no answers: name a file with --answers FILE, or run `codingpath` first to answer the quiz")
    saved = store.load(name, catalog.questions)
    note(*(f"notice: {text}" for text in since_then(saved, catalog.questions, catalog.rules.version)))
    if not saved.found:
        near = nearest(name, names.names())
        hint = f"did you mean '{near}'?" if near else f"run `codingpath --session {name}` to start it, or use --answers FILE"
        raise CodingpathError(f"there is no saved session {quoted(name)}; {hint}")
    if not named:
        note(
            f"notice: the answers are those of the last session, {quoted(name)}, saved {saved.saved[:10]}; --session NAME takes others"
        )
    return dict(saved.answers)


def _extra(catalog: Catalog, extra: list[str], today: date) -> dict[str, Value]:
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
            note(*([f"notice: --answer {question.id}: {told}"] if told else []))
        except AnswerError as error:
            raise CodingpathError(f"--answer {_said(text)}: {error}") from None
    return answers


def _said(text: str) -> str:
    return quoted(text)[1:-1]
