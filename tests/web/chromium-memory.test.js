/** Somebody plays with the calculator for a day: what each bill took is given back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { calculator, plain, whole } from "./calculator.js";
import { around } from "./pages.js";
import { site } from "./site.js";

const tag =
  '<osuus-calculator agreement="jyvaskyla-fund-model" year="2002" buyer="435" lang="en">';

const here = site({ "/one.html": around(`${tag}</osuus-calculator>`) });

test("no growth of memory over 10 000 recalculations through the element", async () => {
  const { page, troubles } = await here.open();
  await page.goto(`${here.origin}/one.html`);
  // The module that takes over from the first bill brings its own memory.
  await whole(page);
  const inspector = await page.context().newCDPSession(page);

  /** Changes a field so many times, and tells what is held afterwards. */
  const held = async (/** @type {number} */ times) => {
    for (let done = 0; done < times; done += 500) {
      await calculator(page).evaluate((element) => {
        const field = element.shadowRoot?.querySelector("input.number");
        for (let at = 0; at < 500; at += 1) {
          Object.assign(field ?? {}, { value: String(at % 50) });
          field?.dispatchEvent(new Event("input"));
        }
      });
    }
    await inspector.send("HeapProfiler.collectGarbage");
    const { usedSize } = await inspector.send("Runtime.getHeapUsage");
    const { nodes } = await inspector.send("Memory.getDOMCounters");
    const module = await page.evaluate(async () => {
      const glue = "/dist/wasm/osuus.js";
      const { default: start } = await import(glue);
      return (await start()).memory.buffer.byteLength;
    });
    return { usedSize, nodes, module };
  };

  const warm = await held(1000);
  const after = await held(10_000);
  assert.equal(after.module, warm.module);
  // A kept element or a hundred kept bytes of each change would be far more.
  assert.ok(after.nodes - warm.nodes < 1000, `${after.nodes - warm.nodes} more nodes`);
  const grown = after.usedSize - warm.usedSize;
  assert.ok(grown < 500_000, `${grown} bytes more`);
  // 357.63, and 49 times 55.00: the last change has been worked out.
  const total = await calculator(page).locator(".total").first().textContent();
  assert.equal(plain(total), "€3,052.63");
  assert.deepEqual(troubles, []);
});
