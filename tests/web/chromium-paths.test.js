/** Everything that a person does in a calculator, in each language: once by mouse, and once by keyboard alone. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { violations } from "./axe.js";
import { calculator, plain, total, whole } from "./calculator.js";
import { site } from "./site.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

/**
 * What is read on the way. Amounts are those of tests/corpus: fund-model/2002, breakpoints/luhanka, caseload/average.
 */
const languages = /** @type {const} */ ({
  fi: {
    name: "Suomi",
    title: "Jyväskylän sijaishuoltoyksikkö, rahastomalli",
    typed: "luh",
    bill: "357,63 €",
    withUse: "907,63 €",
    why: /917 asukasta × 0,39 €\/asukas = 357,63 €/,
    series: /väkiluku kunkin päivän kuntarajoilla, 31\.12\.2001/,
    note: /28 kuntaa on tehnyt sopimuksen/,
    breakPoints: /vaihtuu, kun käyttö kasvaa: 5 → 6, 33 → 34/,
    first: "Jyväskylä",
    neighbour: "1 243,03 €",
    proof: /Keskiarvo ei todista mitään: 2 566 asiakasta/,
    address:
      "#osuus=buyer=435&year=2002&lang=fi&compare=jyvaskyla-funding-model&pair-work=",
    copied: "Vuosimaksu\t917 asukasta\t0,39 €/asukas\t357,63 €\n",
  },
  sv: {
    name: "Svenska",
    title: "Jyväskyläs enhet för vård utom hemmet, fondmodellen",
    typed: "LUH",
    bill: "357,63 €",
    withUse: "907,63 €",
    why: /917 invånare × 0,39 €\/invånare = 357,63 €/,
    series: /kommungränser 31\.12\.2001/,
    note: /28 kommuner ingått avtal/,
    breakPoints: /5 → 6, 33 → 34/,
    first: "Jyväskylä",
    neighbour: "1 243,03 €",
    proof: /2 566 klienter/,
    address:
      "#osuus=buyer=435&year=2002&lang=sv&compare=jyvaskyla-funding-model&pair-work=",
    copied: "Årsavgift\t917 invånare\t0,39 €/invånare\t357,63 €\n",
  },
  en: {
    name: "English",
    title: "Jyväskylä foster-care unit, fund model",
    typed: "Luh",
    bill: "€357.63",
    withUse: "€907.63",
    why: /917 residents × €0\.39\/resident = €357\.63/,
    series: /borders of 31 December 2001/,
    note: /28 agreements/,
    breakPoints: /changes as use grows: 5 → 6, 33 → 34/,
    first: "Jyväskylä",
    neighbour: "€1,243.03",
    proof: /An average proves nothing: 2,566 clients/,
    address:
      "#osuus=buyer=435&year=2002&lang=en&compare=jyvaskyla-funding-model&pair-work=",
    copied: "Annual fee\t917 residents\t€0.39/resident\t€357.63\n",
  },
});

/**
 * @typedef {object} Hand
 * @property {(target: Locator) => Promise<void>} reach
 * @property {(target: Locator) => Promise<void>} press
 * @property {(target: Locator, typed: string) => Promise<void>} choose
 * @property {(target: Locator, text: string) => Promise<void>} write
 * @property {(target: Locator) => Promise<void>} slide
 */

