/** An agreement of the reader's own: pasted, dropped or chosen, mended, worked out, and kept here. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { overflow, violations } from "./axe.js";
import { calculator, choose, speak, total } from "./calculator.js";
import { around, json, toml } from "./pages.js";
import { site } from "./site.js";

/** The fourth line has a comma missing before it, and a brace after it. */
const broken = 'format = 1\nid = "ours"\ntitle = { fi = "Meidän"\ncurrency = "EUR"\n';

/** @type {import("./site.js").Opened} */
let opened;
/** @type {string[]} */
let sent;

const tag = '<osuus-calculator agreement="own" lang="en"></osuus-calculator>';
const here = site({ "/own.html": around(tag) });
beforeEach(async () => {
  opened = await here.open();
  const { page } = opened;
  sent = [];
  page.on("request", (request) => {
    if (request.method() !== "GET" || new URL(request.url()).search !== "") {
      sent.push(`${request.method()} ${request.url()}`);
    }
  });
  await page.goto(`${here.origin}/own.html`);
  await text().waitFor();
});
afterEach(async () => {
  assert.deepEqual(opened.troubles, []);
  assert.deepEqual(sent, []);
  await opened.close();
});

const text = () => calculator(opened.page).locator("#own-text");
const submit = () => calculator(opened.page).locator(".own button[type=submit]").click();
const findings = () => calculator(opened.page).locator(".findings li");

for (const [syntax, written] of Object.entries({ TOML: toml, JSON: json })) {
  test(`pasted ${syntax} is worked out`, async () => {
    await text().fill(written);
    await submit();
    await choose(opened.page, "Luhanka");
    assert.equal(await total(opened.page), "€357.63");
    await calculator(opened.page).locator(".given input.number").first().fill("10");
    assert.equal(await total(opened.page), "€907.63");
  });
}

test("what is wrong is told with its line and place, mended and tried again, by keyboard alone", async () => {
  const { page } = opened;
  await text().focus();
  await page.keyboard.insertText(broken);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await findings().first().waitFor();
  assert.match((await findings().first().textContent()) ?? "", /Line 4currency = "EUR"/);
  assert.equal(await findings().first().locator("mark").textContent(), "c");
  await page.keyboard.press("Shift+Tab");
  assert.ok(await text().evaluate((element) => element.matches(":focus")));
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(toml);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await calculator(page).locator(".total").waitFor();
  const summary = calculator(page).locator(".own summary");
  assert.ok(await summary.evaluate((element) => element.matches(":focus")));
  // Opened again, broken again: the calculator of what no longer stands there goes.
  await page.keyboard.press("Enter");
  await text().fill(broken);
  await submit();
  await findings().first().waitFor();
  assert.equal(await calculator(page).locator(".total").count(), 0);
});

test("a mark stands where the core says, in characters and not in bytes", async () => {
  await text().fill(toml.replace('id = "jyvaskyla-fund-model"', 'id = "😀ä"; # 😀'));
  await submit();
  await findings().first().waitFor();
  const code = findings().first().locator("code");
  assert.equal(await code.textContent(), 'id = "😀ä"; # 😀');
  assert.equal(await code.locator("mark").textContent(), ";");
});

test("what was found and what is worked out are said in three languages", async () => {
  const { page } = opened;
  await text().fill(broken);
  await submit();
  await findings().first().waitFor();
  const seen = new Set();
  for (const language of /** @type {const} */ (["Suomi", "Svenska", "English"])) {
    await speak(page, language);
    const pressed = calculator(page).locator(".own .languages button:focus");
    assert.equal(await pressed.textContent(), language);
    await findings().first().waitFor();
    seen.add(await calculator(page).locator(".problem").textContent());
    seen.add(await findings().first().textContent());
  }
  assert.equal(seen.size, 6);
  assert.equal(await text().inputValue(), broken);
  await text().fill(toml);
  await submit();
  await choose(page, "Luhanka");
  await speak(page, "Suomi");
  assert.equal(await total(page), "357,63 €");
  assert.equal(await calculator(page).locator(".own h2").textContent(), "Oma sopimus");
});

test("a file is chosen, and chosen again after it was mended", async () => {
  const field = calculator(opened.page).locator("#own-file");
  const file = (/** @type {string} */ body) => ({
    name: "ours.toml",
    mimeType: "application/toml",
    buffer: Buffer.from(body),
  });
  await field.setInputFiles(file(broken));
  await findings().first().waitFor();
  assert.equal(await text().inputValue(), broken);
  await field.setInputFiles(file(toml));
  await calculator(opened.page).locator(".total").waitFor();
});

test("a file is dropped on the form", async () => {
  const given = await opened.page.evaluateHandle((body) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([body], "ours.json"));
    return transfer;
  }, json);
  const form = calculator(opened.page).locator(".own");
  await form.dispatchEvent("dragover", { dataTransfer: given });
  await form.dispatchEvent("drop", { dataTransfer: given });
  await choose(opened.page, "Luhanka");
  assert.equal(await total(opened.page), "€357.63");
});

test("it says that nothing is sent", async () => {
  const said = calculator(opened.page).locator("#own-privacy");
  assert.match((await said.textContent()) ?? "", /nothing is sent anywhere/);
  assert.equal(await text().getAttribute("aria-describedby"), "own-privacy");
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`no violations in any state, ${colorScheme}, at 320 px`, async () => {
    const { page } = opened;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 800 });
    for (const language of /** @type {const} */ (["Suomi", "Svenska", "English"])) {
      await speak(page, language);
      assert.deepEqual(await violations(page), [], `${language}, empty`);
      await text().fill(broken);
      await submit();
      await findings().first().waitFor();
      assert.deepEqual(await violations(page), [], `${language}, findings`);
      assert.equal(await overflow(page), 0, `${language} is wider than the screen`);
      await text().fill("");
    }
    await text().fill(toml);
    await submit();
    await calculator(page).locator(".total").waitFor();
    assert.deepEqual(await violations(page), [], "worked out");
    assert.equal(await overflow(page), 0);
  });
}
