"""Guidance: what is learned, what to ask, what the work is like, what to do first. Words, each with its `when`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Final

from codingpath.model.condition import When
from codingpath.model.first_page import SHORT, FirstPage
from codingpath.model.papers import Papers
from codingpath.model.parts import NOTICED, PARTS
from codingpath.model.record import LABEL, AtLeast, OneOf, Record, keyword_record
from codingpath.model.source import Range
from codingpath.model.timeline import MARKED


@keyword_record
class ConflictPair(Record):
    """Two wishes that pull against each other."""

    id: str
    """Stable id."""
    part: Annotated[str, OneOf("part", PARTS)] = "study"
    """Name of the part of the roadmap it stands in."""
    when: When
    """The answers and outcomes that raise it."""
    text: str
    """What pulls against what, naming the answers."""
    short: Annotated[str, SHORT]
    """The same for the first page, with one way out."""
    relaxations: tuple[str, ...]
    """The smallest ways out, smallest first."""
    source: str | None = None
    """Id of the source behind it."""


@keyword_record
class Topic(Record):
    """One thing a program teaches."""

    id: str
    """Stable id."""
    title: str
    """Name of the topic."""
    text: str
    """What it is and why it matters, in one or two sentences."""
    when: When = When()
    """For whom it is on the list."""
    skip_when: When | None = None
    """Whose experience may let them skip it; nobody's if absent."""
    skip: str | None = None
    """What to do instead, for those who may skip it."""


@keyword_record
class SchoolQuestion(Record):
    """One question to ask a school before paying."""

    id: str
    """Stable id."""
    ask: str
    """The question, as one would say it."""
    whom: str | None = None
    """Whom to ask, where it is no school or course that is still to be found."""
    red_flag: str
    """An answer that should make one stop."""
    when: When = When()
    """For whom it matters."""
    rank: Annotated[int, AtLeast(1, 9)] = 5
    """How soon it is asked where there is room for a few questions alone: 1 for the first."""
    first_when: When | None = None
    """For whom it comes before all others, whatever its rank; nobody if absent."""

    @property
    def said(self) -> str:
        """Return the question, with whom to ask before it where that is not plain."""
        return f"({self.whom}) {self.ask}" if self.whom else self.ask


@keyword_record
class Job(Record):
    """One rung of the ladder."""

    id: str
    """Stable id."""
    title: str
    """Name of the role."""
    rung: Annotated[str, OneOf("rung", ("first", "later", "other"))]
    """`first` for first jobs, `later` for what follows, `other` for what branches off."""
    text: str
    """What one does there, and what it takes."""
    when: When = When()
    """For whom it is shown."""


@keyword_record
class Step(Record):
    """One thing to do in the thirty days after the plan is made."""

    id: str
    """Stable id."""
    day: Annotated[int, AtLeast(1, 7)]
    """1 to 7: its place among the steps, which are spread over the days evenly."""
    text: str
    """What to do, starting with a verb. `{school-year}` stands for the school year of the start, such as `2026-27`."""
    when: When = When()
    """For whom."""
    done_by: tuple[str, ...] = ()
    """Ids of what the first page says to do now, or of whom it says to ask: where one of these is there, the step is not said again."""
    search: bool = False
    """Whether it serves the search for a job, which is over for somebody who told of one."""
    schools: bool = False
    """Whether it is about the schools to ask: said only where the plan names two or more, and the first time with their numbers."""
    before_start: bool = False
    """Whether it must be done before the day on which class starts, where that day is named."""
    finds_out: str | None = None
    """Id of the question whose open answer this step settles."""
    settles: tuple[str, ...] = ()
    """Ids of the rules whose first step on the first page it carries out: where that stands there, this step comes before all others."""
    calendar: str | None = None
    """What it is called in a calendar, where the beginning of the text is too long or names an answer; `{schools}` are those to ask
    first, `{exam}` the exam aimed for."""


SCHOOL_YEAR: Final = "school-year"
"""What the text of a step may name beside questions: the school year in which the person starts."""
LONGEST_TITLE: Final = 64
"""Letters that an entry of a calendar shows."""


def title_of(step: Step) -> str:
    """Return what a step is called in a calendar: the beginning of its text, up to the first colon, if nothing else is given."""
    return step.calendar or beginning(step.text)


def beginning(text: str) -> str:
    """Return the first sentence of a text up to its first colon; of a long one, as many clauses as there is room for."""
    first = re.split(r"(?<=[.!?])\s|:\s", text, maxsplit=1)[0].rstrip(".:")
    while len(first) > LONGEST_TITLE and "," in first:
        first = first.rpartition(",")[0]
    return first


@keyword_record
class Variant(Record):
    """One answer to a question people ask, for some people."""

    when: When
    """For whom; the first that holds is used."""
    text: str
    """The answer, which may name the person's answers."""
    source: str | None = None
    """Id of the source behind a figure in it."""


