/** The calculator as others put it on their pages: by tag, by properties, in a frame. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, overflow, violations } from "./axe.js";
import { calculator, choose, plain, speak, total } from "./calculator.js";
import { block } from "./guide.js";
import { around, facts, json, toml } from "./pages.js";
import { serve } from "./server.js";
import { site } from "./site.js";

const fund = 'agreement="jyvaskyla-fund-model" buyer="435" year="2002"';
/** The policy of a page that must not compile WebAssembly, and may show frames of its own. */
const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'";

const guide = (/** @type {string} */ language, /** @type {string} */ part) =>
  block(language, "docs/embed.md", part).then((text) => text.replaceAll("/osuus/", "/"));
const here = site({
  "/empty.html": around(""),
  "/fund.json": json,
  "/fund.toml": toml,
  "/use.csv": facts,
  "/inside.html": around(
    `<osuus-calculator buyer="435"><script type="application/json">${json}</script></osuus-calculator>`,
  ),
  "/slots.html": around(
    `<osuus-calculator ${fund}><p slot="intro">Before</p><p>Meanwhile</p><p slot="footer">After</p></osuus-calculator>`,
  ),
  "/strict.html": {
    body: around(
      `<osuus-calculator ${fund} lang="en">What the page says itself.</osuus-calculator>
<iframe title="Calculator" src="/dist/calculator/frame.html?agreement=jyvaskyla-fund-model&lang=fi&buyer=435&year=2002&panels="></iframe>
<iframe title="Another" src="/empty.html"></iframe>`,
      '<script type="module" src="/dist/calculator/resize.js"></script>',
    ),
    policy: strict,
  },
  "/guide-tag.html": await guide("html", "By tag"),
  "/guide-inside.html": around(await guide("html", "The agreement")),
  "/guide-slots.html": around(await guide("html", "Slots and parts")),
  "/guide-frame.html": { body: await guide("html", "In a frame"), policy: strict },
  "/guide.css": await guide("css", "Look"),
  "/guide-look.html": around(
    `<osuus-calculator ${fund}></osuus-calculator>`,
    '<link rel="stylesheet" href="/guide.css">',
  ),
  "/guide.js": await guide("js", "Properties and events"),
  "/guide-events.html": around(
    `<osuus-calculator ${fund}></osuus-calculator><output></output>`,
    '<script type="module" src="/guide.js"></script>',
  ),
});

/**
 * Opens a page, does something there, and sees that nothing went wrong.
 *
 * @param {string} path
 * @param {(page: import("playwright-core").Page) => Promise<void>} act
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function on(path, act, options) {
  const { page, troubles, close } = await here.open(options);
  try {
    await page.goto(here.origin + path);
    await act(page);
    assert.deepEqual(troubles, []);
  } finally {
    await close();
  }
}

for (const [name, agreement] of Object.entries({
  "an identifier": "jyvaskyla-fund-model",
  "an address of JSON": "/fund.json",
  "an address of TOML": "fund.toml",
  "a value": JSON.parse(json),
  "a text": json,
})) {
  test(`the agreement is ${name}`, () =>
    on("/empty.html", async (page) => {
      await page.evaluate((given) => {
        const made = document.createElement("osuus-calculator");
        Object.assign(made, { agreement: given, buyer: "435", year: 2002 });
        document.querySelector("main")?.append(made);
      }, agreement);
      await calculator(page).locator(".total").waitFor();
      assert.equal(await total(page), "€357.63");
    }));
}

test("the agreement stands inside the tag", () =>
  on("/inside.html", async (page) => {
    await calculator(page).locator(".total").waitFor();
    assert.equal(await total(page), "€357.63");
  }));

for (const [name, given] of Object.entries({
  "an address": "/use.csv",
  "a text": facts,
  rows: [{ buyer: "435", measure: "pair-work", period: "2002", value: "10" }],
})) {
  test(`the facts are ${name}, and take the place of fields`, () =>
    on("/slots.html", async (page) => {
      await calculator(page).evaluate((element, value) => {
        /** @type {any} */ (element).facts = value;
      }, given);
      await page.getByText("€907.63").first().waitFor();
      assert.equal(await calculator(page).locator(".given input.number").count(), 0);
    }));
}

