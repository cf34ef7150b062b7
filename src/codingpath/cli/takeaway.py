"""Taking a plan away as a file, from the menu: every form there is, under a name that is free."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from codingpath.cli.forms import NAMES, WITHOUT_NOTES, Format, ending, endings, text_of
from codingpath.cli.output import free_name, write
from codingpath.cli.shelf import Shelf
from codingpath.errors import CodingpathError
from codingpath.model.clean import one_line
from codingpath.model.roadmap import Roadmap
from codingpath.wizard.menu import pick, type_in
from codingpath.wizard.notes import Note
from codingpath.wizard.prompter import Option, Prompter

ABOUT_FORM = "The plan is the same in each. A web page opens in any browser and prints well; a calendar file has the days only."
ABOUT_NOTES = "Your notes are in no file unless you say so here. Think of who will read it."
ABOUT_FILE = "A name such as plan.md, or a path. A file that is there already is never replaced: the next free name is taken."


def take_away(prompter: Prompter, roadmap: Roadmap, shelf: Shelf, today: date, key: str) -> bool:
    """Ask for the form and the name and write the file; tell whether one was written. `key` is that of `plan_key`."""
    forms: list[Option] = [(form.value, f"{NAMES[form]} ({ending(form)})") for form in Format]
    picked = pick(prompter, "As what kind of file?", forms, Format.MARKDOWN, ABOUT_FORM)
    if picked is None:
        return False
    form = Format(picked)
    try:
        notes = _notes(prompter, shelf, form)
        path = _path(prompter, form, today)
        if path is None:
            return False
        write(text_of(roadmap, form, key=key, notes=notes), path, force=False, private=notes is not None)
    except (CodingpathError, OSError, RuntimeError) as error:  # a home folder that is not there is a RuntimeError
        prompter.say(f"{error}.")
        return False
    prompter.say(f"Wrote {path.resolve()}")
    return True


def _notes(prompter: Prompter, shelf: Shelf, form: Format) -> tuple[Note, ...] | None:
    """Return the notes if there are any and they are wanted."""
    notes = () if form in WITHOUT_NOTES else shelf.notes
    options: list[Option] = [("no", "No, without the notes"), ("yes", "Yes, with the notes")]
    wanted = bool(notes) and pick(prompter, "With your notes?", options, "no", ABOUT_NOTES) == "yes"
    return notes if wanted else None


def _path(prompter: Prompter, form: Format, today: date) -> Path | None:
    """Return the place to write, with the right ending if none was typed; none if the person goes back."""
    suggested = free_name(Path(f"codingpath-{today}{ending(form)}"))
    typed = type_in(prompter, "File to write", str(suggested), ABOUT_FILE)
    if typed is None:
        return None
    path = Path(one_line(typed)).expanduser()
    if not path.name or path.is_dir():
        raise CodingpathError(f"{path}: it is a folder; name a file in it")
    return free_name(path if path.suffix.lower() in endings(form) else path.with_name(path.name + ending(form)))
