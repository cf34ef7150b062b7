"""Checks of parts of `guidance.yaml`: the first page and the steps that name its sentences, the counselor's papers, what may happen on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.catalog.vocabulary import id_of, items, mappings, texts
from codingpath.model.condition import NOT_SURE
from codingpath.model.papers import private_word
from codingpath.text import has_no, quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from codingpath.catalog.check.conditions import Json
    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Asked, Vocabulary
    from codingpath.catalog.yaml_reader import Plain


def check_first_page(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every name in the sentences of the first page that nothing has."""
    funding = [id_of(item) for _, item in items(prepared["funding.yaml"].document, "funding")]
    lines, rules = _said_first(prepared["guidance.yaml"]), _rules(prepared["rules.yaml"])
    for passage in prepared["guidance.yaml"].passages:
        match passage.steps:
            case ("first_page", "instead", int(_)):
                _check_options(passage, "than", vocabulary)
                passage.check_names("barred_by", "question", vocabulary.questions)
            case ("first_page", "others", int(_)):
                _check_options(passage, "option", vocabulary)
            case ("first_page", "do_now", int(_)):
                passage.check_names("settles", "rule", rules)
            case ("first_page", "prices", int(_)):
                passage.check_names("exams", "credential", vocabulary.credentials)
            case ("steps", int(_)):
                passage.check_names("done_by", "line of the first page", lines)
                passage.check_names("settles", "rule", rules)
            case ("first_page", "payers", int(_)):
                passage.check_names("funding", "source of money", funding)
            case _:
                pass


def _said_first(guidance: Prepared) -> list[str]:
    """Return the ids of what the first page says to do now, and of whom it says to ask."""
    named = (
        p.text("id") for p in guidance.passages if p.steps[:1] == ("first_page",) and p.steps[1:2] in (("do_now",), ("payers",))
    )
    return [name for name in named if name]


def _rules(rules: Prepared) -> list[str]:
    """Return the ids of all rules."""
    named = (p.text("id") for p in rules.passages if p.steps[-2:-1] == ("rules",))
    return [name for name in named if name]


def _check_options(passage: Passage, key: str, vocabulary: Vocabulary) -> None:
    decision = passage.text("decision")
    if vocabulary.decisions is None or decision is None:
        return
    if decision not in vocabulary.decisions:
        passage.complain(unknown("decision", decision, vocabulary.decisions), "decision")
        return
    options = vocabulary.decisions[decision]
    for steps, name in passage.texts(key):
        if name not in options:
            passage.complain(has_no(decision, "option", name, options), *steps)


# The counselor's papers: what they name is there, and nothing that they may say could disclose a disability.

_WAYS_OUT: Final = "say it in other words, or mark what it is about with 'private: true'"


