"""Checks of what the program reads by name: it is there, and says all that plans need of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from codingpath.catalog.vocabulary import id_of, mappings, number_of, options_of, texts
from codingpath.model.question import Kind
from codingpath.model.reads import DECISIONS, GRANTS, MEANINGS, QUESTIONS, WAITS
from codingpath.text import has_no, quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Plain, Steps, YamlFile
    from codingpath.model.reads import DecisionRead, QuestionRead


_NEEDED: Final = {
    "in_a_sentence": "what it is called inside a sentence, such as 'a coder'",
    "program_codes": "the federal codes of the programs nearest to it, such as ['51.0713']",
}
"""Key to what it says, for those that an option must have."""
_OF_SOME: Final = (
    "in_a_sentence",
    "program_codes",
    "award",
    "program_kinds",
    "exam_only",
    "programs_when",
    "credential",
    "delivery",
)
"""Keys of options that fit some decisions alone."""


def check_reads(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every name that the program reads and does not find, and whatever it finds and could not read."""
    for name, check in _CHECKS.items():
        if name in prepared and isinstance(prepared[name].document.value, dict):
            check(prepared[name], vocabulary)
    if "timeline.yaml" in prepared and "rules.yaml" in prepared:
        _check_study(prepared["timeline.yaml"], list(_options(prepared["rules.yaml"])))


def _say(document: YamlFile, key: str, message: str) -> None:
    """Report what is missing at the head of the list that it belongs in; a list that is missing is reported with the shapes."""
    if (key,) in document.places:
        document.complain((key,), message, key=True)


# -- questions


def _check_questions(file: Prepared, _: Vocabulary) -> None:
    asked = {p.text("id"): p for p in file.passages if p.steps[:-1] == ("questions",)}
    for read in QUESTIONS:
        if read.id in asked:
            _check_question(read, asked[read.id])
        else:
            _say(file.document, "questions", f"the program reads the question '{read.id}', and there is none; add it")


def _check_question(read: QuestionRead, passage: Passage) -> None:
    kind = passage.text("kind")
    if kind != read.kind and kind in get_args(Kind):
        passage.complain(f"the program reads '{read.id}' as a question of kind '{read.kind}'; this is '{kind}'", "kind")
        return
    choices = [id_of(choice) for _, choice in mappings(passage.item.get("choices"), ())]
    for name in read.choices if choices else ():
        if name not in choices:
            passage.complain(
                f"the program reads the choice '{name}' of '{read.id}', and there is none; add it", "choices", key=True
            )
    low, high = number_of(passage.item, "at_least"), number_of(passage.item, "at_most")
    if read.kind == "number" and low is not None and low < read.least:
        passage.complain(f"'at_least' of '{read.id}' must be {read.least} or more", "at_least")
    if read.most is not None and high is not None and high > read.most:
        passage.complain(f"'at_most' of '{read.id}' must be {read.most} or less", "at_most")


# -- decisions and options


def _options(file: Prepared) -> Iterator[tuple[str, str, Passage]]:
    """Yield decision, option and what stands there."""
    for passage in file.passages:
        match passage.steps:
            case ("decisions", str(decision), "options", str(option)):
                yield decision, option, passage
            case _:
                pass


def _check_decisions(file: Prepared, vocabulary: Vocabulary) -> None:
    reads = {read.id: read for read in DECISIONS}
    for name in (name for name in reads if name not in (vocabulary.decisions or reads)):
        _say(file.document, "decisions", f"the program reads the decision '{name}', and there is none; add it")
    for name, options in (vocabulary.decisions or {}).items():
        for option in reads[name].options if name in reads else ():
            if option not in options and ("decisions", name, "options") in file.document.places:
                message = f"the program reads the option '{option}' of '{name}', and there is none; add it"
                file.document.complain(("decisions", name, "options"), message, key=True)
        if len(options) == 1:
            file.document.complain(
                ("decisions", name, "options"), f"{name!r} has one option, so nothing is decided; add another", key=True
            )
    for decision, option, passage in _options(file):
        if decision in reads:
            _check_option(reads[decision], option, passage)
        _check_keys(reads.get(decision), decision, passage)


