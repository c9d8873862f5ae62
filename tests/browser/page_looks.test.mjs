// SPDX-License-Identifier: GPL-3.0-or-later
// How the pages look, read and arrive: for axe, for the keyboard, on a phone and on a slow network.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { archive, choice, field, isAt, NETWORK, onPage, WIDTHS } from "./page_support.mjs";
import { axe, Browser, Searchd, throttle } from "./support.mjs";

const MOST_BYTES = 45 * 1024;
const MOST_REQUESTS = 6;
const MOST_SHIFT = 0.05;
const SMALLEST_TARGET = 24;
const PAGES = ["/?q=gempa", "/", "/?q=zzxxqq&tag=kupang", "/?page=0", "/artikel/tamu-1?q=angklung", "/?q=bencana&tag=kupang&from=2010&page=2"];
const SHOTS = process.env.TELUSUR_SHOTS; // a directory for pictures to look at

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

async function picture(page, name) {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name.replace(/[^\w-]+/g, "_")}.png` });
}

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    for (const lang of ["id", "en"]) {
      test(`axe finds nothing (${width}, ${colorScheme}, ${lang})`, () => onPage(browser, searchd, { width, colorScheme, allowed: NETWORK },
        async (page) => {
          for (const path of PAGES) {
            await page.goto(`${searchd.url}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
            assert.deepEqual(await axe(page), [], path);
            await picture(page, `${path}-${width}-${colorScheme}-${lang}`);
          }
          await page.goto(`${searchd.url}/?lang=${lang}`);
          await field(page).pressSequentially("gempa");
          await page.getByRole("option").first().waitFor();
          await field(page).press("ArrowDown");
          await isAt(page, `/?q=gempa&lang=${lang}`);
          assert.deepEqual(await axe(page), [], "suggestions");
          await picture(page, `suggestions-${width}-${colorScheme}-${lang}`);
        }));
    }
  }

  test(`fits the window, and all can be hit (${width})`, () => onPage(browser, searchd, { width, allowed: NETWORK }, async (page) => {
    for (const path of PAGES) {
      await page.goto(searchd.url + path);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
      const small = await page.locator("button, summary, .chips a, .pages a, .sorts a, .facet label, .thumb, input[type=search]").evaluateAll(
        (all, smallest) => all.filter((one) => one.checkVisibility()).filter((one) => {
          const { width: wide, height } = one.getBoundingClientRect();
          return wide < smallest || height < smallest;
        }).map((one) => one.outerHTML.slice(0, 99)), SMALLEST_TARGET);
      assert.deepEqual(small, [], path);
    }
  }));
}

test("axe finds nothing in what is opened", () =>
  onPage(browser, searchd, {}, async (page) => {
    for (const path of ["/?q=pemain", "/artikel/tamu-1"]) {
      await page.goto(searchd.url + path);
      for (const one of await page.locator("summary").all()) await one.click();
      assert.deepEqual(await axe(page), [], path);
    }
  }));

