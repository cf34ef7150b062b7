"""Options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codingpath.cli import options

AnswersFile = Annotated[Path | None, typer.Option("--answers", metavar="FILE", help="An answers file, YAML or JSON.")]
Answer = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="ID=VALUE",
        help="One answer on top of the others; may be repeated. a,b gives a list.",
        autocompletion=options.answers,
    ),
]
SessionName = Annotated[
    str | None,
    typer.Option("--session", metavar="NAME", help="A saved session, instead of the last one.", autocompletion=options.sessions),
]
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Another data folder (or set CODINGPATH_DATA).")]
Coverage = Annotated[
    Path | None, typer.Option("--coverage", metavar="DIR", help="Say which rules no answers file of this folder fires.")
]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Plan as if today were this day, such as 2027-01-15.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colors (or set NO_COLOR).")]
