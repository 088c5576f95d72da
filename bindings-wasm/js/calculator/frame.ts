/**
 * The page for an `<iframe>`: settings from the query of its address in, its height out.
 * It is a page of its own, so its policy counts and not that of the page around it.
 */
import "./index.js";
import { h } from "./dom.js";
import type { CalculatorDetail } from "./events.js";
import { languageOf } from "./labels/index.js";

const settings = [
  "agreement",
  "facts",
  "lang",
  "buyer",
  "year",
  "compare",
  "panels",
] as const;

const query = new URLSearchParams(location.search);
const given = settings.map((name) => [name, query.get(name) ?? undefined] as const);
const calculator = h("osuus-calculator", Object.fromEntries(given));

document.documentElement.lang = languageOf(calculator);
const scheme = query.get("scheme");
if (scheme === "light" || scheme === "dark") {
  // A frame that is dark on a page that is not stands there as a box.
  document.documentElement.style.colorScheme = scheme;
  calculator.style.colorScheme = scheme;
}
for (const event of ["osuus-ready", "osuus-change"] as const) {
  calculator.addEventListener(event, ({ detail }) => name(detail));
}
document.querySelector("main")?.append(calculator);
const heading = document.querySelector("h1");

if (parent !== window) {
  const sizes = new ResizeObserver(() => {
    const { height } = document.body.getBoundingClientRect();
    // Whoever embeds this may hear how high it is, and hears nothing else.
    parent.postMessage({ type: "osuus:height", height: Math.ceil(height) }, "*");
  });
  sizes.observe(document.body);
}

/** A page is called by what it shows, and speaks its language. */
function name({ statement, lang }: CalculatorDetail): void {
  document.documentElement.lang = lang;
  if (statement === undefined) return;
  document.title = statement.title;
  if (heading !== null) heading.textContent = statement.title;
}
