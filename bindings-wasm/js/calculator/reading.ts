/** Reads the text of an agreement, and never holds the page up while it does. */
import type { Agreement } from "../agreement.js";
import type { Syntax } from "../api.js";
import type { Lang } from "../documents.js";
import { Agreement as Agreements, OsuusError } from "../index.js";
import { Problem } from "./problem.js";

/** What is to be read. */
export interface Attempt {
  readonly text: string;
  readonly syntax: Syntax;
  readonly lang: Lang;
}

/** What a worker tells: whether it has started, and what came of the text. */
export type Outcome =
  | { readonly ready: boolean }
  | { readonly read: true }
  | { readonly refused: string };

/** As long as the longest embedded agreement; the worst text of this length takes half a second. */
const quickCharacters = 30_000;
/** The longest text that the core reads takes a fifth of a second where it means something. */
const patienceMilliseconds = 10_000;

/** Agreements in JSON are objects; a table of TOML begins otherwise. */
export function syntaxOf(text: string): Syntax {
  return /^\s*\{/.test(text) ? "json" : "toml";
}

/** Reads a short text at once, and a long one after it was tried in a worker. */
export async function read(attempt: Attempt): Promise<Agreement> {
  const { text, syntax, lang } = attempt;
  if (text.length > quickCharacters) await tried(attempt);
  return Agreements.read(text, syntax, lang);
}

/** Settles once the worker knows; where a page allows no worker, at once. */
async function tried(attempt: Attempt): Promise<void> {
  const worker = newWorker();
  if (worker === undefined) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<Outcome>) => {
        if ("ready" in data) {
          if (!data.ready) return resolve();
          worker.postMessage(attempt);
          const stop = () => reject(new Problem("stuck"));
          timer = setTimeout(stop, patienceMilliseconds);
        } else if ("refused" in data) reject(new OsuusError(data.refused));
        else resolve();
      });
      // Before it has started the page does not allow it; afterwards the text was too much.
      worker.addEventListener("error", () => {
        if (timer === undefined) resolve();
        else reject(new Problem("stuck"));
      });
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

/** None where the package comes from another origin: a browser starts no worker from there. */
function newWorker(): Worker | undefined {
  try {
    return new Worker(new URL("./reader.js", import.meta.url), { type: "module" });
  } catch {
    return undefined;
  }
}
