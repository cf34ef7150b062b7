"""The front door: answers `--version`, and welcomes whoever starts the quiz, before anything heavy is imported."""

import gc
import sys
from collections.abc import Sequence

from codingpath import __version__


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 mendable, 2 usage, 3 a bug, 130 interrupted."""
    if sys.argv[1:] == ["--version"] and _said_version():
        return
    if starts_quiz(sys.argv[1:]) and at_terminal():
        sys.stdout.write("Welcome to codingpath.\n")
        sys.stdout.flush()
    gc.disable()  # a run is short and makes many small objects that all stay; collecting costs three bare starts
    from codingpath.cli.app import run  # noqa: PLC0415 - typer costs nine bare interpreter starts

    run()


def _said_version() -> bool:
    """Tell whether the version could be printed; if not, the command line says why."""
    try:
        print(f"codingpath {__version__}", file=sys.stdout, flush=True)  # noqa: T201 - stdout may be closed: nothing is printed then
    except OSError:
        return False
    return sys.stdout is not None


def starts_quiz(arguments: Sequence[str]) -> bool:
    """Tell whether arguments name no command and ask for no help, so that the quiz is what they start."""
    return not arguments or (arguments[0].startswith("--") and not {"-h", "--help", "--version"} & {*arguments})


def at_terminal() -> bool:
    """Tell whether somebody can be asked: the quiz needs a terminal to read from and one to write to."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


if __name__ == "__main__":
    main()
