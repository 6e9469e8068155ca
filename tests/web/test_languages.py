"""A form in another language: offered by its own name, whole from the start page to the summary, and back for staff."""

from __future__ import annotations

import json
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from tests.questionnaire.translating import catalogue_for, foreign
from tests.web.asgi import ask
from tests.web.small import SMALL
from tests.web.visits import NOW, TOKEN, TRY_TOKEN, go_on, held, opened, press, print_pdf, run, words
from triage.library import Shelf
from triage.questionnaire import Place, Questionnaire
from triage.settings import Settings
from triage.web.downloads import OWN_PAGE, OWN_PDF, PAGE, PDF, routes
from triage.web.entries import Typed
from triage.web.journey import Journey, assessment_of, begin_form, own_report_of, proceed, report_of
from triage.web.runtime import Services, install

PLACE = Place(languages=("en-GB", "cy", "ar"))
TITLE = foreign("Small form")


def put(folder: Path, code: str, name: str = "small") -> None:
    """A whole catalogue beside the small questionnaire."""
    source = (folder / f"{name}.json").read_bytes()
    (folder / f"{name}.{code}.po").write_bytes(catalogue_for(source, foreign, code))


@pytest.fixture
def clinic(folder: Path, cookies: dict[str, str]) -> Iterator[Services]:
    """A clinic that offers the small form in English, Arabic and Welsh."""
    assert cookies
    for code in ("cy", "ar"):
        put(folder, code)
    settings = Settings(clinic_name="Riverside", try_token=TRY_TOKEN)  # type: ignore[arg-type]
    services = Services(settings, PLACE, Shelf((folder,), PLACE), print_pdf)
    install(services)
    yield services
    services.journeys.erase(TOKEN)


def test_the_start_page_offers_each_language_by_its_own_name(clinic: Services) -> None:
    test = opened()
    assert [(button.key, button.label) for button in test.button if "language-" in str(button.key)] == [
        ("language-ar", "العربية"),
        ("language-cy", "Cymraeg"),
    ]
    assert "Small form" in words(test)
    press(test, "language-cy")
    assert TITLE in words(test)
    assert "The language is now: Cymraeg" in words(test)
    assert [button.label for button in test.button if "language-" in str(button.key)] == [
        "English (United Kingdom)",
        "العربية",
    ]
    assert len(clinic.journeys) == 0
    press(test, "language-en-GB")
    assert "Small form" in words(test)


def test_the_choice_offers_each_form_in_its_languages(clinic: Services, folder: Path) -> None:
    (folder / "other.json").write_text(json.dumps({**SMALL, "id": "other", "title": "Other form"}), encoding="utf-8")
    put(folder, "cy", "other")
    test = opened()
    keys = [str(button.key) for button in test.button if str(button.key).startswith("choose-")]
    assert keys == ["choose-other", "choose-other-cy", "choose-small", "choose-small-ar", "choose-small-cy"]
    assert test.button(key="choose-other-cy").label == f"Cymraeg: {foreign('Other form')}"
    press(test, "choose-other-cy")
    assert foreign("Other form") in words(test)
    press(test, "begin")
    assert (held(clinic).questionnaire.id, held(clinic).questionnaire.language) == ("other", "cy")


