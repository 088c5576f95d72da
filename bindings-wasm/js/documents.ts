/** The documents of `docs/json.md`, as types. Every decimal is a text. */

/** A language of names, labels, messages and of the fields called `shown`. */
export type Lang = "fi" | "sv" | "en";

/** A decimal as text: `Intl.NumberFormat` takes it without a cast and without a float. */
export type Decimal = `${number}`;

/** An exact value: a decimal if it terminates, else a fraction in lowest terms. */
export type Exact = Decimal | `${bigint}/${bigint}`;

/** A buyer: whoever is billed. */
export interface Buyer {
  readonly code: string;
  readonly name: string;
}

/** A reservation of the agreement, or something to know about the result. */
export interface Warning {
  readonly code: string;
  readonly id?: string;
  readonly message: string;
}

/** One figure of a bill. */
export interface Line {
  readonly charge: string;
  readonly label: string;
  readonly quantity: Exact | null;
  readonly unit: string | null;
  readonly rate: Exact | null;
  readonly amount: Exact;
  readonly shown: {
    readonly quantity: string;
    readonly rate: string;
    readonly amount: string;
  };
}

/** What one buyer pays. */
export interface Bill {
  readonly buyer: Buyer;
  readonly total: Decimal;
  readonly shown: string;
  readonly lines: readonly Line[];
  /** What is shown on the bill and adds to nothing; absent where there is none. */
  readonly memos?: readonly Line[];
}

/** A bill as everybody may see it: null, and without lines, where it is withheld. */
export interface PublishedBill extends Omit<Bill, "total"> {
  readonly total: Decimal | null;
}

/** Who else pays: shown, never billed. */
export interface Funder {
  readonly id: string;
  readonly name: string;
  readonly amount: Decimal;
  readonly shown: string;
}

/** In which stage a year is billed. */
export type Stage = "advance" | "settlement" | "correction";

/** The result for all buyers. */
export interface Statement {
  readonly schema: "osuus.statement/1";
  readonly agreement: string;
  readonly title: string;
  readonly period: string;
  /** Absent where the whole year is billed. */
  readonly stage?: Stage;
  readonly lang: Lang;
  readonly currency: string;
  /** The days of the two maps, where it was restated. */
  readonly restated?: { readonly from: string; readonly to: string };
  /** The identifiers of the amendments that hold; absent where there are none. */
  readonly amendments?: readonly string[];
  /** The day as of which it was asked, where it was. */
  readonly as_of?: string;
  readonly total: Decimal;
  readonly unallocated: Decimal;
  readonly shown: { readonly total: string; readonly unallocated: string };
  readonly bills: readonly Bill[];
  readonly funders: readonly Funder[];
  readonly warnings: readonly Warning[];
}

/** The result as everybody may see it: bills that concern few clients are withheld. */
export interface PublishedStatement
  extends Omit<Statement, "total" | "unallocated" | "bills"> {
  /** Null where it would tell the only bill that is withheld. */
  readonly total: Decimal | null;
  /** Null where the total is. */
  readonly unallocated: Decimal | null;
  /** Absent where any number of clients may be told of. */
  readonly withheld?: {
    /** The least number of clients that is told of. */
    readonly fewest: number;
    /** The codes of the buyers whose bills are withheld. */
    readonly buyers: readonly string[];
  };
  readonly bills: readonly PublishedBill[];
}

/** The statement as a table of texts: whoever shows it only lays it out. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    /** Words stand to the left, figures to the right. */
    readonly align: "left" | "right";
  }[];
  /** A row for each buyer; memos stand behind the total that they do not add to. */
  readonly rows: readonly (readonly string[])[];
  /** The last row: sums. */
  readonly total: readonly string[];
  /** What stands below it: funders, the unallocated rest, reservations. */
  readonly notes: readonly string[];
}

/** Where a term stands in the published text. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly quote?: string;
}

/** What a figure is made by. */
export type Step =
  | "amount"
  | "clients"
  | "convert"
  | "each"
  | "greatest"
  | "handover"
  | "least"
  | "measure"
  | "memo"
  | "minus"
  | "number"
  | "per"
  | "prior"
  | "rate"
  | "round"
  | "share"
  | "spread"
  | "sum"
  | "tiers"
  | "times"
  | "value"
  | "weight"
  | "when";

/**
 * Particulars of a step. Texts, but for the lists; what stands for which step is told in
 * `docs/json.md`.
 */
export interface Detail {
  /** Told before in the same explanation: the inputs stand there. */
  readonly repeated?: "yes";
  /** Of `measure`, `prior`, `rate`, `amount` and `value`: where the figure was found. */
  readonly origin?: "facts" | "register" | "missing" | "statement" | "held" | "given";
  /** Of `clients` and `tiers`: what is taken. */
  readonly take?: "sum" | "count" | "graduated" | "volume" | "fee";
  /** Of `clients`: only what lies above it, or up to it. */
  readonly above?: Exact;
  readonly up_to?: Exact;
  /** Of `when`. */
  readonly holds?: "yes" | "no";
  /** Of `convert`: how much is one of the other unit, and what becomes of started ones. */
  readonly size?: Exact;
  readonly parts?: "exact" | "started" | "full" | readonly Exact[];
  /** Of `handover`: which part of each goes to the buyer; `parts` is how much that came to. */
  readonly weights?: readonly Exact[];
  /** Of `tiers`: each as `TO: PRICE`. */
  readonly bands?: readonly string[];
  readonly [name: string]: string | readonly string[] | undefined;
}

/** One figure and, below it, the figures it is made of. */
export interface Figure {
  readonly step: Step;
  readonly label: string;
  readonly text: string;
  readonly value: Exact;
  readonly unit: string;
  readonly shown: string;
  readonly source?: Citation;
  readonly detail?: Detail;
  readonly inputs: readonly Figure[];
}

