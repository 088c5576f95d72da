/** The typed layer in node: what `docs/web.md` promises beside the documents. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { entry } from "./package.js";

const osuus = await entry();
const id = "jyvaskyla-fund-model";

const all = /** @type {const} */ ({ register: "all" });

before(() => Promise.all([osuus.init(undefined, all), osuus.init()]));

test("a plan answers again and again, and what it answers is text and value alike", () => {
  const agreement = osuus.Agreement.embedded(id);
  const plan = agreement.plan(2002);
  const rows = /** @type {const} */ ([
    {
      buyer: "435",
      measure: plan.facts().measures[0]?.id ?? "",
      period: "2002",
      value: "10",
    },
  ]);
  const facts = osuus.Facts.read({ rows });
  const statement = plan.bill({ facts, lang: "fi" });
  assert.equal(
    statement.bills.find(({ buyer }) => buyer.code === "435")?.total,
    "907.63",
  );
  assert.deepEqual(JSON.parse(plan.billJson({ facts: { rows }, lang: "fi" })), statement);
  assert.equal(plan.bill().total, "103257.18");
  assert.equal(plan.why({ buyer: "435" }).figure.value, "357.63");
  for (const held of [facts, plan, agreement]) held[Symbol.dispose]();
});

test("what the core refuses is an OsuusError with the diagnostics", () => {
  assert.throws(
    () => osuus.Agreement.embedded("nowhere", "fi"),
    (error) => {
      assert.ok(error instanceof osuus.OsuusError);
      assert.equal(error.diagnostics[0]?.severity, "error");
      assert.equal(JSON.parse(error.json).schema, "osuus.diagnostics/1");
      assert.equal(
        error.message,
        error.diagnostics.map(({ message }) => message).join("\n"),
      );
      return true;
    },
  );
});

test("a value that no text holds is a plain error", () => {
  const agreement = osuus.Agreement.embedded(id);
  assert.throws(() => agreement.plan(2002.5), /2002Q1/);
  assert.throws(() => agreement.title(/** @type {any} */ ("de")), /fi/);
  agreement.free();
});

test("an agreement in TOML gives the same bill", () => {
  const shown = osuus.call({ call: "show", agreement: { embedded: id } });
  assert.equal(shown.type, "success");
  if (shown.type !== "success") return;
  const { text, syntax } = shown.answer;
  const agreement = osuus.Agreement.read(text, /** @type {"toml" | "json"} */ (syntax));
  const embedded = osuus.Agreement.embedded(id);
  assert.equal(agreement.plan(2002).billJson(), embedded.plan(2002).billJson());
});

test("a call is answered as text and as value", () => {
  const call = /** @type {const} */ ({ call: "agreements", lang: "sv" });
  assert.deepEqual(JSON.parse(osuus.callJson(JSON.stringify(call))), osuus.call(call));
});

test("whoever asks is told how far a call is, and may stop it", () => {
  const agreement = { embedded: "keski-suomi-cooperation-2007" };
  const asked = /** @type {const} */ ({
    call: "compare",
    alternatives: [2007, 2008].map((year) => ({ agreement, year })),
  });
  /** @type {[number, number | undefined][]} */
  const told = [];
  const answered = osuus.call(asked, { onProgress: (done, of) => told.push([done, of]) });
  assert.ok(answered.type === "success");
  assert.equal(answered.answer.buyers[0]?.difference, "4700.00");
  assert.deepEqual(told, [
    [0, undefined],
    [0, 2],
    [1, 2],
    [2, 2],
  ]);
  const stopped = osuus.call(asked, { onProgress: (done) => done < 1 });
  assert.ok(stopped.type === "failure");
  assert.equal(stopped.answer.diagnostics[0]?.code, "stopped");
  const thrown = new Error("enough");
  const onProgress = () => {
    throw thrown;
  };
  assert.throws(() => osuus.call(asked, { onProgress }), thrown);
});
