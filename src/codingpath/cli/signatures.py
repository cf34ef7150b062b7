"""What can be typed: every command with its arguments, options, help and examples.

Each has one line that imports its body in `commands/` and calls it with what was given, so that help, completion and misuse import
no body. A test holds that both take the same. An example is what is wanted and what to type; a test parses each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer

from codingpath import __version__
from codingpath.cli import options
from codingpath.cli.errors import handled
from codingpath.cli.options import (
    Answer,
    AnswersFile,
    Data,
    Force,
    ListForm,
    NoColor,
    NoPager,
    Output,
    PlanForm,
    Saved,
    SessionName,
    Shell,
    Today,
    WordsForm,
    Yes,
)
from codingpath.errors import UsageError
from codingpath.model.program import Award, Control, DeliveryMode, Sort

Example = tuple[str, str]
"""What is wanted, and what to type."""

Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True)
class Signature:
    """One command, or a group of commands."""

    function: Callable[..., None] | str
    """What typer reads; of a group, its help."""
    examples: tuple[Example, ...]


COMMANDS: Final[dict[str, Signature]] = {}
"""Words that call a command, to its signature, in the order of the help; a group stands before its commands."""


def command(words: str, *examples: Example) -> Callable[[Function], Function]:
    """Register a function as the command that these words call."""

    def register(function: Function) -> Function:
        COMMANDS[words] = Signature(function, examples)
        return function

    return register


def group(words: str, text: str, *examples: Example) -> None:
    """Register a group of commands, with its help."""
    COMMANDS[words] = Signature(text, examples)


def call(place: str, given: Mapping[str, Any]) -> None:
    """Import the body of a command, `module.function`, and run it; whatever it raises becomes one message and an exit code."""
    module, _, function = place.partition(".")
    with handled():
        getattr(import_module(f"codingpath.commands.{module}"), function)(**given)


QUIZ: Final = (
    ("ask, plan and export", "codingpath"),
    ("the same in plain numbered lines, for a screen reader", "codingpath --plain"),
    ("keep a second person apart", "codingpath --session anna"),
    ("the plan of a file", "codingpath plan --answers me.yaml"),
)


def wizard(
    context: typer.Context,
    answers: AnswersFile = None,
    session: SessionName = None,
    ephemeral: Annotated[bool, typer.Option("--ephemeral", help="Save nothing.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in numbered lines, for screen readers (or set ACCESSIBLE=1).")
    ] = False,
    no_name: Annotated[
        bool, typer.Option("--no-name", help="Leave the session's name out of the names of files you take away.")
    ] = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Answer a short quiz and get your roadmap into US medical billing and coding: path, dates, costs, programs, reasons."""
    given = {name: value for name, value in locals().items() if name not in {"context", "version"}}
    if version:
        sys.stdout.write(f"codingpath {__version__}\n")
    elif context.invoked_subcommand is None:
        call("wizard.wizard", given)
    else:
        _refuse_stray(given, context.invoked_subcommand)


def _refuse_stray(given: Mapping[str, Any], command: str) -> None:
    """Say where an option belongs that was given before a command's name and would be lost."""
    stray = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
    if stray:
        with handled():
            raise UsageError(f"{stray[0]} belongs after the command: codingpath {command} {stray[0]} …")


@command(
    "plan",
    ("the plan of a file", "codingpath plan --answers me.yaml"),
    ("the first page only, with one answer changed", "codingpath plan --answers me.yaml --answer hours=15 --brief"),
    ("keep it as Markdown", "codingpath plan --answers me.yaml --format markdown --output me.md"),
    ("a page to open, print or hand out", "codingpath plan --answers me.yaml --output me.html"),
    ("its days for a calendar", "codingpath plan --answers me.yaml --format ics --output me.ics"),
    ("the plan of a saved session", "codingpath plan --session anna"),
    ("no file at all", "codingpath plan --answer goal=lead --answer state=OH --answer matters-most=speed,low-cost"),
)
def plan(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: PlanForm = None,
    brief: Annotated[bool, typer.Option("--brief", help="Only the first page: decisions, dates, money.")] = False,
    output: Output = None,
    force: Force = False,
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help="Add your notes on the client of the session; no plan has them otherwise.")
    ] = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Print the plan of an answers file, or of the last session."""
    call("plan.plan", locals())


@command(
    "explain",
    ("why, and what would change it", "codingpath explain --answers me.yaml"),
    ("the same for another program to read", "codingpath explain --answers me.yaml --format json"),
    ("a page to hand out", "codingpath explain --answers me.yaml --output why.html"),
)
def explain(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: WordsForm = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Say why each result came out, and which one or two answers would change it."""
    call("explain.explain", locals())


