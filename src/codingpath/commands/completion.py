"""`codingpath completion`: the script by which a shell asks what the Tab key can finish."""

from __future__ import annotations

import sys

from typer._completion_shared import get_completion_script

from codingpath.cli.options import Shell


def completion(shell: Shell) -> None:
    """Print typer's own script."""
    sys.stdout.write(get_completion_script(prog_name="codingpath", complete_var="_CODINGPATH_COMPLETE", shell=shell) + "\n")
