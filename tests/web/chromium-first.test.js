/** The first bill: by the small module, before the whole one has come, and within its budget. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, test } from "node:test";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { violations } from "./axe.js";
import { calculator, choose, plain, speak, total } from "./calculator.js";
import { inRepository } from "./package.js";
import { site } from "./site.js";

/** Code and module that a first bill needs, in bytes as brotli leaves them. */
const budget = 120_000;

const tag = (/** @type {string} */ attributes) =>
  `<main><h1>First</h1><osuus-calculator ${attributes}></osuus-calculator></main>`;
const page = (/** @type {string} */ content) => `<!doctype html>
<html lang="fi"><meta charset="utf-8"><title>First</title>
<script type="module" src="/dist/osuus-calculator.js"></script>
<script type="module" src="/hear.js"></script>
${content}</html>`;
const hear = `window.heard = [];
for (const name of ["osuus-ready", "osuus-change"])
  addEventListener(name, ({ type, detail: { statement, buyer } }) => {
    const bill = statement.bills.find((one) => one.buyer.code === buyer);
    heard.push([type, bill?.total]);
  });`;
/** All that are compiled. */
const everyPlan = [
  'agreement="jyvaskyla-fund-model"',
  'agreement="jyvaskyla-funding-model" facts="illustrative"',
  'agreement="keski-suomi-cooperation-2007" year="2007"',
  'agreement="keski-suomi-cooperation-2007"',
  'agreement="keski-suomi-county"',
  'agreement="keski-suomi-pair-work" year="2020"',
  'agreement="keski-suomi-pair-work" year="2021"',
  'agreement="keski-suomi-pair-work"',
];
const fund = 'agreement="jyvaskyla-fund-model" year="2002"';

/** @type {import("./site.js").Opened} */
let opened;
/** Lets the whole module come. @type {() => void} */
let letCome;
/** @type {string[]} */
let asked;

const here = site({
  "/fund.html": page(tag(`${fund} buyer="435"`)),
  "/hasty.html": page(tag(`${fund} buyer="435" timeout="1"`)),
  "/last.html": page(tag('agreement="jyvaskyla-fund-model"')),
  "/pair-work.html": page(tag('agreement="keski-suomi-pair-work"')),
  "/made-up.html": page(
    tag(
      'agreement="jyvaskyla-funding-model" year="2002" facts="illustrative" buyer="435"',
    ),
  ),
  "/empty.html": page(""),
  "/hear.js": { body: hear, type: "text/javascript" },
});
afterEach(async () => {
  letCome();
  await opened.close();
});
beforeEach(async () => {
  opened = await here.open();
  asked = [];
  opened.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const come = new Promise((resolve) => {
    letCome = () => resolve(undefined);
  });
  await opened.page.route("**/osuus-opening.js", async (route) => {
    await come;
    await route.continue();
  });
});

test("code and module of a first bill are within their budget", async () => {
  await opened.page.goto(`${here.origin}/fund.html`);
  assert.equal(await total(opened.page, "first"), "357,63 €");
  const code = asked.filter(
    (path) => /^\/dist\/.*\.(js|wasm)$/.test(path) && !/opening/.test(path),
  );
  const sizes = await Promise.all(code.map(brotli));
  const sum = sizes.reduce((before, size) => before + size, 0);
  assert.ok(code.some((path) => path.endsWith(".wasm")));
  assert.ok(
    sum <= budget,
    `${sum} bytes: ${code.map((one, at) => `${one} ${sizes[at]}`)}`,
  );
});

test("the bill is there before the whole module, and answers; then come the reasons", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/fund.html`);
  assert.equal(await total(page, "first"), "357,63 €");
  const field = calculator(page).locator(".given input.number").first();
  await field.fill("10");
  // Ten performances of 55 euros: tests/corpus/fund-model.
  assert.equal(await total(page, "first"), "907,63 €");
  assert.deepEqual(await violations(page), []);
  assert.equal(await calculator(page).locator(".why").count(), 0);
  assert.deepEqual(
    asked.filter((path) => path.startsWith("/dist/wasm/")),
    [],
  );
  letCome();
  await calculator(page).locator(".why").waitFor();
  assert.equal(await total(page), "907,63 €");
  assert.equal(await field.inputValue(), "10");
  assert.ok(await field.evaluate((one) => one.matches(":focus")));
  assert.deepEqual(opened.troubles, []);
});

test("made-up facts are in the plan, and said to be so", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/made-up.html`);
  assert.equal(await total(page, "first"), "2 013,02 €");
  assert.match(
    plain(await calculator(page).locator(".calculator").textContent()),
    /luvut ovat esimerkkejä, keksittyjä/,
  );
});

