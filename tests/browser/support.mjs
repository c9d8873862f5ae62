// SPDX-License-Identifier: GPL-3.0-or-later
// What tests in a browser share: articles, a real searchd over an index of them, pages that tell what went wrong
// in them, and another site. Run with TELUSUR_BIN (the built programs) and TELUSUR_BROWSER_MODULES (a directory
// with node_modules), as tests/browser/CMakeLists.txt does. Where something is missing the whole file is skipped.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CHROMIUM = "/usr/bin/chromium";
const BIN = process.env.TELUSUR_BIN ?? "";
const ASSETS = process.env.TELUSUR_ASSETS; // a directory whose page.css and scripts are served instead of those built in
const require = createRequire(join(process.env.TELUSUR_BROWSER_MODULES ?? process.cwd(), "package.json"));

/** What CTest takes for a skipped test, if it is the first that is said. */
function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(0);
}

function moduleOrSkip(name) {
  try {
    return require.resolve(name);
  } catch {
    return skip(`npm ci has not brought ${name} here`);
  }
}

if (!existsSync(CHROMIUM)) skip(`no ${CHROMIUM} here`);
if (!BIN || !existsSync(join(BIN, "searchd"))) skip("TELUSUR_BIN names no directory with the programs");
const { chromium } = require(moduleOrSkip("playwright-core"));
const AXE = readFileSync(moduleOrSkip("axe-core/axe.min.js"), "utf8");

const TOPICS = [
  { section: "Ekonomi", tags: ["Jagung", "Pertanian"], what: "Panen jagung",
    says: ["Petani memanen jagung lebih awal karena hujan datang sebelum waktunya.",
      "Harga jagung di tingkat petani naik tipis sejak pekan lalu."] },
  { section: "Nusantara", tags: ["Gempa Bumi", "Bencana"], what: "Gempa kecil terasa",
    says: ["Getaran gempa dirasakan warga selama beberapa detik menjelang subuh.",
      "Tidak ada bangunan yang rusak, kata petugas penanggulangan bencana."] },
  { section: "Metro", tags: ["Banjir", "Bencana"], what: "Banjir surut",
    says: ["Air mulai surut setelah pompa dinyalakan sepanjang malam.",
      "Sekolah yang terendam banjir dibersihkan bersama oleh guru dan orang tua murid."] },
  { section: "Olahraga", tags: ["Bulu Tangkis"], what: "Kejuaraan bulu tangkis",
    says: ["Pemain muda itu menang dalam tiga gim yang menegangkan.",
      "Pelatih berharap kejuaraan serupa diadakan setiap tahun."] },
  { section: "Ekonomi", tags: ["Pelabuhan", "Perikanan"], what: "Pelabuhan ikan diperluas",
    says: ["Perluasan pelabuhan memberi tempat bagi dua puluh kapal lagi.",
      "Nelayan meminta harga solar tidak dinaikkan tahun ini."] },
  { section: "Budaya", tags: ["Wayang", "Kesenian"], what: "Pentas wayang semalam suntuk",
    says: ["Dalang memainkan lakon yang jarang dipentaskan di kota ini.",
      "Penonton bertahan sampai pagi walau udara dingin."] },
  { section: "Metro", tags: ["Kereta Api", "Perhubungan"], what: "Jadwal kereta api berubah",
    says: ["Kereta api pagi berangkat lima belas menit lebih awal mulai Senin.",
      "Penumpang diminta memeriksa tiketnya sebelum berangkat."] },
  { section: "Kesehatan", tags: ["Imunisasi"], what: "Pekan imunisasi dimulai",
    says: ["Puskesmas membuka layanan imunisasi sampai sore hari.",
      "Ibu-ibu datang membawa kartu kesehatan anaknya."] },
];
const PLACES = ["Garut", "Kupang", "Ternate", "Pati", "Banyuwangi", "Solok", "Mamuju", "Tarakan", "Ende", "Bima"];
const WRITERS = ["Sari Wulandari", "Budi Hartono", "Yohana Lestari", "Rizal Pane", "Ni Made Ayu"];

function articleOf(i) {
  const { section, tags, what, says } = TOPICS[i % TOPICS.length];
  const place = PLACES[(i * 7) % PLACES.length];
  const date = `${2009 + (i % 15)}-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`;
  return { id: `artikel-${i}`, url: `https://berita.example/${i}`, title: `${what} di ${place}`, date, section,
    tags: [...tags, place], authors: [WRITERS[(i * 3) % WRITERS.length]], source: "Harian Contoh",
    body: [`${place} menjadi pembicaraan pada hari ke-${i + 1} liputan kami. ${says[0]}`, says[1],
      `Laporan nomor ${i + 1} dari ${place} ini ditulis oleh pembantu kami.`].join("\n") };
}

