"""The whole quiz: question after question, gentle double checks, then a look at all answers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from shutil import get_terminal_size

from codingpath.catalog.zip_places import place_of, rough_words
from codingpath.errors import AnswerError
from codingpath.model.condition import NOT_SURE, Answers, Value
from codingpath.model.question import DoubleCheck, Question, Read, many
from codingpath.model.zip_place import ZipPlace
from codingpath.planning.dates import first_of_next_month
from codingpath.wizard.flow import Flow
from codingpath.wizard.menus import pick, read_lines
from codingpath.wizard.prompter import Grouped, Option, Prompt, Prompter, Raw, Signal, options_of, wrapped
from codingpath.wizard.wording import (
    UNSURE,
    Quiz,
    answer_in,
    answer_words,
    as_typed,
    choice_lines,
    form_lines,
    position,
    term_lines,
)

KEEP: Option = ("keep", "Yes, keep these answers")
MENU: list[Option] = [("done", "Yes, go on"), ("change", "Change an answer"), ("show", "Show all answers again")]

ABOUT_WHICH = "Schools, pay and aid are looked up for one state. The ZIP code is left out where the other state is meant."
ABOUT_ROUGH = "Yes: schools, pay and aid are looked up there. No: you are asked for your ZIP code or state again."
ABOUT_DOUBTS = "Both answers are allowed. They just rarely go together."
REVIEW = "Are these answers right?"
ABOUT_REVIEW = "Your plan is made from these answers. Going back asks the last question again. You can also change an answer later."
ABOUT_CHANGE = "Pick a question to answer it anew; your old answer is kept until then. Going back changes nothing."


def interview(flow: Flow, prompter: Prompter, save: Save, today: date, quiz: Quiz | None = None) -> Flow:
    """Ask everything still open, then review; return the flow when the person is content.

    `save` gets all answers after each one. Raises `Interrupted` when the person stops; what was saved stands.
    """
    talk = Conversation(prompter, save, today, quiz or Quiz())
    if not flow.done:
        prompter.say(prompter.keys)
    return _review(talk, ask_open(talk, flow))


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
        lines.append(f"  {question.title}: {answer_in(question, flow.answers, '(still open)')}")
    doubts = [c.ask for c in quiz.double_checks if c.when.holds(flow.sheet, {})]
    return "\n".join([*lines, *(["", "Worth a second look:", *(f"  {d}" for d in doubts)] if doubts else [])])


def ask_open(talk: Conversation, flow: Flow) -> Flow:
    """Ask everything still open; going back leads to the question before."""
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
    _show_answers(talk, flow)
    while True:
        picked = pick(talk.prompter, REVIEW, MENU, "done", ABOUT_REVIEW)
        if picked == "done":
            return flow
        if picked == "change":
            flow = ask_open(talk, _change(talk, flow))
        elif picked is None:
            flow = ask_open(talk, flow.back())
        else:
            _show_answers(talk, flow)


def _show_answers(talk: Conversation, flow: Flow) -> None:
    """Show all answers from the first one on, a screen at a time."""
    columns, rows = get_terminal_size()
    lines = wrapped(answers_text(flow, talk.quiz), columns)
    below = talk.prompter.rows(REVIEW, MENU, "done")
    read_lines(talk.prompter, "Answers", lines, lambda page: talk.prompter.say("\n".join(page)), rows=rows, below=below, menu=False)


def _change(talk: Conversation, flow: Flow) -> Flow:
    """Let one answer be picked and changed; going back from the question leads to the list again."""
    options = answers_to_pick(flow, talk.quiz)
    first, changed = options[0][0], False
    while not changed and (picked := pick(talk.prompter, "Change which answer?", options, first, ABOUT_CHANGE)) is not None:
        flow, changed = ask_again(talk, flow, picked)
        options, first = answers_to_pick(flow, talk.quiz), picked
    return flow


# Asking one question until it is answered or gone back from.

Given = tuple[Question, Read]
"""The question that was answered, and what was read."""

Save = Callable[[Answers], None]
"""Keeps the answers; called after each one."""


@dataclass
class Conversation:
    """One sitting: who asks, who saves, and what was said already."""

    prompter: Prompter
    save: Save
    today: date
    quiz: Quiz
    explained: dict[str, str] = field(default_factory=dict)
    """Term id to the question that explains it: the first one asked that uses the term."""
    doubted: set[str] = field(default_factory=set)
    """Ids of double checks raised already."""
    own: Answers | None = None
    """While answers are only tried: the person's own ones. Each question then says its own answer and what it can still change."""

    def ask(self, flow: Flow) -> Flow | None:
        """Ask the current question and save the answer; return none if the person went back instead."""
        question = flow.current
        if question is None:
            return flow
        other = next((q for q in flow.questions if q.id == question.or_answers), None)
        given = self._given(question, other, self._first_prompt(flow, question, other), flow.answers)
        if given is None:
            return None
        asked, read = given
        if asked is not question:  # both are answered at this prompt
            flow = flow.answer(question.id, NOT_SURE)
        before, flow = flow, flow.answer(asked.id, read.value)
        self.save(flow.answers)
        if self.own is None:  # what is tried is shown beside the own answer
            self.prompter.answered(asked, answer_words(asked, read.value) + (f" ({read.note})" if read.note else ""))
        placed = self._placed(before, flow, asked)
        if placed is not flow:
            self.save(placed.answers)
        return placed

    def _placed(self, before: Flow, flow: Flow, asked: Question) -> Flow:
        """Fill the state that a ZIP code lies in; where another one was named, ask which, and leave the other out."""
        code = next((q for q in flow.questions if q.kind == "zip" and asked.id in (q.id, q.or_answers)), None)
        place = _place(flow, code)
        if code is None or place is None or code.or_answers is None:
            return flow
        state, named = flow.question(code.or_answers), flow.answers.get(code.or_answers, NOT_SURE)
        if place.state == named or state.choice(place.state) is None:
            return flow
        filled = _place(before, code)
        if named == NOT_SURE or (asked is code and filled is not None and filled.state == named):
            if place.rough and not self._meant(place, answer_words(state, place.state)):
                return flow.at(asked.id)
            if self.own is None:
                self.prompter.answered(state, f"{answer_words(state, place.state)} (from your ZIP code)")
            return flow.answer(state.id, place.state)
        return self._which(flow, asked, code, state, str(named), place.state)

    def _meant(self, place: ZipPlace, state: str) -> bool:
        """Ask whether a ZIP code that may be a slip is meant, before it says where somebody lives."""
        options = [("yes", f"Yes, {state}"), ("no", "No, type it again")]
        return pick(self.prompter, f"{rough_words(place, state)}. Is that your state?", options, "yes", ABOUT_ROUGH) == "yes"

    def _which(self, flow: Flow, asked: Question, code: Question, state: Question, named: str, other: str) -> Flow:
        """Ask which of two states is meant; going back leads to the question just answered."""
        labels = {choice: answer_words(state, choice) for choice in (named, other)}
        title = f"Your ZIP code lies in {labels[other]}, and the state you named is {labels[named]}. Which one is it?"
        picked = pick(self.prompter, title, list(labels.items()), named, ABOUT_WHICH)
        if picked is None:
            return flow.at(asked.id)
        return flow.answer(state.id, other) if picked == other else flow.answer(code.id, NOT_SURE)

    def _given(self, question: Question, other: Question | None, prompt: Prompt, answers: Answers) -> Given | None:
        while True:
            raw = self.prompter.ask(prompt)
            if raw is Signal.BACK:
                return None
            if raw is Signal.HELP:
                prompt = replace(prompt, explanation=self._help(question, answers), aside=(), error=None)
                continue
            if raw is Signal.NOTE:  # whoever keeps notes has taken it
                continue
            try:
                return self._read(question, other, raw, prompt.default)
            except AnswerError as error:
                prompt = replace(prompt, explanation=(), aside=(), error=str(error), marked=_known(question, raw))

    def _first_prompt(self, flow: Flow, question: Question, other: Question | None) -> Prompt:
        return Prompt(
            question=question,
            position=position(self.quiz.section_title(question.section), *flow.left),
            explanation=(question.why,) if self.own is None else self._tried(question, flow.answers, self.own),
            aside=self._asked_first(question) if self.own is None else (),
            default=self._default(question, flow.answers) or (self._default(other, flow.answers) if other else ()),
        )

    def _asked_first(self, question: Question) -> tuple[str, ...]:
        terms = [t for t in self.quiz.terms(question) if self.explained.setdefault(t.id, question.id) == question.id]
        return *choice_lines(question), *term_lines(terms)

    def _tried(self, question: Question, answers: Answers, own: Answers) -> tuple[str, ...]:
        """Return the own answer and what another one can change; `?` has the rest."""
        given = answer_words(question, own[question.id]) if question.id in own else "none yet"
        return f"Your own answer: {given}", *self.quiz.still_lines(question, answers)

    def _help(self, question: Question, answers: Answers) -> tuple[str, ...]:
        terms = term_lines(self.quiz.terms(question))
        return (question.help, *form_lines(question), *choice_lines(question), *terms, *self.quiz.still_lines(question, answers))

    def _default(self, question: Question, answers: Answers) -> tuple[str, ...]:
        old = answers.get(question.id)
        if question.kind == "date" and (old is None or self._is_past(old)):
            return as_typed(first_of_next_month(self.today))
        return () if old is None or (old == NOT_SURE and question.or_answers) else as_typed(old)

    def _is_past(self, value: Value) -> bool:
        return isinstance(value, date) and value < self.today

    def _read(self, question: Question, other: Question | None, raw: Raw, default: tuple[str, ...]) -> Given:
        """Read an answer to a question, or to the other one that may be answered at its prompt."""
        if isinstance(raw, tuple) or (not raw.strip() and question.kind == "many" and default):
            picked = raw if isinstance(raw, tuple) else default
            return question, Read(many(question, list(picked), by_label=True))
        text = raw.strip() or next(iter(default), "")
        if not text:
            raise AnswerError(f"this question needs an answer; '{UNSURE}' is a fine one")
        try:
            read = question.read(text, self.today, by_label=True)
            if question.kind == "zip" and read.value != NOT_SURE:
                place_of(str(read.value))
        except AnswerError:
            if other is None or text.replace("-", "").isdigit():
                raise
            return other, other.read(text, self.today, by_label=True)
        if self._is_past(read.value):
            likely = first_of_next_month(self.today)
            raise AnswerError(f"{read.value} is in the past; type today's date or a later one, such as {likely}")
        return question, read


