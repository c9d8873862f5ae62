// SPDX-License-Identifier: GPL-3.0-or-later
// The search page. Everything that is shown follows from the address: a click changes the address, and
// showing reads it. Text of articles reaches the document as text nodes only.
"use strict";

const VALUE_FACETS = ["tag", "author", "category"];
const FILTERS = [...VALUE_FACETS, "editor", "source", "from", "to"];
const CARRIED = ["q", ...FILTERS, "match", "sort", "page", "lang"];
const MORE_VALUES = 100;
const ZONE = "Asia/Jakarta";

const byId = (id) => document.getElementById(id);
let address = new URLSearchParams(location.search);
let moreValues = false; // the facets show more than their first ten values
let pending = null; // the AbortController of the request under way
let cameFromResults = false;

// --- Language -------------------------------------------------------------------------------------

function language() {
  const chosen = address.get("lang");
  if (chosen === "id" || chosen === "en") return chosen;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "id";
}

const text = (key) => TEXTS[language()][key];
const number = (n) => new Intl.NumberFormat(language()).format(n);

function dateText(time, precision) {
  if (!time) return text("undated");
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: ZONE };
  const moment = new Date(time);
  const locale = language() === "en" ? "en-GB" : "id-ID";
  const day = new Intl.DateTimeFormat(locale, options).format(moment);
  if (precision !== "second") return day;
  const clock = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: ZONE };
  return `${day}, ${new Intl.DateTimeFormat(locale, clock).format(moment)} WIB`;
}

function showLanguage() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll("[data-text]")) {
    // Only the text before the first child element: some texts end in an example.
    element.firstChild.nodeValue = text(element.dataset.text) + (element.children.length ? " " : "");
  }
  const other = language() === "id" ? "en" : "id";
  const link = byId("language");
  link.textContent = other === "en" ? "English" : "Bahasa Indonesia";
  link.hreflang = link.lang = other;
  link.href = addressWith({ lang: other }, true);
}

// --- Small helpers --------------------------------------------------------------------------------

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The text with its marks; they count code points, of which an emoji is one. */
function marked(string, marks) {
  const points = Array.from(string);
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const [begin, end] of marks) {
    fragment.append(points.slice(at, begin).join(""));
    fragment.append(element("mark", {}, points.slice(begin, end).join("")));
    at = end;
  }
  fragment.append(points.slice(at).join(""));
  return fragment;
}

/** The address of this page with other parameters; null or an empty list removes one. */
function addressWith(changes, keepArticle = false) {
  const next = new URLSearchParams(address);
  if (!keepArticle) next.delete("artikel");
  if (!("page" in changes)) next.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of [value ?? []].flat()) if (one !== "") next.append(name, one);
  }
  const query = next.toString();
  return query ? `/?${query}` : "/";
}

function insideLink(href, ...children) {
  const link = element("a", { href }, ...children);
  link.dataset.inside = "";
  return link;
}

