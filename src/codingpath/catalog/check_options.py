"""Options that conditions forget: each part of a file that tells the options of a decision apart names every one of them.

Which parts those are says `named_in` of the decision. An option that is `like` another is named wherever the other one is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from codingpath.catalog.vocabulary import id_of, options_of, texts
from codingpath.text import has_no, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Plain, Steps, YamlFile

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
