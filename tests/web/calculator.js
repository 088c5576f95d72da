/** A calculator on a page, by what a person sees and presses. */

/** @typedef {import("playwright-core").Page} Page */

/** One space for every kind of space: figures have unbreakable ones. */
export const plain = (/** @type {string | null} */ text) =>
  (text ?? "").replace(/\s+/g, " ").trim();

/** @param {Page} page */
export const calculator = (page) => page.locator("osuus-calculator");

/** @param {Page} page */
export async function total(page) {
  return plain(await calculator(page).locator(".total").textContent());
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
