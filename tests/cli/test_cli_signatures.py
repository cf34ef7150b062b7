"""A signature and the body it calls take the same, so that what is typed arrives."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import get_type_hints

from case_table import cases

from codingpath.cli import options
from codingpath.cli.output import Target
from codingpath.cli.signatures.plans import wizard
from codingpath.cli.signatures.registry import PRINTING, Signature, commands

ALL = {**commands(), "": Signature(wizard, ())}
FORMS = {"": None, "PLAN": options.PlanForm, "LIST": options.ListForm, "WORDS": options.WordsForm}
CALLS = [words for words, signature in ALL.items() if not isinstance(signature.function, str)]


@cases("words", CALLS, ids=lambda words: words or "quiz")
def test_a_body_takes_what_its_signature_gives(words: str) -> None:
    function = ALL[words].function
    assert not isinstance(function, str)
    ((place, contents),) = re.findall(
        r'call\("([a-z_.]+\.[a-z_]+)", (?:locals\(\)|given)(?:, ([A-Z]+))?\)', inspect.getsource(function)
    )
    module, _, name = place.rpartition(".")
    body = getattr(import_module(f"codingpath.commands.{module}"), name)
    given = {name: hint for name, hint in get_type_hints(function).items() if name not in {"context", "version"}}
    form = get_type_hints(function, include_extras=True).get("form")
    assert FORMS[contents] == form, "the forms that it offers are those of what it prints"
    if form:
        given = {name: hint for name, hint in given.items() if name not in PRINTING} | {"to": Target}
    assert given == get_type_hints(body)
    assert set(given) - {"return"} == set(inspect.signature(body).parameters)
