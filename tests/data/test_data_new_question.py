"""A new question is data alone: with one more of them the proof holds, and no test of the quiz has to be changed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from forked import finished
from running import ROOT, Ran

from codingpath.catalog.cache import cached_catalog
from codingpath.commands.check import proofs_of

ADDED = {
    "questions.yaml": ("""  - id: role
    section: goals
""", """  - id: noise
    section: goals
    kind: one
    title: Noise
    ask: Is it quiet where you would study?
    why: It is hard to study where it is loud.
    help: Think of the hours in which you would study.
    choices:
      - {id: quiet, label: Quiet, said: a quiet place}
      - {id: loud, label: Loud, said: a loud place}

"""),
    "rules.yaml": ("""      - id: delivery.library
""", """      - id: delivery.noise
        favor: in-person
        weight: 1
        when: {noise: loud}
        because: a class is away from where it is loud
"""),
    "guidance.yaml": ("""  - id: find-free-times
""", """  - id: find-noise
    day: 5
    finds_out: noise
    when: {noise: not-sure}
    text: Sit where you would study for an hour and listen.
"""),
}  # fmt: skip
"""File to the line before which something is added, and what."""

QUIZ = ("tests/interactive", "tests/wizard/test_wizard_same_in_both.py", "tests/terminal/test_main_job.py")
NOT_OF_IT = "every_form or file_is_what or folder or variant or notes"
"""Tests in there that are about what comes after the quiz, and would make this one twice as long."""


def with_a_question(folder: Path) -> Path:
    """Return a copy of the data with one more question, in the midst of the quiz, that a rule and a first step read."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    for name, (line, added) in ADDED.items():
        text = (data / name).read_text("utf-8")
        assert text.count(line) == 1
        (data / name).write_text(text.replace(line, added + line), "utf-8")
    return data


def test_a_new_question_breaks_no_test_of_the_quiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, home = with_a_question(tmp_path), tmp_path / "home"
    monkeypatch.setenv("CODINGPATH_HOME", str(home))
    proofs = proofs_of(cached_catalog(data))
    assert all(proof.proved for proof in proofs)
    assert [finding for proof in proofs for finding in proof.findings if finding.is_error] == []
    tested = quiz_tested(data, home)
    assert tested.code == 0, tested.out[-4000:]


def quiz_tested(data: Path, home: Path) -> Ran:
    """Run the tests of the quiz with these data, of which the home keeps the catalog, in a fork that knows no test yet."""
    options = (
        "--numprocesses",
        "0",
        "-p",
        "no:cacheprovider",
        "--basetemp",
        str(home / "tests"),
        "--tb",
        "line",
        "--rootdir",
        str(ROOT),
    )

    def tests() -> None:
        os.chdir(ROOT)
        for name in [name for name in os.environ if name.startswith("PYTEST")]:
            del os.environ[name]
        here = str(ROOT / "tests")
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", "")).startswith(here):  # they hold what they read of the program's own data
                del sys.modules[name]
        sys.exit(pytest.main([*options, "-k", f"not ({NOT_OF_IT})", *QUIZ]))

    return finished(tests, {"CODINGPATH_TEST_DATA": str(data), "CODINGPATH_TEST_HOME": str(home)})
