/**
 * Bills of compiled plans, by a small module: no agreement, no register, no reasons.
 *
 * ```js
 * import { CompiledPlan } from "osuus/bill";
 *
 * const plan = await CompiledPlan.load(file);
 * const rows = [{ buyer: "435", measure: "pair-work", value: "10" }];
 * console.log(plan.bill(rows, "fi")?.shown.total);
 * ```
 */
import type { CompiledFile } from "./compiled.js";
import type { Decimal, Lang, Statement } from "./documents.js";
import { loader } from "./load.js";
import * as glue from "./wasm-bill/osuus.js";

export type { CompiledFile, Names } from "./compiled.js";

/** A figure of the billed period, as somebody filled it in. */
export interface Filled {
  /** The code of a party; empty where the measure is one of the whole agreement. */
  readonly buyer: string;
  readonly measure: string;
  readonly value: Decimal | string;
}

/** Starts the module, which `load` waits for: whoever fetches a plan meanwhile waits for the longer of the two. */
export const init: () => Promise<void> = loader(
  glue,
  new URL("./wasm-bill/osuus_bg.wasm", import.meta.url),
);

/** A compiled plan, kept in the module. Free it when done. */
export class CompiledPlan {
  readonly #handle: glue.CompiledPlan;

  private constructor(handle: glue.CompiledPlan) {
    this.#handle = handle;
  }

  /** Starts the module and takes over a plan: a file that was read, or its bytes. Throws where they are no such plan. */
  static async load(file: CompiledFile | Uint8Array): Promise<CompiledPlan> {
    await init();
    const bytes = file instanceof Uint8Array ? file : bytesOf(file.plan);
    const handle = glue.CompiledPlan.fromBytes(bytes);
    if (handle === undefined) throw new TypeError("not a compiled plan of this version");
    return new CompiledPlan(handle);
  }

  /**
   * Every bill, as the plan itself gives it. Undefined where a figure cannot be taken or the bill not be worked out: `osuus`
   * tells why.
   */
  bill(filled: readonly Filled[] = [], lang: Lang = "en"): Statement | undefined {
    const text = this.billJson(filled, lang);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** The same as the text that the core wrote (`osuus.statement/1`). */
  billJson(filled: readonly Filled[] = [], lang: Lang = "en"): string | undefined {
    const rows = filled.map(({ buyer, measure, value }) => [buyer, measure, value]);
    // A tabulator or a new line in a figure is none of a number: it would shift the others.
    if (rows.flat().some((cell) => /[\t\r\n]/u.test(cell))) return undefined;
    return this.#handle.billJson(rows.map((row) => row.join("\t")).join("\n"), lang);
  }

  /** Gives the memory back. */
  free(): void {
    this.#handle.free();
  }

  /** The same, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.free();
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
