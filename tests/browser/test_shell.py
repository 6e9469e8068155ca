"""The shell around the pages in a real browser: privacy, history, focus, announcements, looks."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests.browser.conftest import Server, Visit
from tests.browser.payloads import PAYLOADS

pytestmark = pytest.mark.browser

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JOINER = "\u2060"


def heading(page: Page, text: str) -> None:
    """Wait for the page with this heading, known to the browser by its title."""
    expect(page.get_by_role("heading", level=1)).to_have_text([text])  # a list: for a moment there may be two
    if text != "Something went wrong on our side":
        expect(page).to_have_title(re.compile(f"{text} – Riverside Clinic"))


def eventually(page: Page, expression: str, wanted: object) -> None:
    """Wait until the browser gives ``wanted`` for an expression (Playwright's own way needs ``unsafe-eval``)."""
    for _ in range(50):
        if page.evaluate(expression) == wanted:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(expression) == wanted


def fill_first(page: Page, words: str = "My calf cramps") -> None:
    """Answer what the first page needs."""
    page.get_by_text("Calf", exact=True).click()
    page.get_by_label("What troubles you most?").fill(words)


def go_on(page: Page) -> None:
    """Press Continue."""
    page.get_by_role("button", name="Continue").click()


def to_result(page: Page) -> None:
    """Walk from the first page to the result."""
    fill_first(page)
    go_on(page)
    heading(page, "A little more")
    go_on(page)
    heading(page, "Your summary")


def saved(page: Page, words: str) -> None:
    """Wait until the server has these words."""
    for _ in range(50):
        if words in page.request.get("/summary.txt").text():
            return
        page.wait_for_timeout(100)
    pytest.fail("not saved")


# Privacy


def test_a_whole_journey_leaves_nothing_and_asks_nobody_else(visit: Visit, server: Server) -> None:
    page = visit()
    requests: list[Request] = []
    complaints: list[ConsoleMessage] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108
    page.on("console", lambda message: complaints.append(message))  # noqa: PLW0108
    page.reload()
    to_result(page)
    assert {request.url for request in requests if not request.url.startswith((server.url, "data:"))} == set()
    assert [message.text for message in complaints if message.type in {"error", "warning"}] == []
    streamlits_own = {"stActiveTheme-/-v2": '"System"'}
    assert page.evaluate("[{...localStorage}, {...sessionStorage}]") == [streamlits_own, {}]
    assert page.url == f"{server.url}/"
    assert "My calf cramps" not in str(page.context.cookies()) + server.log() + str([r.url for r in requests])
    assert page.evaluate("Object.keys(history.state).sort()") == ["depth", "held", "step"]


def test_the_cookie_is_opaque_and_out_of_reach_of_scripts(visit: Visit) -> None:
    page = visit()
    (cookie,) = (item for item in page.context.cookies() if item["name"] == "journey")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Lax", -1)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", cookie["value"])
    assert cookie["value"] not in page.evaluate("document.cookie")


def test_two_browsers_never_see_each_other(visit: Visit, server: Server) -> None:
    first, second = visit(), visit()
    to_result(first)
    second.reload()
    heading(second, "About your spasms")
    assert "My calf cramps" not in second.request.get("/summary.txt").text()
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(f"{server.url}/summary.txt")  # noqa: S310
    refused.value.close()
    assert "My calf cramps" in first.request.get("/summary.txt").text()
    first.get_by_role("button", name="Clear my answers").click()
    heading(first, "About your spasms")
    assert first.get_by_label("What troubles you most?").input_value() == ""
    assert "My calf cramps" not in first.request.get("/summary.txt").text()


