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
}

/** Who else pays: shown, never billed. */
export interface Funder {
  readonly id: string;
  readonly name: string;
  readonly amount: Decimal;
  readonly shown: string;
}

/** The result for all buyers. */
export interface Statement {
  readonly schema: "osuus.statement/1";
  readonly agreement: string;
  readonly title: string;
  readonly period: string;
  readonly lang: Lang;
  readonly currency: string;
  readonly total: Decimal;
  readonly unallocated: Decimal;
  readonly shown: { readonly total: string; readonly unallocated: string };
  readonly bills: readonly Bill[];
  readonly funders: readonly Funder[];
  readonly warnings: readonly Warning[];
}

/** Where a term stands in the published text. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly quote?: string;
}

/** What a figure is made by. */
export type Step =
  | "sum"
  | "round"
  | "times"
  | "measure"
  | "rate"
  | "amount"
  | "weight"
  | "share";

/** One figure and, below it, the figures it is made of. */
export interface Figure {
  readonly step: Step;
  readonly label: string;
  readonly text: string;
  readonly value: Exact;
  readonly unit: string;
  readonly shown: string;
  readonly source?: Citation;
  readonly detail?: Readonly<Record<string, string>>;
  readonly inputs: readonly Figure[];
}

/** Why a bill, or the whole statement, is what it is. */
export interface Explanation {
  readonly schema: "osuus.explanation/1";
  readonly agreement: string;
  readonly title: string;
  readonly period: string;
  readonly lang: Lang;
  readonly currency: string;
  readonly buyer?: Buyer;
  readonly figure: Figure;
  readonly warnings: readonly Warning[];
}

/** A quantity that facts give. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly of: "buyer" | "agreement";
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
  readonly status?: "budget" | "actual" | "preliminary" | "final";
  readonly known?: string;
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

/** One finding about a text. */
export interface Diagnostic {
  readonly code: string;
  readonly id?: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help?: string;
  readonly input?: "agreement" | "facts" | "call";
  readonly line?: number;
  readonly column?: number;
  readonly start?: number;
  readonly end?: number;
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
