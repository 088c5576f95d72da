/** The first bill: by the small module, before the whole one has come, and within its budget. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { violations } from "./axe.js";
import { launch, open } from "./browser.js";
import { calculator, plain, total } from "./calculator.js";
import { inRepository } from "./package.js";
import { serve } from "./server.js";

/** Code and module that a first bill needs, in bytes as brotli leaves them. */
const budget = 120_000;

const page = (/** @type {string} */ attributes) => `<!doctype html>
<html lang="fi"><meta charset="utf-8"><title>First</title>
<script type="module" src="/dist/osuus-calculator.js"></script>
<main><h1>First</h1><osuus-calculator ${attributes}></osuus-calculator></main></html>`;
const fund = 'agreement="jyvaskyla-fund-model" year="2002"';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof open>>} */
let opened;
/** Lets the whole module come. @type {() => void} */
let letCome;
/** @type {string[]} */
let asked;

before(async () => {
  server = await serve({
    "/fund.html": page(`${fund} buyer="435"`),
    "/last.html": page('agreement="jyvaskyla-fund-model"'),
    "/made-up.html": page(
      'agreement="jyvaskyla-funding-model" year="2002" facts="illustrative" buyer="435"',
    ),
  });
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});
afterEach(async () => {
  letCome();
  await opened.close();
});
beforeEach(async () => {
  opened = await open(browser, server.origin);
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
  await opened.page.goto(`${server.origin}/fund.html`);
  assert.equal(await total(opened.page), "357,63 €");
  const code = asked.filter((path) => /\.(js|wasm)$/.test(path) && !/opening/.test(path));
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
  await page.goto(`${server.origin}/fund.html`);
  assert.equal(await total(page), "357,63 €");
  const field = calculator(page).locator(".given input.number").first();
  await field.fill("10");
  // Ten performances of 55 euros: tests/corpus/fund-model.
  assert.equal(await total(page), "907,63 €");
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
  await page.goto(`${server.origin}/made-up.html`);
  assert.equal(await total(page), "2 013,02 €");
  assert.match(
    plain(await calculator(page).locator(".calculator").textContent()),
    /luvut ovat esimerkkejä, keksittyjä/,
  );
});

test("without a year it is the last one, and what cannot be billed waits for the reasons", async () => {
  const { page } = opened;
  await page.goto(`${server.origin}/last.html`);
  assert.equal(await total(page), "103 257,18 €");
  await calculator(page).getByRole("combobox").first().fill("Luhanka");
  await page.keyboard.press("Enter");
  await calculator(page).locator(".given input.number").first().fill("2,5");
  const refused = calculator(page).locator(".refused");
  await refused.waitFor();
  letCome();
  await calculator(page).locator(".error", { hasText: /\w/ }).first().waitFor();
});

/** @param {string} path */
async function brotli(path) {
  const bytes = await readFile(inRepository(`bindings-wasm${path}`));
  return (await promisify(brotliCompress)(bytes)).length;
}
