/** The large figure, of one buyer or of all, and the list of every bill. */
import type { Bill, Statement } from "../documents.js";
import { h } from "./dom.js";
import type { Labels } from "./labels/index.js";

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
