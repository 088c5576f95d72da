/** The interface over the module. */
import { Agreement } from "./agreement.js";
import type { Answer, Call, CallName } from "./calls.js";
import type { Lang } from "./documents.js";
import { guarded } from "./error.js";
import { type Facts, type FactsInput, readFacts } from "./facts.js";
import { Finland, type RegisterParts } from "./finland.js";
import type { AgreementHandle, Glue, ModuleSource } from "./glue.js";
import { loader } from "./load.js";
import { type Register, readRegister, type TextOrBytes } from "./register.js";

/** What the module starts with. */
export interface InitOptions {
  /** How much of the register is loaded: the recent part when not said. */
  readonly register?: RegisterParts | undefined;
}

/** What a call is answered with. */
export interface CallOptions {
  /** In place of the default one. */
  readonly register?: Register | undefined;
  /** Told how much is done, and of how much where that is known; what returns false stops the work. */
  readonly onProgress?: OnProgress | undefined;
}

/** Who is told how far a call is. */
export type OnProgress = (done: number, of: number | undefined) => unknown;

/** In what an agreement is written. */
export type Syntax = "json" | "toml";

/** What `osuus` exports. */
export interface Api {
  /** Starts the module and loads the register; to be awaited once before anything else. */
  readonly init: (source?: ModuleSource, options?: InitOptions) => Promise<void>;
  /** Lays the older part over the default register, once. */
  readonly loadOlder: () => Promise<void>;
  /** The default register, as far as it is loaded. */
  readonly finland: () => Register;
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
  readonly Register: {
    /** Reads a register, or a part to be laid over one, from the text of a file. */
    readonly read: (text: TextOrBytes, syntax: "csv" | "json", lang?: Lang) => Register;
  };
  /** One call, one answer; what the core refuses is an answer too, not thrown. */
  readonly call: <Name extends CallName>(
    call: Call<Name>,
    options?: CallOptions,
  ) => Answer<Name>;
  /** The same in texts. */
  readonly callJson: (call: string, options?: CallOptions) => string;
}

/** Binds the interface to a module. */
export function bind(glue: Glue, beside: URL): Api {
  const readers = { json: glue.Agreement.fromJson, toml: glue.Agreement.fromToml };
  const start = loader(glue, beside);
  const own = new Finland(glue, start);
  const finland = () => own.register;
  const agreement = (make: () => AgreementHandle) =>
    new Agreement(glue, guarded(make), finland);
  const callJson = (
    call: string,
    { register = finland(), onProgress }: CallOptions = {},
  ) => glue.callJson(call, register.handle, onProgress);
  return {
    init: async (source, { register = "recent" } = {}) => {
      await Promise.all([start(source), own.load(register)]);
    },
    loadOlder: own.loadOlder,
    finland,
    Agreement: {
      embedded: (id, lang = "en") => agreement(() => glue.Agreement.embedded(id, lang)),
      read: (text, syntax, lang = "en") => agreement(() => readers[syntax](text, lang)),
    },
    Facts: { read: (table, lang = "en") => readFacts(glue, table, lang) },
    Register: {
      read: (text, syntax, lang = "en") => readRegister(glue, text, syntax, lang),
    },
    call: (call, options) => JSON.parse(callJson(JSON.stringify(call), options)),
    callJson,
  };
}
