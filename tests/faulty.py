"""A stand-in for the system under a save: each call that changes a file can fail, be interrupted, or be the last of its process."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any, Literal

import pytest

CALLS = ("open", "mkdir", "rename", "replace", "unlink", "rmdir", "chmod", "utime", "fsync", "ftruncate", "write")

Kind = Literal["fails", "is interrupted", "is killed"]


class Killed(BaseException):
    """The process is no more: nothing that comes after in it happens."""


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
            if self.left == 0 or (self.met and self.kind == "is killed"):
                self._go_wrong()
            self.left -= 1
            return real(*args, **named)

        return call

    def _go_wrong(self) -> None:
        self.met, self.left = True, -1
        match self.kind:
            case "fails":
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            case "is interrupted":
                raise KeyboardInterrupt
            case _:
                raise Killed
