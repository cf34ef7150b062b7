"""Small faults planted in the code one at a time, and whether the tests find them.

    python bench/mutants.py run                       # the list of bench/mutants.json
    python bench/mutants.py run --only 3 7            # some of it
    python bench/mutants.py run --tree FOLDER         # the same in another checkout, such as one before a change
    python bench/mutants.py run --near                # with the tests nearest each alone: seconds; what survives may still be found by others
    python bench/mutants.py check                     # whether each still stands in the code, in one place; a second
    python bench/mutants.py pick 40 SEED FOLDER...    # print a new list, seeded, from folders or files of src/codingpath

A mutant names a function and a line of it, not a file, so that the same list serves before and after code is moved; where the
line was written anew, `now` says how. The tree is copied, the line exchanged, and the tests run until the first one fails: those
that name the function, then those that import its module, then its folder's, then all others. What killed any of them runs once
more without a mutant at the end: a test that fails there too kills none. Tests in a real terminal are left out: they ask the same of
the same code, more slowly. Run it before a change of the tests and after: a mutant that was killed before and survives now is a
meaning that was lost.

It ends with 1 where a mutant survives, stands nowhere any more or in more than one place, or where its tests fail without it. Nothing
runs before each is found. `same` says of a mutant why the program does the same with it: that one may survive.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_suffix(".json")
SWAPS = [
    (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "), (" and ", " or "), (" or ", " and "),
    (" + 1", " + 2"), (" - 1", " - 0"), ("min(", "max("), ("max(", "min("), (" not in ", " in "), (" is not None", " is None"), (" + ", " - "),
    (" // ", " * "), (" & ", " | "), (" | ", " & "), ("if not ", "if "), ("any(", "all("), ("all(", "any("), ("True", "False"), ("False", "True"),
]  # fmt: skip
"""What stands in the code, and what is planted in its place."""
QUICK = {"model", "rules", "planning", "asked", "report", "formats", "scenarios", "sessions", "cohort", "engine", "render"}
"""Folders of tests, of today and of before, that run in one process and find most."""
Mutant = dict[str, Any]
"""`function`, `line` and `mutant`, as texts; `now`, the same three for the code of today; `same`, why it changes nothing."""


def functions(folder: Path) -> Iterator[tuple[Path, str, int, int]]:
    """Yield file, name, first and last line (from 1) of every function below a folder, or of a file."""
    for path in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path, node.name, node.body[0].lineno, node.end_lineno or node.lineno


def pick(count: int, seed: int, folders: list[str]) -> list[Mutant]:
    """Return mutants of functions in these folders, no two of one function."""
    found: dict[str, list[tuple[str, str]]] = {}
    for folder in folders:
        for path, name, first, last in functions(ROOT / "src/codingpath" / folder):
            for line in path.read_text("utf-8").splitlines()[first - 1 : last]:
                code = line.strip()
                swaps = [
                    (code, code.replace(old, new, 1)) for old, new in SWAPS if old in code and '"' not in code and "#" not in code
                ]
                if swaps:
                    found.setdefault(name, []).extend(swaps)
    names = random.Random(seed).sample(sorted(found), k=min(count, len(found)))  # noqa: S311 - no secret is made of it
    chosen = [(name, random.Random(f"{seed}{name}").choice(found[name])) for name in names]  # noqa: S311
    return [{"function": name, "line": line, "mutant": mutant} for name, (line, mutant) in chosen]


Place = tuple[Path, int]
"""A file and a line of it, from 0."""


def places(tree: Path, mutants: list[Mutant]) -> list[list[Place]]:
    """Return for each mutant where its line stands in a tree, in the form of before or of now; one place is as it should be."""
    forms = [[(form["function"], form["line"]) for form in (mutant, mutant.get("now", mutant))] for mutant in mutants]
    names = {name for wanted in forms for name, _ in wanted}
    found: dict[tuple[str, str], set[Place]] = {}
    for path, name, first, last in functions(tree / "src/codingpath"):
        lines = path.read_text("utf-8").splitlines() if name in names else []
        for at in range(first - 1, last if lines else 0):
            found.setdefault((name, lines[at].strip()), set()).add((path, at))
    return [sorted(set[Place]().union(*(found.get(form, ()) for form in wanted))) for wanted in forms]


def fault_of(where: list[Place], tree: Path) -> str:
    """Return what keeps a mutant from being planted; nothing where it can be."""
    if len(where) == 1:
        return ""
    stands = [f"{path.relative_to(tree)}:{at + 1}" for path, at in where]
    return (
        f"in {len(where)} places, name another line of it: {', '.join(stands)}"
        if where
        else "not found: say in `now` how its line reads"
    )


@contextmanager
def planted(place: Place, mutant: Mutant) -> Iterator[None]:
    """Exchange the line of a mutant, and put it back afterwards."""
    path, at = place
    before = path.read_text("utf-8")
    lines = before.splitlines(keepends=True)
    form = next(form for form in (mutant, mutant.get("now", mutant)) if lines[at].strip() == form["line"])
    lines[at] = lines[at].replace(form["line"], form["mutant"])
    path.write_text("".join(lines), "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def bearing(tree: Path, changed: Path, mutant: Mutant) -> list[list[Path]]:
    """Return the test files that may see a change of a file, in groups: the likeliest first, and all others last."""
    module = changed.relative_to(tree / "src/codingpath").with_suffix("")
    files = [f for f in sorted((tree / "tests").rglob("test_*.py")) if "terminal" not in f.relative_to(tree).parts]
    texts = {file: file.read_text("utf-8") for file in files}
    named = re.compile(rf"\b({mutant['function']}|{mutant.get('now', mutant)['function']})\b")
    likely = [
        *(f for f in files if named.search(texts[f])),
        *(f for f in files if f"codingpath.{'.'.join(module.parts)} import" in texts[f]),
        *(f for f in files if f.parent.name in module.parts),
    ]
    quick = [f for f in files if QUICK.intersection(f.relative_to(tree / "tests").parts)]
    groups, taken = [], set[Path]()
    for group in (likely, quick, files):
        groups.append([f for f in dict.fromkeys(group) if f not in taken])
        taken |= set(group)
    return [group for group in groups if group]


def failing(tree: Path, tests: list[str]) -> list[str]:
    """Run tests of a tree up to the first that fails, in one process and in order; return that one, all of them where none is named."""
    env = os.environ | {"PYTHONPATH": str(tree / "src")}
    argv = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-m", "not slow", *tests]
    ended = subprocess.run(argv, cwd=tree, env=env, capture_output=True, check=False, text=True)
    if ended.returncode in {0, 5}:
        return []
    found = re.search(r"^(?:FAILED|ERROR) (\S+?)(?: - |$)", ended.stdout, re.MULTILINE)
    return [found[1]] if found else tests


def killers(tree: Path, mutant: Mutant, *, near: bool) -> list[str]:
    """Return the test of a tree that fails with a mutant, or all that ran where the run broke off; none where it survives."""
    (place,) = places(tree, [mutant])[0]
    with planted(place, mutant):
        for tests in bearing(tree, place[0], mutant)[: 1 if near else None]:
            if found := failing(tree, [str(file.relative_to(tree)) for file in tests]):
                return found
    return []


def run(root: Path, chosen: dict[int, Mutant], *, near: bool) -> bool:
    """Print what becomes of each mutant in a copy of a tree, and how many of each; return whether none tells of a hole in the tests."""
    left_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__")
    counts, every = Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(shutil.copytree(root, Path(folder) / "tree", ignore=left_out))
        for number, mutant in chosen.items():
            found = killers(tree, mutant, near=near)
            became = "killed" if found else "the same" if "same" in mutant else "survived"
            why = " ".join(found[:1]) or mutant.get("same", "")
            counts[became] += 1
            every += found
            print(f"{number:3} {became:9} {mutant['function']}: {mutant['line']}  ->  {mutant['mutant']}  {why}", flush=True)
        print(", ".join(f"{count} {became}" for became, count in counts.items()))
        broken = failing(tree, list(dict.fromkeys(every))) if every else []
    if broken:
        print(f"fails without a mutant too, so that it kills none: {' '.join(broken)}")
    return not counts["survived"] and not broken


def in_place(tree: Path, chosen: dict[int, Mutant]) -> bool:
    """Print each mutant that does not stand in the code in one place; return whether all do."""
    faults = {number: fault_of(where, tree) for number, where in zip(chosen, places(tree, list(chosen.values())), strict=True)}
    for number, fault in faults.items():
        if fault:
            print(f"{number:3} {chosen[number]['function']}: {chosen[number]['line']}  {fault}")
    return not any(faults.values())


def main() -> int:
    """Pick a list, check one, or run one; return what to end with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    picking = commands.add_parser("pick")
    picking.add_argument("count", type=int)
    picking.add_argument("seed", type=int)
    picking.add_argument("folders", nargs="+")
    for name in ("check", "run"):
        command = commands.add_parser(name)
        command.add_argument("--only", type=int, nargs="+")
        command.add_argument("--tree", type=Path, default=ROOT)
    command.add_argument("--near", action="store_true")
    asked = parser.parse_args()
    if asked.command == "pick":
        print(json.dumps(pick(asked.count, asked.seed, asked.folders), indent=1, ensure_ascii=False))
        return 0
    tree, mutants = asked.tree.resolve(), json.loads(LIST.read_text("utf-8"))
    chosen = {number: mutants[number] for number in asked.only or range(len(mutants))}
    if not in_place(tree, chosen):
        return 1
    return 0 if asked.command == "check" or run(tree, chosen, near=asked.near) else 1


if __name__ == "__main__":
    sys.exit(main())
