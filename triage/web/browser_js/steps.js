// The browser's Back and Forward. An entry of the history holds the key of a step and how deep it lies, no address.

const PATIENCE = 10_000; // milliseconds that a request for a step may take before it counts as lost

let asked = 0; // numbers the requests of Back and Forward, so that an older run is not taken for the answer
let pendingUntil = 0;

export function recordStep(data) {
  const pending = Date.now() < pendingUntil;
  const isAnswer = pending && data.answered === asked;
  if (pending && !isAnswer) return;
  pendingUntil = 0;
  const here = history.state;
  if (data.history === "none" || here?.step === data.key) return;
  const depth = here?.depth ?? 0;
  if (!here?.step || isAnswer) history.replaceState({ step: data.key, depth }, "");
  else history.pushState({ step: data.key, depth: depth + 1 }, "");
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
