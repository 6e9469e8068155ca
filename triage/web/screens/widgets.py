"""One question on a page: its words, its widget, and the entry that the widget keeps up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from triage.logic import NonAnswer
from triage.questionnaire import Question
from triage.questionnaire.kinds import ChoiceAnswer, DateAnswer, MultipleAnswer, NumberAnswer, ScaleAnswer, TextAnswer
from triage.web import markup
from triage.web.browser import Field
from triage.web.entries import APART, Entry, Typed
from triage.web.journey import Journey
from triage.web.literal import literal
from triage.web.screens.view import now
from triage.words import _


def key_of(question: Question) -> str:
    """The key of the question's field."""
    return f"q-{question.id}"


def field_of(question: Question, *, error: bool) -> Field:
    """The question as the browser component is to know it."""
    match question.answer:
        case NumberAnswer(decimals=decimals):
            return Field(
                key_of(question),
                _asked(question),
                question.required,
                error,
                keypad="decimal" if decimals else "numeric",
            )
        case _:
            apart = len(question.non_answers)
            return Field(key_of(question), _asked(question), question.required, error, apart=apart)


def ask(journey: Journey, question: Question, error: str) -> None:
    """Draw ``question`` with what stands in it; ``error`` says what to mend."""
    with st.container(key=f"{key_of(question)}-ask"):
        piece = markup.question(
            key_of(question), _asked(question), hint=_hint(question), why=question.why or "", error=error
        )
        st.html(str(piece))
        _draw(journey, question)


def _asked(question: Question) -> str:
    return question.text if question.required else _("{question} (optional)").format(question=question.text)


def _hint(question: Question) -> str:
    hints = [question.hint or ""]
    match question.answer:
        case MultipleAnswer():
            hints.append(_("Choose all that fit."))
        case ScaleAnswer(low_text, high_text) if low_text and high_text and not question.hint:
            hints.append(_("0 is: {low}. 10 is: {high}.").format(low=low_text, high=high_text))
        case NumberAnswer(unit=unit) if unit:
            hints.append(_("In {unit}.").format(unit=unit))
        case TextAnswer(max_length):
            hints.append(_("Up to {most} letters.").format(most=max_length))
        case _:
            pass
    return " ".join(hint for hint in hints if hint)


def non_answer_label(state: NonAnswer) -> str:
    """A non-answer as it is offered."""
    return _("I am not sure") if state is NonAnswer.NOT_SURE else _("I would rather not say")


def _draw(journey: Journey, question: Question) -> None:
    match question.answer:
        case ChoiceAnswer(options):
            _radio(journey, question, {option.id: option.text for option in options})
        case ScaleAnswer():
            with st.container(key=f"scale-{question.id}"):
                _radio(journey, question, {str(number): str(number) for number in range(11)})
        case MultipleAnswer(options):
            _boxes(journey, question, {option.id: option.text for option in options})
        case DateAnswer() as answer:
            _date(journey, question, answer)
        case NumberAnswer():
            _typed(journey, question, _line)
        case TextAnswer(max_length, long):
            _typed(journey, question, _area(max_length) if long else _line)


def _codes(question: Question, options: Mapping[str, str]) -> dict[str, str]:
    apart = {f"{APART}{state.value}": non_answer_label(state) for state in question.non_answers}
    return {**options, **apart}


