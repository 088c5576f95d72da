/** The register in node: loaded apart from the code, as much of it as is needed. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { entry, inRepository } from "./package.js";

const osuus = await entry();
const id = "jyvaskyla-fund-model";
/** Kilobytes as networks count them. */
const kilobyte = 1000;

/** @param {string} part */
const file = (part) => inRepository(`bindings-wasm/dist/register/${part}.register`);

const islands = `[register]
field,value
id,islands
scheme,is-municipality
from,2001-12-31
to,2026-12-31

[municipalities]
code,from,to,en
01,,2008-12-31,North
02,,,South

[changes]
date,code,successor,part
2009-01-01,01,02,1

[sources]
id,title
count,Count of residents

[series]
id,kind,borders,unit,source,en
residents,final,own,resident,count,Residents

[figures residents]
code,2001-12-31
01,120
02,345
`;

/** A count of one's own, laid over the register that comes with the package. */
const ownCount = `[register]
field,value
id,own-count
over,finland

[sources]
id,title
count,Own count

[series]
id,kind,borders,unit,source,en
population-own-borders,final,own,resident,count,Own count

[figures population-own-borders]
code,2001-12-31
435,1000
`;

/**
 * What is thrown, which must be a refusal of the core.
 *
 * @param {() => unknown} call
 */
function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof osuus.OsuusError, String(error));
    return error.diagnostics[0];
  }
  assert.fail("nothing was refused");
}

/** @type {import("../../bindings-wasm/js/index.js").Register} */
let all;

before(async () => {
  await osuus.init();
  const older = osuus.Register.read(await readFile(file("finland-older")), "csv");
  all = osuus.finland().over(older);
});

test("the recent part is small enough, and the older one is not in it", async () => {
  const recent = gzipSync(await readFile(file("finland")), { level: 9 }).length;
  assert.ok(recent <= 40 * kilobyte, `${recent} bytes`);
  const module = await readFile(inRepository("bindings-wasm/dist/wasm/osuus_bg.wasm"));
  assert.ok(!module.includes("Ahlainen"), "the register is in the module too");
});

test("with the recent part alone the bill of an old year asks for the rest", () => {
  const agreement = osuus.Agreement.embedded(id);
  const plan = agreement.plan(2002);
  const found = refusal(() => plan.bill());
  assert.equal(found?.code, "register-rest");
  assert.equal(osuus.finland().rest, "finland-older");
  const { type, answer } = osuus.call({
    call: "bill",
    agreement: { embedded: id },
    year: 2002,
  });
  assert.equal(type, "failure");
  assert.ok("diagnostics" in answer);
  assert.equal(answer.diagnostics[0]?.code, "register-rest");
  assert.equal(all.rest, undefined);
  const planned = osuus.Agreement.embedded(id).plan(2002, { register: all });
  assert.equal(planned.bill().total, "103257.18");
});

test("municipalities are found by code and by any name", () => {
  const register = osuus.finland();
  const found = register.find("Jyväskylän mlk", { lang: "sv" });
  assert.equal(found.schema, "osuus.municipality/1");
  assert.equal(found.municipalities[0]?.code, "180");
  assert.equal(found.municipalities[0]?.followed[0]?.code, "179");
  const text = register.findJson("435", { lang: "fi" });
  assert.equal(JSON.parse(text).municipalities[0].name, "Luhanka");
  assert.equal(refusal(() => register.find("Luhnka"))?.code, "unknown-name");
  const answer = osuus.call({ call: "municipality", name: "435", lang: "fi" });
  assert.deepEqual(answer, { type: "success", answer: JSON.parse(text) });
});

test("municipalities are listed by day and area", () => {
  const register = osuus.finland();
  assert.equal(register.municipalities({ on: "2001-12-31" }).municipalities.length, 448);
  const on = "2008-06-01";
  const of = (/** @type {any} */ area) => register.municipalities({ on, ...area });
  const region = of({ region: "13" });
  assert.equal(region.municipalities.length, 27);
  assert.equal(region.warnings[0]?.code, "derived-membership");
  assert.deepEqual(of({ area: { division: "region", code: "13" } }), region);
  const later = register.municipalities({ on: "2024-01-01", county: "15" });
  assert.ok(later.municipalities.some(({ name }) => name === "Luhanka"));
  assert.ok(
    later.municipalities.every(({ areas }) => areas["wellbeing-county"] === "15"),
  );
  const code = later.municipalities[0]?.areas["sub-region"] ?? "";
  const around = register.municipalities({ on: "2024-01-01", subRegion: code });
  assert.ok(around.municipalities.length < later.municipalities.length);
  assert.equal(refusal(() => of({ region: "99" }))?.code, "unknown-area");
  assert.equal(
    refusal(() => register.municipalities({ on: "1.1.2024" }))?.code,
    "not-a-date",
  );
  assert.throws(() => of({ region: "13", county: "13" }), TypeError);
});

