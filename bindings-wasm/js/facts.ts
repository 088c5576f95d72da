/** Facts: a table read once, or a table given with a call. */
import type { FactRow, Lang, Statement } from "./documents.js";
import { guarded } from "./error.js";
import type { FactsHandle, Glue } from "./glue.js";
import { bytesOf, type TextOrBytes } from "./register.js";

/** A table that was read and checked; many calls may use it. Free it when done. */
export class Facts {
  /** @internal */
  readonly handle: FactsHandle;

  /** @internal */
  constructor(handle: FactsHandle) {
    this.handle = handle;
  }

  /** Gives the memory back. */
  free(): void {
    this.handle.free();
  }

  /** The same, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.free();
  }
}

/**
 * Facts as a call takes them: read before, as a text, as rows, or those that come with an agreement
 * and are made up; or none.
 */
export type FactsInput =
  | Facts
  | { readonly embedded: string }
  | { readonly csv: TextOrBytes }
  | { readonly rows: readonly FactRow[] };

/** An earlier statement as a call takes it: the document, or its text. */
export type EarlierInput = Statement | string;

/** What a call knows of the period. */
export interface Known {
  readonly facts?: FactsInput | undefined;
  readonly earlier?: readonly EarlierInput[] | undefined;
}

/** Reads a table. */
export function readFacts(
  glue: Glue,
  input: Exclude<FactsInput, Facts>,
  lang: Lang,
): Facts {
  return new Facts(guarded(() => handleOf(glue, input, lang)));
}

/** Lends a call the handle of what it knows, and frees what was made for it alone. */
export function withFacts<T>(
  glue: Glue,
  { facts, earlier = [] }: Known,
  lang: Lang,
  call: (handle: FactsHandle) => T,
): T {
  return guarded(() =>
    lent(glue, facts, lang, (handle) => {
      if (earlier.length === 0) return call(handle);
      const texts = earlier.map((one) =>
        typeof one === "string" ? one : JSON.stringify(one),
      );
      return freed(handle.withEarlier(texts, lang), call);
    }),
  );
}

function lent<T>(
  glue: Glue,
  input: FactsInput | undefined,
  lang: Lang,
  call: (handle: FactsHandle) => T,
): T {
  if (input instanceof Facts) return call(input.handle);
  return freed(
    input === undefined ? glue.Facts.none() : handleOf(glue, input, lang),
    call,
  );
}

function freed<T>(handle: FactsHandle, call: (handle: FactsHandle) => T): T {
  try {
    return call(handle);
  } finally {
    handle.free();
  }
}

function handleOf(
  glue: Glue,
  input: Exclude<FactsInput, Facts>,
  lang: Lang,
): FactsHandle {
  if ("embedded" in input) return glue.Facts.embedded(input.embedded, lang);
  if ("rows" in input) {
    return glue.Facts.fromJson(JSON.stringify({ rows: input.rows }), lang);
  }
  return glue.Facts.fromCsv(bytesOf(input.csv), lang);
}
