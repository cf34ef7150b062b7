"""Examples of every command: what it is for, and the call. A test parses each."""

from __future__ import annotations

from typing import Final

Example = tuple[str, str]
"""What is wanted, and what to type."""

EXAMPLES: Final[dict[str, tuple[Example, ...]]] = {
    "codingpath": (
        ("ask, plan and export", "codingpath"),
        ("the same in plain numbered lines, for a screen reader", "codingpath --plain"),
        ("keep a second person apart", "codingpath --session anna"),
        ("the plan of a file", "codingpath plan --answers me.yaml"),
    ),
    "codingpath plan": (
        ("the plan of a file", "codingpath plan --answers me.yaml"),
        ("the first page only, with one answer changed", "codingpath plan --answers me.yaml --answer hours=15 --brief"),
        ("keep it as Markdown", "codingpath plan --answers me.yaml --format markdown --output me.md"),
        ("a page to open, print or hand out", "codingpath plan --answers me.yaml --output me.html"),
        ("its days for a calendar", "codingpath plan --answers me.yaml --format ics --output me.ics"),
        ("the plan of a saved session", "codingpath plan --session anna"),
        ("no file at all", "codingpath plan --answer goal=lead --answer state=OH --answer matters-most=speed,low-cost"),
    ),
    "codingpath explain": (
        ("why, and what would change it", "codingpath explain --answers me.yaml"),
        ("the same for another program to read", "codingpath explain --answers me.yaml --format json"),
    ),
    "codingpath compare": (
        ("two files side by side", "codingpath compare me.yaml other.yaml"),
        ("a client and a variant, to hand out", "codingpath compare anna anna~online --format markdown --output both.md"),
    ),
    "codingpath programs": (
        ("programs of a state, then online ones", "codingpath programs --state OH"),
        ("the nearest schools first", "codingpath programs --zip 44052 --within 30"),
        ("online programs that cost at most $4,000", "codingpath programs --delivery online --max-price 4000"),
        (
            "those that fit your answers, for a spreadsheet",
            "codingpath programs --answers me.yaml --format csv --output programs.csv",
        ),
    ),
    "codingpath credentials": (
        ("all certifications side by side", "codingpath credentials"),
        ("one of them in full", "codingpath credentials cpc"),
    ),
    "codingpath questions": (
        ("ids, choices and ranges for an answers file", "codingpath questions"),
        ("the same for another program to read", "codingpath questions --format json"),
    ),
    "codingpath check": (
        ("check data and rules", "codingpath check"),
        ("check the data of your office", "codingpath check --data office-data"),
        ("which rules no person of a folder fires", "codingpath check --coverage people"),
    ),
    "codingpath completion": (
        ("for this shell session", 'eval "$(codingpath completion bash)"'),
        ("for good, in bash", "codingpath completion bash >> ~/.bashrc"),
        ("for good, in fish", "codingpath completion fish > ~/.config/fish/completions/codingpath.fish"),
    ),
    "codingpath sessions": (
        ("who is saved here", "codingpath sessions list"),
        ("delete a person's answers and notes", "codingpath sessions delete anna"),
    ),
    "codingpath sessions list": (
        ("who is saved here", "codingpath sessions list"),
        ("the same for another program to read", "codingpath sessions list --format json"),
    ),
    "codingpath sessions show": (
        ("what a person answered", "codingpath sessions show anna"),
        ("with your notes", "codingpath sessions show anna --notes"),
    ),
    "codingpath sessions restore": (("bring back the answers that were replaced last", "codingpath sessions restore anna"),),
    "codingpath sessions rename": (("give it another name", "codingpath sessions rename last anna"),),
    "codingpath sessions note": (
        ("add a note with today's date", "codingpath sessions note anna will call the college on Monday"),
        ("read the notes", "codingpath sessions note anna"),
        ("a longer one from a file", "codingpath sessions note anna - < talk.txt"),
    ),
    "codingpath sessions export": (
        ("one person's answers as an answers file", "codingpath sessions export anna --output anna.yaml"),
        ("everything, for another computer", "codingpath sessions export --all sessions.zip"),
    ),
    "codingpath sessions import": (("bring everything back", "codingpath sessions import sessions.zip"),),
    "codingpath sessions delete": (
        ("delete a person's answers and notes", "codingpath sessions delete anna"),
        ("without being asked", "codingpath sessions delete anna --yes"),
    ),
    "codingpath data": (
        ("how old every fact is", "codingpath data status"),
        ("start a data folder of your office", "codingpath data init office-data"),
    ),
    "codingpath data init": (
        ("a folder with a copy of the data", "codingpath data init office-data"),
        ("with the name that every plan gives", "codingpath data init office-data --name Lorain"),
    ),
    "codingpath data status": (
        ("how old every fact is", "codingpath data status"),
        ("what is due for another look", "codingpath data status --stale"),
    ),
    "codingpath data schema": (
        ("what an editor needs to check your own data folder", "codingpath data schema --data office --output office/schema"),
        ("the same after you added an id", "codingpath data schema --data office --output office/schema --force"),
    ),
    "codingpath data import": (
        (
            "make the national list from three downloaded files",
            "codingpath data import MERGED2023_24_PP.csv HD2024.zip C2024_A.zip",
        ),
    ),
}
"""Command as it is called to its examples."""
