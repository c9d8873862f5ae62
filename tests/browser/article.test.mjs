// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one article, with its scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { archive, field, isAt, onPage, shown, WIDTHS } from "./page_support.mjs";
import { Browser, Searchd } from "./support.mjs";

const GUEST = "/artikel/tamu-1?q=angklung";
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

onBoth("marks what was asked, and leads to the original first", GUEST, async (page) => {
  assert.equal(await page.locator("h1").textContent(), "Catatan tentang angklung");
  const marks = new Set((await page.locator("article mark").allTextContents()).map((one) => one.toLowerCase()));
  assert.deepEqual([...marks], ["angklung"]);
  assert.deepEqual(await page.locator(".text p").allTextContents(),
    ["Penulis tamu Bona Siregar menceritakan angklung dengan panjang lebar.", "Pembaca boleh menanggapi angklung."]);
  const links = await page.locator("article a").evaluateAll((all) => all.map(({ href }) => href));
  assert.equal(links[0], "https://berita.example/tamu-1");
  assert.equal(await page.locator("article time").getAttribute("datetime"), "2015-02-11");
  assert.match(await page.locator(".old").textContent(), /^Artikel ini terbit \d+ tahun lalu/);
  assert.equal(await page.title(), "Catatan tentang angklung – Telusur");
});

onBoth("of an article without an address of its own has no original", "/artikel/tamu-0", async (page) => {
  assert.equal(await page.locator(".original").count(), 0);
  assert.equal(await page.locator("article mark").count(), 0);
});

const VALUES = [
  { name: "Bona Siregar", path: "/?author=Bona+Siregar", chip: "Bona Siregar" },
  { name: "Wiwik Astuti", path: "/?editor=Wiwik+Astuti", chip: "Wiwik Astuti" },
  { name: "Ragam angklung", path: "/?tag=Ragam+angklung", chip: "Ragam angklung" },
  { name: "Opini", path: "/?category=Opini", chip: "Opini" },
];
for (const { name, path, chip } of VALUES) {
  onBoth(`leads from "${name}" to all that has it`, GUEST, async (page) => {
    await page.locator("article").getByRole("link", { name, exact: true }).click();
    await isAt(page, path);
    const { chips, titles, q } = await shown(page);
    assert.deepEqual([chips, q], [[chip], ""]);
    assert.ok(titles.includes("Catatan tentang angklung"));
    await page.goBack();
    await page.locator("article h1").waitFor();
    assert.equal(await field(page).inputValue(), "angklung");
  });
}

const CITATIONS = [
  { button: "Salin Teks", says: [/^Bona Siregar\. “Catatan tentang angklung\.” Majalah Contoh, 11 Februari 2015/] },
  { button: "Salin RIS", says: [/^TY {2}- NEWS/, /AU {2}- Bona Siregar/, /TI {2}- Catatan tentang angklung/, /ER {2}- /] },
  { button: "Salin BibTeX", says: [/^@article\{/, /author = \{\{Bona Siregar\}\}/, /year = \{2015\}/, /\}\s*$/] },
];
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
for (const { button, says } of CITATIONS) {
  onBoth(`${button}: the citation is copied`, GUEST, async (page) => {
    await page.getByText("Kutip artikel ini").click();
    const copy = page.getByRole("button", { name: button });
    await copy.click();
    await page.getByRole("status").filter({ hasText: "Tersalin" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const pattern of says) assert.match(copied, pattern);
    const id = await page.locator("[data-copy]", { hasText: "Tersalin" }).getAttribute("data-copy");
    assert.equal(copied.trim(), (await page.locator(`#${id}`).textContent()).trim());
  }, CLIPBOARD);

  onBoth(`${button}: without leave to copy the citation is selected`, GUEST, async (page) => {
    await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject() } }); });
    await page.getByText("Kutip artikel ini").click();
    await page.getByRole("button", { name: button }).click();
    await page.waitForFunction(() => getSelection().toString().length > 20);
    for (const pattern of says) assert.match(await page.evaluate(() => getSelection().toString()), pattern);
  });
}

onBoth("leads to similar articles, and back step by step", "/?q=catatan", async (page) => {
  await page.locator(".hit [href^='/artikel/']").first().click();
  await page.locator("h1 mark").waitFor();
  const first = page.url();
  const similar = page.locator(".similar .hit a");
  assert.ok(await similar.count() > 0);
  const wanted = await similar.first().textContent();
  const id = await similar.first().getAttribute("href");
  await similar.first().click();
  await isAt(page, id);
  assert.equal(await page.locator("h1").textContent(), wanted);
  assert.ok(await page.locator("#main").evaluate((main) => main === document.activeElement));
  await page.goBack();
  await page.waitForURL(first);
  await page.locator("h1 mark").waitFor();
});

onBoth("asks from its box, and changes its language", GUEST, async (page) => {
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/lang=en/);
  assert.ok(await page.getByText("Cite").isVisible());
  assert.ok(await page.getByRole("link", { name: "Read at its source" }).isVisible());
  await field(page).fill("gempa");
  await page.getByRole("button", { name: "Search" }).click();
  await isAt(page, "/?q=gempa&lang=en");
  assert.match(await page.locator("#count").textContent(), /articles found/);
});

onBoth("is printed without forms, and tells its address", GUEST, async (page) => {
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["#question", ".languages", ".back", ".citation"]) {
    assert.equal(await page.locator(hidden).isVisible(), false, hidden);
  }
  assert.match(await page.locator(".original a").evaluate((link) => getComputedStyle(link, "::after").content), /berita\.example/);
  assert.ok(await page.locator(".text").isVisible());
});

test("that there is not is told", () => onPage(browser, searchd, { allowed: [/404/] }, async (page) => {
  const response = await page.goto(`${searchd.url}/artikel/tak-ada`);
  assert.equal(response.status(), 404);
  assert.ok(await page.locator(".problem h1").isVisible());
  await field(page).fill("gempa");
  await field(page).press("Enter");
  await isAt(page, "/?q=gempa");
}));
