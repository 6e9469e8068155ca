// The browser's Back and Forward. An entry of the history holds the key of a step, how deep it lies, and whether
// answers were held then; no address.

const PATIENCE = 10_000; // milliseconds that a request for a step may take before it counts as lost

let asked = 0; // numbers the requests of Back and Forward, so that an older run is not taken for the answer
let pendingUntil = 0;

// Whether the run that made this page is the answer to the last Back or Forward
export function isAnswer(data) {
  return Date.now() < pendingUntil && data.answered === asked;
}

export function recordStep(data) {
  const answer = isAnswer(data);
  if (Date.now() < pendingUntil && !answer) return;
  pendingUntil = 0;
  const here = history.state;
  const held = data.idle !== null;
  if (data.history === "none" || (here?.step === data.key && here.held === held)) return;
  const depth = here?.depth ?? 0;
  if (!here?.step || here.step === data.key || answer) history.replaceState({ step: data.key, depth, held }, "");
  else history.pushState({ step: data.key, depth: depth + 1, held }, "");
}

export function followHistory(page, send) {
  addEventListener("popstate", (event) => {
    if (!event.state?.step) return;
    document.activeElement?.blur(); // commits what is being typed
    asked += 1;
    pendingUntil = Date.now() + PATIENCE;
    send("go", { step: event.state.step, asked });
  });
  document.addEventListener(
    "click",
    (event) => {
      const { back } = page();
      const pressed = back && event.target.closest?.(`.st-key-${CSS.escape(back)} button`);
      if (!pressed || !(history.state?.depth > 0)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      history.back();
    },
    true,
  );
}
