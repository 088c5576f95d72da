/** The corpus: every `tests/corpus/**\/*.json`, with the agreements' texts read in. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { inRepository } from "./package.js";

/**
 * @typedef {import("../../bindings-wasm/js/calls.js").AgreementText} AgreementText
 * @typedef {import("../../bindings-wasm/js/calls.js").FactsText} FactsText
 * @typedef {import("../../bindings-wasm/js/calls.js").ClientView} ClientView
 * @typedef {import("../../bindings-wasm/js/documents.js").Lang} Lang
 * @typedef {import("../../bindings-wasm/js/documents.js").Stage} Stage
 * @typedef {import("../../bindings-wasm/js/documents.js").Statement} Statement
 *
 * @typedef {object} Expected
 * @property {string} [total]
 * @property {string} [unallocated]
 * @property {Record<string, string>} [bills]
 * @property {Record<string, Record<string, string>>} [lines]
 * @property {Record<string, Record<string, string>>} [memos]
 * @property {string[]} [withheld]
 * @property {Record<string, string>} [funders]
 * @property {string[]} [codes]
 * @property {number} [count]
 * @property {string[]} [unsure]
 * @property {string[]} [derived]
 * @property {Record<string, Record<string, string>>} [values]
 * @property {Record<string, string>} [sums]
 * @property {string[]} [warnings]
 * @property {{ code: string, input?: string, line?: number, column?: number, amendment?: number, alternative?: string }[]} [errors]
 * @property {Record<string, unknown>} [fields]
 * @property {Record<string, number>} [rows]
 * @property {string[]} [remarks]
 * @property {string[]} [contains]
 * @property {string[]} [absent]
 *
 * @typedef {object} Case
 * @property {string} id
 * @property {{
 *   call: "bill" | "why" | "receipt" | "verify" | "check" | "facts",
 *   agreement: AgreementText,
 *   before?: AgreementText | undefined,
 *   after?: AgreementText | undefined,
 *   alternatives?: readonly { agreement: AgreementText }[] | undefined,
 *   year: number,
 *   hold: string[] | undefined,
 *   prices: Record<string, string> | undefined,
 *   restated_on: string | undefined,
 *   stage: Stage | undefined,
 *   as_of: string | undefined,
 *   facts: FactsText | undefined,
 *   earlier: readonly Statement[] | undefined,
 *   fewest: number | undefined,
 *   clients: ClientView | undefined,
 *   buyer: string | undefined,
 *   lang: Lang,
 * }} given
 * @property {string} [json] the whole call as JSON, where the case is to be asked by `callJson`:
 *   receipts, what is asked of the register alone, and whatever brings a register of its own
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
 * Agreements and registers that cases use lie among them; they have nothing given.
 *
 * @param {string} file
 * @returns {Promise<Case | undefined>}
 */
async function read(file) {
  const { id, given, expected = {} } = JSON.parse(await readFile(file, "utf8"));
  if (given === undefined) return undefined;
  const folder = path.dirname(file);
  const whole = { lang: "en", ...(await readIn(given, folder)) };
  if (given.figures) {
    const { csv } = await textOf(given.figures, folder);
    whole.figures = csv;
  }
  const one = { id, given: whole, expected };
  const typed = ["bill", "why", "check", "facts"].includes(given.call);
  return !typed || given.register || !given.agreement
    ? { ...one, json: JSON.stringify(whole) }
    : one;
}

/**
 * A value of a call with the files that it names read in; `amendments` are laid over the
 * agreement beside them.
 *
 * @param {any} value
 * @param {string} folder
 * @returns {Promise<any>}
 */
async function readIn(value, folder) {
  if (Array.isArray(value)) {
    return Promise.all(value.map((one) => readIn(one, folder)));
  }
  if (typeof value !== "object" || value === null) return value;
  if (value.file !== undefined) return textOf(value, folder);
  const names = Object.keys(value);
  const read = await Promise.all(names.map((name) => readIn(value[name], folder)));
  const fields = Object.fromEntries(names.map((name, at) => [name, read[at]]));
  // Of two agreements they amend the later one, of one agreement that one.
  const name = ["agreement", "after", "before"].find((one) => value[one]) ?? "";
  if (value.amendments && typeof value[name] === "object") {
    const files = value.amendments.map((/** @type {string} */ file) => ({ file }));
    const texts = files.map((/** @type {{ file: string }} */ one) => textOf(one, folder));
    fields[name] = { ...fields[name], amendments: await Promise.all(texts) };
    delete fields.amendments;
  }
  return fields;
}

/**
 * What a case names by a file, as a text; what it says itself, as it is.
 *
 * @param {Record<string, string>} given
 * @param {string} folder
 */
async function textOf(given, folder) {
  if (given.file === undefined) return given;
  const text = await readFile(path.join(folder, given.file), "utf8");
  return { [path.extname(given.file).slice(1)]: text };
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
