"""A data folder of an office's own: a copy of the program's, with `office.yaml` and a page that says what it is."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codingpath.catalog.locate import bundled
from codingpath.catalog.office import OFFICE_FILE
from codingpath.errors import CodingpathError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codingpath.model.office import Office

_COPIED: Final = frozenset({".csv", ".json", ".yaml"})
_README: Final = """These are the data files of codingpath, kept by {name}.
Change them in any text editor, then run `codingpath check --data` with this folder; every fault is told with its line.
Every plan made with them says whose data it is and in which files it differs. How to keep facts true: docs/data.md of codingpath.
"""
_OFFICE: Final = """# yaml-language-server: $schema=schema/office.schema.json
# Who keeps this data. The name stands under the title of every plan, page and list.
name: {name}
{contact}
"""
_NO_CONTACT: Final = "# contact: a telephone number or a mail address, if plans are to give one"


def new_folder(target: Path, office: Office | None, *, force: bool) -> list[str]:
    """Copy the program's own data into a folder, and name the office in it if one is given; return the names of the files written.

    Everything is made beside it first, so that a full disk leaves the folder as it was. Raises `CodingpathError` for a folder that
    holds anything, unless `force`: then files of the same names are replaced and others stay; and always for the program's own folder.
    """
    own = bundled()
    _refuse(target, own, force=force)
    with _beside(target) as made:
        for file in sorted(f for f in own.rglob("*") if f.suffix in _COPIED):
            place = made / file.relative_to(own)
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, place)
        if office:
            _write_office(made, office)
        written = sorted(f.relative_to(made) for f in made.rglob("*") if f.is_file())
        for relative in written:
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            (made / relative).replace(target / relative)
    return [str(relative) for relative in written]


def _refuse(target: Path, own: Path, *, force: bool) -> None:
    if target.exists() and not target.is_dir():
        raise CodingpathError(f"{target}: this is a file; name a folder that is new or empty")
    if target.is_dir() and own.samefile(target):
        raise CodingpathError(f"{target}: this is the program's own folder; name another one")
    if target.is_dir() and any(target.iterdir()) and not force:
        raise CodingpathError(
            f"{target}: the folder is not empty; name a new one, or use --force to replace the data files in it and keep the others"
        )


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the target, and take it away with whatever is left in it."""
    parent = target.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=parent, prefix=f".{target.name}.", suffix=".part"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_office(folder: Path, office: Office) -> None:
    given = f"contact: {_quoted(office.contact)}" if office.contact else _NO_CONTACT
    (folder / OFFICE_FILE).write_text(_OFFICE.format(name=_quoted(office.name), contact=given), "utf-8")
    (folder / "README.md").write_text(_README.format(name=office.name), "utf-8")


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
