"""The front door: answers `--version` before anything heavy is imported."""

import gc
import sys

from codingpath import __version__


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 mendable, 2 usage, 3 a bug, 130 interrupted."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"codingpath {__version__}\n")
        return
    gc.disable()  # a run is short and makes many small objects that all stay; collecting costs three bare starts
    from codingpath.cli.app import run  # noqa: PLC0415 - typer costs nine bare interpreter starts

    run()


if __name__ == "__main__":
    main()
