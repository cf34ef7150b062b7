"""How the columns of somebody else's table become answers: a file that names a question for a column, and a choice for a value.

keep: [Client ID]                 # carried over as they are, to find a row again
columns:
  Hours per week: hours           # a column whose values are answers already
  Money:
    question: budget
    values: {Under $500: 250, More: 4000, Unknown: not-sure}
  Veteran:                        # several columns may pick choices of one question
    question: funding
    values: {Y: veteran, N: null} # null says nothing
  Barriers:
    question: funding
    separator: ";"
    values: {Dislocated worker: laid-off, TANF: low-income}
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from codingpath.catalog.yaml_reader import Plain, YamlFile, read_document, refuse_if_faulty
from codingpath.errors import AnswerError
from codingpath.model.condition import NOT_SURE
from codingpath.model.question import Question
from codingpath.model.record import Record, keyword_record
from codingpath.text import called, one_line, quoted, suggest, unknown

KEYS = ("keep", "columns")
COLUMN_KEYS = ("question", "separator", "values")


@keyword_record
class IntakeColumn(Record):
    """A column that answers a question."""

    name: str
    """What stands above it."""
    question: str
    """Id of the question."""
    values: tuple[tuple[str, str], ...] = ()
    """What stands in it, in small letters, and the answer that is meant; an empty one says nothing."""
    separator: str = ""
    """What parts several values of one cell; empty for a semicolon, a bar or a comma."""


@keyword_record
class IntakeColumns(Record):
    """What is read of a table."""

    read: tuple[IntakeColumn, ...]
    keep: tuple[str, ...] = ()
    """Columns that are carried over as they are."""


def read_columns(path: Path, questions: Mapping[str, Question]) -> IntakeColumns:
    """Read the file; raise `DataError` with every fault at once."""
    document = read_document(path)
    top = document.value if isinstance(document.value, dict) else {}
    if not document.broken and not isinstance(document.value, dict):
        document.complain(
            (), f"this maps columns to questions; it is {called(document.value)}; write 'columns:' and a line for each"
        )
    for key in top.keys() - set(KEYS):
        document.complain((key,), f"{quoted(key)} is not a key here{suggest(key, KEYS)}", key=True)
    keep = _texts(document, top.get("keep") or [])
    columns = top.get("columns")
    if not document.broken and not (isinstance(columns, dict) and columns):
        document.complain(("columns",), "'columns' is missing or empty; write a line for each column, such as 'Hours: hours'")
    named = columns if isinstance(columns, dict) else {}
    read = [column for name, said in named.items() if (column := _column(document, name, said, questions))]
    refuse_if_faulty(document)
    return IntakeColumns(read=tuple(read), keep=tuple(keep))


def _texts(document: YamlFile, said: Plain) -> list[str]:
    named = said if isinstance(said, list) else [said]
    for number, name in enumerate(named):
        if not isinstance(name, str):
            document.complain(("keep", number), f"the name of a column is a text; this is {called(name)}")
    return [one_line(name) for name in named if isinstance(name, str)]


def _column(document: YamlFile, name: str, said: Plain, questions: Mapping[str, Question]) -> IntakeColumn | None:
    steps = ("columns", name)
    parts = said if isinstance(said, dict) else {"question": said}
    for key in parts.keys() - set(COLUMN_KEYS):
        document.complain((*steps, key), f"{quoted(key)} is not a key of a column{suggest(key, COLUMN_KEYS)}", key=True)
    asked, separator, values = parts.get("question"), parts.get("separator", ""), parts.get("values") or {}
    question = questions.get(asked) if isinstance(asked, str) else None
    if question is None:
        told = (
            unknown("question", asked, questions)
            if isinstance(asked, str)
            else f"a column names a question; this is {called(asked)}"
        )
        document.complain((*steps, "question") if isinstance(said, dict) else steps, f"{told}; `codingpath questions` lists them")
        return None
    if not isinstance(separator, str):
        document.complain((*steps, "separator"), f"a separator is a text such as ';'; this is {called(separator)}")
        separator = ""
    if not isinstance(values, dict):
        document.complain((*steps, "values"), f"'values' maps what stands in the column to answers; this is {called(values)}")
        values = {}
    meant = [(folded(text), _meant(document, (*steps, "values", text), question, value)) for text, value in values.items()]
    return IntakeColumn(name=one_line(name), question=question.id, values=tuple(meant), separator=separator)


def _meant(document: YamlFile, steps: tuple[str, ...], question: Question, value: Plain) -> str:
    """Return the answer that a value of a column means, as it may stand in an answers file; empty for none."""
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    try:
        question.read(text)
    except AnswerError as error:
        document.complain(steps, f"{question.id}: {error}; null says nothing, {NOT_SURE} leaves it open")
    return text


def folded(text: str) -> str:
    """Return what two spellings of one value have in common."""
    return one_line(text).casefold()
