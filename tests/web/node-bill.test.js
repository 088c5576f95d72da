/** Compiled plans in node: the small module gives the bills of the whole one, byte for byte. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { cases } from "./cases.js";
import { expect } from "./expect.js";
import { bills, entry, inRepository, plans } from "./package.js";

const osuus = await entry();
const { CompiledPlan } = await bills();
const corpus = await cases();

/** What a file for everybody cannot hold. */
const notCompiled = /single clients|amended|figure of the register/;

before(() => osuus.init(undefined, { register: "all" }));

test("every bill of the corpus that can be compiled is the same, byte for byte", async () => {
  let same = 0;
  for (const one of corpus) {
    const compiled = compiledOf(one);
    if (compiled === undefined) continue;
    const { bytes, text } = compiled;
    const plan = await CompiledPlan.load(bytes);
    const billed = plan.billJson([], one.given.lang) ?? "";
    plan.free();
    assert.equal(billed, text, one.id);
    expect(one, billed);
    same += 1;
  }
  assert.ok(same >= 100, `${same} cases`);
});

test("the calculator knows which plans there are", async () => {
  const { planFile, planFiles } = await plans();
  const known = planFiles().map(({ pathname }) => path.basename(pathname));
  const there = await readdir(inRepository("bindings-wasm/dist/plans"));
  assert.deepEqual(there.sort(), known.toSorted());
  for (const url of planFiles()) {
    const { agreement, facts, year, years } = JSON.parse(await readFile(url, "utf8"));
    assert.equal(planFile(agreement, facts, year), url);
    // Where a page names no year it is the last one of the agreement.
    if (year === years.at(-1)) assert.equal(planFile(agreement, facts, undefined), url);
    assert.equal(planFile(agreement, facts, 1999), undefined);
  }
  assert.equal(planFile("constructor", "reader", undefined), undefined);
});

test("figures that are filled in count as facts do", async () => {
  const file = inRepository("bindings-wasm/dist/plans/jyvaskyla-fund-model-2002.json");
  const compiled = JSON.parse(await readFile(file, "utf8"));
  assert.equal(compiled.schema, "osuus.compiled/1");
  assert.equal(compiled.buyers.length, 30);
  const plan = await CompiledPlan.load(compiled);
  const of = (/** @type {any} */ rows) =>
    plan.bill(rows, "fi")?.bills.find(({ buyer }) => buyer.code === "435")?.total;
  assert.equal(of([]), "357.63");
  // Ten performances of 55 euros more.
  const row = { buyer: "435", measure: "pair-work" };
  assert.equal(of([{ ...row, value: "10" }]), "907.63");
  for (const value of ["2.5", "-1", "", "1e3", "10\t", "x"]) {
    assert.equal(of([{ ...row, value }]), undefined, value);
  }
  assert.equal(of([{ ...row, buyer: "091", value: "1" }]), undefined);
  plan.free();
});

test("bytes that are no plan are refused", async () => {
  await assert.rejects(
    CompiledPlan.load(new Uint8Array([1, 2, 3])),
    /not a compiled plan/,
  );
});

/**
 * The bytes of the plan of a case, and the statement that it gives.
 *
 * @param {import("./cases.js").Case} one
 */
function compiledOf({ given, json }) {
  const { call, agreement, year, hold, facts, earlier, fewest, lang, stage } = given;
  if (call !== "bill" || json !== undefined || fewest !== undefined) return undefined;
  if (agreement === undefined) return undefined;
  const prices = /** @type {any} */ (given.prices);
  try {
    const {
      embedded,
      json: text,
      toml,
      amendments = [],
    } = /** @type {any} */ (agreement);
    if (amendments.length > 0) return undefined;
    const read = embedded
      ? osuus.Agreement.embedded(embedded, lang)
      : osuus.Agreement.read(text ?? toml, text === undefined ? "toml" : "json", lang);
    const restatedOn = given.restated_on;
    const asOf = given.as_of;
    const plan = read.plan(year, { hold, prices, restatedOn, stage, asOf, lang });
    const asked = { facts, earlier, lang };
    return { bytes: plan.compile(asked), text: plan.billJson(asked) };
  } catch (error) {
    if (error instanceof osuus.OsuusError) return undefined;
    if (error instanceof Error && notCompiled.test(error.message)) return undefined;
    throw error;
  }
}
