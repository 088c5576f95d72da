/** Reports of `docs/json.md` on several agreements, years or versions. */
import type { AgreementText, FactsText, RegisterText } from "./calls.js";
import type { Decimal, Exact, Lang, Stage, Statement } from "./documents.js";
import type { Report, Rows, TableText } from "./reports.js";

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
  readonly currency: string;
  readonly alternatives: Rows<ComparedAlternative>;
  readonly buyers: Rows<ComparedBuyer>;
  /** Of the one buyer that was asked for. */
  readonly figures?: Rows<ComparedFigure>;
}

/** Where a figure stands to its target. */
export type Standing = "below" | "equal" | "above" | "impossible";

/** Which of two costs less. */
export type Cheaper = "first" | "second" | "equal" | "impossible";

/** What varies, and the values that were looked at. */
export interface VariedGrid {
  readonly varies: string;
  readonly unit: string;
  readonly now: Exact;
  readonly from: Exact;
  readonly to: Exact;
  readonly step: Exact;
}

/** Values next to each other, with two figures at both ends; null where they cannot be worked out. */
export type Stretch = Readonly<{
  from: Exact;
  to: Exact;
  first_from: Exact | null;
  second_from: Exact | null;
  first_to: Exact | null;
  second_to: Exact | null;
}>;

/** Two neighbouring values between which an answer changes. */
export type Pair<Order> = Readonly<{
  before: Exact;
  first_before: Exact | null;
  second_before: Exact | null;
  order_before: Order;
  order_before_text: string;
  after: Exact;
  first_after: Exact | null;
  second_after: Exact | null;
  order_after: Order;
  order_after_text: string;
}>;

/** Whose it is; null of the sum of all. */
export type Whose = Readonly<{ buyer: string | null; name: string | null }>;

/** Which values of a figure reach a target. */
export interface SolutionReport extends Report<"osuus.solution/1">, VariedGrid {
  readonly verdict:
    | "found"
    | "always"
    | "independent"
    | "out-of-its-power"
    | "passed"
    | "stays-below"
    | "stays-above"
    | "impossible";
  readonly verdict_text: string;
  readonly answers: Rows<Stretch>;
  readonly borders: Rows<Pair<Standing>>;
}

/** Where the order of two agreements flips. The grid is told where one figure is asked about. */
export interface BreakPointsReport
  extends Report<"osuus.breakpoints/1">,
    Partial<VariedGrid> {
  readonly first: string;
  readonly second: string;
  readonly currency: string;
  readonly flips: Rows<Whose & Pair<Cheaper>>;
  readonly stretches: Rows<
    Whose & Stretch & Readonly<{ cheaper: Cheaper; cheaper_text: string }>
  >;
  readonly pieces: Rows<
    Whose &
      Readonly<{
        alternative: string;
        before: Exact;
        amount_before: Exact | null;
        after: Exact;
        amount_after: Exact | null;
        because: string;
      }>
  >;
}

/** What varies. */
export interface VariedText {
  /** A charge, a step, a measure, or a number that the agreement writes. */
  readonly figure: string;
  /** Whose, where each buyer has one; else that of the buyer that is asked about. */
  readonly buyer?: string;
  /** Of which alternative alone. */
  readonly of?: string;
  readonly from?: Decimal;
  readonly to?: Decimal;
  readonly step?: Decimal;
}

/** One thing that one agreement says and another does not. */
export interface ChangeRow {
  readonly change: "added" | "removed" | "changed" | "reordered";
  readonly change_text: string;
  /** In words: "charge Annual fee, price". */
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly amendment: string | null;
  readonly source: string | null;
  readonly quote: string | null;
  /** For programs: `charges/annual-fee/rates/price`. */
  readonly path: string;
}

/** What changed in an agreement. */
export interface DiffReport extends Report<"osuus.diff/1"> {
  readonly before: string;
  readonly before_title: string;
  readonly after: string;
  readonly after_title: string;
  readonly same: boolean;
  readonly terms: readonly ChangeRow[];
  /** Wording, sources and information: no money moves by them. */
  readonly texts: readonly ChangeRow[];
}

/** An agreement over several years. */
export interface ForecastReport extends Report<"osuus.forecast/1"> {
  readonly years: Rows;
  readonly bills: Rows;
  readonly totals: Rows;
  /** Every figure that an assumption made. */
  readonly assumed: Rows;
  /** By which any one of the years may be billed and explained. */
  readonly facts: Rows;
}

/** What is assumed of a measure where nothing is known. */
export interface Assumption {
  readonly measure: string;
  readonly how: "hold" | "percent" | "amount";
  /** So many percent or so much a year. */
  readonly value?: string;
  /** The year that it goes on from; the last one known without it. */
  readonly from?: number;
  readonly round?: string;
  readonly mode?: "half-up" | "half-even" | "half-down" | "down" | "up";
}

/**
 * What a part of a difference comes of: `price`, `volume`, `population`, `membership`, `rule` or `rounding`, or
 * several with `+` between, where they cannot be told apart.
 */
export type EffectName = string;

/** An effect on a buyer; null where bills are withheld. */
export type EffectOnBuyer = Readonly<{
  buyer: string;
  name: string;
  effect: EffectName;
  about: string;
  amount: Exact | null;
  exact: Exact | null;
}>;

