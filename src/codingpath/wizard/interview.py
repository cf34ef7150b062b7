"""The whole quiz: question after question, gentle double checks, then a look at all answers."""

from __future__ import annotations

from datetime import date

from codingpath.model.question import DoubleCheck, Question
from codingpath.wizard.conversation import Conversation, Save
from codingpath.wizard.flow import Flow
from codingpath.wizard.menu import pick
from codingpath.wizard.picking import answers_to_pick
from codingpath.wizard.prompter import Option, Prompter
from codingpath.wizard.wording import Quiz, answer_words

KEEP: Option = ("keep", "Yes, keep these answers")
MENU: list[Option] = [("done", "Yes, go on"), ("change", "Change an answer"), ("show", "Show all answers again")]

ABOUT_DOUBTS = "Both answers are allowed. They just rarely go together."
ABOUT_REVIEW = "Your plan is made from these answers. Going back asks the last question again. You can also change an answer later."
ABOUT_CHANGE = "Pick a question to answer it anew; your old answer is kept until then. Going back changes nothing."


def interview(flow: Flow, prompter: Prompter, save: Save, today: date, quiz: Quiz | None = None) -> Flow:
    """Ask everything still open, then review; return the flow when the person is content.

    `save` gets all answers after each one. Raises `Interrupted` when the person stops; what was saved stands.
    """
    talk = Conversation(prompter, save, today, quiz or Quiz())
    if not flow.done:
        prompter.say(prompter.keys)
    return _review(talk, _ask_open(talk, flow))


def review(flow: Flow, prompter: Prompter, save: Save, today: date, quiz: Quiz | None = None) -> Flow:
    """Show all answers and let any be changed in place; ask what a change has opened."""
    return _review(Conversation(prompter, save, today, quiz or Quiz()), flow)


def ask_again(talk: Conversation, flow: Flow, question_id: str) -> tuple[Flow, bool]:
    """Ask one question anew, and what its answer opens; tell also whether the person went on, and not back from that question itself."""
    before = flow.still_open
    asked, trail = flow.at(question_id), list[str]()
    while (question := asked.current) is not None and (question.id == asked.here or question not in before):
        answered = talk.ask(asked)
        if answered is not None:
            asked = _double_check(talk, answered, question)
            trail = _up_to(asked.here, [*trail, question.id])
        elif trail:
            asked = asked.back_to(trail.pop())
        else:
            return Flow.start(flow.questions, asked.answers), False
    return asked, True


def _up_to(question_id: str | None, trail: list[str]) -> list[str]:
    """Return the questions that lie behind somebody who is sent back to one of them, or to none."""
    return trail[: trail.index(question_id)] if question_id in trail else trail


def answers_text(flow: Flow, quiz: Quiz) -> str:
    """List the answers by section, one line each, then what may deserve a second look."""
    lines: list[str] = []
    section = None
    for question in flow.applicable:
        if question.section != section:
            section = question.section
            lines += ["", quiz.section_title(section)]
        shown = answer_words(question, flow.answers[question.id]) if question.id in flow.answers else "(still open)"
        lines.append(f"  {question.title}: {shown}")
    doubts = [c.ask for c in quiz.double_checks if c.when.holds(flow.sheet, {})]
    return "\n".join([*lines, *(["", "Worth a second look:", *(f"  {d}" for d in doubts)] if doubts else [])])


def _ask_open(talk: Conversation, flow: Flow) -> Flow:
    while (question := flow.current) is not None:
        answered = talk.ask(flow)
        flow = _back(talk, flow) if answered is None else _double_check(talk, answered, question)
    return flow


def _back(talk: Conversation, flow: Flow) -> Flow:
    before = flow.back()
    if before is flow:
        talk.prompter.say("This is the first question.")
    return before


def _double_check(talk: Conversation, flow: Flow, just_answered: Question) -> Flow:
    for check in talk.quiz.double_checks:
        asked_about = _asked_about(check, flow)
        if just_answered.id not in asked_about or check.id in talk.doubted:
            continue
        talk.doubted.add(check.id)
        picked = _are_you_sure(talk, check, [just_answered, *(flow.question(q) for q in asked_about if q != just_answered.id)])
        if picked != KEEP[0]:
            return flow.at(picked)
    return flow


def _asked_about(check: DoubleCheck, flow: Flow) -> list[str]:
    box = check.when.first(flow.sheet, {})
    return list(box.tests) if box else []


def _are_you_sure(talk: Conversation, check: DoubleCheck, questions: list[Question]) -> str:
    """Return `keep`, or the id of the question to change; going back changes the first, just answered."""
    options = [KEEP, *((q.id, f"Change: {q.title}") for q in questions)]
    return pick(talk.prompter, check.ask, options, KEEP[0], ABOUT_DOUBTS) or questions[0].id


def _review(talk: Conversation, flow: Flow) -> Flow:
    talk.prompter.say(answers_text(flow, talk.quiz))
    while True:
        picked = pick(talk.prompter, "Are these answers right?", MENU, "done", ABOUT_REVIEW)
        if picked == "done":
            return flow
        if picked == "change":
            flow = _ask_open(talk, _change(talk, flow))
        elif picked is None:
            flow = _ask_open(talk, flow.back())
        else:
            talk.prompter.say(answers_text(flow, talk.quiz))


def _change(talk: Conversation, flow: Flow) -> Flow:
    """Let one answer be picked and changed; going back from the question leads to the list again."""
    options = answers_to_pick(flow, talk.quiz)
    first, changed = options[0][0], False
    while not changed and (picked := pick(talk.prompter, "Change which answer?", options, first, ABOUT_CHANGE)) is not None:
        flow, changed = ask_again(talk, flow, picked)
        options, first = answers_to_pick(flow, talk.quiz), picked
    return flow
