"""The roadmap as JSON, for other programs. Unknown is null, never a string; the keys are a contract, said in `plan_records.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from codingpath.formats import plan_record_parts as parts
from codingpath.formats import plan_records as records
from codingpath.model.catalog import Catalog
from codingpath.model.plan.programs import Choice, ProgramMatch
from codingpath.model.plan.roadmap import Conflict, FundingMatch, KindBeside, Roadmap
from codingpath.model.plan.stages import Dates, Stage
from codingpath.model.plan.told import ToldProgram, last_read
from codingpath.model.record import Record
from codingpath.model.rules import OptionOutcome, Outcome
from codingpath.model.source import Source
from codingpath.report.blocks import Document, Summary, Text
from codingpath.report.calendar import review_day, step_title
from codingpath.report.lists.programs import ProgramWords
from codingpath.report.parts.pay import Paid, paid
from codingpath.report.parts.schools import words_for
from codingpath.report.told import TITLES, word

R = TypeVar("R", bound=Record)


def plan_record(roadmap: Roadmap, document: Document) -> dict[str, Any]:
    """Return the roadmap as JSON can hold it."""
    sources = [roadmap.catalog.sources[s] for s in document.sources]
    words = words_for(roadmap)
    found: dict[str, Any] = as_json(
        records.PlanRecord(
            schema=records.SCHEMA,
            rules_version=roadmap.catalog.rules.version,
            facts_as_of=last_read(sources) or roadmap.today,
            today=roadmap.today,
            office=_office(roadmap.catalog),
            answers=roadmap.answers,
            derived=roadmap.derived,
            page_one=tuple(_page_rows(document)),
            decisions=tuple(map(_decision, roadmap.decisions.outcomes)),
            conflicts=tuple(map(_conflict, roadmap.conflicts)),
            start=roadmap.start,
            start_assumed=roadmap.start_assumed,
            applying=_dates(roadmap.applying),
            stages=tuple(map(_stage, roadmap.stages)),
            next_credentials=tuple(filled(records.NextRecord, step) for step in roadmap.next_credentials),
            two_kinds=tuple(map(_kind_beside, roadmap.two_kinds)),
            costs=tuple(filled(records.CostRecord, line) for line in roadmap.money.lines),
            totals=tuple(map(_total, roadmap.choices)),
            choices=tuple(choice.match.program.id for choice in roadmap.choices),
            chosen_notes=roadmap.chosen_notes,
            told=tuple(_told(roadmap)),
            funding=tuple(map(_funding, roadmap.funding)),
            payers=tuple(filled(records.PayerRecord, match.payer, funding=match.funding) for match in roadmap.page_one.payers),
            grants=tuple(filled(records.GrantRecord, grant) for grant in roadmap.progress.grants),
            granted_usd=roadmap.progress.granted_usd,
            programs=tuple(_program(words, match) for match in roadmap.programs),
            pay=tuple(map(_pay, paid(roadmap))),
            learning=tuple(filled(parts.LearningRecord, topic) for topic in roadmap.learn),
            school_questions=tuple(
                filled(parts.SchoolQuestionRecord, q, first=q in roadmap.first_questions) for q in roadmap.school_questions
            ),
            jobs=tuple(filled(parts.JobRecord, job) for job in roadmap.jobs),
            steps=tuple(filled(parts.StepRecord, step, calendar=step_title(roadmap, step)) for step in roadmap.steps),
            steps_done=tuple(filled(parts.DoneRecord, step) for step in roadmap.progress.done),
            faq=tuple(filled(parts.FaqRecord, asked) for asked in roadmap.faq),
            notices=tuple(filled(parts.NoticeRecord, notice) for notice in roadmap.notices),
            review_on=review_day(roadmap),
            sources=tuple(_source(source, roadmap.today) for source in sources),
        )
    )
    return found


def as_json(value: Any) -> Any:  # noqa: ANN401 - whatever a record may hold
    """Return a record, and all in it, as JSON has it: objects, lists, texts, numbers, true, false and null."""
    if isinstance(value, Record):
        return {name: as_json(part) for name, part in value.__dict__.items()}
    if isinstance(value, Mapping):
        return {name: as_json(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def filled(kind: type[R], record: object, **given: object) -> R:
    """Return a record of a kind: what is given, and for every other key what another record holds under the same name."""
    return kind(**{name: given[name] if name in given else getattr(record, name) for name in kind.__dataclass_fields__})


def office_record(catalog: Catalog) -> dict[str, Any] | None:
    """Return whose data it is; null where it is the program's own."""
    office: dict[str, Any] | None = as_json(_office(catalog))
    return office


