/** What the tests of one file stand on: pages on a server, and a browser that opens them. */
import { after, before } from "node:test";
import { launch, open } from "./browser.js";
import { serve } from "./server.js";

/** @typedef {Awaited<ReturnType<typeof open>>} Opened */

/**
 * Starts both before the tests and ends them afterwards.
 *
 * @param {Parameters<typeof serve>[0]} [pages] by path
 */
export function site(pages) {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    server = await serve(pages);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  return {
    get origin() {
      return server.origin;
    },
    /** A page of its own, of this site or of another. @param {import("playwright-core").BrowserContextOptions & { origin?: string }} [options] */
    open: ({ origin = server.origin, ...options } = {}) => open(browser, origin, options),
  };
}
