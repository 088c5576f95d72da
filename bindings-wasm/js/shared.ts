/** What both entries export beside their functions. */
export type { PlanOptions } from "./agreement.js";
export type * from "./analysis.js";
export type { CallOptions, InitOptions, OnProgress } from "./api.js";
export type { Answer, Call, CallName, ClientView } from "./calls.js";
export type * from "./documents.js";
export { OsuusError } from "./error.js";
export type { EarlierInput, FactsInput } from "./facts.js";
export type * from "./fairness.js";
export type { RegisterParts } from "./finland.js";
export type { ModuleSource } from "./glue.js";
export type { BillOptions, Plan, PublishedOptions, WhyOptions } from "./plan.js";
export type * from "./receipt.js";
export type {
  AreaOf,
  CarryOptions,
  InLanguage,
  MunicipalitiesOptions,
  TextOrBytes,
} from "./register.js";
export type * from "./reports.js";
