/** Agreements, addresses and pages that mean harm: a clear message, never a script, a hang or a blank. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow } from "./axe.js";
import { calculator, choose, openAll, plain } from "./calculator.js";
import { around, json, toml } from "./pages.js";
import { site } from "./site.js";

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
const mebibyte = 2 ** 20;

const script = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'&amp;";
const turned = "\u202ekaataa\u2066";

/** The agreement with all its names in the place of which something else stands. */
const named = (/** @type {string} */ name) => {
  const agreement = JSON.parse(json);
  const title = { fi: name, sv: name, en: name };
  const [first, ...rest] = agreement.charges;
  const notes = [{ id: "note", text: title, source: "article", quote: name }];
  const [source] = agreement.sources;
  const sources = [{ ...source, title: name }];
  const charges = [{ ...first, name: title }, ...rest];
  return JSON.stringify({ ...agreement, title, charges, notes, sources });
};

const tag = (/** @type {string} */ agreement, more = "") =>
  around(
    `<osuus-calculator lang="en" agreement="${agreement}" ${more}>The page's own words.</osuus-calculator>`,
  );

const here = site({
  "/empty.html": around(""),
  "/own.html": tag("own"),
  "/script.json": named(script),
  "/turned.json": named(turned),
  "/scripted.html": tag("/script.json", 'buyer="435"'),
  "/turned.html": tag("/turned.json", 'buyer="435"'),
  "/slow.json": { body: "{", holds: true },
  "/slow.html": tag("/slow.json", 'timeout="0.5"'),
  "/waiting.html": tag("/slow.json"),
  "/none.html": tag("/none.json"),
  "/web.json": { body: "<!doctype html><title>Not found</title>", type: "text/html" },
  "/web.html": tag("/web.json"),
  "/broken.json": { body: "oh", status: 500 },
  "/broken.html": tag("/broken.json"),
  "/cut.json": json.slice(0, 2000),
  "/cut.html": tag("/cut.json"),
  "/long.json": "{".padEnd(10_000_001),
  "/long.html": tag("/long.json"),
  "/elsewhere.html": tag("http://127.0.0.1:9/agreement.json"),
  "/scheme.html": tag("javascript:alert(1)//.json"),
  "/facts.html": tag("jyvaskyla-fund-model", 'facts="/none.csv"'),
  "/year.html": tag("jyvaskyla-fund-model", 'year="<b>soon</b>"'),
  "/nowhere.html": tag("no-such-agreement"),
  "/unnamed.html": tag(""),
  "/policy.html": { body: tag("jyvaskyla-fund-model"), policy },
  "/long.toml": `${toml}\n#${"#".repeat(50_000)}`,
  "/workless.html": {
    body: tag("/long.toml", 'buyer="435"'),
    policy: `${policy}; worker-src 'none'`.replace(
      "script-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
    ),
  },
});

/**
 * Opens a page, acts there, and sees that no script ran and nothing threw.
 *
 * @param {string} path
 * @param {(page: import("playwright-core").Page) => Promise<void>} act
 */
async function on(path, act) {
  const { page, close } = await here.open();
  /** @type {string[]} */
  const ran = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => ran.push(String(error)));
  try {
    await page.goto(here.origin + path);
    await act(page);
    assert.deepEqual(ran, []);
  } finally {
    await close();
  }
}

/** @param {import("playwright-core").Page} page */
const said = (page) => calculator(page).locator(".waiting p").last();

for (const [path, sentence] of Object.entries({
  "/slow.html": /slow\.json did not arrive in time/,
  "/none.html": /no file at .*none\.json/,
  "/web.html": /web\.json there is a web page/,
  "/broken.html": /broken\.json could not be fetched/,
  "/long.html": /long\.json is larger than 10 MB/,
  "/elsewhere.html": /127\.0\.0\.1:9\/agreement\.json could not be fetched/,
  "/scheme.html": /javascript:.* could not be fetched/,
  "/facts.html": /no file at .*none\.csv/,
  "/year.html": /“<b>soon<\/b>” is not a year/,
  "/unnamed.html": /was not told which agreement/,
  "/policy.html": /security policy of this page/,
})) {
  test(`${path} says why, under the page's own words`, () =>
    on(path, async (page) => {
      await said(page).filter({ hasText: sentence }).waitFor();
      assert.ok(await calculator(page).getByText("The page's own words.").isVisible());
      assert.equal(await calculator(page).locator("b").count(), 0);
    }));
}

for (const [path, sentence] of Object.entries({
  "/cut.html": /JSON/,
  "/nowhere.html": /no-such-agreement/,
})) {
  test(`${path} says what the core says`, () =>
    on(path, async (page) => {
      await calculator(page)
        .locator(".waiting p:nth-child(2)")
        .filter({ hasText: sentence })
        .waitFor();
    }));
}

test("where the page allows no worker, a long agreement is read all the same", () =>
  on("/workless.html", async (page) => {
    await calculator(page).getByText("€357.63").first().waitFor();
  }));

test("while an answer is on its way the page says so, and what comes too late is not shown", () =>
  on("/waiting.html", async (page) => {
    await calculator(page).getByText("Opening the calculator").waitFor();
    await calculator(page).evaluate((element) =>
      element.setAttribute("agreement", "jyvaskyla-fund-model"),
    );
    await calculator(page).locator(".total").waitFor();
    await calculator(page).evaluate((element) => {
      element.setAttribute("agreement", "/slow.json");
      element.remove();
    });
  }));

