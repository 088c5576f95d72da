/** The calls of `docs/json.md`: one value in, one answer out. */
import type { AnsweredByAnalysis, TakenByAnalysis } from "./analysis.js";
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
  PublishedStatement,
  SourceText,
  Stage,
  Statement,
} from "./documents.js";
import type { AnsweredByFairness, TakenByFairness } from "./fairness.js";
import type { Receipt, Verification } from "./receipt.js";
import type { AnsweredByReports, TakenByReports } from "./reports.js";

/** An amendment by its text. */
export type AmendmentText = { readonly json: string } | { readonly toml: string };

/** An agreement by its identifier, or by its text; and what is laid over it. */
export type AgreementText = (
  | { readonly embedded: string }
  | { readonly json: string }
  | { readonly toml: string }
) & { readonly amendments?: readonly AmendmentText[] };

/** A table of facts by its text, by its rows, or the made-up one that comes with an agreement. */
export type FactsText =
  | { readonly csv: string }
  | { readonly rows: readonly FactRow[] }
  | { readonly embedded: string };

/** A register by its text; it is used in place of the default one, or laid over it. */
export type RegisterText = { readonly csv: string } | { readonly json: string };

/** Whether single clients are told of: only sums over them, or each by its key. */
export type ClientView = "hidden" | "shown";

/** What an agreement is planned with. */
interface Planned {
  agreement: AgreementText;
  year: number;
  hold?: readonly string[];
  prices?: Readonly<Record<string, Decimal>>;
  restated_on?: string;
  /** The whole year is billed without it. */
  stage?: Stage;
  as_of?: string;
  register?: RegisterText;
  lang?: Lang;
}

/** What a statement is made of beside the agreement. */
interface Stated extends Planned {
  facts?: FactsText;
  /** Earlier statements, for what was paid before; those of one year in their order. */
  earlier?: readonly Statement[];
}

/** What a bill and its explanation are asked with. */
interface Asked extends Stated {
  /** Bills that concern at least one and fewer clients than this are withheld. */
  fewest?: number;
}

/** What a receipt is made of. */
interface Salted extends Stated {
  /**
   * A secret of at least 16 bytes in hexadecimal digits, with which rows of clients enter;
   * without it they are left out. It never comes out again.
   */
  salt?: string;
}

/** What each call takes beside its name. */
interface Taken extends TakenByReports, TakenByAnalysis, TakenByFairness {
  agreements: { lang?: Lang };
  show: { agreement: AgreementText; lang?: Lang };
  check: {
    agreement: AgreementText;
    /** Held against the agreement. */
    facts?: FactsText;
    register?: RegisterText;
    lang?: Lang;
  };
  facts: Planned;
  bill: Asked;
  why: Asked & { buyer?: string; clients?: ClientView };
  receipt: Salted;
  verify: Salted & { receipt: Receipt };
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
interface Answered extends AnsweredByReports, AnsweredByAnalysis, AnsweredByFairness {
  agreements: Agreements;
  show: SourceText;
  check: Check;
  facts: FactsTable;
  /** Published where the call has `fewest`. */
  bill: Statement | PublishedStatement;
  why: Explanation;
  receipt: Receipt;
  verify: Verification;
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
