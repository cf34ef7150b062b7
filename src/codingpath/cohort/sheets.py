"""Rows of a table as answers: each column that is read, cell by cell, and what is wrong with a cell by its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codingpath.catalog.intake import IntakeColumn, IntakeColumns, folded
from codingpath.errors import AnswerError, CodingpathError
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import Question, many, names_of, spelling
from codingpath.model.record import Record, keyword_record
from codingpath.rules.masks import Memo
from codingpath.text import LONGEST, one_line, quoted, suggest

LONGEST_KEPT = 200
"""Characters of a cell that is carried over."""


@keyword_record
class Header(Record):
    """Which column of a table is what; the same for every row."""

    width: int
    """How many columns there are."""
    read: tuple[tuple[int, IntakeColumn], ...]
    """Number of a column, from 0, and what it answers."""
    keep: tuple[tuple[int, str], ...]
    """Number of a column that is carried over, and its name."""


class BadRow(Exception):  # noqa: N818 - never shown by itself
    """A row that cannot be read: the column, and what is wrong there."""

    def __init__(self, column: str, why: str) -> None:
        """Take the name of the column, empty for the whole row."""
        super().__init__(column, why)
        self.column, self.why = column, why


def header_of(
    names: Sequence[str], questions: Mapping[str, Question], columns: IntakeColumns | None, keep: Sequence[str]
) -> Header:
    """Return what the columns of a table are.

    Without `columns` each is called by the id of its question, or is one to `keep`; with it, columns that it does not name are passed
    over. Raises `CodingpathError` for a column that is missing, stands there twice, or is no question.
    """
    named = [one_line(name) for name in names]
    twice = next((name for name in named if name and named.count(name) > 1), None)
    if twice is not None:
        raise CodingpathError(f"two columns are called {quoted(twice)}; give one of them another name")
    places = {folded(name): number for number, name in enumerate(named)}
    kept = (*keep, *(columns.keep if columns else ()))
    carried = tuple((_place(places, name, named), name) for name in dict.fromkeys(kept))
    if columns is None:
        others = [(number, name) for number, name in enumerate(named) if number not in dict(carried) and name]
        read = [(number, IntakeColumn(name=name, question=_question(name, questions))) for number, name in others]
    else:
        read = [(_place(places, column.name, named), column) for column in columns.read]
    if not read:
        raise CodingpathError(
            "no column answers a question; `codingpath questions` lists their ids, --columns FILE names other columns"
        )
    return Header(width=len(named), read=tuple(read), keep=carried)


def _place(places: Mapping[str, int], name: str, named: Sequence[str]) -> int:
    if folded(name) not in places:
        raise CodingpathError(
            f"the table has no column {quoted(name)}{suggest(name, [n for n in named if n]) or '; look at its first line'}"
        )
    return places[folded(name)]


def _question(name: str, questions: Mapping[str, Question]) -> str:
    if name.casefold() not in questions:
        raise CodingpathError(
            f"the column {quoted(name)} is no question{suggest(name, questions)}; --keep {quoted(name)} carries it over, "
            "--columns FILE says what other columns mean"
        )
    return name.casefold()


class SheetReader:
    """Reads one row after the other; what a cell means is worked out once for all rows that have it."""

    def __init__(self, header: Header, questions: Mapping[str, Question]) -> None:
        """Take what the columns are."""
        self._header = header
        self._cells = [(number, CellReader(column, questions[column.question])) for number, column in header.read]
        self._several = len({column.question for _, column in header.read}) < len(header.read)

    def __call__(self, row: Sequence[str]) -> Answers:
        """Return the answers of a row; raise `BadRow` for the first cell that cannot be read."""
        if len(row) != self._header.width:
            raise BadRow("", f"it has {len(row)} cells, and the first line has {self._header.width}; a comma or a quote is off")
        answers: dict[str, Value] = {}
        for number, cell in self._cells:
            value = cell.meaning[row[number]]
            if isinstance(value, AnswerError):
                raise BadRow(cell.column.name, str(value))
            if value is not None:
                known = answers.get(cell.question.id) if self._several else None
                answers[cell.question.id] = value if known is None else self._together(cell, known, value)
        return answers

    def kept(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row that are carried over; of one that is too short, what is there."""
        return [one_line(row[number])[:LONGEST_KEPT] if number < len(row) else "" for number, _ in self._header.keep]

    def _together(self, cell: CellReader, known: Value, value: Value) -> Value:
        """Return what two columns of one question say together."""
        some, more = (() if v == NOT_SURE else v for v in (known, value))
        if not (isinstance(some, tuple) and isinstance(more, tuple)):
            if known == value:
                return known
            raise BadRow(cell.column.name, "another column answers this question otherwise; leave one of them empty")
        if not (some and more):
            return some or more or known
        try:
            return many(cell.question, [*some, *more])
        except AnswerError as error:
            raise BadRow(cell.column.name, cell.told(error)) from None


class CellReader:
    """One column: what a text in it means."""

    def __init__(self, column: IntakeColumn, question: Question) -> None:
        """Take the column and its question."""
        self.column, self.question = column, question
        self._values = dict(column.values)
        self.meaning: Memo[str, Value | AnswerError | None] = Memo(self._read)
        """A text to the answer it means, to what is wrong with it, or to none where it says nothing."""

    def told(self, error: AnswerError) -> str:
        """Return what is wrong; of a question with a choice that no paper may tell, without what stands in the cell."""
        if any(choice.private for choice in self.question.choices):
            return "an entry is no choice of this question, or does not go with another one; look at the cell"
        return str(error)

    def _read(self, text: str) -> Value | AnswerError | None:
        try:
            return self._meant(one_line(text[: 100 * LONGEST]))
        except AnswerError as error:
            return AnswerError(self.told(error))

    def _meant(self, text: str) -> Value | None:
        said = self._values.get(text.casefold(), text)
        if not said:
            return None
        if self.question.kind != "many":
            return self.question.read(said).value
        picked = [part for part in self._parts(said) if part]
        return many(self.question, picked, by_label=True) if picked else None

    def _parts(self, text: str) -> list[str]:
        """Return what is picked in a cell: one choice, whose label may have a comma, or several."""
        if any(spelling(text) == spelling(name) for choice in self.question.choices for name in names_of(choice)):
            return [text]
        found = [self._values.get(part.casefold(), part) for part in map(str.strip, text.split(self._separator(text)))]
        return [one.strip() for part in found for one in (part.split(",") if part in self._values.values() else [part])]

    def _separator(self, text: str) -> str:
        return self.column.separator or next((sign for sign in ";|" if sign in text), ",")
