/** Reports of `docs/json.md` on several agreements, years or versions. */
import type { AgreementText, FactsText, RegisterText } from "./calls.js";
import type { Decimal, Exact, Lang, Stage, Statement } from "./documents.js";
import type { Report, Rows } from "./reports.js";

/** One of several agreements, and what is asked of it. */
export interface AlternativeText {
  /** Its agreement's identifier where it has none. */
  readonly name?: string;
  readonly agreement: AgreementText;
  /** That of the call where it has none. */
  readonly year?: number;
  /** Its own, beside those that all share. */
  readonly facts?: FactsText;
  /** Its own measures that take the shared facts of another measure. */
  readonly measures?: Readonly<Record<string, string>>;
  readonly hold?: readonly string[];
  readonly prices?: Readonly<Record<string, Decimal>>;
  readonly restated_on?: string;
  readonly stage?: Stage;
  readonly as_of?: string;
  readonly earlier?: readonly Statement[];
}

/** An alternative as a whole; null beside the first, and where bills are withheld. */
export type ComparedAlternative = Readonly<{
  alternative: string;
  agreement: string;
  period: string;
  buyers: number;
  total: Exact | null;
  difference: Exact | null;
  less: number | null;
  same: number | null;
  more: number | null;
}>;

/** A buyer by an alternative, beside the first. */
export type ComparedBuyer = Readonly<{
  buyer: string;
  name: string;
  alternative: string;
  first: Exact | null;
  amount: Exact | null;
  difference: Exact | null;
  percent: Exact | null;
  residents: Exact | null;
  per_resident: Exact | null;
  outcome: "less" | "same" | "more" | null;
  outcome_text?: string;
}>;

/** A figure of a bill; those of which it is made stand below it, a level deeper. */
export type ComparedFigure = Readonly<{
  alternative: string;
  level: number;
  figure: string;
  shown: string;
  value: string;
  unit: string;
  how: string;
  source: string | null;
}>;

/** What several agreements, years or versions cost each buyer. */
export interface ComparisonReport extends Report<"osuus.comparison/1"> {
  readonly alternatives: Rows<ComparedAlternative>;
  readonly buyers: Rows<ComparedBuyer>;
  /** Of the one buyer that was asked for. */
  readonly figures?: Rows<ComparedFigure>;
}

/** What these calls take beside their names. */
export interface TakenByAnalysis {
  compare: {
    /** Two or more; the others are held against the first. */
    alternatives: readonly AlternativeText[];
    year?: number;
    facts?: FactsText;
    buyer?: string;
    fewest?: number;
    register?: RegisterText;
    lang?: Lang;
  };
}

/** What they answer. */
export interface AnsweredByAnalysis {
  compare: ComparisonReport;
}
