// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody who types may want, under the field: an ARIA 1.2 combobox with a list. Without it the
// field is one to type in.

const PAUSE = 120; // milliseconds before what is typed is asked
const MOST = 8;

const form = document.getElementById("question");
const input = document.getElementById("q");
const list = document.createElement("ul");
const language = document.documentElement.lang;

let offers = [];
let chosen = -1;
let asking = null;
let timer;

/** The text with its marks; they count code points, of which an emoji is one. */
function marked(text, marks) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [begin, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = points.slice(begin, end).join("");
    parts.push(points.slice(at, begin).join(""), mark);
    at = end;
  }
  return [...parts, points.slice(at).join("")];
}

function choose(place) {
  chosen = place;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === place)));
  if (place < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", list.children[place].id);
  list.children[place]?.scrollIntoView({ block: "nearest" });
}

/** What is still asked would take the place of what a reader is choosing from. */
function stopAsking() {
  clearTimeout(timer);
  asking?.abort();
  asking = null;
}

function close() {
  stopAsking();
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  choose(-1);
}

function item(offer, place) {
  const made = document.createElement("li");
  made.id = `suggestion-${place}`;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  const text = document.createElement("span");
  text.append(...marked(offer.text, offer.marks));
  made.append(text);
  if (offer.kind !== "word") {
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = form.dataset[offer.kind];
    made.append(" ", kind);
  }
  made.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  made.addEventListener("click", () => take(offer));
  return made;
}

function open(given) {
  offers = given;
  list.replaceChildren(...offers.map(item));
  list.hidden = offers.length === 0;
  input.setAttribute("aria-expanded", String(offers.length > 0));
  choose(-1);
}

/** A link that is followed as any other on the page is. */
function follow(path, parameters) {
  const chosenLanguage = new URLSearchParams(location.search).get("lang");
  if (chosenLanguage) parameters.set("lang", chosenLanguage);
  const link = document.createElement("a");
  link.href = parameters.size ? `${path}?${parameters}` : path;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Words complete what is typed; anything else is gone to. */
function take(offer) {
  close();
  if (offer.kind === "word") {
    input.value = `${input.value.replace(/[^\s]*$/u, "")}${offer.text}`;
    form.requestSubmit();
  } else if (offer.kind === "title") {
    follow(`/artikel/${encodeURIComponent(offer.id)}`, new URLSearchParams());
  } else {
    input.value = "";
    follow("/", new URLSearchParams({ [offer.kind]: offer.text }));
  }
}

async function ask() {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const typed = input.value;
  if (!typed.trim()) return close();
  try {
    const parameters = new URLSearchParams({ q: typed, limit: MOST, lang: language });
    const response = await fetch(`/v1/suggest?${parameters}`, { signal: mine.signal });
    const { completions } = await response.json();
    if (asking === mine && document.activeElement === input) open(completions ?? []);
  } catch {
    if (asking === mine) close();
  }
  return undefined;
}

const KEYS = {
  ArrowDown: () => choose(chosen + 1 < offers.length ? chosen + 1 : -1),
  ArrowUp: () => choose(chosen < 0 ? offers.length - 1 : chosen - 1),
  Escape: close,
  Enter: () => (chosen >= 0 ? take(offers[chosen]) : null),
};

input.addEventListener("keydown", (event) => {
  if (list.hidden) {
    if (event.key === "ArrowDown") ask();
    return;
  }
  const act = KEYS[event.key];
  if (!act || event.isComposing) return;
  if (event.key !== "Enter" || chosen >= 0) event.preventDefault();
  stopAsking();
  act();
});
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
input.addEventListener("blur", close);
form.addEventListener("submit", close);

list.id = "suggestions";
list.className = "suggestions";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", form.dataset.suggestions);
list.hidden = true;
input.after(list);
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
})) input.setAttribute(name, value);