def source_record(source: Source, today: date) -> dict[str, Any]:
    """Return one source, and whether it is past its review date."""
    found: dict[str, Any] = as_json(_source(source, today))
    return found


def full_source_record(source: Source, today: date) -> dict[str, Any]:
    """Return all that is known of one source; `about` where `as_of` was inferred."""
    more = {name: getattr(source, name) for name in ("kind", "confidence", "about", "confirm_at")}
    return source_record(source, today) | more


def program_record(words: ProgramWords, match: ProgramMatch) -> dict[str, Any]:
    """Return one program; an estimated price is no price of the program."""
    found: dict[str, Any] = as_json(_program(words, match))
    return found


def _page_rows(document: Document) -> Iterator[parts.PageRowRecord]:
    """Return what the first page says: its labelled rows, and each sentence beside them as a row without a label."""
    for block in document.opening.blocks:
        if isinstance(block, Summary):
            yield from (filled(parts.PageRowRecord, row) for row in block.rows)
        elif isinstance(block, Text):
            yield parts.PageRowRecord(label="", lines=(block.text,))


def _office(catalog: Catalog) -> records.OfficeRecord | None:
    return None if catalog.office is None else filled(records.OfficeRecord, catalog.office)


def _decision(outcome: Outcome) -> records.DecisionRecord:
    return filled(records.DecisionRecord, outcome, options=tuple(map(_option, outcome.options)))


def _option(option: OptionOutcome) -> records.OptionRecord:
    return filled(records.OptionRecord, option, reasons=tuple(filled(records.ReasonRecord, reason) for reason in option.reasons))


def _conflict(conflict: Conflict) -> records.ConflictRecord:
    ways = (filled(records.RelaxationRecord, way) for way in conflict.relaxations)
    return filled(records.ConflictRecord, conflict, relaxations=tuple(ways))


def _stage(stage: Stage) -> records.StageRecord:
    return filled(records.StageRecord, stage, starts=_dates(stage.starts), ends=_dates(stage.ends))


def _dates(dates: Dates) -> parts.DatesRecord:
    return filled(parts.DatesRecord, dates)


def _total(choice: Choice) -> parts.TotalRecord:
    money = choice.money
    return parts.TotalRecord(
        program=choice.match.program.id,
        reason=choice.reason,
        low_usd=money.low_usd,
        high_usd=money.high_usd,
        at_least=money.at_least,
        estimate=any(line.estimate for line in money.lines if line.counts_against_budget),
        applying=_dates(choice.applying),
    )


def _told(roadmap: Roadmap) -> Iterator[parts.ToldRecord]:
    """Yield what the school of the chosen program said, in the order in which it is asked."""
    program = roadmap.chosen.program if roadmap.chosen else None
    if isinstance(program, ToldProgram):
        for about in TITLES:
            said = program.asked.said(about)
            if said is not None:
                words = word(roadmap.catalog, program.asked, about) or ""
                yield parts.ToldRecord(program=program.id, about=about, said=words, day=said[1], source=program.told[about])


def _funding(match: FundingMatch) -> records.FundingRecord:
    return filled(records.FundingRecord, match.funding, why=match.why, first=match.funding.before)


def _kind_beside(kind: KindBeside) -> records.KindBesideRecord:
    own = {"option": kind.option.id, "applying": _dates(kind.applying), "aid": kind.aid.id if kind.aid else None}
    money = {"low_usd": kind.money.low_usd, "high_usd": kind.money.high_usd, "complete": not kind.money.at_least}
    return filled(records.KindBesideRecord, kind, **own, **money)


def _program(words: ProgramWords, match: ProgramMatch) -> parts.ProgramRecord:
    own = {name: getattr(match, name) for name in ("fit", "low_usd", "high_usd", "estimate", "reach", "miles")}
    return filled(parts.ProgramRecord, match.program, misses=words.misses(match), asks=words.asks(match), **own)


def _pay(row: Paid) -> parts.PayRecord:
    about = {
        "soc": row.named.soc,
        "title": row.named.title,
        "place": row.place.code if row.place else None,
        "place_name": row.where,
    }
    return filled(parts.PayRecord, row.pay, **about, period=row.period, source=row.source)


def _source(source: Source, today: date) -> parts.SourceRecord:
    return filled(parts.SourceRecord, source, stale=source.is_stale(today))
