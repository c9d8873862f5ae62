// SPDX-License-Identifier: GPL-3.0-or-later
// <telusur-search> in pages of another site, whose security policy allows nothing but searchd.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { articles, axe, Browser, Searchd, Site, throttle } from "./support.mjs";

const BIGGEST_BYTES = 15 * 1024;
const SMALLEST_TARGET = 44;
const NETWORK = [/Failed to load resource/];
const RAN = "JALAN";
const LURES = [
  "<script>document.title='JALAN'</script> umpan",
  "umpan <img src=x onerror=\"document.title='JALAN'\">",
  "</mark><svg/onload=document.title='JALAN'> umpan <mark>",
  "\"><iframe srcdoc=\"<script>parent.document.title='JALAN'</script>\"></iframe> umpan",
  "umpan ' autofocus onfocus='document.title=\"JALAN\"'",
  "<a href=\"javascript:document.title='JALAN'\">umpan</a>",
  "umpan &lt;b&gt; &amp;amp; &#60;i&#62; 😀 umpan",
  "<mark>umpan</mark> <u>palsu</u> umpan",
];
const ADDRESSES = ["javascript:document.title='JALAN'//umpan", "data:text/html,<script>umpan</script>",
  "https://berita.example/umpan\"onclick=\"document.title='JALAN'", "//umpan.example/", "vbscript:umpan", "",
  " javascript:document.title='JALAN'", "https://berita.example/umpan"];

const site = await new Site().start();
let browser;
let searchd;
let hostile;

before(async () => {
  const options = { corsOrigins: [site.url] };
  searchd = await new Searchd(articles(), options).start();
  hostile = await new Searchd(LURES.map((lure, i) => ({ id: `${i}${lure}`, url: ADDRESSES[i], title: lure,
    date: "2024-05-06", tags: [`Umpan ${lure}`], authors: [`Umpan ${lure}`], section: lure, source: lure,
    body: `Kabar ${lure}\n${lure}` })), options).start();
  browser = await new Browser().start();
});

after(async () => {
  await browser?.remove();
  await searchd?.remove();
  await hostile?.remove();
  site.remove();
});

const SITE_CSS = `
  body { margin: 1rem; font: 18px/1.5 "Liberation Serif", serif; color: rgb(30, 30, 60); background: rgb(250, 250, 245); }
  .dark { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) { .dark body { color: rgb(230, 230, 220); background: rgb(25, 25, 30); } }`;
const FALLBACK = (url) => `<form action="${url}/" method="get"><label>Cari <input name="q"></label></form>`;

