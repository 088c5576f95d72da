/** The package as a dependent has it: packed, installed by name, built by Vite, served strictly. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch, open } from "./browser.js";
import { calculator, choose, total } from "./calculator.js";
import { inRepository } from "./package.js";
import { toml } from "./pages.js";
import { serve } from "./server.js";

const run = promisify(execFile);

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Built</title><script type="module" src="/main.ts"></script></head>
  <body>
    <h1>Built</h1>
    <osuus-calculator agreement="jyvaskyla-fund-model" year="2002" lang="en"></osuus-calculator>
    <output></output>
  </body>
</html>
`;

const main = `import "osuus/calculator";
import { Agreement, type Decimal, init } from "osuus";

await init(undefined, { register: "all" });
const plan = Agreement.embedded("jyvaskyla-fund-model").plan(2002);
const total: Decimal = plan.bill().total;
const output = document.querySelector("output");
if (output !== null) output.textContent = total;

const calculator = document.querySelector("osuus-calculator");
calculator?.addEventListener("osuus-change", ({ detail: { statement, buyer } }) => {
  calculator.title = [buyer, statement?.total].join(" ");
});
`;

const strict = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext"];
const bundled = [
  "--moduleResolution",
  "bundler",
  "--lib",
  "es2023,dom,esnext.disposable",
];

/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "osuus-vite-"));
  const installed = path.join(folder, "node_modules", "osuus");
  await mkdir(installed, { recursive: true });
  const packed = await run("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: inRepository("bindings-wasm"),
  });
  const file = path.join(folder, packed.stdout.trim());
  await run("tar", ["-xzf", file, "-C", installed, "--strip-components=1"]);
  await writeFile(path.join(folder, "index.html"), page);
  await writeFile(path.join(folder, "main.ts"), main);
  const vite = inRepository("bindings-wasm/node_modules/vite/bin/vite.js");
  await run(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: folder });
});
after(() => rm(folder, { recursive: true }));

test("a program by the package's name is typed", async () => {
  const tsc = inRepository("bindings-wasm/node_modules/typescript/bin/tsc");
  const types = ["--types", "", "main.ts"];
  await run(process.execPath, [tsc, ...strict, ...bundled, ...types], { cwd: folder });
});

test("what Vite builds shows the bill under the strict policy", async () => {
  const built = path.join(folder, "dist");
  const names = await readdir(built, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile());
  const pages = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [`/${path.relative(built, file)}`, { body: await readFile(file) }];
    }),
  );
  const server = await serve(Object.fromEntries(pages));
  const browser = await launch();
  try {
    const { page, troubles } = await open(browser, server.origin);
    await page.goto(`${server.origin}/index.html`);
    await calculator(page).locator(".total").waitFor();
    await choose(page, "Luhanka");
    assert.equal(await total(page), "€357.63");
    // All 30 of them: tests/corpus/fund-model.
    await page.locator("output").filter({ hasText: "103257.18" }).waitFor();
    // A long text is read with the worker, which Vite builds apart.
    const agreement = `${toml}\n#${"#".repeat(100_000)}`;
    await page.route("**/long.toml", (route) => route.fulfill({ body: agreement }));
    const worker = page.waitForEvent("worker");
    await calculator(page).evaluate((element) =>
      element.setAttribute("agreement", "/long.toml"),
    );
    await worker;
    await page.getByText("€357.63").first().waitFor();
    assert.deepEqual(troubles, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
