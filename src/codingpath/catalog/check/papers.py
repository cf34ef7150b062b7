"""Checks of the counselor's papers: what they name is there, and nothing that they may say could disclose a disability."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from codingpath.catalog.vocabulary import id_of, items, mappings, texts
from codingpath.model.papers import private_word
from codingpath.text import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from codingpath.catalog.check.conditions import Json
    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Plain

_WAYS_OUT: Final = "say it in other words, or mark what it is about with 'private: true'"


def check_papers(prepared: Mapping[str, Prepared], vocabulary: Vocabulary) -> None:
    """Report every name of the papers that nothing has, and every text of theirs with a private word."""
    quiz, funding = (prepared[f"{name}.yaml"].document for name in ("questions", "funding"))
    picks = {id_of(q): {id_of(c) for c in _private(q.get("choices"))} for _, q in items(quiz, "questions")}
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


def _private(choices: Plain) -> Iterator[dict[str, Plain]]:
    """Yield the choices that are marked."""
    return (item for _, item in mappings(choices, ()) if item.get("private") is True)


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
