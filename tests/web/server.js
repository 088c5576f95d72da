/** A static file server on the loopback address, with the strict policy of `docs/embed.md`. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { folder, repository } from "./package.js";

export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
].join("; ");

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".register": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".toml": "application/toml; charset=utf-8",
  ".wasm": "application/wasm",
};

/** @type {Record<string, URL>} */
const roots = {
  "/web/": new URL("./", import.meta.url),
  "/docs/": new URL("docs/", repository),
  "/bindings-wasm/": folder,
  "/": folder,
};

/**
 * What stands at an address in place of a file; with `holds` the answer never ends, and it begins `after` milliseconds.
 *
 * @typedef {object} Served
 * @property {string | Buffer} body
 * @property {number} [status]
 * @property {string} [type]
 * @property {string} [policy]
 * @property {boolean} [holds]
 * @property {number} [after]
 */

/** Lets pages of other origins use the files. */
const shared = { "access-control-allow-origin": "*" };

/**
 * Serves the package under `/`, this folder under `/web/`, package and `docs/` as they lie in
 * the repository, and pages given as texts.
 *
 * @param {Record<string, string | Served>} [pages] by path
 * @param {{ forOthers?: boolean }} [options]
 */
export async function serve(pages = {}, { forOthers = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    try {
      const page = { "/favicon.ico": "", ...pages }[pathname];
      /** @type {Partial<Served>} */
      const given = typeof page === "string" ? { body: page } : (page ?? {});
      const body = given.body ?? (await readFile(fileOf(pathname)));
      if (given.after !== undefined) await sleep(given.after);
      const type = types[path.extname(pathname)] ?? "application/octet-stream";
      response.writeHead(given.status ?? 200, {
        "content-type": given.type ?? type,
        "content-security-policy": given.policy ?? policy,
        ...(forOthers ? shared : {}),
      });
      if (given.holds) response.write(body);
      else response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {string} pathname */
function fileOf(pathname) {
  const root = Object.keys(roots).find((one) => pathname.startsWith(one)) ?? "/";
  return fileURLToPath(new URL(`.${pathname.slice(root.length - 1)}`, roots[root]));
}
