/** Clients, earlier statements, what is published, and memos, in node. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { entry, inRepository } from "./package.js";

const osuus = await entry();
const read = async (/** @type {string} */ name) =>
  osuus.Agreement.read(
    await readFile(inRepository(`tests/corpus/agreements/${name}.toml`), "utf8"),
    "toml",
  );

/** @type {(value: string, client?: string, buyer?: string) => any} */
const care = (value, client = "klient-7f3a9c", buyer = "a") => ({
  buyer,
  measure: "care",
  period: "2024",
  value,
  client,
});
const people = ["a", "b", "c"].map((buyer) => ({
  buyer,
  measure: "population",
  period: "2024",
  value: "1000",
}));
const rows = /** @type {any[]} */ ([
  care("7731947.13"),
  care("200000", "k-2", "b"),
  care("160000", "k-3", "b"),
  ...people,
]);

before(() => osuus.init(undefined, { register: "none" }));

test("a memo stands beside the lines, and the table says that it is not billed", async () => {
  const plan = (await read("high-cost")).plan(2024);
  const facts = { rows };
  const statement = plan.bill({ facts });
  const [bill] = statement.bills;
  assert.deepEqual(
    bill?.lines.map(({ charge }) => charge),
    ["own-part", "equalisation"],
  );
  assert.deepEqual(
    bill?.memos?.map(({ charge }) => charge),
    ["ordinary"],
  );
  const table = plan.table({ facts, lang: "fi" });
  assert.equal(table.columns.at(-1)?.title, "Rajaan asti (ei laskuteta)");
  assert.equal(table.rows.length, 3);
  const why = plan.why({ facts, buyer: "a" });
  assert.equal(why.memos?.[0]?.label, "Up to the threshold");
  plan.free();
});

test("what few clients make is withheld, in the document and the table", async () => {
  const plan = (await read("high-cost")).plan(2024);
  const asked = { facts: { rows }, fewest: 2 };
  const published = plan.bill(asked);
  assert.deepEqual(published.withheld, { fewest: 2, buyers: ["a"] });
  assert.equal(published.total, null);
  assert.deepEqual(published.bills[0], {
    buyer: { code: "a", name: "Alder" },
    total: null,
    shown: "",
    lines: [],
  });
  assert.match(plan.table(asked).notes.join(), /fewer than 2 clients/);
  assert.equal(plan.bill({ ...asked, fewest: 1 }).withheld?.buyers.length, 0);
  assert.throws(
    () => plan.why({ ...asked, buyer: "c" }),
    (error) =>
      error instanceof osuus.OsuusError && error.diagnostics[0]?.code === "withheld",
  );
  const texts = [plan.billJson(asked), JSON.stringify(plan.table(asked))];
  for (const text of texts) assert.doesNotMatch(text, /klient|7731947|7 ?731/);
  // A threshold that is no number must not be taken for none.
  for (const fewest of [Number.NaN, -1, 2.5, /** @type {any} */ (null)]) {
    assert.throws(() => plan.bill({ facts: { rows }, fewest }), /digit|invalid/);
  }
  plan.free();
});

test("single clients are told of where it is asked for, and in no refusal", async () => {
  const plan = (await read("high-cost")).plan(2024);
  const asked = { facts: { rows }, buyer: "a" };
  assert.doesNotMatch(plan.whyJson(asked), /klient/);
  assert.equal(plan.whyJson({ ...asked, clients: "hidden" }), plan.whyJson(asked));
  assert.match(plan.whyJson({ ...asked, clients: "shown" }), /klient-7f3a9c/);
  const all = /** @type {any} */ ("all");
  assert.throws(() => plan.why({ ...asked, clients: all }), /hidden/);
  const wrong = [
    care("7731947.13x"),
    care("-7731947.13"),
    /** @type {any} */ (care)(7731947.13),
    { ...care("7731947.13"), period: "7731947.13" },
    { ...care("7731947.13"), colour: "red" },
  ];
  for (const row of wrong) {
    assert.throws(
      () => plan.bill({ facts: { rows: [row, ...people] } }),
      (error) => {
        assert.ok(error instanceof osuus.OsuusError);
        assert.doesNotMatch(`${error.json}${error.stack}`, /klient|7731947/);
        return true;
      },
    );
  }
  plan.free();
});

test("an earlier statement is a value or a text", async () => {
  const given = JSON.parse(
    await readFile(inRepository("tests/corpus/steps/transition.json"), "utf8"),
  ).given;
  const plan = (await read("transition")).plan(2005);
  const { facts, earlier } = given;
  const statement = plan.bill({ facts, earlier });
  assert.equal(statement.total, "21795.07");
  assert.deepEqual(
    plan.bill({
      facts,
      earlier: earlier.map((/** @type {any} */ one) => JSON.stringify(one)),
    }),
    statement,
  );
  const table = osuus.Facts.read(facts);
  assert.deepEqual(plan.bill({ facts: table, earlier }), statement);
  const code = (/** @type {any} */ options) => {
    try {
      plan.bill({ facts: table, ...options });
    } catch (error) {
      assert.ok(error instanceof osuus.OsuusError, String(error));
      return error.diagnostics[0]?.code;
    }
    return undefined;
  };
  assert.equal(code({}), "no-prior");
  assert.equal(code({ earlier: [...earlier, ...earlier] }), "statement-twice");
  assert.equal(code({ earlier: ["{}"] }), "not-a-statement");
  table.free();
  plan.free();
});
