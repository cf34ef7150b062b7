"""What the commands take in: the catalog, the answers, today's date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, TypeVar

from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import find_data
from codingpath.cli.errors import note, trouble
from codingpath.cli.output import working
from codingpath.errors import AnswerError, CodingpathError, UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Answers, Value
from codingpath.model.typed import read_day
from codingpath.sessions import names, store
from codingpath.sessions.alias import DEFAULT_NAME, VARIANT, split, variant_of
from codingpath.text import nearest, one_line, quoted, suggest, typed, unknown

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


def answers_of(
    catalog: Catalog, file: Path | None, session: str | None, extra: list[str] | None, today: date | None = None
) -> Answers:
    """Return the answers of a file or a saved session, with the `--answer` options on top; these may say `next month`."""
    if file is not None and session is not None:
        raise UsageError("--answers and --session both name answers; use one of them")
    base = _from_file(catalog, file) if file is not None else _from_session(catalog, session, required=not extra)
    return {**base, **_extra(catalog, extra or [], today or day(None))}


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


def _from_file(catalog: Catalog, file: Path) -> dict[str, Value]:
    from codingpath.catalog.answers import read_answers  # noqa: PLC0415 - imports yaml, which saved answers do not need

    notes: list[str] = []
    answers = read_answers(file, catalog.questions, notes=notes)
    note(*(f"notice: {text}" for text in notes))
    return answers


def _from_session(catalog: Catalog, name: str | None, *, required: bool) -> dict[str, Value]:
    named = name is not None
    if name is None:
        trouble(*names.unusable())
        name = store.last()
    if name is None:
        if not required:
            return {}
        raise UsageError("no answers: name a file with --answers FILE, or run `codingpath` first to answer the quiz")
    saved = store.load(name, catalog.questions)
    note(*(f"notice: {text}" for text in store.since_then(saved, catalog.questions, catalog.rules.version)))
    if not saved.found:
        raise no_session(name, ", or use --answers FILE")
    if not named:
        note(
            f"notice: the answers are those of the last session{'' if name == DEFAULT_NAME else f', {quoted(name)}'}, "
            f"saved {saved.saved[:10]}; --session NAME takes others"
        )
    return dict(saved.answers)


def no_session(name: str, or_else: str = "") -> CodingpathError:
    """Return what to raise where an option names a session that is not saved; `or_else` is another way, behind a comma."""
    client, _ = split(name)
    near = nearest(client, names.names())
    hint = f"did you mean '{near}'?" if near else f"run `codingpath --session {typed(client)}` to start it{or_else}"
    return CodingpathError(f"there is no saved session {quoted(name)}; {hint}")


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


def sessions() -> list[str]:
    """Return the names of the saved sessions, the last one first, each with its variants."""
    return [name for client in names.names() for name in (client, *(variant_of(client, v) for v in names.variants(client)))]


# Whose answers an argument names: those of an answers file, of a saved session, or of a variant of one.

ENDINGS: Final = frozenset({".yaml", ".yml", ".json"})
"""What answers files end in; a name without one is a session, unless there is a file of this very name."""


def answers_named(catalog: Catalog, text: str, extra: list[str] | None, today: date) -> Answers:
    """Return the answers of the file or the session of this name, with the `--answer` options on top; `next month` counts from today.

    A file that is there wins. Raises `CodingpathError` for what is neither, with the name that looks most like it.
    """
    path = Path(text)
    if is_file(path):
        return answers_of(catalog, path, None, extra, today)
    known = sessions()
    if text in known:
        return answers_of(catalog, None, text, extra, today)
    if path.is_dir():
        raise CodingpathError(f"{one_line(text)}: this is a folder; name an answers file in it, or a saved session")
    raise CodingpathError(_neither(text, path, known))


def is_file(path: Path) -> bool:
    """Tell whether there is a file to read, also one that is no plain one, which is then refused as what it is."""
    return path.exists() and not path.is_dir()


def _neither(text: str, path: Path, known: Sequence[str]) -> str:
    near = nearest(text, [*known, *_files_beside(path)])
    if path.suffix in ENDINGS:
        return f"{one_line(text)}: there is no such file" + (f"; did you mean {quoted(near)}?" if near else "; look at its place")
    hint = f"did you mean {quoted(near)}?" if near else _without_near(text, known)
    return f"there is no saved session {quoted(text)} and no file of this name; {hint}"


def _without_near(text: str, known: Sequence[str]) -> str:
    client, variant, _ = text.partition(VARIANT)
    if variant and client in known:
        return f"{quoted(client)} has other variants or none; `codingpath sessions list` shows them"
    return "`codingpath sessions list` shows who is saved; a file is named with its ending"


def _files_beside(path: Path) -> Iterator[str]:
    """Yield the answers files that stand where this one was looked for, as they would be typed."""
    try:
        yield from sorted(str(file) for file in path.parent.iterdir() if file.suffix in ENDINGS)
    except OSError:
        return


def names_of(texts: Sequence[str]) -> list[str]:
    """Return what to call each: a file by its name without the ending, and numbered where two would be called the same."""
    short = [one_line(Path(text).stem if Path(text).suffix in ENDINGS else text) or text for text in texts]
    if len(set(short)) == len(short):
        return short
    return [f"{number}. {name}" for number, name in enumerate(short, 1)]
