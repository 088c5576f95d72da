/**
 * How long the register takes to load, once its text is there, and a code to be looked up in
 * it: in node and in Chromium. `npm run bench:register`, after both builds.
 */
import { readFile } from "node:fs/promises";
import { launch, open } from "../../tests/web/browser.js";
import { entry, folder } from "../../tests/web/package.js";
import { serve } from "../../tests/web/server.js";

/** Milliseconds in which the register should be there. */
const goal = 20;
const runs = 200;
const pages = 15;

/**
 * Medians in milliseconds, with the first run and the least. Runs in a page too, so that it uses nothing around it.
 *
 * @param {import("../js/index.js")} osuus started
 * @param {{ recent: Uint8Array, older: Uint8Array }} texts
 * @param {number} runs
 */
function measure(osuus, texts, runs) {
  const lookups = 200;
  const read = (text) => osuus.Register.read(text, "csv");
  const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  const timed = (work) => {
    const times = [];
    let first;
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const made = work();
      times.push(performance.now() - start);
      first ??= times[0];
      for (const one of made) one.free();
    }
    return { first, median: median(times), least: times[0] };
  };
  const recent = timed(() => [read(texts.recent)]);
  const all = timed(() => {
    const [base, part] = [read(texts.recent), read(texts.older)];
    return [base, part, base.over(part)];
  });
  const register = read(texts.recent);
  // A browser's clock is too coarse for one look-up.
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    for (let at = 0; at < lookups; at += 1) register.findJson("435", { lang: "fi" });
    times.push((performance.now() - start) / lookups);
  }
  register.free();
  return { recent, all, lookup: median(times) };
}

/** @param {string} runtime @param {ReturnType<typeof measure>} found */
function print(runtime, { recent, all, lookup }) {
  const shown = (milliseconds) => `${milliseconds.toFixed(2)} ms`;
  const line = (what, { first, median, least }) => {
    const judged = median <= goal ? "within" : "beyond";
    const others = `first ${shown(first)}, least ${shown(least)}`;
    const note = `${others}; ${judged} the goal of ${goal} ms`;
    console.log(`${runtime}: ${what} ${shown(median)} (${note})`);
  };
  line("recent part", recent);
  line("recent and older part", all);
  console.log(`${runtime}: one look-up ${(lookup * 1000).toFixed(1)} µs`);
}

const file = (name) => readFile(new URL(`dist/register/${name}.register`, folder));
const [recent, older] = await Promise.all(["finland", "finland-older"].map(file));
const osuus = await entry();
await osuus.init(undefined, { register: "none" });
print("node", measure(osuus, { recent, older }, runs));

const server = await serve({ "/bench.html": "<!doctype html><title>Bench</title>" });
const browser = await launch();
try {
  const inPage = async (script) => {
    const { page, close } = await open(browser, server.origin);
    await page.goto(`${server.origin}/bench.html`);
    const found = await page.evaluate(script);
    await close();
    return found;
  };
  // The page's policy forbids `eval`, so the function goes over as a part of the script.
  const script = (runs) => `(async () => {
    ${measure}
    const osuus = await import(new URL("/dist/index.js", location.href).href);
    await osuus.init(undefined, { register: "none" });
    const file = async (name) => {
      const response = await fetch("/dist/register/" + name + ".register");
      return new Uint8Array(await response.arrayBuffer());
    };
    const [recent, older] = await Promise.all([file("finland"), file("finland-older")]);
    return measure(osuus, { recent, older }, ${runs});
  })()`;
  print("chromium", await inPage(script(runs)));
  // What a reader waits for: the code of a page that was just opened is not compiled yet.
  const firsts = [];
  for (let page = 0; page < pages; page += 1) {
    firsts.push((await inPage(script(1))).recent.first);
  }
  const middle = firsts.sort((a, b) => a - b)[Math.floor(pages / 2)];
  console.log(`chromium: recent part in a new page ${middle.toFixed(2)} ms`);
} finally {
  await browser.close();
  await server.close();
}
