"""What pydantic found, in plain English and with its place."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from codingpath.errors import MAX_FAULTS
from codingpath.text import called, nearest, quoted, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from codingpath.catalog.yaml_reader import Plain, Steps, YamlFile

_WRITTEN: Final = {"with_whom": "with"}
"""Field to its key in YAML, where they differ."""
_KINDS: Final = {
    "int": "a whole number",
    "bool": "true or false",
    "tuple": "a list",
    "list": "a list",
    "dict": "a mapping",
    "mapping": "a mapping",
    "dataclass": "a mapping",
    "date": "a day such as 2026-11-23",
}


def explain(document: YamlFile, shape: type[Any], error: ValidationError) -> None:
    """Add one fault for each error, except a missing key that is only misspelt."""
    errors = error.errors(include_url=False)[: 10 * MAX_FAULTS]  # more are never told
    misspelt = {(*e["loc"][:-1], near) for e in errors if _is_extra(e) for near in _nearest_field(shape, e)}
    for e in errors:
        steps = _steps(document, e["loc"])
        if _is_extra(e):
            document.complain(steps, _not_a_key(shape, e), key=True)
        elif e["type"] == "missing":
            if e["loc"] not in misspelt:
                document.complain(steps[:-1], _missing(document, steps))
        else:
            document.complain(steps, _refused(e) or f"{_subject(steps)} {_wrong(e)}")


def _refused(error: ErrorDetails) -> str | None:
    """Return the words of a mark that stand for themselves."""
    said = _of_mark(error)
    return None if said is None or said.startswith("must ") else said


def _of_mark(error: ErrorDetails) -> str | None:
    return str(error["ctx"]["error"]) if error["type"] == "value_error" else None


def _is_extra(error: ErrorDetails) -> bool:
    return error["type"] == "unexpected_keyword_argument"


def _steps(document: YamlFile, loc: tuple[int | str, ...]) -> Steps:
    """Turn a place in the JSON into a place in the file: a mapping of ids is a list in the JSON."""
    value: Plain = document.value
    steps: list[str | int] = []
    for part in loc:
        step: str | int = _WRITTEN.get(part, part) if isinstance(part, str) else part
        if isinstance(value, dict):
            step = list(value)[step] if isinstance(step, int) else step
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        steps.append(step)
    return tuple(steps)


def _known(shape: Any, loc: tuple[int | str, ...]) -> list[str]:  # noqa: ANN401 - annotations have no type
    """Return the keys of the record at a place."""
    for step in loc:
        inner = next((part for part in _unwrapped(shape) if is_dataclass(part)), None)
        shape = get_type_hints(inner)[step] if inner and isinstance(step, str) else shape
    record = next((part for part in _unwrapped(shape) if is_dataclass(part)), None)
    return [_WRITTEN.get(f.name, f.name) for f in fields(record)] if record else []


def _unwrapped(annotation: Any) -> Iterator[Any]:  # noqa: ANN401
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _unwrapped(part)


def _nearest_field(shape: type[Any], error: ErrorDetails) -> list[str]:
    near = nearest(str(error["loc"][-1]), _known(shape, error["loc"][:-1]))
    return [near] if near else []


def _not_a_key(shape: type[Any], error: ErrorDetails) -> str:
    key = str(error["loc"][-1])
    return f"{quoted(key)} is not a key this file knows{suggest(key, _known(shape, error['loc'][:-1]))}"


def _missing(document: YamlFile, steps: Steps) -> str:
    *around, key = steps
    item: Plain = document.value
    for step in around:
        item = item[step] if isinstance(item, (dict, list)) else None  # type: ignore[index]
    name = item.get("id") if isinstance(item, dict) else None
    where = f" from {quoted(name)}" if isinstance(name, str) else ""
    hint = "; write 'always: true' if it holds for everybody" if key == "when" else ""
    return f"'{key}' is missing{where}{hint or '; add it'}"


def _subject(steps: Steps) -> str:
    if not steps:
        return "the file"
    *around, last = steps
    return f"entry {last + 1} of {quoted(str(around[-1]))}" if isinstance(last, int) and around else quoted(str(last))


def _wrong(error: ErrorDetails) -> str:
    given, kind = error["input"], error["type"].partition("_")[0]
    if error["type"] == "literal_error":
        expected = error["ctx"]["expected"]
        near = nearest(str(given), expected.replace(" or ", ", ").replace("'", "").split(", "))
        hint = f"did you mean '{near}'?" if near else f"this is {called(given)}"
        return f"must be {expected}; {hint}"
    marked = _of_mark(error)
    if marked is not None:
        return marked
    if kind == "string":
        return _not_text(given)
    if kind in _KINDS:
        return f"must be {_KINDS[kind]}; this is {called(given)}"
    return f"is wrong: {error['msg']}"


def _not_text(given: object) -> str:
    if given is None:
        return "is empty; write a text"
    if isinstance(given, (bool, int)):
        written = str(given).lower()
        return f"must be text; put it in quotes: '{written}'"
    return f"must be text; this is {called(given)}"
