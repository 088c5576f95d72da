/** Tables of figures. Narrow screens lay the rows out as blocks, so the roles are named. */
import { h } from "../dom.js";

/** A cell: its text, perhaps with one under it that stands back. */
export type Cell = string | readonly [string, string];

/** The texts of a table; the first of a row is its heading. */
export interface Figures {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Columns of words, which begin at the left as figures end at the right. */
  readonly words?: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Their sum. */
  readonly total?: readonly Cell[] | undefined;
}

/** A table of texts. */
export function figures({ caption, heads, rows, words = [], total }: Figures) {
  const look = (at: number) => (words.includes(at) ? "word" : undefined);
  const head = (text: string, at: number) =>
    h("th", { scope: "col", role: "columnheader", class: look(at) }, text);
  const cell = (cell: Cell, at: number) =>
    h(
      "td",
      { role: "cell", class: look(at + 1) },
      // What the column is called, where the heads are not seen.
      h("span", { class: "head", "aria-hidden": "true" }, heads[at + 1] ?? ""),
      h("span", { class: "shown" }, ...texts(cell)),
    );
  const row = ([first = "", ...others]: readonly Cell[]) =>
    h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, ...texts(first)),
      ...others.map(cell),
    );
  return h(
    "table",
    { class: "figures", role: "table" },
    h("caption", {}, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads.map(head))),
    h("tbody", { role: "rowgroup" }, ...rows.map(row)),
    total && h("tfoot", { role: "rowgroup" }, row(total)),
  );
}

function texts(cell: Cell): readonly (Node | string)[] {
  if (typeof cell === "string") return [cell];
  const [text, under] = cell;
  return under === "" ? [text] : [text, " ", h("span", { class: "beneath" }, under)];
}
