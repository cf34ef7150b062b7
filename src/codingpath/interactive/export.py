"""Taking a plan away as a file, from the menu: every form there is, under a name that is free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.files import free_name, write
from codingpath.formats import PLAN, Format, offered, text_of
from codingpath.formats.plan import plan_printout
from codingpath.interactive.saving import ClientStore
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.calendar import StudyTimes, has_study, read_study_times, study_block
from codingpath.sessions.notes import Note
from codingpath.text import one_line
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Option, Prompter

ABOUT_FORM = "The plan is the same in each. A web page opens in any browser and prints well; a calendar file has the days only."
ABOUT_PAPERS = " The employment plan and the case note are for the counselor: drafts to copy from, with blanks, and nothing that could disclose a disability."
ABOUT_NOTES = "Your notes are in no file unless you say so here. Think of who will read it."
NO_TIMES = "none"
ABOUT_STUDY = (
    "Days and an hour, such as tue, thu 19:00: your hours of study then stand in the calendar each week. Or leave it at none."
)
ABOUT_FILE = "A name such as plan.md, or a path. A file that is there already is never replaced: the next free name is taken."


def take_away(
    prompter: Prompter,
    roadmap: Roadmap,
    client_store: ClientStore,
    stem: str,
    key: str,
    whose: str,
    papers: Sequence[Option] = (),
    write_paper: Callable[[str], Path | None] = lambda _: None,
) -> bool:
    """Ask for the form and the name and write the file; tell whether one was written.

    `stem` is how the name begins that is suggested, `key` is that of `plan_key`, and `whose` the name that the title bears. `papers`
    are offered beside the forms of the plan, and written by `write_paper`. Going back leads one question back.
    """
    known = offered(PLAN)
    forms: list[Option] = [*((form.name, f"{form.label} ({form.endings[0]})") for form in known.values()), *papers]
    last = "markdown"
    while (picked := pick(prompter, "As what kind of file?", forms, last, ABOUT_FORM + ABOUT_PAPERS * bool(papers))) is not None:
        last = picked
        if picked in known:
            path = _write(prompter, roadmap, known[picked], _notes(prompter, client_store, known[picked]), stem, key, whose)
        else:
            path = write_paper(picked)
        if path is not None:
            prompter.say(f"Wrote {path}")
            return True
    return False


def _notes(prompter: Prompter, client_store: ClientStore, form: Format) -> tuple[Note, ...]:
    """Return the notes that the file could hold; those that cannot be read are told."""
    if not form.holds_notes:
        return ()
    try:
        return client_store.notes
    except CodingpathError as error:
        prompter.say(f"{error}.")
        return ()


def _write(
    prompter: Prompter, roadmap: Roadmap, form: Format, notes: tuple[Note, ...], stem: str, key: str, whose: str
) -> Path | None:
    """Ask what is wanted in it, notes or weekly study times, and for the name, until the file is written; none if the person goes back."""
    wanted: str | None = "no"
    studies = form.draws == "roadmap" and has_study(roadmap)
    study: tuple[StudyTimes, ...] | None = ()
    options: list[Option] = [("no", "No, without the notes"), ("yes", "Yes, with the notes")]
    while True:
        if notes and (wanted := pick(prompter, "With your notes?", options, wanted or "no", ABOUT_NOTES)) is None:
            return None
        if (
            studies
            and (study := type_until(prompter, "Study times each week", NO_TIMES, ABOUT_STUDY, partial(_times, roadmap))) is None
        ):
            return None
        inside = notes if wanted == "yes" else None
        text = text_of(plan_printout(roadmap, key=key, whose=whose, notes=inside, study=study[0] if study else None), form)
        suggested = str(free_name(Path(f"{stem}{form.endings[0]}")))
        take = partial(written, text, form, private=inside is not None)
        path = type_until(prompter, "File to write", suggested, ABOUT_FILE, take)
        if path is not None or not (notes or studies):
            return path


def _times(roadmap: Roadmap, typed: str) -> tuple[StudyTimes, ...]:
    """Return the study times that are typed, none for the word that says so; raise `UsageError` for what cannot be."""
    if typed.strip().lower() in {"", NO_TIMES}:
        return ()
    times = read_study_times(typed)
    study_block(roadmap, times)
    return (times,)


def written(text: str, form: Format, typed: str, *, private: bool) -> Path:
    """Write the file under a name that is free, with the right ending if another or none was typed; return its place."""
    try:
        path = Path(one_line(typed)).expanduser()
        if not path.name or path.is_dir():
            raise CodingpathError(f"{path}: it is a folder; name a file in it")
        path = free_name(path if path.suffix.lower() in form.endings else path.with_name(path.name + form.endings[0]))
        write(text, path, force=False, private=private)
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a home folder that is not there is a RuntimeError, no name a ValueError
        raise CodingpathError(f"{one_line(typed)}: cannot write it ({error}); choose another name") from error