def _check_option(read: DecisionRead, option: str, passage: Passage) -> None:
    if read.options and option not in read.options:
        both = " and ".join(f"'{name}'" for name in read.options)
        passage.complain(f"the program knows no option '{option}' of '{read.id}', only {both}; delete it", key=True)
    for key in read.needs:
        if passage.item.get(key) in (None, [], ""):
            passage.complain(f"an option of '{read.id}' needs '{key}': {_NEEDED[key]}", key=True)
    if read.id in MEANINGS:
        written = read.id in passage.item
        name = passage.text(read.id) if written else option
        if name is not None and name not in MEANINGS[read.id]:
            known = MEANINGS[read.id]
            say = f"'{option}' is no {read.id} of a program; say with '{read.id}' which it means, {', '.join(known)} or null"
            passage.complain(unknown(read.id, name, known) if written else say, *([read.id] if written else []), key=not written)


def _check_keys(read: DecisionRead | None, decision: str, passage: Passage) -> None:
    fits = (*read.needs, *read.may_have) if read else ()
    for key in _OF_SOME:
        if key in passage.item and key not in fits:
            passage.complain(f"'{key}' does not fit an option of '{decision}'", key, key=True)


# -- study, for each path that the decisions can take


def _check_study(file: Prepared, options: list[tuple[str, str, Passage]]) -> None:
    awards = [(name, p) for decision, name, p in options if decision == "award"]
    exams = [name for decision, name, p in options if decision == "certification" and p.item.get("credential", name) is not None]
    for award, passage in awards:
        if passage.item.get("award", award) is not None and passage.item.get("exam_only") is not True:
            _check_workload(file, "train", {"award": award})
        for exam in exams:
            _check_workload(file, "practice", {"award": award, "certification": exam})


def _check_workload(file: Prepared, stage: str, path: Mapping[str, str]) -> None:
    if not any(_holds(box, path) for p in _workloads(file, stage) for box in _boxes(p)):
        whom = " and ".join(f"'{option}' as {decision}" for decision, option in path.items())
        message = f"no workload of the stage '{stage}' holds for everybody with {whom}; add one, or name it in the 'when' of one without questions"
        _say(file.document, "workloads", message)


def _workloads(file: Prepared, stage: str) -> Iterator[Passage]:
    yield from (p for p in file.passages if p.steps[:-1] == ("workloads",) and p.text("stage") == stage)


def _boxes(passage: Passage) -> list[dict[str, Any]]:
    when = passage.conditions.get("when")
    return list(when["boxes"]) if when else []


def _holds(box: Mapping[str, Any], path: Mapping[str, str]) -> bool:
    """Tell whether a box holds for everybody on a path, whatever was answered."""
    return not box.get("tests") and all(path.get(decision) in names for decision, names in box.get("outcomes", {}).items())


# -- the timeline, and who pays


def _check_timeline(file: Prepared, _: Vocabulary) -> None:
    for name in WAITS:
        if not any(p.text("id") == name and {} in _boxes(p) for p in file.passages if p.steps[:-1] == ("waits",)):
            _say(file.document, "waits", f"no wait '{name}' holds for everybody; add one with 'always: true'")


def _check_funding(file: Prepared, _: Vocabulary) -> None:
    entries = {p.text("id"): p for p in file.passages if p.steps[:-1] == ("funding",)}
    for name in GRANTS:
        if name not in entries:
            _say(file.document, "funding", f"the program reads the grant '{name}', and there is none; add it")
        elif entries[name].item.get("length") is None:
            entries[name].complain(f"the grant '{name}' needs 'length': how long a program has to be for it")
    for entry, passage in entries.items():
        if entry not in GRANTS and "length" in passage.item:
            passage.complain(
                f"only {' and '.join(repr(grant) for grant in GRANTS)} hang on a length; delete it", "length", key=True
            )


def _check_wages(file: Prepared, vocabulary: Vocabulary) -> None:
    known = {p.text("soc") for p in file.passages if p.steps[:-1] == ("national",)}
    led = next((p for p in file.passages if p.steps == ("occupations",)), None)
    for role in (vocabulary.decisions or {}).get("role", ()) if led else ():
        if led is not None and not led.item.get(role):
            _say(file.document, "occupations", f"the role '{role}' needs the occupations that it may lead to")
    for role in led.item if led else ():
        for steps, soc in led.texts(role) if led else ():
            if led is not None and soc not in known:
                led.complain(f"the occupation '{soc}' has no row in 'national'; add one", *steps)


