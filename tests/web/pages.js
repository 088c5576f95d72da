/** Pages around a calculator, and the agreements that they name. */
import { readFile } from "node:fs/promises";
import { inRepository } from "./package.js";

const agreements = inRepository("core/agreements/jyvaskyla-fund-model");

/** The same agreement in both syntaxes. In 2002 Luhanka pays 357.63 (`tests/corpus`). */
export const json = await readFile(`${agreements}.json`, "utf8");
export const toml = await readFile(`${agreements}.toml`, "utf8");

/** Ten performances of pair work for Luhanka, which then pays 907.63 (`tests/corpus`). */
export const facts = "buyer,measure,period,value\n435,pair-work,2002,10\n";

/** A unit's page in Finnish, with words of its own until there is a bill. */
export const unit = `<!doctype html><html lang="fi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Yksikkö</title>
<script type="module" src="/dist/osuus-calculator.js"></script></head>
<body><main><h1>Yksikkö</h1>
<osuus-calculator agreement="jyvaskyla-fund-model" lang="fi" year="2002">
<p>Vuosimaksu on 0,39 euroa asukasta kohti.</p></osuus-calculator></main></body></html>`;

/**
 * A page with something in it.
 *
 * @param {string} body
 * @param {string} [head]
 */
export function around(body, head = "") {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<script type="module" src="/dist/calculator/index.js"></script>${head}</head>
<body><main><h1>Page</h1>${body}</main></body></html>`;
}