/** Opens a page of the site with the box in it. */
async function visit(page, { attributes = "", css = "", server = searchd, script, html = "", head = "",
  origin = site.url } = {}) {
  const policy = `default-src 'none'; script-src ${server.url}; connect-src ${server.url}; style-src 'self'; ` +
    `form-action ${server.url}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  site.paths.set("/site.css", { headers: { "Content-Type": "text/css" }, body: SITE_CSS + css });
  site.paths.set("/", { headers: { "Content-Security-Policy": policy }, body: `<!doctype html><html lang="id" ${html}>
    <head><title>Situs</title><meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/site.css">${head}
    <script type="module" src="${script ?? `${server.url}/telusur.js`}"></script></head>
    <body><main><h1>Situs berita</h1>
    <telusur-search endpoint="${server.url}" ${attributes}>${FALLBACK(server.url)}</telusur-search>
    <p id="below">Di bawah kotak.</p></main></body></html>` });
  await page.goto(`${origin}/`);
}

const input = (page) => page.getByRole("combobox");
const options = (page) => page.getByRole("option");
const spoken = (page) => page.getByRole("status");
const popup = (page) => page.locator("telusur-search .popup");

async function says(page, text) {
  await spoken(page).filter({ hasText: text }).waitFor();
}

/** Asks at once, and not again for each key that comes late, and waits for what is said of it. */
async function type(page, text, answer = /ditemukan|found/) {
  await input(page).fill("");
  await input(page).fill(text);
  await says(page, answer);
}

async function chosen(page) {
  const id = await input(page).getAttribute("aria-activedescendant");
  const selected = await page.locator("telusur-search [aria-selected=true]").evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(selected, id === null ? [] : [id]);
  return id;
}

async function answerOf(path, parameters) {
  return (await fetch(`${searchd.url}${path}?${new URLSearchParams(parameters)}`)).json();
}

async function styleOf(locator, name) {
  return locator.evaluate((element, property) => getComputedStyle(element)[property], name);
}

describe("answers while typing", () => {
  test("with suggestions, marked hits and their number", () => browser.withPage({}, async (page) => {
    await visit(page);
    await type(page, "panen jag");
    const { total, hits } = await answerOf("/v1/search", { q: "panen jag", per_page: 5 });
    assert.equal(await spoken(page).textContent(), `${total.value} artikel ditemukan`);
    assert.deepEqual(await page.locator(".hit .title").allTextContents(), hits.map((hit) => hit.title));
    assert.deepEqual(await page.locator(".hit time").evaluateAll((all) => all.map((one) => one.dateTime)),
      hits.map((hit) => hit.published_at));
    assert.match(await page.locator(".hit time").first().textContent(), /^\d{1,2} [A-Z][a-z]+ 20\d\d$/);
    assert.ok((await page.locator(".hit .title mark").allTextContents()).includes("Panen"));
    assert.ok(await page.locator(".hit .snippet mark").count() > 0);
    assert.deepEqual(await page.locator(".suggestion").allTextContents(), ["panen jagung"]);
    assert.equal(await options(page).last().textContent(), `Semua ${total.value} hasil`);
    assert.equal(await options(page).last().getAttribute("href"), `${searchd.url}/?q=panen+jag`);
  }));

  test("with tags and writers to look for", () => browser.withPage({}, async (page) => {
    await visit(page, { attributes: 'from="2010"' });
    await type(page, "sari", "1 saran");
    const writer = page.locator(".suggestion", { hasText: "Penulis" });
    assert.equal(await writer.getAttribute("href"), `${searchd.url}/?from=2010&author=Sari+Wulandari`);
    await type(page, "benc", /saran/);
    const tag = page.locator(".suggestion", { hasText: "Tag" });
    assert.equal(await tag.getAttribute("href"), `${searchd.url}/?from=2010&tag=Bencana`);
  }));

  for (const { typed, text, href } of [
    { typed: "jagunng", text: "Mungkin maksud Anda: jagung", href: "/?q=jagung" },
    { typed: "zzxxqq", text: null },
  ]) {
    test(`of which there are none: ${typed}`, () => browser.withPage({}, async (page) => {
      await visit(page);
      await type(page, typed, /ditemukan|Tidak ada artikel yang cocok/);
      const meant = page.locator(".meant");
      assert.deepEqual(await meant.allTextContents(), text ? [text] : []);
      if (href) assert.equal(await meant.getAttribute("href"), searchd.url + href);
      if (!text) assert.equal(await options(page).count(), 0);
      if (!text) assert.equal(await input(page).getAttribute("aria-expanded"), "false");
    }));
  }

  test("once for what is typed quickly", () => browser.withPage({}, async (page) => {
    await visit(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60000);
    for (const key of "gempa") {
      await page.clock.runFor(149);
      await input(page).press(key);
    }
    assert.equal(page.requests.filter((url) => url.includes("/v1/")).length, 0);
    await page.clock.runFor(150);
    await says(page, /ditemukan/);
    assert.equal(page.requests.filter((url) => url.includes("/v1/search")).length, 1);
  }));

  test("never those of a question before", () => browser.withPage({}, async (page) => {
    const keys = `${"panen gempa banjir kereta ".repeat(8).slice(0, 196)}pati`;
    const answered = [];
    let asked = 0;
    await page.route("**/v1/**", (route) => {
      const delay = (2 * keys.length - asked++) * 3;
      answered.push(new Promise((resolve) => { setTimeout(resolve, delay); })
        .then(() => route.continue()).catch(() => {}));
    });
    await visit(page);
    await page.clock.install();
    for (const key of keys) {
      await input(page).press(key === " " ? "Space" : key);
      await page.clock.runFor(151);
    }
    // Some end before they are sent.
    assert.ok(asked > keys.length, `${asked}`);
    await says(page, /ditemukan/);
    await Promise.all(answered);
    const { total } = await answerOf("/v1/search", { q: keys });
    assert.equal(await spoken(page).textContent(), `${total.value} artikel ditemukan`);
    assert.equal(await options(page).last().getAttribute("href"), `${searchd.url}/?${new URLSearchParams({ q: keys })}`);
  }));

  test("over a slow network", () => browser.withPage({}, async (page) => {
    await throttle(page, "3g");
    await visit(page);
    await type(page, "jagung");
    assert.equal(await page.locator(".hit").count(), 5);
  }));
});

describe("attributes", () => {
  const total = async (parameters) => (await answerOf("/v1/search", { q: "gempa", ...parameters })).total.value;
  const rows = [
    { attributes: 'results="3"', hits: 3 },
    { attributes: 'results="0"', hits: 0, answer: /\d saran/, typed: "gem", all: "Semua hasil" },
    { attributes: 'results="99"', hits: 10 },
    { attributes: 'results="banyak"', hits: 5 },
    { attributes: 'tag="Kupang"', filters: { tag: "Kupang" } },
    { attributes: 'author="Rizal Pane"', filters: { author: "Rizal Pane" } },
    { attributes: 'from="2015" to="2016-06-30"', filters: { from: "2015", to: "2016-06-30" } },
    { attributes: 'lang="en"', all: (n) => `All ${n} results`, button: "Search", placeholder: "Search the archive" },
    { attributes: 'lang="fr"', all: (n) => `Semua ${n} hasil`, button: "Cari" },
    { attributes: 'placeholder="Cari <kami>"', placeholder: "Cari <kami>" },
  ];
  for (const { attributes, hits = 5, filters = {}, all, button = "Cari", placeholder, answer, typed = "gempa" } of rows) {
    test(attributes, () => browser.withPage({}, async (page) => {
      await visit(page, { attributes });
      await type(page, typed, answer);
      assert.equal(await page.locator(".hit").count(), Math.min(hits, await total(filters)));
      const text = typeof all === "string" ? all : (all ?? ((n) => `Semua ${n} hasil`))(await total(filters));
      assert.equal(await options(page).last().textContent(), text);
      const url = new URL(await options(page).last().getAttribute("href"));
      assert.deepEqual(Object.fromEntries(url.searchParams), { ...filters, q: typed });
      assert.equal(await page.getByRole("button").textContent(), button);
      if (placeholder) assert.equal(await input(page).getAttribute("placeholder"), placeholder);
    }));
  }

  test("endpoint: else from where the script is; never a script", async () => {
    for (const endpoint of ["", "javascript:alert(1)", "http://"]) {
      await browser.withPage({}, async (page) => {
        await visit(page);
        await page.locator("telusur-search").evaluate((box, value) => box.setAttribute("endpoint", value), endpoint);
        await type(page, "gempa");
      });
    }
  });

  test("lang: else that of the page, else of the browser", async () => {
    for (const [lang, locale, text] of [["en-GB", "id-ID", "Search"], ["id", "en-GB", "Cari"], ["", "en-GB", "Search"],
      ["fr", "de-DE", "Cari"]]) {
      await browser.withPage({ locale }, async (page) => {
        await visit(page);
        await page.evaluate((value) => {
          document.documentElement.lang = value;
          const box = document.querySelector("telusur-search");
          box.after(box.cloneNode());
          box.remove();
        }, lang);
        assert.equal(await page.getByRole("button").textContent(), text);
      });
    }
  });

  test("target", () => browser.withPage({}, async (page) => {
    await visit(page, { attributes: 'target="_blank"' });
    await input(page).fill("gempa");
    const [opened] = await Promise.all([page.waitForEvent("popup"), input(page).press("Enter")]);
    await opened.waitForURL(`${searchd.url}/?q=gempa`);
  }));

  for (const { attributes, clicks } of [{ attributes: "", clicks: [] },
    { attributes: "count-clicks", clicks: [{ position: 2, q: "gempa", type: "click" }] }]) {
    test(`count-clicks: ${clicks.length}`, () => browser.withPage({}, async (page) => {
      await page.route("https://berita.example/**", (route) => route.fulfill({ body: "Artikel" }));
      const told = [];
      page.on("request", (request) => {
        if (request.method() === "POST") told.push(request.postDataJSON());
      });
      const counted = async () => Number(/position_count (\d+)/.exec(await (await fetch(`${searchd.url}/metrics`)).text())[1]);
      const before = await counted();
      await visit(page, { attributes });
      await type(page, "gempa");
      const ids = (await answerOf("/v1/search", { q: "gempa" })).hits.map((hit) => hit.id);
      await page.locator(".hit").nth(1).click();
      await page.waitForURL("https://berita.example/**");
      while (await counted() < before + clicks.length) await page.waitForTimeout(20);
      assert.deepEqual(told.map(({ id, request_id, ...rest }) => rest), clicks);
      for (const { id, request_id } of told) {
        assert.equal(id, ids[1]);
        assert.match(request_id, /^[\w.-]+$/);
      }
    }));
  }
});

describe("by keyboard", () => {
  test("a combobox that says what it controls", () => browser.withPage({}, async (page) => {
    await visit(page);
    const expected = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox",
      "aria-expanded": "false", "aria-controls": "list", "aria-label": "Cari di arsip", autocomplete: "off" };
    for (const [name, value] of Object.entries(expected)) assert.equal(await input(page).getAttribute(name), value, name);
    await type(page, "gempa");
    assert.equal(await input(page).getAttribute("aria-expanded"), "true");
    assert.equal(await page.getByRole("listbox").getAttribute("id"), "list");
    assert.deepEqual(await page.getByRole("group").evaluateAll((all) => all.map((one) => one.ariaLabel)), ["Saran", "Artikel"]);
    const ids = await options(page).evaluateAll((all) => all.map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length);
  }));

  const rows = [
    { keys: [], place: null },
    { keys: ["ArrowDown"], place: 0 },
    { keys: ["ArrowDown", "ArrowDown", "ArrowUp"], place: 0 },
    { keys: ["ArrowDown", "ArrowUp"], place: null },
    { keys: ["ArrowUp"], place: -1 },
    { keys: ["ArrowUp", "ArrowDown"], place: null },
    { keys: ["Home"], place: null },
    { keys: ["ArrowDown", "End"], place: -1 },
    { keys: ["ArrowUp", "Home"], place: 0 },
    { keys: ["ArrowDown", "ArrowLeft"], place: null },
    { keys: ["ArrowDown", "a"], place: null },
    { keys: ["ArrowDown", "Escape"], place: null, isOpen: false },
    { keys: ["ArrowDown", "Escape", "ArrowDown"], place: null },
    { keys: ["ArrowDown", "Escape", "ArrowDown", "ArrowDown"], place: 0 },
    { keys: ["Alt+ArrowUp"], place: null, isOpen: false },
    { keys: ["Alt+ArrowUp", "Alt+ArrowDown"], place: null },
    { keys: ["Escape", "Escape"], place: null, isOpen: false, value: "" },
    { keys: ["Tab"], place: null, isOpen: true, focus: "BUTTON" },
    { keys: ["Tab", "Tab"], place: null, isOpen: false, focus: "BODY" },
  ];
  test("the list is gone through and left", () => browser.withPage({}, async (page) => {
    for (const { keys, place, isOpen = true, value, focus = "INPUT" } of rows) {
      await visit(page);
      await type(page, "gempa");
      for (const key of keys) await page.keyboard.press(key);
      const message = keys.join(" ");
      const ids = await options(page).evaluateAll((all) => all.map((one) => one.id));
      assert.equal(await chosen(page), place === null ? null : ids.at(place), message);
      assert.equal(await popup(page).isVisible(), isOpen, message);
      assert.equal(await input(page).getAttribute("aria-expanded"), String(isOpen), message);
      if (value !== undefined) assert.equal(await input(page).inputValue(), value, message);
      assert.equal(await page.evaluate(() => {
        const { activeElement } = document;
        return (activeElement.shadowRoot?.activeElement ?? activeElement).tagName;
      }), focus, message);
    }
  }));

  const enters = [
    { keys: ["Enter"], url: () => `${searchd.url}/?q=gempa` },
    { keys: ["ArrowUp", "Enter"], url: () => `${searchd.url}/?q=gempa` },
    { keys: ["ArrowDown", "Enter"], url: () => `${searchd.url}/?tag=Gempa+Bumi` },
    { keys: ["ArrowDown", "ArrowDown", "Enter"], url: () => /^https:\/\/berita\.example\/\d+$/ },
    { keys: ["Tab", "Enter"], url: () => `${searchd.url}/?q=gempa` },
  ];
  for (const { keys, url } of enters) {
    test(`${keys.join(" ")} opens`, () => browser.withPage({ allowed: NETWORK }, async (page) => {
      await page.route("https://berita.example/**", (route) => route.fulfill({ body: "Artikel" }));
      await visit(page);
      await type(page, "gempa");
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForURL(url());
    }));
  }

  test("Enter before an answer asks the whole page", () => browser.withPage({ allowed: NETWORK }, async (page) => {
    await visit(page, { attributes: 'tag="Kupang"' });
    await input(page).fill("gempa");
    await input(page).press("Enter");
    await page.waitForURL(`${searchd.url}/?tag=Kupang&q=gempa`);
  }));

  test("what is written with an input method is left to it", () => browser.withPage({}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    await input(page).press("ArrowDown");
    await input(page).evaluate((element) => element.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
    assert.equal(page.url(), `${site.url}/`);
  }));
});

describe("when something is missing", () => {
  test("JavaScript: what is inside stays and works", () => browser.withPage({ javaScriptEnabled: false }, async (page) => {
    await visit(page);
    await page.getByRole("textbox").fill("gempa");
    await page.getByRole("textbox").press("Enter");
    await page.waitForURL(`${searchd.url}/?q=gempa`);
  }));

  for (const [what, script] of [["is not there", "/tak-ada.js"], ["cannot be had", ""]]) {
    test(`a script that ${what}: what is inside stays`, () => browser.withPage({ allowed: NETWORK }, async (page) => {
      await visit(page, { script: script ? searchd.url + script : "http://127.0.0.1:9/telusur.js",
        }).catch(() => {});
      assert.ok(await page.getByRole("textbox").isVisible());
      assert.equal(await page.getByRole("combobox").count(), 0);
      page.troubles = page.troubles.filter((one) => script || !/Content Security Policy/.test(one));
    }));
  }

  test("a browser without style sheets in scripts: what is inside stays", () =>
    browser.withPage({ allowed: [/uncaught: TypeError/] }, async (page) => {
      await page.addInitScript(() => { globalThis.CSSStyleSheet = class {}; });
      await visit(page);
      assert.ok(await page.getByRole("textbox").isVisible());
    }));

  test("the script comes late: what was typed until then is kept", () => browser.withPage({}, async (page) => {
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    await page.route("**/telusur.js", async (route) => { await released; await route.continue(); });
    const visited = visit(page);
    await page.getByRole("textbox").pressSequentially("gempa");
    release();
    await visited;
    await says(page, /ditemukan/);
    assert.equal(await input(page).inputValue(), "gempa");
    await input(page).press("ArrowDown");
    assert.notEqual(await chosen(page), null);
  }));

  test("searchd: says so, and works again when it is back", () => browser.withPage({ allowed: NETWORK }, async (page) => {
    await visit(page);
    await searchd.stop();
    try {
      await type(page, "gempa", /^Pencarian gagal/);
      assert.equal(await popup(page).isVisible(), true);
      assert.equal(await input(page).getAttribute("aria-expanded"), "false");
    } finally {
      await searchd.start();
    }
    await type(page, "gempa kupang");
  }));

  test("the network", () => browser.withPage({ allowed: NETWORK }, async (page) => {
    await visit(page);
    await page.context().setOffline(true);
    await type(page, "gempa", /^Anda sedang luring/);
    await page.context().setOffline(false);
    await type(page, "gempa kupang");
  }));

  test("patience: after a second it says that it is searching", () => browser.withPage({}, async (page) => {
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    await page.route("**/v1/**", async (route) => { await released; await route.continue(); });
    await visit(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60000);
    await input(page).fill("gempa");
    await page.clock.runFor(150 + 999);
    assert.equal(await spoken(page).textContent(), "");
    await page.clock.runFor(1);
    assert.equal(await spoken(page).textContent(), "Mencari …");
    assert.equal(await page.locator(".state").isVisible(), true);
    release();
    await says(page, /ditemukan/);
  }));

  test("the site among those that may ask: what is inside stays", () => browser.withPage({ allowed: [...NETWORK, /CORS/] },
    async (page) => {
      await visit(page, { origin: site.url.replace("127.0.0.1", "localhost") });
      assert.ok(await page.getByRole("textbox").isVisible());
    }));
});

describe("texts of articles", () => {
  const ours = new Set(["div", "a", "span", "mark", "time", "b"]);
  for (const typed of ["umpan", "umpan palsu", "Umpan <scr", "kabar", "<img src=x onerror=\"document.title='JALAN'\"> umpan",
    "umpann", "javascript"]) {
    test(`are never elements: ${typed}`, () => browser.withPage({}, async (page) => {
      await visit(page, { server: hostile, attributes: 'results="10"' });
      await type(page, typed, /ditemukan|saran|Tidak ada/);
      const seen = await page.locator("telusur-search .list *").evaluateAll((all) => all.map((one) => ({
        name: one.localName, attributes: one.getAttributeNames(), href: one.getAttribute("href") })));
      for (const { name, attributes, href } of seen) {
        assert.ok(ours.has(name), name);
        assert.deepEqual(attributes.filter((one) => one.startsWith("on") || one === "style"), []);
        if (href !== null) assert.ok([`${hostile.url}/?`, "https://berita.example/"].some((start) => href.startsWith(start)), href);
      }
      assert.notEqual(await page.title(), RAN);
    }));
  }

  test("are shown as they are, and marked at the right characters", () => browser.withPage({}, async (page) => {
    await visit(page, { server: hostile, attributes: 'results="10"' });
    await type(page, "umpan");
    const titles = await page.locator(".hit .title").allTextContents();
    assert.deepEqual(titles.sort(), [...LURES].sort());
    const marks = new Set((await page.locator(".hit mark").allTextContents()).map((one) => one.toLowerCase()));
    assert.deepEqual([...marks], ["umpan"]);
    assert.ok(await page.locator(".suggestion").count() > 1);
  }));
});

describe("looks", () => {
  const PROPERTIES = [
    { property: "--telusur-accent", value: "rgb(1, 2, 3)", part: "button", style: "borderTopColor" },
    { property: "--telusur-background", value: "rgb(9, 8, 7)", part: "popup", style: "backgroundColor" },
    { property: "--telusur-background", value: "rgb(9, 8, 7)", part: "input", style: "backgroundColor" },
    { property: "--telusur-text", value: "rgb(4, 5, 6)", part: "hit", style: "color" },
    { property: "--telusur-border", value: "rgb(7, 6, 5)", part: "input", style: "borderTopColor" },
    { property: "--telusur-mark", value: "rgb(255, 1, 2)", part: "mark", style: "backgroundColor" },
    { property: "--telusur-radius", value: "13px", part: "popup", style: "borderTopLeftRadius" },
    { property: "--telusur-font", value: "monospace", part: "input", style: "fontFamily" },
  ];
  const partOf = (page, part) => page.locator(`telusur-search [part~=${part}]`).first();

  test("take properties and parts", () => browser.withPage({}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    const before = [];
    for (const { part, style } of PROPERTIES) before.push(await styleOf(partOf(page, part), style));
    const css = `telusur-search { ${PROPERTIES.map(({ property, value }) => `${property}: ${value};`).join("")} }
      telusur-search::part(hit) { padding-left: 77px; }`;
    await visit(page, { css });
    await type(page, "gempa");
    for (const [i, { property, value, part, style }] of PROPERTIES.entries()) {
      assert.notEqual(before[i], value, property);
      assert.equal(await styleOf(partOf(page, part), style), value, property);
    }
    assert.equal(await styleOf(partOf(page, "hit"), "paddingLeft"), "77px");
  }));

  for (const { colorScheme, html, css = "", text, background } of [
    { colorScheme: "light", html: 'class="dark"', text: "rgb(30, 30, 60)", background: "rgb(250, 250, 245)" },
    { colorScheme: "dark", html: 'class="dark"', text: "rgb(230, 230, 220)", background: "rgb(25, 25, 30)" },
    { colorScheme: "dark", html: "", text: "rgb(30, 30, 60)", background: "rgb(250, 250, 245)" },
    { colorScheme: "dark", html: 'class="dark"', css: "body { color: unset !important; background: none !important }",
      text: "rgb(255, 255, 255)", background: "rgb(27, 26, 24)" },
    { colorScheme: "light", html: "", css: "main { color: rgb(250, 250, 250); background: rgba(0, 0, 0, .5) } body { background: none !important }",
      text: "rgb(250, 250, 250)", background: "rgb(27, 26, 24)" },
  ]) {
    test(`are those of the site: ${colorScheme} ${html} ${css}`, () => browser.withPage({ colorScheme }, async (page) => {
      await visit(page, { html, css });
      await type(page, "gempa");
      for (const part of ["input", "hit", "button"]) assert.equal(await styleOf(partOf(page, part), "color"), text, part);
      assert.equal(await styleOf(popup(page), "backgroundColor"), background);
      assert.match(await styleOf(partOf(page, "hit"), "fontFamily"), /Liberation Serif/);
    }));
  }

  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`are without a fault for axe: ${width} ${colorScheme}`, () => browser.withPage({ width, colorScheme }, async (page) => {
        await visit(page, { html: 'class="dark"' });
        assert.deepEqual(await axe(page), []);
        await type(page, "gempa");
        await input(page).press("ArrowDown");
        await input(page).press("ArrowDown");
        assert.deepEqual(await axe(page), []);
        await type(page, "zzxxqq", "Tidak ada");
        assert.deepEqual(await axe(page), []);
      }));
    }
  }

  for (const { width, css } of [
    { width: 320, css: "" },
    { width: 320, css: "body { margin: 0 }" },
    { width: 320, css: "telusur-search { width: 180px; margin-left: auto }" },
    { width: 1280, css: "telusur-search { width: 200px; margin-left: auto }" },
    { width: 1280, css: "telusur-search { width: 200px }" },
  ]) {
    test(`fit the window and move nothing: ${width} ${css}`, () => browser.withPage({ width, height: 640 }, async (page) => {
      await visit(page, { css });
      const below = page.locator("#below");
      const before = await below.boundingBox();
      await type(page, "gempa");
      assert.deepEqual(await below.boundingBox(), before);
      const { x, width: wide } = await popup(page).boundingBox();
      assert.ok(x >= 0 && x + wide <= width, `${x} + ${wide}`);
      assert.ok(wide >= 280, `${wide}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      for (const target of [...await options(page).all(), input(page), page.getByRole("button")]) {
        const { width: w, height: h } = await target.boundingBox();
        assert.ok(w >= SMALLEST_TARGET && h >= SMALLEST_TARGET, `${w} x ${h}`);
      }
    }));
  }

  test("do not move by themselves", () => browser.withPage({ reducedMotion: "no-preference" }, async (page) => {
    await visit(page);
    await type(page, "gempa");
    assert.equal(await page.locator("telusur-search").evaluate((box) => box.getAnimations({ subtree: true }).length +
      [...box.shadowRoot.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length), 0);
  }));

  test("a click elsewhere closes, one into the box opens again", () => browser.withPage({}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    await page.locator("h1").click();
    assert.equal(await popup(page).isVisible(), false);
    await input(page).click();
    assert.equal(await popup(page).isVisible(), true);
  }));
});

