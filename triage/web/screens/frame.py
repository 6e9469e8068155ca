"""The frame around every page: finds the journey, picks its page, tells the browser, draws bar, page and foot."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from triage.questionnaire import Questionnaire
from triage.web import markup
from triage.web.browser import Event, Expired, Idle, Page, Touched, WentTo, sync
from triage.web.cookie import token_in
from triage.web.journey import Journey, begin_form, go_to, page_at
from triage.web.runtime import services
from triage.web.screens.asides import ACCESSIBILITY, CLEAR, accessibility_view, clear_view, help_now
from triage.web.screens.cards import emergency_view, end_view
from triage.web.screens.check import check_view
from triage.web.screens.form import form_view
from triage.web.screens.opening import CHOOSE, Languages, choose_view, start_view
from triage.web.screens.results import results_view
from triage.web.screens.trying import is_asked_for, try_view
from triage.web.screens.view import View, Visit, now, said, say
from triage.words import _, direction, language, language_name

_ASIDE = "aside"
_CHOICE = "choice"
_LANGUAGE = "language"
_TOLERANCE = 30
"""Seconds by which the browser's clock may run before the server's."""


def show() -> None:
    """Draw the page that this browser is at."""
    serving = services()
    token = token_in(st.context.cookies)
    if token is None:
        st.html(str(markup.joined([markup.heading(_("This form needs a cookie"), "cookie"), _no_cookie()])))
        return
    visit = Visit(serving, token, serving.journeys.get(token))
    with language(_spoken(visit)):
        _show(visit, _view(visit))


def _spoken(visit: Visit) -> str:
    """The language of the questionnaire that is filled in, or whose start page is shown."""
    chosen = _chosen(visit) if visit.journey is None else (visit.journey.questionnaire,)
    return chosen[0].language if chosen else "en-GB"


def _no_cookie() -> Markup:
    return markup.paragraph(_("Allow cookies for this address in your browser, then load the page again."))


def _view(visit: Visit) -> View:
    match st.session_state.get(_ASIDE):
        case "clear":
            return clear_view(lambda: clear(visit), _leave_aside)
        case "accessibility":
            return accessibility_view(_leave_aside)
        case _:
            pass
    if is_asked_for(visit):
        return try_view(visit, lambda questionnaire: _try(visit, questionnaire))
    return _opening(visit) if visit.journey is None else _step(visit, visit.journey)


def _opening(visit: Visit) -> View:
    """Before anything is held of this browser: the choice, where there is one, and the start page."""
    chosen = _chosen(visit)
    if chosen:
        languages = Languages(chosen[1:], _change_language)
        return start_view(visit, Journey(chosen[0]), lambda: _begin(visit, chosen[0]), languages)
    return choose_view(visit.services.shelf.offers(), _choose)


def _chosen(visit: Visit) -> tuple[Questionnaire, ...]:
    """The questionnaire that was chosen, or the only one, in the language that was; and then in its other languages."""
    offers = visit.services.shelf.offers()
    name, spoken = st.session_state.get(_CHOICE), st.session_state.get(_LANGUAGE)
    chosen = next((languages for languages in offers if len(offers) == 1 or languages[0].id == name), ())
    return tuple(sorted(chosen, key=lambda one: one.language != spoken))


def _step(visit: Visit, journey: Journey) -> View:
    rule = next((rule for rule in journey.questionnaire.rules if rule.id == journey.interrupted), None)
    if rule is not None:
        return emergency_view(journey, rule)
    page = page_at(journey, journey.at)
    if page is not None:
        return end_view(journey, page) if journey.ended else form_view(journey, page)
    match journey.at:
        case "check":
            return check_view(journey)
        case "results":
            return results_view(visit, journey, lambda: clear(visit))
        case _:
            return start_view(visit, journey, lambda: begin_form(journey))


def _show(visit: Visit, view: View) -> None:
    settings = visit.services.settings
    idle = Idle(settings.idle_minutes * 60, settings.warning_minutes * 60) if visit.journey else None
    name = settings.clinic_name
    told = said()
    page = Page(
        key=view.key,
        title=f"{view.title} – {name}" if name else view.title,
        language=view.language,
        direction=direction(view.language),
        history="none" if view.card else "push",
        fields=view.fields,
        errors_shown=view.fresh,
        announce=told or view.announce,
        back=view.back,
        idle=idle,
    )
    sync(page, lambda event: _heard(visit, event))
    st.html(str(markup.bar(name or _("Questionnaire and summary"), "logo" if settings.clinic_logo else "")))
    st.html(str(help_now(visit.services.place)))
    if visit.journey is not None and visit.journey.trial:
        st.html(str(markup.notice(_("You are trying this questionnaire out. It is not for patients yet."))))
    if told:
        st.html(str(markup.notice(told)))
    view.draw()
    _foot(visit, view)


def _foot(visit: Visit, view: View) -> None:
    if view.key in (CLEAR, ACCESSIBILITY):
        return
    with st.container(key="foot"):
        if visit.journey is not None:
            st.button(_("Clear my answers"), key="clear", type="tertiary", on_click=_open_aside, args=("clear",))
        label = _("Accessibility statement")
        st.button(label, key="accessibility", type="tertiary", on_click=_open_aside, args=("accessibility",))


def _open_aside(name: str) -> None:
    st.session_state[_ASIDE] = name


def _leave_aside() -> None:
    st.session_state.pop(_ASIDE, None)


def _choose(questionnaire: Questionnaire) -> None:
    st.session_state[_CHOICE] = questionnaire.id
    st.session_state[_LANGUAGE] = questionnaire.language


def _change_language(questionnaire: Questionnaire) -> None:
    _choose(questionnaire)
    say(_("The language is now: {language}").format(language=language_name(questionnaire.language)))


def _begin(visit: Visit, questionnaire: Questionnaire) -> None:
    """Hold a journey for this browser from now on, and show its first page."""
    begin_form(visit.services.journeys.begin(visit.token, Journey(questionnaire, day=now().date())))


def _try(visit: Visit, questionnaire: Questionnaire) -> None:
    visit.services.journeys.begin(visit.token, Journey(questionnaire, trial=True, day=now().date()))
    st.query_params.clear()


def clear(visit: Visit) -> None:
    """Forget the journey and everything that the session holds of it, and say so."""
    visit.services.journeys.erase(visit.token)
    st.session_state.clear()
    say(_("Your answers are cleared."))


def _heard(visit: Visit, event: Event) -> None:
    match event:
        case Expired():
            _expire(visit)
        case Touched():
            visit.services.journeys.get(visit.token)
        case WentTo(step):
            _leave_aside()
            _went_to(visit, step)


def _went_to(visit: Visit, step: str) -> None:
    """Show ``step``; the choice can be gone back to while nothing was entered."""
    journey = visit.services.journeys.get(visit.token)
    if step == CHOOSE and (journey is None or not journey.entries):
        visit.services.journeys.erase(visit.token)
        st.session_state.pop(_CHOICE, None)
        st.session_state.pop(_LANGUAGE, None)
    elif journey is not None:
        go_to(journey, step)


def _expire(visit: Visit) -> None:
    """The browser says that the time is up: so it is, unless the journey was touched in another window meanwhile."""
    rested = visit.services.journeys.rested(visit.token)
    if rested is None or rested >= visit.services.settings.idle_minutes * 60 - _TOLERANCE:
        clear(visit)
        say(_("Your answers were cleared, because nothing was entered for a while."))
