"""Where decisions, options and rules stand in `rules.yaml`; read only to say where a proof found something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.catalog.yaml_reader import read_document
from codingpath.errors import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from codingpath.catalog.yaml_reader import Steps

FILE: Final = "rules.yaml"


class RulePlaces:
    """The places of a rules file that loads without a fault."""

    def __init__(self, folder: Path) -> None:
        """Read the rules of a data folder."""
        self._document = read_document(folder / FILE, FILE)
        self._rules: dict[str, Steps] = {}
        for steps in self._document.places:
            match steps:
                case ("decisions", str(_), "rules", int(_)):
                    self._rules[str(self._value((*steps, "id")))] = steps
                case _:
                    pass

    def fault(self, message: str, decision: str, *, option: str | None = None, rule: str | None = None) -> Fault:
        """Return a message with the place of the rule it is about, else of the option, else of the decision."""
        if rule is not None:
            return Fault(FILE, *self._document.place(self._rules[rule]), message)
        steps: Steps = ("decisions", decision, *(() if option is None else ("options", option)))
        return Fault(FILE, *self._document.place(steps, key=True), message)

    def _value(self, steps: Steps) -> object:
        value: object = self._document.value
        for step in steps:
            value = value[step]  # type: ignore[index]
        return value
