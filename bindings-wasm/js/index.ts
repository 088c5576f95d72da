/**
 * Osuus: who pays what when municipalities buy services together.
 *
 * ```js
 * import { Agreement, init } from "osuus";
 *
 * await init(undefined, { register: "all" });
 * const plan = Agreement.embedded("jyvaskyla-fund-model").plan(2002);
 * plan.bill({ lang: "fi" }).shown.total;
 * ```
 */
import type { Agreement as AgreementValue } from "./agreement.js";
import { bind } from "./api.js";
import type { Facts as FactsValue } from "./facts.js";
import type { Register as RegisterValue } from "./register.js";
import * as glue from "./wasm/osuus.js";

export const { init, loadOlder, finland, Agreement, Facts, Register, call, callJson } =
  bind(glue, new URL("./wasm/osuus_bg.wasm", import.meta.url));
export type Agreement = AgreementValue;
export type Facts = FactsValue;
export type Register = RegisterValue;
export * from "./shared.js";
