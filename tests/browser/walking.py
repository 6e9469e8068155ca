"""Steps through a form as a person takes them, shared by the browser tests. ``small`` is the tests' questionnaire."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PatienceEnds

TROUBLE = "Something went wrong on our side"
START_PAGES = "Choose a questionnaire"
DRAWN = """
([heading, title]) => {
  const seen = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility());
  const still = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
  const alone = seen.length === 1 && seen[0].innerText.trim() === heading;
  return still && alone && document.title.replace(/^Error: /, "").startsWith(title);
}
"""
"""Whether the page with a heading is there: for a moment there may be two, the page that goes and the page that comes.

Asked at each frame, where ``expect`` would wait longer from time to time.
"""


def at(page: Page, heading: str) -> None:
    """Wait until the page with this heading is drawn to its end, and the browser has its title."""
    title = "" if heading == TROUBLE else heading
    try:
        page.wait_for_function(DRAWN, arg=[heading, title])
    except PatienceEnds:
        expect(page.get_by_role("heading", level=1)).to_have_text([heading])  # says what stands there instead
        raise


def press(page: Page, name: str) -> None:
    """Press the button with this name, once the page before has gone."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_have_count(1)
    button.click()


def go_on(page: Page) -> None:
    """Press Continue."""
    press(page, "Continue")


def choose(page: Page, question: str, option: str) -> None:
    """Choose a radio's option, or tick one of several boxes, and wait until the page knows."""
    group = page.get_by_role("radiogroup", name=question).or_(page.get_by_role("group", name=question)).first
    group.get_by_text(option, exact=True).click()
    expect(group.get_by_label(option, exact=True).first).to_be_checked()


def typed(page: Page, question: str) -> Locator:
    """The field in which a question is answered by typing."""
    return page.get_by_role("textbox", name=question)


def fill(page: Page, question: str, text: str) -> None:
    """Type an answer and leave the field."""
    typed(page, question).fill(text)
    typed(page, question).press("Tab")


def begin_small(page: Page) -> None:
    """From the choice to the first questions."""
    press(page, "Start: Small form")
    at(page, "Small form")
    press(page, "Start")
    at(page, "About you")


def answer_you(page: Page) -> None:
    """Answer the first page."""
    choose(page, "How old are you?", "18 or over")
    choose(page, "Who answers?", "Myself")


def to_signs(page: Page) -> None:
    """To the second page of questions."""
    begin_small(page)
    answer_you(page)
    go_on(page)
    at(page, "Warning signs")


def to_more(page: Page, sign: str = "None of these") -> None:
    """To the third page of questions."""
    to_signs(page)
    choose(page, "Do you have any of these?", sign)
    go_on(page)
    at(page, "More about it")


def to_check(page: Page, concern: str = "Is it my heart?") -> None:
    """To the page that checks the answers."""
    to_more(page)
    choose(page, "How bad is it?", "7")
    fill(page, "Drinks a day?", "6")
    fill(page, "What to ask?", concern)
    go_on(page)
    at(page, "Check your answers")


def to_results(page: Page, concern: str = "Is it my heart?") -> None:
    """To the results."""
    to_check(page, concern)
    press(page, "Show my results")
    at(page, "Your results")


def checked(page: Page, answer: str) -> None:
    """Wait until the page that checks the answers tells this one."""
    expect(page.get_by_role("definition").filter(has_text=answer)).to_be_visible()


def prepare(page: Page) -> Locator:
    """Have the summary made, and give the link to it."""
    press(page, "Prepare my summary (PDF)")
    link = page.get_by_role("link", name="Download your summary")
    link.wait_for()
    return link


def summary(page: Page) -> str:
    """What the server tells this browser of its journey."""
    return page.request.get("/summary.html").text()


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something outside the page holds."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()
