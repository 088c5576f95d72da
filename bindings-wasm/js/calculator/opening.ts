/** Opens an agreement with its facts, in the whole module. */
import type { AgreementText, FactsText } from "../calls.js";
import type { Lang } from "../documents.js";
import { OsuusError } from "../error.js";
import { Agreement, init } from "../index.js";
import { Problem } from "./problem.js";
import { read, syntaxOf } from "./reading.js";
import { Session } from "./session.js";
import { type AgreementSource, type FactsSource, mostBytes } from "./source.js";

/** What is opened, and for how long it may take. */
export interface Opening {
  readonly agreement: AgreementSource;
  readonly facts: FactsSource;
  readonly lang: Lang;
  readonly signal: AbortSignal;
}

/** Starts the module and opens an agreement with its facts. */
export async function open({
  agreement,
  facts,
  lang,
  signal,
}: Opening): Promise<Session> {
  const [text, given] = await Promise.all([
    agreementText(agreement, signal),
    factsText(facts, signal),
    start(),
  ]);
  const known = given === "illustrative" ? undefined : given;
  const opened = await agreementOf(text, lang);
  return new Session(
    opened,
    text,
    given === "illustrative" ? { embedded: opened.id } : known,
  );
}

/** Starts the module; what hinders it is the page's policy, or a file that is not there. */
export async function start(): Promise<void> {
  try {
    await init();
  } catch (error) {
    if (error instanceof OsuusError) throw error;
    throw new Problem(compiles() ? "files" : "policy", "", error);
  }
}

/** Reads an agreement, a long one where it holds nothing up. */
export async function agreementOf(text: AgreementText, lang: Lang): Promise<Agreement> {
  if ("embedded" in text) return Agreement.embedded(text.embedded, lang);
  return "json" in text
    ? read({ text: text.json, syntax: "json", lang })
    : read({ text: text.toml, syntax: "toml", lang });
}

/** The text of an agreement, fetched where it lies elsewhere. */
export async function agreementText(
  source: AgreementSource,
  signal: AbortSignal,
): Promise<AgreementText> {
  if ("embedded" in source) return source;
  const text = "url" in source ? await textAt(source.url, signal) : source.text;
  return syntaxOf(text) === "json" ? { json: text } : { toml: text };
}

async function factsText(
  source: FactsSource,
  signal: AbortSignal,
): Promise<FactsText | "illustrative" | undefined> {
  if (typeof source !== "object" || !("url" in source)) return source;
  return { csv: await textAt(source.url, signal) };
}

/** The text of a file; a page that stands in its place is none. */
async function textAt(url: URL, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { credentials: "omit", signal });
    if (response.status === 404 || response.status === 410) {
      throw new Problem("absent", url);
    }
    if (!response.ok) throw new Problem("unreachable", url);
    const text = await limited(response, url);
    if (/^\s*</.test(text)) throw new Problem("page", url);
    return text;
  } catch (error) {
    if (error instanceof Problem) throw error;
    const late = signal.aborted && signal.reason?.name === "TimeoutError";
    throw new Problem(late ? "slow" : "unreachable", url, error);
  }
}

/** The body, given up once it is longer than what is read. */
async function limited(response: Response, url: URL): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let [text, bytes] = ["", 0];
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return text + decoder.decode();
    bytes += part.value.byteLength;
    if (bytes > mostBytes) {
      await reader?.cancel();
      throw new Problem("large", url);
    }
    text += decoder.decode(part.value, { stream: true });
  }
}

/** Whether the page's policy allows WebAssembly at all: this is the smallest module. */
function compiles(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}
