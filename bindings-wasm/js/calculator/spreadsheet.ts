/** A bill and a statement as a spreadsheet takes them: rows of the core's texts. */
import type { Lang, Line, Table } from "../documents.js";
import type { Labels } from "./labels/index.js";
import type { Shown } from "./session.js";

/** Rows of cells. */
export type Rows = readonly (readonly string[])[];

/** The bill of the buyer that was chosen, with what has to be known about it. */
export function billRows({ statement, chosen }: Shown, labels: Labels): Rows {
  if (chosen === undefined) return [];
  const { bill, memos } = chosen;
  const cells = ({ label, shown }: Line, name = label) => [
    name,
    shown.quantity,
    shown.rate,
    shown.amount,
  ];
  return [
    [statement.title, statement.period],
    [bill.buyer.name],
    [],
    [labels.line, labels.quantity, labels.rate, labels.amount],
    ...bill.lines.map((line) => cells(line)),
    [labels.total, "", "", bill.shown],
    ...(bill.memos ?? []).map((memo, at) => cells(memo, memos[at])),
    [],
    ...statement.funders.map(({ name, shown }) => [name, "", "", shown]),
    ...statement.warnings.map(({ message }) => [message]),
  ].map((row) => row.map(harmless));
}

/** The statement of all: a row for each buyer, their sum, and the notes. */
export function tableRows({ caption, columns, rows, total, notes }: Table): Rows {
  const figures = columns.map(({ align }) => align === "right");
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => harmless(figures[at] ? bare(cell) : cell));
  return [
    columns.map(({ title }) => harmless(title)),
    ...rows.map(row),
    row(total),
    [],
    ...[caption, ...notes].map((note) => [harmless(note)]),
  ];
}

/** Separated by tabs, as a spreadsheet takes what is pasted. */
export function tabbed(rows: Rows): string {
  const lines = rows.map((row) =>
    row.map((cell) => cell.replace(/\s*[\t\r\n]+\s*/g, " ")),
  );
  return lines.map((row) => `${row.join("\t")}\n`).join("");
}

/**
 * A file as spreadsheet programs of a language read it: with semicolons where the comma belongs
 * to the figures, and with the mark that says that the letters are in UTF-8.
 */
export function csv(rows: Rows, lang: Lang): string {
  const separator = lang === "en" ? "," : ";";
  const parts = [separator, '"', "\r", "\n"];
  const quoted = (cell: string) =>
    parts.some((part) => cell.includes(part)) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = rows.map((row) => row.map(quoted).join(separator));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** The digits of a figure, without what spreadsheets do not read: spaces, the long minus. */
function bare(figure: string): string {
  return figure.replace(/\s/g, "").replace("\u2212", "-");
}

/** What a spreadsheet would take for a formula is text, unless it is a number. */
function harmless(cell: string): string {
  const isNumber = /^[-+]?\d[\d.,\s]*$/.test(cell);
  return /^[=+\-@\t\r]/.test(cell) && !isNumber ? `'${cell}` : cell;
}
