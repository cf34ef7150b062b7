"""`codingpath data`: the commands of whoever keeps the facts."""

from __future__ import annotations

import typer

from codingpath.cli.data_import import import_files
from codingpath.cli.data_status import data_status

data = typer.Typer(
    name="data",
    help="Keep the facts true: import the national list, see what is past review.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
data.command("import")(import_files)
data.command("status")(data_status)
