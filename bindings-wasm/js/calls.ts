/** The calls of `docs/json.md`: one value in, one answer out. */
import type {
  Agreements,
  Check,
  Diagnostics,
  Explanation,
  FactRow,
  FactsTable,
  Lang,
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

/** What each call takes beside its name. */
interface Taken {
  agreements: { lang?: Lang };
  show: { agreement: AgreementText; lang?: Lang };
  check: { agreement: AgreementText; lang?: Lang };
  facts: { agreement: AgreementText; year: number; lang?: Lang };
  bill: { agreement: AgreementText; year: number; facts?: FactsText; lang?: Lang };
  why: {
    agreement: AgreementText;
    year: number;
    facts?: FactsText;
    buyer?: string;
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
