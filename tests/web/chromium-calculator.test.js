/** The calculator in a real browser, as the social director of a small municipality uses it. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import {
  announced,
  calculator,
  choose,
  openAll,
  plain,
  speak,
  total,
} from "./calculator.js";
import { block } from "./guide.js";
import { unit } from "./pages.js";
import { site } from "./site.js";

const several = `<!doctype html><html lang="en"><title>Several</title>
<script type="module" src="/dist/calculator/index.js"></script>
<osuus-calculator agreement="jyvaskyla-fund-model" buyer="435">one</osuus-calculator>
<osuus-calculator agreement="jyvaskyla-fund-model" lang="fi" buyer="179">two</osuus-calculator>
<osuus-calculator agreement="no-such-agreement">What the page says itself.</osuus-calculator>`;

const illustrative = `<!doctype html><html lang="en"><title>Illustrative</title>
<script type="module" src="/dist/calculator/index.js"></script>
<osuus-calculator agreement="jyvaskyla-funding-model" facts="illustrative" buyer="435"></osuus-calculator>`;

/** @type {import("./site.js").Opened} */
let opened;

const guide = (await block("html", "docs/embed.md")).replaceAll('"/osuus/', '"/');
const readme = `<!doctype html><meta charset="utf-8">${await block("html", "README.md")}`;
const here = site({
  "/several.html": several,
  "/illustrative.html": illustrative,
  "/guide.html": guide,
  "/unit.html": unit,
  "/readme.html": readme,
});
beforeEach(async () => {
  opened = await here.open();
  await opened.page.goto(`${here.origin}/unit.html`);
  await calculator(opened.page).locator(".total").waitFor();
});
afterEach(async () => {
  assert.deepEqual(opened.troubles, []);
  await opened.close();
});

test("Luhanka is chosen by keyboard, and its bill is shown and read out", async () => {
  const { page } = opened;
  await choose(page, "luh");
  assert.equal(await total(page), "357,63 €");
  assert.equal(await announced(page), "Luhanka: 357,63 €");
  assert.equal(
    await calculator(page).getByRole("combobox").first().inputValue(),
    "Luhanka",
  );
});

test("performances are added to the bill at once, and a part of one is refused", async () => {
  const { page } = opened;
  await choose(page, "Luhanka");
  const field = calculator(page).locator(".given input.number").first();
  await field.fill("10");
  assert.equal(await total(page), "907,63 €");
  const lines = calculator(page).locator(".lines tbody tr");
  assert.match(plain(await lines.nth(1).textContent()), /10 .*550,00 €$/);

  await field.fill("2,5");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const error = calculator(page).locator(
    `#${await field.getAttribute("aria-describedby")}`,
  );
  assert.match(plain(await error.textContent()), /2[.,]5/);
  assert.equal(await calculator(page).locator(".total").count(), 0);

  await field.fill("");
  assert.equal(await total(page), "357,63 €");
  assert.equal(await field.getAttribute("aria-invalid"), null);
});

test("the list finds either language's name, and Escape gives the old one back", async () => {
  const { page } = opened;
  const field = calculator(page).getByRole("combobox").first();
  const options = calculator(page).getByRole("option");
  await field.focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await options.count(), 30);
  await page.keyboard.type("jamsa");
  assert.match(plain(await options.first().textContent()), /^Jämsä/);
  await page.keyboard.type("xyz");
  assert.equal(await options.count(), 0);
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
});

test("the explanation opens down to the source, and stays open when a figure changes", async () => {
  const { page } = opened;
  await choose(page, "Luhanka");
  const tree = calculator(page).locator(".why");
  await tree.locator("summary").first().click();
  await openAll(page);
  assert.equal(await tree.locator("details:not([open])").count(), 0);
  assert.match(plain(await tree.textContent()), /0,39 euroa\/asukas/);
  await calculator(page).locator(".given input.number").first().fill("10");
  assert.equal(await tree.locator("details:not([open])").count(), 0);
  await openAll(page);
  assert.equal(await tree.locator("details[open]").count(), 0);
});

