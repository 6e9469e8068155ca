"""One person's way through one questionnaire version: what was entered, where they are, which cards they have seen.

A journey lives in the server's memory only. What the pages do to it is here, as plain functions without
Streamlit: a page shows a journey and calls these.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from triage.assessment import Assessment, assess
from triage.logic.tree import names_in
from triage.questionnaire import Answered, Level, Question, Questionnaire, Rule, Section
from triage.report.compose import compose
from triage.report.view import JourneyRecord, Report, Shown
from triage.web.entries import Entry, EntryError, answer_for_warning, answer_from, is_empty, missing_words
from triage.web.steps import CHECK, RESULTS, START, FormPage, asked_pages, form_pages, keys


@dataclass(slots=True)
class Journey:
    """Everything that is held of one person's way.

    ``entries`` keeps what stands in every widget, also of questions that are hidden now. ``at`` is the key of the step;
    ``changing`` means that Continue leads back to the check page. ``interrupted`` is the emergency rule whose card
    covers the step, ``ended`` that the end of the page's section does; ``accepted`` are the rules of cards that were
    left with “I have got help”. ``problems_at`` is the step whose errors are shown, ``fresh_problems`` that they were
    not drawn yet. ``trial`` marks a questionnaire that is only tried. ``day`` is that of the last Continue, ``made_on``
    that on which the results were reached, ``prepared`` the PDF made last, with the id of its report.
    """

    questionnaire: Questionnaire
    trial: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    at: str = START
    changing: bool = False
    shown: tuple[Shown, ...] = ()
    accepted: frozenset[str] = frozenset()
    interrupted: str | None = None
    ended: bool = False
    problems_at: str | None = None
    fresh_problems: bool = False
    day: date | None = None
    made_on: date | None = None
    prepared: tuple[str, bytes] | None = None
    pages: tuple[FormPage, ...] = ()

    def __post_init__(self) -> None:
        """Lay out the pages once: a version under way stays as it was."""
        self.pages = form_pages(self.questionnaire)

    @property
    def on(self) -> date | None:
        """The day of the answers: the present one, until there are results."""
        return self.made_on or self.day

    def __repr__(self) -> str:
        """Nothing of an answer."""
        return f"Journey({self.questionnaire.id}, at {self.at})"


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry to mend: its question and the sentence that says how."""

    question: Question
    message: str


def answers_of(journey: Journey) -> dict[str, Answered]:
    """The answers that can be meant; an entry that cannot is unanswered until it is mended."""
    found: dict[str, Answered] = {}
    for question in journey.questionnaire.questions:
        try:
            found[question.id] = answer_from(question, journey.entries.get(question.id), journey.on)
        except EntryError:
            found[question.id] = None
    return found


def assessment_of(journey: Journey) -> Assessment:
    """What follows from the answers so far."""
    return assess(journey.questionnaire, answers_of(journey), journey.on)


def new_emergencies(journey: Journey) -> tuple[Rule, ...]:
    """The emergency rules that fire now and have not been accepted, in file order.

    A sign that was ticked counts even beside 'None of these' or 'I am not sure'.
    """
    answers = {
        question.id: answer_for_warning(question, journey.entries.get(question.id), journey.on)
        for question in journey.questionnaire.questions
    }
    fired = assess(journey.questionnaire, answers, journey.on).fired
    return tuple(rule for rule in fired if rule.level is Level.EMERGENCY and rule.id not in journey.accepted)


def page_at(journey: Journey, key: str) -> FormPage | None:
    """The page of the form that ``key`` names."""
    return next((page for page in journey.pages if page.key == key), None)


def problems_on(journey: Journey, page: FormPage, assessment: Assessment) -> tuple[Problem, ...]:
    """What has to be mended on ``page`` before the journey can go on."""
    on_path = set(assessment.path)
    found = []
    for question in page.questions:
        if question not in on_path:
            continue
        entry = journey.entries.get(question.id)
        try:
            answer_from(question, entry, journey.on)
        except EntryError as error:
            found.append(Problem(question, str(error)))
            continue
        if question.required and is_empty(entry):
            found.append(Problem(question, missing_words(question)))
    return tuple(found)


def first_open(journey: Journey, assessment: Assessment) -> str:
    """The first step that has something to mend; the check page where there is none."""
    for page in asked_pages(journey.pages, assessment):
        if problems_on(journey, page, assessment):
            return page.key
    return CHECK


def may_visit(journey: Journey, key: str, assessment: Assessment) -> bool:
    """Whether the step ``key`` can be gone to: everything before it is in order.

    The results are reached from the check page; from then on they can be visited again, unless a new warning sign has
    to be shown first.
    """
    steps = keys(journey.pages, assessment)
    if key == RESULTS:
        in_order = first_open(journey, assessment) == CHECK
        return in_order and journey.made_on is not None and not new_emergencies(journey)
    return key in steps and steps.index(key) <= steps.index(first_open(journey, assessment))


def begin_form(journey: Journey) -> None:
    """From the start page to the first page of questions."""
    go_to(journey, keys(journey.pages, assessment_of(journey))[1])


