/** What a person takes along in a real browser: a link, a table, paper, a file. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, test } from "node:test";
import { overflow, violations } from "./axe.js";
import {
  announced,
  calculator,
  choose,
  plain,
  speak,
  total,
  whole,
} from "./calculator.js";
import { policy } from "./server.js";
import { site } from "./site.js";

const page = (/** @type {string} */ body) => `<!doctype html><html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Share</title>
<main><h1>Share</h1><script type="module" src="/dist/calculator/index.js"></script>${body}</main>`;

const fund = 'agreement="jyvaskyla-fund-model"';

const pages = {
  "/one.html": page(`<osuus-calculator ${fund}></osuus-calculator>`),
  "/two.html": page(`<osuus-calculator id="a" ${fund}></osuus-calculator>
<osuus-calculator id="b" ${fund} buyer="179"></osuus-calculator>`),
  "/framed.html": {
    body: page('<iframe src="/one.html" title="Calculator"></iframe>'),
    policy: `${policy}; frame-src 'self'`,
  },
};

/** @type {import("./site.js").Opened} */
let opened;

const here = site(pages);
beforeEach(async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  opened = await here.open({ permissions, acceptDownloads: true });
});
afterEach(async () => {
  assert.deepEqual(opened.troubles, []);
  await opened.close();
});

/** Opens a page, and waits for the total or for why there is none. */
async function visit(/** @type {string} */ path) {
  const { page } = opened;
  await page.goto("about:blank");
  await page.goto(`${here.origin}${path}`);
  await whole(page);
  return page;
}

/** Presses one of the buttons below the bill, and gives what is on the clipboard then. */
async function pressed(/** @type {string} */ name) {
  const { page } = opened;
  await calculator(page)
    .getByRole("button", { name, exact: true })
    .first()
    .press("Enter");
  await calculator(page).locator(".told").first().filter({ hasText: /./ }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link holds buyer, year, values and language, and opens on them", async () => {
  const page = await visit("/one.html");
  await choose(page, "Luhanka");
  await calculator(page).locator(".given input.number").first().fill("10");
  await speak(page, "Svenska");
  // Nothing is written into the address before somebody shares.
  assert.equal(new URL(page.url()).hash, "");
  const before = await page.evaluate(() => history.length);
  const link = await pressed("Kopiera länken");
  const hash = "#osuus=buyer=435&year=2002&lang=sv&pair-work=10";
  assert.equal(link, `${here.origin}/one.html${hash}`);
  assert.equal(page.url(), link);
  assert.equal(await page.evaluate(() => history.length), before);
  assert.match(
    plain(await calculator(page).locator(".told").textContent()),
    /har kopierats/,
  );

  await visit(`/one.html${hash}`);
  // tests/corpus/fund-model/2002-ten-performances
  assert.equal(await total(page), "907,63 €");
  assert.equal(await calculator(page).locator(".who").textContent(), "Luhanka");
  assert.equal(
    await calculator(page).locator(".languages [aria-pressed=true]").textContent(),
    "Svenska",
  );
});

test("another link on the page is followed", async () => {
  const page = await visit("/one.html");
  await page.evaluate(() => {
    location.hash = "#osuus=buyer=435";
  });
  await calculator(page).locator(".who", { hasText: "Luhanka" }).waitFor();
  assert.equal(await total(page), "€357.63");
  await page.evaluate(() => {
    location.hash = "#another-place-on-the-page";
  });
  assert.equal(await total(page), "€357.63");
  // A link is followed once: what the page then asks for itself holds.
  await visit("/one.html#osuus=buyer=435&year=2002");
  await calculator(page).evaluate((element) => {
    element.setAttribute("agreement", "keski-suomi-pair-work");
  });
  await calculator(page).locator(".total", { hasText: "€0.00" }).waitFor();
  assert.equal(await calculator(page).locator("#year").inputValue(), "2022");
});

test("two calculators share one link, each with its own part", async () => {
  const page = await visit("/two.html");
  await choose(page, "Luhanka");
  const link = new URL(await pressed("Copy link"));
  assert.equal(link.hash, "#a:osuus=buyer=435&year=2002&lang=en");
  const both = `${link.hash};b:osuus=buyer=435&pair-work=10&lang=fi`;
  await visit(`/two.html${both}`);
  const totals = calculator(page).locator(".total");
  await totals.nth(1).waitFor();
  assert.deepEqual((await totals.allTextContents()).map(plain), ["€357.63", "907,63 €"]);
});

test("in a frame the link is the one of the frame's page", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/framed.html`);
  const frame = page.frameLocator("iframe").locator("osuus-calculator");
  await frame.locator(".total").waitFor();
  await frame.getByRole("button", { name: "Copy link" }).click();
  await frame.locator(".told").filter({ hasText: /./ }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, `${here.origin}/one.html#osuus=year=2002&lang=en`);
});

