"""The sentences of the first page: who may pay in which order, what to do first, what comes next. Each fits its line."""

from __future__ import annotations

from typing import Annotated, Final

from codingpath.model.condition import When
from codingpath.model.progress import SAID_OF
from codingpath.model.record import AtLeast, Longest, OneOf, Record, keyword_record

LINE: Final = Longest(71, "a line of the first page has room for")
"""80 columns less the label."""
TICK: Final = Longest(67, "a line to tick off on the first page has room for")
SHORT: Final = Longest(70, "the first page has room for")
CLAUSE: Final = Longest(46, "a clause of the first page has room for")
LEAD: Final = Longest(140, "the head of the first page has room for")
GRANT: Final = Longest(34, "the first page has room for")


@keyword_record
class PageLine(Record):
    """One line of the first page."""

    id: str
    """Stable id."""
    when: When = When()
    """For whom."""
    text: Annotated[str, LINE]
    """The line."""
    search: bool = False
    """Whether it serves the search for a job, which is over for somebody who told of one."""


@keyword_record
class InsteadLine(Record):
    """Why one option of a decision and not another: what it gives, and never the answer that led to it."""

    id: str
    """Stable id."""
    decision: str
    """Id of the decision."""
    than: tuple[str, ...]
    """Options in whose place the chosen one stands."""
    barred_by: tuple[str, ...] = ()
    """Questions on whose answers the other option is ruled out, where the line is about that; else it is about one that is not."""
    when: When = When()
    """For whom; it names what is chosen."""
    text: Annotated[str, LINE]
    """The line."""


@keyword_record
class OtherLine(Record):
    """What another option of a decision would be, as the way beside the one that fits best."""

    id: str
    """Stable id."""
    decision: str
    """Id of the decision."""
    option: str
    """The option."""
    when: When = When()
    """For whom it is possible."""
    text: Annotated[str, LINE]
    """The line."""
    names_exam: bool = False
    """Whether the exam that this way leads to is named behind it."""
    before_all: bool = False
    """Whether it is named before the ways of the closest decision, wherever its option is open."""
    if_sooner: bool = False
    """Whether it is named only where it leads to work sooner than the plan."""


@keyword_record
class RowLine(Record):
    """A sentence more in a row, where there is room for it."""

    id: str
    """Stable id."""
    row: Annotated[str, OneOf("row", ("DOOR", "WHEN", "HELP", "PAY", "OR", "COUNTED", "WORK"))]
    """Label of the row; `DOOR` for the desk by which a holder gets in, which the first sentence names, `COUNTED` for whose pay it is,
    `WORK` for what stands last beside it, `OR` for a way that is no option of a decision and stands in the place of one."""
    when: When = When()
    """For whom."""
    text: Annotated[str, LINE]
    """The sentence."""


@keyword_record
class ExamGloss(Record):
    """What an exam is, in a few words, where no reason for it is on the page."""

    id: str
    """Stable id."""
    when: When
    """Whose exam it is."""
    text: Annotated[str, GRANT]
    """The words, in parentheses behind the name."""


@keyword_record
class LeadLine(PageLine):
    """A headline in place of the path, where too little was answered for one."""

    text: Annotated[str, LEAD]
    """The headline, without its full stop."""


@keyword_record
class AheadLine(PageLine):
    """What is asked for before the path, where that goes against the goal: the headline says it ahead of the path."""

    text: Annotated[str, CLAUSE]
    """The words, inside a sentence."""


@keyword_record
class PriceLine(PageLine):
    """What such training costs elsewhere, where no school on the page publishes its price."""

    usd: Annotated[int, AtLeast(1)]
    """The price in whole dollars."""
    exams: tuple[str, ...] = ()
    """Ids of the certifications whose exam is in the price: one of them is paid with it, and not once more."""
    source: str
    """Id of the source behind it."""


