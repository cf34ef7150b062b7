"""The programs as lines of text, one a state: a plan reads the lines it needs, however long the national list is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from codingpath.catalog.stored import Decoder, encode
from codingpath.model.program import Program, Programs


def lines_of(programs: Programs) -> list[str]:
    """Return one line a state: its name, how many programs, the programs as JSON."""
    return [f"{name} {len(group)} {json.dumps(encode(group), separators=(',', ':'))}" for name, group in programs.by_state.items()]


def programs_of(lines: list[bytes], decode: Decoder) -> Programs:
    """Return the programs of `lines_of` in UTF-8; raise `ValueError` or `KeyError` on anything else. `decode` makes one program."""
    groups = {name.decode(): (int(count), text) for name, count, text in (line.split(b" ", 2) for line in lines)}
    return Programs(
        by_state=_ByState({name: text for name, (_, text) in groups.items()}, decode),
        total=sum(count for count, _ in groups.values()),
    )


class _ByState(Mapping[str, tuple[Program, ...]]):
    """Decodes the programs of a state when they are first asked for."""

    def __init__(self, texts: Mapping[str, bytes], decode: Decoder) -> None:
        self._texts = texts
        self._decode = decode
        self._read: dict[str, tuple[Program, ...]] = {}

    def __getitem__(self, state: str) -> tuple[Program, ...]:
        if state not in self._read:
            self._read[state] = _decoded(self._texts[state], self._decode)
        return self._read[state]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _decoded(text: bytes, decode: Decoder) -> tuple[Program, ...]:
    return tuple(map(decode, json.loads(text)))
