/** One field for each quantity that facts give. */
import type { Diagnostic, Measure } from "../documents.js";
import { h } from "./dom.js";

/** The fields, with what they hold and what is wrong with it. */
export class Fields {
  readonly element: HTMLElement;
  readonly #inputs = new Map<string, { input: HTMLInputElement; error: HTMLElement }>();

  constructor(
    measures: readonly Measure[],
    values: ReadonlyMap<string, string>,
    onInput: (measure: string, value: string) => void,
  ) {
    const fields = measures.map((measure, at) => {
      const id = `measure-${at}`;
      const input = h("input", {
        id,
        class: "control number",
        type: "text",
        inputmode: measure.fractions === "refused" ? "numeric" : "decimal",
        autocomplete: "off",
        placeholder: measure.missing === "zero" ? "0" : undefined,
        "aria-describedby": `${id}-error`,
      });
      input.value = values.get(measure.id) ?? "";
      input.addEventListener("input", () => onInput(measure.id, input.value));
      const error = h("div", { id: `${id}-error`, class: "error" });
      this.#inputs.set(measure.id, { input, error });
      return h(
        "div",
        { class: "field" },
        h("label", { for: id }, measure.name),
        input,
        error,
      );
    });
    this.element = h("div", { class: "fields" }, ...fields);
  }

  /** A buyer's quantities are asked for once there is a buyer. */
  set hidden(hidden: boolean) {
    this.element.hidden = hidden;
  }

  /** Says at each field what is wrong with it, and at the others nothing. */
  show(wrong: ReadonlyMap<string, Diagnostic>): void {
    for (const [measure, { input, error }] of this.#inputs) {
      const diagnostic = wrong.get(measure);
      const sentences = [diagnostic?.message, diagnostic?.help];
      const said = sentences.filter((text) => text !== undefined);
      error.replaceChildren(...said.map((text) => h("p", {}, text)));
      if (diagnostic === undefined) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    }
  }
}
