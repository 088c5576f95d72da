/** What stands beside the bill: other funders, and the agreement's reservations. */
import type { Statement, Warning } from "../documents.js";
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

/** A longer one stands behind its heading, so that the bill does not slip off the screen. */
const longestShown = 200;

/** What makes the figure itself doubtful stands before the agreement's own notes. */
const kinds = {
  "illustrative-facts": "illustrative",
  "printed-total": "printedTotal",
} as const satisfies Record<string, keyof Labels>;

/**
 * The warnings, in the agreement's words, where the figure is that they are about: of each kind
 * the first, and the rest when it is asked for.
 */
export class Reservations {
  readonly #open = new Set<string>();

  /** Of a result; nothing where there are none. */
  list({ warnings }: Statement, labels: Labels): HTMLElement | undefined {
    if (warnings.length === 0) return undefined;
    const found = Object.entries(kinds).map(([kind, label]) => ({
      heading: labels[label],
      of: warnings.filter(({ code }) => code === kind),
    }));
    const notes = warnings.filter(({ code }) => !Object.hasOwn(kinds, code));
    const groups = [...found, { heading: labels.warnings, of: notes }];
    const shown = groups.filter(({ of }) => of.length > 0);
    return h(
      "div",
      { class: "warnings" },
      ...shown.map(({ heading, of }) => this.#group(heading, of, labels)),
    );
  }

  #group(heading: string, of: readonly Warning[], labels: Labels): HTMLElement {
    const [first, ...others] = of.map(({ message }) => h("p", {}, message));
    const isShort = (first?.textContent ?? "").length <= longestShown;
    const behind = isShort ? others : [first, ...others];
    return h(
      "section",
      {},
      h("h4", {}, heading),
      isShort ? first : undefined,
      behind.length === 0 ? undefined : this.#more(heading, behind, labels),
    );
  }

  #more(
    heading: string,
    behind: readonly (HTMLElement | undefined)[],
    labels: Labels,
  ): HTMLElement {
    const summary = h("summary", {}, labels.more);
    const details = h("details", { open: this.#open.has(heading) }, summary, ...behind);
    details.addEventListener("toggle", () => {
      if (!details.isConnected) return;
      if (details.open) this.#open.add(heading);
      else this.#open.delete(heading);
    });
    return details;
  }
}
