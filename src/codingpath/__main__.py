"""The front door: answers `--version`, and greets who comes for the quiz, before anything heavy is imported."""

import gc
import sys

from codingpath import WELCOME, __version__

QUIZ_FLAGS = {"--plain", "--ephemeral", "--no-color"}
"""With these alone, it is surely the quiz."""


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 mendable, 2 usage, 3 a bug, 130 interrupted."""
    if sys.argv[1:] == ["--version"] and _said_version():
        return
    greeted = _greeted()
    gc.disable()  # a run is short and makes many small objects that all stay; collecting costs three bare starts
    from codingpath.cli.app import run  # noqa: PLC0415 - typer costs nine bare interpreter starts

    run(greeted=greeted)


def _said_version() -> bool:
    """Tell whether the version could be printed; if not, the command line says why."""
    try:
        print(f"codingpath {__version__}", file=sys.stdout, flush=True)  # noqa: T201 - stdout may be closed: nothing is printed then
    except OSError:
        return False
    return sys.stdout is not None


def _greeted() -> bool:
    """Greet in a terminal, and tell whether it was done."""
    if not (QUIZ_FLAGS.issuperset(sys.argv[1:]) and sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    print(WELCOME, flush=True)  # noqa: T201
    return True


if __name__ == "__main__":
    main()
