/** What the panels reckon with themselves: the order of decimals, classes, and tiles of a map. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folder } from "./package.js";

/** @param {string} name */
const part = (name) => import(new URL(`dist/calculator/panels/${name}.js`, folder).href);

const { byDecimal } = await part("decimals");
const { classes } = await part("classes");
const { tiles } = await part("tiles");

test("decimals stand in their order, however many digits they have", () => {
  const order = [
    "-100",
    "-9.5",
    "-9.49",
    "-0.01",
    "0",
    "0.09",
    "0.1",
    "0.11",
    "2",
    "10",
    // Beyond the digits of a float these two are one number.
    "9007199254740992.1",
    "9007199254740992.2",
    "9007199254740993",
  ];
  for (const [at, one] of order.entries()) {
    for (const [place, other] of order.entries()) {
      const sign = Math.sign(byDecimal(one, other));
      assert.equal(sign, Math.sign(at - place), `${one} beside ${other}`);
    }
  }
});

test("zeros at either end and minus zero say nothing", () => {
  for (const [one, other] of [
    ["1.50", "1.5"],
    ["007", "7.000"],
    ["-0.00", "0"],
    ["-01.10", "-1.1"],
  ]) {
    assert.equal(byDecimal(one, other), 0, `${one} and ${other}`);
  }
});

test("what is no decimal has no order", () => {
  for (const text of ["", "1/3", "1,5", "1e3", "–", "."]) {
    assert.throws(() => byDecimal(text, "0"), RangeError, text);
  }
});

test("classes hold as many each, in order, and never part what is equal", () => {
  const texts = (/** @type {string[]} */ decimals) =>
    classes(decimals).map((/** @type {number[]} */ places) =>
      places.map((place) => decimals[place]),
    );
  assert.deepEqual(texts(["10", "9", "1", "2", "30", "4", "5", "6", "7", "8"]), [
    ["1", "2"],
    ["4", "5"],
    ["6", "7"],
    ["8", "9"],
    ["10", "30"],
  ]);
  assert.deepEqual(texts(["0.39", "0.390", "0.39"]), [["0.39", "0.390", "0.39"]]);
  assert.deepEqual(texts([]), []);
});

test("everybody has a tile of its own, west of whoever is east and north of whoever is south", () => {
  const corners = [
    { code: "nw", east: 0, north: 90_000 },
    { code: "ne", east: 90_000, north: 90_000 },
    { code: "sw", east: 0, north: 0 },
    { code: "se", east: 90_000, north: 0 },
    { code: "middle", east: 45_000, north: 45_000 },
    { code: "beside", east: 45_000, north: 45_000 },
  ];
  /** @type {{ code: string, column: number, row: number }[]} */
  const laid = tiles(corners);
  const places = new Set(laid.map(({ column, row }) => `${column} ${row}`));
  assert.equal(places.size, corners.length);
  const at = (/** @type {string} */ code) => {
    const found = laid.find((tile) => tile.code === code);
    assert.ok(found, code);
    return found;
  };
  assert.ok(at("nw").column < at("ne").column && at("sw").column < at("se").column);
  assert.ok(at("nw").row < at("sw").row && at("ne").row < at("se").row);
  assert.deepEqual([Math.min(...laid.map(({ column }) => column))], [0]);
  assert.deepEqual([Math.min(...laid.map(({ row }) => row))], [0]);
  assert.deepEqual(tiles([...corners].reverse()).length, corners.length);
});
