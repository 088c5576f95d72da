/**
 * What a reader waits for, in Chromium: the first bill after its files have arrived, and a step of a slider with all members
 * open. `npm run bench:calculator`, after both builds.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, open } from "../../tests/web/browser.js";
import { folder } from "../../tests/web/package.js";
import { serve } from "../../tests/web/server.js";

const pages = 21;
const steps = 300;
/** Milliseconds after which the files come: by then the page has drawn that it waits. */
const late = 500;
/** Milliseconds after which everything has settled. */
const settled = 1500;

const html = `<!doctype html><html lang="fi"><meta charset="utf-8"><title>Bench</title>
<script src="/watch.js"></script>
<script type="module" src="/dist/osuus-calculator.js"></script>
<osuus-calculator agreement="jyvaskyla-fund-model" buyer="435"></osuus-calculator></html>`;

/** Notes when the bill stands in the page, and when it has been painted. */
const watch = `addEventListener("osuus-ready", () => {
  window.times = { there: performance.now() };
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { times.painted = performance.now(); };
    port2.postMessage(0);
  });
}, { once: true });`;

const held = [
  "/dist/wasm-bill/osuus_bg.wasm",
  "/dist/plans/jyvaskyla-fund-model-2002.json",
];
const files = await Promise.all(
  held.map(async (path) => {
    const body = await readFile(new URL(`.${path}`, folder));
    return [path, { body, after: late }];
  }),
);
const server = await serve({
  "/bench.html": html,
  "/watch.js": watch,
  ...Object.fromEntries(files),
});
const browser = await launch();

/** @param {number[]} times @param {number} share */
const quantile = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

/** @param {string} what @param {number[]} times @param {number} goal */
function print(what, times, goal) {
  const [median, most] = [0.5, 0.95].map((share) => quantile(times, share).toFixed(1));
  console.log(
    `${what}: median ${median} ms, 95th percentile ${most} ms; goal ${goal} ms`,
  );
}

/** In the page: from the last of its files to the bill. @param {string[]} held */
function sinceArrival(held) {
  const ends = performance
    .getEntriesByType("resource")
    .filter(({ name }) => held.includes(new URL(name).pathname))
    .map(({ responseEnd }) => responseEnd);
  const { there, painted } = window.times;
  const arrived = Math.max(...ends);
  return { there: there - arrived, painted: painted - arrived };
}

/** In the page: a step works the bill out, draws everything, and is laid out. @param {number} steps */
async function slide(steps) {
  const root = document.querySelector("osuus-calculator").shadowRoot;
  const slider = root.querySelector("input[type=range]");
  const times = [];
  for (let step = 0; step < steps; step += 1) {
    const start = performance.now();
    slider.value = String(step % 20);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    root.querySelector(".panels").getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return times;
}

try {
  const firsts = [];
  for (let at = 0; at < pages; at += 1) {
    const { page, close } = await open(browser, server.origin);
    await page.goto(`${server.origin}/bench.html`);
    await sleep(late + settled);
    firsts.push(await page.evaluate(sinceArrival, held));
    await close();
  }
  const bill = "first bill of 30 municipalities";
  print(
    `${bill}, in the page`,
    firsts.map(({ there }) => there),
    50,
  );
  print(
    `${bill}, painted`,
    firsts.map(({ painted }) => painted),
    50,
  );

  const { page } = await open(browser, server.origin);
  await page.goto(`${server.origin}/bench.html`);
  const members = page.locator("osuus-calculator .panel.members");
  await members.locator("summary").first().click();
  await members.locator("table").waitFor();
  await sleep(settled);
  print(
    "step of a slider, table and map of all members drawn",
    await page.evaluate(slide, steps),
    16,
  );
} finally {
  await browser.close();
  await server.close();
}
