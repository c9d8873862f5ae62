// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pages quicker to use. They work without it: what it shows, the server wrote, and where a
// reader is, the address tells. It asks for the page of another address and puts its contents in
// place of those that are there, so that the field that is typed in stays what it is.

const TYPING_PAUSE = 200; // milliseconds before what is typed is asked
const FINDING_PAUSE = 200;
const SLOW = 1000; // after which a reader is told that it takes time

const form = document.getElementById("question");
const input = document.getElementById("q");
const status = document.getElementById("status");
const trouble = document.getElementById("trouble");
const language = document.documentElement.lang;

let asking = null; // the AbortController of the page that is awaited
let retry = null; // what could not be shown
let typedDate = null; // the date field in which keys were pressed: each makes a date, and none may be the last
let isTypedAddress = false; // the entry of the history is one of typing, which the next one replaces
let wanted = pageOf(location); // the page that is shown or awaited

const contents = () => document.getElementById("page");

function after(milliseconds, act) {
  let timer;
  const later = (...what) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...what), milliseconds);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

// --- The address ---------------------------------------------------------------------------------

/** The address of what the form asks. */
function formAddress() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) parameters.append(name, value.trim());
  }
  const query = parameters.toString();
  return query ? `/?${query}` : "/";
}

/** Of an address: what the server is asked, which a place in the page is not. */
function pageOf({ pathname, search }) {
  return pathname + search;
}

/** Whether the script can show what a link leads to: a page of ours in this language. */
function isOurs(link) {
  if (link.origin !== location.origin || link.target || link.hasAttribute("download")) return false;
  if (link.hreflang && link.hreflang !== language) return false;
  if (link.hash && pageOf(link) === pageOf(location)) return false;
  return link.pathname === "/" || link.pathname.startsWith("/artikel/");
}

function rememberPlace() {
  history.replaceState({ ...history.state, scroll: window.scrollY }, "");
}

// --- Showing -------------------------------------------------------------------------------------

/** The focus that its button had goes to the next one, or to what is shown. */
function tell(text, canRetry) {
  const hadFocus = trouble.contains(document.activeElement);
  trouble.hidden = !text;
  const sentence = document.createElement("p");
  sentence.textContent = text;
  trouble.replaceChildren(...(text ? [sentence] : []), ...(canRetry ? [retryButton()] : []));
  if (hadFocus) (trouble.querySelector("button") ?? document.getElementById("main")).focus({ preventScroll: true });
}

function retryButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = trouble.dataset.retry;
  button.addEventListener("click", () => retry?.());
  return button;
}

/** The focus goes to what is now in the place of what had it, else to the whole. */
function refocus(before) {
  const now = before.id ? document.getElementById(before.id)
    : [...contents().querySelectorAll(before.localName)].find((one) => one.textContent === before.textContent);
  (now ?? document.getElementById("main")).focus({ preventScroll: true });
}

/** Puts the contents of a page that came in place of those that are there. */
function put(page) {
  const focused = contents().contains(document.activeElement) ? document.activeElement : null;
  const open = [...contents().querySelectorAll("details[open]")].map((one) => one.className);
  contents().replaceWith(document.adoptNode(page.getElementById("page")));
  document.getElementById("carried").replaceChildren(...page.getElementById("carried").childNodes);
  document.getElementById("language").href = page.getElementById("language").href;
  document.title = page.title;
  for (const one of contents().querySelectorAll("details")) one.open = open.includes(one.className);
  if (document.activeElement !== input) input.value = page.getElementById("q").value;
  status.textContent = document.getElementById("count")?.textContent ?? document.title;
  enhance();
  if (focused) refocus(focused);
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); });
  });
}

async function fetchPage(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (response.status === 429) { // many readers behind one address, or somebody who types fast
    await pause(Number(response.headers.get("Retry-After")) || 1, signal);
    return fetchPage(address, signal);
  }
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/html")) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Shows the page of an address that is that of the window already. True if it is shown now. */
async function show(address) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  retry = () => show(address);
  wanted = pageOf(new URL(address, location.href));
  contents().setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell(trouble.dataset.slow, false), SLOW);
  try {
    const page = await fetchPage(address, mine.signal);
    if (asking !== mine) return false;
    retry = null;
    tell("");
    put(page);
    return true;
  } catch (problem) {
    if (asking !== mine) return false;
    contents().removeAttribute("aria-busy");
    tell(navigator.onLine ? trouble.dataset.failed : trouble.dataset.offline, true);
    return false;
  } finally {
    clearTimeout(slow);
  }
}

