"""How the pages look to everyone: axe, narrow and wide, light and dark, keyboard, fingers, strong contrast, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, Visit
from tests.browser.serving import Server
from tests.browser.test_clinic import form, give, open_try
from tests.browser.walking import at, begin_small, choose, fill, go_on, prepare, press, to_more, to_results, to_signs
from triage.web.palette import DARK, LIGHT, Palette

pytestmark = pytest.mark.browser

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MAIN = "(document.querySelector('[data-testid=stMain]') ?? document.documentElement)"
GROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]') ?? document.body).backgroundColor"


def rgb(colour: str) -> str:
    """``#rrggbb`` as a browser tells it."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour[1:]))


def looks(page: Page, *, own: bool = True) -> list[str]:
    """What is wrong with the page as it stands, narrow in light and wide in dark; ``own`` has the product's colours."""
    wrong: list[str] = []
    for width, palette in ((320, LIGHT), (1280, DARK)):
        page.set_viewport_size({"width": width, "height": 900})
        _paint(page, palette, own=own)
        found = Axe().run(page, options={"runOnly": AXE_TAGS}).response["violations"]
        wrong += [f"{width}: {item['id']} {[node['html'][:150] for node in item['nodes']]}" for item in found]
        if page.evaluate(f"{MAIN}.scrollWidth > innerWidth"):
            wrong.append(f"{width}: sticks out at the side")
    return wrong


def _paint(page: Page, palette: Palette, *, own: bool) -> None:
    page.emulate_media(color_scheme="light" if palette is LIGHT else "dark")
    if own:
        page.wait_for_function(f"() => {GROUND} === '{rgb(palette.page)}'")


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """One window that the tests of this module walk through together, from page to page."""
    context = browser.new_context(base_url=server.url, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_opening_pages_are_accessible(page: Page) -> None:
    page.goto("/")
    at(page, "Choose a questionnaire")
    page.get_by_text("Get help now").click()
    wrong = {"choose": looks(page)}
    press(page, "Accessibility statement")
    at(page, "Accessibility statement")
    wrong["accessibility"] = looks(page)
    press(page, "Go back to the form")
    press(page, "Start: Muscle spasms and cramps")
    at(page, "Muscle spasms and cramps")
    wrong["start"] = looks(page)
    page.goto("/")
    assert not any(wrong.values()), wrong


def test_pages_of_questions_are_accessible(page: Page) -> None:
    page.goto("/")
    begin_small(page)
    page.get_by_text("Why we ask").click()
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    wrong = {"errors": looks(page)}
    choose(page, "How old are you?", "Under 18")
    choose(page, "Who answers?", "I would rather not say")
    go_on(page)
    at(page, "This form is for adults")
    wrong["end"] = looks(page)
    press(page, "Go back and change my answer")
    choose(page, "How old are you?", "18 or over")
    go_on(page)
    at(page, "Warning signs")
    choose(page, "Do you have any of these?", "Chest pain")
    choose(page, "Do you have any of these?", "Tired")
    choose(page, "For more than a week?", "Yes")
    wrong["ticked"] = looks(page)
    go_on(page)
    at(page, "Call 999 now")
    wrong["card"] = looks(page)
    press(page, "I have got help")
    at(page, "More about it")
    choose(page, "How bad is it?", "7")
    fill(page, "Drinks a day?", "six")
    fill(page, "Your weight?", "70,5")
    page.get_by_role("checkbox", name="I am not sure").check(force=True)
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    wrong["every kind of question"] = looks(page)
    page.get_by_role("button", name="Choose date").click()
    page.get_by_role("dialog").wait_for()
    wrong["calendar"] = looks(page)
    page.keyboard.press("Escape")
    assert not any(wrong.values()), wrong


def test_what_follows_is_accessible(page: Page) -> None:
    at(page, "More about it")
    fill(page, "Drinks a day?", "6")
    page.locator("label", has_text="I am not sure").click()
    expect(page.get_by_role("checkbox", name="I am not sure")).not_to_be_checked()
    go_on(page)
    at(page, "Check your answers")
    wrong = {"check": looks(page)}
    press(page, "Show my results")
    at(page, "Your results")
    wrong["results"] = looks(page)
    for summary in page.locator(".results summary").all():
        summary.click()
    press(page, "Show as plain text, to copy into a record")
    page.get_by_test_id("stCode").wait_for()
    prepare(page)
    wrong["results opened"] = looks(page)
    press(page, "Clear my answers")
    at(page, "Clear my answers?")
    wrong["clear"] = looks(page)
    page.goto("/summary.html")
    wrong["summary"] = looks(page, own=False)
    assert page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some((font) => font.status === 'loaded'))"
    )
    assert not any(wrong.values()), wrong


def test_the_page_to_try_is_accessible(page: Page) -> None:
    page.goto("/?page=try")
    at(page, "Try a questionnaire")
    page.get_by_label("Token").fill("not-the-token-at-all")
    press(page, "Open")
    page.get_by_role("alert").wait_for()
    wrong = {"token": looks(page)}
    open_try(page)
    wrong["no file"] = looks(page)
    give(page, form("1.0.0").replace('"type": "scale"', '"type": "scaale"'))
    page.get_by_role("heading", name="1 error").wait_for()
    wrong["findings"] = looks(page)
    assert not any(wrong.values()), wrong


TARGETS = (
    "[data-testid=stRadioOption], .stCheckbox label, .stButton button, .stDateInput button, "
    ".stTextInput, textarea, summary, a.button"
)


