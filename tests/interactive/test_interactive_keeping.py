"""What happens to answers when saving fails for a while, or for good."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from codingpath.errors import CodingpathError
from codingpath.interactive.saving import AutoSaver
from codingpath.model.condition import Answers

PATH = Path("last.json")


@dataclass
class Disk:
    """A disk that is full whenever it is told to be."""

    full: bool = False
    files: list[Answers] = field(default_factory=list)

    def write(self, answers: Answers, finished: bool) -> Path:
        if self.full:
            raise CodingpathError("last.json: cannot save your answers (no room)")
        self.files.append(answers)
        return PATH


def kept(disk: Disk) -> tuple[AutoSaver, list[str]]:
    said: list[str] = []
    return AutoSaver(disk.write, said.append), said


def test_what_is_saved_needs_no_words() -> None:
    disk = Disk()
    keeper, said = kept(disk)
    keeper.keep({"hours": 5})
    assert (keeper.path, keeper.unsaved, keeper.missing, said) == (PATH, {}, [], [])


def test_trouble_is_said_once_and_its_end_is_said_too() -> None:
    disk = Disk(full=True)
    keeper, said = kept(disk)
    keeper.keep({"hours": 5})
    keeper.keep({"hours": 5, "state": "TX"})
    assert len(said) == 1
    assert said[0].endswith("You can go on. Saving is tried again after each answer.")
    assert keeper.missing == ["hours", "state"]
    disk.full = False
    keeper.keep({"hours": 5, "state": "TX", "months": 9})
    assert said[1:] == ["Your answers are saved again."]
    assert disk.files == [{"hours": 5, "state": "TX", "months": 9}]
    assert keeper.unsaved == {}
    disk.full = True
    keeper.keep({"hours": 6})
    assert len(said) == 3


def test_only_what_is_newer_than_the_file_is_missing_but_all_is_handed_over() -> None:
    disk = Disk()
    keeper, _ = kept(disk)
    keeper.found(PATH, {"hours": 5, "state": "TX"})
    disk.full = True
    keeper.keep({"hours": 9, "state": "TX", "months": 9})
    assert keeper.missing == ["hours", "months"]
    assert keeper.unsaved == {"hours": 9, "state": "TX", "months": 9}


def test_what_waits_is_tried_once_more() -> None:
    disk = Disk(full=True)
    keeper, _ = kept(disk)
    keeper.retry()
    keeper.keep({"hours": 5})
    disk.full = False
    keeper.retry()
    assert disk.files == [{"hours": 5}]
    assert keeper.unsaved == {}


def test_an_answer_that_a_signal_kept_from_the_disk_is_tried_once_more() -> None:
    class Interrupting(Disk):
        def write(self, answers: Answers, finished: bool) -> Path:
            if self.full:
                raise KeyboardInterrupt
            return super().write(answers, finished)

    disk = Interrupting(full=True)
    keeper, _ = kept(disk)
    try:
        keeper.keep({"hours": 5})
    except KeyboardInterrupt:
        disk.full = False
    keeper.retry()
    assert disk.files == [{"hours": 5}]


def test_what_was_deleted_is_not_missed() -> None:
    disk = Disk()
    keeper, _ = kept(disk)
    keeper.keep({"hours": 5})
    keeper.forget()
    keeper.retry()
    assert (keeper.path, keeper.unsaved, len(disk.files)) == (None, {}, 1)
