/** The examples of `docs/web.md`, run as a dependent would run them. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { block } from "./guide.js";
import { inRepository } from "./package.js";

test("the example of a bill runs", async () => {
  const [bill, ...rest] = await printed("bill", await block("js"));
  assert.equal(bill, "€907.63");
  assert.match(rest.join("\n"), /: €357\.63\n(.*\n)*.*: €550\.00\n/);
});

test("the example of a compiled plan runs", async () => {
  const example = await block("js", "docs/web.md", "A compiled plan");
  // 103 257.18 of the fees and ten performances of 55 euros: tests/corpus/fund-model.
  assert.deepEqual(await printed("compiled", example), ["true 103807.18"]);
});

test("the example of the register runs", async () => {
  const example = await block("js", "docs/web.md", "Municipalities");
  const lines = await printed("register", example);
  assert.match(lines[0] ?? "", /^180 /);
  assert.match(lines.at(-2) ?? "", /Luhanka/);
  assert.equal(lines.at(-1), "Jyväskylä 124113");
});

test("the example of a report runs", async () => {
  const example = await block(
    "js",
    "docs/web.md",
    "Services, caseloads, placements, offices",
  );
  const lines = await printed("report", example);
  assert.match(lines[0] ?? "", /^at least one worker exceeds the cap/);
});

/**
 * The lines that a script prints.
 *
 * @param {string} name
 * @param {string} script
 */
async function printed(name, script) {
  // Inside the package its own name leads to its own entries.
  const file = inRepository(`bindings-wasm/dist/guide-${name}.mjs`);
  await writeFile(file, script);
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file]);
    assert.equal(stderr, "");
    return stdout.trimEnd().split("\n");
  } finally {
    await rm(file);
  }
}
