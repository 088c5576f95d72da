/** The example of `docs/web.md`, run as a dependent would run it. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { block } from "./guide.js";
import { inRepository } from "./package.js";

test("the example of the guide runs", async () => {
  // Inside the package its own name leads to its own entries.
  const file = inRepository("bindings-wasm/dist/guide-example.mjs");
  await writeFile(file, await block("js"));
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file]);
    assert.equal(stderr, "");
    const [bill, ...rest] = stdout.trimEnd().split("\n");
    assert.equal(bill, "€907.63");
    assert.match(rest.join("\n"), /: €357\.63\n(.*\n)*.*: €550\.00\n/);
  } finally {
    await rm(file);
  }
});
