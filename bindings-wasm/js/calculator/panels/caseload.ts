/** Clients for each social worker: whether the cap is kept, and how many posts that takes. */
import { call } from "../../index.js";
import { h } from "../dom.js";
import { CaseloadForm } from "./caseload-form.js";
import { told } from "./caseload-result.js";
import { Fold } from "./fold.js";
import { words } from "./labels/index.js";
import type { Panel, Seen } from "./panel.js";
import { Canvas } from "./svg.js";

/** Asks the core on every change; the fields are its own, and nothing of them goes anywhere. */
export class Caseload implements Panel {
  readonly #fold = new Fold("caseload");
  readonly #about = h("p", { class: "text" });
  readonly #form = new CaseloadForm(today(), () => this.#answer());
  readonly #result = h("div", { class: "caseload-result", role: "group" });
  readonly #canvas = new Canvas(h("div", { class: "canvas" }));
  #spoken: string | undefined;
  #seen: Seen | undefined;

  constructor() {
    this.#fold.body.append(
      this.#about,
      h("div", { class: "halves" }, this.#form.element, this.#result),
    );
  }

  get element(): HTMLElement {
    return this.#fold.element;
  }

  show(seen: Seen): void {
    this.#seen = seen;
    const { lang } = seen.state;
    if (this.#spoken === lang) return;
    this.#spoken = lang;
    const labels = words[lang].caseload;
    this.#fold.title = labels.title;
    this.#about.textContent = labels.about;
    this.#result.setAttribute("aria-label", labels.result);
    this.#form.speak(labels);
    this.#answer();
  }

  #answer(): void {
    const seen = this.#seen;
    if (seen === undefined) return;
    const labels = words[seen.state.lang].caseload;
    const question = this.#form.question(seen.state.lang);
    if (question === undefined) {
      this.#form.show([]);
      this.#result.replaceChildren(h("p", { class: "text" }, labels.nothing));
      return;
    }
    const { type, answer } = call(question);
    const elsewhere = this.#form.show(type === "failure" ? answer.diagnostics : []);
    if (type === "success")
      this.#result.replaceChildren(...told(answer, seen, this.#canvas));
    else {
      const said = elsewhere.flatMap(({ message, help }) => [message, help ?? ""]);
      const texts = said.length > 0 ? said : [seen.labels.marked];
      this.#result.replaceChildren(
        h(
          "div",
          { class: "refused" },
          ...texts.filter(Boolean).map((text) => h("p", {}, text)),
        ),
      );
    }
  }
}

/** The day by the reader's clock: no more than what stands in the field until it is changed. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