/** The address on the web, or null for what is no web page ("javascript:" for one). */
function webAddress(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function originalLink(url, ...children) {
  return element("a", { href: url, rel: "noopener noreferrer" }, ...children);
}

const writersOf = (item) => item.credits.penulis ?? item.credits.reporter ?? [];

async function ask(path) {
  pending?.abort();
  pending = new AbortController();
  const response = await fetch(path, { signal: pending.signal });
  const body = await response.json();
  if (!response.ok) throw body;
  return body;
}

// --- Results --------------------------------------------------------------------------------------

function hitItem(hit) {
  const stored = addressWith({ artikel: hit.id, page: address.get("page") });
  const original = webAddress(hit.url);
  const title = hit.title ? marked(hit.title, hit.title_marks) : text("untitled");
  const link = original ? originalLink(original, title) : insideLink(stored, title);
  const facts = element("p", { className: "facts" });
  const date = dateText(hit.published_at, "day");
  facts.append(hit.published_at ? element("time", { dateTime: hit.published_at }, date) : date);
  const writers = writersOf(hit);
  if (writers.length) facts.append(" · ", text("by")(writers.join(", ")));
  if (hit.copies) facts.append(" · ", text("copies")(hit.copies));
  if (hit.source) facts.append(" · ", hit.source);
  if (original) facts.append(" · ", insideLink(stored, text("stored")));
  const item = element("li", { className: "hit" }, element("h2", {}, link), facts);
  for (const { text: string, marks } of hit.snippet.fragments) {
    item.append(element("p", { className: "snippet" }, marked(string, marks)));
  }
  return item;
}

function facetChoice(name, { value, label, count, selected }) {
  const box = element("input", { type: "checkbox", id: `choice-${name}-${value}`, checked: selected });
  box.addEventListener("change", () => choose(name, value, box.checked));
  return element("li", {}, element("label", {}, box, element("span", { className: "value" }, label),
    element("span", { className: "number" }, number(count))));
}

function facetGroup(name, facet) {
  const date = facet.interval !== undefined;
  const shown = date ? facet.values.filter((v) => v.count > 0 || v.selected).reverse() : facet.values;
  if (!shown.length) return null;
  const list = element("ul", {}, ...shown.map((value) => facetChoice(name, value)));
  const group = element("fieldset", { className: "facet" }, element("legend", {}, text(name)), list);
  if (facet.other > 0 && !moreValues) {
    const button = element("button", { type: "button", className: "plain", id: `more-${name}` }, text("more"));
    button.addEventListener("click", () => { moreValues = true; show(); });
    group.append(button);
  }
  return group;
}

/** Values of a field are alternatives, each on its own. Years are a range, so that choosing one more
    stretches it, and leaving one out keeps what is after it (or, for the last, before it). */
function choose(name, value, chosen) {
  if (name !== "year") {
    const others = address.getAll(name).filter((one) => one !== value && one !== labelOf(name, value));
    return go(addressWith({ [name]: chosen ? [...others, value] : others }));
  }
  const year = Number(value);
  let years = Array.from(document.querySelectorAll("[id^='choice-year-']:checked"),
    (box) => Number(box.id.slice("choice-year-".length)));
  if (!chosen) {
    const after = years.filter((one) => one > year);
    years = after.length ? after : years.filter((one) => one < year);
  }
  const range = { from: null, to: null };
  if (years.length) {
    range.from = `${Math.min(...years)}-01-01`;
    range.to = `${Math.max(...years)}-12-31`;
  }
  return go(addressWith(range));
}

/** A filter that was typed into the address may be written as the label is. */
function labelOf(name, value) {
  return byId(`choice-${name}-${value}`)?.parentElement.querySelector(".value").textContent;
}

function showFacets(facets) {
  const focused = document.activeElement?.id;
  const groups = [...VALUE_FACETS, "year"].map((name) => facetGroup(name, facets[name]));
  byId("facets").replaceChildren(...groups.filter((group) => group !== null));
  // The choice that was just made is a new element; who works by keyboard stays there.
  if (focused && document.activeElement.id !== focused) byId(focused)?.focus();
}

function showPages(result) {
  const link = (page, key, rel) => {
    const made = insideLink(addressWith({ page: page > 1 ? page : null }), text(key));
    made.rel = rel;
    return made;
  };
  const parts = [element("span", { className: "here" }, text("page")(number(result.page), number(result.pages)))];
  if (result.links.prev) parts.unshift(link(result.page - 1, "previous", "prev"));
  if (result.links.next) parts.push(link(result.page + 1, "next", "next"));
  const pages = byId("pages");
  pages.ariaLabel = text("pages");
  pages.replaceChildren(...parts);
  pages.hidden = result.pages <= 1;
}

function showMessage(title, ...content) {
  const message = byId("message");
  message.hidden = !title;
  if (title) message.replaceChildren(element("h2", {}, title), ...content);
}

function suggestionItem({ q, total }) {
  const link = insideLink(addressWith({ q }), q);
  return element("li", {}, text("didYouMean"), " ", link, ` (${text("found")(number(total))})`);
}

function showResult(result) {
  const total = number(result.total.value);
  const whole = !address.get("q") && !FILTERS.some((name) => address.has(name));
  byId("count").textContent = result.total.value === 0 ? text("none") : text(whole ? "all" : "found")(total);
  const notes = result.query.notes.map((note) => element("li", {}, note.message));
  if (result.suggestion) notes.unshift(suggestionItem(result.suggestion));
  byId("notes").replaceChildren(...notes);
  byId("hits").replaceChildren(...result.hits.map(hitItem));
  const hints = text("noneHints").slice(0, FILTERS.some((name) => address.has(name)) ? 3 : 2);
  showMessage(result.total.value === 0 && text("none"),
    element("ul", {}, ...hints.map((hint) => element("li", {}, hint))));
  showFacets(result.facets);
  showPages(result);
  byId("footer").textContent = text("index")(dateText(result.index.updated_at, "second"));
}

function showProblem(problem) {
  byId("count").textContent = text("failed");
  byId("notes").replaceChildren();
  byId("hits").replaceChildren();
  byId("pages").hidden = true;
  const sentences = problem.detail ? [problem.detail, problem.hint] : [text("unreachable")];
  showMessage(text("failed"), ...sentences.filter(Boolean).map((one) => element("p", {}, one)));
}

const sortShown = () => address.get("sort") || (address.get("q") ? "relevance" : "newest");

/** "2021-03" and "2021" in the address, as a date field wants them. */
function fullDate(value, last) {
  if (/^\d{4}$/.test(value)) return value + (last ? "-12-31" : "-01-01");
  if (!/^\d{4}-\d{2}$/.test(value)) return value;
  const [year, month] = value.split("-").map(Number);
  return `${value}-${last ? new Date(Date.UTC(year, month, 0)).getUTCDate() : "01"}`;
}

function showForm() {
  byId("q").value = address.get("q") ?? "";
  byId("sort").value = sortShown();
  byId("from").value = fullDate(address.get("from") ?? "", false);
  byId("to").value = fullDate(address.get("to") ?? "", true);
  byId("reset").hidden = !FILTERS.some((name) => address.has(name));
  byId("reset").href = addressWith(Object.fromEntries(FILTERS.map((name) => [name, null])));
}

async function showSearch() {
  const query = new URLSearchParams();
  for (const [name, value] of address) if (CARRIED.includes(name)) query.append(name, value);
  query.set("sort", sortShown());
  query.set("facets", [...VALUE_FACETS, "year"].join(","));
  query.set("lang", language());
  if (moreValues) query.set("facet_limit", MORE_VALUES);
  document.title = address.get("q") ? `${address.get("q")} – Telusur` : "Telusur";
  byId("search").ariaBusy = "true";
  try {
    showResult(await ask(`/v1/search?${query}`));
  } catch (problem) {
    if (problem.name === "AbortError") return;
    showProblem(problem);
  }
  byId("search").ariaBusy = "false";
}

// --- One article ----------------------------------------------------------------------------------

function creditList(article) {
  const rows = Object.entries(article.credits).map(([role, names]) =>
    element("div", {}, element("dt", {}, text("roles")[role] ?? role[0].toUpperCase() + role.slice(1)),
      element("dd", {}, names.join(", "))));
  return element("dl", { className: "credits" }, ...rows);
}

function articleBody(article) {
  const body = element("div", { className: "text" });
  for (const { kind, text: string } of article.body) {
    body.append(element(kind === "heading" ? "h2" : "p", {}, string));
  }
  const first = body.querySelector("p");
  if (article.dateline && first) {
    first.prepend(element("span", { className: "dateline" }, article.dateline), " – ");
  }
  return body;
}

function tagList(article) {
  const lang = address.get("lang");
  const href = (name, value) => `/?${new URLSearchParams(lang ? { [name]: value, lang } : { [name]: value })}`;
  const links = [...article.categories.map((value) => ["category", value]),
    ...article.tags.map((value) => ["tag", value])];
  if (!links.length) return null;
  return element("ul", { className: "tags", ariaLabel: text("tags") },
    ...links.map(([name, value]) => element("li", {}, insideLink(href(name, value), value))));
}

function backLink() {
  const link = insideLink(addressWith({ page: address.get("page") }), `← ${text("back")}`);
  if (cameFromResults) link.dataset.inside = "back";
  return element("p", {}, link);
}

function articleParts(article) {
  const original = webAddress(article.url);
  const facts = [dateText(article.published_at, article.published_precision), article.source].filter(Boolean);
  const line = element("p", { className: "facts" }, facts.join(" · "));
  if (original) line.append(" · ", originalLink(original, text("original")));
  return [backLink(), element("h1", {}, article.title || text("untitled")), line, creditList(article),
    articleBody(article), tagList(article)].filter((part) => part !== null);
}

async function showArticle(id) {
  const article = byId("article");
  try {
    const found = await ask(`/v1/articles/${encodeURIComponent(id)}?lang=${language()}`);
    document.title = `${found.title} – Telusur`;
    article.replaceChildren(...articleParts(found));
  } catch (problem) {
    if (problem.name === "AbortError") return;
    article.replaceChildren(backLink(), element("h1", {}, text("noArticle")),
      element("p", {}, problem.detail ?? text("unreachable")));
  }
}

// --- The address ----------------------------------------------------------------------------------

function show() {
  address = new URLSearchParams(location.search);
  const id = address.get("artikel");
  byId("main").hidden = false;
  byId("search").hidden = id !== null;
  byId("article").hidden = id === null;
  byId("article").replaceChildren();
  showLanguage();
  showForm();
  return id === null ? showSearch() : showArticle(id);
}

function go(href, scroll = false) {
  cameFromResults = !address.has("artikel");
  history.pushState(null, "", href);
  if (scroll) window.scrollTo(0, 0);
  return show();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-inside]");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.dataset.inside === "back") return history.back();
  byId("main").focus({ preventScroll: true });
  go(link.getAttribute("href"), true);
});

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  moreValues = false;
  go(addressWith({ q: byId("q").value.trim() }));
});

byId("filter-form").addEventListener("submit", (event) => event.preventDefault());
for (const name of ["sort", "from", "to"]) {
  byId(name).addEventListener("change", (event) => go(addressWith({ [name]: event.target.value })));
}

window.addEventListener("popstate", () => { cameFromResults = false; show(); });

const wide = matchMedia("(min-width: 50rem)");
const openWide = () => { byId("filters").open = wide.matches; };
wide.addEventListener("change", openWide);
openWide();
show();
