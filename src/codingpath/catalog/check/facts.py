"""Checks of figures, days and the names that only one file knows."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from codingpath.catalog.check.conditions import certain
from codingpath.catalog.folder import OFFICE_FILE
from codingpath.catalog.vocabulary import number_of
from codingpath.model.guidance import LONGEST_TITLE, SCHOOL_YEAR, beginning
from codingpath.model.record import MARK
from codingpath.model.timeline import BASED, MARKED, STAGES
from codingpath.text import quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Collection

    from codingpath.catalog.prepare import Passage, Prepared
    from codingpath.catalog.vocabulary import Vocabulary
    from codingpath.catalog.yaml_reader import Steps


TIMED: Final = ("hours", "months")
"""Questions on the time a person has, on which the length of nothing may hang."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_ENDS: Final = (
    ("low", "likely"),
    ("likely", "high"),
    ("low", "high"),
    ("months_low", "months_high"),
    ("credits_low", "credits_high"),
    ("near_miles", "class_miles"),
)


def check_facts(file: Prepared, vocabulary: Vocabulary) -> None:  # noqa: C901, PLR0912 - a table of places
    """Report every figure, day and name of a file that makes no sense."""
    for passage in file.passages:
        _check_spans(passage)
        if file.document.file in ("timeline.yaml", "credentials.yaml"):
            _check_length(passage)
        if "review_by" in passage.item:
            _check_days(passage)
            _check_mark(passage)
        match (file.document.file, *passage.steps):
            case ("programs.yaml", "neighbors"):
                _check_neighbors(passage, vocabulary.states)
            case ("wages.yaml", "occupations"):
                _check_keys(passage, "option", (vocabulary.decisions or {}).get("role"))
            case ("timeline.yaml",):
                _check_reckoning(passage)
            case ("timeline.yaml", "titles"):
                _check_titles(passage)
            case ("timeline.yaml", "basis"):
                _check_all(passage, "stage", BASED)
            case ("timeline.yaml", "calendar_titles"):
                _check_all(passage, "day", MARKED)
            case ("timeline.yaml", "workloads", int(_)):
                _check_work(passage)
                _check_hangs_on_no_time(passage)
            case ("timeline.yaml", "waits", int(_)):
                _check_hangs_on_no_time(passage)
            case ("guidance.yaml", "steps", int(_)):
                _check_title(passage)
            case ("guidance.yaml", "faq", int(_), "answers", int(_)):
                _check_last_variant(passage)
            case _:
                pass


def _check_spans(passage: Passage) -> None:
    for low, high in _ENDS:
        least, most = number_of(passage.item, low), number_of(passage.item, high)
        if least is not None and most is not None and least > most:
            passage.complain(f"'{low}' is {least:,}, more than '{high}', {most:,}; swap them", low)
    for key, value in passage.item.items():
        if isinstance(value, int) and value < 0 and key != "at_least":
            passage.complain(f"'{key}' cannot be below 0; this is {value:,}", key)


def _check_days(passage: Passage) -> None:
    for key in ("checked", "review_by"):
        day = passage.text(key)
        if day is not None and day.isdigit():  # would pass for seconds since 1970
            passage.complain(f"'{key}' must be a day such as 2026-11-23; this is {quoted(day)}", key)
    checked, review_by = _day(passage.text("checked")), _day(passage.text("review_by"))
    if checked and review_by and review_by <= checked:
        passage.complain(f"'review_by' must be after 'checked', {checked}", "review_by")


def _check_mark(passage: Passage) -> None:
    """Check that a source without a tag has a name whose beginning fits beside a figure."""
    name = passage.text("name")
    if name is None or "tag" in passage.item or passage.item.get("kind") == "assumption":
        return
    fault = MARK.fault(name.partition(",")[0])
    if fault:
        passage.complain(f"up to its first comma {fault}; write a shorter one as its 'tag'", "name")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _check_neighbors(passage: Passage, states: Collection[str] | None) -> None:
    _check_keys(passage, "state", states)
    for state in passage.item:
        passage.check_names(state, "state", states)


