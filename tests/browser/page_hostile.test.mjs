// SPDX-License-Identifier: GPL-3.0-or-later
// The pages over articles that would rather be a page of their own, and for questions that would.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { field, NETWORK, onPage, titles } from "./page_support.mjs";
import { Browser, Searchd } from "./support.mjs";

const RAN = "JALAN";
const SET = `document.title='${RAN}'`;
const LURES = [
  `<script>${SET}</script> umpan`,
  `<img src="/umpan.png" onerror="${SET}"> umpan`,
  `<svg/onload=${SET}> umpan`,
  `</mark><script>${SET}</script><mark>umpan`,
  "<mark>umpan</mark> <u>palsu</u>",
  `&lt;script&gt;${SET}&lt;/script&gt; umpan &amp;amp; &#60;b&#62;`,
  `"><iframe srcdoc="<script>parent.${SET}</script>"></iframe> umpan`,
  `' autofocus onfocus='${SET}' umpan`,
  `</title></textarea></style></script><script>${SET}</script> umpan`,
  `<a href="javascript:${SET}">umpan</a>`,
  `javascript:${SET}//umpan`,
  `data:text/html,<script>${SET}</script>umpan`,
  `]]><x:script xmlns:x="http://www.w3.org/1999/xhtml">${SET}</x:script> umpan`,
  `<!--><script>${SET}</script>--> umpan`,
  `<template><img src=x onerror=${SET}></template><base href="https://umpan.example/"> umpan`,
  `<style>@import "https://umpan.example/a.css";</style><meta http-equiv="refresh" content="0;url=//umpan.example/"> umpan`,
  `\${${SET}} {{constructor.constructor("${SET}")()}} umpan`,
  `<form id="page"><input name="q" id="q" form="question"></form><b id="main"> umpan 😀`,
];
const ADDRESSES = [`javascript:${SET}//umpan`, `data:text/html,<script>${SET}</script>`, "vbscript:umpan",
  `https://berita.example/umpan"onclick="${SET}`, " javascript:alert(1)", "https://berita.example/umpan"];

const hostileArticles = () => LURES.map((lure, i) => ({ id: `${i}${lure}`, url: ADDRESSES[i % ADDRESSES.length], title: lure,
  date: `20${10 + (i % 10)}-05-06`, tags: [`Umpan ${lure}`], authors: [`Umpan ${lure}`], editors: [lure], section: lure, source: lure,
  body: `Kabar ${lure}\n${lure} ke-${i}` }));
const harmlessArticles = () => LURES.map((_, i) => ({ id: `polos-${i}`, url: i % 2 ? `https://berita.example/${i}` : undefined,
  title: `Umpan nomor ${i}`, date: `20${10 + (i % 10)}-05-06`, tags: [`Tag umpan ${i}`], authors: [`Penulis umpan ${i}`],
  editors: [`Editor ${i}`], section: `Bagian ${i}`, source: `Sumber ${i}`, body: `Kabar umpan ${i}\nUmpan yang ke-${i}` }));

let browser;
let hostile;
let harmless;
let ours; // the kinds of elements and attributes of pages over harmless articles: "a href"

before(async () => {
  hostile = await new Searchd(hostileArticles()).start();
  harmless = await new Searchd(harmlessArticles()).start();
  browser = await new Browser().start();
  ours = new Map();
  for (const javaScriptEnabled of [true, false]) {
    const kinds = new Set();
    await onPage(browser, harmless, { javaScriptEnabled, allowed: NETWORK }, async (page) => {
      for (const path of ["/?q=umpan&dedupe=false", "/?q=umpan&page=2&sort=newest&tag=tag+umpan+1&tag=tag+umpan+2&lang=en", "/?q=umpan&page=2",
        "/?q=umpann&from=2012", "/?q=zirkonia&tag=a", "/?q=umpan&forms=-umpan", "/?page=99999", "/artikel/polos-1?q=umpan",
        "/artikel/polos-2?lang=en", "/artikel/tak-ada"]) {
        await page.goto(harmless.url + path);
        for (const one of await page.locator("summary").all()) await one.click();
        for (const kind of await kindsIn(page)) kinds.add(kind);
      }
      if (!javaScriptEnabled) return;
      await page.goto(`${harmless.url}/`);
      await field(page).pressSequentially("umpan");
      await page.getByRole("option").first().waitFor();
      for (const kind of await kindsIn(page)) kinds.add(kind);
    });
    ours.set(javaScriptEnabled, kinds);
  }
});

after(async () => {
  await browser?.remove();
  await hostile?.remove();
  await harmless?.remove();
});

const kindsIn = (page) => page.locator("*").evaluateAll((all) => [...new Set(all.flatMap((one) =>
  [one.localName, ...one.getAttributeNames().map((name) => `${one.localName} ${name}`)]))]);

