/** A plan: an agreement bound to a year, kept in the module. */
import type { ClientView } from "./calls.js";
import type {
  Explanation,
  FactsTable,
  Lang,
  PublishedStatement,
  Statement,
  Table,
} from "./documents.js";
import { guarded } from "./error.js";
import { type Known, withFacts } from "./facts.js";
import type { Glue, PlanHandle } from "./glue.js";

/** What a bill is asked with: facts, and what was paid before. */
export interface BillOptions extends Known {
  /** English when not given. */
  readonly lang?: Lang | undefined;
}

/** What a bill that everybody may see is asked with. */
export interface PublishedOptions extends BillOptions {
  /** Bills that concern at least one and fewer clients than this are withheld. */
  readonly fewest: number | undefined;
}

/** What an explanation is asked with; without a buyer, of the whole statement. */
export interface WhyOptions extends BillOptions {
  readonly buyer?: string | undefined;
  /** Where a bill that concerns fewer clients is withheld, nothing is explained. */
  readonly fewest?: number | undefined;
  /** `"shown"` tells of every client by its key: personal data. Hidden when not given. */
  readonly clients?: ClientView | undefined;
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

  /** Every buyer's bill; with `fewest`, of those that may be told. */
  bill(options: PublishedOptions): PublishedStatement;
  bill(options?: BillOptions): Statement;
  bill(options: BillOptions = {}): Statement | PublishedStatement {
    return JSON.parse(this.billJson(options));
  }

  /** The same as the text that the core wrote (`osuus.statement/1`). */
  billJson(options: BillOptions & Partial<PublishedOptions> = {}): string {
    const { fewest, lang = "en" } = options;
    return withFacts(this.#glue, options, lang, (handle) =>
      this.#handle.billJson(handle, digits(fewest), lang),
    );
  }

  /** The statement as a table of texts, to be laid out: a row for each buyer. */
  table(options: BillOptions & Partial<PublishedOptions> = {}): Table {
    const { fewest, lang = "en" } = options;
    return withFacts(this.#glue, options, lang, (handle) =>
      JSON.parse(this.#handle.tableJson(handle, digits(fewest), lang)),
    );
  }

  /** Why one buyer's bill, or the whole statement, is what it is. */
  why(options: WhyOptions = {}): Explanation {
    return JSON.parse(this.whyJson(options));
  }

  /** The same as the text that the core wrote (`osuus.explanation/1`). */
  whyJson(options: WhyOptions = {}): string {
    const { buyer, fewest, clients = "hidden", lang = "en" } = options;
    return withFacts(this.#glue, options, lang, (handle) =>
      this.#handle.whyJson(handle, buyer, digits(fewest), clients, lang),
    );
  }

  /**
   * The plan with these facts as the bytes of a compiled plan, which `osuus/bill` gives bills of: a small module that needs
   * neither the agreement nor the register. Facts of the billed period stay open and are filled in there.
   */
  compile(options: BillOptions = {}): Uint8Array<ArrayBuffer> {
    const { lang = "en" } = options;
    return withFacts(this.#glue, options, lang, (handle) =>
      Uint8Array.from(this.#handle.compile(handle, lang)),
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

/** A number as the core reads it; one that is none it refuses. */
function digits(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}
