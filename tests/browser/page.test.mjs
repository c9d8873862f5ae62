// SPDX-License-Identifier: GPL-3.0-or-later
// The search page as its scripts make it, at the widths of a phone and of a desk.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answerOf, archive, choice, count, field, isAt, onPage, shown, titles, WIDTHS } from "./page_support.mjs";
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
    test(`${name} (${width})`, () => onPage(browser, searchd, { width, ...options }, async (page) => {
      await page.goto(searchd.url + path);
      await visit(page);
    }));
  }
}

async function type(page, text) {
  await field(page).fill("");
  await field(page).pressSequentially(text);
  await isAt(page, `/?q=${encodeURIComponent(text)}`);
}

describe("typing", () => {
  onBoth("brings results at once, on the same page", "/", async (page) => {
    await page.evaluate(() => { globalThis.isSamePage = true; });
    await type(page, "gempa kupang");
    const { total, hits } = await answerOf(searchd, "/v1/search?q=gempa+kupang&dedupe=true");
    assert.equal(await count(page), `${total.value} artikel ditemukan`);
    assert.deepEqual(await titles(page), hits.map(({ title }) => title));
    assert.equal(await page.title(), "gempa kupang – Telusur");
    assert.equal(await page.locator("#status").textContent(), await count(page));
    assert.ok(await field(page).evaluate((input) => input === document.activeElement));
    assert.equal(await page.evaluate(() => globalThis.isSamePage), true);
  });

  onBoth("keeps what is chosen", "/?tag=bencana&sort=oldest", async (page) => {
    await field(page).pressSequentially("gempa");
    await isAt(page, "/?q=gempa&tag=bencana&sort=oldest");
    assert.ok(await choice(page, "tag", "bencana").isChecked());
    await field(page).fill("");
    await isAt(page, "/?tag=bencana&sort=oldest");
  });
});

describe("the address", () => {
  const rows = ["/", "/?q=gempa", "/?q=gempa&tag=kupang&tag=pati&author=budi+hartono", "/?q=panen&sort=oldest&page=2",
    "/?q=jagung&from=2012-01-01&to=2015-12-31", "/?q=panen&forms=-panen", "/?q=gempa&dedupe=false&lang=en",
    "/artikel/artikel-1?q=gempa", "/?q=zzxxqq&tag=kupang"];
  for (const path of rows) {
    onBoth(`holds all that is shown: ${path}`, path, async (page) => {
      const before = await shown(page);
      await page.reload();
      assert.deepEqual(await shown(page), before);
      await onPage(browser, searchd, {}, async (other) => {
        await other.goto(page.url());
        assert.deepEqual(await shown(other), before);
      });
    });
  }

  onBoth("follows every step, and back and forward lead through them", "/", async (page) => {
    const steps = [
      { act: () => field(page).pressSequentially("bencana"), path: "/?q=bencana" },
      { act: () => choice(page, "tag", "banjir").click(), path: "/?q=bencana&tag=banjir" },
      { act: () => page.getByRole("link", { name: "Terlama" }).click(), path: "/?q=bencana&tag=banjir&sort=oldest" },
      { act: () => page.getByRole("link", { name: "Berikutnya" }).click(), path: "/?q=bencana&tag=banjir&sort=oldest&page=2" },
      { act: () => page.getByRole("link", { name: "Teks di arsip" }).first().click(), path: null },
      { act: () => field(page).fill("jagung").then(() => field(page).press("Enter")), path: "/?q=jagung" },
    ];
    const seen = [await shown(page)];
    for (const { act, path } of steps) {
      await act();
      if (path) await isAt(page, path);
      else await page.locator("article h1").waitFor();
      seen.push(await shown(page));
    }
    assert.equal(new Set(seen.map((one) => JSON.stringify(one))).size, seen.length);
    const isShown = async (wanted) => {
      await page.waitForFunction(({ title, counts }) => document.title === title
        && (document.querySelector("#count")?.textContent ?? "") === counts && !document.querySelector("[aria-busy=true]"),
      { title: wanted.title, counts: wanted.count[0] ?? "" });
      assert.deepEqual(await shown(page), wanted);
    };
    for (const wanted of seen.slice(0, -1).reverse()) {
      await page.goBack();
      await isShown(wanted);
    }
    for (const wanted of seen.slice(1)) {
      await page.goForward();
      await isShown(wanted);
    }
  });

  onBoth("of a word typed letter by letter is one step back", "/?q=panen", async (page) => {
    await field(page).press("End");
    for (const [letters, path] of [[" j", "/?q=panen+j"], ["agung", "/?q=panen+jagung"], [" ende", "/?q=panen+jagung+ende"]]) {
      await field(page).pressSequentially(letters);
      await isAt(page, path);
    }
    await page.goBack();
    await isAt(page, "/?q=panen");
    assert.equal(await field(page).inputValue(), "panen");
  });

  for (const how of ["back", "link"]) {
    onBoth(`leads back from an article to the same place: ${how}`, "/?q=gempa", async (page) => {
      const link = page.getByRole("link", { name: "Teks di arsip" }).nth(7);
      await link.scrollIntoViewIfNeeded();
      const place = await page.evaluate(() => scrollY);
      assert.ok(place > 0);
      await link.click();
      await page.locator("article h1").waitFor();
      assert.equal(await page.evaluate(() => scrollY), 0);
      if (how === "back") await page.goBack();
      else await page.getByRole("link", { name: "Kembali ke hasil" }).click();
      await isAt(page, "/?q=gempa");
      await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 2, place);
      await page.goForward();
      await page.locator("article h1").waitFor();
    });
  }

  test("of a place in the page leads there and asks nothing", () => onPage(browser, searchd, { width: 360 }, async (page) => {
    await page.goto(`${searchd.url}/?q=gempa`);
    const asked = page.requests.length;
    await page.getByRole("link", { name: "Saring" }).click();
    await page.waitForFunction(() => Math.abs(document.getElementById("filters").getBoundingClientRect().top) < 100);
    await choice(page, "tag", "kupang").click();
    await isAt(page, "/?q=gempa&tag=kupang");
    assert.deepEqual(page.requests.slice(asked).filter((url) => !url.includes("/assets/")), [page.url()]);
  }));
});

