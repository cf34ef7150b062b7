"""The variants of a client, from the menu: open one, compare two, delete one."""

from __future__ import annotations

from codingpath.cli.live import Live
from codingpath.cli.sitting import Side, Sitting
from codingpath.errors import CodingpathError
from codingpath.render.view.moved import OWN, moved
from codingpath.wizard.flow import Flow
from codingpath.wizard.menu import pick
from codingpath.wizard.prompter import Option

BACK: Option = ("", "Back to the menu")
ACTIONS: list[Option] = [
    ("open", "Open: try it beside your own"),
    ("compare", "Compare, side by side"),
    ("delete", "Delete it"),
    BACK,
]
ABOUT_PICK = "A variant is another set of answers that was saved beside your own."
ABOUT_ACTIONS = """Open: its answers are tried; you can go on from there, keep them as your own, or go back. Compare: before and after, side by \
side. Delete: removes this variant from this computer; your own answers stay."""


def serve_variants(sitting: Sitting, live: Live, own: Side) -> Side:
    """Let variants be opened, compared and deleted until the person goes back; return the person's own answers after that."""
    while names := sitting.shelf.variants:
        name = pick(sitting.prompter, "Which variant?", [*((n, n) for n in names), BACK], names[0], ABOUT_PICK)
        if not name:
            return own
        action = pick(sitting.prompter, f"Variant: {name}", ACTIONS, "open", ABOUT_ACTIONS)
        try:
            if action == "open":
                return live.open(own, _side(sitting, own, name))
            if action == "compare":
                _compare(sitting, own, name, [n for n in names if n != name])
            elif action == "delete":
                _delete(sitting, name)
        except CodingpathError as error:
            sitting.prompter.say(f"{error}.")
    return own


def _side(sitting: Sitting, own: Side, name: str) -> Side:
    saved = sitting.shelf.load(name)
    for note in saved.notes:
        sitting.prompter.say(note)
    flow = Flow.start(own.flow.questions, saved.answers)
    return Side(flow, sitting.plan(flow))


def _compare(sitting: Sitting, own: Side, name: str, others: list[str]) -> None:
    """Show a variant beside the own answers, or beside another variant if there is one and it is picked."""
    options: list[Option] = [("", OWN), *((n, n) for n in others)]
    other = pick(sitting.prompter, f"Compare {name} with", options, "", ABOUT_PICK) if others else ""
    if other is not None:
        before = _side(sitting, own, other) if other else own
        sitting.show(moved(before.plan, _side(sitting, own, name).plan, (other or OWN, name)))


def _delete(sitting: Sitting, name: str) -> None:
    options: list[Option] = [("no", "No, keep it"), ("yes", "Yes, delete it")]
    if pick(sitting.prompter, f"Delete the variant {name}?", options, "no", ABOUT_ACTIONS) == "yes":
        sitting.shelf.delete(name)
        sitting.prompter.say(f"Deleted the variant {name}. Your own answers stay.")
