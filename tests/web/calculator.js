/** A calculator on a page, by what a person sees and presses. */

/** @typedef {import("playwright-core").Page} Page */

/** One space for every kind of space: figures have unbreakable ones. */
export const plain = (/** @type {string | null} */ text) =>
  (text ?? "").replace(/\s+/g, " ").trim();

/** @param {Page} page */
export const calculator = (page) => page.locator("osuus-calculator");

/**
 * The large figure: once everything is there, or as the first bill has it.
 *
 * @param {Page} page
 * @param {"whole" | "first"} [of]
 */
export async function total(page, of = "whole") {
  if (of === "whole") await whole(page);
  return plain(await calculator(page).locator(".total").textContent());
}

/** Waits until every calculator on the page has more than a first bill, or tells why not. @param {Page} page */
export async function whole(page) {
  const some = calculator(page).locator(".total, .refused, .error p");
  await some.first().waitFor({ state: "attached" });
  await calculator(page)
    .filter({ has: page.locator(".awaited") })
    .first()
    .waitFor({ state: "detached" });
}

/** What a screen reader was last told. @param {Page} page */
export async function announced(page) {
  const status = calculator(page).locator("p[role=status].aside");
  await status.filter({ hasText: /./ }).waitFor({ state: "attached" });
  return plain(await status.textContent());
}

/**
 * Chooses a buyer with the keyboard alone.
 *
 * @param {Page} page
 * @param {string} typed
 */
export async function choose(page, typed) {
  await calculator(page).getByRole("combobox").first().focus();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
}

/**
 * @param {Page} page
 * @param {"Suomi" | "Svenska" | "English"} language
 */
export async function speak(page, language) {
  await calculator(page).getByRole("button", { name: language }).click();
}

/** Opens every level of the explanation. @param {Page} page */
export async function openAll(page) {
  await calculator(page).locator(".why header button").click();
}
