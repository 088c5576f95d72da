/** What a page fetches of the register, and when. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { calculator, total, whole } from "./calculator.js";
import { unit } from "./pages.js";
import { site } from "./site.js";

const recent = "/dist/register/finland.register";
const older = "/dist/register/finland-older.register";
const blank = "<!doctype html><title>Register</title>";

/** @type {import("./site.js").Opened} */
let opened;
/** @type {string[]} Paths of the files of the register that were asked for. */
let asked;

const here = site({ "/blank.html": blank, "/unit.html": unit });
beforeEach(async () => {
  opened = await here.open();
  asked = [];
  opened.page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".register")) asked.push(pathname);
  });
});
afterEach(async () => {
  assert.deepEqual(opened.troubles, []);
  await opened.close();
});

test("the recent part comes with the module, the older one when it is asked for", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/blank.html`);
  const before = await page.evaluate(async () => {
    const osuus = await import(new URL("/dist/index.js", location.href).href);
    await Promise.all([osuus.init(), osuus.init()]);
    const register = osuus.finland();
    return [register.find("435").municipalities[0].name, register.rest];
  });
  assert.deepEqual(before, ["Luhanka", "finland-older"]);
  assert.deepEqual(asked, [recent]);
  const after = await page.evaluate(async () => {
    const osuus = await import(new URL("/dist/index.js", location.href).href);
    await Promise.all([osuus.loadOlder(), osuus.loadOlder()]);
    const agreement = osuus.Agreement.embedded("jyvaskyla-fund-model");
    return [osuus.finland().rest, agreement.plan(2002).bill().total];
  });
  assert.deepEqual(after, [undefined, "103257.18"]);
  assert.deepEqual(asked, [recent, older]);
});

test("who brings a register asks for none", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/blank.html`);
  const answers = await page.evaluate(async () => {
    const osuus = await import(new URL("/dist/index.js", location.href).href);
    await osuus.init(undefined, { register: "none" });
    return osuus.call({ call: "municipality", name: "435" }).type;
  });
  assert.equal(answers, "failure");
  assert.deepEqual(asked, []);
});

test("calculators load the older part, once, when a year needs it", async () => {
  const { page } = opened;
  await page.goto(`${here.origin}/blank.html`);
  await page.evaluate(async () => {
    await import(new URL("/dist/calculator/index.js", location.href).href);
    const osuus = await import(new URL("/dist/index.js", location.href).href);
    await osuus.init();
  });
  assert.deepEqual(asked, [recent]);
  await page.evaluate(() => {
    document.body.innerHTML = `
      <osuus-calculator agreement="jyvaskyla-fund-model" lang="fi" buyer="435"></osuus-calculator>
      <osuus-calculator agreement="jyvaskyla-fund-model" lang="fi" buyer="179"></osuus-calculator>`;
  });
  await calculator(page).locator(".total").nth(1).waitFor();
  await whole(page);
  const first = calculator(page).first().locator(".total");
  assert.match((await first.textContent()) ?? "", /357,63/);
  assert.deepEqual(asked, [recent, older]);
});

test("a part that cannot be fetched is told of, and tried again", async () => {
  const { page, troubles } = opened;
  let broken = true;
  await page.route(`**${older}`, (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${here.origin}/unit.html`);
  await calculator(page)
    .getByRole("status")
    .filter({ hasText: /tiedostoja ei saatu ladattua/ })
    .waitFor();
  // The bill needs none of it.
  await calculator(page).evaluate((element) => element.setAttribute("buyer", "435"));
  assert.equal(await total(page, "first"), "357,63 €");
  assert.notEqual(troubles.length, 0);
  troubles.length = 0;
  broken = false;
  await calculator(page).getByRole("button", { name: "Yritä uudelleen" }).click();
  await calculator(page).locator(".why").waitFor();
  assert.equal(await total(page), "357,63 €");
});