@keyword_record
class Faq(Record):
    """One question people ask, with an answer for each kind of person."""

    id: str
    """Stable id."""
    question: str
    """The question."""
    answers: tuple[Variant, ...]
    """The last one holds for everybody."""


@keyword_record
class Notice(Record):
    """Something everybody must be told, or everybody of some kind."""

    id: str
    """Stable id."""
    part: Annotated[str, OneOf("part", NOTICED)]
    """Name of the part of the roadmap it stands in."""
    text: str
    """The notice."""
    at_length: bool = False
    """Whether it stands in the part only where that is printed at length."""
    in_short: bool = False
    """Whether it stands in the part only where that is not printed at length, as more is said of it there."""
    when: When = When()
    """For whom."""
    source: str | None = None
    """Id of the source behind it."""


@keyword_record
class Event(Record):
    """Something that may happen on the way, and the answers that stand for it from then on."""

    id: str
    """Stable id."""
    label: Annotated[str, LABEL]
    """What the person says of it, such as `I passed the exam`."""
    when: When
    """To whom it can happen next."""
    sets: Mapping[str, str | int] = field(default_factory=dict)
    """Question to its new answer: a choice, a number, or `not-sure`."""
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question with several choices to those picked from then on, beside the others."""
    removes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question with several choices to those no longer picked."""
    asks_anew: tuple[str, ...] = ()
    """Ids of questions that are asked anew."""
    reaches: tuple[Annotated[str, OneOf("reaches", MARKED)], ...] = ()
    """Ids of the milestones that lie behind from then on, the farthest first, as the calendar calls them: `exam-ends`."""
    noted: Annotated[str, LABEL]
    """The same as a counselor notes it, such as `Passed the exam`."""
    ends_course: bool = False
    """Whether the program that was chosen is over, so that no plan counts on it any more."""
    ends_money: bool = False
    """Whether the money that was granted until then lies behind, as what it was for has begun or is over."""


@keyword_record
class FirstPrograms(Record):
    """How the few programs to ask first are picked. Every figure is a judgement."""

    most: Annotated[int, AtLeast(1, 3)]
    """How many programs there are at most."""
    near_miles: Annotated[int, AtLeast(1)]
    """The nearest public college comes first where it is no farther than this, in miles."""
    class_miles: Annotated[int, AtLeast(1)]
    """Nobody is sent to classes farther away than this, in miles."""
    private_percent: Annotated[int, AtLeast(1)]
    """A private school is among them only below this share of the price of the cheapest public one."""
    enough_schools: Annotated[int, AtLeast(0)]
    """Programs of other states are among them only where fewer schools than this remain in the state."""
    graduates: Annotated[int, AtLeast(0)]
    """And then only those with so many graduates a year, or more."""
    campus_when: When = When()
    """Who can get to a campus at all."""
    online_when: When = When()
    """Who can study online."""
    source: str
    """Id of the source."""


@keyword_record
class Replacement(Record):
    """Words that others stand for where an office is a job center."""

    instead_of: str
    """The words as all the files have them."""
    say: str
    """What is said there; `{contact}` is how to reach the office, in brackets and after a blank, or nothing."""


@keyword_record
class Guidance(Record):
    """All the words of the roadmap that are not reasons."""

    conflicts: tuple[ConflictPair, ...]
    """Wishes that pull against each other."""
    topics: tuple[Topic, ...]
    """What is learned, in the order it is taught."""
    school_questions: tuple[SchoolQuestion, ...]
    """What to ask a school."""
    jobs: tuple[Job, ...]
    """First roles and the ladder."""
    steps: tuple[Step, ...]
    """The thirty days after the plan is made; about eight hold for any one person."""
    faq: tuple[Faq, ...]
    """Questions people ask."""
    notices: tuple[Notice, ...]
    """What everybody must be told."""
    review_in_days: Range
    """When to look at the plan again."""
    first_programs: FirstPrograms
    """How the few programs to ask first are picked."""
    kinds_settled_by: tuple[str, ...] = ()
    """Questions that settle which of two kinds of training fits, where both are close."""
    saves_when: When = When()
    """Who may be told to save some money each month: nobody without an income."""
    saves_at_most_usd: Range | None = None
    """The most they may be told to save a month, in whole dollars; any sum, if absent."""
    events: tuple[Event, ...] = ()
    """What may happen on the way, in the order in which it does; an event that ends in the same is offered once."""
    first_page: FirstPage = FirstPage()
    """The sentences of the first page."""
    far_percent: Range | None = None
    """A number (hours, months, budget) of more than this share of the one given is far from it, and so the other way round; none if absent."""
    at_the_job_center: tuple[Replacement, ...] = ()
    """What is said to a client who sits in a job center."""
    near_percent: Range | None = None
    """Months of up to this share of those given are near them, so that the first page may ask for them; any that are not far, if absent."""
    papers: Papers = Papers()
    """What the counselor's papers are made of: an employment plan, and a case note."""
