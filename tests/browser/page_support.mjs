// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the pages share: an archive with more writers than a facet shows, and what a page shows.
import assert from "node:assert/strict";
import { articles } from "./support.mjs";

export const WIDTHS = [360, 1280];
export const NETWORK = [/Failed to load resource/];

const GUESTS = [["Agus Salim", "tembikar"], ["Bona Siregar", "angklung"], ["Citra Dewi", "layang-layang"],
  ["Dedi Kusuma", "kopi robusta"], ["Elok Wening", "terumbu karang"], ["Fajar Nugraha", "mercusuar"],
  ["Gita Pratiwi", "anggrek hutan"], ["Hasan Basri", "perahu pinisi"], ["Indah Sari", "kain tenun"],
  ["Joko Purnomo", "lumbung desa"], ["Kartika Ayu", "perpustakaan keliling"], ["Zulkifli Nasution", "madu kelulut"]];

/** The articles of support.mjs, and one each by twelve more writers, with a tag and a source of its own. */
export function archive() {
  return [...articles(), ...GUESTS.map(([name, what], i) => ({ id: `tamu-${i}`, title: `Catatan tentang ${what}`,
    url: i % 2 ? `https://berita.example/tamu-${i}` : undefined, date: `2015-0${1 + (i % 9)}-11`, section: "Opini",
    tags: [`Ragam ${what}`, "Opini Tamu"], authors: [name], editors: ["Wiwik Astuti"], source: "Majalah Contoh",
    body: `Penulis tamu ${name} menceritakan ${what} dengan panjang lebar.\nPembaca boleh menanggapi ${what}.` }))];
}

/** Does it with a page, as Browser.withPage, and fails if the page asked another server than this. */
export function onPage(browser, searchd, options, visit) {
  return browser.withPage(options, async (page) => {
    await visit(page);
    const elsewhere = page.requests.filter((url) => !url.startsWith(`${searchd.url}/`) && !url.startsWith("data:"));
    assert.deepEqual(elsewhere.filter((url) => !url.startsWith(options.elsewhere ?? searchd.url)), []);
  });
}

/** The page is that of this address ("/?q=a", in any order), and its answer is there. */
export async function isAt(page, path) {
  const sorted = (url) => [...url.searchParams].map((pair) => pair.join("=")).sort().join("&");
  const wanted = new URL(path, "http://server");
  await page.waitForURL((url) => url.pathname === wanted.pathname && sorted(url) === sorted(wanted));
  await page.locator("#page:not([aria-busy])").waitFor();
}

export const field = (page) => page.locator("#q");
export const titles = (page) => page.locator(".results .title").allTextContents();
export const count = (page) => page.locator("#count").textContent();
export const choice = (page, facet, value) => page.locator(`input[name="${facet}"][value="${value}"]`);

/** All that a reader sees of a question and its answer. */
export async function shown(page) {
  return page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
    return { title: document.title, q: document.querySelector("#q").value, count: texts("#count"),
      titles: texts(".results .title"), chips: texts(".chips b"), sort: texts(".sorts [aria-current=true]"),
      pages: texts(".pages .here"), article: texts("article h1"), from: document.querySelector("#from")?.value,
      to: document.querySelector("#to")?.value, lang: document.documentElement.lang,
      checked: [...document.querySelectorAll(":checked")].map((one) => one.value),
      choices: texts(".facet li"), bars: document.querySelectorAll(".bar.chosen").length };
  });
}

/** An answer of the server's own, to compare what is shown with. */
export async function answerOf(searchd, path) {
  return (await fetch(searchd.url + path)).json();
}
