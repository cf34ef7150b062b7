"""The catalog: everything that is in the data folder, checked and frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from codingpath.model.credential import Credential
from codingpath.model.funding import Funding
from codingpath.model.guidance import Guidance, Notice, Replacement
from codingpath.model.program import FederalHeader, Programs
from codingpath.model.question import DoubleCheck, Question, Section, Term
from codingpath.model.record import Record, keyword_record
from codingpath.model.rules import RuleSet
from codingpath.model.source import JOB_CENTER, Office, Source
from codingpath.model.timeline import Timeline
from codingpath.model.wages import Wages


def said_in(office: Office | None, text: str, replaced: Iterable[Replacement]) -> str:
    """Return a text with the words that stand for others where an office is a job center."""
    if office is None or office.kind != JOB_CENTER:
        return text
    contact = f" ({office.contact.translate(_NO_BRACES)})" if office.contact else ""
    for words in replaced:
        text = text.replace(words.instead_of, words.say.replace("{contact}", contact))
    return text


_NO_BRACES: Final = str.maketrans("{}", "()")
"""A name in braces would be filled in."""


@keyword_record
class Catalog(Record):
    """Everything the engine and the renderers read."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    double_checks: tuple[DoubleCheck, ...]
    glossary: tuple[Term, ...]
    rules: RuleSet
    credentials: tuple[Credential, ...]
    programs: Programs
    federal: FederalHeader | None = None
    """Where the national list comes from; none in a folder without it."""
    neighbors: Mapping[str, tuple[str, ...]]
    """State to the states it borders."""
    funding: tuple[Funding, ...]
    wages: Wages
    timeline: Timeline
    guidance: Guidance
    sources: Mapping[str, Source]
    """Source id to source, from every file."""
    own_programs: tuple[str, ...] = ()
    """Ids of the programs that the office added to its data; none where it is the program's own."""
    own_funding: tuple[str, ...] = ()
    """Ids of the sources of money that it added."""
    office_notes: tuple[Notice, ...] = ()
    """What the office tells its clients, each in a part of their plans."""
    home_programs: tuple[str, ...] = ()
    """Ids of the programs of schools where the office is at home."""
    office: Office | None = None
    """Who keeps this data; none where it is the program's own."""

    def said(self, text: str) -> str:
        """Return a sentence as it is said to somebody in this office: a job center tells nobody to call the job center."""
        return said_in(self.office, text, self.guidance.at_the_job_center)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Return the questions by id."""
        return {q.id: q for q in self.questions}

    def question(self, question_id: str) -> Question:
        """Return one question."""
        return self.by_id[question_id]

    def credential(self, credential_id: str) -> Credential:
        """Return one credential."""
        return self._credentials[credential_id]

    @cached_property
    def _credentials(self) -> Mapping[str, Credential]:
        return {c.id: c for c in self.credentials}