test("without a year it is the last one, and why nothing can be billed comes with the reasons", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/last.html`);
  assert.equal(await total(page, "first"), "103 257,18 €");
  await choose(page, "Luhanka");
  await calculator(page).locator(".given input.number").first().fill("2,5");
  const { bill, wrong, awaited } = parts(page);
  await awaited.waitFor();
  assert.equal(await bill.textContent(), "");
  letCome();
  await wrong.filter({ hasText: /\w/ }).waitFor();
  assert.equal(await wrong.count(), 1);
});

test("whoever is at something stays at it when the reasons come", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/fund.html`);
  await total(page, "first");
  const slider = calculator(page).getByRole("slider").first();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  const { awaited, sheet } = parts(page);
  await sheet.evaluate((element) => element.setAttribute("data-same", ""));
  const before = await total(page, "first");
  letCome();
  await awaited.waitFor({ state: "detached" });
  assert.equal(await sheet.getAttribute("data-same"), "");
  assert.ok(await slider.evaluate((one) => one.matches(":focus")));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  assert.equal(await total(page), before);
});

test("what is open stays open, and what has the focus keeps it", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/pair-work.html`);
  await total(page, "first");
  const row = calculator(page).locator(".everyone button").nth(2);
  const words = plain(await row.textContent());
  await row.focus();
  letCome();
  await parts(page).awaited.waitFor({ state: "detached" });
  await row.and(page.locator(":focus")).waitFor();
  assert.equal(plain(await row.textContent()), words);
});

test("the page hears of the first bill once, and of every change", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/fund.html`);
  assert.equal(await total(page, "first"), "357,63 €");
  await calculator(page).locator(".given input.number").first().fill("10");
  await page.waitForFunction(() => Reflect.get(window, "heard").length === 2);
  letCome();
  await parts(page).awaited.waitFor({ state: "detached" });
  await calculator(page).locator(".given input.number").first().fill("");
  const heard = page.waitForFunction(() => {
    const all = Reflect.get(window, "heard");
    return all.length > 2 ? all : undefined;
  });
  assert.deepEqual(await (await heard).jsonValue(), [
    ["osuus-ready", "357.63"],
    ["osuus-change", "907.63"],
    ["osuus-change", "357.63"],
  ]);
});

test("another year waits for the whole, and everything can be changed until then", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/pair-work.html`);
  await total(page, "first");
  await speak(page, "English");
  const year = calculator(page).getByLabel("Year");
  await year.selectOption("2020");
  const { bill, awaited } = parts(page);
  assert.equal(await bill.textContent(), "");
  assert.match(plain(await awaited.textContent()), /on their way/);
  letCome();
  await awaited.waitFor({ state: "detached" });
  assert.equal(await year.inputValue(), "2020");
  assert.match(plain(await calculator(page).locator(".when").textContent()), /2020/);
  assert.deepEqual(opened.troubles, []);
});

test("every embedded plan goes over into the whole without a new drawing", async () => {
  const { page } = opened;
  for (const attributes of everyPlan) {
    await page.goto(`${here.origin}/empty.html`);
    await page.evaluate(
      (html) => document.body.insertAdjacentHTML("beforeend", html),
      tag(attributes),
    );
    const first = await total(page, "first");
    const { awaited, sheet } = parts(page);
    await sheet.evaluate((element) => element.setAttribute("data-same", ""));
    letCome();
    await awaited.waitFor({ state: "detached" });
    assert.equal(await total(page), first, attributes);
    assert.equal(await sheet.getAttribute("data-same"), "", attributes);
  }
});

for (const file of ["**/dist/wasm/*.wasm", "**/finland.register"]) {
  test(`a whole without ${file} leaves the bill, and can be tried again`, async () => {
    const { page } = opened;
    await page.route(file, (route) => route.abort());
    await page.goto(`${here.origin}/fund.html`);
    await total(page, "first");
    letCome();
    const said = calculator(page).locator(".waiting");
    await said.filter({ hasText: "ei saatu ladattua" }).waitFor();
    await calculator(page).locator(".given input.number").first().fill("10");
    assert.equal(await total(page, "first"), "907,63 €");
    assert.deepEqual(await violations(page), []);
    await speak(page, "English");
    await said.filter({ hasText: "did not arrive" }).waitFor();
    await page.unroute(file);
    await calculator(page).getByRole("button", { name: "Try again" }).click();
    await calculator(page).locator(".why").waitFor();
  });
}

test("code that does not come is told of", async () => {
  const { page } = opened;
  await page.route("**/osuus-opening.js", (route) => route.abort());
  await page.goto(`${here.origin}/fund.html`);
  assert.equal(await total(page, "first"), "357,63 €");
  const said = calculator(page).locator(".waiting");
  await said.filter({ hasText: "ei saatu ladattua" }).waitFor();
});

test("a small module that never comes does not keep the whole from coming", async () => {
  const { page } = opened;
  letCome();
  await page.route("**/dist/wasm-bill/*.wasm", () => new Promise(() => {}));
  await page.goto(`${here.origin}/hasty.html`);
  await calculator(page).locator(".why").waitFor();
  assert.equal(await total(page), "357,63 €");
});

/** @param {import("playwright-core").Page} page */
function parts(page) {
  const inside = calculator(page);
  return {
    bill: inside.locator(".result"),
    sheet: inside.locator(".sheet"),
    awaited: inside.locator(".awaited"),
    wrong: inside.locator(".given .error p").first(),
  };
}

/** @param {string} path */
async function brotli(path) {
  const bytes = await readFile(inRepository(`bindings-wasm${path}`));
  return (await promisify(brotliCompress)(bytes)).length;
}
