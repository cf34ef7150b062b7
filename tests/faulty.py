"""A stand-in for the system under a save: each call that changes a file can fail or be interrupted, or be looked at before it is made."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any, Literal, TypeVar

import pytest

CALLS = ("open", "mkdir", "rename", "replace", "unlink", "rmdir", "chmod", "utime", "fsync", "ftruncate", "write")

Kind = Literal["fails", "is interrupted"]
Seen = TypeVar("Seen")


def looking(patch: pytest.MonkeyPatch, look: Callable[[], Seen]) -> list[Seen]:
    """Return a list that gets a look at the disk before each call: what there is when the process is killed just then."""
    seen: list[Seen] = []

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            seen.append(look())
            return real(*args, **named)

        return call

    for name in CALLS:
        patch.setattr(os, name, watched(getattr(os, name)))
    return seen


class Faulty:
    """The calls of `os`, of which one goes wrong."""

    def __init__(self, patch: pytest.MonkeyPatch, kind: Kind, at: int) -> None:
        """Let call number `at`, from 0, go wrong."""
        self.kind, self.left = kind, at
        self.met = False
        for name in CALLS:
            patch.setattr(os, name, self._call(getattr(os, name)))

    def _call(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if self.left == 0:
                self._go_wrong()
            self.left -= 1
            return real(*args, **named)

        return call

    def _go_wrong(self) -> None:
        self.met, self.left = True, -1
        raise OSError(errno.EIO, os.strerror(errno.EIO)) if self.kind == "fails" else KeyboardInterrupt
