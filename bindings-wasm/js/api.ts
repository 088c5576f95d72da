/** The one interface over either module, the small one and the one that reads TOML. */
import { Agreement } from "./agreement.js";
import type { Answer, Call, CallName } from "./calls.js";
import type { Lang } from "./documents.js";
import { guarded } from "./error.js";
import { type Facts, type FactsInput, readFacts } from "./facts.js";
import type { AgreementHandle, Glue, ModuleSource } from "./glue.js";
import { loader } from "./load.js";

/** What `osuus` and `osuus/toml` share; they differ in the syntaxes that they read. */
export interface Api<Syntax extends string> {
  /** Starts the module; to be awaited once before anything else. */
  readonly init: (source?: ModuleSource) => Promise<void>;
  readonly Agreement: {
    /** One of the agreements that come with the module. */
    readonly embedded: (id: string, lang?: Lang) => Agreement;
    /** Reads an agreement from the text of a file. */
    readonly read: (text: string, syntax: Syntax, lang?: Lang) => Agreement;
  };
  readonly Facts: {
    /** Reads a table, for more calls than one. */
    readonly read: (table: Exclude<FactsInput, Facts>, lang?: Lang) => Facts;
  };
  /** One call, one answer; what the core refuses is an answer too, not thrown. */
  readonly call: <Name extends CallName>(call: Call<Name>) => Answer<Name>;
  /** The same in texts. */
  readonly callJson: (call: string) => string;
}

/** A reader of the module for each syntax. */
export type Readers<Syntax extends string> = Readonly<
  Record<Syntax, (text: string, lang: Lang) => AgreementHandle>
>;

/** Binds the interface to a module. */
export function bind<Syntax extends string>(
  glue: Glue,
  readers: Readers<Syntax>,
  beside: URL,
): Api<Syntax> {
  const agreement = (make: () => AgreementHandle) => new Agreement(glue, guarded(make));
  return {
    init: loader(glue, beside),
    Agreement: {
      embedded: (id, lang = "en") => agreement(() => glue.Agreement.embedded(id, lang)),
      read: (text, syntax, lang = "en") => agreement(() => readers[syntax](text, lang)),
    },
    Facts: { read: (table, lang = "en") => readFacts(glue, table, lang) },
    call: (call) => JSON.parse(glue.callJson(JSON.stringify(call))),
    callJson: (call) => glue.callJson(call),
  };
}
