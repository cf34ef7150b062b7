"""What a paper on file may tell of a person: nothing that could disclose a disability.

Disability and medical data are kept on separate forms, apart from a participant's file and case notes (29 CFR 38.41), and help from a
rehabilitation office is a hint at them. The data marks such picks and sources of money (`private`). All that follows from a mark alone
is left out here, for every paper, list and file that others read: payers, steps, reasons, what was asked for and what was done. Results,
dates, money and schools stay those of the real plan. What is left is what the same plan would tell of somebody who never made that pick.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.first_page import Payer
from codingpath.model.funding import Funding
from codingpath.model.papers import private_word
from codingpath.model.plan.roadmap import FundingMatch, PayerMatch, Roadmap
from codingpath.model.progress import AnswerTried, Progress
from codingpath.model.question import Question
from codingpath.planning.first_page import first_page
from codingpath.planning.person import Person, is_settled, person_in
from codingpath.planning.plan import bearing_on
from codingpath.planning.to_do import days_now, is_covered, payers, sources_of_money, steps
from codingpath.rules.decide import decide
from codingpath.rules.masks import MaskTable, compile_rules, sheet_of, with_limits

UNNAMED: Final = "Another payer"
"""What a paper on file calls a payer whose name was typed by hand."""


def for_file(roadmap: Roadmap, table: MaskTable | None = None) -> Roadmap:
    """Return a plan as a paper on file may tell it; `table` saves compiling the rules again.

    Its answers, payers, sources of money, jobs, steps and first page are those of a person who made no private pick and has the same
    results; conflicts, notices and what would turn a result are left as they are, so no paper may print them.
    """
    catalog = roadmap.catalog
    table = with_limits(table or compile_rules(catalog.rules, catalog.questions), roadmap.limits)
    answers, progress = answers_for_file(catalog, roadmap.answers), progress_for_file(catalog, roadmap.progress)
    known = {**answers, **roadmap.derived}
    sheet = sheet_of(catalog.questions, known)
    decisions = decide(table, sheet, roadmap.decisions.chosen)
    settled = is_settled(catalog, decisions, progress)
    person = replace(person_in(roadmap), sheet=sheet, progress=progress, settled=settled)
    money = replace(roadmap.money, granted_usd=progress.granted_usd)
    funding = tuple(m for m in sources_of_money(person) if not _kept_apart(catalog, m.funding))
    who_pays = tuple(_payers(person, () if is_covered(money) else funding, roadmap))
    page = first_page(person, table, decisions, who_pays, one_school=len(roadmap.choices) == 1)
    return replace(
        roadmap,
        answers=answers,
        sheet=sheet,
        decisions=decisions,
        money=money,
        funding=funding,
        page_one=page,
        jobs=tuple(job for job in catalog.guidance.jobs if person.holds(job.when)),
        now_days=days_now(person, page, roadmap.choices),
        steps=steps(person, bearing_on(table, catalog, known, decisions), page, roadmap.choices),
        progress=progress,
    )


def _kept_apart(catalog: Catalog, funding: Funding) -> bool:
    return funding.private or is_private(catalog, funding.name)


def _payers(person: Person, funding: tuple[FundingMatch, ...], roadmap: Roadmap) -> Iterator[PayerMatch]:
    """Yield who may pay; one that also stands for what is kept apart is asked in words that do not name it."""
    chosen = roadmap.chosen.program if roadmap.chosen else None
    for match in payers(person, funding, chosen):
        yield replace(match, payer=_in_other_words(match.payer))


def _in_other_words(payer: Payer) -> Payer:
    said = payer.on_file
    return replace(payer, says=said, first=said, step=said, of_public="") if said else payer


# Answers: a question of which only private picks were made is open.


def answers_for_file(catalog: Catalog, answers: Answers) -> Answers:
    """Return answers without the private picks."""
    return {name: _public(catalog.by_id[name], value) if name in catalog.by_id else value for name, value in answers.items()}


def _public(question: Question, value: Value) -> Value:
    private = {choice.id for choice in question.choices if choice.private}
    if isinstance(value, tuple):
        return tuple(pick for pick in value if pick not in private) or NOT_SURE
    return NOT_SURE if value in private else value


# What happened since: without what was asked of a private source, what was done about it, and private picks that were tried.


def progress_for_file(catalog: Catalog, progress: Progress) -> Progress:
    """Return what happened without what is private; a grant typed by hand, or the kind of a contact, is private by its words.

    No list of words knows every name of an office, so what else was typed by hand keeps its sum and loses its name.
    """
    listed = {f.id for f in catalog.funding}
    private = {f.id for f in catalog.funding if _kept_apart(catalog, f)}
    grants = (g for g in progress.grants if g.id not in private and not is_private(catalog, g.name))
    told = (g if g.id in listed else replace(g, id=f"payer-{number}", name=UNNAMED) for number, g in enumerate(grants, start=1))
    private |= {p.id for p in catalog.guidance.first_page.payers if set(p.funding) <= private}
    return replace(
        progress,
        grants=tuple(told),
        done=tuple(step for step in progress.done if step.id not in private),
        shown=tuple(replace(s, steps=tuple(step for step in s.steps if step.id not in private)) for s in progress.shown),
        contacts=tuple(replace(c, kind="") if is_private(catalog, c.kind) else c for c in progress.contacts),
        tried=tuple(filter(None, (_tried(catalog, each) for each in progress.tried))),
    )


def _tried(catalog: Catalog, tried: AnswerTried) -> AnswerTried | None:
    """Return what was tried without private picks; none where nothing else was, or nothing is known of the question."""
    question = catalog.by_id.get(tried.question)
    if question is None:
        return None
    private = {choice.id for choice in question.choices if choice.private}
    before, after = (tuple(pick for pick in picks if pick not in private) for picks in (tried.before, tried.after))
    if before == after:
        return None
    return replace(tried, before=before, after=after)


def is_private(catalog: Catalog, text: str) -> bool:
    """Tell whether a text has the beginning of a word that no paper on file may have."""
    return private_word(catalog.guidance.papers.private_words, text) is not None
