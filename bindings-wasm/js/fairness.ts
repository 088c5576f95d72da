/** Reports of `docs/json.md` on bills beside what is used. */
import type { AgreementText, FactsText, RegisterText } from "./calls.js";
import type { Decimal, Exact, Lang, Stage, Statement } from "./documents.js";
import type { Report, Rows, TableText } from "./reports.js";

/** What a buyer or a group would pay by itself. */
export type ByItself = "less" | "same" | "more" | null;

/** What a buyer pays beside its residents. */
export type FairnessBuyer = Readonly<{
  buyer: string;
  name: string;
  amount: Exact | null;
  /** In percent. */
  share: Exact | null;
  residents: Exact | null;
  residents_share: Exact | null;
  per_resident: Exact | null;
}>;

/** What a buyer pays beside what it uses of a measure. */
export type FairnessUse = Readonly<{
  buyer: string;
  name: string;
  measure: string;
  measure_name: string;
  use: Exact | null;
  unit: string;
  share: Exact | null;
  per_unit: Exact | null;
  /** By the charges whose quantity it is. */
  driven: Exact | null;
  driven_per_unit: Exact | null;
}>;

/** What a buyer pays beside what it would pay alone. */
export type FairnessAlone = Readonly<{
  buyer: string;
  name: string;
  amount: Exact | null;
  alone: Exact;
  saving: Exact | null;
  percent: Exact | null;
  outcome: ByItself;
  outcome_text?: string;
}>;

/** What a group pays beside what it would pay by itself. */
export type FairnessGroup = Readonly<{
  group: string;
  /** Codes with commas between. */
  members: string;
  amount: Exact | null;
  alone: Exact;
  saving: Exact | null;
  outcome: ByItself;
  outcome_text?: string;
}>;

/** What each buyer pays beside what it uses. */
export interface FairnessReport extends Report<"osuus.fairness/1"> {
  readonly agreement: string;
  readonly period: string;
  readonly total: Exact | null;
  /** What all pay, by all residents. */
  readonly per_resident: Exact | null;
  readonly currency: string;
  readonly buyers: Rows<FairnessBuyer>;
  readonly uses: Rows<FairnessUse>;
  readonly alone?: Rows<FairnessAlone>;
  readonly groups?: Rows<FairnessGroup>;
}

/** What this call takes beside its name. */
export interface TakenByFairness {
  fairness: {
    agreement: AgreementText;
    year: number;
    hold?: readonly string[];
    prices?: Readonly<Record<string, Decimal>>;
    restated_on?: string;
    stage?: Stage;
    as_of?: string;
    facts?: FactsText;
    earlier?: readonly Statement[];
    /** All measures of buyers where none is named. */
    measures?: readonly string[];
    residents?: string;
    alone?: TableText;
    groups?: TableText;
    costs?: TableText;
    fewest?: number;
    register?: RegisterText;
    lang?: Lang;
  };
}

/** What it answers. */
export interface AnsweredByFairness {
  fairness: FairnessReport;
}
