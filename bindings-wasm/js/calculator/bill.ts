/** The bill: one large figure, and the lines that make it. */
import type { Bill, Line, Statement } from "../documents.js";
import { h } from "./dom.js";
import type { Labels } from "./labels/index.js";
import type { Chosen } from "./session.js";

/** What one buyer pays, and the way back to the list of all. */
export function headline(
  { period }: Statement,
  { buyer, shown }: Bill,
  labels: Labels,
  onBack: () => void,
): HTMLElement {
  const back = h("button", { type: "button", class: "quiet" }, labels.back);
  back.addEventListener("click", onBack);
  return h(
    "header",
    { class: "headline" },
    h("div", { class: "row" }, h("h3", { class: "who" }, buyer.name), back),
    ...sum(labels.pays, period, shown),
  );
}

/** What all of them pay. */
export function headlineOfAll({ period, shown }: Statement, labels: Labels): HTMLElement {
  return h(
    "header",
    { class: "headline" },
    h("h3", { class: "who" }, labels.everyone),
    ...sum(labels.pay, period, shown.total),
  );
}

function sum(pays: string, period: string, shown: string): readonly HTMLElement[] {
  return [
    h("p", { class: "when" }, pays.replace("{period}", period)),
    h("p", { class: "total", part: "total" }, shown),
  ];
}

/** Every bill in one line, to be pressed for the whole of it. */
export function everyone(
  { bills }: Statement,
  labels: Labels,
  onBuyer: (code: string) => void,
): HTMLElement {
  const rows = bills.map(({ buyer, shown }) => {
    const button = h(
      "button",
      { type: "button", class: "row" },
      h("span", {}, buyer.name),
      h("span", {}, shown),
    );
    button.addEventListener("click", () => onBuyer(buyer.code));
    return h("li", {}, button);
  });
  return h(
    "div",
    { class: "everyone" },
    h("p", { class: "invitation" }, labels.invitation),
    h("ul", {}, ...rows),
  );
}

/**
 * The lines, and below their sum what is not billed. The roles are named because narrow
 * screens lay the table out as blocks.
 */
export function lines({ bill, memos }: Chosen, labels: Labels): HTMLElement {
  const head = [labels.line, labels.quantity, labels.rate, labels.amount];
  return h(
    "table",
    { class: "lines", role: "table" },
    h("caption", {}, labels.bill),
    h(
      "thead",
      { role: "rowgroup" },
      h("tr", { role: "row" }, ...head.map((text) => columnHead(text))),
    ),
    h("tbody", { role: "rowgroup" }, ...bill.lines.map((line) => row(line))),
    h(
      "tfoot",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        h("th", { scope: "row", role: "rowheader", colspan: "3" }, labels.total),
        cell("amount", bill.shown),
      ),
    ),
    bill.memos &&
      h(
        "tbody",
        { class: "memos", role: "rowgroup" },
        ...bill.memos.map((memo, at) => row({ ...memo, label: memos[at] ?? memo.label })),
      ),
  );
}

function columnHead(text: string): HTMLElement {
  return h("th", { scope: "col", role: "columnheader" }, text);
}

function row({ label, shown }: Line): HTMLElement {
  return h(
    "tr",
    { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, h("span", { class: "line" }, label)),
    cell("quantity", shown.quantity),
    cell("rate", shown.rate),
    cell("amount", shown.amount),
  );
}

function cell(name: string, text: string): HTMLElement {
  return h("td", { class: name, role: "cell" }, text);
}
