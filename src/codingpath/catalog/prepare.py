"""From what YAML says to the JSON of the model: conditions are read, and the short forms of rules written out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codingpath.catalog.check.conditions import ALWAYS, Grammar, Json, read_by
from codingpath.text import unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Plain, Steps, YamlFile

CONDITIONS = (
    "when",
    "asked_when",
    "skip_when",
    "decided_when",
    "held_when",
    "marked_when",
    "first_when",
    "saves_when",
    "programs_when",
    "too_early_when",
    "gap_when",
    "out_of_work_when",
    "in_work_when",
    "looks_up_when",
    "campus_when",
    "online_when",
)
"""Keys that hold a condition."""
OUTSIDE = {"certification": "credential", "award": "award", "delivery": "delivery"}
"""Decision to the key of its options that names something outside the rules: the option's own id if it is left out."""


@dataclass(frozen=True)
class Passage:
    """A mapping of a file, with the conditions it stands under."""

    document: YamlFile
    steps: Steps
    item: dict[str, Plain]
    conditions: Mapping[str, Json]
    """Key to condition; `always: true` is under `when`."""
    sound: bool = True
    """Whether the conditions have no fault, so that more may be said about them."""

    def complain(self, message: str, *steps: str | int, key: bool = False) -> None:
        """Add a fault inside this mapping."""
        self.document.complain((*self.steps, *steps), message, key=key)

    def text(self, key: str) -> str | None:
        """Return a text of this mapping, or none where it has none."""
        value = self.item.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> Iterator[tuple[Steps, str]]:
        """Yield the text of a key, or those of its list, each with its way inside this mapping."""
        value = self.item.get(key)
        if isinstance(value, str):
            yield (key,), value
        for position, entry in enumerate(value if isinstance(value, list) else ()):
            if isinstance(entry, str):
                yield (key, position), entry

    def check_names(self, key: str, kind: str, known: Collection[str] | None) -> None:
        """Add a fault for each text of a key that is not known; where it is not known what there is, for none."""
        for steps, name in self.texts(key) if known is not None else ():
            if known is not None and name not in known:
                self.complain(unknown(kind, name, known), *steps)


@dataclass
class Prepared:
    """One file, ready to be validated."""

    document: YamlFile
    json: Any = None
    passages: list[Passage] = field(default_factory=list)
    """Every mapping of the file, in order."""

    @property
    def tested(self) -> frozenset[str]:
        """Return the questions that its conditions read; a step that finds an answer out does nothing with it."""
        return frozenset().union(*(read_by(c) - {p.text("finds_out")} for p in self.passages for c in p.conditions.values()))


def prepare(document: YamlFile, vocabulary: Vocabulary) -> Prepared:
    """Prepare one file; what is wrong with its conditions goes to the document's faults."""
    prepared = Prepared(document)
    decisions = vocabulary.decisions
    if document.file == "rules.yaml":
        prepared.json = _rules(prepared, vocabulary)
    elif document.file == "questions.yaml":  # nothing is decided while questions are asked
        grammar = Grammar(document, vocabulary.questions, {}, later=tuple(decisions or ()))
        prepared.json = _walk(prepared, grammar, document.value, ())
    else:
        grammar = Grammar(document, vocabulary.questions, decisions, alike=vocabulary.alike)
        prepared.json = _walk(prepared, grammar, document.value, ())
    return prepared


def _walk(prepared: Prepared, grammar: Grammar, value: Plain, steps: Steps) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_walk(prepared, grammar, entry, (*steps, position)) for position, entry in enumerate(value)]
    if not isinstance(value, dict):
        return value
    faults = len(prepared.document.faults)
    conditions = _conditions(grammar, value, steps)
    sound = faults == len(prepared.document.faults)
    prepared.passages.append(Passage(prepared.document, steps, value, conditions, sound))
    plain = {
        key: _walk(prepared, grammar, part, (*steps, key)) if isinstance(part, (dict, list)) else part
        for key, part in value.items()
        if key not in conditions and key != "always"
    }
    return plain | conditions


