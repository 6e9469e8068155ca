// Mounted by triage/web/browser.py on every page. Streamlit calls the default export after each run of the page.

import { annotate, focusField } from "./fields.js";
import { tellGone, watchConnection, watchIdle } from "./notices.js";
import { followHistory, isAnswer, recordStep } from "./steps.js";

const FOCUS_PATIENCE = 5000; // milliseconds to wait for the heading or the error summary to be drawn

let page = null;
let send = () => {};
let wanted = null; // the selector that is to take the focus once it is there
let wantedUntil = 0;

export default function sync({ data, parentElement, setTriggerValue }) {
  send = setTriggerValue;
  if (page === null) start();
  if (page?.run === data.run) return;
  const turned = page !== null && page.key !== data.key;
  const held = page ? page.idle !== null : history.state?.held;
  const gone = held && data.idle === null && !data.announce && !isAnswer(data);
  page = data;
  if (data.errors_shown) want("#error-summary");
  else if (turned) want(`h1[data-page="${CSS.escape(data.key)}"]`);
  recordStep(data);
  watchIdle(data, parentElement, send);
  tellGone(data, parentElement, gone);
  watchConnection(data, parentElement);
  announce(parentElement, data.announce);
  settle();
}

function start() {
  followHistory(() => page, (name, value) => send(name, value));
  const attributeFilter = ["aria-label", "role"];
  new MutationObserver(settle).observe(document.body, { attributeFilter, childList: true, subtree: true });
  new MutationObserver(entitle).observe(document.head, { characterData: true, childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    keepPlace(event.target);
    const link = event.target.closest?.("[data-focus]");
    if (!link) return;
    event.preventDefault();
    focusField(link.dataset.focus, { typedOnly: link.matches(".question") });
  });
  unfoldOnPaper();
}

// A radio's "Clear this answer" goes away when it is pressed; the focus goes to its question before.
function keepPlace(pressed) {
  const field = page.fields.find(({ key }) => pressed.closest?.(`.st-key-${CSS.escape(key)}-clear button`));
  if (field) document.querySelector(`.st-key-${CSS.escape(field.key)} input:checked`)?.focus({ preventScroll: true });
}

// What is folded on the screen could not be opened on a sheet of paper.
function unfoldOnPaper() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".results details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
}

function settle() {
  entitle();
  Object.assign(document.documentElement, { lang: page.language, dir: page.direction });
  const skip = document.querySelector("[data-testid=stSkipToContent]");
  if (skip && skip.textContent !== page.words.skip) skip.textContent = page.words.skip;
  annotate(page.fields);
  focusWanted();
}

function entitle() {
  if (document.title !== page.title) document.title = page.title;
}

function want(selector) {
  wanted = selector;
  wantedUntil = Date.now() + FOCUS_PATIENCE;
}

function focusWanted() {
  const target = wanted && Date.now() < wantedUntil && document.querySelector(wanted);
  if (!target) return;
  wanted = null;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  target.focus({ preventScroll: true });
}

function announce(parent, text) {
  let region = parent.querySelector("[aria-live]");
  if (!region) {
    region = document.createElement("div");
    region.className = "unseen";
    region.setAttribute("aria-live", "polite");
    parent.append(region);
  }
  region.replaceChildren();
  if (text) setTimeout(() => (region.textContent = text), 100); // an emptied region first: the same words are said again
}
