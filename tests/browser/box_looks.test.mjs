// SPDX-License-Identifier: GPL-3.0-or-later
// <telusur-search>: colours, sizes and places, and what axe says of them.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { input, options, pageTest, popup, type, visit } from "./box_site.mjs";
import { axe } from "./support.mjs";

const SMALLEST_TARGET = 44;

function styleOf(locator, name) {
  return locator.evaluate((element, property) => getComputedStyle(element)[property], name);
}

describe("looks", () => {
  const PROPERTIES = [
    { property: "--telusur-accent", value: "rgb(1, 2, 3)", part: "button", style: "borderTopColor" },
    { property: "--telusur-background", value: "rgb(9, 8, 7)", part: "popup", style: "backgroundColor" },
    { property: "--telusur-background", value: "rgb(9, 8, 7)", part: "input", style: "backgroundColor" },
    { property: "--telusur-text", value: "rgb(4, 5, 6)", part: "hit", style: "color" },
    { property: "--telusur-border", value: "rgb(7, 6, 5)", part: "input", style: "borderTopColor" },
    { property: "--telusur-mark", value: "rgb(255, 1, 2)", part: "mark", style: "backgroundColor" },
    { property: "--telusur-radius", value: "13px", part: "popup", style: "borderTopLeftRadius" },
    { property: "--telusur-font", value: "monospace", part: "input", style: "fontFamily" },
  ];
  const partOf = (page, part) => page.locator(`telusur-search [part~=${part}]`).first();

  pageTest("take properties and parts", {}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    const before = [];
    for (const { part, style } of PROPERTIES) before.push(await styleOf(partOf(page, part), style));
    const css = `telusur-search { ${PROPERTIES.map(({ property, value }) => `${property}: ${value};`).join("")} }
      telusur-search::part(hit) { padding-left: 77px; }`;
    await visit(page, { css });
    await type(page, "gempa");
    for (const [i, { property, value, part, style }] of PROPERTIES.entries()) {
      assert.notEqual(before[i], value, property);
      assert.equal(await styleOf(partOf(page, part), style), value, property);
    }
    assert.equal(await styleOf(partOf(page, "hit"), "paddingLeft"), "77px");
  });

  for (const { colorScheme, html, css = "", text, background } of [
    { colorScheme: "light", html: 'class="dark"', text: "rgb(30, 30, 60)", background: "rgb(250, 250, 245)" },
    { colorScheme: "dark", html: 'class="dark"', text: "rgb(230, 230, 220)", background: "rgb(25, 25, 30)" },
    { colorScheme: "dark", html: "", text: "rgb(30, 30, 60)", background: "rgb(250, 250, 245)" },
    { colorScheme: "dark", html: 'class="dark"', css: "body { color: unset !important; background: none !important }",
      text: "rgb(255, 255, 255)", background: "rgb(27, 26, 24)" },
    { colorScheme: "light", html: "", css: "main { color: rgb(250, 250, 250); background: rgba(0, 0, 0, .5) } " +
      "body { background: none !important }",
      text: "rgb(250, 250, 250)", background: "rgb(27, 26, 24)" },
  ]) {
    pageTest(`are those of the site: ${colorScheme} ${html} ${css}`, { colorScheme }, async (page) => {
      await visit(page, { html, css });
      await type(page, "gempa");
      for (const part of ["input", "hit", "button"]) {
        assert.equal(await styleOf(partOf(page, part), "color"), text, part);
      }
      assert.equal(await styleOf(popup(page), "backgroundColor"), background);
      assert.match(await styleOf(partOf(page, "hit"), "fontFamily"), /Liberation Serif/);
    });
  }

  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      pageTest(`are without a fault for axe: ${width} ${colorScheme}`, { width, colorScheme }, async (page) => {
        await visit(page, { html: 'class="dark"' });
        assert.deepEqual(await axe(page), []);
        await type(page, "gempa");
        await input(page).press("ArrowDown");
        await input(page).press("ArrowDown");
        assert.deepEqual(await axe(page), []);
        await type(page, "zzxxqq", "Tidak ada");
        assert.deepEqual(await axe(page), []);
      });
    }
  }

  for (const { width, css } of [
    { width: 320, css: "" },
    { width: 320, css: "body { margin: 0 }" },
    { width: 320, css: "telusur-search { width: 180px; margin-left: auto }" },
    { width: 1280, css: "telusur-search { width: 200px; margin-left: auto }" },
    { width: 1280, css: "telusur-search { width: 200px }" },
  ]) {
    pageTest(`fit the window and move nothing: ${width} ${css}`, { width, height: 640 }, async (page) => {
      await visit(page, { css });
      const below = page.locator("#below");
      const before = await below.boundingBox();
      await type(page, "gempa");
      assert.deepEqual(await below.boundingBox(), before);
      const { x, width: wide } = await popup(page).boundingBox();
      assert.ok(x >= 0 && x + wide <= width, `${x} + ${wide}`);
      assert.ok(wide >= 280, `${wide}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      for (const target of [...await options(page).all(), input(page), page.getByRole("button")]) {
        const { width: w, height: h } = await target.boundingBox();
        assert.ok(w >= SMALLEST_TARGET && h >= SMALLEST_TARGET, `${w} x ${h}`);
      }
    });
  }

  pageTest("do not move by themselves", { reducedMotion: "no-preference" }, async (page) => {
    await visit(page);
    await type(page, "gempa");
    const moving = await page.locator("telusur-search").evaluate((box) => [...box.shadowRoot.querySelectorAll("*")]
      .map((one) => getComputedStyle(one))
      .filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none").length);
    assert.equal(moving, 0);
  });

  pageTest("a click elsewhere closes, one into the box opens again", {}, async (page) => {
    await visit(page);
    await type(page, "gempa");
    await page.locator("h1").click();
    assert.equal(await popup(page).isVisible(), false);
    await input(page).click();
    assert.equal(await popup(page).isVisible(), true);
  });
});
