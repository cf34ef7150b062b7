"""`codingpath sessions`: the saved answers of one or of many people."""

from __future__ import annotations

import typer

from codingpath.cli.sessions_change import delete, note, rename
from codingpath.cli.sessions_move import export, import_
from codingpath.cli.sessions_show import list_, show

sessions = typer.Typer(
    help="The saved answers of one or of many people: list, show, note on, rename, export, delete.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
sessions.command("list")(list_)
sessions.command()(show)
sessions.command()(rename)
sessions.command()(note)
sessions.command()(export)
sessions.command("import")(import_)
sessions.command()(delete)
