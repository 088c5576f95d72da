/** A plan is asked ten thousand times, and what it took is given back. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { entry, folder } from "./package.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const osuus = await entry();
const { default: start } = await import(new URL("dist/wasm/osuus.js", folder).href);

/** @type {WebAssembly.Memory} */
let memory;

before(async () => {
  await osuus.init(undefined, { register: "all" });
  // The module has started: this gives what it exports, and starts nothing.
  ({ memory } = await start());
});

for (const [name, work] of Object.entries({
  "bills of a kept plan": () => {
    const agreement = osuus.Agreement.embedded("jyvaskyla-fund-model");
    const plan = agreement.plan(2002);
    return (/** @type {number} */ at) => {
      const row = { buyer: "435", measure: "pair-work", period: "2002" };
      const value = /** @type {`${number}`} */ (String(at % 50));
      const facts = { rows: [{ ...row, value }] };
      plan.billJson({ facts, lang: "fi" });
      plan.whyJson({ facts, buyer: "435" });
    };
  },
  "agreements and plans that are freed": () => () => {
    const agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007");
    const plan = agreement.plan(2007);
    plan.billJson();
    plan.free();
    agreement.free();
  },
  refusals: () => () => {
    assert.throws(() => osuus.Agreement.read("=", "toml"), osuus.OsuusError);
  },
})) {
  test(`no growth of memory over 10 000 recalculations: ${name}`, () => {
    const ask = work();
    const rounds = (/** @type {number} */ count) => {
      for (let at = 0; at < count; at += 1) ask(at);
      collect();
      return { wasm: memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
    };
    const warm = rounds(1000);
    const after = rounds(10_000);
    assert.equal(after.wasm, warm.wasm);
    // A hundred bytes kept of each would be a megabyte.
    const grown = after.heap - warm.heap;
    assert.ok(grown < 500_000, `${grown} bytes more`);
  });
}

test("the same would be seen to grow where nothing is freed", () => {
  const before = memory.buffer.byteLength;
  const kept = Array.from({ length: 1000 }, () =>
    osuus.Agreement.embedded("jyvaskyla-fund-model"),
  );
  assert.ok(memory.buffer.byteLength > before);
  for (const agreement of kept) agreement.free();
});