def _conditions(grammar: Grammar, item: dict[str, Plain], steps: Steps) -> dict[str, Json]:
    found = {key: grammar.read(item[key], (*steps, key)) for key in CONDITIONS if key in item}
    if "always" in item:
        if "when" in item:
            grammar.document.complain((*steps, "always"), "'always' and 'when' exclude each other; keep one", key=True)
        elif item["always"] is not True:
            grammar.document.complain((*steps, "always"), "'always' can only be true; write a 'when' instead")
        found.setdefault("when", ALWAYS)
    return found


def _rules(prepared: Prepared, vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - JSON
    document, top = prepared.document, prepared.document.value
    if not isinstance(top, dict):
        return top
    decisions = _mapping(document, top, "decisions", ())
    known = vocabulary.decisions or {}
    names, found = tuple(known), []
    for name, raw in decisions.items():
        position = names.index(name) if name in names else 0
        earlier = {earlier: known[earlier] for earlier in names[:position]}
        grammar = Grammar(document, vocabulary.questions, earlier, names[position:], vocabulary.alike, empty_is_always=False)
        found.append(_decision(prepared, grammar, name, raw))
    return {**top, "decisions": found} if "decisions" in top else top


def _decision(prepared: Prepared, grammar: Grammar, name: str, raw: Plain) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(raw, dict):
        return raw
    steps: Steps = ("decisions", name)
    _refuse_id(prepared.document, raw, steps)
    options = _mapping(prepared.document, raw, "options", steps)
    rules = raw.get("rules")
    written_out: Json = {**raw, "id": name}
    if "options" in raw:
        written_out["options"] = [
            _option(prepared, grammar, option, value, (*steps, "options", option)) for option, value in options.items()
        ]
    if "decided_when" in raw:
        written_out["decided_when"] = _decided_when(prepared, grammar, raw, steps)
    if isinstance(rules, list):
        written_out["rules"] = [_rule(prepared, grammar, rule, (*steps, "rules", position)) for position, rule in enumerate(rules)]
    return written_out


def _decided_when(prepared: Prepared, grammar: Grammar, raw: dict[str, Plain], steps: Steps) -> Json:
    """Read when a decision is taken; it stands for itself among the passages, as the rest of a decision is read part by part."""
    only = {"decided_when": raw["decided_when"]}
    conditions = _conditions(grammar, only, steps)
    prepared.passages.append(Passage(prepared.document, steps, only, conditions))
    return conditions["decided_when"]


def _option(prepared: Prepared, grammar: Grammar, name: str, raw: Plain, steps: Steps) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(raw, dict):
        return raw
    _refuse_id(prepared.document, raw, steps)
    named = {OUTSIDE[key]: name for key in (steps[1],) if key in OUTSIDE}
    return {**named, **_walk(prepared, grammar, raw, steps), "id": name}


def _rule(prepared: Prepared, grammar: Grammar, raw: Plain, steps: Steps) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(raw, dict):
        return raw
    rule: Json = _walk(prepared, grammar, raw, steps)
    if "when" not in rule:
        prepared.document.complain(steps, "a rule needs 'when', or 'always: true' for everybody")
        rule["when"] = ALWAYS
    for key in ("favor", "rule_out"):
        if isinstance(rule.get(key), str):
            rule[key] = [rule[key]]
    if "with_whom" in rule:
        prepared.document.complain((*steps, "with_whom"), "'with_whom' is written 'with' in this file", key=True)
    if "with" in rule:
        rule["with_whom"] = rule.pop("with")
    return rule


def _mapping(document: YamlFile, item: dict[str, Plain], key: str, steps: Steps) -> dict[str, Plain]:
    value = item.get(key)
    if key in item and not isinstance(value, dict):
        document.complain((*steps, key), f"'{key}' must be a mapping of id to what it is, not a list or a text")
    return value if isinstance(value, dict) else {}


def _refuse_id(document: YamlFile, item: dict[str, Plain], steps: Steps) -> None:
    if "id" in item:
        document.complain((*steps, "id"), f"the id is the key '{steps[-1]}' already; delete this line", key=True)
