// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing values and dates on the search page, by pointer and by keyboard.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answerOf, archive, choice, count, field, isAt, onPage, shown, WIDTHS } from "./page_support.mjs";
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

/** A test at each width; `visit` gets a page that shows the address. */
function onBoth(name, path, visit, options = {}) {
  for (const width of WIDTHS) {
    test(`${name} (${width})`, options, () => onPage(browser, searchd, { width }, async (page) => {
      await page.goto(searchd.url + path);
      await visit(page);
    }));
  }
}

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.localName);

describe("values", () => {
  onBoth("are chosen several at a time, and keep the focus", "/?q=bencana", async (page) => {
    const steps = [
      { facet: "tag", value: "kupang", path: "/?q=bencana&tag=kupang" },
      { facet: "tag", value: "pati", path: "/?q=bencana&tag=kupang&tag=pati" },
      { facet: "author", value: "yohana lestari", path: "/?q=bencana&tag=kupang&tag=pati&author=yohana+lestari" },
    ];
    for (const { facet, value, path } of steps) {
      await choice(page, facet, value).focus();
      await page.keyboard.press("Space");
      await isAt(page, path);
      assert.ok(await choice(page, facet, value).evaluate((one) => one === document.activeElement));
      const { total } = await answerOf(searchd, path.replace("/?", "/v1/search?"));
      assert.equal(await count(page), `${total.value} artikel ditemukan`);
    }
    assert.deepEqual((await shown(page)).chips.sort(), ["Kupang", "Pati", "Yohana Lestari"]);
    await choice(page, "tag", "kupang").click();
    await isAt(page, "/?q=bencana&tag=pati&author=yohana+lestari");
  });

  onBoth("beyond the first ten are found by typing and can be chosen beside others", "/?q=-zirkonia", async (page) => {
    await choice(page, "author", "sari wulandari").click();
    await isAt(page, "/?q=-zirkonia&author=sari+wulandari");
    assert.equal(await choice(page, "author", "zulkifli nasution").count(), 0);
    const finder = page.getByRole("searchbox", { name: "cari penulis…" });
    await finder.pressSequentially("zul");
    await choice(page, "author", "zulkifli nasution").waitFor();
    assert.equal(await focused(page), "find-author");
    await finder.press("Enter");
    await choice(page, "author", "zulkifli nasution").click();
    await isAt(page, "/?q=-zirkonia&author=sari+wulandari&author=zulkifli+nasution");
    assert.deepEqual((await shown(page)).chips, ["Sari Wulandari", "Zulkifli Nasution"]);
    assert.ok(await choice(page, "author", "sari wulandari").isChecked());
    assert.ok(await choice(page, "author", "zulkifli nasution").isChecked());
  });

  onBoth("come back when what looks for them is emptied", "/?q=-zirkonia", async (page) => {
    const before = (await shown(page)).choices;
    const finder = page.getByRole("searchbox", { name: "cari tag…" });
    await finder.fill("ragam kopi");
    await choice(page, "tag", "ragam kopi robusta").waitFor();
    await finder.fill("");
    await choice(page, "tag", "bencana").waitFor();
    assert.deepEqual((await shown(page)).choices, before);
    await isAt(page, "/?q=-zirkonia");
  });
});

describe("dates", () => {
  onBoth("are taken from the fields", "/?q=gempa", async (page) => {
    await page.locator("#from").fill("2012-03-01");
    await isAt(page, "/?q=gempa&from=2012-03-01");
    await page.locator("#to").fill("2014-06-30");
    await isAt(page, "/?q=gempa&from=2012-03-01&to=2014-06-30");
    assert.deepEqual((await shown(page)).chips, ["1 Maret 2012 – 30 Juni 2014"]);
    await page.locator("#from").fill("");
    await isAt(page, "/?q=gempa&to=2014-06-30");
  });

  for (const key of ["Enter", "Tab"]) {
    onBoth(`are typed whole, then taken by ${key}`, "/?q=gempa&from=2012-03-01", async (page) => {
      await page.locator("#from").focus();
      await page.keyboard.type("11112013"); // in whatever order the browser has day and month
      assert.equal(new URL(page.url()).search, "?q=gempa&from=2012-03-01");
      await page.keyboard.press(key);
      while (key === "Tab" && await focused(page) === "from") await page.keyboard.press(key);
      await isAt(page, "/?q=gempa&from=2013-11-11");
      assert.equal(await focused(page), key === "Enter" ? "from" : "to");
    });
  }
});

