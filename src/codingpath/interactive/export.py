"""Taking away from the menu, as a file: a plan in every form there is, or one of the counselor's papers, under a name that is free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.errors import CodingpathError
from codingpath.files import free_name, write
from codingpath.formats import PLAN, WORDS, Format, by_ending, offered, text_of
from codingpath.formats.printouts import paper_printout, plan_printout
from codingpath.interactive.reading import read_document
from codingpath.interactive.saving import ClientStore
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.typed import coming_day
from codingpath.planning.progress import with_contact, with_employment_plan
from codingpath.report.blocks import Document
from codingpath.report.calendar import StudyTimes, has_study, read_study_times, study_block
from codingpath.report.papers.case_note import case_note
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.report.words import closed_words
from codingpath.sessions.notes import Note
from codingpath.text import one_line
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Option, Prompter

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp

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


# The counselor's papers, from the menu under "file": a draft of an employment plan, and the case note of today.

IEP: Final = "iep"
NOTE: Final = "case-note"
PAPERS: Final[tuple[Option, ...]] = ((IEP, "Employment plan, a draft (.html)"), (NOTE, "Case note of today (.txt)"))
ABOUT_KIND = "How you met. It stands in the note and is kept beside the answers."
ABOUT_NEXT = "A day, such as 1/15/2027 or in 2 weeks. It stands in the note and is kept beside the answers. Or leave it at none."
NOBODY: Option = ("", "Leave it blank")
NONE: Final = "none"
FILE: Final = "File to write"


def write_paper(app: WizardApp, picked: str, roadmap: Roadmap) -> Path | None:
    """Write one of the papers to a file of the person's choice; none where they go back."""
    if picked == NOTE:
        return _note(app, roadmap)
    path = _file(app, employment_plan(_as_of_now(app, roadmap), app.whose), IEP, ".html")
    if path is not None:
        _remember(app)
    return path


def _remember(app: WizardApp) -> None:
    """Keep that an employment plan was written; its file is there already, so that a fault is only told."""
    try:
        app.happened(with_employment_plan(app.progress, app.today))
    except CodingpathError as error:
        app.prompter.say(f"The case note will not tick it: {error}")


def _as_of_now(app: WizardApp, roadmap: Roadmap) -> Roadmap:
    """Return the plan with what happened since it was made in this sitting."""
    return replace(roadmap, progress=app.progress)


def _note(app: WizardApp, roadmap: Roadmap) -> Path | None:
    """Ask how they met and when they meet again, keep that, show the note and write it."""
    kinds: list[Option] = [*((kind, kind) for kind in app.catalog.guidance.papers.contact_kinds), NOBODY]
    kind = pick(app.prompter, "How did you meet?", kinds, kinds[0][0], ABOUT_KIND)
    if kind is None:
        return None
    again = type_until(app.prompter, "Next meeting", NONE, ABOUT_NEXT, partial(_day, app.today))
    if again is None:
        return None
    next_day = again[0] if again else None
    for said in closed_words(next_day) if next_day else ():
        app.prompter.say(f"Note that {said}")
    if kind or next_day:
        app.happened(with_contact(app.progress, app.today, kind or None, next_day))
    paper = case_note(_as_of_now(app, roadmap), app.whose, answered_on=app.answered_on)
    suggested = _suggested(app, NOTE, ".txt")
    read_document(app, _for_the_screen(paper), app.prompter.rows(FILE, [], suggested))
    return _file(app, paper, NOTE, ".txt")


def _for_the_screen(paper: Document) -> Document:
    """Return a paper with its lines broken between words: on the screen it is read, from the file it is pasted."""
    return replace(paper, opening=replace(paper.opening, unbroken=False))


def _day(today: date, typed: str) -> tuple[date, ...]:
    """Return the day that is typed, none for the word that says so; raise `CodingpathError` for one that is past or no day."""
    if typed.strip().lower() in {"", NONE}:
        return ()
    return (coming_day(typed, today),)


def _file(app: WizardApp, paper: Document, name: str, ending: str) -> Path | None:
    return type_until(app.prompter, FILE, _suggested(app, name, ending), ABOUT_FILE, partial(_paper_written, paper, ending))


def _suggested(app: WizardApp, name: str, ending: str) -> str:
    return str(free_name(Path(f"{app.stem}-{name}-{app.today}{ending}")))


def _paper_written(paper: Document, ending: str, typed: str) -> Path:
    """Write the paper in the form that the ending asks for; raise `CodingpathError` for another ending."""
    form = _paper_form(typed, ending)
    return written(text_of(paper_printout(paper), form), form, typed, private=True)


def _paper_form(typed: str, ending: str) -> Format:
    path = Path(typed.strip())
    if path.suffix:
        return by_ending(path, WORDS)
    return next(form for form in offered(WORDS).values() if ending in form.endings)
