/** The module as the packer writes it. */
import type * as plain from "./wasm/osuus.js";

/** What the module keeps, behind handles. */
export type AgreementHandle = plain.Agreement;
export type PlanHandle = plain.Plan;
export type FactsHandle = plain.Facts;
export type RegisterHandle = plain.Register;
export type RequestHandle = plain.Request;

/** What the typed layer calls. */
export interface Glue {
  readonly default: typeof plain.default;
  readonly callJson: typeof plain.callJson;
  readonly Agreement: Pick<typeof plain.Agreement, "embedded">;
  readonly Facts: Pick<typeof plain.Facts, "none" | "embedded" | "fromCsv" | "fromJson">;
  readonly Register: Pick<typeof plain.Register, "none" | "fromCsv" | "fromJson">;
  readonly Request: new (period: string) => RequestHandle;
}

/** Where the module's bytes come from when not from beside the script. */
export type ModuleSource = BufferSource | WebAssembly.Module | Response | URL | string;
