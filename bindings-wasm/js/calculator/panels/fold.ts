/** What every panel stands in: a heading that opens and closes it. */
import { h } from "../dom.js";

/** A section that may be closed. */
export class Fold {
  readonly element: HTMLElement;
  readonly body = h("div", { class: "inside" });
  readonly #heading: HTMLElement;
  readonly #details: HTMLDetailsElement;

  constructor(name: string, { open = false, onOpen = () => {} } = {}) {
    this.#heading = h("h3", { id: `${name}-panel` });
    this.#details = h("details", { open }, h("summary", {}, this.#heading), this.body);
    this.#details.addEventListener("toggle", () => {
      if (this.#details.open) onOpen();
    });
    this.element = h(
      "section",
      { class: `panel ${name}`, "aria-labelledby": `${name}-panel` },
      this.#details,
    );
  }

  set title(text: string) {
    this.#heading.textContent = text;
  }

  get open(): boolean {
    return this.#details.open;
  }
}

/** Buttons of which one is pressed. */
export function choice<Name extends string>(
  label: string,
  names: readonly (readonly [Name, string])[],
  pressed: Name,
  onPress: (name: Name) => void,
): HTMLElement {
  const buttons = names.map(([name, text]) => {
    const button = h(
      "button",
      { type: "button", class: "quiet", "aria-pressed": String(name === pressed) },
      text,
    );
    button.addEventListener("click", () => {
      for (const one of buttons) {
        one.setAttribute("aria-pressed", String(one === button));
      }
      onPress(name);
    });
    return button;
  });
  return h(
    "div",
    { class: "choice", role: "group", "aria-label": label },
    h("span", { class: "choice-label", "aria-hidden": "true" }, label),
    ...buttons,
  );
}
