// SPDX-License-Identifier: GPL-3.0-or-later
// <telusur-search>: a search box for any page. Texts of articles reach the document as text nodes only, and
// addresses of articles only if they are http or https. What is inside the element shows until it is replaced.

const TEXTS = {
  id: {
    label: "Cari di arsip", search: "Cari", list: "Saran dan hasil", suggestions: "Saran", hits: "Artikel",
    tag: "Tag", author: "Penulis", title: "Judul", untitled: "(tanpa judul)",
    found: (n) => `${n} artikel ditemukan`, suggested: (n) => `${n} saran`,
    all: (n) => `Semua ${n} hasil`, whole: "Semua hasil",
    meant: "Mungkin maksud Anda:", none: "Tidak ada artikel yang cocok", slow: "Mencari …",
    failed: "Pencarian gagal. Coba lagi sebentar lagi.",
    offline: "Anda sedang luring. Sambungkan ke internet lalu coba lagi.",
  },
  en: {
    label: "Search the archive", search: "Search", list: "Suggestions and results", suggestions: "Suggestions",
    hits: "Articles", tag: "Tag", author: "Writer", title: "Title", untitled: "(untitled)",
    found: (n) => `${n} ${n === "1" ? "article" : "articles"} found`,
    suggested: (n) => `${n} ${n === "1" ? "suggestion" : "suggestions"}`,
    all: (n) => (n === "1" ? "The one result" : `All ${n} results`), whole: "All results",
    meant: "Did you mean:", none: "No article matches", slow: "Searching …",
    failed: "The search failed. Try again in a moment.",
    offline: "You are offline. Connect to the internet and try again.",
  },
};
const LOCALES = { id: "id-ID", en: "en-GB" };
const FILTERS = ["tag", "author", "from", "to"];
const TYPING_PAUSE_MS = 150;
const SLOW_AFTER_MS = 1000;
const NARROW = 280; // pixels; below such a box the popup is as wide as COMFORTABLE, where the window is
const COMFORTABLE = 400;
const LOWEST = 240;
const MARGIN = 8;
const ZONE = "Asia/Jakarta";
const BEFORE_MARK = 50; // code points of a snippet that stand before its first mark
const LAST_WORD = /(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*)?$/u;

// No colour of its own but that of marks: text and lines are the site's text, the popup is as what it stands on.
const STYLE = `
:host { display: block; position: relative; text-align: start; color: var(--telusur-text, inherit);
  font-family: var(--telusur-font, inherit);
  --accent: var(--telusur-accent, currentColor);
  --line: var(--telusur-border, color-mix(in srgb, currentColor 55%, transparent));
  --quiet: color-mix(in srgb, currentColor 85%, transparent);
  --faint: color-mix(in srgb, currentColor 10%, transparent);
  --round: var(--telusur-radius, 4px); }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
form { display: flex; gap: .5rem; margin: 0; }
input, button { min-height: 44px; margin: 0; font: inherit; color: inherit; border: 1px solid var(--line);
  border-radius: var(--round); background: var(--telusur-background, transparent); }
input { flex: 1; min-width: 0; padding: .4rem .7rem; font-size: max(1em, 16px); appearance: none; }
input::placeholder { color: var(--quiet); opacity: 1; }
button { flex: none; min-width: 44px; padding: .4rem 1rem; font-weight: 600; border-color: var(--accent);
  cursor: pointer; }
button:hover { background-color: var(--faint); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.popup { position: absolute; z-index: 1000; top: calc(100% + 4px); overflow-y: auto; overscroll-behavior: contain;
  scroll-padding-bottom: 46px; border: 1px solid var(--line); border-radius: var(--round);
  background-color: var(--telusur-background, var(--site-background)); box-shadow: 0 6px 24px rgb(0 0 0 / .2);
  line-height: 1.4; overflow-wrap: anywhere; }
.list { background-color: inherit; }
.state { margin: 0; padding: .6rem .8rem; color: var(--quiet); font-size: .9em; }
.group + .group, .group + .option { border-top: 1px solid var(--faint); }
.option { display: block; min-height: 44px; padding: .6rem .8rem; color: inherit; text-decoration: none;
  cursor: pointer; }
[aria-busy="true"] { opacity: .6; }
.option:hover, [aria-selected="true"] { background-image: linear-gradient(var(--faint), var(--faint)); }
[aria-selected="true"] { outline: 2px solid var(--accent); outline-offset: -2px;
  border-radius: var(--round); }
.kind, .date, .snippet { color: var(--quiet); font-size: .875em; }
.kind { margin-inline-start: .4em; }
.title { font-weight: 600; }
.date, .snippet { display: block; margin-top: .15rem; }
.snippet { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.all { position: sticky; bottom: 0; background-color: inherit; font-weight: 600; text-decoration: underline;
  text-underline-offset: .2em; }
mark { padding: 0 .08em; color: inherit; border-radius: 2px;
  background: var(--telusur-mark, color-mix(in srgb, #f2b90c 30%, transparent)); }
.spoken { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
`;
// Before the element is defined: a browser without this keeps what the page put inside.
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (attributes.part) made.className = attributes.part;
  made.append(...children);
  return made;
}

