"""What a command finds in a saved session, or in the last one: answers, the program that was chosen, what happened since, whose it is, notes."""

from __future__ import annotations

from dataclasses import replace

from codingpath.catalog.kept import kept_program, kept_progress, lost_words, program_of_school
from codingpath.cli.errors import note, trouble
from codingpath.cli.plan_inputs import NO_PROGRAM, Kept
from codingpath.errors import CodingpathError, UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import Value
from codingpath.model.program import Program
from codingpath.model.progress import Progress
from codingpath.sessions import names, notes, store
from codingpath.sessions.alias import DEFAULT_NAME, VARIANT, shown_name, split
from codingpath.sessions.notes import Note
from codingpath.text import nearest, one_line, quoted, typed


def no_session(name: str, or_else: str = "") -> CodingpathError:
    """Return what to raise where an option names a session that is not saved; `or_else` is another way, behind a comma."""
    client, _ = split(name)
    near = nearest(client, names.names())
    hint = f"did you mean '{near}'?" if near else f"run `codingpath --session {typed(client)}` to start it{or_else}"
    return CodingpathError(f"there is no saved session {quoted(name)}; {hint}")


class KeptInSession(Kept):
    """What is kept in a session, or in the last one."""

    def __init__(self, session: str | None) -> None:
        """Take the name, if one was given."""
        self._named = session is not None
        self._name = session or store.last()

    def answers(self, catalog: Catalog, *, required: bool) -> dict[str, Value]:
        """Return the answers, and say whose they are where no name was given; where none is `required`, no answers if nothing is saved."""
        if not self._named:
            trouble(*names.unusable())
        if self._name is None:
            if not required:
                return {}
            raise UsageError("no answers: name a file with --answers FILE, or run `codingpath` first to answer the quiz")
        saved = store.load(self._name, catalog.questions)
        note(*(f"notice: {text}" for text in store.since_then(saved, catalog.questions, catalog.rules.version)))
        if not saved.found:
            raise no_session(self._name, ", or use --answers FILE")
        if not self._named:
            whose = "" if self._name == DEFAULT_NAME else f", {quoted(self._name)}"
            when = f"saved {saved.saved[:10]}; --session NAME takes others"
            note(f"notice: the answers are those of the last session{whose}, {when}")
        return dict(saved.answers)

    def program(self, catalog: Catalog, named: str | None) -> Program | None:
        """Return the program as for a file, also one of a school that was typed by hand."""
        if named == NO_PROGRAM:
            return None
        copy = store.look(self._name, catalog.questions).program if self._name is not None else None
        kept = kept_program(catalog, copy)
        if copy is not None and kept is None:
            note(
                "notice: the program that was chosen in this session cannot be read, so it is left out; "
                "name it again with --program ID"
            )
        if named is None or (kept is not None and kept.id == named):
            return kept
        school = self.progress().school(one_line(named))
        return program_of_school(catalog, school) if school is not None else super().program(catalog, named)

    def progress(self) -> Progress:
        """Return what happened since the plan was made; of a variant it is that of its client, and its plan was seen by nobody."""
        progress, lost = kept_progress(store.progress_of(self._name) if self._name is not None else None)
        if lost:
            note(f"notice: {lost_words(lost)}")
        return replace(progress, shown=()) if self._name is not None and VARIANT in self._name else progress

    def whose(self) -> str:
        """Return the name of the client."""
        return shown_name(self._name)

    def notes(self) -> tuple[Note, ...]:
        """Return the notes on the client; raise `UsageError` where nothing is saved."""
        return super().notes() if self._name is None else notes.read(self._name)