def small_targets(page: Page) -> list[str]:
    """What is too small for a finger: 44 px for what answers or leads on, 24 px for all else (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(
        """chosen => [...document.querySelectorAll("a, button, summary, input, textarea, [role=spinbutton]")]
        .map((element) => [element, (element.closest(chosen) ?? element).getBoundingClientRect()])
        .filter(([element, box]) => box.height > 1 && !element.closest(".error-summary, .unseen, stSkipToContent"))
        .filter(([element, box]) => box.height < (element.closest(chosen) ? 44 : 24) || box.width < 24)
        .map(([element, box]) => `${element.outerHTML.slice(0, 120)} ${box.width} x ${box.height}`)""",
        TARGETS,
    )
    return found


def test_targets_are_large_enough(visit: Visit) -> None:
    page = visit(width=320)
    to_more(page)
    choose(page, "How bad is it?", "7")
    assert small_targets(page) == []
    fill(page, "Drinks a day?", "6")
    go_on(page)
    press(page, "Show my results")
    at(page, "Your results")
    prepare(page)
    assert small_targets(page) == []


def ringed(page: Page) -> str | None:
    """The element that has the focus, where nothing shows it."""
    found: str | None = page.evaluate(
        """() => {
          const focused = document.activeElement;
          for (let element = focused, up = 0; element && up < 6; element = element.parentElement, up += 1) {
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            if (outlineStyle === "solid" && outlineWidth === "3px") return null;
          }
          return focused.outerHTML.slice(0, 200);
        }"""
    )
    return found


def tabbed(page: Page) -> tuple[set[str], list[str]]:
    """Tab from where the focus is to the end: the kinds of element met, and those whose focus nothing shows."""
    met, unseen = set[str](), []
    while page.evaluate("document.activeElement !== document.body"):
        unseen.append(ringed(page))
        met.add(page.evaluate("document.activeElement.role ?? document.activeElement.type ?? ''"))
        page.keyboard.press("Tab")
    return met, [element for element in unseen if element]


def test_the_focus_can_be_seen_wherever_it_is(visit: Visit) -> None:
    page = visit(width=320, color_scheme="dark")
    page.keyboard.press("Tab")
    assert tabbed(page) == ({"", "submit"}, [])
    to_more(page)
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    met, unseen = tabbed(page)
    assert met >= {"radio", "text", "textarea", "spinbutton", "checkbox", "submit"}
    assert unseen == []
    choose(page, "How bad is it?", "7")
    fill(page, "Drinks a day?", "6")
    go_on(page)
    press(page, "Show my results")
    at(page, "Your results")
    press(page, "Show as plain text, to copy into a record")
    page.get_by_test_id("stCode").wait_for()
    prepare(page)
    page.get_by_test_id("stMain").focus()
    page.keyboard.press("Tab")
    assert tabbed(page)[1] == []
    open_try(page)
    give(page, form("1.0.0").replace('"type": "scale"', '"type": "scaale"'))
    page.get_by_role("heading", name="1 error").wait_for()
    page.get_by_test_id("stMain").focus()
    page.keyboard.press("Tab")
    assert tabbed(page)[1] == []


def test_strong_contrast_of_the_system_is_kept(visit: Visit) -> None:
    page = visit(forced_colors="active")
    to_signs(page)
    choose(page, "Do you have any of these?", "Tired")
    row = page.locator(".stCheckbox label", has_text="Tired")
    assert row.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    assert page.locator(".bar").evaluate("element => getComputedStyle(element).borderImageSource") == "none"


def test_the_clinics_name_and_logo_stand_where_streamlits_furniture_was(visit: Visit) -> None:
    page = visit()
    expect(page.locator(".bar")).to_have_text("Riverside Clinic")
    expect(page.locator(".bar img")).to_be_visible()
    assert page.locator(".bar img").evaluate("image => image.naturalWidth") > 0
    for name in ("stHeader", "stToolbar", "stStatusWidget", "stMainMenu"):
        expect(page.get_by_test_id(name)).not_to_be_visible()


def test_the_level_comes_first(visit: Visit) -> None:
    page = visit()
    to_results(page)
    first = page.locator(".results > *").first
    expect(first).to_have_class("card routine")
    expect(page.locator("h2").first).to_contain_text("No advice from your answers")


def test_on_paper_there_is_all_that_is_said_and_only_that(visit: Visit, tmp_path: Path) -> None:
    page = visit(color_scheme="dark")
    to_signs(page)
    choose(page, "Do you have any of these?", "Hard to breathe")
    choose(page, "Do you have any of these?", "Tired")
    choose(page, "For more than a week?", "Yes")
    go_on(page)
    press(page, "I have got help")
    choose(page, "How bad is it?", "7")
    fill(page, "Drinks a day?", "6")
    go_on(page)
    press(page, "Show my results")
    at(page, "Your results")
    expect(page.locator(".results details[open]")).to_have_count(0)
    page.pdf(path=tmp_path / "page.pdf")
    paper = run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, check=True, text=True).stdout
    for words in ("Call 999 at once", "Call 111 today", "Long: Yes", "Signs: Hard to breathe", "contact your GP"):
        assert words in " ".join(paper.split())
    for words in ("Prepare my summary", "Take your summary", "Back", "Riverside", "Get help now", "Clear", "statement"):
        assert words not in paper
    expect(page.locator(".results details[open]")).to_have_count(0)
    page.emulate_media(media="print")
    assert page.locator("h1").evaluate("element => getComputedStyle(element).color") == "rgb(0, 0, 0)"
