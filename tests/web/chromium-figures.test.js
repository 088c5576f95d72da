/** Every number on the screen is one that the core wrote, character by character: here in node, there in the browser. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { calculator, openAll, plain, whole } from "./calculator.js";
import { entry, inRepository } from "./package.js";
import { site } from "./site.js";

const osuus = await entry();

/** Agreement, year, whether its facts are the made-up ones, and what is filled in. */
const seen = /** @type {const} */ ([
  ["jyvaskyla-fund-model", 2002, false, "12"],
  ["jyvaskyla-funding-model", 2002, true, undefined],
  ["keski-suomi-cooperation-2007", 2007, false, undefined],
  ["keski-suomi-cooperation-2007", 2008, false, undefined],
  ["keski-suomi-county", 2023, false, "123456,78"],
  ["keski-suomi-pair-work", 2021, false, "7"],
]);
/** What both models bill when the made-up use of one counts as pair work in the other. @type {Record<string, string>} */
const models = JSON.parse(
  await readFile(inRepository("tests/corpus/compare/models.json"), "utf8"),
).expected.fields;
const langs = /** @type {const} */ (["fi", "sv", "en"]);

await osuus.init(undefined, { register: "all" });
const here = site({
  "/empty.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>
<script type="module" src="/dist/osuus-calculator.js"></script><main></main></html>`,
});

for (const [agreement, year, madeUp, filled] of seen) {
  for (const lang of langs) {
    test(`${agreement} ${year}, ${lang}`, async () => {
      const { page, troubles, close } = await here.open();
      await page.goto(`${here.origin}/empty.html`);
      const settings = {
        agreement,
        year,
        lang,
        facts: madeUp ? "illustrative" : undefined,
      };
      await page.evaluate((given) => {
        const made = document.createElement("osuus-calculator");
        document.querySelector("main")?.append(Object.assign(made, given));
      }, settings);
      await whole(page);
      await compared(page, { ...settings, values: [] });
      for (const buyer of someBuyers(agreement, year, madeUp)) {
        await calculator(page).evaluate((element, code) => {
          Object.assign(element, { buyer: code });
        }, buyer);
        const fields = calculator(page).locator(".given input.number");
        const values = filled === undefined ? [] : [filled];
        for (const value of values) await fields.first().fill(value);
        await openAll(page);
        await compared(page, { ...settings, buyer, values });
      }
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}

for (const lang of langs) {
  test(`all members, and both models beside each other, ${lang}`, async () => {
    const { page, close } = await here.open();
    await page.goto(`${here.origin}/empty.html`);
    const [agreement, compare] = ["jyvaskyla-fund-model", "jyvaskyla-funding-model"];
    await page.evaluate(
      (given) => {
        const made = document.createElement("osuus-calculator");
        document.querySelector("main")?.append(Object.assign(made, given));
      },
      { agreement, compare, year: 2002, lang },
    );
    await whole(page);
    const cells = async (/** @type {string} */ rows, /** @type {number} */ column) => {
      const texts = await calculator(page)
        .locator(`${rows} > :nth-child(${column})`)
        .allTextContents();
      return texts.map(plain);
    };
    await calculator(page).locator(".panel.members summary").first().click();
    const bills = statementOf(agreement, lang).map(({ shown }) => plain(shown));
    const members = ".panel.members .member-table tbody tr";
    assert.deepEqual(await cells(members, 2), bills);

    await calculator(page).locator(".panel.compare").scrollIntoViewIfNeeded();
    const beside = ".panel.compare .figures tbody tr";
    await calculator(page).locator(beside).first().waitFor();
    const columns = await Promise.all([2, 3, 4].map((column) => cells(beside, column)));
    for (const at of bills.keys()) {
      const figure = (/** @type {string} */ name) =>
        models[`/buyers/${at}/${name}`] ?? "";
      const [first, amount] = ["first", "amount"].map((name) => {
        const each = eachOf(figure(name), figure("residents"));
        return `${euros(figure(name), lang)} ${euros(each, lang)} `;
      });
      const expected = [first ?? "", amount ?? "", euros(figure("difference"), lang)];
      for (const [place, text] of expected.entries()) {
        const cell = columns[place]?.[at] ?? "";
        assert.ok(text.length > 4 && cell.includes(text), `${cell} has no ${text}`);
      }
    }
    await close();
  });
}

/**
 * @typedef {object} Looked
 * @property {string} agreement
 * @property {number} year
 * @property {"fi" | "sv" | "en"} lang
 * @property {string | undefined} facts
 * @property {string} [buyer]
 * @property {readonly string[]} values
 */

/** @param {import("playwright-core").Page} page @param {Looked} looked */
async function compared(page, looked) {
  const written = writtenByCore(looked);
  const shown = await numbersOf(page);
  assert.ok(shown.length > 3, `${looked.buyer}: ${shown}`);
  // In the picture a figure stands behind its name.
  const isWritten = (/** @type {string} */ text) =>
    written.has(text) || text.split(": ").every((part) => written.has(part));
  const others = shown.filter((text) => !isWritten(text));
  assert.deepEqual(others, [], `${looked.agreement} ${looked.buyer}`);
}

/** @param {string} agreement @param {"fi" | "sv" | "en"} lang */
function statementOf(agreement, lang) {
  const read = osuus.Agreement.embedded(agreement, lang);
  const plan = read.plan(2002);
  const { bills } = plan.bill({ lang });
  plan.free();
  read.free();
  return bills;
}

/** To the cent, half a cent up. @param {string} amount @param {string} residents */
function eachOf(amount, residents) {
  const [cents, people] = [BigInt(amount.replace(".", "")), BigInt(residents)];
  const rounded = String((cents * 2n + people) / (people * 2n)).padStart(3, "0");
  return `${rounded.slice(0, -2)}.${rounded.slice(-2)}`;
}

/** An amount as `docs/words.md` has it, by arithmetic of this test. @param {string} decimal @param {"fi" | "sv" | "en"} lang */
function euros(decimal, lang) {
  const [whole = "", cents] = decimal.replace("-", "").split(".");
  const sign = decimal.startsWith("-") ? "−" : "";
  const grouped = whole.replace(/(?<=\d)(?=(\d{3})+$)/g, lang === "en" ? "," : " ");
  return lang === "en" ? `${sign}€${grouped}.${cents}` : `${sign}${grouped},${cents} €`;
}

/** Everything that the core writes of a bill. @param {Looked} looked @returns {ReadonlySet<string>} */
function writtenByCore({ agreement, year, lang, facts, buyer, values }) {
  const read = osuus.Agreement.embedded(agreement, lang);
  const plan = read.plan(year, { lang });
  const { period, measures } = plan.facts({ lang });
  const [measure] = measures.filter(({ of }) => of !== "client");
  const rows = values.map((value) =>
    [measure?.of === "buyer" ? buyer : "", measure?.id, period, value].join(";"),
  );
  const given =
    facts === undefined
      ? { csv: ["buyer;measure;period;value", ...rows].join("\n") }
      : { embedded: agreement };
  const documents = [
    plan.bill({ facts: given, lang }),
    plan.table({ facts: given, lang }).columns,
    buyer === undefined ? [] : plan.why({ facts: given, buyer, lang }),
    read.title(lang),
  ];
  plan.free();
  read.free();
  return new Set(documents.flatMap(texts).map(plain));
}

/** Every text in a document. @param {unknown} document @returns {string[]} */
function texts(document) {
  if (typeof document === "string") return [document];
  return Object.values(document ?? {}).flatMap(texts);
}

/** What stands on the screen and has a number in it, but for the choice of the year. @param {import("playwright-core").Page} page */
async function numbersOf(page) {
  const found = await calculator(page).evaluate((element) => {
    const inside = element.shadowRoot?.querySelector(".calculator") ?? element;
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    const all = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const isElsewhere = node.parentElement?.closest("#year, .panels, .address, desc");
      if (!isElsewhere && /\d/.test(node.nodeValue ?? "")) all.push(node.nodeValue);
    }
    return all;
  });
  // A bill says itself of which period it is.
  return found.map(plain).map((text) => text.replace(/^\D+(\d{4})$/, "$1"));
}

/** The first, one in the middle and the last. @param {string} agreement @param {number} year @param {boolean} madeUp */
function someBuyers(agreement, year, madeUp) {
  const read = osuus.Agreement.embedded(agreement);
  const plan = read.plan(year);
  const { bills } = plan.bill(madeUp ? { facts: { embedded: agreement } } : {});
  plan.free();
  read.free();
  const codes = bills.map(({ buyer }) => buyer.code);
  const places = new Set([0, Math.floor(codes.length / 2), codes.length - 1]);
  return [...places].map((at) => codes[at] ?? "");
}
