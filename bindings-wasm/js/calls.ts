/** The calls of `docs/json.md`: one value in, one answer out. */
import type {
  Agreements,
  CarriedFigures,
  Check,
  Decimal,
  Diagnostics,
  Explanation,
  FactRow,
  FactsTable,
  FoundMunicipalities,
  Lang,
  Municipalities,
  SourceText,
  Statement,
} from "./documents.js";

/** An agreement by its identifier, or by its text. */
export type AgreementText =
  | { readonly embedded: string }
  | { readonly json: string }
  | { readonly toml: string };

/** A table of facts by its text, or by its rows. */
export type FactsText = { readonly csv: string } | { readonly rows: readonly FactRow[] };

/** A register by its text; it is used in place of the default one, or laid over it. */
export type RegisterText = { readonly csv: string } | { readonly json: string };

/** What an agreement is planned with. */
interface Planned {
  agreement: AgreementText;
  year: number;
  hold?: readonly string[];
  prices?: Readonly<Record<string, Decimal>>;
  restated_on?: string;
  register?: RegisterText;
  lang?: Lang;
}

/** What each call takes beside its name. */
interface Taken {
  agreements: { lang?: Lang };
  show: { agreement: AgreementText; lang?: Lang };
  check: { agreement: AgreementText; register?: RegisterText; lang?: Lang };
  facts: Planned;
  bill: Planned & { facts?: FactsText };
  why: Planned & { facts?: FactsText; buyer?: string };
  municipality: { name: string; register?: RegisterText; lang?: Lang };
  municipalities: {
    on: string;
    division?: string;
    area?: string;
    register?: RegisterText;
    lang?: Lang;
  };
  carry: {
    from: string;
    to: string;
    figures: string;
    register?: RegisterText;
    lang?: Lang;
  };
}

/** What each call answers. */
interface Answered {
  agreements: Agreements;
  show: SourceText;
  check: Check;
  facts: FactsTable;
  bill: Statement;
  why: Explanation;
  municipality: FoundMunicipalities;
  municipalities: Municipalities;
  carry: CarriedFigures;
}

/** The name of a call. */
export type CallName = keyof Taken;

/** One call. */
export type Call<Name extends CallName = CallName> = {
  [N in Name]: { readonly call: N } & Readonly<Taken[N]>;
}[Name];

/** Its answer. */
export type Answer<Name extends CallName = CallName> =
  | { readonly type: "success"; readonly answer: Answered[Name] }
  | { readonly type: "failure"; readonly answer: Diagnostics };
