/** The link to what a calculator shows: what is written is read, and nothing else is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { inRepository } from "./package.js";

const file = inRepository("bindings-wasm/dist/calculator/fragment.js");
/** @type {typeof import("../../bindings-wasm/js/calculator/fragment.js")} */
const { readFragment, writeFragment } = await import(pathToFileURL(file).href);

const shared = /** @type {const} */ ({
  lang: "sv",
  year: 2002,
  buyer: "435",
  compare: "jyvaskyla-funding-model",
  values: new Map([["pair-work", "10"]]),
});

test("the form is the one of the guide", () => {
  const bill = { buyer: "435", year: 2002, values: new Map([["pair-work", "10"]]) };
  assert.equal(writeFragment("", "", bill), "#osuus=buyer=435&year=2002&pair-work=10");
});

test("what is written is read, whatever stands in it", () => {
  for (const id of ["", "b1", "kunta & kaupunki;osuus=#"]) {
    assert.deepEqual(readFragment(writeFragment("", id, shared), id), shared);
  }
  const values = new Map([
    ["year", "3"],
    [".year", "4"],
    ["käyttö", "2,5 & <b>;#=%"],
  ]);
  const written = writeFragment("", "", { values });
  assert.deepEqual(readFragment(written, "")?.values, values);
  assert.equal(readFragment(written, "")?.year, undefined);
});

test("an empty field says nothing", () => {
  const values = new Map([["pair-work", " "]]);
  assert.equal(writeFragment("", "", { values }), "#osuus=");
});

test("several calculators share one link, and what is no calculator's goes", () => {
  const one = writeFragment("#top", "one", shared);
  const both = writeFragment(one, "two", { buyer: "179", values: new Map() });
  assert.equal(both, `${one};two:osuus=buyer=179`);
  assert.equal(readFragment(both, "one")?.buyer, "435");
  assert.equal(readFragment(both, "two")?.buyer, "179");
  assert.equal(readFragment(both, ""), undefined);
  const again = writeFragment(both, "one", { buyer: "172", values: new Map() });
  assert.equal(readFragment(again, "one")?.buyer, "172");
  assert.equal(again.match(/one:osuus=/g)?.length, 1);
});

test("a link made by hand is read as far as it can be understood", () => {
  const none = ["", "#", "#top", "#osuus", "#xosuus=buyer=435", "#OSUUS=buyer=435"];
  for (const fragment of none) assert.equal(readFragment(fragment, ""), undefined);
  const empty = readFragment("#osuus=", "");
  assert.equal(empty?.buyer, undefined);
  assert.equal(empty?.values.size, 0);

  const wild =
    "#osuus=%E0%A4%A&&&=&=x&year=20O2&lang=../..&compare=&buyer=%00&__proto__=1&x=%";
  const read = readFragment(wild, "");
  assert.equal(read?.year, undefined);
  assert.equal(read?.lang, undefined);
  assert.equal(read?.compare, undefined);
  assert.equal(read?.buyer, undefined);
  assert.equal(read?.values.get("__proto__"), "1");
  assert.equal(Object.hasOwn(Object.prototype, "1"), false);
  for (const year of ["0", "-2002", "02002", "1e3", "99999", "2002.5", "Infinity"]) {
    assert.equal(readFragment(`#osuus=year=${year}`, "")?.year, undefined);
  }
});

test("no link makes a page lay a file from elsewhere beside its own", () => {
  for (const compare of ["https://elsewhere.example/x.json", "/x", "x.toml", "X.JSON"]) {
    const written = new URLSearchParams({ compare });
    assert.equal(readFragment(`#osuus=${written}`, "")?.compare, undefined, compare);
    assert.equal(writeFragment("", "", { compare, values: new Map() }), "#osuus=");
  }
});

test("lengths are bounded", () => {
  const long = "9".repeat(65);
  const read = readFragment(`#osuus=pair-work=${long}&${long}=1&follow-up=2`, "");
  assert.deepEqual(read?.values, new Map([["follow-up", "2"]]));
  const many = Array.from({ length: 500 }, (_, at) => `m${at}=1`).join("&");
  assert.ok((readFragment(`#osuus=${many}`, "")?.values.size ?? 500) < 100);
  assert.equal(readFragment(`#osuus=buyer=435&x=${"9".repeat(5000)}`, ""), undefined);
});

test("a value that a field cannot hold is left out", () => {
  assert.equal(readFragment("#osuus=use=1%0A2", "")?.values.size, 0);
});
