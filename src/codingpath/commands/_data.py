"""`codingpath data`: the commands of whoever keeps the facts."""

from __future__ import annotations

import typer

from codingpath.cli.help import Command, Group
from codingpath.commands.data import import_files
from codingpath.commands.data_init import data_init
from codingpath.commands.data_schema import data_schema
from codingpath.commands.data_status import data_status

data = typer.Typer(
    name="data",
    cls=Group,
    help="Keep the facts true: start a folder of your own, import the national list, see what is past review.",
    rich_markup_mode=None,
)
data.command("init", cls=Command)(data_init)
data.command("import", cls=Command)(import_files)
data.command("schema", cls=Command)(data_schema)
data.command("status", cls=Command)(data_status)