/** The text with its marks; they count code points, of which an emoji is one. */
function marked(text, marks) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [begin, end] of marks) {
    parts.push(points.slice(at, begin).join(""));
    parts.push(element("mark", { part: "mark" }, points.slice(begin, end).join("")));
    at = end;
  }
  return [...parts, points.slice(at).join("")];
}

/** The text from some words before its first mark on, since a hit has two lines for it. */
function markedSnippet({ text, marks }) {
  const points = Array.from(text);
  const wanted = (marks[0]?.[0] ?? 0) - BEFORE_MARK;
  const cut = wanted > 0 ? points.indexOf(" ", wanted) + 1 : 0;
  if (cut === 0 || cut > marks[0][0]) return marked(text, marks);
  return ["… ", ...marked(points.slice(cut).join(""), marks.map(([begin, end]) => [begin - cut, end - cut]))];
}

function webAddress(address, base) {
  try {
    const url = new URL(address, base);
    return ["http:", "https:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** The nearest colour behind the element that hides what is below; without one, what its text can be read on. */
function backgroundOf(element) {
  for (let one = element; one; one = one.parentElement ?? one.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(one);
    // Only what is not opaque is written with an alpha.
    if (!/transparent|rgba|\//.test(backgroundColor)) return backgroundColor;
  }
  const [red, green, blue] = getComputedStyle(element).color.match(/[\d.]+/g);
  return red * 0.3 + green * 0.59 + blue * 0.11 > 128 ? "#1b1a18" : "#ffffff";
}

class TelusurSearch extends HTMLElement {
  static observedAttributes = ["endpoint", "lang", "placeholder", "results", "target", ...FILTERS];

  #input = element("input", { part: "input", name: "q", maxlength: 1024, inputmode: "search", enterkeyhint: "search",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", role: "combobox", "aria-autocomplete": "list",
    "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": "list" });
  #button = element("button", { part: "button", type: "submit" });
  #form = element("form", { part: "form", role: "search" }, this.#input, this.#button);
  #state = element("p", { part: "state" });
  #list = element("div", { part: "list", id: "list", role: "listbox" });
  // Else chromium takes the keyboard to what can be scrolled.
  #popup = element("div", { part: "popup", tabindex: -1, hidden: "" }, this.#state, this.#list);
  #spoken = element("p", { part: "spoken", role: "status" });
  #active = null; // the option that Enter opens
  #answered = ""; // the question that the list answers
  #said = ""; // what was said about that
  #pending = null; // the AbortController of the question under way
  #connection = null; // the AbortController of what listens outside
  #pause = 0;
  #slow = 0;

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    this.#label();
    this.#connection = new AbortController();
    document.addEventListener("pointerdown", (event) => {
      if (!event.composedPath().includes(this)) this.#close();
    }, { signal: this.#connection.signal });
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#close();
  }

  attributeChangedCallback() {
    this.#answered = "";
    if (this.shadowRoot) this.#label();
  }

  /** Takes over what was typed into the form inside while this script was loading. */
  #build() {
    const before = this.querySelector("[name=q]");
    const hadFocus = before !== null && before === document.activeElement;
    this.#input.value = before?.value ?? "";
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#form, this.#popup, this.#spoken);
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("click", () => this.#reopen());
    // The input keeps the focus, and a phone its keyboard.
    this.#popup.addEventListener("mousedown", (event) => event.preventDefault());
    root.addEventListener("focusout", (event) => {
      if (!root.contains(event.relatedTarget)) this.#close();
    });
    if (hadFocus) {
      this.#input.focus();
      this.#typed();
    }
  }

  get #lang() {
    const asked = [this.closest("[lang]")?.lang, navigator.language].map((one) => one?.slice(0, 2).toLowerCase());
    return asked.find((one) => one in TEXTS) ?? "id";
  }

  get #texts() {
    return TEXTS[this.#lang];
  }

  get #question() {
    return this.#input.value.trim();
  }

  get #results() {
    const asked = Number.parseInt(this.getAttribute("results") ?? "5", 10);
    return Number.isNaN(asked) ? 5 : Math.min(Math.max(asked, 0), 10);
  }

  /** What the page has fixed. */
  get #filters() {
    return Object.fromEntries(FILTERS.filter((name) => this.getAttribute(name))
      .map((name) => [name, this.getAttribute(name)]));
  }

  #label() {
    const { label, search, list } = this.#texts;
    this.#input.setAttribute("aria-label", label);
    this.#input.placeholder = this.getAttribute("placeholder") ?? label;
    this.#button.textContent = search;
    this.#list.setAttribute("aria-label", list);
    for (const part of [this.#form, this.#popup, this.#spoken]) part.lang = this.#lang;
  }

  /** An address of the server, which may be below a path. */
  #address(path, parameters) {
    const own = new URL(".", import.meta.url);
    const url = webAddress(this.getAttribute("endpoint") || own.href, document.baseURI) ?? own;
    const address = new URL(url.pathname.replace(/\/*$/, "/") + path, url);
    address.search = new URLSearchParams(parameters);
    return address.href;
  }

  #resultsPage(parameters) {
    return this.#address("", { ...this.#filters, ...parameters });
  }

  async #fetch(path, parameters, signal) {
    const url = this.#address(path, { ...parameters, lang: this.#lang });
    const response = await fetch(url, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error(response.status);
    return { ...(await response.json()), requestId: response.headers.get("X-Request-Id") };
  }

  #typed() {
    this.#choose(null);
    this.#stop();
    if (!this.#question) this.#close();
    else if (this.#question === this.#answered) this.#open(this.#said);
    else this.#pause = setTimeout(() => this.#ask(), TYPING_PAUSE_MS);
  }

  /** Ends the question under way: what it still brings is not shown. */
  #stop() {
    clearTimeout(this.#pause);
    clearTimeout(this.#slow);
    this.#pending?.abort();
    this.#list.setAttribute("aria-busy", "false");
  }

  async #ask() {
    this.#stop();
    const question = this.#question;
    this.#pending = new AbortController();
    const { signal } = this.#pending;
    this.#slow = setTimeout(() => {
      this.#list.setAttribute("aria-busy", "true");
      this.#open(this.#texts.slow);
    }, SLOW_AFTER_MS);
    try {
      const [suggested, found] = await this.#answers(question, signal);
      if (signal.aborted) return;
      this.#stop();
      this.#show(question, suggested, found);
    } catch {
      if (signal.aborted) return;
      this.#stop();
      this.#list.replaceChildren();
      this.#answered = "";
      this.#open(navigator.onLine ? this.#texts.failed : this.#texts.offline);
    }
  }

  #answers(question, signal) {
    const results = this.#results;
    const suggested = this.#fetch("v1/suggest", { q: question, limit: results ? 4 : 8 }, signal);
    if (!results) return Promise.all([suggested, null]);
    const found = this.#fetch("v1/search", { ...this.#filters, q: question, per_page: results }, signal);
    // Without suggestions the hits are still worth showing.
    return Promise.all([suggested.catch(() => ({ completions: [] })), found]);
  }

  #show(question, { completions }, found) {
    const active = this.#active?.href;
    const suggestions = this.#suggestions(question, completions, found !== null);
    const hits = found?.hits.map((hit, i) => this.#hit(hit, i + 1, question, found)) ?? [];
    const texts = this.#texts;
    const parts = [this.#group(texts.suggestions, suggestions), this.#group(texts.hits, hits)];
    if (found?.suggestion) parts.unshift(this.#meant(found.suggestion.q));
    if (found?.total.value !== 0) {
      const text = found ? texts.all(this.#number(found.total.value)) : texts.whole;
      parts.push(this.#option("all", this.#resultsPage({ q: question }), text));
    }
    this.#list.replaceChildren(...parts.filter(Boolean));
    this.#options.forEach((option, i) => { option.id = `option-${i}`; });
    this.#answered = question;
    this.#said = this.#told(found, suggestions.length);
    this.#open(this.#said);
    this.#choose(this.#options.find(({ href }) => href === active) ?? null);
  }

  #number(n) {
    return new Intl.NumberFormat(LOCALES[this.#lang]).format(n);
  }

  /** That there is no article is not said of a word that is only begun. */
  #told(found, suggestions) {
    if (found?.total.value) return this.#texts.found(this.#number(found.total.value));
    if (suggestions) return this.#texts.suggested(this.#number(suggestions));
    return found ? this.#texts.none : "";
  }

  get #options() {
    return Array.from(this.#list.querySelectorAll("a"));
  }

  #option(part, href, ...content) {
    const made = element("a", { part: `option ${part}`, role: "option", href, rel: "noopener", tabindex: -1,
      "aria-selected": "false" }, ...content);
    if (this.hasAttribute("target")) made.target = this.getAttribute("target");
    made.addEventListener("click", () => this.#close());
    return made;
  }

  #group(label, options) {
    return options.length ? element("div", { part: "group", role: "group", "aria-label": label }, ...options) : null;
  }

  #meant(q) {
    return this.#option("meant", this.#resultsPage({ q }), `${this.#texts.meant} `, element("b", {}, q));
  }

  /** Without what is typed already, and titles where there are hits, among which they are. */
  #suggestions(question, completions, hasHits) {
    const before = question.replace(LAST_WORD, "");
    return completions
      .filter(({ kind, text }) => (kind === "word" ? (before + text).toLowerCase() !== question.toLowerCase()
        : kind !== "title" || !hasHits))
      .map((completion) => this.#suggestion(before, completion));
  }

  #suggestion(before, { kind, text, marks, id, url }) {
    if (kind === "word") {
      return this.#option("suggestion", this.#resultsPage({ q: before + text }), before, ...marked(text, marks));
    }
    const href = kind === "title" ? this.#articleAddress(id, url) : this.#resultsPage({ [kind]: text });
    const name = element("span", { part: "kind" }, ` ${this.#texts[kind]}`);
    return this.#option("suggestion", href, ...marked(text, marks), name);
  }

  #articleAddress(id, url) {
    return webAddress(url)?.href ?? this.#address(`artikel/${encodeURIComponent(id)}`, {});
  }

  #hit(hit, position, q, { requestId }) {
    const title = hit.title ? marked(hit.title, hit.title_marks) : [this.#texts.untitled];
    const address = this.#articleAddress(hit.id, hit.url);
    const made = this.#option("hit", address, element("span", { part: "title" }, ...title));
    if (hit.published_at) {
      const format = { day: "numeric", month: "long", year: "numeric", timeZone: ZONE };
      const date = new Intl.DateTimeFormat(LOCALES[this.#lang], format).format(new Date(hit.published_at));
      made.append(" ", element("time", { part: "date", datetime: hit.published_at }, date));
    }
    const [fragment] = hit.snippet.fragments;
    if (fragment) made.append(" ", element("span", { part: "snippet" }, ...markedSnippet(fragment)));
    const click = { type: "click", q, id: hit.id, position, request_id: requestId };
    made.addEventListener("click", () => this.#tellClick(click));
    return made;
  }

  #tellClick(event) {
    if (!this.hasAttribute("count-clicks")) return;
    const body = JSON.stringify(event);
    fetch(this.#address("v1/events", {}), { method: "POST", headers: { "Content-Type": "application/json" }, body,
      keepalive: true, credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => {});
  }

  /** Shows the popup with what is in the list. */
  #open(text) {
    const isEmpty = this.#options.length === 0;
    this.#state.textContent = this.#spoken.textContent = text;
    this.#state.hidden = !text;
    this.#list.hidden = isEmpty;
    this.#popup.hidden = isEmpty && !text;
    this.#input.setAttribute("aria-expanded", String(!isEmpty));
    if (isEmpty) this.#choose(null);
    this.#place();
  }

  /** As wide as the box, or as hits need, within the window or what a keyboard leaves of it. */
  #place() {
    const box = this.getBoundingClientRect();
    const window = document.documentElement.clientWidth;
    const width = box.width < NARROW ? Math.min(COMFORTABLE, window - 2 * MARGIN) : box.width;
    const { style } = this.#popup;
    style.width = `${width}px`;
    style.maxHeight = `${Math.max((visualViewport?.height ?? innerHeight) - box.bottom - MARGIN, LOWEST)}px`;
    const wanted = box.left + box.right > window ? box.right - width : box.left;
    const left = Math.max(Math.min(wanted, window - MARGIN - width), Math.min(box.left, MARGIN));
    style.left = `${left - box.left}px`;
    style.setProperty("--site-background", backgroundOf(this));
  }

  #close() {
    this.#stop();
    this.#choose(null);
    this.#popup.hidden = true;
    this.#spoken.textContent = "";
    this.#input.setAttribute("aria-expanded", "false");
  }

  #reopen() {
    if (!this.#popup.hidden || !this.#question) return;
    if (this.#answered === this.#question) this.#open(this.#said);
    else this.#ask();
  }

  #choose(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (!option) return this.#input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.#input.setAttribute("aria-activedescendant", option.id);
  }

  /** From the last option to the first one through the input itself. */
  #move(step) {
    const places = [null, ...this.#options];
    const at = places.indexOf(this.#active);
    this.#choose(places[(at + step + places.length) % places.length]);
  }

  #key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.#reactsTo(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key was for the list. */
  #reactsTo({ key, altKey }) {
    const isOpen = !this.#popup.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!isOpen) this.#reopen();
      else if (altKey && key === "ArrowUp") this.#close();
      else if (!altKey) this.#move(key === "ArrowDown" ? 1 : -1);
      return true;
    }
    if (key === "Escape") {
      const hadText = this.#input.value !== "";
      if (!isOpen) this.#input.value = "";
      this.#close();
      return isOpen || hadText;
    }
    if (!this.#active) return false;
    if (key === "Enter") this.#active.click();
    else if (key === "Home") this.#choose(this.#options.at(0));
    else if (key === "End") this.#choose(this.#options.at(-1));
    else if (key === "ArrowLeft" || key === "ArrowRight") this.#choose(null);
    return ["Enter", "Home", "End"].includes(key);
  }

  #submit(event) {
    event.preventDefault();
    const page = this.#option("all", this.#resultsPage(this.#question ? { q: this.#question } : {}));
    page.click();
  }
}

customElements.define("telusur-search", TelusurSearch);
