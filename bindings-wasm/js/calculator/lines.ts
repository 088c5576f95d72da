/** The lines of a bill, and under every figure, when it is pressed, where it comes from. */
import type { Figure, Line } from "../documents.js";
import { h } from "./dom.js";
import type { ExplanationTree } from "./explanation.js";
import type { Labels } from "./labels/index.js";
import { swatch } from "./picture.js";
import { type Column, reasonOf } from "./reasons.js";
import type { Chosen } from "./session.js";

/** A figure to be pressed, and what is then told. */
interface Pressed {
  readonly button: HTMLElement;
  readonly reason: Figure;
}

const columns: readonly Column[] = ["quantity", "rate", "amount"];

/**
 * The table. One figure is explained at a time, in a row under its own. The roles are named
 * because narrow screens lay the table out as blocks.
 */
export class LineTable {
  readonly element: HTMLElement;
  readonly #tree: ExplanationTree;
  readonly #labels: Labels;
  readonly #figures = new Map<string, Pressed>();
  /** What is open: the figure that was pressed, and the row under it. */
  #open: { button: HTMLElement; row: HTMLElement } | undefined;

  constructor(chosen: Chosen, tree: ExplanationTree, labels: Labels) {
    this.#tree = tree;
    this.#labels = labels;
    this.element = h(
      "table",
      { class: "lines", role: "table" },
      h(
        "caption",
        {},
        labels.bill,
        chosen.explanation && h("span", { class: "hint" }, labels.ask),
      ),
      this.#head(),
      ...this.#bodies(chosen),
    );
    // Open stays open, also when the figure is another one.
    if (tree.asked !== undefined) this.#show(tree.asked);
  }

  #head(): HTMLElement {
    const { line, quantity, rate, amount } = this.#labels;
    const heads = [line, quantity, rate, amount].map((text) =>
      h("th", { scope: "col", role: "columnheader" }, text),
    );
    return h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads));
  }

  /** The lines, their sum, and below it what is not billed. */
  #bodies({ bill, memos, explanation }: Chosen): readonly (HTMLElement | undefined)[] {
    const lines = bill.lines.map((line, at) => {
      const head = h("span", { class: "line" }, swatch(bill, at), line.label);
      const reason = (column: Column) =>
        explanation && reasonOf(explanation, line, at, column);
      return this.#row(`${at}`, line, head, reason);
    });
    const total = h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader", colspan: "3" }, this.#labels.total),
      this.#cell("total", "amount", bill.shown, explanation?.figure),
    );
    const below = bill.memos?.map((memo, at) => {
      const reason = explanation?.memos?.[at];
      return this.#row(`memo.${at}`, memo, memos[at] ?? memo.label, () => reason);
    });
    return [
      h("tbody", { role: "rowgroup" }, ...lines),
      h("tfoot", { role: "rowgroup" }, total),
      below && h("tbody", { class: "memos", role: "rowgroup" }, ...below),
    ];
  }

  #row(
    name: string,
    { charge, shown }: Line,
    head: HTMLElement | string,
    reason: (column: Column) => Figure | undefined,
  ): HTMLElement {
    const cells = columns.map((column) =>
      this.#cell(`${name}.${charge}.${column}`, column, shown[column], reason(column)),
    );
    return h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, h("span", { class: "line" }, head)),
      ...cells,
    );
  }

  #cell(
    name: string,
    column: Column,
    shown: string,
    reason: Figure | undefined,
  ): HTMLElement {
    const cell = h("td", { class: column, role: "cell" });
    if (shown === "" || reason === undefined) {
      cell.append(shown);
      return cell;
    }
    const button = h(
      "button",
      { type: "button", class: "figure", "aria-expanded": "false" },
      shown,
    );
    cell.append(button);
    this.#figures.set(name, { button, reason });
    button.addEventListener("click", () => {
      const open = this.#open?.button === button;
      this.#close();
      if (!open) this.#show(name);
    });
    return cell;
  }

  #show(name: string): void {
    const pressed = this.#figures.get(name);
    if (pressed === undefined) return;
    const { button, reason } = pressed;
    const close = h("button", { type: "button", class: "quiet" }, this.#labels.close);
    const tree = this.#tree.reason(name, reason, close, this.#labels);
    const cell = h("td", { colspan: "4", role: "cell" }, tree);
    const row = h("tr", { class: "under", id: "reason", role: "row" }, cell);
    const back = () => {
      this.#close();
      button.focus();
    };
    close.addEventListener("click", back);
    row.addEventListener("keydown", ({ key }) => key === "Escape" && back());
    button.closest("tr")?.after(row);
    button.setAttribute("aria-expanded", "true");
    button.setAttribute("aria-controls", "reason");
    this.#tree.asked = name;
    this.#open = { button, row };
  }

  #close(): void {
    this.#tree.asked = undefined;
    this.#open?.button.setAttribute("aria-expanded", "false");
    this.#open?.button.removeAttribute("aria-controls");
    this.#open?.row.remove();
    this.#open = undefined;
  }
}
