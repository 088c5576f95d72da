/** The corpus in a real browser: the package's files as served, a page with a strict policy. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { launch, open } from "./browser.js";
import { cases, keep } from "./cases.js";
import { expect } from "./expect.js";
import { serve } from "./server.js";

const corpus = await cases();
/** @type {Map<string, string>} */
let results = new Map();

before(async () => {
  const server = await serve({ "/corpus.html": "<!doctype html><title>Corpus</title>" });
  const browser = await launch();
  try {
    const { page, troubles } = await open(browser, server.origin);
    await page.goto(`${server.origin}/corpus.html`);
    results = new Map(await page.evaluate(answers, corpus));
    assert.deepEqual(troubles, []);
  } finally {
    await browser.close();
    await server.close();
  }
  await keep("chromium", results);
});

test("the corpus is there", () => assert.notEqual(corpus.length, 0));

for (const one of corpus) {
  test(one.id, () => expect(one, results.get(one.id) ?? ""));
}

/**
 * Runs in the page.
 *
 * @param {import("./cases.js").Case[]} corpus
 * @returns {Promise<[string, string][]>}
 */
async function answers(corpus) {
  const at = (/** @type {string} */ path) => import(new URL(path, location.href).href);
  const [osuus, { run }] = await Promise.all(["/dist/index.js", "/web/run.js"].map(at));
  await osuus.init(undefined, { register: "all" });
  return corpus.map((one) => [one.id, run(one, osuus)]);
}