describe("by keyboard alone", () => {
  const active = (page) => page.evaluate(() => {
    const { activeElement } = document;
    const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
    return { name: activeElement.localName, id: activeElement.id, text: activeElement.textContent.slice(0, 60),
      isSeen: activeElement.id === "main" || (outlineStyle !== "none" && outlineWidth !== "0px") };
  });

  /** Presses Tab until the focus is on what matches; it is never lost nor invisible on the way. */
  async function tabTo(page, selector, key = "Tab") {
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press(key);
      const { name, isSeen, text, id } = await active(page);
      assert.notEqual(name, "body", selector);
      assert.ok(isSeen, `${name} ${id} ${text}`);
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`never at ${selector}`);
  }

  for (const width of WIDTHS) {
    test(`from the address to an article (${width})`, () => onPage(browser, searchd, { width }, async (page) => {
      await page.goto(`${searchd.url}/`);
      await page.keyboard.press("Tab");
      assert.equal((await active(page)).text, "Langsung ke hasil");
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.querySelector("#main").contains(document.activeElement) || location.hash === "#main"));
      await page.reload();
      await tabTo(page, "#q");
      await page.keyboard.type("bencana");
      await page.keyboard.press("Enter");
      await isAt(page, "/?q=bencana");
      await tabTo(page, "#thumb-from");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await isAt(page, "/?q=bencana&from=2010-01-01&to=2023-12-31");
      assert.equal((await active(page)).id, "thumb-from");
      await tabTo(page, "input[name=tag][value=banjir]");
      await page.keyboard.press("Space");
      await isAt(page, "/?q=bencana&from=2010-01-01&to=2023-12-31&tag=banjir");
      assert.ok(await choice(page, "tag", "banjir").evaluate((one) => one === document.activeElement));
      await tabTo(page, ".pages [rel=next]", "Shift+Tab");
      await page.keyboard.press("Enter");
      await isAt(page, "/?q=bencana&from=2010-01-01&to=2023-12-31&tag=banjir&page=2");
      assert.equal((await active(page)).id, "main");
      await tabTo(page, ".hit:nth-child(3) [href^='/artikel/']");
      await page.keyboard.press("Enter");
      await page.locator("article h1").waitFor();
      assert.equal((await active(page)).id, "main");
      await tabTo(page, "[data-back]");
      await page.keyboard.press("Enter");
      await isAt(page, "/?q=bencana&from=2010-01-01&to=2023-12-31&tag=banjir&page=2");
      assert.notEqual((await active(page)).name, "body");
    }));
  }
});

describe("on a slow network", () => {
  test("results are there before scripts, in few bytes", (t) => onPage(browser, searchd, { width: 360 }, async (page) => {
    await throttle(page, "3g");
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await page.addInitScript(() => {
      new PerformanceObserver((list) => { globalThis.blocked = (globalThis.blocked ?? 0)
        + list.getEntries().reduce((sum, { duration }) => sum + duration - 50, 0); }).observe({ type: "longtask", buffered: true });
      const look = () => {
        if (document.querySelector(".hit")) requestAnimationFrame(() => { globalThis.hitAt = performance.now(); });
        else requestAnimationFrame(look);
      };
      look();
    });
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    await page.route("**/*.js", async (route) => { await released; await route.fallback(); });
    const going = page.goto(`${searchd.url}/?q=gempa`);
    await page.locator(".hit").first().waitFor();
    assert.equal(await page.locator(".thumb").count(), 0);
    release();
    await going;
    await page.locator(".thumb").first().waitFor();
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const { hitAt, paint, blocked } = await page.evaluate(() => ({ hitAt: globalThis.hitAt, blocked: globalThis.blocked ?? 0,
      paint: performance.getEntriesByName("first-contentful-paint")[0].startTime }));
    t.diagnostic(`first hit ${Math.round(hitAt)} ms, first contentful paint ${Math.round(paint)} ms, ` +
      `blocked ${Math.round(blocked)} ms, ${bytes} bytes, ${page.requests.length} requests`);
    assert.ok(page.requests.length <= MOST_REQUESTS, page.requests.join("\n"));
    assert.ok(bytes > 1000 && bytes <= MOST_BYTES, `${bytes} bytes`);
  }));

  for (const width of WIDTHS) {
    test(`nothing moves by itself (${width})`, (t) => onPage(browser, searchd, { width }, async (page) => {
      await throttle(page, "3g");
      await page.addInitScript(() => {
        globalThis.shift = 0;
        globalThis.isLoading = true;
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of list.getEntries()) {
            if (globalThis.isLoading || !hadRecentInput) globalThis.shift += value;
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`${searchd.url}/?q=gempa`);
      await page.locator(".thumb").first().waitFor();
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      const loaded = await page.evaluate(() => { globalThis.isLoading = false; return globalThis.shift; });
      await field(page).press("End");
      await field(page).pressSequentially(" bumi");
      await isAt(page, "/?q=gempa+bumi");
      await field(page).press("Escape");
      await choice(page, "tag", "kupang").click();
      await isAt(page, "/?q=gempa+bumi&tag=kupang");
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      const shift = await page.evaluate(() => globalThis.shift);
      t.diagnostic(`layout shift ${loaded.toFixed(4)} while loading, ${shift.toFixed(4)} in all`);
      assert.ok(shift < MOST_SHIFT, `${shift}`);
    }));
  }
});
