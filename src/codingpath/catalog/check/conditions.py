"""The language of `when`: from what is written in YAML to the JSON of the model's `When`.

Written short: `goal: lead`, `goal: [lead, not-sure]`, `hours: {below: 8}`, `funding: {none_of: [veteran]}`, and under
`decision:` the outcomes of decisions. One mapping is one box; a list of mappings is several.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from codingpath.model.condition import NOT_SURE
from codingpath.text import called, has_no, quoted, suggest, unknown

if TYPE_CHECKING:
    from codingpath.catalog.vocabulary import Asked
    from codingpath.catalog.yaml_reader import Plain, Steps, YamlFile

Json: TypeAlias = dict[str, Any]

ALWAYS: Final[Json] = {"boxes": [{}]}
"""The condition that always holds."""
OUTCOMES: Final = "decision"
"""The key under which a box names outcomes; no question may have this id."""
_SETS: Final = ("any_of", "all_of", "none_of")
_ENDS: Final = ("at_least", "below")
_ALWAYS_TRUE: Final = "for everybody write 'always: true' in place of 'when'"
_LEFT_OUT: Final = "leave 'decided_when' out where the decision is for everybody"


@dataclass(frozen=True)
class Grammar:
    """What conditions at one place may name."""

    document: YamlFile
    """Receives the faults."""
    questions: Mapping[str, Asked] | None
    """Questions that may be tested; none where they are not known."""
    decisions: Mapping[str, tuple[str, ...]] | None
    """Decisions whose outcomes may be read, with their options; none where they are not known."""
    later: tuple[str, ...] = ()
    """Decisions that exist and may not be read here, because they come later."""
    alike: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Decision and option to the options that count as it too."""
    empty_is_always: bool = True
    """Whether `when: {}` may stand for "always"; in rules it is spelled out."""

    def read(self, raw: Plain, steps: Steps) -> Json:
        """Return the condition as JSON; what is faulty is reported and left out."""
        if isinstance(raw, list) and raw:
            return {"boxes": [self._box(box, (*steps, position)) for position, box in enumerate(raw)]}
        if raw == {} and self.empty_is_always:
            return ALWAYS
        if isinstance(raw, dict):
            return {"boxes": [self._box(raw, steps)]}
        message = f"'{steps[-1]}' must be a mapping of question to test, or a list of those; this is {_called(raw)}"
        self._fault(steps, message)
        return {"boxes": []}

    def _box(self, raw: Plain, steps: Steps) -> Json:
        if not isinstance(raw, dict) or not raw:
            hint = f"; {_LEFT_OUT if 'decided_when' in steps else _ALWAYS_TRUE}" if raw == {} else ""
            self._fault(steps, f"a condition is a mapping of question to test; this is {_called(raw)}{hint}")
            return {}
        tests = {
            name: self._test(name, test, (*steps, name))
            for name, test in raw.items()
            if name != OUTCOMES and self._is_question(name, (*steps, name))
        }
        outcomes = self._outcomes(raw[OUTCOMES], (*steps, OUTCOMES)) if OUTCOMES in raw else {}
        return {"tests": tests, "outcomes": outcomes}

    def _is_question(self, name: str, steps: Steps) -> bool:
        if self.questions is None or name in self.questions:
            return self.questions is not None
        if name == "always":
            self._fault(steps, "'always: true' stands in place of 'when', not inside it", key=True)
        else:
            self._fault(steps, unknown("question", name, [*self.questions, OUTCOMES]), key=True)
        return False

    def _test(self, name: str, raw: Plain, steps: Steps) -> Json:
        question = (self.questions or {})[name]
        parts: list[Plain] = raw if isinstance(raw, list) else [raw]
        test: Json = {"not_sure": NOT_SURE in parts}
        places = [(*steps, n) if isinstance(raw, list) else steps for n in range(len(parts))]
        known = [(part, place) for part, place in zip(parts, places, strict=True) if part != NOT_SURE]
        if not parts:
            self._fault(steps, f"the list for '{name}' is empty, so nothing meets it; name an answer")
        match question.kind:
            case "one":
                test["values"] = [self._choice(name, question, part, place) for part, place in known]
            case "many":
                test |= self._sets(name, question, known)
            case "number" | "amount":
                test["spans"] = [self._span(name, question, part, place) for part, place in known]
            case "zip":
                self._fault(steps, f"'{name}' is a ZIP code: it says where schools are, and no condition may read it", key=True)
            case "date":
                for _, place in known:
                    self._fault(place, f"'{name}' is a date; a condition can only ask whether it is {NOT_SURE}")
            case _:
                pass  # an unknown kind is reported with the question
        return test

    def _choice(self, name: str, question: Asked, raw: Plain, steps: Steps) -> str:
        if isinstance(raw, dict) and set(raw) & {*_ENDS, *_SETS}:
            kind = "a test for numbers" if set(raw) & set(_ENDS) else "a test for several choices"
            self._fault(
                steps,
                f"{kind} does not fit '{name}', which has one choice; write one of {', '.join([*question.choices[:8], NOT_SURE])}",
            )
        elif not isinstance(raw, str):
            self._fault(steps, f"'{name}' needs a choice or a list of choices; this is {_called(raw)}")
        elif raw not in question.choices:
            self._fault(steps, has_no(name, "choice", raw, [*question.choices, NOT_SURE]))
        return raw if isinstance(raw, str) else ""

    def _sets(self, name: str, question: Asked, parts: list[tuple[Plain, Steps]]) -> Json:
        test: Json = {}
        for position, (part, steps) in enumerate(parts):
            if not isinstance(part, dict) or not part:
                hint = f"{{any_of: [{part}]}}" if isinstance(part, str) else "{any_of: […]}, all_of or none_of"
                self._fault(steps, f"'{name}' has several choices; write {hint}, not {_called(part)}")
            elif position:
                self._fault(steps, f"only one mapping of any_of, all_of and none_of can stand in a test of '{name}'")
            else:
                test = {
                    key: self._set(name, question, value, (*steps, key))
                    for key, value in part.items()
                    if self._is_key(name, key, _SETS, (*steps, key))
                }
        return test

    def _set(self, name: str, question: Asked, raw: Plain, steps: Steps) -> list[str]:
        listed: list[Plain] = raw if isinstance(raw, list) else [raw]
        if not listed:
            self._fault(steps, f"the list for '{name}' is empty; name a choice")
        found = []
        for position, choice in enumerate(listed):
            place = (*steps, position) if isinstance(raw, list) else steps
            if choice == NOT_SURE:
                self._fault(place, f"{NOT_SURE} stands beside the mapping: [{{{steps[-1]}: […]}}, {NOT_SURE}]")
            elif not isinstance(choice, str) or choice not in question.choices:
                self._fault(place, has_no(name, "choice", str(choice), question.choices))
            else:
                found.append(choice)
        return found

    def _span(self, name: str, question: Asked, raw: Plain, steps: Steps) -> Json:
        if not isinstance(raw, dict) or not raw:
            self._fault(steps, f"'{name}' is a number; write {{at_least: …}}, {{below: …}} or both, not {_called(raw)}")
            return {}
        keys = [key for key in raw if self._is_key(name, key, _ENDS, (*steps, key))]
        span = {key: self._end(name, question, key, raw[key], (*steps, key)) for key in keys}
        low, high = span.get("at_least"), span.get("below")
        if low is not None and high is not None and low >= high:
            self._fault(steps, f"this range of '{name}' is empty: no number is at least {low} and below {high}")
        return span

    def _end(self, name: str, question: Asked, key: str, raw: Plain, steps: Steps) -> int | None:
        if not isinstance(raw, int) or isinstance(raw, bool):
            self._fault(steps, f"'{key}' must be a whole number; this is {called(raw)}")
            return None
        low, high = question.at_least, question.at_most
        if low is not None and high is not None and low > high:
            return raw  # reported with the question
        above = low is not None and (raw < low or (key == "below" and raw == low))
        beyond = high is not None and raw > high + (key == "below")
        if above or beyond:
            self._fault(steps, f"'{key}: {raw}' is outside the answers to '{name}', which run from {low} to {high}")
        return raw

    def _is_key(self, name: str, key: str, allowed: tuple[str, ...], steps: Steps) -> bool:
        if key in allowed:
            return True
        if key in {*_SETS, *_ENDS}:
            fits = "is for numbers" if key in _ENDS else "is for questions with several choices"
            self._fault(steps, f"'{key}' {fits}; a test of '{name}' takes {', '.join(allowed)}", key=True)
        else:
            self._fault(steps, f"{quoted(key)} is not a test{suggest(key, allowed)}", key=True)
        return False

    def _outcomes(self, raw: Plain, steps: Steps) -> dict[str, list[str]]:
        if not isinstance(raw, dict) or not raw:
            self._fault(steps, f"'{OUTCOMES}' must be a mapping of decision to option; this is {_called(raw)}")
            return {}
        return {
            name: self._options(name, value, (*steps, name))
            for name, value in raw.items()
            if self._is_decision(name, (*steps, name))
        }

    def _is_decision(self, name: str, steps: Steps) -> bool:
        if self.decisions is None or name in self.decisions:
            return self.decisions is not None
        if name in self.later:
            can = ", ".join(self.decisions) or "none"
            self._fault(steps, f"the decision '{name}' is not made yet here; earlier decisions: {can}", key=True)
        else:
            self._fault(steps, unknown("decision", name, self.decisions), key=True)
        return False

    def _options(self, name: str, raw: Plain, steps: Steps) -> list[str]:
        known = (self.decisions or {})[name]
        listed: list[Plain] = raw if isinstance(raw, list) else [raw]
        if not listed:
            self._fault(steps, f"the list for '{name}' is empty; name an option")
        for position, option in enumerate(listed):
            if not isinstance(option, str) or option not in known:
                place = (*steps, position) if isinstance(raw, list) else steps
                self._fault(place, has_no(name, "option", str(option), known))
        named = [option for option in listed if isinstance(option, str)]
        return list(dict.fromkeys(other for option in named for other in (option, *self.alike.get((name, option), ()))))

    def _fault(self, steps: Steps, message: str, *, key: bool = False) -> None:
        self.document.complain(steps, message, key=key)


def certain(condition: Json) -> frozenset[str]:
    """Return the questions that are always answered where the condition holds."""
    boxes = condition["boxes"]
    each = [{q for q, test in box.get("tests", {}).items() if not test["not_sure"]} for box in boxes]
    return frozenset(set.intersection(*each)) if each else frozenset()


def read_by(condition: Json) -> frozenset[str]:
    """Return the questions that the condition reads."""
    return frozenset(question for box in condition["boxes"] for question in box.get("tests", {}))


def _called(raw: Plain) -> str:
    return f"an empty {'list' if isinstance(raw, list) else 'mapping'}" if raw in ([], {}) else called(raw)