/** Nothing on the page came from an article or a question but text, marks and addresses of the web. */
async function isOnlyOurs(page, javaScriptEnabled) {
  const kinds = await kindsIn(page);
  assert.deepEqual(kinds.filter((kind) => !ours.get(javaScriptEnabled).has(kind)), []);
  const { scripts, links } = await page.evaluate(() => ({ scripts: document.scripts.length,
    links: [...document.querySelectorAll("[href], [action], [src]")].flatMap((one) =>
      ["href", "action", "src"].map((name) => one.getAttribute(name)).filter((value) => value !== null)) }));
  assert.equal(scripts, 3);
  for (const link of links) assert.match(link.replace(hostile.url, ""), /^(\/(?!\/)|#|https:\/\/berita\.example\/)/);
  assert.equal(page.dialogs, 0);
  assert.doesNotMatch(await page.title(), new RegExp(`^${RAN}`));
  assert.equal(await page.evaluate(() => [document.querySelectorAll("#q").length, document.querySelectorAll("#page").length,
    document.querySelectorAll("#main").length].join()), "1,1,1");
}

/** A test with and without scripts. */
function bothWays(name, visit) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${name} (${javaScriptEnabled ? "with" : "without"} scripts)`, () =>
      onPage(browser, hostile, { javaScriptEnabled, allowed: NETWORK }, async (page) => {
        page.dialogs = 0;
        page.on("dialog", (dialog) => { page.dialogs += 1; return dialog.dismiss(); });
        await visit(page, javaScriptEnabled);
        assert.deepEqual(page.requests.filter((url) => new URL(url).pathname === "/umpan.png"), []);
      }));
  }
}

describe("articles", () => {
  bothWays("are text in lists", async (page, scripts) => {
    const seen = [];
    for (const number of [1, 2]) {
      await page.goto(`${hostile.url}/?q=umpan&dedupe=false&page=${number}&facet_limit=100`);
      await isOnlyOurs(page, scripts);
      seen.push(...await titles(page));
      assert.ok(await page.locator("mark").count() > 5);
    }
    const bare = (text) => text.trim().replace(/\s+/g, " ");
    assert.deepEqual(seen.map(bare).sort(), LURES.map(bare).sort());
  });

  bothWays("are text on their own pages", async (page, scripts) => {
    for (const [i, lure] of LURES.entries()) {
      await page.goto(`${hostile.url}/artikel/${encodeURIComponent(`${i}${lure}`)}?q=umpan`);
      await page.locator("article h1").waitFor();
      for (const one of await page.locator("summary").all()) await one.click();
      await isOnlyOurs(page, scripts);
      assert.equal((await page.locator("article h1").textContent()).replace(/\s+/g, " "), lure.replace(/\s+/g, " "));
    }
  });

  test("are text in suggestions, in what scripts bring, and when chosen", () => onPage(browser, hostile, {}, async (page) => {
    page.dialogs = 0;
    await page.goto(`${hostile.url}/`);
    for (const text of ["umpan", "umpan <scr", "<img src=x onerror=alert(1)> umpan", "umpan \"><ifr"]) {
      await field(page).fill("");
      await field(page).pressSequentially(text);
      await page.waitForURL((url) => url.searchParams.get("q") === text);
      await page.locator("#page:not([aria-busy])").waitFor();
      await isOnlyOurs(page, true);
    }
    await field(page).fill("umpan");
    await page.getByRole("option").first().waitFor();
    const tag = page.getByRole("option").filter({ hasText: /tag$/ }).first();
    await tag.click();
    await page.locator(".chips").waitFor();
    await isOnlyOurs(page, true);
    await page.locator(".hit .facts a, .hit .title").last().click();
    await page.locator("article h1").waitFor();
    await isOnlyOurs(page, true);
  }));
});

describe("questions", () => {
  const [script, image, , , , , frame] = LURES;
  const rows = [{ q: script }, { q: image, lang: "en" }, { q: `${script}(` }, { q: "umpan", tag: script },
    { q: "umpan", tag: `tak ada ${image}` }, { q: "umpan", sort: script }, { q: "umpan", page: image }, { q: "umpan", from: script },
    { lang: script }, { q: frame, category: frame }, { q: "umpan", [image]: script }, { q: "umpan", forms: `-${script}` },
    { q: `"${image}` }, { q: LURES[10], author: LURES[10] }, { q: "umpan", facet_prefix: script }, { q: "umpan", cursor: script }];
  for (const row of rows) {
    const path = `/?${new URLSearchParams(row)}`;
    bothWays(`are text: ${path}`, async (page, scripts) => {
      await page.goto(hostile.url + path);
      await isOnlyOurs(page, scripts);
    });
  }

  bothWays("for an article that there is not are text", async (page, scripts) => {
    await page.goto(`${hostile.url}/artikel/${encodeURIComponent(`tak-ada${script}`)}`);
    await isOnlyOurs(page, scripts);
  });

  test("and a page that breaks the rules would be seen", () => assert.rejects(onPage(browser, hostile, {}, async (page) => {
    await page.route((url) => url.pathname === "/", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("</main>", `<img src="x" onerror="${SET}"></main>`) });
    });
    await page.goto(`${hostile.url}/?q=umpan`);
    await isOnlyOurs(page, true);
  }), /img/));
});
