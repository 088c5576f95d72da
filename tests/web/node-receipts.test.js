/** Receipts by typed calls, in node: made, verified, and free of what is secret. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { entry, inRepository } from "./package.js";

/** @typedef {import("../../bindings-wasm/js/documents.js").FactRow} FactRow */

const osuus = await entry();
const salt = "000102030405060708090a0b0c0d0e0f";

before(() => osuus.init(undefined, { register: "none" }));

/** @param {string} name */
async function agreement(name) {
  const file = inRepository(`tests/corpus/agreements/${name}.toml`);
  return { toml: await readFile(file, "utf8") };
}

/**
 * @param {string} measure
 * @param {string} buyer
 * @param {FactRow["value"]} value
 * @param {string} [client]
 * @returns {FactRow}
 */
function row(measure, buyer, value, client) {
  const plain = { buyer, measure, period: "2002", value };
  return client === undefined ? plain : { ...plain, client };
}

/**
 * What was answered, where nothing was refused.
 *
 * @template T
 * @param {{ readonly type: "success", readonly answer: T } | { readonly type: "failure" }} given
 * @returns {T}
 */
function answer(given) {
  assert.ok(given.type === "success", JSON.stringify(given));
  return given.answer;
}

test("a receipt is kept as a value, and holds until a fact differs", async () => {
  const asked = { agreement: await agreement("hours"), year: 2002 };
  const facts = { rows: [row("work", "a", "12"), row("work", "b", "5.5")] };
  const receipt = answer(osuus.call({ call: "receipt", ...asked, facts }));
  assert.equal(receipt.statement.total, "350.00");
  assert.equal(receipt.facts.rows, 2);
  assert.equal(receipt.clients, undefined);

  const same = answer(osuus.call({ call: "verify", ...asked, facts, receipt }));
  assert.equal(same.holds, "yes");

  const other = { rows: [row("work", "a", "12"), row("work", "b", "5")] };
  const verification = answer(
    osuus.call({ call: "verify", ...asked, facts: other, receipt }),
  );
  assert.equal(verification.holds, "no");
  const differing = verification.parts.filter(({ holds }) => holds === "no");
  assert.deepEqual(
    differing.map(({ part }) => part),
    ["facts", "statement"],
  );
  for (const check of differing) {
    if (check.part === "statement") assert.equal(check.found?.total, "340.00");
  }
});

test("rows of clients enter keyed or not at all, and nothing repeats them or the salt", async () => {
  const asked = { agreement: await agreement("care"), year: 2002 };
  const facts = {
    rows: [
      row("care", "a", "7731947.13", "klient-7f3a9c"),
      row("work", "a", "2"),
      row("work", "b", "1"),
    ],
  };
  const open = answer(osuus.call({ call: "receipt", ...asked, facts }));
  assert.deepEqual(open.clients, { left_out: "yes" });
  assert.equal(open.statement.total, undefined);
  const keyed = answer(osuus.call({ call: "receipt", ...asked, facts, salt }));
  assert.ok(keyed.clients && "hmac_sha256" in keyed.clients);

  /** @type {(receipt: typeof open, salt?: string) => any} */
  const verified = (receipt, salt) =>
    answer(
      osuus.call({
        call: "verify",
        ...asked,
        facts,
        receipt,
        ...(salt === undefined ? {} : { salt }),
      }),
    );
  assert.equal(verified(keyed, salt).holds, "yes");
  assert.equal(verified(keyed).holds, "no");
  const hidden = verified(open, salt);
  assert.equal(hidden.holds, "yes");
  assert.ok(hidden.parts.some((/** @type {any} */ one) => one.holds === "unsaid"));

  const short = osuus.call({ call: "receipt", ...asked, facts, salt: salt.slice(2) });
  assert.ok(short.type === "failure");
  assert.equal(short.answer.diagnostics[0]?.code, "bad-salt");
  const none = osuus.call({
    call: "verify",
    ...asked,
    facts,
    salt,
    receipt: /** @type {any} */ ({}),
  });
  assert.ok(none.type === "failure");
  assert.equal(none.answer.diagnostics[0]?.code, "not-a-receipt");
  const said = JSON.stringify([open, keyed, hidden, verified(keyed), short, none]);
  assert.doesNotMatch(said, /klient|7731947|0102030405060708/);
});