def check_papers(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every name of the papers that nothing has, and every text of theirs with a private word."""
    quiz, funding = (prepared[f"{name}.yaml"].document for name in ("questions", "funding"))
    picks = {
        id_of(q): {id_of(c) for _, c in mappings(q.get("choices"), ()) if c.get("private") is True}
        for _, q in items(quiz, "questions")
    }
    private = {id_of(item) for _, item in items(funding, "funding") if item.get("private") is True}
    words = _Words(prepared["guidance.yaml"])
    for passage in prepared["guidance.yaml"].passages:
        _check_guidance(passage, words, private, vocabulary)
    for passage in (p for file in prepared.values() for p in file.passages if not _needs(p, picks)):
        words.check(passage, _ON_FILE.get((passage.document.file, *passage.steps[-2:-1]), ()))


_ON_FILE: Final[Mapping[tuple[str | int, ...], tuple[str, ...]]] = {
    ("guidance.yaml", "steps"): ("text",),
    ("guidance.yaml", "do_now"): ("text", "of_one"),
    ("rules.yaml", "rules"): ("step",),
}
"""File and list to the texts of its entries that papers on file say."""


def _check_guidance(passage: Passage, words: _Words, private: Collection[str], vocabulary: Vocabulary) -> None:
    match passage.steps:
        case ("papers",):
            for key in ("told", "goal"):
                passage.check_names(key, "question", vocabulary.questions)
            words.check(passage, ("tests", "contact_kinds"))
        case ("papers", *_):
            words.check(passage, ("text", "shown_by"))
        case ("first_page", "payers", int(_)):
            _check_payer(passage, words, private)
        case _:
            pass


def _check_payer(passage: Passage, words: _Words, private: Collection[str]) -> None:
    """Check that a payer who stands for private sources of money among others says on file what names none of them."""
    named = texts(passage.item.get("funding"))
    apart = [name for name in named if name in private]
    if apart and len(apart) < len(named) and "on_file" not in passage.item:
        passage.complain(
            f"'{apart[0]}' is private, and papers on file name this payer for the others; add 'on_file', what they say"
        )
    elif "on_file" in passage.item:
        words.check(passage, ("on_file",))
    elif len(apart) < len(named):
        words.check(passage, ("first", "step"))


def _needs(passage: Passage, picks: Mapping[str, Collection[str]]) -> bool:
    """Tell whether each box of a condition asks for a private pick, so that a paper on file never meets it."""
    when = passage.conditions.get("when")
    return when is not None and all(_asks_for(box, picks) for box in when["boxes"])


def _asks_for(box: Json, picks: Mapping[str, Collection[str]]) -> bool:
    tests = box.get("tests", {})
    named = ((question, test.get("any_of") or test.get("values") or ()) for question, test in tests.items())
    return any(choices and set(choices) <= set(picks.get(question, ())) for question, choices in named)


class _Words:
    """The beginnings of words that no paper on file may have."""

    def __init__(self, guidance: Prepared) -> None:
        """Take them from the data."""
        papers = next((p for p in guidance.passages if p.steps == ("papers",)), None)
        self._beginnings = tuple(texts(papers.item.get("private_words"))) if papers else ()

    def check(self, passage: Passage, keys: Collection[str]) -> None:
        """Report each text of some keys that has one."""
        for steps, text in (found for key in keys for found in passage.texts(key)):
            if (word := private_word(self._beginnings, text)) is not None:
                passage.complain(
                    f"{quoted(word)} could disclose a disability, and papers on file may say this; {_WAYS_OUT}", *steps
                )


# What may happen on the way: every answer that an event stands for is one that its question takes.


def check_events(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every question and answer of an event that there is not."""
    questions = vocabulary.questions or {}
    for passage in prepared["guidance.yaml"].passages:
        match passage.steps:
            case ("events", int(_), "sets"):
                for name, value in _known(passage, questions).items():
                    _check_set(passage, name, questions[name], value)
            case ("events", int(_), "adds" | "removes"):
                for name in _known(passage, questions):
                    _check_picks(passage, name, questions[name])
            case _:
                pass


def _known(passage: Passage, questions: Mapping[str, Asked]) -> dict[str, Plain]:
    """Return what is said of questions that there are; report the others."""
    for name in passage.item.keys() - questions.keys():
        passage.complain(unknown("question", name, questions), name, key=True)
    return {name: value for name, value in passage.item.items() if name in questions}


def _check_set(passage: Passage, name: str, question: Asked, value: Plain) -> None:
    if value == NOT_SURE:
        return
    match question.kind, value:
        case "one", str() if value in question.choices:
            return
        case "one", str():
            passage.complain(has_no(name, "choice", value, question.choices), name)
        case "number" | "amount", int() if not isinstance(value, bool) and _in_range(question, value):
            return
        case "number" | "amount", _:
            passage.complain(f"'{name}' takes a whole number from {question.at_least} to {question.at_most}", name)
        case "many", _:
            passage.complain(f"'{name}' takes several choices: name those that are new under 'adds'", name)
        case _:
            passage.complain(f"'{name}' is no question with choices or a number; name it under 'asks_anew'", name)


def _in_range(question: Asked, value: int) -> bool:
    return (question.at_least is None or value >= question.at_least) and (question.at_most is None or value <= question.at_most)


def _check_picks(passage: Passage, name: str, question: Asked) -> None:
    if question.kind != "many":
        passage.complain(f"'{name}' takes one answer: name it under 'sets'", name)
        return
    for steps, choice in passage.texts(name):
        if choice not in question.choices:
            passage.complain(has_no(name, "choice", choice, question.choices), *steps)
