"""Fail, interrupt and kill a save at each of its system calls, with strace: `python bench/faults.py [WORK ...]`; without one, all of them.

A process of its own does the work once elsewhere, so that all is imported, and then in earnest. One run under `strace` tells which
calls that makes; for each of them, `strace -e inject` lets it fail with an error of the disk, be interrupted, or be met by a signal.
After each there must be the old content or the new, and the same work once more must succeed and take every rest away.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support" / "driving"))

from killed_commands import clients, digest, save, scraps

MARK = "/codingpath-begins-here"
"""What the process looks for before it begins in earnest; it is nowhere."""

NOT_OF_THE_DISK = re.compile(
    r"rt_sig|brk|m(un)?map|mprotect|mremap|madvise|futex|get(pid|tid|random|uid|euid)|clock|sched|exit|tgkill|gettid|prlimit|sysinfo"
)
"""Calls in which nothing of a save can go wrong."""

FAULTS = {
    "fails": "error=EIO",
    "full": "error=ENOSPC",
    "interrupted": "error=EINTR",
    "SIGINT": "signal=SIGINT",
    "SIGTERM": "signal=SIGTERM",
    "SIGKILL": "signal=SIGKILL",
}

BEGIN = f"""
import os, sys
from pathlib import Path
root, spare = Path(sys.argv[1]), Path(sys.argv[2])
def once(root):
    os.environ["CODINGPATH_HOME"] = str(root)
    %s
once(spare)
os.access({MARK!r}, os.F_OK)
once(root)
"""


@dataclass(frozen=True)
class Work:
    """One save: how the state before is made, what is done, what is there."""

    prepare: Callable[[Path], None]
    code: str
    """What the process does in the folder `root`."""
    state: Callable[[Path], object]

    def is_done(self, root: Path, after: object) -> bool:
        """Tell whether the work has been done, once or twice."""
        return self.state(root) == after or "notes.add" in self.code


def _file(root: Path) -> None:
    (root / "plan.md").write_bytes(b"old")


def _pair(root: Path) -> None:
    for name in ("federal-programs.csv", "federal-programs.yaml"):
        (root / name).write_text(f"list_sha256: 'of {name}'\n", "utf-8")


def _contents(root: Path) -> object:
    return {path.name: digest(path.read_bytes()) for path in sorted(root.iterdir()) if not path.name.startswith(".")}


def _sessions(root: Path) -> None:
    os.environ["CODINGPATH_HOME"] = str(root)
    save("maria", 12, noted=("first",), variant="evenings")


def _clients(root: Path) -> object:
    os.environ["CODINGPATH_HOME"] = str(root)
    return clients()


_ANSWERS = "from codingpath.sessions import store as session; from codingpath.sessions import notes"
WORKS = {
    "export": Work(_file, "from codingpath.files import write; write('new', root / 'plan.md', force=True)", _contents),
    "export, new file": Work(
        lambda _: None,
        "from codingpath.files import write; write('new', root / 'plan.md', force=True, private=True)",
        _contents,
    ),
    "import": Work(
        _pair,
        "from codingpath.federal.list_files import finish_stopped; from codingpath.catalog.national_list import list_hash; from codingpath.federal.list_files import write_together; finish_stopped(root); "
        "write_together(root, 'new', f\"list_sha256: '{list_hash('new')}'\\n\")",
        _contents,
    ),
    "session": Work(
        _sessions, f"{_ANSWERS}; session.save('maria', {{'hours': 30}}, rules='1', now='2026-11-24', finished=True)", _clients
    ),
    "note": Work(_sessions, f"{_ANSWERS}; notes.add('maria', 'second', now='2026-11-24')", _clients),
}


def main() -> None:
    """Print for each save and each fault how many calls were tried and what there was afterwards."""
    for name in sys.argv[1:] or WORKS:
        with tempfile.TemporaryDirectory() as folder:
            _try(name, WORKS[name], Path(folder))
    print("always the old or the new, and nothing left over")


def _try(name: str, work: Work, folder: Path) -> None:
    root = folder / "root"
    _begin(root, work)
    before, calls = work.state(root), _calls(work, folder)
    after = work.state(root)
    for what, fault in FAULTS.items():
        begin, found = time.perf_counter(), Counter[str]()
        for call, number in calls:
            _begin(root, work)
            _run(work, folder, "-e", f"inject={call}:{fault}:when={number}")
            state = work.state(root)
            found["old" if state == before else "new" if state == after else _otherwise(state, before, after)] += 1
            _run(work, folder)
            if scraps(root) or not work.is_done(root, after):
                sys.exit(f"{name}: the next start after {what} at {call} {number}: {scraps(root)} {work.state(root)}")
        counts = ", ".join(f"{count} {state}" for state, count in sorted(found.items()))
        print(f"{name}, {what}: {len(calls)} calls; {counts}; {time.perf_counter() - begin:.0f} s", flush=True)


def _otherwise(state: object, before: object, after: object) -> str:
    """Return what a state is called that is neither: a new list under an old header is told by whoever reads them."""
    if isinstance(state, dict) and isinstance(before, dict) and isinstance(after, dict):
        name, header = "federal-programs.csv", "federal-programs.yaml"
        if state.get(name) == after.get(name) and state.get(header) == before.get(header):
            return "told, and finished by the next"
    sys.exit(f"neither old nor new:\n{state}\n{before}\n{after}")


def _begin(root: Path, work: Work) -> None:
    for folder in (root, root.with_name("spare")):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        work.prepare(folder)


def _calls(work: Work, folder: Path) -> list[tuple[str, int]]:
    """Return each call of the work, and the how many-th of its name it is in the whole process."""
    log = _run(work, folder)
    count, begun, found = Counter[str](), False, []
    for name, line in _named(log):
        count[name] += 1
        if begun and not NOT_OF_THE_DISK.match(name):
            found.append((name, count[name]))
        begun = begun or MARK in line
    return found


def _named(log: str) -> Iterator[tuple[str, str]]:
    for line in log.splitlines():
        if made := re.match(r"(\w+)\(", line):
            yield made[1], line


def _run(work: Work, folder: Path, *more: str) -> str:
    """Do the work in a process of its own under strace; return what it did."""
    log = folder / "log"
    python = [sys.executable, "-c", BEGIN % work.code, str(folder / "root"), str(folder / "spare")]
    env = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(["strace", "-o", str(log), *more, *python], env=env, check=False, capture_output=True)
    return log.read_text("utf-8", "replace")


if __name__ == "__main__":
    main()
