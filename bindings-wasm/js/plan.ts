/** A plan: an agreement bound to a year, kept in the module. */
import type { Explanation, FactsTable, Lang, Statement } from "./documents.js";
import { guarded } from "./error.js";
import { type FactsInput, withFacts } from "./facts.js";
import type { Glue, PlanHandle } from "./glue.js";

/** What a bill is asked with. */
export interface BillOptions {
  readonly facts?: FactsInput | undefined;
  /** English when not given. */
  readonly lang?: Lang | undefined;
}

/** What an explanation is asked with; without a buyer, of the whole statement. */
export interface WhyOptions extends BillOptions {
  readonly buyer?: string | undefined;
}

/** Gives bills and explanations as often as asked. Free it when done. */
export class Plan {
  readonly #glue: Glue;
  readonly #handle: PlanHandle;

  /** @internal */
  constructor(glue: Glue, handle: PlanHandle) {
    this.#glue = glue;
    this.#handle = handle;
  }

  /** Every buyer's bill. */
  bill(options: BillOptions = {}): Statement {
    return JSON.parse(this.billJson(options));
  }

  /** The same as the text that the core wrote (`osuus.statement/1`). */
  billJson({ facts, lang = "en" }: BillOptions = {}): string {
    return withFacts(this.#glue, facts, lang, (handle) =>
      this.#handle.billJson(handle, lang),
    );
  }

  /** Why one buyer's bill, or the whole statement, is what it is. */
  why(options: WhyOptions = {}): Explanation {
    return JSON.parse(this.whyJson(options));
  }

  /** The same as the text that the core wrote (`osuus.explanation/1`). */
  whyJson({ facts, buyer, lang = "en" }: WhyOptions = {}): string {
    return withFacts(this.#glue, facts, lang, (handle) =>
      this.#handle.whyJson(handle, buyer, lang),
    );
  }

  /** The table of facts that the plan asks for. */
  facts(options: { readonly lang?: Lang | undefined } = {}): FactsTable {
    return JSON.parse(this.factsJson(options));
  }

  /** The same as the text that the core wrote (`osuus.facts/1`). */
  factsJson({ lang = "en" }: { readonly lang?: Lang | undefined } = {}): string {
    return guarded(() => this.#handle.factsJson(lang));
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
