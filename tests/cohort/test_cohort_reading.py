"""What a cell means, and what is said of one that means nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from strategies import real_catalog

from codingpath.catalog.intake import IntakeColumn, IntakeColumns, read_columns
from codingpath.cohort.sheets import BadRow, SheetReader, header_of
from codingpath.cohort.table import LONGEST_LINE, open_csv
from codingpath.errors import CodingpathError, DataError
from codingpath.model.condition import Value

QUESTIONS = real_catalog().by_id
FUNDING = (("y", "veteran"), ("n", ""))

CELLS: list[tuple[str, str, Value | None]] = [
    ("hours", "12", 12),
    ("hours", " about 12 hours ", 12),
    ("hours", "", None),
    ("hours", "not-sure", "not-sure"),
    ("budget", "$1,500", 1500),
    ("state", "Ohio", "OH"),
    ("zip", "44052-1234", "44052"),
    ("funding", "low-income, veteran", ("low-income", "veteran")),
    ("funding", "veteran; low-income", ("low-income", "veteran")),
    ("funding", "veteran|low-income", ("low-income", "veteran")),
    ("funding", "Low income, or SNAP, TANF or SSI", ("low-income",)),
    ("funding", " ", None),
]


def test_a_cell_is_read_as_an_answers_file_is_and_as_people_type(subtests: pytest.Subtests) -> None:
    for question, text, value in CELLS:
        with subtests.test(question=question, text=text):
            read = SheetReader(header_of([question], QUESTIONS, None, ()), QUESTIONS)
            assert read([text]) == ({} if value is None else {question: value})


FAULTS = [
    (["hours"], ["many"], "hours", "'many' is not a whole number of hours a week"),
    (["hours"], ["400"], "hours", "outside 1 to 80"),
    (["state"], ["Ohoi"], "state", "did you mean"),
    (["hours", "months"], ["12"], "", "it has 1 cells, and the first line has 2"),
    (["start"], ["next month"], "start", "write the whole date"),
]


def test_a_row_that_cannot_be_read_is_named_with_its_column(subtests: pytest.Subtests) -> None:
    for names, row, column, why in FAULTS:
        with subtests.test(row=row):
            with pytest.raises(BadRow) as caught:
                SheetReader(header_of(names, QUESTIONS, None, ()), QUESTIONS)(row)
            assert (caught.value.column, why in caught.value.why) == (column, True)


def test_nothing_in_a_cell_that_may_tell_of_a_disability_is_repeated() -> None:
    read = SheetReader(header_of(["funding"], QUESTIONS, None, ()), QUESTIONS)
    for text in ("disabilty", "vocational rehabb", "disability; none"):
        with pytest.raises(BadRow) as caught:
            read([text])
        assert caught.value.why == "an entry is no choice of this question, or does not go with another one; look at the cell"


def test_columns_of_one_question_pick_together_and_those_that_are_not_named_are_passed_over() -> None:
    named = IntakeColumns(
        read=(
            IntakeColumn(name="Vet", question="funding", values=FUNDING),
            IntakeColumn(name="SNAP", question="funding", values=(("y", "low-income"), ("n", ""))),
        ),
        keep=("Id",),
    )
    read = SheetReader(header_of(["Id", "vet", "Color", "SNAP"], QUESTIONS, named, ()), QUESTIONS)
    assert read(["7", "Y", "red", " y "]) == {"funding": ("low-income", "veteran")}
    assert read(["7", "N", "red", "Y"]) == {"funding": ("low-income",)}
    assert read(["7", "N", "red", "N"]) == {}
    assert read.kept(["7", "N", "red", "N"]) == ["7"]
    with pytest.raises(BadRow):
        read(["7", "none", "red", "Y"])


TABLES = [
    (["hours", "Client"], (), "the column 'Client' is no question"),
    (["hours", "monts"], (), "did you mean 'months'"),
    (["hours", "hours"], (), "two columns are called 'hours'"),
    (["hours"], ("Id",), "the table has no column 'Id'"),
    (["Id"], ("Id",), "no column answers a question"),
]


def test_a_table_whose_columns_are_off_is_refused_before_anything_is_reckoned(subtests: pytest.Subtests) -> None:
    for names, keep, message in TABLES:
        with subtests.test(names=names), pytest.raises(CodingpathError, match=message):
            header_of(names, QUESTIONS, None, keep)


MAPS = [
    ("columns: {Hrs: hourz}", "1:16: unknown question 'hourz'; did you mean 'hours'?"),
    ("colums: {Hrs: hours}", "did you mean 'columns'?"),
    ("columns: {}", "'columns' is missing or empty"),
    ("[]", "this maps columns to questions; it is a list"),
    ("columns: {Hrs: {question: hours, value: {a: 1}}}", "did you mean 'values'?"),
    ("columns: {Hrs: {question: hours, values: {few: few}}}", "1:48: hours: 'few' is not a whole number"),
    ("columns: {Hrs: {question: hours, values: 3}}", "'values' maps what stands in the column"),
    ("columns: {Hrs: {question: hours, separator: 3}}", "a separator is a text"),
    ("columns: {Hrs: {values: {a: 1}}}", "a column names a question; this is empty"),
    ("keep: [3]\ncolumns: {Hrs: hours}", "the name of a column is a text"),
]


def test_a_map_of_columns_is_told_where_it_is_wrong(tmp_path: Path, subtests: pytest.Subtests) -> None:
    file = tmp_path / "map.yaml"
    for text, message in MAPS:
        file.write_text(text)
        with subtests.test(text=text):
            with pytest.raises(DataError) as caught:
                read_columns(file, QUESTIONS)
            assert message in "\n".join(map(str, caught.value.faults))


FILES = [
    (b"", "there is no first line"),
    (b",,\n1,2,3\n", "there is no first line"),
    (b"hours,months\r12,9\r20,12\r", ":1: this is no CSV"),
    (b"hours\n\xff\xfe\n", ":2: this is not UTF-8 text"),
    (b"hours\n" + b"1" * LONGEST_LINE, ":2: this line is longer"),
    (b'hours\n"' + b"1\n" * LONGEST_LINE, "this is no CSV"),
]


def test_a_file_that_is_no_table_is_told_with_its_line(tmp_path: Path, subtests: pytest.Subtests) -> None:
    file = tmp_path / "table.csv"
    for content, message in FILES:
        file.write_bytes(content)
        with subtests.test(content=content[:20]), pytest.raises(CodingpathError, match=message), open_csv(file) as table:
            list(table.batches())


def test_a_table_of_any_spreadsheet_is_read_row_by_row(tmp_path: Path) -> None:
    """A mark of the byte order, semicolons, line ends of Windows, line breaks in quotes, empty lines."""
    file = tmp_path / "table.csv"
    file.write_bytes('\ufeffhours;"the\r\nnote"\r\n12;"two\r\nlines"\r\n\r\n;\r\n20;x\r\n'.encode())
    with open_csv(file) as table:
        assert table.names == ["hours", "the\r\nnote"]
        assert [(row.line, row.cells) for batch in table.batches(1) for row in batch] == [
            (4, ["12", "two\r\nlines"]),
            (7, ["20", "x"]),
        ]
        assert table.share_read == 1.0
