"""What can be typed for what the data holds: programs, certifications, questions, their check; and for a shell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from codingpath.cli import options
from codingpath.cli.signatures.registry import Registry, call
from codingpath.formats import LIST
from codingpath.model.program import Award, Control, DeliveryMode, KindWord, SortWord

LISTS: Final = Registry()


State = Annotated[
    str | None,
    typer.Option("--state", metavar="XX", help="Your state: its programs first, then online ones.", autocompletion=options.states),
]
Zip = Annotated[str | None, typer.Option("--zip", metavar="ZIP", help="Your ZIP code: the nearest schools first, with miles.")]
Named = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]", help="One program in full, by its ID, or those of a school, by words of its name.", show_default=False
    ),
]
OfKind = Annotated[
    KindWord | None,
    typer.Option("--kind", metavar="KIND", help="Only short courses, or only those for college credit: short or credit."),
]
Online = Annotated[bool, typer.Option("--online", help="Only programs that can be finished online.")]
Public = Annotated[bool, typer.Option("--public", help="Only public schools.")]
Within = Annotated[
    int | None, typer.Option("--within", metavar="MILES", min=1, help="Only schools so near, none online elsewhere; needs --zip.")
]
City = Annotated[str | None, typer.Option("--city", metavar="NAME", help="Only schools of this city.")]
ForAward = Annotated[
    Award | None,
    typer.Option("--award", metavar="AWARD", help="Only programs that confer this: certificate, associate or bachelor."),
]
Taught = Annotated[
    DeliveryMode | None, typer.Option("--delivery", metavar="HOW", help="How it is taught: online, in-person or hybrid.")
]
PreparesFor = Annotated[
    str | None,
    typer.Option(
        "--credential", metavar="ID", help="Which exam it should prepare for, such as cpc.", autocompletion=options.credentials
    ),
]
MaxPrice = Annotated[str | None, typer.Option("--max-price", metavar="USD", help="The most it may cost.")]
RunBy = Annotated[
    Control | None,
    typer.Option("--control", metavar="WHO", help="Only schools run like this: public, nonprofit or for-profit."),
]
Codes = Annotated[
    list[str] | None, typer.Option("--cip", metavar="CODE", help="Only this program code, such as 51.0713; may be repeated.")
]
Related = Annotated[bool, typer.Option("--related", help="List related fields too, labeled.")]
Order = Annotated[
    SortWord,
    typer.Option("--sort", metavar="BY", help="The order: fit, price, miles, graduates or name; its rule is printed."),
]


@LISTS.command(
    "programs",
    ("programs of a state, then online ones", "codingpath programs --state OH"),
    ("the nearest schools first", "codingpath programs --zip 44052 --within 30"),
    (
        "public ones that can be finished online, the cheapest first",
        "codingpath programs --state OH --online --public --sort price",
    ),
    ("all about those of one school", 'codingpath programs "stark state"'),
    ("every row with all that is known", "codingpath programs --state OH --all"),
    ("those that fit your answers, for a spreadsheet", "codingpath programs --answers me.yaml --format csv --output programs.csv"),
)
def programs(
    name: Named = None,
    state: State = None,
    zip_code: Zip = None,
    within: Within = None,
    city: City = None,
    award: ForAward = None,
    kind: OfKind = None,
    online: Online = False,
    public: Public = False,
    delivery: Taught = None,
    credential: PreparesFor = None,
    max_price: MaxPrice = None,
    control: RunBy = None,
    cip: Codes = None,
    related: Related = False,
    sort: Order = "fit",
    full: options.Full = False,
    answers: options.AnswersFile = None,
    answer: options.Answer = None,
    session: options.SessionName = None,
    today: options.Today = None,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
    no_pager: options.NoPager = False,
) -> None:
    """Search the programs of the country: your state's first, then online ones. With answers, sorted by how they fit them."""
    call("programs.programs", locals(), LIST)


@LISTS.command(
    "credentials",
    ("all certifications side by side", "codingpath credentials"),
    ("one of them", "codingpath credentials cpc"),
    ("one with every statement and its source", "codingpath credentials cpc --full"),
)
def credentials(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="One certification, such as cpc.",
            show_default=False,
            autocompletion=options.credentials,
        ),
    ] = None,
    form: options.ListForm = None,
    full: options.Full = False,
    output: options.Output = None,
    force: options.Force = False,
    today: options.Today = None,
    data: options.Data = None,
    no_color: options.NoColor = False,
    no_pager: options.NoPager = False,
) -> None:
    """Set the certifications side by side: who may sit, exam, cost, upkeep. With an ID, tell of one."""
    call("credentials.credentials", locals(), LIST)


@LISTS.command(
    "words",
    ("the words of the field in plain words", "codingpath words"),
    ("one of them", "codingpath words claim"),
)
def words(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[WORD]", help="One word, such as claim.", show_default=False, autocompletion=options.words),
    ] = None,
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
    no_pager: options.NoPager = False,
) -> None:
    """Explain the words of the field in plain words, all in order or one."""
    call("words.words", locals(), LIST)


@LISTS.command(
    "questions",
    ("ids, choices and ranges for an answers file", "codingpath questions"),
    ("the same for another program to read", "codingpath questions --format json"),
)
def questions(
    form: options.ListForm = None,
    output: options.Output = None,
    force: options.Force = False,
    data: options.Data = None,
    no_color: options.NoColor = False,
) -> None:
    """List the questions with their ids, choices and ranges."""
    call("questions.questions", locals(), LIST)


@LISTS.command(
    "check",
    ("check data and rules", "codingpath check"),
    ("check the data of your office", "codingpath check --data office-data"),
    ("which rules no person of a folder fires", "codingpath check --coverage people"),
)
def check(
    data: options.Data = None,
    today: options.Today = None,
    coverage: Annotated[
        Path | None, typer.Option("--coverage", metavar="DIR", help="Say which rules no answers file of this folder fires.")
    ] = None,
) -> None:
    """Check the data files, say which facts are past review, and prove the rules over every sheet of answers.

    Exits with 1 if a file has a fault or the rules have an error; each is shown with its line and an example.
    """
    call("check.check", locals())


@LISTS.command(
    "completion",
    ("for this shell session", 'eval "$(codingpath completion bash)"'),
    ("for good, in bash", "codingpath completion bash >> ~/.bashrc"),
    ("for good, in zsh", "codingpath completion zsh >> ~/.zshrc"),
    ("for good, in fish", "codingpath completion fish > ~/.config/fish/completions/codingpath.fish"),
    ("for good, in PowerShell", "codingpath completion powershell >> $PROFILE"),
)
def completion(
    shell: Annotated[options.Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.", show_default=False)],
) -> None:
    """Print a script that lets the Tab key finish commands, options, question ids, choices, sessions and states.

    Nothing is installed: put the script where your shell reads it, as the examples do.
    """
    call("completion.completion", locals())
