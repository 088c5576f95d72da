/** What both entries export beside their functions. */
export type { Answer, Call, CallName } from "./calls.js";
export type * from "./documents.js";
export { OsuusError } from "./error.js";
export type { FactsInput } from "./facts.js";
export type { ModuleSource } from "./glue.js";
export type { BillOptions, Plan, WhyOptions } from "./plan.js";
