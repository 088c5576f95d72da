/** The module as the packer writes it. */
import type * as plain from "./wasm/osuus.js";

/** The agreement, the plan and the facts behind handles. */
export type AgreementHandle = plain.Agreement;
export type PlanHandle = plain.Plan;
export type FactsHandle = plain.Facts;

/** What the typed layer calls. */
export interface Glue {
  readonly default: typeof plain.default;
  readonly callJson: typeof plain.callJson;
  readonly Agreement: Pick<typeof plain.Agreement, "embedded">;
  readonly Facts: Pick<typeof plain.Facts, "none" | "fromCsv" | "fromJson">;
}

/** Where the module's bytes come from when not from beside the script. */
export type ModuleSource = BufferSource | WebAssembly.Module | Response | URL | string;