def test_a_download_has_its_name_and_is_stored_nowhere(visit: Visit) -> None:
    page = visit()
    to_result(page)
    with page.expect_download() as found:
        page.get_by_role("link", name="Download your summary").click()
    assert found.value.suggested_filename == "Summary-of-spasms.txt"
    assert page.request.get("/summary.txt").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/nowhere", "/assets/0/theme.css"])
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    try:
        with urllib.request.urlopen(server.url + path) as answer:  # noqa: S310
            headers = answer.headers
    except urllib.error.HTTPError as refused:
        headers = refused.headers
        refused.close()
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/media/x", "/step-2", "/a/b"])
def test_addresses_that_no_journey_needs_are_not_there(server: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(server.url + path)  # noqa: S310
    assert refused.value.code == 404
    refused.value.close()


def test_a_broken_page_tells_nobody_what_was_entered(visit: Visit, server: Server) -> None:
    page = visit()
    to_result(page)
    page.get_by_role("button", name="Break this page").click()
    heading(page, "Something went wrong on our side")
    assert "ValueError" in server.log()
    assert "secret" not in page.content() + server.log()
    page.reload()
    heading(page, "Your summary")


# History


def test_back_and_forward_keep_what_is_typed(visit: Visit, server: Server) -> None:
    page = visit()
    fill_first(page)
    go_on(page)
    heading(page, "A little more")
    page.get_by_label("How old are you?").press_sequentially("47")
    page.go_back()
    heading(page, "About your spasms")
    expect(page.get_by_label("What troubles you most?")).to_have_value("My calf cramps")
    expect(page.get_by_role("radio", name="Calf")).to_be_checked()
    page.go_forward()
    heading(page, "A little more")
    expect(page.get_by_label("How old are you?")).to_have_value("47")
    assert page.url == f"{server.url}/"


def test_the_pages_own_back_is_the_browsers_back(visit: Visit) -> None:
    page = visit()
    to_result(page)
    depth = page.evaluate("history.length")
    page.get_by_role("button", name="Back").click()
    heading(page, "A little more")
    page.get_by_role("button", name="Back").click()
    heading(page, "About your spasms")
    assert page.evaluate("history.length") == depth
    page.go_forward()
    heading(page, "A little more")


def test_quick_double_back_goes_two_steps(visit: Visit) -> None:
    page = visit()
    to_result(page)
    page.evaluate("history.back(); setTimeout(() => history.back(), 30)")
    heading(page, "About your spasms")


def test_back_works_without_history_after_a_refresh_in_a_new_window(visit: Visit, server: Server) -> None:
    page = visit()
    fill_first(page)
    go_on(page)
    heading(page, "A little more")
    again = page.context.new_page()
    again.goto(server.url)
    heading(again, "A little more")
    again.get_by_role("button", name="Back").click()
    heading(again, "About your spasms")


def test_history_opens_no_step_that_is_closed(visit: Visit) -> None:
    page = visit()
    to_result(page)
    page.go_back()
    heading(page, "A little more")
    page.go_back()
    heading(page, "About your spasms")
    page.get_by_label("What troubles you most?").fill("")
    page.evaluate("history.go(2)")
    eventually(page, "[history.state.step, history.state.depth]", ["about", 2])
    heading(page, "About your spasms")


def test_an_interruption_has_no_entry_of_its_own(visit: Visit) -> None:
    page = visit()
    fill_first(page)
    page.get_by_text("Numb or tingling").click()
    before = page.evaluate("history.length")
    go_on(page)
    heading(page, "Go to A&E now")
    assert page.evaluate("history.length") == before
    page.get_by_role("button", name="I have got help").click()
    heading(page, "A little more")
    page.go_back()
    heading(page, "About your spasms")


def test_a_refresh_loses_nothing(visit: Visit) -> None:
    page = visit()
    fill_first(page, "Before the refresh")
    page.get_by_label("What troubles you most?").press("Tab")
    saved(page, "Before the refresh")
    page.reload()
    expect(page.get_by_label("What troubles you most?")).to_have_value("Before the refresh")
    expect(page.get_by_role("radio", name="Calf")).to_be_checked()


@pytest.mark.parametrize("attempt", range(3))
def test_a_tap_right_after_typing_goes_on_by_one_page(visit: Visit, attempt: int) -> None:
    page = visit(width=390, has_touch=True, is_mobile=True)
    page.get_by_text("Calf", exact=True).tap()
    page.get_by_label("What troubles you most?").press_sequentially(f"Cramp {attempt}")
    page.get_by_role("button", name="Continue").tap()
    heading(page, "A little more")
    page.go_back()
    expect(page.get_by_label("What troubles you most?")).to_have_value(f"Cramp {attempt}")


# Focus, names and announcements


def test_focus_and_title_follow_the_page(visit: Visit) -> None:
    page = visit()
    expect(page).to_have_title("About your spasms – Riverside Clinic")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en-GB", "ltr"]
    fill_first(page)
    go_on(page)
    expect(page.locator("h1[data-page=more]")).to_be_focused()
    expect(page).to_have_title("A little more – Riverside Clinic")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_errors_take_the_focus_and_lead_to_their_fields(visit: Visit) -> None:
    page = visit()
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    expect(page).to_have_title("Error: About your spasms – Riverside Clinic")
    page.get_by_role("link", name="Write what troubles you most").press("Enter")
    typed = page.get_by_role("textbox", name="What troubles you most?")
    expect(typed).to_be_focused()
    expect(typed).to_have_attribute("aria-invalid", "true")
    expect(typed).to_have_accessible_description("Use your own words. Error: Write what troubles you most")
    page.get_by_role("link", name="Choose where your spasms are").press("Enter")
    expect(page.get_by_role("radio", name="Calf")).to_be_focused()
    group = page.get_by_role("radiogroup", name="Where are your spasms?")
    expect(group).to_have_attribute("aria-invalid", "true")
    expect(group).to_have_attribute("aria-required", "true")
    expect(group).to_have_accessible_description(
        "Choose the place that troubles you most. Error: Choose where your spasms are"
    )
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Choose where your spasms are")).to_be_focused()


def test_widgets_are_groups_named_by_their_question(visit: Visit) -> None:
    page = visit()
    group = page.get_by_role("group", name="Have any of these started")
    expect(group.get_by_role("checkbox")).to_have_count(3)
    expect(group).to_have_accessible_description("Tick all that apply.")
    rows = page.locator("[data-testid=stRadioOption]")
    assert [row.get_attribute("data-apart") for row in rows.all()] == [None, None, None, "first"]
    fill_first(page)
    go_on(page)
    heading(page, "A little more")
    expect(page.get_by_label("How old are you?")).to_have_attribute("inputmode", "numeric")
    expect(page.get_by_role("group", name="Since when?").get_by_role("spinbutton")).to_have_count(3)


def test_a_question_that_appears_is_announced_and_focus_stays(visit: Visit) -> None:
    page = visit()
    page.get_by_role("radio", name="Calf").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-live]")).to_have_text("New question: Which toes?")
    expect(page.get_by_role("radio", name="Foot or toes")).to_be_focused()


