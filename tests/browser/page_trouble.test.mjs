// SPDX-License-Identifier: GPL-3.0-or-later
// The search page when keys come fast and answers late, out of order or not at all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { archive, choice, count, field, isAt, NETWORK, onPage, shown, titles, WIDTHS } from "./page_support.mjs";
import { Browser, Searchd } from "./support.mjs";

let browser;
let searchd;

before(async () => {
  searchd = await new Searchd(archive()).start();
  browser = await new Browser().start();
});

after(async () => {
  await browser?.remove();
  await searchd?.remove();
});

const trouble = (page) => page.getByRole("alert");

function isPage(url) {
  return url.pathname === "/";
}

/** Holds answers back until they are let go, the last one asked first. */
async function holdBack(page) {
  const held = [];
  await page.route(isPage, async (route) => {
    const response = await route.fetch();
    await new Promise((resolve) => { held.push(resolve); });
    await route.fulfill({ response }).catch(() => {}); // nobody may want it any more
  });
  return { held, letGo: () => held.splice(0).reverse().forEach((one) => one()) };
}

for (const width of WIDTHS) {
  test(`two hundred keys, and answers in the opposite order (${width})`, () => onPage(browser, searchd, { width, allowed: NETWORK },
    async (page) => {
      await page.goto(`${searchd.url}/`);
      const aborted = [];
      page.on("requestfailed", (request) => aborted.push(request.failure().errorText));
      const { held, letGo } = await holdBack(page);
      // Each key is a change of the field; some pauses are long enough for a question.
      await page.clock.install();
      const words = "gempa bumi di kota kupang dan banjir pagi ini ".repeat(5).slice(0, 190);
      const keys = [...words, ...Array(words.length).fill("")].slice(0, 195).concat([..."jagun"]);
      assert.equal(keys.length, 200);
      for (const [i, key] of keys.entries()) {
        await field(page).evaluate((input, typed) => {
          input.focus();
          input.value = typed ? input.value + typed : "";
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, key);
        await page.clock.runFor(i % 10 === 9 ? 250 : 20);
      }
      await field(page).press("g");
      await page.clock.runFor(250);
      await page.waitForURL(/\?q=jagung$/);
      await page.waitForFunction(() => document.querySelector("#page[aria-busy]"));
      while (await page.locator("#page[aria-busy]").count() > 0) {
        letGo();
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      assert.equal(held.length, 0);
      assert.match(await page.locator(".results .title").first().textContent(), /jagung/);
      assert.ok((await titles(page)).every((title) => title.includes("jagung")));
      assert.equal(await page.title(), "jagung – Telusur");
      assert.ok(aborted.filter((one) => one === "net::ERR_ABORTED").length >= 15, `${aborted.length} aborted`);
    }));

  test(`searchd stops while somebody types, and comes back (${width})`, () => onPage(browser, searchd, { width, allowed: NETWORK },
    async (page) => {
      await page.goto(`${searchd.url}/?q=gempa`);
      const before = await shown(page);
      await searchd.stop();
      try {
        await field(page).press("End");
        await field(page).pressSequentially(" kupang");
        await trouble(page).filter({ hasText: "Server tidak menjawab" }).waitFor();
        const { titles: kept, q } = await shown(page);
        assert.deepEqual(kept, before.titles);
        assert.equal(q, "gempa kupang");
        await page.getByRole("button", { name: "Coba lagi" }).click();
        await trouble(page).filter({ hasText: "Server tidak menjawab" }).waitFor();
      } finally {
        await searchd.start();
      }
      await page.getByRole("button", { name: "Coba lagi" }).click();
      await isAt(page, "/?q=gempa+kupang");
      await trouble(page).waitFor({ state: "hidden" });
      assert.notDeepEqual(await titles(page), before.titles);
      assert.ok(await field(page).evaluate((input) => document.activeElement !== document.body && input.isConnected));
    }));

  test(`the network goes and comes (${width})`, () => onPage(browser, searchd, { width, allowed: NETWORK }, async (page) => {
    await page.goto(`${searchd.url}/?q=gempa`);
    const before = await titles(page);
    await page.context().setOffline(true);
    await trouble(page).filter({ hasText: "Tidak ada sambungan" }).waitFor();
    await choice(page, "tag", "kupang").click();
    await page.getByRole("button", { name: "Coba lagi" }).waitFor();
    assert.deepEqual(await titles(page), before);
    await page.context().setOffline(false);
    await page.locator(".chips").waitFor();
    await isAt(page, "/?q=gempa&tag=kupang");
    await trouble(page).waitFor({ state: "hidden" });
    // What once failed is not shown again when another question is.
    await page.getByRole("link", { name: "Hapus semua saringan" }).click();
    await isAt(page, "/?q=gempa");
    const asked = page.requests.length;
    await page.context().setOffline(true);
    await trouble(page).filter({ hasText: "Tidak ada sambungan" }).waitFor();
    await page.context().setOffline(false);
    await trouble(page).waitFor({ state: "hidden" });
    assert.deepEqual(await titles(page), before);
    assert.deepEqual(page.requests.slice(asked), []);
  }));

  test(`an answer takes more than a second (${width})`, () => onPage(browser, searchd, { width }, async (page) => {
    await page.goto(`${searchd.url}/?q=gempa`);
    const before = await titles(page);
    const { held, letGo } = await holdBack(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60000);
    await page.getByRole("link", { name: "Terlama" }).click();
    await page.clock.runFor(999);
    assert.equal(await trouble(page).count(), 0);
    await page.clock.runFor(1);
    assert.equal(await trouble(page).textContent(), "Masih mencari …");
    assert.deepEqual(await titles(page), before);
    assert.equal(await page.locator("#page").getAttribute("aria-busy"), "true");
    while (held.length === 0) await page.evaluate(() => 0);
    letGo();
    await isAt(page, "/?q=gempa&sort=oldest");
    assert.notDeepEqual(await titles(page), before);
    assert.equal(await trouble(page).count(), 0);
  }));

  test(`Enter and a link right after a key are one step each (${width})`, () => onPage(browser, searchd, { width }, async (page) => {
    await page.goto(`${searchd.url}/?q=gempa`);
    const length = await page.evaluate(() => history.length);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60000);
    await field(page).fill("jagung");
    await field(page).press("Enter");
    await isAt(page, "/?q=jagung");
    await page.clock.runFor(1000);
    await isAt(page, "/?q=jagung");
    assert.equal(await page.evaluate(() => history.length), length + 1);
    await field(page).fill("banjir");
    await page.getByRole("link", { name: "Terlama" }).click();
    await isAt(page, "/?q=jagung&sort=oldest");
    await page.clock.runFor(1000);
    await isAt(page, "/?q=jagung&sort=oldest");
    assert.equal(await page.evaluate(() => history.length), length + 2);
    assert.match(await count(page), /ditemukan/);
  }));
}

test("a reader who asked too much is served when it is time", () => onPage(browser, searchd, { allowed: NETWORK },
  async (page) => {
    await page.goto(`${searchd.url}/`);
    let refused = 0;
    await page.route(isPage, (route) => {
      refused += 1;
      if (refused > 2) return route.fallback();
      return route.fulfill({ status: 429, headers: { "Retry-After": "1" }, contentType: "application/problem+json", body: "{}" });
    });
    await field(page).fill("jagung");
    await isAt(page, "/?q=jagung");
    await page.waitForFunction(() => document.querySelector(".hit mark"));
    assert.equal(refused, 3);
    assert.ok(await trouble(page).isHidden());
  }));
