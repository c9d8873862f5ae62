// SPDX-License-Identifier: GPL-3.0-or-later
// <telusur-search>: what it asks, shows and opens.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { answerOf, browser, chosen, input, options, pageTest, popup, says, searchd, spoken, type,
  visit } from "./box_site.mjs";
import { eventually, throttle } from "./support.mjs";

describe("answers while typing", () => {
  pageTest("with suggestions, marked hits and their number", {}, async (page) => {
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
  });

  pageTest("with tags and writers to look for", {}, async (page) => {
    await visit(page, { attributes: 'from="2010"' });
    await type(page, "sari", "1 saran");
    const writer = page.locator(".suggestion", { hasText: "Penulis" });
    assert.equal(await writer.getAttribute("href"), `${searchd.url}/?from=2010&author=Sari+Wulandari`);
    await type(page, "benc", /saran/);
    const tag = page.locator(".suggestion", { hasText: "Tag" });
    assert.equal(await tag.getAttribute("href"), `${searchd.url}/?from=2010&tag=Bencana`);
  });

  for (const { typed, text, href } of [
    { typed: "jagunng", text: "Mungkin maksud Anda: jagung", href: "/?q=jagung" },
    { typed: "zzxxqq", text: null },
  ]) {
    pageTest(`of which there are none: ${typed}`, {}, async (page) => {
      await visit(page);
      await type(page, typed, /ditemukan|Tidak ada artikel yang cocok/);
      const meant = page.locator(".meant");
      assert.deepEqual(await meant.allTextContents(), text ? [text] : []);
      if (href) assert.equal(await meant.getAttribute("href"), searchd.url + href);
      if (!text) assert.equal(await options(page).count(), 0);
      if (!text) assert.equal(await input(page).getAttribute("aria-expanded"), "false");
    });
  }

  pageTest("once for what is typed quickly", {}, async (page) => {
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
  });

  pageTest("never those of a question before", {}, async (page) => {
    const keys = `${"panen gempa banjir kereta ".repeat(8).slice(0, 196)}pati`;
    const held = [];
    await page.route("**/v1/**", (route) => { held.push(route); });
    await visit(page);
    await page.clock.install();
    for (const key of keys) {
      await input(page).press(key === " " ? "Space" : key);
      await page.clock.runFor(151);
    }
    const asks = (route) => new URL(route.request().url()).searchParams.get("q");
    await eventually(() => held.filter((route) => asks(route) === keys).length === 2);
    // Some end before they are sent.
    assert.ok(held.length > keys.length, `${held.length}`);
    for (const route of held.reverse()) {
      const response = await route.fetch();
      await route.fulfill({ response }).catch(() => {});
      if (route === held[1]) await says(page, /ditemukan/);
    }
    await page.unroute("**/v1/**");
    await page.evaluate((url) => fetch(url), `${searchd.url}/v1/suggest?q=akhir`);
    const { total } = await answerOf("/v1/search", { q: keys });
    assert.equal(await spoken(page).textContent(), `${total.value} artikel ditemukan`);
    const href = await options(page).last().getAttribute("href");
    assert.equal(href, `${searchd.url}/?${new URLSearchParams({ q: keys })}`);
  });

  pageTest("over a slow network", {}, async (page) => {
    await throttle(page, "3g");
    await visit(page);
    await type(page, "jagung");
    assert.equal(await page.locator(".hit").count(), 5);
  });
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
  for (const row of rows) {
    const { attributes, typed = "gempa", answer, hits = 5, filters = {}, all, button = "Cari", placeholder } = row;
    pageTest(attributes, {}, async (page) => {
      await visit(page, { attributes });
      await type(page, typed, answer);
      assert.equal(await page.locator(".hit").count(), Math.min(hits, await total(filters)));
      const text = typeof all === "string" ? all : (all ?? ((n) => `Semua ${n} hasil`))(await total(filters));
      assert.equal(await options(page).last().textContent(), text);
      const url = new URL(await options(page).last().getAttribute("href"));
      assert.deepEqual(Object.fromEntries(url.searchParams), { ...filters, q: typed });
      assert.equal(await page.getByRole("button").textContent(), button);
      if (placeholder) assert.equal(await input(page).getAttribute("placeholder"), placeholder);
    });
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

  pageTest("that change count for the next question", {}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    await page.locator("telusur-search").evaluate((box) => box.setAttribute("tag", "Kupang"));
    await type(page, "gempa");
    assert.equal(await spoken(page).textContent(), `${await total({ tag: "Kupang" })} artikel ditemukan`);
  });

  pageTest("target", {}, async (page) => {
    await visit(page, { attributes: 'target="_blank"' });
    await input(page).fill("gempa");
    const [opened] = await Promise.all([page.waitForEvent("popup"), input(page).press("Enter")]);
    await opened.waitForURL(`${searchd.url}/?q=gempa`);
  });

  for (const { attributes, clicks } of [{ attributes: "", clicks: [] },
    { attributes: "count-clicks", clicks: [{ position: 2, q: "gempa", type: "click" }] }]) {
    pageTest(`count-clicks: ${clicks.length}`, {}, async (page) => {
      await page.route("https://berita.example/**", (route) => route.fulfill({ body: "Artikel" }));
      const told = [];
      page.on("request", (request) => {
        if (request.method() === "POST") told.push(request.postDataJSON());
      });
      const counted = async () => {
        const metrics = await (await fetch(`${searchd.url}/metrics`)).text();
        return Number(/position_count (\d+)/.exec(metrics)[1]);
      };
      const before = await counted();
      await visit(page, { attributes });
      await type(page, "gempa");
      const ids = (await answerOf("/v1/search", { q: "gempa" })).hits.map((hit) => hit.id);
      await page.locator(".hit").nth(1).click();
      await page.waitForURL("https://berita.example/**");
      await eventually(async () => await counted() >= before + clicks.length);
      assert.deepEqual(told.map(({ id, request_id, ...rest }) => rest), clicks);
      for (const { id, request_id } of told) {
        assert.equal(id, ids[1]);
        assert.match(request_id, /^[\w.-]+$/);
      }
    });
  }
});

