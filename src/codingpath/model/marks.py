"""What the values of a field are like beyond their type, said once, beside the field: `hours: Annotated[int, AtLeast(0)]`.

A mark says it to whoever makes a JSON Schema of the record; pydantic asks for it by the method's name, so nothing is
imported here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Mark:
    """Words of JSON Schema that a field's own are completed with."""

    def __init__(self, **words: object) -> None:
        """Take the words, such as `minimum=0`."""
        self.words = words

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:  # noqa: ANN401
        """Return the schema of the type with this mark's words."""
        return handler(core) | self.words


class AtLeast(Mark):
    """A number that is not below another."""

    def __init__(self, least: int, most: int | None = None) -> None:
        """Take the smallest value, and the largest if there is one."""
        super().__init__(minimum=least, **({} if most is None else {"maximum": most}))


class Filled(Mark):
    """A text with something in it."""

    def __init__(self) -> None:
        """Take nothing."""
        super().__init__(minLength=1)


class Written(Mark):
    """A text in a form of its own."""

    def __init__(self, pattern: str) -> None:
        """Take the regular expression that all of the text meets."""
        super().__init__(pattern=f"^(?:{pattern})$")