test("properties stand for attributes, also before the tag is known", () =>
  on("/empty.html", async (page) => {
    const made = await page.evaluate(async () => {
      const early = document.createElement("osuus-later");
      Object.assign(early, { buyer: "435", year: 2002, panels: "why", compare: "x" });
      const entry = "/dist/calculator/index.js";
      const { OsuusCalculator } = await import(entry);
      customElements.define("osuus-later", class extends OsuusCalculator {});
      Object.assign(early, { agreement: "jyvaskyla-fund-model" });
      document.querySelector("main")?.append(early);
      const names = ["buyer", "year", "panels", "compare", "agreement"];
      return names.map((name) => [early.getAttribute(name), Reflect.get(early, name)]);
    });
    assert.deepEqual(made, [
      ["435", "435"],
      ["2002", 2002],
      ["why", "why"],
      ["x", "x"],
      ["jyvaskyla-fund-model", "jyvaskyla-fund-model"],
    ]);
    await page.locator("osuus-later .total").waitFor();
  }));

test("an attribute that comes later counts, and one that is taken away", () =>
  on("/slots.html", async (page) => {
    await calculator(page).locator(".total").waitFor();
    await choose(page, "Multia");
    await calculator(page).evaluate((element) => element.setAttribute("buyer", "435"));
    assert.equal(await total(page), "€357.63");
    await calculator(page).evaluate((element) => element.removeAttribute("buyer"));
    assert.equal(await total(page), "€103,257.18");
    await calculator(page).evaluate((element) => {
      /** @type {any} */ (element).agreement = "/fund.toml";
      element.setAttribute("agreement", "keski-suomi-cooperation-2007");
      element.setAttribute("year", "2007");
    });
    await page.getByText("€17,500.00").first().waitFor();
  }));

test("a tag that is moved keeps what the reader chose, and takes what the page set meanwhile", () =>
  on("/slots.html", async (page) => {
    const move = (/** @type {Record<string, string>} */ settings) =>
      calculator(page).evaluate((element, set) => {
        element.remove();
        for (const [name, value] of Object.entries(set))
          element.setAttribute(name, value);
        document.querySelector("main")?.prepend(element);
      }, settings);
    await choose(page, "Luhanka");
    await calculator(page).locator(".given input.number").first().fill("10");
    await speak(page, "Svenska");
    await move({});
    assert.equal(await total(page), "907,63 €");
    await move({ lang: "fi" });
    assert.equal(await total(page), "907,63 €");
    assert.equal(
      await calculator(page).locator(".calculator").getAttribute("lang"),
      "fi",
    );
    await move({ agreement: "keski-suomi-cooperation-2007", buyer: "", year: "" });
    assert.match(plain(await calculator(page).locator(".when").textContent()), /2008/);
  }));

test("the page hears what is looked at, and once only of each change", () =>
  on("/empty.html", async (page) => {
    await page.evaluate(() => {
      /** @type {any} */ (globalThis).heard = [];
      for (const name of ["osuus-ready", "osuus-change", "osuus-error"]) {
        document.addEventListener(name, (event) => {
          const { detail, composed } = /** @type {CustomEvent} */ (event);
          const { statement, buyer, year, lang } = detail;
          const bills = statement?.bills ?? [];
          const bill = bills.find((/** @type {any} */ one) => one.buyer.code === buyer);
          const heard = [name, composed, bill?.total, buyer, year, lang];
          /** @type {any} */ (globalThis).heard.push(heard);
        });
      }
      const made = document.createElement("osuus-calculator");
      Object.assign(made, { agreement: "jyvaskyla-fund-model", lang: "en", year: 2002 });
      // Whoever answers a change by a setting does not set off another one by it.
      made.addEventListener("osuus-change", () => {
        Object.assign(made, { buyer: "435" });
      });
      document.querySelector("main")?.append(made);
    });
    await calculator(page).locator(".total").waitFor();
    await choose(page, "Luhanka");
    await calculator(page).locator(".given input.number").first().fill("10");
    await speak(page, "Suomi");
    const heard = await page.evaluate(() => /** @type {any} */ (globalThis).heard);
    assert.deepEqual(heard, [
      ["osuus-ready", true, undefined, undefined, 2002, "en"],
      ["osuus-change", true, "357.63", "435", 2002, "en"],
      ["osuus-change", true, "907.63", "435", 2002, "en"],
      ["osuus-change", true, "907.63", "435", 2002, "fi"],
    ]);
  }));