/** What a buyer pays on both sides. */
export type BothSides = Readonly<{
  buyer: string;
  name: string;
  before: Exact | null;
  after: Exact | null;
  difference: Exact | null;
}>;

/** An effect on all buyers that are told of. */
export type EffectOnAll = Readonly<{
  effect: EffectName;
  about: string;
  amount: Exact | null;
}>;

/** An effect on a charge of a buyer. */
export type EffectOnCharge = Readonly<{
  buyer: string;
  charge: string;
  name: string;
  effect: EffectName;
  about: string;
  exact: Exact;
}>;

/** What changed, and under which effect. */
export type ChangedInput = Readonly<{
  effect: EffectName;
  figure: string;
  name: string;
  buyer: string | null;
  change: "changed" | "new" | "gone";
  change_text?: string;
  before: Exact | null;
  after: Exact | null;
}>;

/** Why the bills of two agreements, years or versions differ. */
export interface EffectsReport extends Report<"osuus.effects/1"> {
  readonly before: string;
  readonly after: string;
  readonly currency: string;
  readonly effects: Rows<EffectOnBuyer>;
  readonly sides: Rows<BothSides>;
  readonly causes: Rows<EffectOnAll>;
  /** Where no bill is withheld. */
  readonly by_charge?: Rows<EffectOnCharge>;
  /** Where no bill is withheld. */
  readonly inputs?: Rows<ChangedInput>;
}

/** Rules that say the same of a printed table. */
export type InferredRules = Readonly<{
  rank: number;
  unit: Exact;
  modes: string;
  carriers: string;
  /** Whether the stated weights make the table; null where none are stated. */
  stated: boolean | null;
  witness: string;
}>;

/** The weights with which a rule makes a printed table, in percent. */
export type InferredWeight = Readonly<{
  rank: number;
  item: string;
  name: string | null;
  lowest: Exact;
  lowest_included: boolean;
  highest: Exact;
  highest_included: boolean;
  stated: Exact | null;
  witness: Exact;
}>;

/** A sum that is printed, and what it comes to. */
export type PrintedSum = Readonly<{
  row: string;
  what: "parts" | "total";
  what_text: string;
  printed: Exact;
  comes_to: Exact;
  difference: Exact;
}>;

/** By which rules a printed table may have been worked out. */
export interface InferenceReport extends Report<"osuus.inference/1"> {
  readonly verdict: "found" | "conflict";
  readonly verdict_text: string;
  readonly rows: number;
  readonly parts: number;
  readonly tried: number;
  readonly fitting: number;
  readonly findings: number;
  readonly rules: Rows<InferredRules>;
  readonly readings: Rows;
  readonly weights: Rows<InferredWeight>;
  readonly reproduced: Rows;
  readonly sums: Rows<PrintedSum>;
  /** The rule that comes nearest, where none makes the table. */
  readonly nearest?: Rows;
  /** The figures for which there is none. */
  readonly conflict?: Rows;
}

/** What these calls take beside their names. */
export interface TakenByAnalysis {
  infer: {
    printed: TableText;
    weights?: TableText;
    units?: readonly Decimal[];
    most?: number;
    lang?: Lang;
  };
  solve: {
    alternatives: readonly AlternativeText[];
    year?: number;
    facts?: FactsText;
    vary: VariedText;
    goal: {
      buyer?: string;
      charge?: string;
      of?: string;
      less?: string;
      reach: "at-least" | "at-most" | "exactly";
      amount?: Decimal;
      percent?: Decimal;
      percent_of?: string;
    };
    register?: RegisterText;
    lang?: Lang;
  };
  breakpoints: {
    /** Two. */
    alternatives: readonly AlternativeText[];
    year?: number;
    facts?: FactsText;
    vary: VariedText;
    /** The sum of all where it is empty; every buyer in turn where it is missing. */
    figure?: { readonly buyer?: string; readonly charge?: string };
    register?: RegisterText;
    lang?: Lang;
  };
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
  effects: {
    /** Two: the one before and the one after. */
    alternatives: readonly AlternativeText[];
    year?: number;
    facts?: FactsText;
    buyer?: string;
    fewest?: number;
    register?: RegisterText;
    lang?: Lang;
  };
  diff: {
    before: AgreementText;
    /** The later agreement; without it `before` as first written and as amended. */
    after?: AgreementText;
    before_on?: string;
    after_on?: string;
    lang?: Lang;
  };
  forecast: {
    agreement: AgreementText;
    /** The first year. */
    from: number;
    /** The last one. */
    to: number;
    facts?: FactsText;
    assume?: readonly Assumption[];
    hold?: readonly string[];
    /** By charge and year. */
    prices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    restated_on?: string;
    as_of?: string;
    borders?: "known" | "held";
    earlier?: readonly unknown[];
    register?: RegisterText;
    lang?: Lang;
  };
}

/** What they answer. */
export interface AnsweredByAnalysis {
  infer: InferenceReport;
  solve: SolutionReport;
  breakpoints: BreakPointsReport;
  compare: ComparisonReport;
  effects: EffectsReport;
  diff: DiffReport;
  forecast: ForecastReport;
}
