/** Headless Chromium, and pages that write down whatever goes wrong in them. */
import { playwright } from "./package.js";

const flags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the system's Chromium, or the one that the variable `CHROMIUM` names. */
export function launch() {
  const root = process.getuid?.() === 0;
  return playwright.chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: root ? [...flags, "--no-sandbox"] : flags,
  });
}

/**
 * A page of its own, with a list of everything that should not have happened: messages on
 * the console, errors, policy violations (the console has those too), requests elsewhere.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} origin
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function open(browser, origin, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const troubles = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`))
      troubles.push(`asked for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (!response.ok()) troubles.push(`${response.status()} for ${response.url()}`);
  });
  return { page, troubles, close: () => context.close() };
}
