/** What axe finds in a page, and whether it fits. */
import { readFile } from "node:fs/promises";
import { axeFile } from "./package.js";

const axe = await readFile(axeFile, "utf8");

/**
 * What axe finds, one line for each.
 *
 * @param {import("playwright-core").Page} page
 */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await /** @type {any} */ (globalThis).axe.run();
    return found.violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map(
        (/** @type {any} */ { html, failureSummary }) =>
          `${id}: ${html} ${failureSummary}`,
      ),
    );
  });
}

/**
 * How many pixels lie beyond the right edge.
 *
 * @param {import("playwright-core").Page} page
 */
export function overflow(page) {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/**
 * Texts of which the end cannot be seen; what is for ears only is let be.
 *
 * @param {import("playwright-core").Page} page
 */
export function cut(page) {
  return page.locator("osuus-calculator *").evaluateAll((elements) =>
    elements
      .filter((one) => getComputedStyle(one).overflowX !== "visible")
      .filter(({ clientWidth, scrollWidth, clientHeight, scrollHeight }) => {
        const hidden = scrollWidth > clientWidth || scrollHeight > clientHeight + 2;
        return clientWidth > 1 && hidden;
      })
      .map((one) => `${one.className}: ${one.textContent}`),
  );
}
