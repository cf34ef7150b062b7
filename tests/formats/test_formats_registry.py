"""A new form is one file and one row: then every command has it, by name, by ending, in help and for the Tab key."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from forked import finished, import_everything, program
from running import BEGINNER, TODAY, keep_catalog

from codingpath.formats import FORMATS, LIST, PLAN, WORDS, Content, Format, offered
from codingpath.sessions import store

SHOUT = "def render(printout):\n    return printout.document.title.upper() + '!\\n'\n"

ANSWERS = ("--answers", str(BEGINNER), *TODAY)
CALLS = {
    ("plan", *ANSWERS): "YOUR ROADMAP INTO MEDICAL BILLING AND CODING!\n",
    ("explain", *ANSWERS): "WHY THESE RESULTS, AND WHAT WOULD CHANGE THEM!\n",
    ("compare", str(BEGINNER), str(BEGINNER)): "PLANS SIDE BY SIDE!\n",
    ("programs", "--state", "OH"): "PROGRAMS IN MEDICAL BILLING AND CODING!\n",
    ("credentials",): "CERTIFICATIONS IN MEDICAL BILLING AND CODING!\n",
    ("questions",): "QUESTIONS!\n",
    ("data", "status"): "THE FACTS, THEIR SOURCES AND THEIR AGE!\n",
    ("sessions", "list"): "SAVED SESSIONS!\n",
    ("sessions", "show", "anna"): "ANNA!\n",
}


def said_with_the_form(calls: Sequence[Sequence[str]]) -> Callable[[], None]:
    """Return what runs the calls where there is one form more, before anything is imported that knows all forms; it prints what they say."""

    def run() -> None:
        FORMATS["shout"] = Format(name="shout", label="Loud", endings=(".shout",), draws="document", module="shout")
        for name in [
            name for name in sys.modules if name.startswith(("codingpath.cli", "codingpath.commands", "codingpath.__main__"))
        ]:
            del sys.modules[name]
        store.save("anna", {}, rules="", now="")
        print(json.dumps([said(program(*call)) for call in calls]))

    return run


def said(call: Callable[[], object]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
        call()
    return out.getvalue()


def test_a_made_up_form_is_there_for_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shout.py").write_text(SHOUT, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    lines = [[*call, "--format", "shout"] for call in CALLS]
    files = [[*call, "--output", str(tmp_path / f"{number}.shout")] for number, call in enumerate(CALLS)]
    helps = [[*call[: 2 if call[0] in {"data", "sessions"} else 1], "--help"] for call in CALLS]
    import_everything()
    env = {"CODINGPATH_HOME": str(keep_catalog(tmp_path / "home")), "COLUMNS": "80"}
    ran = finished(said_with_the_form([*lines, *files, *helps]), env)
    found = json.loads(ran.out)
    assert found[: len(CALLS)] == list(CALLS.values())
    assert [(tmp_path / f"{number}.shout").read_text("utf-8") for number in range(len(CALLS))] == list(CALLS.values())
    assert all("shout" in text for text in found[2 * len(CALLS) :])


@pytest.mark.parametrize("contents", [WORDS, LIST, PLAN])
def test_names_and_endings_are_each_of_one_form(contents: frozenset[Content]) -> None:
    endings = [ending for form in offered(contents).values() for ending in form.endings]
    assert len(endings) == len(set(endings))
    assert all(name == form.name for name, form in FORMATS.items())
