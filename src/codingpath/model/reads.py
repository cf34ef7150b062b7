"""What the program reads of the data by name. The loader holds every folder to it, so that no plan meets a name it does not know.

Whatever is not listed here, the program reads by what it says of itself: an option by its fields, a question by its conditions.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from codingpath.model.program import Award, DeliveryMode
from codingpath.model.question import Kind
from codingpath.model.record import Record, keyword_record

Steered = Literal["dates", "money", "programs"]
"""What an answer steers without any condition in the data."""


@keyword_record
class QuestionRead(Record):
    """A question whose answer dates, money, programs or words read."""

    id: str
    kind: Kind
    choices: tuple[str, ...] = ()
    """Choices that are read; others may stand beside them."""
    least: int = 0
    """The smallest number that may be reckoned with."""
    most: int | None = None
    """The largest."""
    steers: tuple[Steered, ...] = ()
    """What the answer steers without any condition in the data."""


@keyword_record
class DecisionRead(Record):
    """A decision whose outcome is read: the ids of its options, or what each says of itself."""

    id: str
    options: tuple[str, ...] = ()
    """The ids that there are, no more and no fewer; none where every option speaks for itself."""
    needs: tuple[str, ...] = ()
    """Keys that every option has."""
    may_have: tuple[str, ...] = ()
    """Keys that an option may have."""


QUESTIONS: Final = (
    QuestionRead(id="hours", kind="number", least=1, most=168, steers=("dates",)),
    QuestionRead(id="months", kind="number", most=600, steers=("dates",)),
    QuestionRead(id="program-left", kind="number", most=600),
    QuestionRead(id="coding-years", kind="number", most=100),
    QuestionRead(id="budget", kind="amount", steers=("money", "programs")),
    QuestionRead(id="program-owed", kind="amount"),
    QuestionRead(id="start", kind="date", steers=("dates",)),
    QuestionRead(id="state", kind="one", steers=("programs",)),
    QuestionRead(id="education", kind="one", choices=("no-diploma",)),
    QuestionRead(id="so-far", kind="one", choices=("certified", "lapsed")),
    QuestionRead(id="setting", kind="one"),
)
DECISIONS: Final = (
    DecisionRead(id="readiness", options=("start-now", "prepare-first")),
    DecisionRead(id="role", needs=("in_a_sentence", "program_codes")),
    DecisionRead(id="award", needs=("in_a_sentence",), may_have=("award", "program_kinds", "exam_only", "programs_when")),
    DecisionRead(id="certification", may_have=("credential",)),
    DecisionRead(id="delivery", needs=("in_a_sentence",), may_have=("delivery",)),
)
WAITS: Final = ("booking", "retake", "job-search", "next-credential")
"""Ids of waits, each of which must hold for everybody."""
GRANTS: Final = ("pell", "workforce-pell")
"""Ids of the grants that hang on the length of a program."""
MEANINGS: Final = {"award": get_args(Award), "delivery": get_args(DeliveryMode)}
"""Decision to what the key of that name in an option may mean; its own id if it is left out."""