def _seed(key: str, value: object) -> None:
    """Give a widget what its entry says, where it holds something else: it appears, or another window changed it.

    Otherwise it is left alone, so that what is being typed stays.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _radio(journey: Journey, question: Question, options: Mapping[str, str]) -> None:
    key, words = key_of(question), _codes(question, options)
    entry = journey.entries.get(question.id)
    _seed(key, entry if isinstance(entry, str) and entry in words else None)

    def keep() -> None:
        _keep(journey, question, st.session_state[key])

    st.radio(
        literal(_asked(question)),
        list(words),
        index=None,
        format_func=lambda code: literal(words[code]),
        key=key,
        label_visibility="collapsed",
        on_change=keep,
        horizontal=isinstance(question.answer, ScaleAnswer) or question.matrix is not None,
    )
    if entry:
        _clear_button(journey, question, key)


def _clear_button(journey: Journey, question: Question, key: str) -> None:
    def clear() -> None:
        journey.entries.pop(question.id, None)
        st.session_state[key] = None

    st.button(_("Clear this answer"), key=f"{key}-clear", type="tertiary", on_click=clear)


def _boxes(journey: Journey, question: Question, options: Mapping[str, str]) -> None:
    key, words = key_of(question), _codes(question, options)
    entry = journey.entries.get(question.id)
    ticked = entry if isinstance(entry, tuple) else ()

    def keep() -> None:
        _keep(journey, question, tuple(code for code in words if st.session_state.get(_box(key, code))))

    with st.container(key=key):
        for code, text in words.items():
            _seed(_box(key, code), code in ticked)
            st.checkbox(literal(text), key=_box(key, code), on_change=keep)


def _box(key: str, code: str) -> str:
    return f"{key}-{code.replace(APART, 'apart-')}"


def _line(label: str, key: str, keep: Callable[[], None]) -> None:
    st.text_input(label, key=key, label_visibility="collapsed", on_change=keep, autocomplete="off")


def _area(max_length: int) -> Callable[[str, str, Callable[[], None]], None]:
    def draw(label: str, key: str, keep: Callable[[], None]) -> None:
        st.text_area(label, key=key, label_visibility="collapsed", on_change=keep, max_chars=max_length)

    return draw


def _typed(journey: Journey, question: Question, draw: Callable[[str, str, Callable[[], None]], None]) -> None:
    key = key_of(question)
    entry = journey.entries.get(question.id)
    held = entry if isinstance(entry, Typed) else Typed()
    _seed(key, held.text)

    def keep() -> None:
        _keep_typed(journey, question, st.session_state[key] or "")

    draw(literal(_asked(question)), key, keep)
    _beside(journey, question, held)


def _date(journey: Journey, question: Question, answer: DateAnswer) -> None:
    key = key_of(question)
    entry = journey.entries.get(question.id)
    held = entry if isinstance(entry, Typed) else Typed()
    chosen_before = date.fromisoformat(held.text) if held.text else None
    _seed(key, chosen_before)

    def keep() -> None:
        chosen = st.session_state[key]
        _keep_typed(journey, question, chosen.isoformat() if isinstance(chosen, date) else "")

    st.date_input(
        literal(_asked(question)),
        key=key,
        value=None,
        min_value=answer.low or date(1900, 1, 1),
        max_value=_latest(answer, chosen_before),
        format="DD/MM/YYYY",
        label_visibility="collapsed",
        on_change=keep,
    )
    _beside(journey, question, held)


def _latest(answer: DateAnswer, chosen: date | None) -> date:
    """The last day to choose from; a day that was chosen is among them, even where the clock was put back since."""
    latest = now().date() if answer.until_today else answer.high or date(2100, 12, 31)
    return max(latest, chosen or latest, answer.low or latest)


def _beside(journey: Journey, question: Question, held: Typed) -> None:
    """The non-answers of a question that is typed: boxes below its field."""
    for state in question.non_answers:
        box = f"{key_of(question)}-apart-{state.value}"
        _seed(box, held.non_answer == state.value)

        def keep(box: str = box, name: str = state.value) -> None:
            entry = journey.entries.get(question.id)
            text = entry.text if isinstance(entry, Typed) else ""
            _keep(journey, question, Typed(text, name if st.session_state[box] else ""))

        st.checkbox(literal(non_answer_label(state)), key=box, on_change=keep)


def _keep_typed(journey: Journey, question: Question, text: str) -> None:
    entry = journey.entries.get(question.id)
    _keep(journey, question, Typed(text, entry.non_answer if isinstance(entry, Typed) else ""))


def _keep(journey: Journey, question: Question, entry: Entry | None) -> None:
    if entry:
        journey.entries[question.id] = entry
    else:
        journey.entries.pop(question.id, None)
