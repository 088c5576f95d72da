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
 * The package's own entry, found as a dependent would find it.
 *
 * @returns {Promise<import("./run.js").Osuus>}
 */
export function entry() {
  return import(pathToFileURL(require.resolve("osuus")).href);
}

/**
 * The small module that gives bills of compiled plans.
 *
 * @returns {Promise<typeof import("../../bindings-wasm/js/bill.js")>}
 */
export function bills() {
  return import(pathToFileURL(require.resolve("osuus/bill")).href);
}

/**
 * The list of compiled plans, which is no entry.
 *
 * @returns {Promise<typeof import("../../bindings-wasm/js/plans.js")>}
 */
export function plans() {
  return import(new URL("dist/plans.js", folder).href);
}

/** @param {string} path relative to the repository */
export function inRepository(path) {
  return fileURLToPath(new URL(path, repository));
}
