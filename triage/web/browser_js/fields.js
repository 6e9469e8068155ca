// Ties questions, hints and errors to Streamlit's widgets, by attributes that assistive technology reads.

const TYPED = "input:not([type=radio], [type=checkbox], [type=file], [type=date]), textarea";
const JOINER = "\u2060"; // every text that literal.py has escaped begins with it
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

export function annotate(fields) {
  for (const element of document.querySelectorAll(`[aria-label*="${JOINER}"]`)) {
    set(element, "aria-label", element.getAttribute("aria-label").replace(ESCAPED, "$1").replaceAll(JOINER, ""));
  }
  for (const field of fields) {
    const root = find(field.key);
    if (root) annotateOne(root, field);
  }
  // Where files are dropped has a name, and Streamlit says that it is nothing; a calendar's head is none of the page
  for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) set(zone, "role", "group");
  for (const head of document.querySelectorAll("[role=dialog] header")) set(head, "role", "presentation");
}

export function focusField(key, { typedOnly }) {
  const root = find(key);
  const typed = root?.querySelector(TYPED);
  if (typedOnly) return typed?.focus();
  const target = root?.querySelector("input:checked") ?? typed ?? root?.querySelector("input, [role=spinbutton]");
  target?.focus({ preventScroll: true });
  document.getElementById(`${key}-question`)?.scrollIntoView({ block: "start" });
}

function find(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)}`);
}

function annotateOne(root, field) {
  const described = ["hint", "error"].map((part) => `${field.key}-${part}`).filter((id) => document.getElementById(id));
  const radios = root.querySelector("[role=radiogroup]");
  const boxes = root.querySelectorAll("input[type=checkbox]");
  const dates = root.querySelectorAll("[role=spinbutton]");
  const typed = root.querySelector(TYPED);
  const named = radios ?? (boxes.length ? root : null) ?? dates[0]?.closest("[role=group]") ?? typed;
  if (!named) return;
  if (boxes.length) set(root, "role", "group");
  set(named, "aria-labelledby", `${field.key}-question`);
  set(named, "aria-describedby", described.join(" "));
  for (const element of radios ? [radios] : boxes.length ? boxes : dates.length ? dates : [typed]) {
    set(element, "aria-invalid", field.error ? "true" : "");
    if (!boxes.length) set(element, "aria-required", field.required ? "true" : "");
  }
  const clear = document.querySelector(`.st-key-${CSS.escape(field.key)}-clear button`);
  if (clear) set(clear, "aria-describedby", `${field.key}-question`);
  if (typed && field.keypad) set(typed, "inputmode", field.keypad);
  const beside = root.parentElement.querySelectorAll(":scope > .stElementContainer > .stCheckbox");
  if (!boxes.length && beside.length) setBeside(root.parentElement, beside, field.key);
  setApart(root, field.apart);
}

// Boxes that stand with the widget in one container, such as "I am not sure" below a text field
function setBeside(container, boxes, key) {
  set(container, "role", "group");
  set(container, "aria-labelledby", `${key}-question`);
  for (const box of boxes) set(box, "data-apart", "more");
}

function setApart(root, count) {
  const rows = [...root.querySelectorAll("[data-testid=stRadioOption], .stCheckbox")];
  rows.forEach((row, index) => {
    const place = index - (rows.length - count);
    set(row, "data-apart", place < 0 ? "" : place === 0 ? "first" : "more");
  });
}

function set(element, name, value) {
  if (value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
