/** The npm package under test, and what it brings for tests, by name. */
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

export const repository = new URL("../../", import.meta.url);
export const folder = new URL("bindings-wasm/", repository);

const require = createRequire(new URL("package.json", folder));

/** @type {typeof import("playwright-core")} */
export const playwright = require("playwright-core");

/** The text of axe-core, to be run in a page. */
export const axeFile = require.resolve("axe-core/axe.min.js");

/**
 * The package's own entries, found as a dependent would find them.
 *
 * @returns {Promise<import("./run.js").Entries>}
 */
export async function entries() {
  const [plain, toml] = await Promise.all(["osuus", "osuus/toml"].map(entry));
  return { plain, toml };
}

/** @param {string} name */
function entry(name) {
  return import(pathToFileURL(require.resolve(name)).href);
}

/** @param {string} path relative to the repository */
export function inRepository(path) {
  return fileURLToPath(new URL(path, repository));
}