test("a link made by hand shows nothing false and runs nothing", async () => {
  for (const [said, shown] of [
    // Somebody who is no buyer is nobody.
    ["buyer=999&pair-work=10", "€103,257.18"],
    ["buyer=435&unknown=1&<script>=1", "€357.63"],
    ["buyer=435&year=20020&lang=xx", "€357.63"],
    ["%E0%A4%A&buyer=435&%=%", "€357.63"],
    [`buyer=435&x=${"9".repeat(9000)}`, "€103,257.18"],
  ]) {
    const page = await visit(`/one.html#osuus=${said}`);
    assert.equal(await total(page), shown, said?.slice(0, 40));
  }
  const image = encodeURIComponent("<img src=x onerror=alert(1)>");
  for (const value of ["2,5", "-1", image, "1e9", "%22;%22", "__proto__"]) {
    const page = await visit(`/one.html#osuus=buyer=435&pair-work=${value}`);
    assert.equal(await calculator(page).locator(".total").count(), 0, value);
    const field = calculator(page).locator(".given input.number").first();
    assert.equal(await field.getAttribute("aria-invalid"), "true", value);
    assert.equal(await calculator(page).locator("img").count(), 0);
  }
  // A year without prices is refused, as it is where the page asks for it.
  const page = await visit("/one.html#osuus=buyer=435&year=2003");
  assert.match(
    plain(await calculator(page).locator(".refused").textContent()),
    /annual-fee/,
  );
  await calculator(page).locator("#year").selectOption("2002");
  assert.equal(await total(page), "€357.63");
});

test("the bill is copied as cells, in the core's words", async () => {
  const page = await visit("/one.html#osuus=buyer=435&lang=fi&pair-work=10");
  const cells = (await pressed("Kopioi taulukko"))
    .split("\n")
    .map((line) => line.split("\t").map(plain));
  assert.deepEqual(cells[3], ["Maksu", "Määrä", "Yksikköhinta", "Summa"]);
  assert.deepEqual(cells[4], ["Vuosimaksu", "917 asukasta", "0,39 €/asukas", "357,63 €"]);
  assert.deepEqual(cells[8], ["Yhteensä", "", "", "907,63 €"]);
  assert.match(
    cells.flat().join(" "),
    /vuosi 2002 ja väkiluku 31\.12\.2001 ovat oletuksia/,
  );
  await calculator(page).getByRole("button", { name: "Kaikki maksajat" }).click();
  await announced(page);
  const all = (await pressed("Kopioi taulukko")).split("\n");
  assert.equal(all[1], "077\tHankasalmi\t2225,34\t0,00\t0,00\t0,00\t2225,34");
});

test("where the clipboard is not given the text can be copied by hand", async () => {
  const page = await visit("/one.html#osuus=buyer=435");
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new Error("refused"));
    Object.defineProperty(navigator, "clipboard", { value: { writeText: refuse } });
  });
  await calculator(page).getByRole("button", { name: "Copy link" }).click();
  const text = calculator(page).getByRole("textbox", { name: "Copy the text from here" });
  assert.equal(await text.inputValue(), page.url());
  assert.ok(await text.evaluate((element) => element.matches(":focus")));
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
  }
});

test("all bills are a file that spreadsheets read, under the strict policy", async () => {
  for (const [language, button, first, separator] of /** @type {const} */ ([
    ["Suomi", "Lataa kaikki laskut (CSV)", "077;Hankasalmi;2225,34", ";"],
    ["Svenska", "Ladda ner alla räkningar (CSV)", "077;Hankasalmi;2225,34", ";"],
    ["English", "Download all bills (CSV)", '077,Hankasalmi,"2,225.34"', ","],
  ])) {
    const page = await visit("/one.html#osuus=buyer=435&pair-work=10");
    await speak(page, language);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      calculator(page).getByRole("button", { name: button, exact: true }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "jyvaskyla-fund-model-2002.csv");
    const text = await readFile(await download.path(), "utf8");
    assert.ok(text.startsWith("\uFEFF"));
    const lines = text.slice(1).split("\r\n");
    assert.ok(lines[1]?.startsWith(first), lines[1]);
    // A row for each of 30, their sum (103 257.18 + 550.00), and what has to be known.
    assert.match(lines[31] ?? "", /103,?807[.,]18/);
    assert.equal(lines[32], "");
    assert.equal(lines[1]?.replace(/"[^"]*"/g, "").split(separator).length, 7);
    assert.match(text, /2002.*31\.12\.2001|2002.*31 December 2001/);
  }
});

test("no cell is a formula, and quotation marks stay marks", async () => {
  const page = await visit("/one.html");
  const written = await page.evaluate(async () => {
    const { csv, tableRows } = await import(`/dist/calculator/${"spreadsheet"}.js`);
    const left = { title: "@code", align: "left" };
    const right = { title: "Sum", align: "right" };
    const table = {
      caption: "+caption",
      columns: [left, right],
      rows: [
        ['=1+1;"x"', "\u22121\u00A0234,50"],
        ["-5", "−0,01"],
        ["-HYPERLINK(1)", "+x"],
      ],
      total: ["", "12,00"],
      notes: ["two\nlines"],
    };
    return csv(tableRows(table), "fi");
  });
  assert.deepEqual(written.slice(1).split("\r\n"), [
    "'@code;Sum",
    `"'=1+1;""x""";-1234,50`,
    "-5;-0,01",
    "'-HYPERLINK(1);'+x",
    ";12,00",
    "",
    "'+caption",
    '"two\nlines"',
    "",
  ]);
});

test("printing is asked of the browser", async () => {
  const page = await visit("/one.html#osuus=buyer=435");
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await calculator(page)
    .getByRole("button", { name: "Print", exact: true })
    .press("Enter");
  await page.locator("[data-printed]").waitFor();
});