describe("what the site gets", () => {
  test("is small", async () => {
    const response = await fetch(`${searchd.url}/telusur.js`);
    const bytes = gzipSync(await response.text()).length;
    assert.ok(bytes <= BIGGEST_BYTES, `${bytes}`);
  });

  test("asks the endpoint alone, without cookies, and not before somebody types", () => browser.withPage({}, async (page) => {
    const headers = [];
    page.on("request", async (request) => headers.push(await request.allHeaders()));
    await visit(page);
    assert.deepEqual(page.requests, [`${site.url}/`, `${site.url}/site.css`, `${searchd.url}/telusur.js`]);
    await type(page, "gempa");
    assert.deepEqual(page.requests.slice(3).map((url) => url.replace(/\?.*/, "")).sort(),
      [`${searchd.url}/v1/search`, `${searchd.url}/v1/suggest`]);
    for (const { cookie, referer } of headers.slice(3)) assert.deepEqual([cookie, referer], [undefined, undefined]);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  }));

  test("a broken policy and an uncaught error would be seen", async () => {
    const page = await browser.newPage();
    await visit(page, { head: "<style>p { color: red }</style>" });
    assert.match(page.troubles.join(), /Content Security Policy/);
    await assert.rejects(browser.withPage({}, (other) => other.goto("data:text/html,<script>throw new Error('x')</script>")));
    await page.context().close();
  });
});
