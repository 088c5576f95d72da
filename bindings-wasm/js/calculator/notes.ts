/** What stands beside the bill: other funders, and the agreement's reservations. */
import type { Statement } from "../documents.js";
import { h } from "./dom.js";
import type { Labels } from "./labels/index.js";

/** Who else pays, if anybody. */
export function funders({ funders }: Statement, labels: Labels): HTMLElement | undefined {
  if (funders.length === 0) return undefined;
  const pairs = funders.map(({ name, shown }) =>
    h("div", { class: "row" }, h("dt", {}, name), h("dd", {}, shown)),
  );
  return h(
    "section",
    { class: "funders", "aria-labelledby": "funders" },
    h("h3", { id: "funders" }, labels.funders),
    h("dl", {}, ...pairs),
  );
}

/** The warnings, in the agreement's words. */
export function warnings(
  { warnings }: Statement,
  labels: Labels,
): HTMLElement | undefined {
  if (warnings.length === 0) return undefined;
  return h(
    "section",
    { class: "warnings", "aria-labelledby": "warnings" },
    h("h3", { id: "warnings" }, labels.warnings),
    h("ul", {}, ...warnings.map(({ message }) => h("li", {}, message))),
  );
}
