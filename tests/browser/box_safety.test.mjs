// SPDX-License-Identifier: GPL-3.0-or-later
// <telusur-search> without JavaScript, script, server or network, over hostile articles, and what it costs a site.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, chosen, input, options, pageTest, popup, says, searchd, site, spoken, type,
  visit } from "./box_site.mjs";
import { Searchd } from "./support.mjs";

const BIGGEST_BYTES = 15 * 1024;
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

let hostile;

before(async () => {
  hostile = await new Searchd(LURES.map((lure, i) => ({ id: `${i}${lure}`, url: ADDRESSES[i], title: lure,
    date: "2024-05-06", tags: [`Umpan ${lure}`], authors: [`Umpan ${lure}`], section: lure, source: lure,
    body: `Kabar ${lure}\n${lure}` })), { corsOrigins: [site.url] }).start();
});

after(() => hostile?.remove());

describe("when something is missing", () => {
  pageTest("JavaScript: what is inside stays and works", { javaScriptEnabled: false }, async (page) => {
    await visit(page);
    await page.getByRole("textbox").fill("gempa");
    await page.getByRole("textbox").press("Enter");
    await page.waitForURL(`${searchd.url}/?q=gempa`);
  });

  for (const { what, script, allowed } of [
    { what: "is not there", script: (url) => `${url}/tak-ada.js`, allowed: NETWORK },
    { what: "the site's policy forbids", script: () => "http://127.0.0.1:9/telusur.js", allowed: [/Security Policy/] },
  ]) {
    pageTest(`a script that ${what}: what is inside stays`, { allowed }, async (page) => {
      await visit(page, { script: script(searchd.url) });
      assert.ok(await page.getByRole("textbox").isVisible());
      assert.equal(await page.getByRole("combobox").count(), 0);
    });
  }

  const old = { allowed: [/uncaught: TypeError/] };
  pageTest("a browser without style sheets in scripts: what is inside stays", old, async (page) => {
    await page.addInitScript(() => { globalThis.CSSStyleSheet = class {}; });
    await visit(page);
    assert.ok(await page.getByRole("textbox").isVisible());
  });

  pageTest("the script comes late: what was typed until then is kept", {}, async (page) => {
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
  });

  pageTest("searchd: says so, and works again when it is back", { allowed: NETWORK }, async (page) => {
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
  });

  pageTest("the network", { allowed: NETWORK }, async (page) => {
    await visit(page);
    await page.context().setOffline(true);
    await type(page, "gempa", /^Anda sedang luring/);
    await page.context().setOffline(false);
    await type(page, "gempa kupang");
  });

  pageTest("patience: after a second it says that it is searching", {}, async (page) => {
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
  });

  pageTest("the site among those that may ask: what is inside stays", { allowed: [...NETWORK, /CORS/] },
    async (page) => {
      await visit(page, { origin: site.url.replace("127.0.0.1", "localhost") });
      assert.ok(await page.getByRole("textbox").isVisible());
    });
});

describe("texts of articles", () => {
  const ours = new Set(["div", "a", "span", "mark", "time", "b"]);
  for (const typed of ["umpan", "umpan palsu", "Umpan <scr", "kabar",
    "<img src=x onerror=\"document.title='JALAN'\"> umpan",
    "umpann", "javascript"]) {
    pageTest(`are never elements: ${typed}`, {}, async (page) => {
      await visit(page, { server: hostile, attributes: 'results="10"' });
      await type(page, typed, /ditemukan|saran|Tidak ada/);
      const seen = await page.locator("telusur-search .list *").evaluateAll((all) => all.map((one) => ({
        name: one.localName, attributes: one.getAttributeNames(), href: one.getAttribute("href") })));
      for (const { name, attributes, href } of seen) {
        assert.ok(ours.has(name), name);
        assert.deepEqual(attributes.filter((one) => one.startsWith("on") || one === "style"), []);
        const allowed = [`${hostile.url}/?`, `${hostile.url}/artikel/`, "https://berita.example/"];
        assert.ok(href === null || allowed.some((start) => href.startsWith(start)), href);
      }
      assert.notEqual(await page.title(), RAN);
    });
  }

  pageTest("are shown as they are, and marked at the right characters", {}, async (page) => {
    await visit(page, { server: hostile, attributes: 'results="10"' });
    await type(page, "umpan");
    const titles = await page.locator(".hit .title").allTextContents();
    assert.deepEqual(titles.sort(), [...LURES].sort());
    const marks = new Set((await page.locator(".hit mark").allTextContents()).map((one) => one.toLowerCase()));
    assert.deepEqual([...marks], ["umpan"]);
    assert.ok(await page.locator(".suggestion").count() > 1);
  });
});

describe("what the site gets", () => {
  test("is small", async () => {
    const response = await fetch(`${searchd.url}/telusur.js`);
    const bytes = gzipSync(await response.text()).length;
    assert.ok(bytes <= BIGGEST_BYTES, `${bytes}`);
  });

  pageTest("asks the endpoint alone, without cookies, and not before somebody types", {}, async (page) => {
    const headers = [];
    page.on("request", async (request) => headers.push(await request.allHeaders()));
    await visit(page);
    assert.deepEqual(page.requests, [`${site.url}/`, `${site.url}/site.css`, `${searchd.url}/telusur.js`]);
    await type(page, "gempa");
    assert.deepEqual(page.requests.slice(3).map((url) => url.replace(/\?.*/, "")).sort(),
      [`${searchd.url}/v1/search`, `${searchd.url}/v1/suggest`]);
    for (const { cookie, referer } of headers.slice(3)) assert.deepEqual([cookie, referer], [undefined, undefined]);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  });

  test("a broken policy and an uncaught error would be seen", async () => {
    const page = await browser.newPage();
    await visit(page, { head: "<style>p { color: red }</style>" });
    assert.match(page.troubles.join(), /Content Security Policy/);
    const throwing = "data:text/html,<script>throw new Error('x')</script>";
    await assert.rejects(browser.withPage({}, (other) => other.goto(throwing)));
    await page.context().close();
  });
});
