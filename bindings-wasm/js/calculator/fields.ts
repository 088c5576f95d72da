/** A number field and a slider for each quantity that facts give. */
import type { Diagnostic, Measure } from "../documents.js";
import { h } from "./dom.js";
import { Slider } from "./slider.js";

interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly error: HTMLElement;
}

/** The fields, with what they hold and what is wrong with it. */
export class Fields {
  readonly element: HTMLElement;
  readonly #fields: ReadonlyMap<string, Field>;

  constructor(
    measures: readonly Measure[],
    values: ReadonlyMap<string, string>,
    onInput: (measure: string, value: string) => void,
  ) {
    this.#fields = new Map(
      measures.map((measure, at) => {
        const text = values.get(measure.id) ?? "";
        const typed = (value: string) => onInput(measure.id, value);
        return [measure.id, field(measure, `measure-${at}`, text, typed)] as const;
      }),
    );
    const elements = [...this.#fields.values()].map(({ element }) => element);
    this.element = h("div", { class: "fields" }, ...elements);
  }

  /** Asks for these alone: a buyer's quantities are asked for once there is a buyer. */
  ask(measures: ReadonlySet<string>): void {
    this.element.hidden = measures.size === 0;
    for (const [measure, { element }] of this.#fields) {
      element.hidden = !measures.has(measure);
    }
  }

  /** Says at each field what is wrong with it, and at the others nothing. */
  show(wrong: ReadonlyMap<string, Diagnostic>): void {
    for (const [measure, { input, error }] of this.#fields) {
      const diagnostic = wrong.get(measure);
      const sentences = [diagnostic?.message, diagnostic?.help];
      const said = sentences.filter((text) => text !== undefined);
      error.replaceChildren(...said.map((text) => h("p", {}, text)));
      if (diagnostic === undefined) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    }
  }
}

function field(
  { name, unit, fractions, missing }: Measure,
  id: string,
  text: string,
  onInput: (value: string) => void,
): Field {
  const input = h("input", {
    id,
    class: "control number",
    type: "text",
    inputmode: fractions === "refused" ? "numeric" : "decimal",
    autocomplete: "off",
    placeholder: missing === "zero" ? "0" : undefined,
    "aria-describedby": `${id}-error`,
  });
  input.value = text;
  // A currency is written in capitals, and nothing else is.
  const kind = /^[A-Z]{3}$/.test(unit) ? "money" : "count";
  const slider = new Slider({ labelledBy: `${id}-name`, kind, text }, (value) => {
    input.value = value;
    onInput(value);
  });
  input.addEventListener("input", () => {
    slider.follow(input.value);
    onInput(input.value);
  });
  const error = h("div", { id: `${id}-error`, class: "error" });
  const element = h(
    "div",
    { class: "field" },
    h("label", { id: `${id}-name`, for: id }, name),
    h("div", { class: "dial" }, slider.element, input),
    error,
  );
  return { element, input, error };
}
