/** Compares the document of a case with what the case expects of it. */
import assert from "node:assert/strict";

/**
 * @param {import("./cases.js").Case} one
 * @param {string} text
 */
export function expect({ given, expected }, text) {
  const document = JSON.parse(text);
  for (const part of expected.contains ?? []) {
    assert.ok(text.includes(part), `${JSON.stringify(part)} is not in ${text}`);
  }
  for (const part of expected.absent ?? []) {
    assert.ok(!text.includes(part), `${JSON.stringify(part)} is in ${text}`);
  }
  if (expected.errors) {
    assert.deepEqual(errors(document, expected.errors), expected.errors);
    return;
  }
  const failed = document.schema === "osuus.diagnostics/1";
  assert.ok(!failed, `refused: ${text}`);
  expectReport(document, expected);
  expectRegister(document, expected);
  if (expected.warnings) {
    assert.deepEqual(warnings(document, expected.warnings), expected.warnings);
  }
  if (given.call === "why") {
    if (expected.total) assert.equal(document.figure.value, expected.total);
    return;
  }
  for (const field of /** @type {const} */ (["total", "unallocated"])) {
    if (expected[field]) assert.equal(document[field], expected[field]);
  }
  const bills = new Map(
    document.bills?.map((/** @type {any} */ bill) => [bill.buyer.code, bill]),
  );
  for (const [code, total] of Object.entries(expected.bills ?? {})) {
    assert.equal(bills.get(code)?.total, total, `bill of ${code}`);
  }
  for (const field of /** @type {const} */ (["lines", "memos"])) {
    for (const [code, amounts] of Object.entries(expected[field] ?? {})) {
      const found = bills.get(code)?.[field] ?? [];
      assert.deepEqual(subset(found, "charge", amounts), amounts);
    }
  }
  if (expected.withheld) {
    assert.deepEqual(document.withheld?.buyers, expected.withheld);
  }
  if (expected.funders) {
    assert.deepEqual(subset(document.funders, "id", expected.funders), expected.funders);
  }
}

/**
 * What a report says: its fields, how many rows its tables have, its remarks.
 *
 * @param {any} document
 * @param {import("./cases.js").Expected} expected
 */
function expectReport(document, { fields, rows, remarks }) {
  for (const [pointer, value] of Object.entries(fields ?? {})) {
    const steps = pointer.split("/").slice(1);
    const found = steps.reduce((here, step) => here?.[step], document);
    assert.deepEqual(found, value, pointer);
  }
  for (const [table, count] of Object.entries(rows ?? {})) {
    assert.equal(document[table]?.length, count, table);
  }
  if (remarks) {
    const ids = document.remarks.map((/** @type {any} */ remark) => remark.id);
    assert.deepEqual(ids, remarks);
  }
}

/**
 * What the register says: who there was, and figures that were carried over.
 *
 * @param {any} document
 * @param {import("./cases.js").Expected} expected
 */
function expectRegister(document, expected) {
  const { municipalities = [], unsure, measures, rows } = document;
  const codes = (/** @type {any[]} */ list) => list.map(({ code }) => code);
  if (expected.codes) assert.deepEqual(codes(municipalities), expected.codes);
  if (expected.derived) {
    const derived = municipalities.filter(
      (/** @type {any} */ { membership }) => membership === "derived",
    );
    assert.deepEqual(codes(derived), expected.derived);
  }
  if (expected.unsure) assert.deepEqual(codes(unsure), expected.unsure);
  if (expected.count !== undefined) {
    const list = document.municipalities ?? rows ?? document.bills;
    assert.equal(list.length, expected.count);
  }
  const column = (/** @type {string} */ measure) => measures.indexOf(measure);
  for (const [code, values] of Object.entries(expected.values ?? {})) {
    const row = rows.find((/** @type {any} */ one) => one.code === code);
    for (const [measure, value] of Object.entries(values)) {
      assert.equal(row?.values[column(measure)], value, `${measure} of ${code}`);
    }
  }
  for (const [measure, sum] of Object.entries(expected.sums ?? {})) {
    const values = rows.map((/** @type {any} */ row) => row.values[column(measure)]);
    const total = values.reduce(
      (/** @type {bigint} */ before, /** @type {string | null} */ value) =>
        before + BigInt(value ?? 0),
      0n,
    );
    assert.equal(String(total), sum);
  }
}

/**
 * The errors, with as much of their place as the case speaks of.
 *
 * @param {any} document
 * @param {NonNullable<import("./cases.js").Expected["errors"]>} expected
 */
function errors({ diagnostics }, expected) {
  const found = diagnostics.filter((/** @type {any} */ one) => one.severity === "error");
  return found.map((/** @type {any} */ one, /** @type {number} */ at) => {
    const fields = Object.keys(expected[at] ?? { code: "" });
    return Object.fromEntries(fields.map((field) => [field, one[field]]));
  });
}

/**
 * The warnings, with their identifiers where the case names them. A check lists them among
 * its diagnostics.
 *
 * @param {any} document
 * @param {string[]} expected
 */
function warnings({ warnings, diagnostics }, expected) {
  const listed = Array.isArray(warnings) ? warnings : diagnostics;
  const found = listed.filter((/** @type {any} */ one) => one.severity !== "error");
  return found.map((/** @type {any} */ { code, id }, /** @type {number} */ at) =>
    expected[at]?.includes(":") ? `${code}:${id}` : code,
  );
}

/**
 * @param {any[]} rows
 * @param {string} key
 * @param {Record<string, string>} wanted
 */
function subset(rows, key, wanted) {
  const amounts = new Map(rows.map((row) => [row[key], row.amount]));
  return Object.fromEntries(Object.keys(wanted).map((id) => [id, amounts.get(id)]));
}
