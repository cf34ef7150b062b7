"""Three whole plans, word for word, as text for 80 columns and as Markdown.

A change of words or facts changes them; look at the difference, then write them anew:

    CODINGPATH_UPDATE_GOLDEN=1 pytest tests/formats/test_formats_golden.py
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from codingpath.catalog.answers import read_answers
from codingpath.formats import FORMATS, text_of
from codingpath.formats.printouts import plan_printout
from codingpath.model.catalog import Catalog
from codingpath.planning.plan import plan

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
PEOPLE = ["new-to-the-field", "hospital-coder", "not-sure"]


def check(text: str, golden: Path) -> None:
    """Compare a text with a golden file, or write the file where that is asked for."""
    if os.environ.get("CODINGPATH_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    again = "write it anew with: CODINGPATH_UPDATE_GOLDEN=1 pytest tests/formats/test_formats_golden.py"
    assert golden.is_file(), f"{golden.name} is missing; {again}"
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines(), f"{golden.name} differs; if that is meant, {again}"


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(("form", "ending"), [("table", "txt"), ("markdown", "md")], ids=["txt", "md"])
def test_plan(catalog: Catalog, today: date, person: str, form: str, ending: str) -> None:
    answers = read_answers(ROOT / "examples" / f"{person}.yaml", catalog.questions)
    check(text_of(plan_printout(plan(catalog, answers, today)), FORMATS[form]), GOLDEN / f"{person}.{ending}")


def test_every_golden_file_belongs_to_a_person_and_every_example_has_one() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(PEOPLE)
    assert {path.stem for path in (ROOT / "examples").glob("*.yaml")} == set(PEOPLE)
