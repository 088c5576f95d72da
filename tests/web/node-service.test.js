/** The example of a service in node, asked as its callers ask. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { entry, inRepository } from "./package.js";
import { facts } from "./pages.js";

/** @type {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, null>} */
let service;
let address = "";

before(async () => {
  const file = inRepository("bindings-wasm/examples/service.mjs");
  service = spawn(process.execPath, [file, "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(service.stdout, "data");
  address = String(line).trim();
});
after(() => {
  service.kill();
});

/**
 * @param {string | Buffer} body
 * @param {string} [query]
 */
const bill = (body, query = "") =>
  fetch(address + query, { method: "POST", body: new Uint8Array(Buffer.from(body)) });

test("a bill is the text that the core writes", async () => {
  const response = await bill(facts, "?lang=fi");
  assert.equal(response.status, 200);
  const { Agreement, init } = await entry();
  await init(undefined, { register: "all" });
  const plan = Agreement.embedded("jyvaskyla-fund-model").plan(2002);
  const text = await response.text();
  assert.equal(text, plan.billJson({ facts: { csv: facts }, lang: "fi" }));
  const { bills } = JSON.parse(text);
  const { total } = bills.find((/** @type {any} */ one) => one.buyer.code === "435");
  assert.equal(total, "907.63");
});

for (const [name, body, status, code] of /** @type {const} */ ([
  ["no table", "buyer;what\n435;2\n", 400, undefined],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0]), 400, undefined],
  [
    "an unknown measure",
    "buyer,measure,period,value\n435,nothing,2002,1\n",
    422,
    "unknown-measure",
  ],
  [
    "a part of a performance",
    "buyer,measure,period,value\n435,pair-work,2002,2.5\n",
    422,
    undefined,
  ],
])) {
  test(`${name} is refused with ${status} and the core's diagnostics`, async () => {
    const response = await bill(body);
    assert.equal(response.status, status);
    const { schema, diagnostics } = await response.json();
    assert.equal(schema, "osuus.diagnostics/1");
    assert.equal(diagnostics[0].severity, "error");
    if (code !== undefined) assert.equal(diagnostics[0].code, code);
  });
}

test("what is not asked for is refused before the core is asked", async () => {
  const statuses = await Promise.all([
    bill(facts, "?lang=de"),
    fetch(address),
    fetch(new URL("/other", address), { method: "POST", body: facts }),
  ]);
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [400, 405, 404],
  );
});

test("a body that does not end is not waited for, and the service goes on", async () => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write("POST /bill HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const sending = setInterval(() => socket.write(chunk), 1);
  const [head] = await once(socket, "data");
  clearInterval(sending);
  socket.destroy();
  assert.match(String(head), /^HTTP\/1\.1 413 /);
  assert.equal((await bill(facts)).status, 200);
});
