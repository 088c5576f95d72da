/** What a person filled in, as a table of facts: one line for each field. */
import type { Diagnostic } from "../documents.js";

/** One field: a measure of one buyer, or of the whole agreement (no buyer). */
export interface Entry {
  readonly buyer: string;
  readonly measure: string;
  readonly period: string;
  /** As typed; the core reads it, with decimal comma or point. */
  readonly value: string;
}

const header = "buyer;measure;period;value";
const linesAbove = 2;

/** Writes the table. An empty field states nothing. */
export function tableOf(entries: readonly Entry[]): { csv: string } {
  const lines = entries.map(({ buyer, measure, period, value }) =>
    [buyer, measure, period, value.trim()].map(quoted).join(";"),
  );
  return { csv: `${[header, ...lines].join("\n")}\n` };
}

/** The field that a finding is about, if it is about one. */
export function entryOf(
  entries: readonly Entry[],
  { input, line }: Diagnostic,
): Entry | undefined {
  return input === "facts" && line !== undefined ? entries[line - linesAbove] : undefined;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