/** Presses, types and slides, and never by other means than its own. @type {Record<string, (page: Page) => Hand>} */
const hands = {
  mouse: (page) => ({
    reach: (target) => target.scrollIntoViewIfNeeded(),
    press: (target) => target.click(),
    async choose(target) {
      await target.click();
      await calculator(page).getByRole("option", { name: "Luhanka" }).click();
    },
    /** A mouse writes nothing: it only puts the cursor there. */
    async write(target, text) {
      await target.click();
      await page.keyboard.insertText(text);
    },
    /** Drags the knob from nought to the middle of the way. */
    async slide(target) {
      const { x, y, width, height } = (await target.boundingBox()) ?? none;
      await page.mouse.move(x + 8, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
      await page.mouse.up();
    },
  }),
  keyboard: (page) => ({
    reach: (target) => tabTo(page, target),
    async press(target) {
      await tabTo(page, target);
      await page.keyboard.press("Enter");
    },
    async choose(target, typed) {
      await tabTo(page, target);
      await page.keyboard.type(typed);
      await page.keyboard.press("Enter");
    },
    async write(target, text) {
      await tabTo(page, target);
      await page.keyboard.insertText(text);
    },
    async slide(target) {
      await tabTo(page, target);
      for (let step = 0; step < 10; step += 1) await page.keyboard.press("ArrowRight");
    },
  }),
};
const none = { x: 0, y: 0, width: 0, height: 0 };
/** There are fewer places that take the focus. */
const mostTabs = 250;

/** Goes on with the tabulator until something has the focus. @param {Page} page @param {Locator} target */
async function tabTo(page, target) {
  const has = () => target.evaluate((element) => element.matches(":focus"));
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await has()) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way by keyboard to ${target}`);
}

const html = (/** @type {string} */ lang) => `<!doctype html><html lang="${lang}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Paths</title>
<script type="module" src="/dist/osuus-calculator.js"></script>
<main><h1>Paths</h1>
<osuus-calculator agreement="jyvaskyla-fund-model" compare="jyvaskyla-funding-model"></osuus-calculator>
</main></html>`;

const here = site({ "/fi.html": html("fi"), "/en.html": html("en") });

for (const [lang, words] of Object.entries(languages)) {
  for (const [device, handOf] of Object.entries(hands)) {
    test(`from the name of a municipality to the file, ${lang}, by ${device}`, async () => {
      const { page, troubles, close } = await here.open({
        acceptDownloads: true,
        permissions: ["clipboard-read", "clipboard-write"],
        viewport: { width: 1100, height: 900 },
      });
      await page.addInitScript(() => {
        window.print = () => Reflect.set(window, "printed", true);
      });
      await page.goto(`${here.origin}/${lang === "en" ? "fi" : "en"}.html`);
      await whole(page);
      const hand = handOf(page);
      const part = (
        /** @type {string} */ selector,
        /** @type {RegExp | string} */ hasText = /^/,
      ) => calculator(page).locator(selector, { hasText });
      const said = async (/** @type {Locator} */ of) => plain(await of.textContent());
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

      // The language, the municipality, and its bill at once.
      await hand.press(part(`.languages [lang=${lang}]`));
      assert.equal(await said(part("h2#title")), words.title);
      await hand.choose(part("[role=combobox]"), words.typed);
      assert.equal(await total(page), words.bill);

      // Use, by the slider.
      await hand.slide(part(".slider").first());
      const use = await part(".given input.number").first().inputValue();
      assert.equal(use, "10");
      assert.equal(await total(page), words.withUse);

      // Why: the figure, the population behind it, the clause and its source.
      await hand.press(part(".lines .amount button").first());
      assert.match(await said(part(".reason")), words.why);
      await hand.press(part(".reason > .tree > li > details > summary").first());
      assert.match(
        await said(part(".reason > .tree > li > details").first()),
        words.series,
      );
      await hand.press(part(".reason header button"));
      assert.equal(await part(".reason").count(), 0);
      await hand.press(part(".why header button"));
      await part(".why blockquote", "tänä vuonna 0,39 euroa").waitFor();
      await hand.press(part(".warnings summary").first());
      await part(".warnings p:visible", words.note).first().waitFor();

      // The other model, and where the two meet.
      const compare = part(".panel.compare");
      await hand.reach(compare.locator("summary").first());
      await compare.locator("svg[role=img]").waitFor();
      assert.equal(await said(compare.locator(".sides .big").first()), words.withUse);
      assert.match(await said(compare.locator(".chart").first()), words.breakPoints);
      await hand.press(compare.locator(".chart summary").last());
      await compare.locator(".chart details[open] tbody tr").first().waitFor();

      // All members, by their amounts, and one of them.
      const members = part(".panel.members");
      await hand.press(members.locator("summary").first());
      await hand.press(members.locator("th button.sort").nth(1));
      assert.equal(await said(members.locator("tbody .member").first()), words.first);
      await hand.press(members.getByRole("button", { name: "Kyyjärvi" }));
      assert.equal(await total(page), words.neighbour);
      await hand.press(members.getByRole("button", { name: "Luhanka" }));

      // The caseloads.
      const caseload = part(".panel.caseload");
      await hand.press(caseload.locator("summary").first());
      for (const [field, text] of /** @type {const} */ ([
        ["posts", "106"],
        ["open", "1891"],
        ["substitute", "675"],
      ])) {
        await hand.write(caseload.locator(`#caseload-${field}`), text);
      }
      assert.match(await said(caseload.locator(".caseload-result")), words.proof);
      assert.deepEqual(await violations(page), []);

      // What is taken along.
      const [link, table, print, download] = await part(".share .action").all();
      if (!link || !table || !print || !download) return assert.fail("four buttons");
      await hand.press(link);
      await part("p.told", /./).waitFor();
      assert.equal(
        await clipboard(),
        `${here.origin}${new URL(page.url()).pathname}${words.address}${use}`,
      );
      await hand.press(table);
      await page.waitForFunction(async () =>
        (await navigator.clipboard.readText()).includes("\t"),
      );
      assert.ok(plainRows(await clipboard()).includes(words.copied));
      await hand.press(print);
      assert.equal(await page.evaluate(() => Reflect.get(window, "printed")), true);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        hand.press(download),
      ]);
      assert.match(await readFile(await file.path(), "utf8"), /Luhanka/);
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}

/** Unbreakable spaces become plain ones, tabulators stay. @param {string} text */
function plainRows(text) {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
