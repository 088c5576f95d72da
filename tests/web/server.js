/** A static file server on the loopback address, with the strict policy of `docs/web.md`. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { folder } from "./package.js";

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
].join("; ");

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".register": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const roots = { "/web/": new URL("./", import.meta.url), "/": folder };

/**
 * Serves the package under `/`, this folder under `/web/`, and pages given as texts.
 *
 * @param {Record<string, string>} [pages] by path
 */
export async function serve(pages = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    try {
      const body =
        { "/favicon.ico": "", ...pages }[pathname] ?? (await readFile(fileOf(pathname)));
      const type = types[path.extname(pathname)] ?? "application/octet-stream";
      response.writeHead(200, {
        "content-type": type,
        "content-security-policy": policy,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** @param {string} pathname */
function fileOf(pathname) {
  const root = pathname.startsWith("/web/") ? "/web/" : "/";
  return fileURLToPath(new URL(`.${pathname.slice(root.length - 1)}`, roots[root]));
}
