"""`codingpath sessions`: the saved answers of one or of many people."""

from __future__ import annotations

import typer

from codingpath.cli.help import Command, Group
from codingpath.commands.sessions import list_, show
from codingpath.commands.sessions_change import delete, note, rename, restore
from codingpath.commands.sessions_move import export, import_

sessions = typer.Typer(
    cls=Group,
    help="The saved answers of one or of many people: list, show, note on, rename, restore, export, delete.",
    rich_markup_mode=None,
)
sessions.command("list", cls=Command)(list_)
sessions.command(cls=Command)(show)
sessions.command(cls=Command)(rename)
sessions.command(cls=Command)(restore)
sessions.command(cls=Command)(note)
sessions.command(cls=Command)(export)
sessions.command("import", cls=Command)(import_)
sessions.command(cls=Command)(delete)