def test_the_patient_is_warned_before_the_time_is_up_and_may_stay(visit: Visit) -> None:
    page = visit()
    page.clock.install()
    page.reload()
    heading(page, "About your spasms")
    fill_first(page, "Keep me")
    page.get_by_label("What troubles you most?").press("Tab")
    saved(page, "Keep me")
    page.clock.fast_forward("54:00")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.clock.fast_forward("02:00")
    expect(page.get_by_role("alert")).to_contain_text("cleared in about 5 minutes")
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.clock.fast_forward("56:00")
    expect(page.get_by_role("alert")).to_have_count(1)
    page.clock.fast_forward("05:00")
    expect(page.locator("[aria-live]")).to_have_text("Your answers are cleared.")
    expect(page.get_by_label("What troubles you most?")).to_have_value("")


# Looks


def findings(page: Page) -> list[tuple[str, Sequence[str]]]:
    """What axe finds wrong with the page."""
    found = Axe().run(page, options={"runOnly": AXE_TAGS}).response["violations"]
    return [(item["id"], [node["html"][:150] for node in item["nodes"]]) for item in found]


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side."""
    return bool(page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_accessible(visit: Visit, width: int, scheme: str) -> None:
    page = visit(width=width, color_scheme=scheme)
    checked = {"first": (findings(page), fits(page))}
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    checked["errors"] = findings(page), fits(page)
    fill_first(page)
    page.get_by_text("Numb or tingling").click()
    go_on(page)
    heading(page, "Go to A&E now")
    checked["help"] = findings(page), fits(page)
    page.get_by_role("button", name="I have got help").click()
    heading(page, "A little more")
    checked["more"] = findings(page), fits(page)
    go_on(page)
    heading(page, "Your summary")
    checked["result"] = findings(page), fits(page)
    assert checked == dict.fromkeys(checked, ([], True))


def test_targets_are_large_and_streamlits_furniture_is_gone(visit: Visit) -> None:
    page = visit(width=320)
    targets = page.locator("[data-testid=stRadioOption], .stCheckbox label, .stButton button, input[type=text]").all()
    assert [
        target.bounding_box() for target in targets if (target.bounding_box() or {"height": 0})["height"] < 44
    ] == []
    for name in ("stHeader", "stToolbar", "stStatusWidget"):
        expect(page.get_by_test_id(name)).not_to_be_visible()


def test_on_paper_there_is_only_the_text(visit: Visit) -> None:
    page = visit()
    to_result(page)
    page.emulate_media(media="print")
    expect(page.locator(".bar")).not_to_be_visible()
    expect(page.get_by_role("button", name="Clear my answers")).not_to_be_visible()
    expect(page.get_by_text("Get advice today")).to_be_visible()


def test_odd_texts_stay_text(visit: Visit) -> None:
    page = visit()
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108
    to_result(page)
    page.get_by_role("button", name="Show odd texts").click()
    heading(page, "Odd texts")
    wanted = [" ".join(text.split()) for text in PAYLOADS]
    expect(page.get_by_role("checkbox")).to_have_count(len(wanted))
    shown = [
        [
            text.replace(JOINER, "")
            for text in page.locator(f"{rows} [data-testid=stMarkdownContainer]").all_inner_texts()
        ]
        for rows in ("[data-testid=stRadioOption]", ".stCheckbox label")
    ]
    assert shown == [wanted, wanted]
    names = [box.get_attribute("aria-label") for box in page.get_by_role("checkbox").all()]
    assert names == wanted
    expect(page.get_by_role("radiogroup")).to_have_attribute("aria-label", wanted[0])
    assert page.locator("main :is(a, img, code, strong, em, del, b, .katex)").count() == 0
    assert [request.url for request in requests if ":9/" in request.url] == []


def test_a_lost_connection_is_told_in_our_words(visit: Visit) -> None:
    page = visit()
    heading(page, "About your spasms")
    app = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
    page.evaluate(f"{app} = 'PINGING_SERVER'")
    expect(page.get_by_role("alert")).to_contain_text("The connection is lost. What you entered is kept.")
    page.evaluate(f"{app} = 'CONNECTED'")
    expect(page.get_by_role("alert")).to_have_count(0)