_CHECKS: Final = {
    "questions.yaml": _check_questions,
    "rules.yaml": _check_decisions,
    "timeline.yaml": _check_timeline,
    "funding.yaml": _check_funding,
    "wages.yaml": _check_wages,
}


# Options that conditions forget: each part of a file that tells the options of a decision apart names every one of them.
#
# Which parts those are says `named_in` of the decision. An option that is `like` another is named wherever the other one is.


_RULES: Final = "rules.yaml"
_WAY_OUT: Final = "name it in one, say in rules.yaml which option it is 'like', or list it there under 'named_in' as left out"


def check_options(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report each option that is like none there is, and each that a part of a file forgets."""
    if _RULES not in prepared or vocabulary.decisions is None:
        return
    rules = prepared[_RULES].document
    _check_alike(rules, vocabulary.decisions)
    parts = _parts(passage for file in prepared.values() for passage in file.passages)
    for decision, part, written in _named_in(rules):
        if part in parts:
            named = _named(parts[part], decision)
            _check_left_out(rules, decision, part, named, written, vocabulary.decisions[decision])
            left_out = {other for name in texts(written) for other in (name, *vocabulary.alike.get((decision, name), ()))}
            _check_part(parts[part], decision, part, [o for o in vocabulary.decisions[decision] if o not in named | left_out])
        else:
            say = f"{quoted(part)} is no part of a file that holds conditions; write such as 'jobs' or 'faq/how-long'"
            rules.complain(("decisions", decision, "named_in", part), say, key=True)


def _check_alike(rules: YamlFile, decisions: Mapping[str, tuple[str, ...]]) -> None:
    likes = {(decision, option): str(item["like"]) for decision, option, item in options_of(rules) if item.get("like") is not None}
    for (decision, option), like in likes.items():
        place: Steps = ("decisions", decision, "options", option, "like")
        if like not in decisions[decision]:
            rules.complain(place, has_no(decision, "option", like, decisions[decision]))
        elif (decision, like) in likes:
            rules.complain(place, f"{quoted(like)} is like {quoted(likes[decision, like])} itself; write that")


def _named_in(rules: YamlFile) -> Iterator[tuple[str, str, Plain]]:
    """Yield decision, part and what it leaves out."""
    top = rules.value.get("decisions") if isinstance(rules.value, dict) else None
    for name, decision in top.items() if isinstance(top, dict) else ():
        named = decision.get("named_in") if isinstance(decision, dict) else None
        for part, left_out in named.items() if isinstance(named, dict) else ():
            yield name, part, left_out


def _parts(passages: Iterable[Passage]) -> dict[str, list[tuple[Steps, Passage]]]:
    """Return what stands under conditions in each part of the files, by its way: the names of keys and the ids of entries, joined by `/`."""
    found: dict[str, list[tuple[Steps, Passage]]] = {}
    for passage in passages:
        for way, steps in _ways(passage) if passage.conditions else ():
            found.setdefault(way, []).append((steps, passage))
    return found


def _ways(passage: Passage) -> Iterator[tuple[str, Steps]]:
    names: list[str] = []
    value: Any = passage.document.value
    for number, step in enumerate(passage.steps, 1):
        value = value[step]
        name = id_of(value) if isinstance(step, int) and isinstance(value, dict) else str(step)
        if name:
            names.append(name)
            yield "/".join(names), passage.steps[:number]


def _named(part: list[tuple[Steps, Passage]], decision: str) -> set[str]:
    """Return the options of a decision that conditions of a part name."""
    return {
        option
        for _, passage in part
        for condition in passage.conditions.values()
        for box in condition["boxes"]
        for option in box.get("outcomes", {}).get(decision, ())
    }


def _check_left_out(
    rules: YamlFile, decision: str, part: str, named: Collection[str], written: Plain, options: tuple[str, ...]
) -> None:
    for position, option in enumerate(written if isinstance(written, list) else ()):
        place: Steps = ("decisions", decision, "named_in", part, position)
        if option not in options:
            rules.complain(place, has_no(decision, "option", str(option), options))
        elif option in named:
            rules.complain(place, f"a condition of '{part}' names the option '{option}'; delete it here")


def _check_part(part: list[tuple[Steps, Passage]], decision: str, way: str, forgotten: Iterable[str]) -> None:
    for option in forgotten:
        steps, passage = part[0]
        say = f"no condition of '{way}' names the option '{option}' of '{decision}'; {_WAY_OUT}"
        passage.document.complain(steps, say, key=True)