describe("suggestions", () => {
  const options = (page) => page.getByRole("option");
  const rows = [
    { typed: "jag", pick: /^jagung$/, path: "/?q=jagung" },
    { typed: "panen jag", pick: /jagung$/, path: "/?q=panen+jagung" },
    { typed: "gempa", pick: /Gempa Bumi.*tag/, path: "/?tag=Gempa+Bumi" },
    { typed: "zulki", pick: /Zulkifli Nasution.*penulis/, path: "/?author=Zulkifli+Nasution" },
    { typed: "catatan tentang ang", pick: /Catatan tentang angklung.*artikel/, path: "/artikel/tamu-1" },
  ];
  for (const { typed, pick, path } of rows) {
    onBoth(`"${typed}" leads to ${path}, by keyboard and by pointer`, "/", async (page) => {
      for (const how of ["keyboard", "pointer"]) {
        await page.goto(`${searchd.url}/`);
        await field(page).pressSequentially(typed);
        const option = options(page).filter({ hasText: pick }).first();
        await option.waitFor();
        if (how === "pointer") await option.click();
        else {
          while ((await option.getAttribute("aria-selected")) !== "true") await field(page).press("ArrowDown");
          assert.equal(await field(page).getAttribute("aria-activedescendant"), await option.getAttribute("id"));
          await field(page).press("Enter");
        }
        await isAt(page, path);
        assert.equal(await options(page).count(), 0);
      }
    });
  }

  onBoth("are a combobox that is gone through and left", "/", async (page) => {
    const box = page.getByRole("combobox");
    const steps = [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", null], ["ArrowUp", -1], ["ArrowDown", null]];
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    await box.pressSequentially("gempa");
    await options(page).first().waitFor();
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    assert.equal(await box.getAttribute("aria-controls"), await page.getByRole("listbox").getAttribute("id"));
    const ids = await options(page).evaluateAll((all) => all.map(({ id }) => id));
    for (const [key, place] of steps) {
      await box.press(key);
      assert.equal(await box.getAttribute("aria-activedescendant"), place === null ? null : ids.at(place), key);
    }
    await box.press("Escape");
    assert.equal(await page.getByRole("listbox").count(), 0);
    assert.equal(await box.inputValue(), "gempa");
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    await box.press("ArrowDown");
    await options(page).first().waitFor();
    await box.press("Tab");
    assert.equal(await page.getByRole("listbox").count(), 0);
  });
});

describe("links and buttons", () => {
  const rows = [
    { name: "Terbaru", from: "/?q=gempa", to: "/?q=gempa&sort=newest" },
    { name: "Paling cocok", from: "/?q=gempa&sort=oldest&tag=pati", to: "/?q=gempa&tag=pati" },
    { name: /Berikutnya/, from: "/?q=panen", to: "/?q=panen&page=2" },
    { name: /Sebelumnya/, from: "/?q=panen&page=2", to: "/?q=panen" },
    { name: "gempa", from: "/?q=gemap", to: "/?q=gempa" },
    { name: /^Hapus: Tag: Kupang/, from: "/?q=gempa&tag=kupang&tag=pati", to: "/?q=gempa&tag=pati" },
    { name: /^Hapus: Tanggal/, from: "/?q=gempa&from=2010&to=2014", to: "/?q=gempa" },
    { name: "Hapus semua saringan", from: "/?q=gempa&tag=kupang&tag=pati&from=2010", to: "/?q=gempa" },
    { name: /salinan serupa/, from: "/?q=gempa", to: "/?q=gempa&dedupe=false" },
    { name: "Tampilkan lebih banyak", from: "/?q=catatan", to: "/?q=catatan&facet_limit=100" },
    { name: "Telusur", from: "/?q=gempa&tag=kupang", to: "/" },
  ];
  for (const { name, from, to } of rows) {
    onBoth(`${name} from ${from} leads to ${to}`, from, async (page) => {
      const before = await shown(page);
      await page.getByRole("link", { name, exact: typeof name === "string" }).first().click();
      await isAt(page, to);
      assert.notDeepEqual({ ...await shown(page), bars: 0 }, { ...before, bars: 0 });
    });
  }

  onBoth("tell where a question without an answer would find some", "/?q=jagung&tag=wayang", async (page) => {
    const { total } = await answerOf(searchd, "/v1/search?q=jagung");
    const item = page.locator(".notice li");
    assert.equal(await item.textContent(), `tanpa saringan: ${total.value} artikel`);
    await item.getByRole("link").click();
    await page.locator(".hit").first().waitFor();
    assert.equal(await count(page), `${total.value} artikel ditemukan`);
    assert.equal(await field(page).inputValue(), "jagung");
  });

  onBoth("fold copies, and unfold them", "/?q=gempa", async (page) => {
    const folded = await titles(page);
    await page.getByRole("link", { name: /salinan serupa/ }).first().click();
    await isAt(page, "/?q=gempa&dedupe=false");
    assert.notDeepEqual(await titles(page), folded);
    assert.equal(await page.getByRole("link", { name: /salinan serupa/ }).count(), 0);
  });

  onBoth("show how the question was read, and leave a form out", "/?q=pemain", async (page) => {
    const total = Number.parseInt(await count(page), 10);
    await page.getByText("Bagaimana pertanyaan dibaca").click();
    await page.getByRole("link", { name: "tanpa memainkan" }).click();
    await isAt(page, "/?q=pemain&forms=-memainkan");
    assert.ok(Number.parseInt(await count(page), 10) < total);
    await page.getByRole("link", { name: /^Hapus: Tanpa bentuk/ }).click();
    await isAt(page, "/?q=pemain");
  });

  onBoth("are real and answer: exports and feeds", "/?q=gempa&tag=kupang", async (page) => {
    const links = await page.locator(".takeaway a, link[rel=alternate], link[rel=search]").evaluateAll((all) => all.map(({ href }) => href));
    assert.equal(links.length, 10);
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
  });

  onBoth("change the language", "/?q=gempa&tag=kupang", async (page) => {
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForURL(`${searchd.url}/?q=gempa&tag=kupang&lang=en`);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.match(await count(page), /articles found$/);
    await choice(page, "tag", "pati").click();
    await isAt(page, "/?q=gempa&tag=kupang&tag=pati&lang=en");
    assert.match(await count(page), /articles found$/);
    await page.getByRole("link", { name: "Bahasa Indonesia" }).click();
    await page.waitForURL(/lang=id/);
    assert.match(await count(page), /artikel ditemukan$/);
  });

  onBoth("and forms are not printed", "/?q=gempa", async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["#question", "#filters", ".pages", ".languages", ".sorts", ".takeaway", ".thumb"]) {
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    }
    assert.ok(await page.locator(".hit").first().isVisible());
  });
});