def texts_of(value: object) -> Iterator[str]:
    """The texts of the small form that could be seen."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("text", "title", "label", "why", "unit") and isinstance(item, str):
                yield item
            elif key not in ("about", "sources", "accept"):
                yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)


def seen(test: AppTest) -> str:
    """All words on the page, in HTML and in widgets."""
    options = [option for radio in test.radio for option in radio.options]
    labels = [str(item.label) for item in (*test.radio, *test.checkbox, *test.button, *test.text_input)]
    return " | ".join([words(test), *options, *labels])


def test_the_whole_way_is_in_the_language(clinic: Services) -> None:
    test = press(press(opened(), "language-cy"), "begin")
    journey, pages = held(clinic), []
    assert journey.questionnaire.language == "cy"
    pages.append(seen(test))
    for entries in (
        {"age": "adult", "who": "self"},
        {"signs": ("tired",), "long": "no"},
        {"pain": "3", "drinks": Typed("6")},
    ):
        journey.entries.update(entries)  # type: ignore[arg-type]
        test = go_on(run(test))
        pages.append(seen(test))
    pages.append(seen(go_on(test)))
    assert journey.at == "results"
    own = {text for text in texts_of(SMALL) if len(text.split()) > 1 and "{" not in text}
    assert {text for text in own if any(text in page for page in pages)} == set()
    for text in ("How old are you?", "Do you have any of these?", "For more than a week?", "How bad is it?"):
        assert any(foreign(text) in page for page in pages)
    assert foreign("Mention this.") not in pages[-1]
    assert foreign("Heart") in pages[-1]


def test_a_warning_sign_acts_in_the_language(clinic: Services) -> None:
    test = press(press(opened(), "language-cy"), "begin")
    journey = held(clinic)
    journey.entries.update(age="adult", who="self", signs=("chest",))
    test = go_on(run(test))
    assert journey.interrupted == "E1"
    assert foreign("Call {emergency_number} now").replace("{emergency_number}", "999") in words(test)


@pytest.mark.parametrize(("code", "direction"), [("cy", "ltr"), ("ar", "rtl")])
def test_the_browser_is_told_the_language_and_its_direction(
    clinic: Services, code: str, direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "triage.web.screens.frame.sync", lambda page, _heard: told.append((page.language, page.direction))
    )
    test = press(opened(), f"language-{code}")
    assert told[-1] == (code, direction)
    press(test, "begin")
    assert told[-1] == (code, direction)
    assert len(clinic.journeys) == 1


def test_the_apps_own_words_are_said_in_the_language_where_it_knows_them(
    clinic: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Welsh(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"Dweud: {message}"

    def known(_domain: str, _folder: Path, languages: list[str], **_ways: bool) -> NullTranslations:
        return Welsh() if "cy" in languages else NullTranslations()

    monkeypatch.setattr("gettext.translation", known)
    assert "Dweud" not in words(opened())
    test = press(opened(), "language-cy")
    assert "Dweud: What happens to your answers" in words(test)
    assert "Dweud: Continue" in {button.label for button in press(test, "begin").button}
    assert len(clinic.journeys) == 1


def test_a_hole_takes_the_language_from_the_page_and_staff_see_why(clinic: Services, folder: Path) -> None:
    path = folder / "small.cy.po"
    path.write_text(path.read_text(encoding="utf-8").replace(f'msgstr "{TITLE}"', 'msgstr ""'), encoding="utf-8")
    assert [str(button.key) for button in opened().button if "language-" in str(button.key)] == ["language-ar"]
    test = opened(page="try")
    test.text_input(key="try-token").set_value(TRY_TOKEN)
    shown = words(press(run(test), "try-open-button"))
    assert "<h3>small.cy.po</h3>" in shown
    assert "Not translated: &#39;Small form&#39;." in shown
    assert len(clinic.journeys) == 0


def test_a_language_that_is_gone_falls_back_to_the_forms_own(clinic: Services, folder: Path) -> None:
    test = press(opened(), "language-cy")
    (folder / "small.cy.po").unlink()
    assert "Small form" in words(run(test))
    assert len(clinic.journeys) == 0


def test_a_form_under_way_stays_as_it_was(clinic: Services, folder: Path) -> None:
    test = press(press(opened(), "language-cy"), "begin")
    (folder / "small.cy.po").unlink()
    assert foreign("How old are you?") in words(run(test))
    assert held(clinic).questionnaire.language == "cy"


# The summary


def finished(services: Services, form: Questionnaire) -> Journey:
    """A journey through ``form`` with its results."""
    journey = services.journeys.begin(TOKEN, Journey(form))
    begin_form(journey)
    journey.entries.update(age="adult", who="self", signs=("tired",), long="yes", pain="3", drinks=Typed("6"))
    journey.entries.update(concern="My own words")
    for key in ("you-1", "signs-1", "more-1", "check"):
        proceed(journey, key, NOW)
    assert journey.at == "results"
    return journey


def welsh(services: Services) -> Questionnaire:
    return next(one for one in services.shelf.languages("small") if one.language == "cy")


def test_the_summary_says_in_which_language_the_form_was_answered(clinic: Services) -> None:
    journey = finished(clinic, welsh(clinic))
    report, own = report_of(journey), own_report_of(journey)
    assert report is not None
    assert own is not None
    assert (report.language, report.title, report.answered_in) == ("cy", TITLE, "Answered in Welsh (Cymraeg).")
    assert (own.language, own.title, own.answered_in) == ("en-GB", "Small form", "Answered in Welsh (Cymraeg).")


def test_both_summaries_come_from_the_same_answers(clinic: Services) -> None:
    journey = finished(clinic, welsh(clinic))
    report, own = report_of(journey), own_report_of(journey)
    assert report is not None
    assert own is not None
    assert (own.level.level, [card.text for card in own.cards]) == ("urgent", ["Call 111 today"])
    assert (report.level.level, [card.text for card in report.cards]) == (
        "urgent",
        [foreign("Call") + " 111 " + foreign("today")],
    )
    assert own.concern == ("To ask", "My own words")
    assert [row.id for row in own.history] == [row.id for row in report.history]
    assert own.completeness == report.completeness
    assert own.id != report.id


def test_a_form_in_its_own_language_has_one_summary_and_no_such_line(clinic: Services) -> None:
    form = clinic.shelf.find("small")
    assert form is not None
    journey = finished(clinic, form)
    report = report_of(journey)
    assert report is not None
    assert report.answered_in is None
    assert own_report_of(journey) is None
    assert OWN_PDF.lstrip("/") not in words(opened())


def test_nothing_is_said_before_the_results(clinic: Services) -> None:
    assert own_report_of(Journey(welsh(clinic))) is None


def test_the_results_offer_the_summary_in_the_forms_own_language(clinic: Services) -> None:
    finished(clinic, welsh(clinic))
    shown = words(opened())
    assert f'href="{OWN_PDF.lstrip("/")}" download>Download the summary in this language (PDF): English' in shown
    assert f'href="{OWN_PAGE.lstrip("/")}" target="_blank"' in shown


def test_the_addresses_give_it_to_its_own_browser_only(clinic: Services) -> None:
    app = Starlette(routes=routes(clinic))
    cookie = f"journey={TOKEN}"
    for path in (OWN_PDF, OWN_PAGE):
        assert ask(app, path, cookie=cookie).status == 404
    own = own_report_of(finished(clinic, welsh(clinic)))
    assert own is not None
    pdf, page = ask(app, OWN_PDF, cookie=cookie), ask(app, OWN_PAGE, cookie=cookie)
    assert (pdf.status, pdf.body) == (200, f"%PDF {own.id}".encode())
    assert page.status == 200
    assert b'<html lang="en-GB"' in page.body
    assert b"Answered in Welsh (Cymraeg)." in page.body
    assert ask(app, PDF, cookie=cookie).body != pdf.body
    assert b'<html lang="cy"' in ask(app, PAGE, cookie=cookie).body
    for path in (OWN_PDF, OWN_PAGE):
        assert ask(app, path).status == 404


def test_the_id_of_a_summary_tells_its_language(clinic: Services) -> None:
    journey = finished(clinic, welsh(clinic))
    report, own = report_of(journey), own_report_of(journey)
    assert report is not None
    assert own is not None
    english = finished(clinic, clinic.shelf.languages("small")[0])
    plain = report_of(english)
    assert plain is not None
    assert len({report.id, own.id, plain.id}) == 3
    assert assessment_of(english).level == assessment_of(journey).level
