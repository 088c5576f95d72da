/** A compiled plan as a file: what a first bill and its fields need, in every language. */
import type { Lang, Measure } from "./documents.js";

/** A text in every language. */
export type Names = Readonly<Record<Lang, string>>;

/** `osuus.compiled/1`: the plan of an agreement and a year, and how it is spoken of. */
export interface CompiledFile {
  readonly schema: "osuus.compiled/1";
  readonly agreement: string;
  readonly title: Names;
  /** Every year of the agreement, of which this is one. */
  readonly years: readonly number[];
  readonly year: number;
  readonly period: string;
  /** Whether the figures of the period are made up and in it, or left open. */
  readonly facts: "reader" | "illustrative";
  readonly measures: Readonly<Record<Lang, readonly Measure[]>>;
  readonly buyers: readonly { readonly code: string; readonly names: Names }[];
  /** The bytes of the plan in base 64. */
  readonly plan: string;
}
