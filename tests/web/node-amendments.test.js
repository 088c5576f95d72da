/** Amendments laid over agreements, in node: by handles and by calls. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { entry, inRepository } from "./package.js";

const osuus = await entry();

before(() => osuus.init(undefined, { register: "none" }));

/** @param {string} name */
const text = (name) => readFile(inRepository(`tests/corpus/amendments/${name}`), "utf8");

const facts = {
  csv: "buyer,measure,period,value\nkivi,visits,2002,100\nlahti,visits,2002,40\n",
};

test("what was billed then, and what should have been", async () => {
  const base = osuus.Agreement.read(await text("book-van.toml"), "toml");
  const amendments = [
    { toml: await text("raise-2003.toml") },
    { toml: await text("back-2002.toml") },
  ];
  const amended = base.amended(amendments);
  base.free();
  const now = amended.plan(2002).bill({ facts });
  assert.equal(now.total, "8610.01");
  assert.deepEqual(now.amendments, ["back-2002"]);
  const then = amended.plan(2002, { asOf: "2003-02-13" }).bill({ facts });
  assert.equal(then.total, "9210.00");
  assert.equal(then.amendments, undefined);
  assert.equal(then.as_of, "2003-02-13");
  amended.free();
  const agreement = { toml: await text("book-van.toml"), amendments };
  const called = osuus.call({ call: "bill", agreement, year: 2002, facts });
  assert.deepEqual(called.answer, now);
});

test("a mistake names the amendment and its place", async () => {
  const base = osuus.Agreement.read(await text("book-van.toml"), "toml");
  const bad = { toml: await text("bad-price.toml") };
  try {
    base.amended([bad]);
    assert.fail("a wrong price was taken");
  } catch (error) {
    assert.ok(error instanceof osuus.OsuusError);
    const [first] = error.diagnostics;
    assert.equal(first?.input, "amendment");
    assert.deepEqual([first?.amendment, first?.line, first?.column], [1, 10, 53]);
  }
  base.free();
});

test("an amendment in JSON is read, and one that says nothing is refused", async () => {
  const base = osuus.Agreement.embedded("jyvaskyla-fund-model");
  const dearer = { json: await text("dearer-fee.json") };
  const amended = base.amended([dearer]);
  assert.equal(amended.id, "jyvaskyla-fund-model");
  assert.throws(() => base.amended([{ toml: "" }]), osuus.OsuusError);
  amended.free();
  base.free();
});
