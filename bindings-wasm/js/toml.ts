/** The same interface over the larger module, which also reads agreements in TOML. */
import type { Agreement as AgreementValue } from "./agreement.js";
import { bind } from "./api.js";
import type { Facts as FactsValue } from "./facts.js";
import type { Register as RegisterValue } from "./register.js";
import * as glue from "./wasm-toml/osuus.js";

const readers = { json: glue.Agreement.fromJson, toml: glue.Agreement.fromToml };

export const { init, loadOlder, finland, Agreement, Facts, Register, call, callJson } =
  bind(glue, readers, new URL("./wasm-toml/osuus_bg.wasm", import.meta.url));
export type Agreement = AgreementValue;
export type Facts = FactsValue;
export type Register = RegisterValue;
export * from "./shared.js";
