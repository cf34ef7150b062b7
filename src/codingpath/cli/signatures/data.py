"""What can be typed to keep the facts true."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from codingpath.cli import options
from codingpath.cli.signatures.registry import Registry, call
from codingpath.formats import LIST
from codingpath.model.source import EntryKind

DATA: Final = Registry()


DATA.group(
    "data",
    "Keep the facts true: start a folder of your own, import the national list, see what is past review.",
    ("how old the data is", "codingpath data status"),
    ("start a data folder of your office", "codingpath data init office-data"),
)


@DATA.command(
    "data init",
    ("a folder with a copy of the data", "codingpath data init office-data"),
    ("with the name that every plan gives", "codingpath data init office-data --name Lorain"),
)
def data_init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="Name of your office; else that of the folder.")
    ] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar="TEXT", help="How to reach it, such as a number.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the data files in a folder that is not empty.")] = False,
) -> None:
    """Start a data folder of your own from a copy of the program's: questions, rules, programs, sources of money.

    Change the files in any text editor. Every plan made with them says whose data it is, and in which files it differs.
    """
    call("data.init.data_init", locals())


@DATA.command(
    "data add",
    ("a school's program, question by question", "codingpath data add program"),
    ("a source of money", "codingpath data add fund"),
    (
        "a note for every plan, without questions",
        "codingpath data add note --set 'text=We meet Mondays at 10.' --set who=everybody",
    ),
)
def data_add(
    kind: Annotated[
        EntryKind,
        typer.Argument(metavar="KIND", help="program, fund, note, or contact: your office itself."),
    ],
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Answer one question beforehand; may be repeated.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an entry of the same name without asking.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Ask in numbered lines, as for a screen reader.")] = False,
    today: options.Today = None,
    data: options.Data = None,
) -> None:
    """Add a program, a source of money, a note or your contact to your office's data: asked, checked, then written.

    It goes into the folder of your office; comments and layout there stay. On a fault nothing is written, and it is said what to change.
    """
    call("data.add.data_add", locals())


@DATA.command(
    "data import",
    ("make the national list from three downloaded files", "codingpath data import MERGED2023_24_PP.csv HD2024.zip C2024_A.zip"),
)
def data_import(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE FILE FILE …",
            help="College Scorecard (MERGED…_PP), IPEDS directory (HD…) and completions (C…_A); if you have them, distance education"
            " (C…DEP) of up to three years, institutional characteristics (IC…) and eligible training programs (xlsx).",
        ),
    ],
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Another data folder than the one in use.")] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="School year such as 2023-24, if the names do not say.")
    ] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE", help="The day to note as checked.")] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Take files of different years, older ones than in place, or a list that lost many programs."),
    ] = False,
) -> None:
    """Make the national list of programs from federal files: three, and more that say what is taught online.

    Download them from collegescorecard.ed.gov/data and nces.ed.gov/ipeds. Name them in any order, packed as they came. Nothing is
    fetched. Both files of the list are replaced in one step; on any fault the old list stays.
    """
    call("data.import_files.import_files", locals())


@DATA.command(
    "data schema",
    ("what an editor needs to check your own data folder", "codingpath data schema --data office --output office/schema"),
    ("the same after you added an id", "codingpath data schema --data office --output office/schema --force"),
)
def data_schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write a file for each into a folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    data: options.Data = None,
) -> None:
    """Print the JSON Schema of each data file, with the ids of this data folder, for an editor.

    Make them again after you add an id. `codingpath check` sees more: two equal ids, an empty range, a gap in the rules.
    """
    call("data.schema.data_schema", locals())


@DATA.command(
    "data status",
    ("how old the data is", "codingpath data status"),
    ("one source and what rests on it", "codingpath data status aapc-exam-price"),
    ("what is due for another look", "codingpath data status --stale"),
    ("every fact", "codingpath data status --full"),
)
def data_status(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[SOURCE]", help="One source, by its ID.", show_default=False, autocompletion=options.sources),
    ] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only what is past its review date, or will be within 60 days.")] = False,
    full: options.Full = False,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    today: options.Today = None,
    data: options.Data = None,
    no_color: options.NoColor = False,
    no_pager: options.NoPager = False,
) -> None:
    """Say how old the facts are, what is past review and what comes due; of one source, or in full, what each fact says."""
    call("data.status.data_status", locals(), LIST)