def _check_keys(passage: Passage, kind: str, known: Collection[str] | None) -> None:
    for key in passage.item if known is not None else ():
        if known is not None and key not in known:
            passage.complain(unknown(kind, key, known), key, key=True)


def _check_titles(passage: Passage) -> None:
    _check_keys(passage, "stage", STAGES)
    for stage in STAGES:
        if stage not in passage.item:
            passage.complain(f"the stage '{stage}' has no title")


def _check_all(passage: Passage, kind: str, names: Collection[str]) -> None:
    """Check that a mapping has each of these keys, and no other."""
    _check_keys(passage, kind, names)
    for name in names:
        if name not in passage.item:
            passage.complain(f"the {kind} '{name}' is missing")


def _check_reckoning(passage: Passage) -> None:
    """Check the figures that dates and prices are divided by."""
    for key, most in (("late_pace_percent", 100), ("open_hours", 168), ("credits_a_year", 200), ("term_credits", 40)):
        span = passage.item.get(key)
        low, high = (number_of(span, "low"), number_of(span, "high")) if isinstance(span, dict) else (1, 1)
        for end, number in (("low", low), ("high", high)):
            if number is None or not 1 <= number <= most:
                passage.complain(f"'{end}' must be 1 to {most} here", key, end)
        if key not in ("open_hours", "term_credits") and low != high and None not in (low, high):
            passage.complain(f"'{key}' is one number; give 'low' and 'high' the same", key, "high")


def _check_work(passage: Passage) -> None:
    """Check that a workload has hours or credits, not both, and that both ends are known; a program under way needs neither."""
    given = [key for key in ("hours", "credits") if isinstance(passage.item.get(key), dict)]
    if len(given) != 1 and not (passage.item.get("under_way") is True and not given):
        passage.complain("a workload has either 'hours', at one's own pace, or 'credits', by terms; write one of them")
    for key in given:
        span = passage.item[key]
        if isinstance(span, dict) and None in [span.get(end, 0) for end in ("low", "high")]:
            passage.complain(f"the length of a course must be known; write both ends of '{key}'", key)


_FILLED_BY_THE_CALENDAR: Final = re.compile(r"\{schools\}|\{exam\}")


def _check_title(passage: Passage) -> None:
    """Check that a step has a title that a calendar can show whole, and that names no answer."""
    own, text = passage.text("calendar"), passage.text("text")
    title = own or beginning(text or "")
    letters = len(_FILLED_BY_THE_CALENDAR.sub("", title))
    if letters > LONGEST_TITLE:
        message = f"a calendar would call this step {quoted(title)}, {letters} letters; write a title of at most {LONGEST_TITLE}"
        passage.complain(f"{message} as 'calendar'", "calendar" if own else "text")
    elif _BRACE.search(_FILLED_BY_THE_CALENDAR.sub("", title)):
        message = f"a calendar would call this step {quoted(title)}, and others may see it; write a title that names no answer"
        passage.complain(f"{message} as 'calendar'", "calendar" if own else "text")


_MOST: Final = {
    "days": 7300,
    "retake_wait_days": 7300,
    "hours": 20_000,
    "floor_weeks": 1040,
    "credits": 400,
    "renewal_months": 600,
    "months_of_work": 600,
    "short_notice_days": 3650,
}
"""Key of a length to the most that dates can be reckoned with."""


def _check_length(passage: Passage) -> None:
    """Check that no length leads out of the calendar."""
    for key in passage.item.keys() & _MOST.keys():
        value = passage.item[key]
        ends = (
            [(end, number_of(value, end)) for end in ("low", "likely", "high")]
            if isinstance(value, dict)
            else [("", number_of(passage.item, key))]
        )
        for end, number in ends:
            if number is not None and number > _MOST[key]:
                passage.complain(f"this must be {_MOST[key]:,} or less; it is {number:,}", key, *([end] if end else []))


