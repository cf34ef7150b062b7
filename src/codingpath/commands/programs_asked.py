"""What is asked for by the options of `codingpath programs`, read as its search takes it; each fault is one message with its option."""

from __future__ import annotations

import re
from typing import Final

from codingpath.catalog.zip_places import place_of
from codingpath.errors import AnswerError, UsageError
from codingpath.model.catalog import Catalog
from codingpath.model.program import Control, KindWord, ProgramKind, Sort, SortWord
from codingpath.model.zip_place import ZipPlace
from codingpath.text import quoted, suggest

SORTS: Final[dict[SortWord, Sort]] = {
    "fit": "fit",
    "price": "price",
    "miles": "distance",
    "graduates": "completions",
    "name": "name",
    "completions": "completions",
    "distance": "distance",
}
KINDS: Final[dict[KindWord, tuple[ProgramKind, ...]]] = {"short": ("noncredit", "under-9-credits"), "credit": ("credit",)}


def public_only(control: Control | None) -> Control:
    """Return public schools, unless `--control` asks for others."""
    if control not in (None, "public"):
        raise UsageError(f"--public and --control {control} ask for different schools; leave one out")
    return "public"


def place_named(zip_code: str | None, within: int | None, sort: SortWord) -> ZipPlace | None:
    """Return the place of `--zip`; raise `UsageError` where there is none and something needs it."""
    if zip_code is None:
        if within is not None or SORTS[sort] == "distance":
            raise UsageError(f"{f'--sort {sort}' if within is None else '--within'} needs a place; add --zip with five digits")
        return None

    found = re.fullmatch(r"(\d{5})(?:-\d{4})?", zip_code.strip(), re.ASCII)
    if not found:
        raise UsageError(f"--zip {quoted(zip_code)} is no ZIP code; write five digits, such as --zip 44052")
    try:
        return place_of(found[1])
    except AnswerError as error:
        raise UsageError(f"--zip: {error}") from None


def state_of(catalog: Catalog, near: ZipPlace) -> str | None:
    """Return the state of a place, none for islands that the quiz does not know."""
    return near.state if catalog.question("state").choice(near.state) else None


def state_named(catalog: Catalog, text: str | None) -> str | None:
    """Return the two letters of `--state`."""
    if text is None:
        return None
    try:
        return str(catalog.question("state").parse(text))
    except AnswerError as error:
        raise UsageError(f"--state {error}") from None


def credential_named(catalog: Catalog, text: str | None) -> str | None:
    """Return the id of `--credential`."""
    names = [c.id for c in catalog.credentials]
    if text is None or text.casefold() in names:
        return text and text.casefold()
    hint = suggest(text, names) or f"; use one of {', '.join(names)}"
    raise UsageError(f"--credential {quoted(text)} is not one we know{hint}")


def sum_of(text: str) -> int:
    """Return the dollars of `--max-price`."""
    plain = text.strip().removeprefix("$").replace(",", "")
    if not (plain.isascii() and plain.isdigit()):
        raise UsageError(f"--max-price {text!r} is no sum in whole dollars; write it as --max-price 4000")
    return int(plain)


def code_named(catalog: Catalog, text: str) -> str:
    """Read `51.0713`, `510713` or `0713`."""
    known = sorted({p.cip for p in catalog.programs if p.cip})
    digits = text.replace(".", "").strip()
    found = [code for code in known if code.replace(".", "") in (digits, f"51{digits}")]
    if not found:
        raise UsageError(f"--cip {text!r} is no program code of this list; use one of {', '.join(known)}")
    return found[0]