describe("by keyboard", () => {
  pageTest("a combobox that says what it controls", {}, async (page) => {
    await visit(page);
    const expected = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox",
      "aria-expanded": "false", "aria-controls": "list", "aria-label": "Cari di arsip", autocomplete: "off" };
    for (const [name, value] of Object.entries(expected)) {
      assert.equal(await input(page).getAttribute(name), value, name);
    }
    await type(page, "gempa");
    assert.equal(await input(page).getAttribute("aria-expanded"), "true");
    assert.equal(await page.getByRole("listbox").getAttribute("id"), "list");
    const groups = await page.getByRole("group").evaluateAll((all) => all.map((one) => one.ariaLabel));
    assert.deepEqual(groups, ["Saran", "Artikel"]);
    const ids = await options(page).evaluateAll((all) => all.map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length);
  });

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
  // So low that the popup has to be scrolled.
  pageTest("the list is gone through and left", { height: 500 }, async (page) => {
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
  });

  const enters = [
    { keys: ["Enter"], url: () => `${searchd.url}/?q=gempa` },
    { keys: ["ArrowUp", "Enter"], url: () => `${searchd.url}/?q=gempa` },
    { keys: ["ArrowDown", "Enter"], url: () => `${searchd.url}/?tag=Gempa+Bumi` },
    { keys: ["ArrowDown", "ArrowDown", "Enter"], url: () => /^https:\/\/berita\.example\/\d+$/ },
    { keys: ["Tab", "Enter"], url: () => `${searchd.url}/?q=gempa` },
  ];
  for (const { keys, url } of enters) {
    pageTest(`${keys.join(" ")} opens`, {}, async (page) => {
      await page.route("https://berita.example/**", (route) => route.fulfill({ body: "Artikel" }));
      await visit(page);
      await type(page, "gempa");
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForURL(url());
    });
  }

  pageTest("Enter before an answer asks the whole page", {}, async (page) => {
    await visit(page, { attributes: 'tag="Kupang"' });
    await input(page).fill("gempa");
    await input(page).press("Enter");
    await page.waitForURL(`${searchd.url}/?tag=Kupang&q=gempa`);
  });

  pageTest("what is written with an input method is left to it", {}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    await input(page).press("ArrowDown");
    const isLeft = await input(page).evaluate((element) => element.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
    assert.equal(isLeft, true);
  });
});
