"""The front door: answers `--version`, and welcomes whoever starts the quiz, before anything heavy is imported."""

# ruff: noqa: E402 - Ctrl-C comes at any moment, most often in the imports that follow, so the guard stands before them
import _signal  # type: ignore[import-not-found] # what `signal` is made of; that one costs half a bare start
import os
import sys
from types import FrameType


def _end_quietly(*_: object) -> None:
    """End at once: nothing has been begun, or all is done, and a traceback would help nobody."""
    os._exit(130)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Raise `KeyboardInterrupt`, so that what was begun is put right; in an import nothing was, and Python may lose it there."""
    inner = frame
    while inner is not None:
        if inner.f_code.co_filename.startswith("<frozen importlib"):
            _end_quietly()
        inner = inner.f_back
    _signal.default_int_handler(number, frame)


def _on_ctrl_c(do: "Callable[..., None]") -> None:
    """Set what Ctrl-C does; where it is ignored, as in the background of a script, it stays so."""
    if _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, do)


if __name__ == "__main__" or os.path.basename(sys.argv[0]).startswith("codingpath"):  # noqa: PTH119 - pathlib is heavy
    _on_ctrl_c(_end_quietly)

import gc
from collections.abc import Callable, Sequence

from codingpath import __version__

GARBAGE = 100_000
"""New objects after which a collection is worth its while; a plan makes half as many, and one collection costs a bare start."""


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 mendable, 2 usage, 3 a bug, 130 interrupted."""
    _on_ctrl_c(_end_quietly)
    if sys.argv[1:] == ["--version"] and _said_version():
        return
    if starts_quiz(sys.argv[1:]) and at_terminal():
        sys.stdout.write("Welcome to codingpath.\n")
        sys.stdout.flush()
    gc.disable()  # imports make many small objects that all stay; collecting costs three bare starts
    from codingpath.cli.app import run  # noqa: PLC0415 - typer costs nine bare interpreter starts

    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()
    try:
        _on_ctrl_c(_interrupt)
        run()
    except KeyboardInterrupt:  # once more, while the first was being told
        _end_quietly()
    finally:
        _on_ctrl_c(_end_quietly)
        gc.freeze()  # nor look at what is left once more before all of it goes: that costs a bare start too


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