@keyword_record
class PageStep(Record):
    """One line to tick off on the first page: what somebody can do today."""

    id: str
    """Stable id."""
    when: When = When()
    """For whom."""
    text: Annotated[str, TICK] | None = None
    """What to do; if it is absent, what is asked of whoever may pay first."""
    of_one: Annotated[str, TICK] | None = None
    """What to do where one school alone stands on the page."""
    asks: str = ""
    """Who is asked, where several steps ask the same: of those only the first that holds is said."""
    search: bool = False
    """Whether it serves the search for a job, which is over for somebody who told of one."""
    settles: tuple[str, ...] = ()
    """Ids of the rules whose step it begins: it stands first where one of them is what comes before everything else."""
    of_schools: bool = False
    """Whether it stands there only where schools do: before they are named it is too early for it."""
    answered_by: tuple[Annotated[str, OneOf("thing that a school says", SAID_OF)], ...] = ()
    """What the chosen school must have said, all of it, so that nobody is told to ask again; in the order of the last questions of the text,
    of which those that it answered are left out."""


@keyword_record
class Payer(Record):
    """Somebody who may pay, as the first page names them. The first that fits a person is whom to ask first."""

    id: str
    """Stable id."""
    funding: tuple[str, ...]
    """Ids of the sources of money that they stand for: they are on the page where one of those fits."""
    may_cover: bool = False
    """Whether they may pay all of it, so that no gap is named to whom they may help."""
    names_grant: bool = False
    """Whether the state's grant is asked for in the same place: the first that fits and has a short name is named."""
    search: bool = False
    """Whether it serves the search for a job, which is over for somebody who told of one."""
    own_state: bool = False
    """Whether only schools of the person's own state have it, so that it falls away with a chosen program from elsewhere."""
    when: When = When()
    """For whom, of those."""
    says: Annotated[str, CLAUSE]
    """Who it is and what they give, inside a sentence."""
    of_one: Annotated[str, CLAUSE] = ""
    """The same where one school is chosen; empty where that makes no difference."""
    first: Annotated[str, LINE]
    """What to settle with them before anything else."""
    step: Annotated[str, TICK]
    """What to do today; it says whose number it gives."""
    of_public: Annotated[str, CLAUSE] = ""
    """What they may pay of the price of a public college, in place of how much is missing; empty where that is not known."""
    chooses: Annotated[str, LINE] = ""
    """What to ask where two ways are open, of which only one may be paid; empty where their yes decides nothing."""
    on_file: Annotated[str, TICK] = ""
    """What to do today, as a paper on file says it, where some of the sources of money are private and others not."""


@keyword_record
class FirstPage(Record):
    """All sentences of the first page that are chosen by condition."""

    payers: tuple[Payer, ...] = ()
    """In the order to ask."""
    instead: tuple[InsteadLine, ...] = ()
    """Why this and not that; the first that holds is used."""
    others: tuple[OtherLine, ...] = ()
    """Ways beside; the first that holds is used. The closest decision is spoken of, of as close ones that which stands first here; the
    one that stands last only where no other has a possible way."""
    prices: tuple[PriceLine, ...] = ()
    """What such training costs elsewhere; the first that holds is used."""
    next_lines: tuple[PageLine, ...] = ()
    """What comes in place of schools, most important first."""
    do_now: tuple[PageStep, ...] = ()
    """What to do today, most important first."""
    leads: tuple[LeadLine, ...] = ()
    """Headlines in place of the path, for whom no path can be said yet; the first that holds is used."""
    ahead: tuple[AheadLine, ...] = ()
    """What comes ahead of the path in the headline; the first that holds is used."""
    more: tuple[RowLine, ...] = ()
    """Sentences more in some rows; the first of each row that holds is used."""
    exams: tuple[ExamGloss, ...] = ()
    """What each exam is; the first that holds is used."""
    gap_when: When | None = None
    """Who has enough to be told how far it is from the cost, also where somebody may pay; nobody if absent."""
    out_of_work_when: When | None = None
    """Who has no pay now, so that the last one is compared; nobody if absent."""
    in_work_when: When | None = None
    """Who likely has pay now, so that it is compared; the others compare what they need. Nobody if absent."""
    looks_up_when: When | None = None
    """Who asked what the work pays later on, so that the middle pay stands beside the low one; nobody if absent."""
    too_early_when: When | None = None
    """Who has to settle so much first that it is too early to name schools, and a length is said in place of dates; nobody if absent."""
