/** The module as the packer writes it. */
import type * as glue from "./wasm/osuus.js";

/** What the module keeps, behind handles. */
export type AgreementHandle = glue.Agreement;
export type PlanHandle = glue.Plan;
export type FactsHandle = glue.Facts;
export type RegisterHandle = glue.Register;
export type RequestHandle = glue.Request;

/** What the typed layer calls. */
export interface Glue {
  readonly default: typeof glue.default;
  readonly callJson: typeof glue.callJson;
  readonly Agreement: Pick<typeof glue.Agreement, "embedded" | "fromJson" | "fromToml">;
  readonly Facts: Pick<typeof glue.Facts, "none" | "embedded" | "fromCsv" | "fromJson">;
  readonly Register: Pick<typeof glue.Register, "none" | "fromCsv" | "fromJson">;
  readonly Request: new (period: string) => RequestHandle;
}

/** Where the module's bytes come from when not from beside the script. */
export type ModuleSource = BufferSource | WebAssembly.Module | Response | URL | string;
