// SPDX-License-Identifier: GPL-3.0-or-later
// Another site with the box in it, whose security policy allows nothing but searchd.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { articles, Browser, Searchd, Site } from "./support.mjs";

export const site = await new Site().start();
export let browser;
export let searchd;

before(async () => {
  searchd = await new Searchd(articles(), { corsOrigins: [site.url] }).start();
  browser = await new Browser().start();
});

after(async () => {
  await browser?.remove();
  await searchd?.remove();
  site.remove();
});

/** A test with a page of its own; options as of Browser.withPage. */
export function pageTest(name, options, visitor) {
  test(name, () => browser.withPage(options, visitor));
}

const SITE_CSS = `
  body { margin: 1rem; font: 18px/1.5 "Liberation Serif", serif; color: rgb(30, 30, 60);
    background: rgb(250, 250, 245); }
  .dark { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) { .dark body { color: rgb(230, 230, 220); background: rgb(25, 25, 30); } }`;
const FALLBACK = (url) => `<form action="${url}/" method="get"><label>Cari <input name="q"></label></form>`;

/** Opens a page of the site with the box in it. `html`, `attributes`: of these elements; `server`: the endpoint. */
export async function visit(page, { attributes = "", css = "", server = searchd, script, html = "", head = "",
  origin = site.url } = {}) {
  const policy = `default-src 'none'; script-src ${server.url}; connect-src ${server.url}; style-src 'self'; ` +
    `form-action ${server.url}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  site.paths.set("/site.css", { headers: { "Content-Type": "text/css" }, body: SITE_CSS + css });
  site.paths.set("/", { headers: { "Content-Security-Policy": policy }, body: `<!doctype html><html lang="id" ${html}>
    <head><title>Situs</title><meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/site.css">${head}
    <script type="module" src="${script ?? `${server.url}/telusur.js`}"></script></head>
    <body><main><h1>Situs berita</h1>
    <telusur-search endpoint="${server.url}" ${attributes}>${FALLBACK(server.url)}</telusur-search>
    <p id="below">Di bawah kotak.</p></main></body></html>` });
  await page.goto(`${origin}/`);
}

// Playwright looks into shadow roots by itself.
export const input = (page) => page.getByRole("combobox");
export const options = (page) => page.getByRole("option");
export const spoken = (page) => page.getByRole("status");
export const popup = (page) => page.locator("telusur-search .popup");

export async function says(page, text) {
  await spoken(page).filter({ hasText: text }).waitFor();
}

/** Asks at once, and not again for each key that comes late, and waits for what is said of it. */
export async function type(page, text, answer = /ditemukan|found/) {
  await input(page).fill("");
  await input(page).fill(text);
  await says(page, answer);
}

/** The id of the option that is chosen, or null. */
export async function chosen(page) {
  const id = await input(page).getAttribute("aria-activedescendant");
  const selected = await page.locator("telusur-search [aria-selected=true]")
    .evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(selected, id === null ? [] : [id]);
  return id;
}

export async function answerOf(path, parameters) {
  return (await fetch(`${searchd.url}${path}?${new URLSearchParams(parameters)}`)).json();
}

