"""What the live conversation offers, and what `?` says about it."""

from __future__ import annotations

from codingpath.wizard.prompter import Keyed, Option

CHOICES = Keyed(
    (
        ("more", "One more on top"),
        ("keep", "Keep it"),
        ("own", "Drop it, back to your own"),
        ("both", "Both: keep as a variant"),
        ("note", "Note"),
        ("full", "Full view, why"),
    )
)
CLOSER: list[Option] = [
    ("moved", "Before and after again"),
    ("full", "Everything that moves"),
    ("why", "Why the tried results"),
    ("back", "Back"),
]
OWN: Option = ("own", "Back to your own answers")
AGAIN: Option = ("again", "Try again what you dropped")

UNDO = "Undo, in the menu, takes that back."

ABOUT_PICK = "Pick an answer to try another one. Your own answers stay as they are until you choose to keep what you try."
ABOUT_CHOICES = """One more: try another answer on top of this. Keep: what is tried becomes your own answers. Drop: back to your own answers; Esc does \
the same. Keep and drop can be undone once. Both: save what is tried under a name beside your own answers. Note: write down a word for later. Full view: every reason, date and cost."""
ABOUT_CLOSER = "Each of these only shows something; your own answers and what is tried stay as they are."
ABOUT_NAME = "A few words of letters, digits, spaces, hyphens or underscores, such as: evenings"
ABOUT_NOTE = "One line. It is saved with today's date, and it is in no plan unless you ask for it."
