"""Many cases of one thing as one test: a case costs a tenth of what it costs as a test of its own.

Each that fails is shown by its number and its values, and the others are walked all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial, wraps
from inspect import Parameter, signature
from typing import Any

import pytest

Check = Callable[..., None]
Ids = Callable[[Any], object] | Iterable[str]
"""What a case is called: by its value, or one after the other."""


def cases(names: str | Sequence[str], rows: Iterable[Any], *, ids: Ids | None = None) -> Callable[[Check], Check]:
    """Return what makes one test of a check of one case; written as `pytest.mark.parametrize` is.

    All cases share the fixtures of the test, so it is for checks that leave nothing in them. Raises `ValueError` for a table without
    a case, which would check nothing.
    """
    given = names.replace(",", " ").split() if isinstance(names, str) else list(names)
    table = [row if len(given) > 1 else (row,) for row in rows]
    if not table:
        raise ValueError(f"there is no case of {', '.join(given)}")
    named = map(ascii, table) if ids is None else (ids(value) for value, *_ in table) if callable(ids) else ids
    titles = [f"{number}: {name}"[:120] for number, name in enumerate(named)]

    def walked(check: Check) -> Check:
        @wraps(check)
        def test(subtests: pytest.Subtests, **fixtures: Any) -> None:
            for title, values in zip(titles, table, strict=True):
                told_if_it_fails(subtests, title, partial(check, **dict(zip(given, values, strict=True)), **fixtures))

        own = signature(check)
        fixtures = [parameter for name, parameter in own.parameters.items() if name not in given]
        first = Parameter("subtests", Parameter.POSITIONAL_OR_KEYWORD)
        vars(test)["__signature__"] = own.replace(parameters=[first, *fixtures])
        return test

    return walked


def told_if_it_fails(subtests: pytest.Subtests, title: str, check: Callable[[], object]) -> None:
    """Check one case; only one that fails is told as a subtest, as that costs more than most checks."""
    try:
        check()
    except BaseException:
        with subtests.test(title):
            raise
