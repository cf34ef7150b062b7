"""`codingpath explain`: why these results, what would change them, and what open answers can still do."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from codingpath.cli._options import Answer, AnswersFile, Data, NoColor, SessionName, Today
from codingpath.cli.errors import handled


class Format(StrEnum):
    """How to print the explanation."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def explain(
    answers: AnswersFile = None,
    answer: Answer = None,
    session: SessionName = None,
    today: Today = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
    data: Data = None,
    no_color: NoColor = False,
) -> None:
    """Say why each result came out, and which one or two answers would change it."""
    with handled():
        from codingpath.cli.inputs import answers_of, day, load  # noqa: PLC0415
        from codingpath.planning.plan import plan  # noqa: PLC0415
        from codingpath.rules.explain import explain as explained  # noqa: PLC0415
        from codingpath.rules.masks import compile_rules  # noqa: PLC0415

        when = day(today)
        catalog = load(data)
        table = compile_rules(catalog.rules, catalog.questions)
        roadmap = plan(catalog, answers_of(catalog, answers, session, answer, when), when, table)
        found = explained(roadmap, table)
        if form is Format.JSON:
            from codingpath.formats.records import why_json  # noqa: PLC0415

            sys.stdout.write(why_json(roadmap, found))
            return
        from codingpath.report.why import why  # noqa: PLC0415

        words = why(roadmap, found)
        if form is Format.MARKDOWN:
            from codingpath.formats.markdown import to_markdown  # noqa: PLC0415

            sys.stdout.write(to_markdown(words))
            return
        from codingpath.formats.console import console  # noqa: PLC0415
        from codingpath.formats.terminal import print_document  # noqa: PLC0415

        print_document(console(no_color=no_color), words, words.parts)
        sys.stdout.flush()
