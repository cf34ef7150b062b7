from __future__ import annotations

import pytest
from builders import program
from strategies import real_catalog

from codingpath.catalog.cache import Decoders, lines_of, name_of, programs_of, shapes_of
from codingpath.model.program import Program, Programs

DECODE = Decoders(shapes_of(Program)).record(name_of(Program))

SOME = Programs.of(
    [program("b", state="TX", delivery="online"), program("a", state="OH", school="Nötre\nDame"), program("c", state="TX")]
)


def test_programs_come_back_as_they_were() -> None:
    for programs in (SOME, real_catalog().programs, Programs.of(())):
        again = programs_of([line.encode() for line in lines_of(programs)], DECODE)
        assert (list(again), len(again)) == (list(programs), len(programs))


def test_a_line_is_a_line() -> None:
    assert not any("\n" in line for line in lines_of(SOME))


def test_one_state_is_read_without_the_others() -> None:
    broken = [(line.replace("[", "{") if line.startswith("TX") else line).encode() for line in lines_of(SOME)]
    read = programs_of(broken, DECODE)
    assert [p.id for p in read.of_state("OH")] == ["a"]
    assert read.of_state("XX") == ()
    with pytest.raises(ValueError, match="Expecting"):
        read.of_state("TX")


@pytest.mark.parametrize("lines", [[b"OH x []"], [b"OH 1"], [b"OH"]])
def test_anything_else_is_refused(lines: list[bytes]) -> None:
    with pytest.raises((ValueError, KeyError)):
        programs_of(lines, DECODE)