@command(
    "compare",
    ("two files side by side", "codingpath compare me.yaml other.yaml"),
    ("a client and a variant, to hand out", "codingpath compare anna anna~online --format markdown --output both.md"),
)
def compare(
    plans: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN PLAN …",
            help="Two to four, each an answers file, a saved session, or a variant (NAME~VARIANT).",
            autocompletion=options.sessions,
        ),
    ],
    answer: Answer = None,
    today: Today = None,
    form: ListForm = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Set two to four plans side by side in equal detail: results, dates, money, and what each gives up."""
    call("compare.compare", locals())


@command(
    "programs",
    ("programs of a state, then online ones", "codingpath programs --state OH"),
    ("the nearest schools first", "codingpath programs --zip 44052 --within 30"),
    ("online programs that cost at most $4,000", "codingpath programs --delivery online --max-price 4000"),
    ("those that fit your answers, for a spreadsheet", "codingpath programs --answers me.yaml --format csv --output programs.csv"),
)
def programs(
    state: Annotated[
        str | None,
        typer.Option(
            "--state", metavar="XX", help="Your state: its programs first, then online ones.", autocompletion=options.states
        ),
    ] = None,
    zip_code: Annotated[
        str | None, typer.Option("--zip", metavar="ZIP", help="Your ZIP code: the nearest schools first, with miles.")
    ] = None,
    within: Annotated[
        int | None, typer.Option("--within", metavar="MILES", min=1, help="Only schools so near; needs --zip.")
    ] = None,
    city: Annotated[str | None, typer.Option("--city", metavar="NAME", help="Only schools of this city.")] = None,
    award: Annotated[
        Award | None,
        typer.Option("--award", metavar="AWARD", help="Only programs that confer this: certificate, associate or bachelor."),
    ] = None,
    delivery: Annotated[
        DeliveryMode | None, typer.Option("--delivery", metavar="HOW", help="How it is taught: online, in-person or hybrid.")
    ] = None,
    credential: Annotated[
        str | None,
        typer.Option(
            "--credential", metavar="ID", help="Which exam it should prepare for, such as cpc.", autocompletion=options.credentials
        ),
    ] = None,
    max_price: Annotated[str | None, typer.Option("--max-price", metavar="USD", help="The most it may cost.")] = None,
    control: Annotated[
        Control | None,
        typer.Option("--control", metavar="WHO", help="Only schools run like this: public, nonprofit or for-profit."),
    ] = None,
    cip: Annotated[
        list[str] | None, typer.Option("--cip", metavar="CODE", help="Only this program code, such as 51.0713; may be repeated.")
    ] = None,
    related: Annotated[bool, typer.Option("--related", help="List related fields too, labeled.")] = False,
    sort: Annotated[
        Sort,
        typer.Option("--sort", metavar="BY", help="The order: fit, distance, price, completions or name; its rule is printed."),
    ] = "fit",
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: ListForm = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Search the programs of the country: your state's first, then online ones. With answers, sorted by how they fit them."""
    call("programs.programs", locals())


@command(
    "credentials",
    ("all certifications side by side", "codingpath credentials"),
    ("one of them in full", "codingpath credentials cpc"),
)
def credentials(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="One certification in full, such as cpc.",
            show_default=False,
            autocompletion=options.credentials,
        ),
    ] = None,
    form: ListForm = None,
    output: Output = None,
    force: Force = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """Set the certifications side by side: who may sit, exam, cost, upkeep. With an ID, say all about one."""
    call("credentials.credentials", locals())


@command(
    "questions",
    ("ids, choices and ranges for an answers file", "codingpath questions"),
    ("the same for another program to read", "codingpath questions --format json"),
)
def questions(
    form: ListForm = None, output: Output = None, force: Force = False, data: Data = None, no_color: NoColor = False
) -> None:
    """List the questions with their ids, choices and ranges."""
    call("questions.questions", locals())


@command(
    "check",
    ("check data and rules", "codingpath check"),
    ("check the data of your office", "codingpath check --data office-data"),
    ("which rules no person of a folder fires", "codingpath check --coverage people"),
)
def check(
    data: Data = None,
    today: Today = None,
    coverage: Annotated[
        Path | None, typer.Option("--coverage", metavar="DIR", help="Say which rules no answers file of this folder fires.")
    ] = None,
) -> None:
    """Check the data files, say which facts are past review, and prove the rules over every sheet of answers.

    Exits with 1 if a file has a fault or the rules have an error; each is shown with its line and an example.
    """
    call("check.check", locals())


group(
    "sessions",
    "The saved answers of one or of many people: list, show, note on, rename, restore, export, delete.",
    ("who is saved here", "codingpath sessions list"),
    ("delete a person's answers and notes", "codingpath sessions delete anna"),
)


@command(
    "sessions list",
    ("who is saved here", "codingpath sessions list"),
    ("the same for another program to read", "codingpath sessions list --format json"),
)
def sessions_list(
    form: ListForm = None, output: Output = None, force: Force = False, data: Data = None, no_color: NoColor = False
) -> None:
    """List who is saved here, last touched first."""
    call("sessions_show.list_", locals())


