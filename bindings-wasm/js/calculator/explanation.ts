/** The explanation: a tree of figures, each with its sentence and its source. */
import type { Citation, Explanation, Figure } from "../documents.js";
import { h } from "./dom.js";
import type { Labels } from "./labels/index.js";

/** Draws the tree anew for every result, and keeps open what was open. */
export class ExplanationTree {
  /** The figure of the bill that is being explained, as the bill names it. */
  asked: string | undefined;
  readonly #open = new Set<string>();

  /** The section of a result. */
  section({ figure, memos = [] }: Explanation, labels: Labels): HTMLElement {
    const top = figure.inputs.map((input, at) => this.#item(input, String(at), labels));
    // What is not billed says so itself.
    top.push(...memos.map((memo, at) => this.#item(memo, `memo.${at}`, labels)));
    const tree = h("ul", { class: "tree" }, ...top);
    const section = h(
      "section",
      { class: "why", "aria-labelledby": "why" },
      h(
        "header",
        { class: "row" },
        h("h3", { id: "why" }, labels.why),
        this.#switch(tree, labels),
      ),
      h("p", { class: "text" }, figure.text),
      cited(figure.source, labels),
      tree,
    );
    return section;
  }

  /** What stands under one figure of the bill. */
  reason(name: string, figure: Figure, close: HTMLElement, labels: Labels): HTMLElement {
    return h(
      "div",
      { class: "reason" },
      h("header", { class: "row" }, h("h4", {}, figure.label), close),
      h("p", { class: "text" }, figure.text),
      cited(figure.source, labels),
      this.#inputs(figure, name, labels),
    );
  }

  #item(figure: Figure, path: string, labels: Labels): HTMLElement {
    const details = h(
      "details",
      { open: this.#open.has(path) },
      h(
        "summary",
        {},
        h("span", { class: "label" }, figure.label),
        h("span", { class: "value" }, figure.shown),
      ),
      h("p", { class: "text" }, figure.text),
      cited(figure.source, labels),
      this.#inputs(figure, path, labels),
    );
    details.addEventListener("toggle", () => {
      if (!details.isConnected) return;
      if (details.open) this.#open.add(path);
      else this.#open.delete(path);
    });
    return h("li", {}, details);
  }

  #inputs({ inputs }: Figure, path: string, labels: Labels): HTMLElement | undefined {
    if (inputs.length === 0) return undefined;
    const items = inputs.map((input, at) => this.#item(input, `${path}.${at}`, labels));
    return h("ul", { class: "tree" }, ...items);
  }

  #switch(tree: HTMLElement, labels: Labels): HTMLElement {
    const everything = () => [...tree.querySelectorAll("details")];
    const button = h("button", { class: "quiet", type: "button" });
    const say = () => {
      const closed = everything().some((details) => !details.open);
      button.textContent = closed ? labels.openAll : labels.closeAll;
      return closed;
    };
    button.addEventListener("click", () => {
      const open = say();
      for (const details of everything()) details.open = open;
      say();
    });
    tree.addEventListener("toggle", say, { capture: true });
    say();
    return button;
  }
}

function cited(source: Citation | undefined, labels: Labels): HTMLElement | undefined {
  if (source === undefined) return undefined;
  return h(
    "figure",
    { class: source.quote === undefined ? "source" : "source quoted" },
    source.quote === undefined ? undefined : h("blockquote", {}, source.quote),
    h("figcaption", {}, `${labels.source}: `, h("cite", {}, source.title)),
  );
}