test("another try helps where the file has come since", () =>
  on("/empty.html", async (page) => {
    let there = false;
    await page.route("**/later.json", (route) =>
      there ? route.fulfill({ body: json }) : route.fulfill({ status: 503, body: "" }),
    );
    await page.evaluate(() => {
      const made = document.createElement("osuus-calculator");
      Object.assign(made, { agreement: "/later.json", buyer: "435", year: 2002 });
      document.querySelector("main")?.append(made);
    });
    const again = calculator(page).getByRole("button", { name: "Try again" });
    await again.waitFor();
    there = true;
    await again.press("Enter");
    await calculator(page).locator(".total").waitFor();
  }));

for (const file of ["osuus_bg.wasm", "finland.register"]) {
  test(`without ${file} it says that its files did not come`, () =>
    on("/empty.html", async (page) => {
      await page.route(`**/${file}`, (route) => route.fulfill({ status: 404, body: "" }));
      await page.evaluate(() => {
        const made = document.createElement("osuus-calculator");
        Object.assign(made, { agreement: "jyvaskyla-fund-model" });
        document.querySelector("main")?.append(made);
      });
      await said(page)
        .filter({ hasText: "files of the calculator did not arrive" })
        .waitFor();
      await page.unroute(`**/${file}`);
      await calculator(page).getByRole("button", { name: "Try again" }).click();
      await calculator(page).locator(".why, .members").first().waitFor();
    }));
}

test("markup in names is text", () =>
  on("/scripted.html", async (page) => {
    await calculator(page).locator(".total").waitFor();
    assert.equal(await calculator(page).locator("h2").textContent(), script);
    assert.equal(await calculator(page).locator("img, script").count(), 0);
    assert.match(
      plain(await calculator(page).locator(".lines").textContent()),
      /<script>/,
    );
  }));

test("marks of direction turn the name that has them, and nothing beside it", () =>
  on("/turned.html", async (page) => {
    await calculator(page).locator(".total").waitFor();
    const label = calculator(page).locator(".label", { hasText: "kaataa" }).first();
    const order = await label.evaluate((element) => {
      const [name, value] = [element, element.nextElementSibling].map((one) =>
        one?.getBoundingClientRect(),
      );
      return [
        getComputedStyle(element).unicodeBidi,
        Number(name?.left) < Number(value?.left),
      ];
    });
    assert.deepEqual(order, ["isolate", true]);
    assert.match(
      plain(await calculator(page).locator(".total").textContent()),
      /€357\.63/,
    );
  }));

for (const [what, long] of /** @type {const} */ ([
  [
    "a title of a megabyte",
    (/** @type {any} */ agreement) => {
      agreement.title.en = "x".repeat(mebibyte - 2 * json.length);
    },
  ],
  [
    "a charge of a megabyte",
    (/** @type {any} */ agreement) => {
      agreement.charges[0].name.en = "x ".repeat(mebibyte / 2 - json.length);
    },
  ],
  [
    "a note of a megabyte",
    (/** @type {any} */ agreement) => {
      agreement.notes[0].text.en = "x".repeat(mebibyte - 2 * json.length);
    },
  ],
  [
    "a quotation of a megabyte",
    (/** @type {any} */ agreement) => {
      agreement.charges[0].rates[0].quote = "x".repeat(mebibyte - 2 * json.length);
    },
  ],
])) {
  test(`${what} is cut off on the page, which stays usable`, () =>
    on("/empty.html", async (page) => {
      const agreement = JSON.parse(json);
      long(agreement);
      await page.evaluate((given) => {
        const made = document.createElement("osuus-calculator");
        Object.assign(made, { agreement: given, year: 2002 });
        document.querySelector("main")?.append(made);
      }, agreement);
      await choose(page, "Luhanka");
      await calculator(page).getByText("€357.63").first().waitFor();
      await openAll(page);
      const box = await calculator(page).boundingBox();
      assert.ok((box?.height ?? 0) < 8000, `${box?.height} px high`);
      assert.equal(await overflow(page), 0);
    }));
}

for (const [name, body, sentence] of /** @type {const} */ ([
  ["of 11 MB", () => "#".repeat(11_000_000), /ours\.toml is larger than 10 MB/],
  ["of 9 MB", () => `${toml}\n#${" ".repeat(9_000_000)}`, /more than 1048576 bytes/],
  ["that is no text", () => "\0\u0001".repeat(1000), /not TOML/],
])) {
  test(`a file ${name} is refused, and the page goes on`, () =>
    on("/own.html", async (page) => {
      const field = calculator(page).locator("#own-file");
      const buffer = Buffer.from(body());
      await field.setInputFiles({ name: "ours.toml", mimeType: "text/plain", buffer });
      await calculator(page).locator(".said").filter({ hasText: sentence }).waitFor();
      await field.setInputFiles({
        name: "ours.toml",
        mimeType: "text/plain",
        buffer: Buffer.from(toml),
      });
      await calculator(page).locator(".total").waitFor();
    }));
}

test("a text that takes too long is given up, and the page never stands still", () =>
  on("/own.html", async (page) => {
    // Every second byte is a mistake: half a million of them, which take many seconds to tell.
    const text = "=\n".repeat((mebibyte - 2) / 2);
    await page.evaluate(() => {
      let last = performance.now();
      /** @type {any} */ (globalThis).longest = 0;
      setInterval(() => {
        const now = performance.now();
        const held = /** @type {any} */ (globalThis);
        held.longest = Math.max(held.longest, now - last);
        last = now;
      }, 10);
    });
    await calculator(page)
      .locator("#own-file")
      .setInputFiles({
        name: "a.toml",
        mimeType: "text/plain",
        buffer: Buffer.from(text),
      });
    await calculator(page)
      .locator(".problem")
      .filter({ hasText: /took too long|cannot be read yet/ })
      .waitFor({ timeout: 60_000 });
    const longest = await page.evaluate(() => /** @type {any} */ (globalThis).longest);
    assert.ok(longest < 3000, `stood still for ${longest} ms`);
  }));
