"""The training that an experienced counselor picks for the people of the scenarios, beside what the rules say: `python bench/picks.py`.

S short course, C college certificate, A associate degree, E exam preparation; first = settle something first. A departure is no fault
by itself: what time rules out stands, and two close ways may stand either way around. `bench/README.md` says why each departs.
"""

from __future__ import annotations

from pathlib import Path

from codingpath.catalog.answers import read_answers
from codingpath.catalog.folder import find_data
from codingpath.catalog.load import load_catalog
from codingpath.rules.decide import decide
from codingpath.rules.masks import compile_rules, sheet_of

PICKS = """\
01 first S C open|02 S C fairly|03 first S C close|04 first C S fairly|05 A C firm|06 S C firm|07 first S - firm|08 S C firm
09 S C firm|10 S E firm|11 E S firm|12 E S close|13 C S fairly|14 first S - fairly|15 C S fairly|16 S C fairly
17 S C firm|18 first C S close|19 A C firm|20 S C firm|21 C S fairly|22 first S C close|23 S C firm|24 S C firm
25 first C S fairly|26 C S close|27 first S C firm|28 E S firm|29 first S C close|30 S C firm|31 first S - fairly|32 S E fairly"""
LETTERS = {"short-course": "S", "certificate": "C", "associate": "A", "exam-prep": "E", "finish-current": "F", "no-course": "N"}
PEOPLE = Path(__file__).parent.parent / "tests" / "scenarios"


def main() -> None:
    """Print both for each person, and mark another pick, and one that time rules out."""
    catalog = load_catalog(find_data())
    table = compile_rules(catalog.rules, catalog.questions)
    same = 0
    for number, pick in (entry.split(" ", 1) for line in PICKS.splitlines() for entry in line.split("|")):
        (path,) = PEOPLE.glob(f"{number}-*.yaml")
        answers = read_answers(path, catalog.questions)
        decisions = decide(table, sheet_of(catalog.questions, answers))
        award, first = decisions["award"], decisions["readiness"].chosen == "prepare-first"
        out = {LETTERS[o.id] for o in award.options if o.state == "ruled-out"}
        result = f"{'first ' if first else ''}{LETTERS[award.chosen]} {LETTERS[award.runner_up]} {award.firmness}"
        wanted = pick.removeprefix("first ")[0]
        agrees = wanted == LETTERS[award.chosen] and pick.startswith("first") == first
        same += agrees
        why = "" if agrees else f"  <- {'ruled out by time' if wanted in out else 'other'}"
        print(f"{path.stem:36} {pick:22} {result:26}{why}")
    print(f"{same} of 32 agree")


if __name__ == "__main__":
    main()