test("slots stand above and below, and what is unnamed only until there is a bill", () =>
  on("/slots.html", async (page) => {
    await total(page);
    assert.ok(await page.getByText("Before", { exact: true }).isVisible());
    assert.ok(await page.getByText("After", { exact: true }).isVisible());
    assert.ok(await page.getByText("Meanwhile").isHidden());
    const tops = await page.evaluate(() =>
      ["[slot=intro]", "[slot=footer]"].map(
        (one) => document.querySelector(one)?.getBoundingClientRect().top ?? Number.NaN,
      ),
    );
    const { y } = (await calculator(page).locator(".total").boundingBox()) ?? { y: 0 };
    assert.ok(Number(tops[0]) < y && y < Number(tops[1]));
  }));

test("nothing is asked for but the package, nothing kept, nothing made global", () =>
  on("/empty.html", async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
    const globals = () => page.evaluate(() => Object.getOwnPropertyNames(globalThis));
    const known = new Set(await globals());
    await page.evaluate((markup) => {
      const body = new DOMParser().parseFromString(markup, "text/html");
      document.querySelector("main")?.append(...body.body.children);
    }, `<osuus-calculator ${fund}></osuus-calculator>`);
    await calculator(page).locator(".total").waitFor();
    await calculator(page).locator(".given input.number").first().fill("10");
    await speak(page, "Svenska");
    const own = new RegExp(
      `^GET ${here.origin}/dist/([a-z/_-]+\\.(js|wasm|register)|plans/[a-z0-9-]+\\.json)$`,
    );
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter((one) => !own.test(one)),
      [],
    );
    const kept = await page.evaluate(async () => [
      document.cookie,
      localStorage.length + sessionStorage.length,
      (await indexedDB.databases()).length + (await caches.keys()).length,
    ]);
    assert.deepEqual(kept, ["", 0, 0]);
    assert.deepEqual(
      (await globals()).filter((name) => !known.has(name)),
      [],
    );
  }));

test("in a frame it works where the page may not compile, and the tag says why it does not", async () => {
  const { page, troubles, close } = await here.open();
  await page.goto(`${here.origin}/strict.html`);
  const tag = calculator(page);
  await tag.getByText("security policy of this page").waitFor();
  assert.ok(await tag.getByText("What the page says itself.").isVisible());
  const frame = page.frameLocator("iframe").first();
  await frame.locator(".total").waitFor();
  assert.equal(plain(await frame.locator(".total").textContent()), "357,63 €");
  assert.equal(await frame.locator("html").getAttribute("lang"), "fi");
  const named = page.frames().find((one) => one.url().includes("/frame.html"));
  assert.match((await named?.title()) ?? "", /sijaishuoltoyksikkö/);
  // What was refused is the page's policy, which the console reports, and nothing else.
  assert.deepEqual(
    troubles.filter((one) => !/Content Security Policy|policy|wasm/i.test(one)),
    [],
  );
  await close();
});

