// SPDX-License-Identifier: GPL-3.0-or-later
// The pages without JavaScript: all that a server alone can do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { archive, choice, count, isAt, onPage, shown, titles, WIDTHS } from "./page_support.mjs";
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
function onBoth(name, path, visit) {
  for (const width of WIDTHS) {
    test(`${name} (${width})`, () => onPage(browser, searchd, { width, javaScriptEnabled: false }, async (page) => {
      await page.goto(searchd.url + path);
      await visit(page);
    }));
  }
}

/** As isAt, but what a form leaves empty is in its address, too. */
async function isAsked(page, path) {
  await page.waitForURL((url) => {
    const filled = (one) => [...one.searchParams].filter(([, value]) => value).map((pair) => pair.join("=")).sort().join("&");
    const wanted = new URL(path, url);
    return url.pathname === wanted.pathname && filled(url) === filled(wanted);
  });
}

onBoth("the form asks", "/", async (page) => {
  await page.getByRole("searchbox").fill("gempa kupang");
  await page.getByRole("button", { name: "Cari" }).click();
  await isAsked(page, "/?q=gempa+kupang");
  assert.match(await count(page), /^\d+ artikel ditemukan$/);
  assert.ok((await titles(page)).length > 0);
});

onBoth("values and dates are chosen, then applied; sort and language stay", "/?q=gempa&sort=oldest&lang=en", async (page) => {
  await choice(page, "tag", "kupang").check();
  await choice(page, "tag", "pati").check();
  await page.getByLabel("From").fill("2010-01-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await isAsked(page, "/?q=gempa&sort=oldest&lang=en&tag=kupang&tag=pati&from=2010-01-01");
  const { chips, sort, checked } = await shown(page);
  assert.deepEqual(chips.sort(), ["1 January 2010", "Kupang", "Pati"]);
  assert.deepEqual(sort, ["Oldest"]);
  assert.deepEqual(checked.sort(), ["kupang", "pati"]);
  await page.getByRole("link", { name: /^Take off: Tag: Pati/ }).click();
  await isAt(page, "/?q=gempa&sort=oldest&lang=en&tag=kupang&from=2010-01-01");
});

const LINKS = [
  { name: "Terlama", from: "/?q=gempa&tag=bencana", to: "/?q=gempa&tag=bencana&sort=oldest" },
  { name: /Berikutnya/, from: "/?q=panen", to: "/?q=panen&page=2" },
  { name: "Tampilkan lebih banyak", from: "/?q=catatan", to: "/?q=catatan&facet_limit=100" },
  { name: "gempa", from: "/?q=gemap", to: "/?q=gempa" },
  { name: /salinan serupa/, from: "/?q=gempa", to: "/?q=gempa&dedupe=false" },
  { name: "Hapus semua saringan", from: "/?q=gempa&tag=pati&from=2011", to: "/?q=gempa" },
  { name: "English", from: "/?q=gempa&tag=pati", to: "/?q=gempa&tag=pati&lang=en" },
  { name: "Telusur", from: "/?q=gempa&tag=pati", to: "/" },
];
for (const { name, from, to } of LINKS) {
  onBoth(`${name} from ${from} leads to ${to}`, from, async (page) => {
    await page.getByRole("link", { name, exact: typeof name === "string" }).first().click();
    await isAt(page, to);
    assert.ok(await page.locator(".hit").count() > 0);
  });
}

onBoth("all values of a facet are shown on a page of their own", "/?q=catatan", async (page) => {
  assert.equal(await choice(page, "author", "zulkifli nasution").count(), 0);
  await page.locator("#facet-author").getByRole("link").click();
  assert.equal(await choice(page, "author", "zulkifli nasution").count(), 1);
  assert.match(page.url(), /#facet-author$/);
});

onBoth("an article is read, left for one like it, and come back from", "/?q=catatan", async (page) => {
  await page.locator(".hit [href^='/artikel/']").first().click();
  await page.locator("article h1 mark").waitFor();
  await page.getByText("Kutip artikel ini").click();
  assert.ok(await page.locator("#cite-ris").isVisible());
  const title = await page.locator("article h1").textContent();
  await page.locator(".similar .hit a").first().click();
  await page.locator("article h1").filter({ hasNotText: title }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "Kembali ke hasil" }).click();
  await isAt(page, "/?q=catatan");
  assert.ok(await page.locator(".hit").count() > 0);
});

for (const path of ["/", "/?q=-zirkonia", "/?q=zzxxqq", "/artikel/artikel-1?q=gempa"]) {
  onBoth(`nothing is shown that needs scripts: ${path}`, path, async (page) => {
    for (const one of await page.locator("details summary").all()) await one.click();
    for (const hidden of [".finder", ".track", ".thumb", "[data-copy]", "#trouble", ".suggestions"]) {
      for (const one of await page.locator(hidden).all()) assert.equal(await one.isVisible(), false, hidden);
    }
    assert.equal(await page.getByRole("combobox").count(), 0);
    if (path === "/") assert.ok(await page.getByRole("button", { name: "Terapkan" }).isVisible());
  });
}

test("what hides would be seen with scripts", () => onPage(browser, searchd, {}, async (page) => {
  await page.goto(`${searchd.url}/?q=-zirkonia`);
  for (const visible of [".finder", ".track", ".thumb"]) assert.ok(await page.locator(visible).first().isVisible(), visible);
  assert.equal(await page.getByRole("button", { name: "Terapkan" }).isVisible(), false);
}));
