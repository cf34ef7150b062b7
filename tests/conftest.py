"""What every test needs: a terminal that does not depend on where the tests run, the real catalog, a home of its own."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path


def quick_folder() -> str:
    """Return where a file costs no wait for a disk, if there is room and programs may run there; else where such files always go."""
    memory, usual = "/dev/shm", tempfile.gettempdir()
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK):
        return usual
    has = os.statvfs(memory)
    return usual if has.f_flag & os.ST_NOEXEC or has.f_bavail * has.f_frsize < 1_000_000_000 else memory


gc.set_threshold(200_000, 20, 50)  # nearly all that is made lives on: catalogs, tests, plans
os.environ.update({"COLUMNS": "80", "NO_COLOR": "1", "_TYPER_FORCE_DISABLE_TERMINAL": "1"})
for _name in ("FORCE_COLOR", "ACCESSIBLE", "CODINGPATH_DATA", "CODINGPATH_DEBUG", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(_name, None)
sys.dont_write_bytecode = (
    False  # else every process of the tests compiles everything anew: half of a worker's start, a third of a plan
)
if "CODINGPATH_TEST_DATA" in os.environ:  # other data than the program's own, which test_data_new_question.py makes
    os.environ["CODINGPATH_DATA"] = os.environ["CODINGPATH_TEST_DATA"]
FIRST = "CODINGPATH_TEST_HOME" not in os.environ
"""Whether this is the first process of the run, which makes what its workers share."""
if FIRST:
    place = Path(quick_folder())
    for left in place.glob("codingpath-tests-*"):  # of a run that was killed, which would stay in the memory
        with suppress(OSError):  # of a run that ends just now
            if left.stat().st_mtime < time.time() - 86_400:
                shutil.rmtree(left)
    os.environ["CODINGPATH_TEST_HOME"] = os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="codingpath-tests-", dir=place)
tempfile.tempdir = None  # pytest has asked for it already

from collections.abc import Callable, Iterator  # noqa: E402
from datetime import date  # noqa: E402
from functools import partial  # noqa: E402
from itertools import count  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from running import (  # noqa: E402
    Ran,
    build_commands_once,
    inside,
    keep_catalog,
    plan_once,
    read_catalogs_once,
    read_lists_once,
    read_texts_once,
    walk_catalogs_once,
)
from strategies import real_catalog  # noqa: E402

from codingpath.errors import DataError  # noqa: E402
from codingpath.model.catalog import Catalog  # noqa: E402
from codingpath.rules.masks import MaskTable, compile_rules  # noqa: E402

settings.register_profile(
    "codingpath", max_examples=15, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # nothing here is about time
settings.load_profile("codingpath")

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 23)


def pytest_configure() -> None:
    """Build the catalog once a run, in a home that no test writes to; the workers find it there. Data with faults stop the run."""
    try:
        real_catalog()
    except DataError as error:
        raise pytest.UsageError(str(error)) from None
    read_catalogs_once()
    read_texts_once()
    read_lists_once()
    build_commands_once()
    walk_catalogs_once()


FORKING = {"Sitting", "Term", "finished", "fork_to", "killed_at", "somebody_at"}
"""Names by which a test forks the process that runs it."""
WALKING = {"crowd", "everybody", "one_in", "others", "plans", "scenario_plan", "scenario_plans"}
"""Names by which a test walks people who are planned once for all tests of a process."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that fork: a fork costs more the more its process has in memory, which grows with every test.

    Those that walk the same people stand together where the second half begins, so that one of two workers plans them and not both.
    """
    items.sort(key=lambda item: ("pty" not in item.keywords, not _has(item, FORKING)))
    walking: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        (walking if _has(item, WALKING) and not _has(item, FORKING) else others).append(item)
    half = len(items) // 2
    items[:] = [*others[:half], *walking, *others[half:]]


def _has(item: pytest.Item, names: set[str]) -> bool:
    return not names.isdisjoint(vars(getattr(item, "module", item)))


def pytest_collection_finish() -> None:
    """Spare the collector what lives to the end of the run: catalogs and thousands of tests, an eighth of the time."""
    plan_once()  # here, where tests run: the process that hands them out needs none of what plans
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    if FIRST:
        shutil.rmtree(os.environ["CODINGPATH_TEST_HOME"])


@pytest.fixture(scope="session", autouse=True)
def _all_is_closed() -> Iterator[None]:
    """Look for what nobody closed while the last test can still fail for it: a worker that has none left tells nobody.

    What lives on, mostly plans, is spared after that, as pytest looks twice more.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return real_catalog()


@pytest.fixture(scope="session")
def today() -> date:
    """Return the day that every test plans on."""
    return TODAY


@pytest.fixture(scope="session")
def table(catalog: Catalog) -> MaskTable:
    return compile_rules(catalog.rules, catalog.questions)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a path a test, where nothing is: most tests never write there, and a folder each would cost more than they do."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep sessions of tests away from the sessions of whoever runs them."""
    monkeypatch.setenv("CODINGPATH_HOME", str(next(homes)))


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one home for all tests of commands of one worker; no session stays in it."""
    return keep_catalog(tmp_path_factory.mktemp("shared") / "home")


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> Callable[..., Ran]:
    """Return a function that runs the program inside this process."""
    monkeypatch.setenv("CODINGPATH_HOME", str(shared_home))
    return partial(inside, capfd, monkeypatch)


@pytest.fixture(scope="session")
def runs() -> dict[tuple[str, ...], Ran]:
    """Return what `printed` ran already, by its arguments."""
    return {}


@pytest.fixture
def printed(cli: Callable[..., Ran], runs: dict[tuple[str, ...], Ran]) -> Callable[..., Ran]:
    """Return `cli` for calls that only print the same to every test: each is made once, however many look at it."""

    def looked_at(*args: str) -> Ran:
        if args not in runs:
            runs[args] = cli(*args)
        return runs[args]

    return looked_at


@pytest.fixture
def cli_with_sessions(cli: Callable[..., Ran], shared_home: Path) -> Iterator[Callable[..., Ran]]:
    """Return the same for tests that save sessions, which go when the test is done."""
    yield cli
    shutil.rmtree(shared_home / "sessions", ignore_errors=True)
