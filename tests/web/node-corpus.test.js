/** The corpus in node. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases, keep } from "./cases.js";
import { expect } from "./expect.js";
import { entry } from "./package.js";
import { run } from "./run.js";

const osuus = await entry();
const corpus = await cases();
/** @type {Map<string, string>} */
const results = new Map();

before(() => osuus.init(undefined, { register: "all" }));
after(() => keep("node", results));

test("the corpus is there", () => assert.notEqual(corpus.length, 0));

for (const one of corpus) {
  test(one.id, () => {
    const text = run(one, osuus);
    results.set(one.id, text);
    expect(one, text);
  });
}
