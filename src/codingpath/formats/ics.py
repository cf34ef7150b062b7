"""The days of a plan as an iCalendar file (RFC 5545): whole days, reminders, weekly study times where wanted, nothing private in clear.

Each entry keeps its UID from plan to plan, so that a calendar that reads UIDs moves it. `SEQUENCE`, `DTSTAMP` and
`LAST-MODIFIED` count days, not changes: the same plan on the same day gives the same bytes, and two plans of one day
carry the same number. An entry that the file which is replaced held, and that the plan does not have any more, is sent as
cancelled, on a day long past: readers that know cancelled entries drop it, and in the others it is out of sight.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from codingpath import __version__
from codingpath.files import read_plain
from codingpath.formats import Printout
from codingpath.model.plan.roadmap import Roadmap
from codingpath.report.blocks import Document
from codingpath.report.calendar import WEEKDAYS, Milestone, StudyBlock, milestones, study_block
from codingpath.report.sources import whose_data
from codingpath.report.words import full_day
from codingpath.text import cleaned

FIRST_DAY = date(2020, 1, 1)
"""The day `SEQUENCE` counts from."""

LONG_PAST = date(2000, 1, 3)
"""Where an entry goes that no longer applies; no plan starts before it."""

STUDY = "study"
"""Id of the weekly study times."""

REMIND_AT = 9
"""Hour of the day of a reminder, in the calendar's own time."""

WIDEST = 75
"""Octets a line may have, its break not counted."""


def render(printout: Printout) -> str:
    """Return the days of a plan, and the end of those that the file it replaces has and the plan has no more."""
    if printout.roadmap is None:
        raise ValueError
    before, study = _entries_in(printout.before, printout.key), printout.study
    block = study_block(printout.roadmap, study) if study else None
    return to_ics(printout.roadmap, printout.document, printout.key, before, meeting=printout.meeting, study=block)


def _entries_in(calendar: Path | None, key: str) -> Collection[str]:
    """Return the ids of the entries of this plan in a calendar, none where there is no such file or it cannot be read."""
    try:
        return ids_in(read_plain(calendar).decode(), key) if calendar else ()
    except (OSError, UnicodeDecodeError):
        return ()


def to_ics(
    roadmap: Roadmap,
    document: Document,
    key: str,
    before: Collection[str] = (),
    *,
    meeting: date | None = None,
    study: StudyBlock | None = None,
) -> str:
    """Return the calendar; `key` tells this plan from other people's, and holds no name in clear.

    `before` are the ids that `ids_in` finds in an earlier calendar of this plan; what is not in the plan any more is cancelled.
    """
    days = milestones(roadmap, document.sources, meeting)
    gone = sorted({*before} - {m.id for m in days} - ({STUDY} if study else set()))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//codingpath//codingpath {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:My plan (codingpath)",
        *(line for milestone in days for line in _event(milestone, roadmap, key)),
        *(_study(study, roadmap, key) if study else ()),
        *(line for name in gone for line in _cancelled(name, roadmap.today, key)),
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines)


def ids_in(calendar: str, key: str) -> frozenset[str]:
    """Return the ids of the entries of this plan in a calendar that `to_ics` wrote; none in any other text."""
    return frozenset(re.findall(rf"^UID:([a-z0-9-]+)@{re.escape(key)}\.codingpath\r?$", _unfolded(calendar), re.MULTILINE))


def _event(milestone: Milestone, roadmap: Roadmap, key: str) -> Iterator[str]:
    about = "\n".join([*milestone.lines, _made(roadmap)])
    yield from _head(milestone.id, roadmap.today, key)
    yield from _whole_day(milestone.day)
    yield from _words(milestone.title, about)
    yield "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield from _alarm(milestone, roadmap.today)
    yield "END:VEVENT"


def _cancelled(name: str, today: date, key: str) -> Iterator[str]:
    yield from _head(name, today, key)
    yield from _whole_day(LONG_PAST)
    yield from _words("An entry of an earlier plan", "This is not part of your plan now. You can delete it.")
    yield "STATUS:CANCELLED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _study(block: StudyBlock, roadmap: Roadmap, key: str) -> Iterator[str]:
    """Return the weekly study times: busy, in the calendar's own time, until the likely end of the study."""
    days = ",".join(WEEKDAYS[day][:2].upper() for day in block.days)
    yield from _head(STUDY, roadmap.today, key)
    yield f"DTSTART:{_moment(block.first)}"
    yield f"DTEND:{_moment(block.first + block.length)}"
    yield f"RRULE:FREQ=WEEKLY;BYDAY={days};UNTIL={block.until:%Y%m%d}T235959"
    yield from _words("Study", f"Until the likely end of your study. It moves when your plan moves.\n{_made(roadmap)}")
    yield "STATUS:CONFIRMED"
    yield "TRANSP:OPAQUE"
    yield "END:VEVENT"


def _head(name: str, today: date, key: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@{key}.codingpath"
    yield f"DTSTAMP:{_stamp(today)}"
    yield f"LAST-MODIFIED:{_stamp(today)}"
    yield f"SEQUENCE:{max(0, (today - FIRST_DAY).days)}"


def _whole_day(day: date) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"


def _words(title: str, about: str) -> Iterator[str]:
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(about)}"
    yield "CLASS:PRIVATE"


def _made(roadmap: Roadmap) -> str:
    return " ".join([f"Made on {full_day(roadmap.today)} with codingpath {__version__}.", *whose_data(roadmap.catalog)])


def _alarm(milestone: Milestone, today: date) -> Iterator[str]:
    """Remind in the morning, some days before, or at least the day before; a whole day starts at midnight."""
    left = (milestone.day - today).days
    days = milestone.remind_days if left >= milestone.remind_days else 1
    if left < days:
        return
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(milestone.title)}"
    yield f"TRIGGER:{_lead(timedelta(days=days, hours=-REMIND_AT))}"
    yield "END:VALARM"


def _lead(before: timedelta) -> str:
    hours = before.seconds // 3600
    return f"-P{f'{before.days}D' if before.days else ''}{f'T{hours}H' if hours else ''}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _stamp(day: date) -> str:
    return f"{day:%Y%m%d}T000000Z"


def _escaped(text: str) -> str:
    """Return a text value: four characters are special, a line break is one of them."""
    plain = cleaned(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def _unfolded(calendar: str) -> str:
    return calendar.replace("\r\n ", "").replace("\n ", "")


def _folded(line: str) -> str:
    """Return a line with its break; a long one goes on after a space, and no character is cut in two."""
    parts, part, room = [], "", WIDEST
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(part)
            part, room = " ", WIDEST - 1
        part += character
        room -= size
    return "\r\n".join([*parts, part]) + "\r\n"