test("a frame gets the height it asks for, and nobody sets the height of another", async () => {
  const { page, close } = await here.open();
  await page.goto(`${here.origin}/strict.html`);
  const [first, second] = [page.locator("iframe").first(), page.locator("iframe").nth(1)];
  const inside = page.frameLocator("iframe").first();
  await inside.locator(".total").waitFor();
  await page.waitForFunction(() => {
    const frame = document.querySelector("iframe");
    const body = frame?.contentDocument?.body.getBoundingClientRect().height ?? 0;
    return body > 300 && Math.abs((frame?.clientHeight ?? 0) - body) < 2;
  });
  const height = async (/** @type {typeof first} */ one) =>
    Math.round((await one.boundingBox())?.height ?? 0);
  const before = [await height(first), await height(second)];
  const [own, other] = ["/frame.html", "/empty.html"].map((path) =>
    page.frames().find((one) => one.url().includes(path)),
  );
  await page.evaluate(() => postMessage({ type: "osuus:height", height: 7 }));
  await other?.evaluate(() => parent.postMessage({ type: "osuus:height", height: 7 }));
  await own?.evaluate(() => {
    const { NaN: none, POSITIVE_INFINITY: endless } = Number;
    for (const height of [none, endless, -1, 0, 1e9, "7", null, undefined]) {
      parent.postMessage({ type: "osuus:height", height });
    }
    for (const said of [null, "osuus:height", 7, [], { type: "other", height: 7 }]) {
      parent.postMessage(said);
    }
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.deepEqual([await height(first), await height(second)], before);
  await close();
});

test("an agreement of the strict policy's page can be one's own, in a frame too", () =>
  on("/dist/calculator/frame.html?agreement=own&lang=sv", async (page) => {
    await calculator(page).getByRole("textbox").fill(toml);
    await calculator(page).getByRole("button", { name: "Räkna" }).click();
    await calculator(page).locator(".total").waitFor();
    assert.deepEqual(await violations(page), []);
  }));

test("the package may lie on another server, which lets the page use it", async () => {
  const far = await serve(
    { "/long.toml": `${toml}\n#${"#".repeat(50_000)}` },
    { forOthers: true },
  );
  const near = await serve({
    "/page.html": {
      body: around(
        `<osuus-calculator agreement="${far.origin}/long.toml" buyer="435" lang="en"></osuus-calculator>`,
      ).replace("/dist/", `${far.origin}/dist/`),
      policy: `default-src 'none'; script-src ${far.origin} 'wasm-unsafe-eval'; connect-src ${far.origin}`,
    },
  });
  const { page, close } = await here.open({ origin: near.origin });
  await page.goto(`${near.origin}/page.html`);
  await calculator(page).locator(".total").waitFor();
  assert.equal(await total(page), "€357.63");
  await close();
  await Promise.all([far.close(), near.close()]);
});

test("a frame on a page that is never dark is light", () =>
  on(
    "/dist/calculator/frame.html?agreement=jyvaskyla-fund-model&scheme=light",
    async (page) => {
      await calculator(page).locator(".total").waitFor();
      const grounds = await calculator(page).evaluate((element) => {
        const sheet = element.shadowRoot?.querySelector(".calculator");
        return sheet && getComputedStyle(sheet).backgroundColor;
      });
      assert.equal(grounds, "rgb(255, 255, 255)");
    },
    { colorScheme: "dark" },
  ));

test("the page of all agreements opens each of them", () =>
  on(
    "/docs/calculator/index.html",
    async (page) => {
      const links = page.locator("nav a");
      const count = await links.count();
      assert.equal(count, 7);
      const seen = new Set();
      for (let at = 0; at < count; at += 1) {
        await links.nth(at).click();
        const shown = calculator(page).locator("h2, .waiting p:nth-child(2)").first();
        await shown.waitFor();
        assert.equal(await links.nth(at).getAttribute("aria-current"), "page");
        assert.deepEqual(await violations(page), []);
        assert.equal(await overflow(page), 0);
        assert.deepEqual(await cut(page), []);
        seen.add(await shown.textContent());
      }
      assert.equal(seen.size, count);
    },
    { viewport: { width: 320, height: 800 } },
  ));

test("the examples of the guide: a tag, a frame, an agreement inside, slots", async () => {
  for (const path of ["tag", "inside", "slots"]) {
    await on(`/guide-${path}.html`, async (page) => {
      await calculator(page).locator(".total").first().waitFor();
    });
  }
  await on("/guide-frame.html", async (page) => {
    const frame = page.frameLocator("iframe");
    await frame.locator(".total").waitFor();
    await page.waitForFunction(() => {
      const { clientHeight = 0 } = document.querySelector("iframe") ?? {};
      return clientHeight > 300;
    });
  });
});

test("the example of the guide: properties and events", () =>
  on("/guide-events.html", async (page) => {
    await page.locator("output").filter({ hasText: "907.63" }).waitFor();
  }));

test("the example of the guide: colours and type of the page", () =>
  on("/guide-look.html", async (page) => {
    await calculator(page).locator(".total").waitFor();
    const colour = await calculator(page)
      .locator(".total")
      .evaluate((element) => getComputedStyle(element).color);
    assert.equal(colour, "rgb(0, 0, 191)");
    assert.ok(await calculator(page).locator(".languages").isHidden());
    assert.deepEqual(await violations(page), []);
  }));

for (const language of /** @type {const} */ (["fi", "sv", "en"])) {
  test(`no violations where it cannot open, in ${language}`, async () => {
    const viewport = { width: 320, height: 700 };
    const { page, close } = await here.open({ viewport });
    await page.goto(`${here.origin}/empty.html`);
    await page.evaluate((lang) => {
      for (const agreement of ["/none.json", "no-such-agreement", ""]) {
        const made = document.createElement("osuus-calculator");
        Object.assign(made, { lang, agreement });
        document.querySelector("main")?.append(made);
      }
    }, language);
    await calculator(page).nth(0).getByRole("button").waitFor();
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
    await close();
  });
}
