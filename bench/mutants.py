"""Small faults planted in the code one at a time, and whether the tests find them.

    python bench/mutants.py run                       # the list of bench/mutants.json
    python bench/mutants.py run --only 3 7            # some of it
    python bench/mutants.py run --tree FOLDER         # the same in another checkout, such as one before a change
    python bench/mutants.py run --near                # with the tests near each alone: a minute or two a survivor, not half an hour
    python bench/mutants.py pick 40 SEED FOLDER...    # print a new list, seeded, from folders of src/codingpath

A mutant names a function and a line of it, not a file, so that the same list serves before and after code is moved; where the
line was written anew, `now` says how. The tree is copied, the line exchanged, and the tests run until the first one fails: those
that name the function, then those that import its module, then its folder's, then all others. Tests in a real terminal are left
out: they ask the same of the same code, more slowly. Run it before a change of the tests and after: a mutant that was killed before
and survives now is a meaning that was lost.
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
from collections.abc import Iterator
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


def functions(folder: Path) -> Iterator[tuple[Path, str, int, int]]:
    """Yield file, name, first and last line (from 1) of every function below a folder."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path, node.name, node.body[0].lineno, node.end_lineno or node.lineno


def pick(count: int, seed: int, folders: list[str]) -> list[dict[str, str]]:
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


def plant(tree: Path, mutant: dict[str, Any]) -> Path | None:
    """Exchange the line of a mutant wherever its function stands in a tree; return the file, or none where it was not found."""
    for path, name, first, last in functions(tree / "src/codingpath"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        for form in (mutant, mutant.get("now", mutant)):
            for at in range(first - 1, last) if name == form["function"] else ():
                if lines[at].strip() == form["line"]:
                    lines[at] = lines[at].replace(form["line"], form["mutant"])
                    path.write_text("".join(lines), "utf-8")
                    return path
    return None


def bearing(tree: Path, changed: Path, mutant: dict[str, Any]) -> list[list[Path]]:
    """Return the test files that may see a change of a file, in groups: the likeliest first, and all others last."""
    module = changed.relative_to(tree / "src/codingpath").with_suffix("")
    files = [f for f in sorted((tree / "tests").rglob("test_*.py")) if "terminal" not in f.relative_to(tree).parts]
    texts = {file: file.read_text("utf-8") for file in files}
    names = {mutant["function"], mutant.get("now", mutant)["function"]}
    likely = [
        *(f for f in files if any(name in texts[f] for name in names)),
        *(f for f in files if f"codingpath.{'.'.join(module.parts)} import" in texts[f]),
        *(f for f in files if f.parent.name in module.parts),
    ]
    quick = [
        f for f in files if f.parent.name in ("engine", "rules", "planning", "model", "render", "report", "formats", "scenarios")
    ]
    groups, taken = [], set[Path]()
    for group in (likely, quick, files):
        groups.append([f for f in dict.fromkeys(group) if f not in taken])
        taken |= set(group)
    return [group for group in groups if group]


def survives(root: Path, mutant: dict[str, Any], *, near: bool) -> str:
    """Return `killed` with the test that did it, `survived` or `not found` for one mutant."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(root, tree, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__"))
        changed = plant(tree, mutant)
        if changed is None:
            return "not found"
        env = os.environ | {"PYTHONPATH": str(tree / "src")}
        # one process: an ordered run stops at the first failure
        argv = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-m", "not slow"]
        for tests in bearing(tree, changed, mutant)[: 2 if near else None]:
            ended = subprocess.run([*argv, *map(str, tests)], cwd=tree, env=env, capture_output=True, check=False, text=True)
            if ended.returncode not in {0, 5}:
                found = re.search(r"^(?:FAILED|ERROR) (\S+)", ended.stdout, re.MULTILINE)
                return f"killed by {found[1] if found else 'a run that broke off'}"
        return "survived"


def main() -> None:
    """Pick a list, or run one and print what became of each mutant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    picking = commands.add_parser("pick")
    picking.add_argument("count", type=int)
    picking.add_argument("seed", type=int)
    picking.add_argument("folders", nargs="+")
    running = commands.add_parser("run")
    running.add_argument("--only", type=int, nargs="*")
    running.add_argument("--tree", type=Path, default=ROOT)
    running.add_argument("--near", action="store_true")
    asked = parser.parse_args()
    if asked.command == "pick":
        print(json.dumps(pick(asked.count, asked.seed, asked.folders), indent=1, ensure_ascii=False))
        return
    counts: dict[str, int] = {}
    for number, mutant in enumerate(json.loads(LIST.read_text("utf-8"))):
        if not asked.only or number in asked.only:
            fate, _, killer = survives(asked.tree.resolve(), mutant, near=asked.near).partition(" by ")
            counts[fate] = counts.get(fate, 0) + 1
            print(f"{number:3} {fate:9} {mutant['function']}: {mutant['line']}  ->  {mutant['mutant']}  {killer}", flush=True)
    print(", ".join(f"{count} {fate}" for fate, count in counts.items()))


if __name__ == "__main__":
    main()
