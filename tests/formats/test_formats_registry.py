"""A new form is one file and one row: then every command has it, by name, by ending, in help and for the Tab key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import BEGINNER, TODAY, process

from codingpath.formats import FORMATS, LIST, PLAN, WORDS, Content, offered

SHOUT = "def render(printout):\n    return printout.document.title.upper() + '!\\n'\n"

PROBE = """
import contextlib, io, json, os, sys
sys.path.insert(0, sys.argv[1])
from codingpath.formats import FORMATS, Format
FORMATS["shout"] = Format(name="shout", label="Loud", endings=(".shout",), draws="document", module="shout")
from codingpath.__main__ import main
said = {}
for line in json.loads(sys.argv[2]):
    sys.argv = ["codingpath", *line]
    sys.stdout = out = io.StringIO()
    with contextlib.suppress(SystemExit):
        main()
    said[" ".join(line)] = out.getvalue()
sys.__stdout__.write(json.dumps(said))
"""

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


def test_a_made_up_form_is_there_for_every_command(tmp_path: Path) -> None:
    (tmp_path / "shout.py").write_text(SHOUT, "utf-8")
    (tmp_path / "anna.json").write_text("{}", "utf-8")
    save = "from codingpath.sessions import store; store.save('anna', {}, rules='', now='')\n"
    lines = [[*call, "--format", "shout"] for call in CALLS]
    files = [[*call, "--output", str(tmp_path / f"{number}.shout")] for number, call in enumerate(CALLS)]
    helps = [[*call[: 2 if call[0] in {"data", "sessions"} else 1], "--help"] for call in CALLS]
    ran = process(
        str(tmp_path),
        json.dumps([*lines, *files, *helps]),
        python=("-c", save + PROBE),
        env={"CODINGPATH_HOME": str(tmp_path / "home"), "COLUMNS": "80"},
    )
    said = json.loads(ran.out)
    assert [said[" ".join(line)] for line in lines] == list(CALLS.values())
    assert [(tmp_path / f"{number}.shout").read_text("utf-8") for number in range(len(CALLS))] == list(CALLS.values())
    assert all("shout" in said[" ".join(line)] for line in helps)


@pytest.mark.parametrize("contents", [WORDS, LIST, PLAN])
def test_names_and_endings_are_each_of_one_form(contents: frozenset[Content]) -> None:
    endings = [ending for form in offered(contents).values() for ending in form.endings]
    assert len(endings) == len(set(endings))
    assert all(name == form.name for name, form in FORMATS.items())