test("what is not billed stands below the total, as the core calls it", async () => {
  const { page } = opened;
  const drawn = await page.evaluate(async () => {
    const part = (/** @type {string} */ name) => import(`/dist/calculator/${name}.js`);
    const [{ LineTable }, { ExplanationTree }, { languages }] = await Promise.all(
      ["lines", "explanation", "labels/index"].map(part),
    );
    const shown = { quantity: "", rate: "", amount: "€2.00" };
    const line = { charge: "a", label: "A charge", amount: "2.00", shown };
    const bill = { shown: "€2.00", lines: [line], memos: [{ ...line, label: "A memo" }] };
    const explanation = { figure: { inputs: [] } };
    const drawn = (/** @type {object} */ chosen) =>
      new LineTable({ explanation, ...chosen }, new ExplanationTree(), languages.en)
        .element;
    const table = drawn({ bill, memos: ["A memo (not billed)"] });
    const none = drawn({ bill: { ...bill, memos: undefined }, memos: [] });
    document.querySelector("osuus-calculator")?.shadowRoot?.append(table);
    const edge = (/** @type {string} */ group) => table.querySelector(group);
    const total = edge("tfoot")?.getBoundingClientRect().bottom ?? Number.NaN;
    const below = edge(".memos")?.getBoundingClientRect().top ?? Number.NaN;
    return [table.textContent, String(none.querySelector(".memos")), below >= total];
  });
  assert.match(plain(String(drawn[0])), /Total€2.00A memo \(not billed\)€2.00$/);
  // Drawn below it, and not only after it in the page.
  assert.deepEqual(drawn.slice(1), ["null", true]);
});

test("the language changes every word, and keeps what was chosen and filled in", async () => {
  const { page } = opened;
  await choose(page, "Luhanka");
  await calculator(page).locator(".given input.number").first().fill("10");
  const seen = new Set([await calculator(page).locator("h2").textContent()]);
  await speak(page, "Svenska");
  assert.equal(await total(page), "907,63 €");
  seen.add(await calculator(page).locator("h2").textContent());
  await speak(page, "English");
  assert.equal(await total(page), "€907.63");
  seen.add(await calculator(page).locator("h2").textContent());
  assert.equal(seen.size, 3);
  const focused = calculator(page).locator(".languages button:focus");
  assert.equal(await focused.textContent(), "English");
});

test("made-up facts take the place of fields, and the page says that they are", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/illustrative.html`);
  await calculator(page).locator(".total").waitFor();
  // 346.35 of 100 000 by population and 1 666.67 of 50 000 by use: tests/corpus/funding-model/2002.
  assert.equal(await total(page), "€2,013.02");
  assert.equal(await calculator(page).locator(".given input.number").count(), 0);
  const said = plain(await calculator(page).locator(".warnings").textContent());
  assert.match(said, /Use of the services: the figures are illustrative, made up/);
});

test("several stand on one page, and one that cannot open leaves the page's words", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/several.html`);
  const totals = calculator(page).locator(".total");
  await totals.nth(1).waitFor();
  assert.deepEqual((await totals.allTextContents()).map(plain).slice(0, 1), ["€357.63"]);
  const third = calculator(page).nth(2);
  await third.getByRole("status").waitFor();
  assert.ok(await third.getByText("What the page says itself.").isVisible());
  const globals = await page.evaluate(() => "osuus" in globalThis);
  assert.equal(globals, false);
});

test("attributes choose for the page: language, year and buyer", async () => {
  const { page } = opened;
  await calculator(page).evaluate((element) => {
    element.setAttribute("buyer", "435");
    element.setAttribute("lang", "en");
  });
  assert.equal(await total(page), "€357.63");
  assert.equal(await page.evaluate(() => document.cookie), "");
});

test("the page of the guide works, under the policy of the guide", async () => {
  const { page } = opened;
  const response = await page.goto(`${here.origin}/guide.html`);
  const policy = response?.headers()["content-security-policy"];
  assert.equal(policy, (await block("text", "docs/embed.md")).trim());
  await calculator(page).locator(".total").waitFor();
  await choose(page, "Luhanka");
  assert.equal(await total(page), "357,63 €");
});

test("the tag of the README works", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/readme.html`);
  await calculator(page).locator(".total").waitFor();
  await choose(page, "Luhanka");
  assert.equal(await total(page), "357,63 €");
});

test("a bill in the list of all is pressed, and emptying the field brings the list back", async () => {
  const { page } = opened;
  await calculator(page).locator(".everyone button", { hasText: "Luhanka" }).click();
  assert.equal(await total(page), "357,63 €");
  const field = calculator(page).getByRole("combobox").first();
  assert.ok(await field.evaluate((element) => element.matches(":focus")));
  await field.fill("");
  await page.keyboard.press("Tab");
  assert.equal(await total(page), "103 257,18 €");
});

test("without JavaScript the page's own words show", async () => {
  const quiet = await here.open({ javaScriptEnabled: false });
  await quiet.page.goto(`${here.origin}/unit.html`);
  assert.ok(await calculator(quiet.page).getByText("0,39 euroa").isVisible());
  await quiet.close();
});
