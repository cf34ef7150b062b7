"""Writes the employment plan of every scenario into a folder, as it is and after much happened, for `.ci/browser` to print.

python .ci/papers.py FOLDER DAY
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from codingpath.catalog.answers import read_people
from codingpath.catalog.cache import cached_catalog
from codingpath.catalog.folder import find_data
from codingpath.formats import FORMATS, text_of
from codingpath.formats.printouts import paper_printout
from codingpath.model.plan.roadmap import Roadmap
from codingpath.planning.plan import plan
from codingpath.report.papers.employment_plan import employment_plan

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS / "support"))

from much_happened import much_happened  # noqa: E402

LONGEST_NAME = "M" * 40


def main(folder: Path, today: date) -> None:
    """Write two pages for each scenario."""
    folder.mkdir(parents=True, exist_ok=True)
    catalog = cached_catalog(find_data(None))
    names = sorted(path.stem for path in (TESTS / "scenarios").glob("*.yaml"))
    for name, answers in zip(names, read_people(TESTS / "scenarios", catalog.questions), strict=True):
        new = plan(catalog, answers, today)
        program = new.choices[0].match.program if new.choices else None
        old = plan(catalog, answers, today, program=program, progress=much_happened(new))
        for kind, roadmap in (("new", new), ("old", old)):
            (folder / f"{name}-{kind}.html").write_text(_drawn(roadmap), "utf-8")


def _drawn(roadmap: Roadmap) -> str:
    return text_of(paper_printout(employment_plan(roadmap, LONGEST_NAME)), FORMATS["html"])


main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
