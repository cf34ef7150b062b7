"""Talks between client and counselor: one a day, and what is said of it later the same day is added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from codingpath.model.progress import SAID, Contact, Progress


def with_contact(progress: Progress, day: date, kind: str | None = None, next_day: date | None = None) -> Progress:
    """Return what happened with the talk of a day; what is none stays as it was said earlier that day."""
    here = next((contact for contact in progress.contacts if contact.day == day), Contact(day=day))
    kept = replace(here, kind=here.kind if kind is None else kind, next_day=next_day or here.next_day)
    others = (contact for contact in progress.contacts if contact.day != day)
    return replace(progress, contacts=tuple(sorted((*others, kept), key=lambda contact: contact.day)))


def longest_kind(kind: str) -> str | None:
    """Return what is wrong with how they met, or none."""
    return SAID.fault(kind)
