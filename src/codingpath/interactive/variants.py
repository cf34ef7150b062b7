"""The variants of a client, from the menu: open one, compare two, delete one."""

from __future__ import annotations

from codingpath.errors import CodingpathError
from codingpath.interactive.live import Live
from codingpath.interactive.sitting import Side, Sitting
from codingpath.report.side_by_side import OWN_TITLE, moved
from codingpath.wizard.flow import Flow
from codingpath.wizard.interview import pick
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
    last = ""
    while names := sitting.shelf.variants:
        first = last if last in names else names[0]
        name = pick(sitting.prompter, "Which variant?", [*((n, n) for n in names), BACK], first, ABOUT_PICK)
        if not name:
            return own
        last = name
        try:
            opened = _serve(sitting, own, name, [n for n in names if n != name])
        except CodingpathError as error:
            sitting.prompter.say(f"{error}.")
            continue
        if opened is not None:
            return live.open(own, opened)
    return own


def _serve(sitting: Sitting, own: Side, name: str, others: list[str]) -> Side | None:
    """Let one variant be compared or deleted, or return it to be tried; going back from either leads to what can be done with it."""
    done = False
    while not done and (action := pick(sitting.prompter, f"Variant: {name}", ACTIONS, "open", ABOUT_ACTIONS)):
        match action:
            case "open":
                return _side(sitting, own, name)
            case "compare":
                done = _compare(sitting, own, name, others)
            case _:
                done = _delete(sitting, name)
    return None


def _side(sitting: Sitting, own: Side, name: str) -> Side:
    saved = sitting.shelf.load(name)
    for note in saved.notes:
        sitting.prompter.say(note)
    flow = Flow.start(own.flow.questions, saved.answers)
    return Side(flow, sitting.plan(flow))


def _compare(sitting: Sitting, own: Side, name: str, others: list[str]) -> bool:
    """Show a variant beside the own answers, or beside another variant if there is one and it is picked; tell whether it was shown."""
    options: list[Option] = [("", OWN_TITLE), *((n, n) for n in others)]
    other = pick(sitting.prompter, f"Compare {name} with", options, "", ABOUT_PICK) if others else ""
    if other is None:
        return False
    before = _side(sitting, own, other) if other else own
    sitting.show(moved(before.plan, _side(sitting, own, name).plan, (other or OWN_TITLE, name)))
    return True


def _delete(sitting: Sitting, name: str) -> bool:
    options: list[Option] = [("no", "No, keep it"), ("yes", "Yes, delete it")]
    if pick(sitting.prompter, f"Delete the variant {name}?", options, "no", ABOUT_ACTIONS) != "yes":
        return False
    sitting.shelf.delete(name)
    sitting.prompter.say(f"Deleted the variant {name}. Your own answers stay.")
    return True
