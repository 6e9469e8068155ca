// Notices at the foot of the window: the journey will be cleared soon, or is gone; the connection is lost.

const CHECK = 1000; // milliseconds
const OFFLINE_PATIENCE = 2500;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "wheel", "touchmove"];

const idle = { since: 0, limits: null, words: null, parent: null, send: null, told: false };

export function watchIdle(data, parent, send) {
  if (!idle.send) startClock();
  Object.assign(idle, { since: Date.now(), limits: data.idle, words: data.words, parent, send, told: false });
  show(parent, "idle", "");
}

function startClock() {
  setInterval(checkIdle, CHECK);
  document.addEventListener("visibilitychange", checkIdle);
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, stillHere, { capture: true, passive: true });
}

function silence() {
  return (Date.now() - idle.since) / 1000;
}

function checkIdle() {
  if (!idle.limits || idle.told) return;
  const left = idle.limits.seconds - silence();
  if (left <= 0) {
    idle.told = true;
    idle.send("expired", true);
  } else if (left <= idle.limits.warning) {
    show(idle.parent, "idle", idle.words.warning, { text: idle.words.stay, press: stay });
  }
}

function stillHere() {
  if (idle.limits && !idle.told && silence() * 4 > idle.limits.seconds) stay();
}

function stay() {
  idle.since = Date.now();
  idle.send("stay", true);
}

export function tellGone(data, parent, gone) {
  show(parent, "gone", gone ? data.words.gone : "");
}

export function watchConnection(data, parent) {
  const app = document.querySelector("[data-testid=stApp]");
  if (!app || app.dataset.watched) return;
  app.dataset.watched = "yes";
  let timer = 0;
  let place = null; // what had the focus when the connection was lost: Streamlit disables it
  const check = () => {
    clearTimeout(timer);
    if (app.dataset.testConnectionState !== "CONNECTED") {
      place ??= document.activeElement;
      timer = setTimeout(() => show(parent, "offline", data.words.offline), OFFLINE_PATIENCE);
    } else if (place) {
      show(parent, "offline", "");
      if (document.activeElement === document.body) place.focus({ preventScroll: true });
      place = null;
      stay(); // what was entered last may not have got through: any message brings it along
    }
  };
  new MutationObserver(check).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

function show(parent, name, text, action = null) {
  const shown = parent.querySelector(`.float.${name}`);
  if (!text) shown?.remove();
  if (!text || shown) return;
  const box = document.createElement("div");
  box.className = `float ${name}`;
  box.setAttribute("role", "alert");
  parent.append(box);
  box.append(Object.assign(document.createElement("p"), { textContent: text }));
  if (action) box.append(Object.assign(document.createElement("button"), { type: "button", textContent: action.text, onclick: action.press }));
}
