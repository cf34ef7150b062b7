"""The small data folder `tests/bad_data/good`, broken as a `.case` file beside it says.

A case is written like a patch: `@ file` names the file, lines after `-` are found in it (once) and replaced by the
lines after `+`; without `-` the lines are added at the end. `@ file gone` takes the file away. `>` is one fault.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BAD = Path(__file__).parents[1] / "bad_data"
GOOD = BAD / "good"
CASES = sorted(BAD.glob("*.case"))


def hunks(case: str) -> list[tuple[str, str, str]]:
    """Return file, old lines and new lines of each part of a case."""
    found: list[tuple[str, str, str]] = []
    for line in case.splitlines(keepends=True):
        if line.startswith("@ "):
            found.append((line[2:].strip(), "", ""))
        elif line.startswith(("-", "+")):
            name, old, new = found[-1]
            if line.startswith("-") and new:
                found.append((name, line[1:], ""))
            elif line.startswith("-"):
                found[-1] = (name, old + line[1:], new)
            else:
                found[-1] = (name, old, new + line[1:])
    return found


def break_data(folder: Path, case: str) -> None:
    """Change the files of a folder as a case says."""
    for name, old, new in hunks(case):
        if name.endswith(" gone"):
            (folder / name.removesuffix(" gone")).unlink()
            continue
        text = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else ""
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        changed = text.replace(old, new) if old else text + new
        (folder / name).write_text(changed, encoding="utf-8")


@contextmanager
def broken(folder: Path, case: str) -> Iterator[list[str]]:
    """Break a copy of the folder, give the names of the files that are there and are other ones now, and mend it."""
    names = {name.removesuffix(" gone") for name, _, _ in hunks(case)}
    try:
        break_data(folder, case)
        yield sorted(name for name in names if (folder / name).exists())
    finally:
        for name in names:
            (folder / name).unlink(missing_ok=True)
            if (GOOD / name).exists():
                shutil.copyfile(GOOD / name, folder / name)