/** Why a bill, or the whole statement, is what it is. */
export interface Explanation {
  readonly schema: "osuus.explanation/1";
  readonly agreement: string;
  readonly title: string;
  readonly period: string;
  /** Absent where the whole year is billed. */
  readonly stage?: Stage;
  readonly lang: Lang;
  readonly currency: string;
  /** The identifiers of the amendments that hold; absent where there are none. */
  readonly amendments?: readonly string[];
  /** The day as of which it was asked, where it was. */
  readonly as_of?: string;
  readonly buyer?: Buyer;
  readonly figure: Figure;
  /** What is shown on the bill and adds to nothing; absent where there is none. */
  readonly memos?: readonly Figure[];
  /** What funders pay: figures of the step `memo`. */
  readonly funders: readonly Figure[];
  readonly warnings: readonly Warning[];
}

/** A quantity that facts give. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly of: "buyer" | "agreement" | "client";
  readonly missing: "fail" | "zero";
  readonly fractions: "allowed" | "refused";
}

/** One row of a table of facts. */
export interface FactRow {
  readonly buyer: string;
  readonly measure: string;
  readonly period: string;
  readonly value: Decimal | "";
  readonly name?: string;
  readonly unit?: string;
  readonly status?: "budget" | "actual" | "preliminary" | "final" | "illustrative";
  readonly known?: string;
  /**
   * An opaque key of a client, for a measure of clients: personal data, as is the value
   * beside it. Neither comes out again unless `clients: "shown"` is asked for.
   */
  readonly client?: string;
}

/** The table of facts that a plan asks for, not yet filled in. */
export interface FactsTable {
  readonly schema: "osuus.facts/1";
  readonly agreement: string;
  readonly period: string;
  readonly lang: Lang;
  readonly measures: readonly Measure[];
  readonly rows: readonly FactRow[];
}

/** Which input a finding speaks of. */
export type Input =
  | "agreement"
  | "amendment"
  | "facts"
  | "register"
  | "figures"
  | "workers"
  | "clients"
  | "caps"
  | "time"
  | "costs"
  | "standards"
  | "placements"
  | "prices"
  | "carers"
  | "needs"
  | "offices"
  | "visits"
  | "alone"
  | "groups"
  | "printed"
  | "weights"
  | "call";

/** One finding about a text. */
export interface Diagnostic {
  readonly code: string;
  readonly id?: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help?: string;
  readonly input?: Input;
  /** Which of several agreements, by its name. */
  readonly alternative?: string;
  readonly line?: number;
  readonly column?: number;
  readonly start?: number;
  readonly end?: number;
  /** Which of the amendments, from 1 in the order in which they were given. */
  readonly amendment?: number;
  /** In which cell of a workbook, such as `Use!D7`. */
  readonly cell?: string;
}

/** What a failed call answers. */
export interface Diagnostics {
  readonly schema: "osuus.diagnostics/1";
  readonly diagnostics: readonly Diagnostic[];
}

/** What a check found. */
export interface Check {
  readonly schema: "osuus.check/1";
  readonly id: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The agreements that come with the module. */
export interface Agreements {
  readonly schema: "osuus.agreements/1";
  readonly agreements: readonly {
    readonly id: string;
    readonly title: string;
    readonly term: { readonly from: string; readonly to: string };
    readonly years: readonly number[];
    readonly currency: string;
  }[];
}

/** The text of an agreement. */
export interface SourceText {
  readonly schema: "osuus.source/1";
  readonly id: string;
  readonly syntax: "toml" | "json";
  readonly text: string;
}

/** Whole metres in the plane of the register. */
export interface Centre {
  readonly east: Decimal;
  readonly north: Decimal;
}

/** A municipality by code and name. */
export interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

/** The municipalities of a day, all of them or those of an area. */
export interface Municipalities {
  readonly schema: "osuus.municipalities/1";
  readonly register: string;
  readonly on: string;
  readonly lang: Lang;
  readonly municipalities: readonly (CodeAndName & {
    /** Stands only where an area was asked for. */
    readonly membership?: "given" | "derived";
    /** By division; an area that is not known is absent. */
    readonly areas: Readonly<Record<string, string>>;
    readonly centre?: Centre;
  })[];
  /** Of these it is not known whether they belonged to the area. */
  readonly unsure: readonly CodeAndName[];
  readonly warnings: readonly Diagnostic[];
}

/** A name that a municipality had, and when. */
export interface MunicipalityName {
  readonly fi: string | null;
  readonly sv: string | null;
  readonly en: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** What went into a municipality, or what it went into. */
export interface MunicipalityChange {
  readonly date: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly part: Exact | null;
}

/** One municipality and its history. */
export interface Municipality extends CodeAndName {
  readonly register: string;
  readonly lang: Lang;
  readonly names: readonly MunicipalityName[];
  readonly centre?: Centre;
  readonly joined: readonly MunicipalityChange[];
  readonly followed: readonly MunicipalityChange[];
  readonly history: string;
}

/** The municipalities that a name means, the likeliest first. */
export interface FoundMunicipalities {
  readonly schema: "osuus.municipality/1";
  readonly municipalities: readonly Municipality[];
}

/** Figures that were carried over to the borders of a later day. */
export interface CarriedFigures {
  readonly schema: "osuus.figures/1";
  readonly register: string;
  readonly from: string;
  readonly to: string;
  readonly lang: Lang;
  readonly measures: readonly string[];
  readonly rows: readonly (CodeAndName & {
    readonly values: readonly (Exact | null)[];
  })[];
}