def go_to(journey: Journey, key: str) -> None:
    """Show the step ``key`` if it can be visited; otherwise stay. Cards and errors do not follow."""
    if key != journey.at and may_visit(journey, key, assessment_of(journey)):
        journey.at = key
        journey.interrupted = None
        journey.ended = False
        journey.problems_at = None
        journey.changing = journey.changing and key not in (START, CHECK, RESULTS)


def proceed(journey: Journey, key: str, now: datetime) -> None:
    """What Continue on the step ``key`` does: a warning sign acts first, then errors, then an end, then the next step.

    A repeated call for a step that was left already does nothing.
    """
    if journey.at != key:
        return
    _note_day(journey, key, now)
    emergencies = new_emergencies(journey)
    if emergencies:
        _interrupt(journey, emergencies, now)
        return
    journey.problems_at = None
    assessment = assessment_of(journey)
    page = page_at(journey, key)
    if page is not None and problems_on(journey, page, assessment):
        journey.problems_at = key
        journey.fresh_problems = True
        return
    if page is not None and ends_after(page, assessment) is not None:
        journey.ended = True
        return
    _advance(journey, key, assessment, now)


def _note_day(journey: Journey, key: str, now: datetime) -> None:
    """Keep the day. Once there are results, theirs stays until they are asked for again."""
    journey.day = now.date()
    if journey.made_on is not None and key == CHECK:
        journey.made_on = journey.day


def _interrupt(journey: Journey, emergencies: tuple[Rule, ...], now: datetime) -> None:
    first = emergencies[0]
    journey.interrupted = first.id
    known = {shown.rule for shown in journey.shown}
    if first.id not in known:
        journey.shown = (*journey.shown, Shown(first.id, now, got_help=False))


def ends_after(page: FormPage, assessment: Assessment) -> Section | None:
    """The section that ends the form with ``page``."""
    ended = assessment.ended
    return ended if ended is not None and ended is page.section and page.last else None


def _advance(journey: Journey, key: str, assessment: Assessment, now: datetime) -> None:
    """To the next step; from a page that was changed, to the first that has something to mend, or to the check page."""
    steps = keys(journey.pages, assessment)
    nearest = first_open(journey, assessment)
    if key == CHECK and nearest == CHECK:
        journey.made_on = now.date()
        journey.at = RESULTS
        return
    following = steps[steps.index(key) + 1] if key in steps[:-1] else nearest
    target = nearest if journey.changing or not may_visit(journey, following, assessment) else following
    journey.at = target
    journey.changing = journey.changing and target != CHECK


def accept_card(journey: Journey, now: datetime) -> None:
    """“I have got help”: the card is not shown again for the rules that fire now, and the journey goes on."""
    if journey.interrupted is None:
        return
    rules = {rule.id for rule in new_emergencies(journey)}
    interrupted = journey.interrupted
    journey.shown = tuple(
        replace(shown, got_help=True) if shown.rule == interrupted else shown for shown in journey.shown
    )
    journey.accepted |= rules
    journey.interrupted = None
    proceed(journey, journey.at, now)


def leave_card(journey: Journey) -> None:
    """“I chose this by mistake”: back to the page with the question that raised the card."""
    interrupted, journey.interrupted = journey.interrupted, None
    rule = next((rule for rule in journey.questionnaire.rules if rule.id == interrupted), None)
    page = None if rule is None else page_behind(journey, rule)
    if page is not None:
        journey.at = page.key


def leave_end(journey: Journey) -> None:
    """From the end page back to the questions before it."""
    journey.ended = False


def go_back(journey: Journey, key: str) -> None:
    """The step before ``key``; a repeated call for a step that was left already does nothing."""
    steps = keys(journey.pages, assessment_of(journey))
    if journey.at == key and key in steps and steps.index(key):
        go_to(journey, steps[steps.index(key) - 1])


def page_behind(journey: Journey, rule: Rule) -> FormPage | None:
    """The last page, among those that ``rule`` looks at, whose question has an entry."""
    names = {name.id for name in names_in(rule.when)}
    found = [
        page
        for page in journey.pages
        if any(question.id in names and question.id in journey.entries for question in page.questions)
    ]
    return found[-1] if found else None


def change(journey: Journey, key: str) -> None:
    """From the check page back to the page ``key``, to return straight after."""
    go_to(journey, key)
    journey.changing = journey.at == key


def report_of(journey: Journey) -> Report | None:
    """The report in words; ``None`` before the results are reached."""
    if journey.at != RESULTS or journey.made_on is None:
        return None
    return compose(assessment_of(journey), JourneyRecord(journey.made_on, journey.shown))


def own_report_of(journey: Journey) -> Report | None:
    """The same report in the language in which the questionnaire was written; ``None`` where it is not translated."""
    form = journey.questionnaire
    if form.original is None or journey.at != RESULTS or journey.made_on is None:
        return None
    record = JourneyRecord(journey.made_on, journey.shown, form.language)
    return compose(assess(form.original, answers_of(journey), journey.on), record)
