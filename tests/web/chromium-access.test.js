/** For everybody: axe finds nothing, in any language, in light and dark, wide and narrow. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, violations } from "./axe.js";
import { calculator, choose, openAll, speak } from "./calculator.js";
import { unit } from "./pages.js";
import { site } from "./site.js";

const here = site({ "/unit.html": unit });

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [320, 1200]) {
    test(`no violations, ${colorScheme}, ${width} px wide`, async () => {
      const viewport = { width, height: 900 };
      const { page, troubles, close } = await here.open({
        colorScheme,
        viewport,
      });
      await page.goto(`${here.origin}/unit.html`);
      await calculator(page).locator(".total").waitFor();
      assert.deepEqual(await violations(page), [], "nothing chosen");
      await choose(page, "Luhanka");
      await openAll(page);
      for (const language of /** @type {const} */ (["Suomi", "Svenska", "English"])) {
        await speak(page, language);
        assert.deepEqual(await violations(page), [], language);
        assert.equal(await overflow(page), 0, `${language} is wider than the screen`);
      }
      await calculator(page).locator(".given input.number").first().fill("2,5");
      assert.deepEqual(await violations(page), [], "a figure is refused");
      await calculator(page).getByRole("combobox").first().click();
      assert.deepEqual(await violations(page), [], "the list is open");
      assert.equal(await overflow(page), 0);
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}