@command(
    "sessions show",
    ("what a person answered", "codingpath sessions show anna"),
    ("with your notes", "codingpath sessions show anna --notes"),
)
def sessions_show(
    name: Saved,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too.")] = False,
    form: WordsForm = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Show one session's answers in words."""
    call("sessions_show.show", locals())


@command("sessions rename", ("give it another name", "codingpath sessions rename last anna"))
def sessions_rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name; for a variant, NAME~NEW.")],
) -> None:
    """Give a session another name; its notes and variants go with it."""
    call("sessions_change.rename", locals())


@command("sessions restore", ("bring back the answers that were replaced last", "codingpath sessions restore anna"))
def sessions_restore(name: Saved) -> None:
    """Bring back the answers that were replaced last; those of today are kept instead, so once more undoes it."""
    call("sessions_change.restore", locals())


@command(
    "sessions note",
    ("add a note with today's date", "codingpath sessions note anna will call the college on Monday"),
    ("read the notes", "codingpath sessions note anna"),
    ("a longer one from a file", "codingpath sessions note anna - < talk.txt"),
)
def sessions_note(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A session.", autocompletion=options.sessions)],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]…", help="What to note; - reads it from standard input.")
    ] = None,
    delete_all: Annotated[bool, typer.Option("--delete-all", help="Delete all notes on this client.")] = False,
    yes: Yes = False,
    no_color: NoColor = False,
) -> None:
    """Add a dated note, or print the notes if there is no TEXT. Notes stay out of every plan."""
    call("sessions_change.note", locals())


@command(
    "sessions export",
    ("one person's answers as an answers file", "codingpath sessions export anna --output anna.yaml"),
    ("everything, for another computer", "codingpath sessions export --all sessions.zip"),
)
def sessions_export(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A session, or NAME~VARIANT.", autocompletion=options.sessions)
    ] = None,
    output: Output = None,
    notes: Annotated[bool, typer.Option("--notes", help="The notes too, as comments.")] = False,
    everything: Annotated[
        Path | None, typer.Option("--all", metavar="FILE", help="Everything, with all notes, into one zip file, or into a folder.")
    ] = None,
    force: Force = False,
    data: Data = None,
) -> None:
    """Write a session as an answers file, or all sessions as one zip file that `sessions import` reads."""
    call("sessions_move.export", locals())


@command("sessions import", ("bring everything back", "codingpath sessions import sessions.zip"))
def sessions_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A zip file of `sessions export --all`.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace sessions of the same name.")] = False,
    data: Data = None,
) -> None:
    """Bring back everything that `sessions export --all` wrote; a session that is here already stays as it is."""
    call("sessions_move.import_", locals())


@command(
    "sessions delete",
    ("delete a person's answers and notes", "codingpath sessions delete anna"),
    ("without being asked", "codingpath sessions delete anna --yes"),
)
def sessions_delete(name: Saved, yes: Yes = False) -> None:
    """Delete a session with its notes, variants and damaged copies."""
    call("sessions_change.delete", locals())


group(
    "data",
    "Keep the facts true: start a folder of your own, import the national list, see what is past review.",
    ("how old every fact is", "codingpath data status"),
    ("start a data folder of your office", "codingpath data init office-data"),
)


@command(
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
    call("data_init.data_init", locals())


@command(
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
    call("data_import.import_files", locals())


@command(
    "data schema",
    ("what an editor needs to check your own data folder", "codingpath data schema --data office --output office/schema"),
    ("the same after you added an id", "codingpath data schema --data office --output office/schema --force"),
)
def data_schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write a file for each into a folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    data: Data = None,
) -> None:
    """Print the JSON Schema of each data file, with the ids of this data folder, for an editor.

    Make them again after you add an id. `codingpath check` sees more: two equal ids, an empty range, a gap in the rules.
    """
    call("data_schema.data_schema", locals())


@command(
    "data status",
    ("how old every fact is", "codingpath data status"),
    ("what is due for another look", "codingpath data status --stale"),
)
def data_status(
    stale: Annotated[bool, typer.Option("--stale", help="Only what is past its review date, or will be within 60 days.")] = False,
    form: ListForm = None,
    output: Output = None,
    force: Force = False,
    today: Today = None,
    data: Data = None,
    no_color: NoColor = False,
    no_pager: NoPager = False,
) -> None:
    """List every fact by its source, the oldest review date first: what it says, its age, when to read it again."""
    call("data_status.data_status", locals())


@command(
    "completion",
    ("for this shell session", 'eval "$(codingpath completion bash)"'),
    ("for good, in bash", "codingpath completion bash >> ~/.bashrc"),
    ("for good, in zsh", "codingpath completion zsh >> ~/.zshrc"),
    ("for good, in fish", "codingpath completion fish > ~/.config/fish/completions/codingpath.fish"),
    ("for good, in PowerShell", "codingpath completion powershell >> $PROFILE"),
)
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.", show_default=False)],
) -> None:
    """Print a script that lets the Tab key finish commands, options, question ids, choices, sessions and states.

    Nothing is installed: put the script where your shell reads it, as the examples do.
    """
    call("completion.completion", locals())