/** Invented news of 2009 to 2023, always the same. The last two are near copies of the first two. */
export function articles(count = 300) {
  const all = Array.from({ length: count }, (_, i) => articleOf(i));
  for (const i of [0, 1]) {
    all[count - 2 + i] = { ...all[i], id: `salinan-${i}`, url: `https://berita.example/salinan-${i}`,
      body: `${all[i].body}\nDisunting ulang.` };
  }
  return all;
}

/** searchd over an index of these articles. `corsOrigins`: sites that may read answers. */
export class Searchd {
  #directory = mkdtempSync(join(tmpdir(), "telusur-browser-"));
  #process = null;
  #port = 0;

  constructor(list, { corsOrigins = [] } = {}) {
    const source = join(this.#directory, "articles.jsonl");
    writeFileSync(source, list.map((one) => `${JSON.stringify(one)}\n`).join(""));
    writeFileSync(this.#config, [`data = ${JSON.stringify(join(this.#directory, "data"))}`, "[server]",
      `cors_origins = ${JSON.stringify(corsOrigins)}`, ""].join("\n"));
    execFileSync(join(BIN, "indexer"), ["run", "--data", join(this.#directory, "data"), "--source", source,
      "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  }

  get #config() {
    return join(this.#directory, "telusur.toml");
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** At the port it had before, if it has been stopped. */
  async start() {
    if (this.#port > 0) return this.#startAt(this.#port);
    // None that the system gives to whoever connects somewhere: while searchd is stopped, its port stays free.
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#startAt(20000 + Math.floor(Math.random() * 12000));
      } catch (error) {
        if (tries === 10 || !error.message.includes("Address already in use")) throw error;
      }
    }
  }

  async #startAt(port) {
    this.#process = spawn(join(BIN, "searchd"), ["--config", this.#config, "--listen", `127.0.0.1:${port}`],
      { stdio: ["ignore", "ignore", "pipe"] });
    this.#port = await new Promise((resolve, reject) => {
      let said = "";
      this.#process.stderr.on("data", (bytes) => {
        said += bytes;
        const [, port] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
        if (port) resolve(Number(port));
      });
      this.#process.on("exit", () => reject(new Error(`searchd did not start: ${said}`)));
    });
    return this;
  }

  async stop() {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await ended;
  }

  /** Also takes the index away. */
  async remove() {
    const runs = this.#process && this.#process.exitCode === null && this.#process.signalCode === null;
    if (runs) await this.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** Another site: what answers a path is {status, headers, body}; paths can be added while it runs. */
export class Site {
  paths = new Map([["/favicon.ico", { status: 204 }]]);
  #server = createServer((request, response) => {
    const { status = 200, headers = {}, body = "" } =
      this.paths.get(new URL(request.url, "http://site").pathname) ?? { status: 404 };
    response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", ...headers });
    response.end(body);
  });

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async start() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  remove() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const RATES = {
  // Chrome's "Fast 3G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
  "3g": { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
};

/** From now on the page's network is as slow as "3g". */
export async function throttle(page, name) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...RATES[name] });
}

/** Returns when the condition holds; the time limit of the test is that of the wait. */
export async function eventually(condition) {
  while (!(await condition())) await new Promise((resolve) => { setTimeout(resolve, 20); });
}

/** What axe finds wrong by WCAG 2.2 A and AA and as practice: ["rule: selector", …]. */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  // Not by the page's own eval, which a security policy forbids.
  await session.send("Runtime.evaluate", { expression: AXE });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${JSON.stringify(target)}: ${failureSummary}`));
}

/** chromium; one for a file is enough. */
export class Browser {
  #browser = null;

  async start() {
    this.#browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync"] });
    return this;
  }

  remove() {
    return this.#browser.close();
  }

  /**
   * A page in a profile of its own. `page.troubles` are its console messages (a broken security policy is one) and
   * uncaught errors, `page.requests` the addresses it asked for.
   */
  async newPage({ width = 1280, height = 800, locale = "id-ID", ...options } = {}) {
    const context = await this.#browser.newContext({ viewport: { width, height }, locale, ...options });
    const page = await context.newPage();
    page.troubles = [];
    page.requests = [];
    page.setDefaultTimeout(10000);
    if (ASSETS) {
      await page.route(/\/assets\/\w+\.[0-9a-f]+\.(?:js|css)$/, (route) => route.fulfill(
        { path: join(ASSETS, route.request().url().replace(/.*\/(\w+)\.[0-9a-f]+/, "$1")) }));
    }
    page.on("console", (message) => page.troubles.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.troubles.push(`uncaught: ${error}`));
    page.on("request", (request) => page.requests.push(request.url()));
    return page;
  }

  /** Does it with a page and closes that. Fails for troubles but those that match one of `allowed`. */
  async withPage({ allowed = [], ...options }, visit) {
    const page = await this.newPage(options);
    try {
      await visit(page);
      assert.deepEqual(page.troubles.filter((one) => !allowed.some((pattern) => pattern.test(one))), []);
    } finally {
      await page.context().close();
    }
  }
}
