/** The corpus: every `tests/corpus/**\/*.json`, with the agreements' texts read in. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { inRepository } from "./package.js";

/**
 * @typedef {import("../../bindings-wasm/js/calls.js").AgreementText} AgreementText
 * @typedef {import("../../bindings-wasm/js/calls.js").FactsText} FactsText
 * @typedef {import("../../bindings-wasm/js/documents.js").Lang} Lang
 *
 * @typedef {object} Expected
 * @property {string} [total]
 * @property {string} [unallocated]
 * @property {Record<string, string>} [bills]
 * @property {Record<string, Record<string, string>>} [lines]
 * @property {Record<string, string>} [funders]
 * @property {string[]} [warnings]
 * @property {{ code: string, line?: number, column?: number }[]} [errors]
 * @property {string[]} [contains]
 *
 * @typedef {object} Case
 * @property {string} id
 * @property {{
 *   call: "bill" | "why" | "check" | "facts",
 *   agreement: AgreementText,
 *   year: number,
 *   facts: FactsText | undefined,
 *   buyer: string | undefined,
 *   lang: Lang,
 * }} given
 * @property {Expected} expected
 */

/**
 * Every case, by its identifier.
 *
 * @returns {Promise<Case[]>}
 */
export async function cases() {
  const corpus = inRepository("tests/corpus");
  const files = (await readdir(corpus, { recursive: true }))
    .filter((name) => name.endsWith(".json"))
    .map((name) => path.join(corpus, name));
  const all = (await Promise.all(files.map(read))).filter((one) => one !== undefined);
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * An agreement that cases use may lie among them; it has nothing given.
 *
 * @param {string} file
 * @returns {Promise<Case | undefined>}
 */
async function read(file) {
  const { id, given, expected = {} } = JSON.parse(await readFile(file, "utf8"));
  if (given === undefined) return undefined;
  const agreement = await textOf(given.agreement, path.dirname(file));
  return { id, given: { lang: "en", ...given, agreement }, expected };
}

/**
 * @param {{ embedded: string } | { file: string }} agreement
 * @param {string} folder
 * @returns {Promise<AgreementText>}
 */
async function textOf(agreement, folder) {
  if (!("file" in agreement)) return agreement;
  const text = await readFile(path.join(folder, agreement.file), "utf8");
  return agreement.file.endsWith(".toml") ? { toml: text } : { json: text };
}

/**
 * Writes what a runtime answered, to be compared with the other runtimes.
 *
 * @param {string} runtime
 * @param {ReadonlyMap<string, string>} results
 */
export async function keep(runtime, results) {
  const folder = inRepository("target/corpus");
  await mkdir(folder, { recursive: true });
  const text = `${JSON.stringify(Object.fromEntries(results), null, 2)}\n`;
  await writeFile(path.join(folder, `${runtime}.json`), text);
}