def _place(flow: Flow, code: Question | None) -> ZipPlace | None:
    """Return where the ZIP code of some answers lies; none where none was given, or where it lies nowhere, as in an old file."""
    given = flow.answers.get(code.id, NOT_SURE) if code else NOT_SURE
    try:
        return None if given == NOT_SURE else place_of(str(given))
    except AnswerError:
        return None


def _known(question: Question, raw: Raw) -> tuple[str, ...]:
    picked = raw if isinstance(raw, tuple) else ()
    return tuple(o for o, _ in options_of(question) if o in picked)


# Picking one answer out of all, in the order of the quiz, each with the present answer beside it.


def answers_to_pick(flow: Flow, quiz: Quiz, tried: Collection[str] = (), more: Collection[Option] = ()) -> Grouped:
    """Return a menu of the questions that apply, under the headings of their sections; `more` comes last.

    `tried` are the ids of questions whose answer is only tried.
    """
    options = [(q.id, _with_answer(flow, q) + (" (tried)" if q.id in tried else "")) for q in flow.applicable]
    first = {q.section: q.id for q in reversed(flow.applicable)}
    return Grouped([*options, *more], {question: quiz.section_title(section) for section, question in first.items()})


def _with_answer(flow: Flow, question: Question) -> str:
    return f"{question.title}: {answer_in(question, flow.answers, 'still open')}"
