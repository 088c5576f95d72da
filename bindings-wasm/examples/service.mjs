/**
 * A billing service of node alone: `node examples/service.mjs 8080`, then
 *
 *     curl -s http://127.0.0.1:8080/bill?lang=fi --data-binary @facts.csv
 *
 * One agreement is planned once. Facts come in as a table, the statement goes out as the core
 * wrote it, and what the core refuses as its diagnostics. Nothing is kept and nothing logged.
 */
import { createServer } from "node:http";
import { Agreement, Facts, init, OsuusError } from "osuus";

const mostBytes = 1_000_000;
const languages = ["fi", "sv", "en"];

await init(undefined, { register: "all" });
const agreement = Agreement.embedded("jyvaskyla-fund-model");
const plan = agreement.plan(2002);

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const lang = searchParams.get("lang") ?? "en";
  if (pathname !== "/bill") return answer(response, 404);
  if (request.method !== "POST") return answer(response, 405);
  if (!languages.includes(lang)) return answer(response, 400);
  const csv = await bodyOf(request);
  if (csv === undefined) return answer(response, 413);
  bill(response, csv, lang);
});

server.listen(Number(process.argv[2] ?? 8080), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/bill`);
});

/** 400 where the body is no table of facts, 422 where the agreement has no answer to it. */
function bill(response, csv, lang) {
  let facts;
  try {
    facts = Facts.read({ csv }, lang);
    answer(response, 200, plan.billJson({ facts, lang }));
  } catch (error) {
    if (!(error instanceof OsuusError)) return answer(response, 500);
    answer(response, facts === undefined ? 400 : 422, error.json);
  } finally {
    facts?.free();
  }
}

/** The whole body, or nothing where it is longer than a table may be. */
async function bodyOf(request) {
  const parts = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function answer(response, status, json = "") {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    // What is left of a body that is too long is not waited for.
    connection: status === 413 ? "close" : "keep-alive",
  });
  response.end(json);
}
