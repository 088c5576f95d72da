/** The table of all members: sorted by a press, and changed in place. */
import type { Lang } from "../../documents.js";
import { h } from "../dom.js";
import { byDecimal } from "./decimals.js";
import type { Labels } from "./labels/index.js";
import type { Member } from "./members.js";

type Column = "name" | "amount" | "each";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly button: HTMLButtonElement;
  readonly mark: HTMLElement;
  readonly amount: HTMLElement;
  readonly each: HTMLElement;
}

/** What the table is made with. */
export interface MemberTableOptions {
  readonly lang: Lang;
  /** Whether there are amounts a resident. */
  readonly each: boolean;
  readonly onBuyer: (code: string) => void;
  /** Kept through every language. */
  readonly sorting: Sorting;
}

/** By which column, and whether the greatest stands first. */
export interface Sorting {
  by: Column;
  down: boolean;
}

/** Keeps its rows: a change of figures writes only what has become another. */
export class MemberTable {
  readonly element: HTMLTableElement;
  readonly #labels: Labels["members"];
  readonly #collator: Intl.Collator;
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #heads = new Map<Column, HTMLElement>();
  readonly #body: HTMLElement;
  readonly #sorting: Sorting;
  #members: readonly Member[] = [];
  #nearest = false;

  constructor(
    names: readonly (readonly [string, string])[],
    labels: Labels["members"],
    { lang, each, onBuyer, sorting }: MemberTableOptions,
  ) {
    this.#labels = labels;
    this.#sorting = sorting;
    // Names of places here end with Å, Ä and Ö also where they are listed in English.
    this.#collator = new Intl.Collator(lang === "en" ? "fi" : lang);
    this.#rows = new Map(
      names.map(([code, name]) => [code, rowOf(code, name, each, onBuyer)]),
    );
    this.#body = h("tbody", {});
    const columns: (readonly [Column, string])[] = [
      ["name", labels.name],
      ["amount", labels.amount],
    ];
    if (each) columns.push(["each", labels.perResident]);
    this.element = h(
      "table",
      { class: "member-table" },
      h("caption", { class: "aside" }, labels.title),
      h(
        "thead",
        {},
        h("tr", {}, ...columns.map(([column, text]) => this.#head(column, text))),
      ),
      this.#body,
    );
  }

  /** Writes what has changed. */
  show(members: readonly Member[], nearest: boolean): void {
    this.#members = members;
    this.#nearest = nearest;
    for (const member of members) this.#write(member);
    this.#sort();
  }

  #head(column: Column, text: string): HTMLElement {
    const button = h("button", { type: "button", class: "sort" }, text);
    button.addEventListener("click", () => {
      // Figures begin with the greatest, names with the first.
      const { by, down } = this.#sorting;
      this.#sorting.down = by === column ? !down : column !== "name";
      this.#sorting.by = column;
      this.#sort();
    });
    const head = h("th", { scope: "col" }, button);
    this.#heads.set(column, head);
    return head;
  }

  #write({ code, amount, each, chosen, near }: Member): void {
    const row = this.#rows.get(code);
    if (row === undefined) return;
    write(row.amount, amount.text);
    write(row.each, each?.text ?? "–");
    write(row.mark, chosen ? this.#labels.chosen : near ? this.#labels.near : "");
    row.element.className = chosen ? "chosen" : near ? "near" : "";
    if (chosen) row.button.setAttribute("aria-current", "true");
    else row.button.removeAttribute("aria-current");
    row.element.hidden = this.#nearest && !chosen && !near;
  }

  #sort(): void {
    const { by, down } = this.#sorting;
    for (const [column, head] of this.#heads) {
      if (column !== by) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", down ? "descending" : "ascending");
    }
    const sorted = [...this.#members].sort((a, b) => {
      const order = this.#order(a, b, by);
      return (down ? -order : order) || this.#collator.compare(a.name, b.name);
    });
    const rows = sorted.flatMap(({ code }) => this.#rows.get(code)?.element ?? []);
    const now = this.#body.children;
    // Rows that stand where they belong are left alone: what has the focus keeps it.
    if (rows.some((row, at) => row !== now[at])) this.#body.replaceChildren(...rows);
  }

  #order(a: Member, b: Member, by: Column): number {
    if (by === "name") return this.#collator.compare(a.name, b.name);
    return byDecimal(a[by]?.decimal ?? "0", b[by]?.decimal ?? "0");
  }
}

function rowOf(
  code: string,
  name: string,
  each: boolean,
  onBuyer: (code: string) => void,
): Row {
  const button = h("button", { type: "button", class: "member" }, name);
  const row = {
    button,
    mark: h("span", { class: "mark" }),
    amount: h("td", { class: "amount" }),
    each: h("td", {}),
  };
  const cells = each ? [row.amount, row.each] : [row.amount];
  const element = h("tr", {}, h("th", { scope: "row" }, button, " ", row.mark), ...cells);
  // A row is pressed as its name is; with the keyboard it is the name.
  element.addEventListener("click", () => onBuyer(code));
  return { ...row, element };
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
