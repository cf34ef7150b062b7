"""The counselor's papers, from the menu under "file": a draft of an employment plan, and the case note of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.errors import CodingpathError
from codingpath.files import free_name
from codingpath.formats import WORDS, Format, by_ending, offered, text_of
from codingpath.formats.papers import paper_printout
from codingpath.interactive.export import ABOUT_FILE, written
from codingpath.interactive.reading import read_document
from codingpath.model.plan.roadmap import Roadmap
from codingpath.model.typed import read_day
from codingpath.planning.progress import with_contact, with_employment_plan
from codingpath.report.blocks import Document
from codingpath.report.papers.case_note import case_note
from codingpath.report.papers.employment_plan import employment_plan
from codingpath.report.words import closed_words
from codingpath.wizard.menus import pick, type_until
from codingpath.wizard.prompter import Option

if TYPE_CHECKING:
    from codingpath.interactive.program import WizardApp

PLAN: Final = "iep"
NOTE: Final = "case-note"
PAPERS: Final[tuple[Option, ...]] = ((PLAN, "Employment plan, a draft (.html)"), (NOTE, "Case note of today (.txt)"))
ABOUT_KIND = "How you met. It stands in the note and is kept beside the answers."
ABOUT_NEXT = "A day, such as 1/15/2027 or in 2 weeks. It stands in the note and is kept beside the answers. Or leave it at none."
NOBODY: Option = ("", "Leave it blank")
NONE: Final = "none"
FILE: Final = "File to write"


def write_paper(app: WizardApp, picked: str, roadmap: Roadmap) -> Path | None:
    """Write one of the papers to a file of the person's choice; none where they go back."""
    if picked == NOTE:
        return _note(app, roadmap)
    path = _file(app, employment_plan(_as_of_now(app, roadmap), app.whose), PLAN, ".html")
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
    day = read_day(typed, today)
    if day < today:
        raise CodingpathError(f"{day:%B} {day.day}, {day.year} is past; type a day from today on")
    return (day,)


def _file(app: WizardApp, paper: Document, name: str, ending: str) -> Path | None:
    return type_until(app.prompter, FILE, _suggested(app, name, ending), ABOUT_FILE, partial(_written, paper, ending))


def _suggested(app: WizardApp, name: str, ending: str) -> str:
    return str(free_name(Path(f"{app.stem}-{name}-{app.today}{ending}")))


def _written(paper: Document, ending: str, typed: str) -> Path:
    """Write the paper in the form that the ending asks for; raise `CodingpathError` for another ending."""
    form = _form(typed, ending)
    return written(text_of(paper_printout(paper), form), form, typed, private=True)


def _form(typed: str, ending: str) -> Format:
    path = Path(typed.strip())
    if path.suffix:
        return by_ending(path, WORDS)
    return next(form for form in offered(WORDS).values() if ending in form.endings)
