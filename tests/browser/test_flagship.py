"""The whole flagship on a narrow phone by keyboard alone: interruption, Back, a refresh, Change, results, PDF."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from subprocess import run

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.walking import at, checked
from triage.assessment import assess
from triage.questionnaire import Answered, Question, load
from triage.questionnaire.kinds import ChoiceAnswer, MultipleAnswer, ScaleAnswer
from triage.shipped import questionnaires
from triage.web.steps import FormPage, form_pages

pytestmark = pytest.mark.browser

FILE = questionnaires() / "muscle-spasms.json"
FLAGSHIP = load(FILE.read_bytes())
PAGES = {page.section.id: page for page in form_pages(FLAGSHIP)}
ANSWERS = next(
    example["answers"]
    for example in json.loads(FILE.read_text(encoding="utf-8"))["examples"]
    if example["id"] == "statin_and_dark_urine"
)
CONCERN = "May I go on with my tablets?"
MOST_TABS = 120


@dataclass
class Keyboard:
    """Somebody who has no mouse, and answers as ``ANSWERS`` says."""

    page: Page
    given: dict[str, Answered] = field(default_factory=dict)

    def to(self, selector: str) -> None:
        """Tab until the focus is within ``selector``."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.closest(selector) !== null", selector):
                return
        pytest.fail(f"{selector} is not reached")

    def press(self, key: str) -> None:
        """Go to the button whose widget has this key, and press it."""
        self.to(f".st-key-{key}")
        self.page.keyboard.press("Enter")

    def answer(self, question: Question) -> None:
        """Answer one question."""
        box, answer = f"q-{question.id}", ANSWERS.get(question.id, CONCERN)
        match question.answer:
            case ChoiceAnswer(options):
                self.choose(box, [option.id for option in options].index(answer))
            case ScaleAnswer():
                self.choose(box, answer)
            case MultipleAnswer():
                for code in answer:
                    self.to(f".st-key-{box}-{code}")
                    self.page.keyboard.press("Space")
                    expect(self.page.locator(f".st-key-{box}-{code} input")).to_be_checked()
            case _:
                self.to(f".st-key-{box}")
                self.page.keyboard.type(answer)
        self.given[question.id] = answer

    def choose(self, box: str, place: int) -> None:
        """Choose the radio at ``place`` by the arrows."""
        self.to(f".st-key-{box} [role=radiogroup]")
        self.page.keyboard.press("Space")
        for _ in range(place):
            self.page.keyboard.press("ArrowDown")
        expect(self.page.locator(f".st-key-{box} input[type=radio]").nth(place)).to_be_checked()

    def fill_in(self, form: FormPage) -> None:
        """Answer all that is asked on a page, follow-ups too."""
        at(self.page, form.title)
        expect(self.page.locator(f'h1[data-page="{form.key}"]')).to_be_focused()
        for question in form.questions:
            if question in assess(FLAGSHIP, self.given).path:
                expect(self.page.locator(f".st-key-q-{question.id}")).to_be_visible()
                self.answer(question)
        assert self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")

    def go_on(self, form: FormPage) -> None:
        """Continue."""
        self.press(f"continue-{form.key}")


def test_the_whole_flagship_by_keyboard_alone(visit: Visit) -> None:
    page = visit(width=320)
    user = Keyboard(page)
    user.press("choose-muscle-spasms")
    at(page, FLAGSHIP.title)
    user.press("begin")
    for name in ("about_you", "help_now"):
        user.fill_in(PAGES[name])
        user.go_on(PAGES[name])

    at(page, "Go to A&E now")
    expect(page.locator("h1")).to_be_focused()
    user.press("mistake")
    at(page, PAGES["help_now"].title)
    user.go_on(PAGES["help_now"])
    at(page, "Go to A&E now")
    user.press("got-help")

    user.fill_in(PAGES["spasms"])
    user.press(f"back-{PAGES['spasms'].key}")
    at(page, PAGES["help_now"].title)
    user.go_on(PAGES["help_now"])
    at(page, PAGES["spasms"].title)
    expect(page.get_by_role("radio", name="6", exact=True)).to_be_checked()
    user.go_on(PAGES["spasms"])

    user.fill_in(PAGES["daily_life"])
    page.reload()
    at(page, PAGES["daily_life"].title)
    expect(page.get_by_role("radio", checked=True)).to_have_count(4)
    user.go_on(PAGES["daily_life"])

    for name in ("medicines", "nerves", "pregnancy_and_birth", "other_health", "what_you_tried"):
        user.fill_in(PAGES[name])
        user.go_on(PAGES[name])
    at(page, "Check your answers")
    checked(page, CONCERN)
    user.press(f"change-{PAGES['about_you'].key}")
    at(page, PAGES["about_you"].title)
    user.to(".st-key-q-answering_for [role=radiogroup]")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-q-answering_for input").nth(1)).to_be_checked()
    user.go_on(PAGES["about_you"])
    at(page, "Check your answers")
    user.press("continue-check")

    at(page, "Your results")
    expect(page.locator(".results > *").first).to_contain_text("Go to A&E now")
    user.press("prepare")
    expect(page.locator(".st-key-browser [aria-live]")).to_have_text("Your summary is ready to download.")
    with page.expect_download() as saved:
        user.to(".st-key-take a.button")
        page.keyboard.press("Enter")
    content = saved.value.path().read_bytes()
    assert content.startswith(b"%PDF-")
    text = run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    paper = " ".join(text.split())
    for words in ("Go to A&E now", CONCERN, "statin", "6 out of 10", "someone who looks after the patient"):
        assert words in paper