describe("the histogram", () => {
  const bars = (page) => page.locator(".bar");
  const yearsOf = async (page) => {
    const { results } = await page.evaluate(() => ({ results:
      [...document.querySelectorAll(".results time")].map(({ dateTime }) => Number(dateTime.slice(0, 4))) }));
    return results;
  };

  async function drag(page, from, to) {
    await page.locator("#histogram svg").scrollIntoViewIfNeeded();
    const box = await page.locator("#histogram svg").boundingBox();
    const number = await bars(page).count();
    const at = (place) => box.x + (box.width * (place + 0.5)) / number;
    await page.mouse.move(at(from), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at((from + to) / 2), box.y + 5);
    await page.mouse.move(at(to), box.y + 5);
    const said = await page.locator("#histogram output").textContent();
    await page.mouse.up();
    return said;
  }

  for (const [from, to] of [[3, 7], [7, 3]]) {
    onBoth(`is dragged over from ${from} to ${to}`, "/?q=gempa", async (page) => {
      assert.equal(await drag(page, from, to), "2012 – 2016");
      await isAt(page, "/?q=gempa&from=2012-01-01&to=2016-12-31");
      const years = await yearsOf(page);
      assert.ok(years.length > 0 && years.every((year) => year >= 2012 && year <= 2016), `${years}`);
      assert.equal((await shown(page)).bars, 5);
      await drag(page, 0, (await bars(page).count()) - 1);
      await isAt(page, "/?q=gempa");
      assert.equal((await shown(page)).bars, 0);
    });
  }

  onBoth("is one year by a click, and then shows its months", "/?q=-zirkonia", async (page) => {
    const text = await bars(page).nth(4).getAttribute("data-text");
    assert.equal(await drag(page, 4, 4), text);
    await isAt(page, "/?q=-zirkonia&from=2013-01-01&to=2013-12-31");
    assert.match(await bars(page).first().getAttribute("data-text"), /^\S+ 2013: \d+$/);
    await drag(page, 1, 2);
    await page.waitForURL(/from=2013-\d\d-01&to=2013-\d\d-\d\d$/);
  });

  const rows = [
    { end: "from", keys: ["ArrowRight", "ArrowUp", "ArrowLeft", "Enter"], path: "/?q=gempa&from=2010-01-01&to=2023-12-31" },
    { end: "from", keys: ["End", "Enter"], path: "/?q=gempa&from=2023-01-01&to=2023-12-31" },
    { end: "to", keys: ["Home", "Enter"], path: "/?q=gempa&from=2009-01-01&to=2009-12-31" },
    { end: "to", keys: ["PageDown", "ArrowDown", "Enter"], path: "/?q=gempa&from=2009-01-01&to=2020-12-31" },
    { end: "to", keys: ["ArrowLeft"], path: "/?q=gempa&from=2009-01-01&to=2022-12-31" },
    { end: "to", keys: ["ArrowLeft", "Tab"], path: "/?q=gempa&from=2009-01-01&to=2022-12-31", leaves: true },
  ];
  for (const { end, keys, path, leaves = false } of rows) {
    onBoth(`is narrowed by ${keys.join(" ")} at "${end}"`, "/?q=gempa", async (page) => {
      const thumb = page.locator(`#thumb-${end}`);
      await thumb.focus();
      for (const key of keys) await page.keyboard.press(key);
      await isAt(page, path);
      if (leaves) assert.notEqual(await focused(page), "body");
      else assert.equal(await focused(page), `thumb-${end}`);
    });
  }

  onBoth("leaves alone the end that is not moved", "/?q=gempa&from=2012-03-05&to=2020-12-31", async (page) => {
    assert.equal(await page.getByRole("slider", { name: "Dari" }).getAttribute("aria-valuetext"), "2012");
    await page.locator("#thumb-to").press("ArrowLeft");
    await isAt(page, "/?q=gempa&from=2012-03-05&to=2019-12-31");
  });

  onBoth("says what its ends are at, and choosing all is no choice", "/?q=gempa&from=2010-01-01&to=2023-12-31", async (page) => {
    const thumb = page.getByRole("slider", { name: "Dari" });
    assert.deepEqual(await thumb.evaluate((one) => [one.ariaValueNow, one.ariaValueMin, one.ariaValueMax, one.ariaValueText]),
      ["1", "0", "14", "2010"]);
    await thumb.press("Home");
    await thumb.press("Enter");
    await isAt(page, "/?q=gempa");
    assert.equal(await page.locator("#from").inputValue(), "");
  });

  onBoth("tells the number under the pointer, and follows its ends when they are drawn", "/?q=gempa", async (page) => {
    await bars(page).nth(2).scrollIntoViewIfNeeded();
    const box = await page.locator("#histogram svg").boundingBox();
    await page.mouse.move(box.x + (box.width * 2.5) / 15, box.y + 30);
    assert.equal(await page.locator("#histogram output").textContent(), await bars(page).nth(2).getAttribute("data-text"));
    const thumb = await page.locator("#thumb-to").boundingBox();
    await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + (box.width * 9.5) / 15, thumb.y + 8);
    await page.mouse.up();
    await isAt(page, "/?q=gempa&from=2009-01-01&to=2018-12-31");
    assert.equal(await field(page).inputValue(), "gempa");
  });
});