def _check_hangs_on_no_time(passage: Passage) -> None:
    """Report a length that hangs on the time a person has: it jumps, so that a path could end later with more hours."""
    when = passage.conditions.get("when")
    read = {question for box in (when["boxes"] if when else ()) for question in box.get("tests", {})}
    for question in TIMED:
        if question in read:
            passage.complain(f"how long this takes must not hang on '{question}': a path could end later with more of them", "when")


def _check_last_variant(passage: Passage) -> None:
    *around, position = passage.steps
    if not passage.sound:
        return
    is_last = not isinstance(position, int) or (*around, position + 1) not in passage.document.places
    when = passage.conditions.get("when")
    if is_last and when and {} not in when["boxes"]:
        passage.complain("the last answer must hold for everybody; add one with 'always: true'", "when", key=True)


# Checks of the words: names in braces that can be filled, figures that rest on a source, labels that fit.

_BRACE: Final = re.compile(r"[{}]")
_NAME: Final = re.compile(r"\{([^{}]*)\}")
_FIGURE: Final = re.compile(r"\$?\d[\d,.]*")
_NAMED_FIGURES: Final = re.compile(r"\bICD-(?:9|10)(?:-CM|-PCS)?\b|\bLevel I+\b")
"""Digits that are a name."""
_RESTS_ON_A_SOURCE: Final = {
    "rules": ("because",),
    "conflicts": ("text", "relaxations"),
    "answers": ("text",),
    "notices": ("text",),
}
"""List to its keys in which a figure needs the `source` beside it."""


def check_texts(file: Prepared, vocabulary: Vocabulary) -> None:
    """Report what is wrong with the words of one file."""
    braces = bool(_BRACE.search(file.document.text))  # the long national list has none
    for passage in file.passages:
        if (file.document.file, *passage.steps) == (OFFICE_FILE,) or passage.steps[:1] == ("at_the_job_center",):
            continue  # an office's name may hold braces, and what is said there has its own
        for key in passage.item.keys() - passage.conditions.keys() if braces else ():
            for steps, text in passage.texts(key):
                if _BRACE.search(text) and (key, passage.steps[:1]) != ("calendar", ("steps",)):
                    _check_braces(passage, key, steps, text, vocabulary)
        _check_source_of_figures(passage)


def _check_braces(passage: Passage, key: str, steps: Steps, text: str, vocabulary: Vocabulary) -> None:
    if vocabulary.questions is None:
        return
    if _BRACE.search(_NAME.sub("", text)):
        passage.complain("a brace { or } stands alone; a name goes between both, such as {hours}", *steps)
    fillable = _fillable(passage, key)
    for name in dict.fromkeys(_NAME.findall(text)):
        if name == SCHOOL_YEAR and passage.steps[:1] == ("steps",):
            continue
        if name not in vocabulary.questions:
            passage.complain(f"{{{name}}} cannot be filled: {unknown('question', name, vocabulary.questions)}", *steps)
        elif name not in fillable and passage.sound:
            message = f"{{{name}}} may be left open here: every box of 'when' must test '{name}' without not-sure"
            passage.complain(message, *steps)


def _fillable(passage: Passage, key: str) -> frozenset[str]:
    """Return the questions that are answered wherever the text is shown."""
    shown_under = ("when", "skip_when") if key == "skip" else ("when",)
    return frozenset().union(*(certain(passage.conditions[c]) for c in shown_under if c in passage.conditions))


def _check_source_of_figures(passage: Passage) -> None:
    group = passage.steps[-2] if len(passage.steps) > 1 else None
    keys = _RESTS_ON_A_SOURCE.get(str(group), ())
    if not keys or passage.text("source"):
        return
    for steps, text in (found for key in keys for found in passage.texts(key)):
        figure = _FIGURE.search(_NAMED_FIGURES.sub("", _NAME.sub("", text)))
        if figure:
            passage.complain(f"the figure {quoted(figure.group().rstrip(',.'))} needs a 'source' beside it", *steps)