/** Goes to another address of ours. */
async function go(address, { typed = false, toTop = false } = {}) {
  typing.cancel();
  const isHere = new URL(address, location.href).href === location.href;
  const step = isHere || (typed && isTypedAddress) ? "replaceState" : "pushState";
  if (step === "pushState") rememberPlace();
  history[step]({ cameFrom: location.pathname }, "", address);
  isTypedAddress = typed;
  if (!(await show(address)) || !toTop) return;
  const place = document.getElementById(location.hash.slice(1));
  if (place) return place.querySelector("input").focus();
  document.getElementById("main").focus({ preventScroll: true });
  return window.scrollTo(0, 0);
}

// --- What is on a page ---------------------------------------------------------------------------

/** Looks for a value of a facet among all that there are: the same page with the others left out. */
function enableFinder(finder) {
  let finding = null;
  const list = finder.parentElement.querySelector("ul");
  const find = after(FINDING_PAUSE, async () => {
    finding?.abort();
    finding = new AbortController();
    const address = new URL(formAddress(), location.href);
    if (finder.value.trim()) address.searchParams.set("facet_prefix", finder.value.trim());
    try {
      const page = await fetchPage(address, finding.signal);
      const found = page.querySelector(`#${CSS.escape(finder.parentElement.id)} ul`);
      list.replaceChildren(...(found?.childNodes ?? []));
    } catch {
      // The values that are there stay.
    }
  });
  finder.addEventListener("input", (event) => {
    event.stopPropagation();
    find();
  });
  finder.addEventListener("change", (event) => event.stopPropagation());
  finder.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

function enableCopying(button) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = button.dataset.done;
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(text); // the reader can copy it
    }
  });
}

function enhance() {
  contents().querySelectorAll(".finder").forEach(enableFinder);
  contents().querySelectorAll("[data-copy]").forEach(enableCopying);
  document.dispatchEvent(new Event("telusur:page"));
}

/** Which hit was chosen makes the archive's answers better; nobody is told who chose it. */
function tellChoice(link) {
  const hits = [...contents().querySelectorAll(".results .hit .title")];
  const place = hits.indexOf(link);
  if (place < 0 || !input.value.trim()) return;
  const first = Number(link.closest("ol").start || 1);
  const event = { type: "click", q: input.value.trim(), id: link.dataset.id, position: first + place };
  navigator.sendBeacon("/v1/events", new Blob([JSON.stringify(event)], { type: "application/json" }));
}

// --- Events --------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  if (link.classList.contains("title")) tellChoice(link);
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!isOurs(link)) return rememberPlace();
  event.preventDefault();
  if (link.dataset.back !== undefined && history.state?.cameFrom === "/") history.back();
  else go(link.href, { toTop: true });
  return undefined;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  typedDate = null;
  go(formAddress());
});

const typing = after(TYPING_PAUSE, () => {
  if (document.querySelector(".results, .problem")) go(formAddress(), { typed: true });
});
input.addEventListener("input", typing);

document.addEventListener("change", (event) => {
  if (event.target.form !== form || event.target === input || event.target === typedDate) return;
  if (event.target.type === "date" && !event.target.checkValidity()) return;
  go(formAddress());
});

document.addEventListener("keydown", (event) => {
  if (event.target.type === "date" && /^(\d|Arrow(Up|Down)|Backspace|Delete)$/.test(event.key)) typedDate = event.target;
});

document.addEventListener("focusout", ({ target }) => {
  if (target !== typedDate) return;
  typedDate = null;
  if (target.isConnected && target.checkValidity() && target.value !== target.defaultValue) go(formAddress());
});

window.addEventListener("popstate", async (event) => {
  typing.cancel();
  isTypedAddress = false;
  const scroll = event.state?.scroll ?? 0;
  if (pageOf(location) === wanted) { // only the place in it is another
    if (event.state) window.scrollTo(0, scroll);
    return;
  }
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (await show(location.href)) window.scrollTo(0, scroll);
});

window.addEventListener("pagehide", rememberPlace);
window.addEventListener("offline", () => tell(trouble.dataset.offline, false));
window.addEventListener("online", () => (retry ? retry() : tell("")));

history.scrollRestoration = "manual";
if (history.state?.scroll) window.scrollTo(0, history.state.scroll);
enhance();