test("figures are carried over to later borders", () => {
  const days = { from: "2008-12-31", to: "2009-01-01" };
  const figures = "code,residents\n179,85402\n180,36405\n277,2306\n";
  const register = osuus.finland();
  const carried = register.carry(figures, { ...days, lang: "fi" });
  assert.deepEqual(carried.rows, [
    { code: "179", name: "Jyväskylä", values: ["124113"] },
  ]);
  assert.deepEqual(
    register.carry(new TextEncoder().encode(figures), { ...days, lang: "fi" }),
    carried,
  );
  assert.equal(
    register.carryCsv(figures, days),
    "code,name,residents\n179,Jyväskylä,124113\n",
  );
  const { answer } = osuus.call({ call: "carry", figures, ...days, lang: "fi" });
  assert.deepEqual(answer, carried);
  const found = refusal(() => register.carry("code,residents\n180,1,5\n", days));
  assert.deepEqual([found?.input, found?.line], ["figures", 2]);
  assert.equal(
    refusal(() => register.carry(figures, { ...days, to: "2009" }))?.code,
    "not-a-date",
  );
});

test("a register of one's own is read, and its mistakes have a place", () => {
  const register = osuus.Register.read(islands, "csv");
  assert.deepEqual([register.id, register.rest], ["islands", undefined]);
  assert.deepEqual(
    register.municipalities({ on: "2009-01-01" }).municipalities.map(({ code }) => code),
    ["02"],
  );
  const call = JSON.stringify({ call: "municipality", name: "north" });
  assert.equal(JSON.parse(osuus.callJson(call, { register })).type, "success");
  assert.equal(JSON.parse(osuus.callJson(call)).type, "failure");
  register.free();
  const found = refusal(() =>
    osuus.Register.read(islands.replace("01,02,1", "01,03,1"), "csv", "fi"),
  );
  assert.deepEqual([found?.input, found?.line], ["register", 15]);
  const json = JSON.stringify({
    register: { id: "j", scheme: "is", from: "2020-01-01", to: "2020-12-31" },
    municipalities: [{ code: "01", en: "North" }],
  });
  assert.equal(osuus.Register.read(json, "json").id, "j");
});

test("the older part is loaded once, and the register that is held has it", async () => {
  const register = osuus.finland();
  await Promise.all([osuus.loadOlder(), osuus.loadOlder()]);
  await osuus.init(undefined, { register: "none" });
  assert.equal(osuus.finland(), register);
  assert.equal(register.rest, undefined);
  register.free();
  assert.equal(osuus.Agreement.embedded(id).plan(2002).bill().total, "103257.18");
});

test("a part laid over the register comes first, and leaves the register as it was", () => {
  const part = osuus.Register.read(ownCount, "csv");
  const register = osuus.finland().over(part);
  part.free();
  const agreement = osuus.Agreement.embedded(id);
  const luhanka = (/** @type {any} */ options) =>
    agreement
      .plan(2002, options)
      .bill()
      .bills.find(({ buyer }) => buyer.code === "435")?.total;
  assert.equal(luhanka({ register }), "390.00");
  assert.equal(luhanka({}), "357.63");
  const answer = osuus.call({
    call: "bill",
    agreement: { embedded: id },
    year: 2002,
    register: { csv: ownCount },
  });
  assert.deepEqual(answer.answer, agreement.plan(2002, { register }).bill());
  const other = ownCount.replace("over,finland", "over,islands");
  assert.equal(
    refusal(() => register.over(osuus.Register.read(other, "csv")))?.code,
    "other-register",
  );
});

test("prices may be held or given, and the result shown on a later map", () => {
  const agreement = osuus.Agreement.embedded(id);
  const embedded = { agreement: { embedded: id }, lang: /** @type {const} */ ("fi") };

  const restated = agreement
    .plan(2002, { restatedOn: "2022-01-01", lang: "fi" })
    .bill({ lang: "fi" });
  assert.deepEqual(restated.restated, { from: "2002-01-01", to: "2022-01-01" });
  assert.equal(restated.total, "103257.18");
  assert.deepEqual(
    osuus.call({ call: "bill", ...embedded, year: 2002, restated_on: "2022-01-01" })
      .answer,
    restated,
  );
  assert.equal(
    refusal(() => agreement.plan(2002, { restatedOn: "soon" }))?.code,
    "not-a-date",
  );

  const codes = agreement
    .plan(2002)
    .bill()
    .bills.map(({ buyer }) => buyer.code);
  const population = /** @type {const} */ ({ measure: "population", period: "2003" });
  const rows = codes.map((buyer) => ({ buyer, ...population, value: "1000" }));
  const facts = { rows: /** @type {any[]} */ (rows) };
  const charges = ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"];
  const [fee = "", ...others] = charges;
  assert.equal(refusal(() => agreement.plan(2003))?.severity, "error");
  const held = agreement.plan(2003, { hold: charges }).bill({ facts });
  assert.equal(held.total, "11700.00");
  assert.ok(held.warnings.some((one) => one.code === "held" && one.id === fee));
  const given = { hold: others, prices: /** @type {const} */ ({ [fee]: "0.41" }) };
  const priced = agreement.plan(2003, given).bill({ facts });
  assert.equal(priced.total, "12300.00");
  const { answer } = osuus.call({
    call: "bill",
    ...embedded,
    year: 2003,
    ...given,
    facts,
  });
  assert.deepEqual(answer, agreement.plan(2003, given).bill({ facts, lang: "fi" }));

  const planned = (/** @type {any} */ options) => () => agreement.plan(2002, options);
  assert.equal(refusal(planned({ hold: ["nothing"] }))?.code, "unknown-reference");
  assert.equal(refusal(planned({ prices: { [fee]: "0.41" } }))?.code, "price-stated");
  assert.equal(refusal(planned({ prices: { [fee]: "0,41" } }))?.input, "call");
});
