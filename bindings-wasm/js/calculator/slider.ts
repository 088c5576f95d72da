/** A slider beside a number field. Its place is the only thing that is a float here. */
import { h } from "./dom.js";

/** How far a slider goes before anybody typed more; money is counted in larger steps. */
const firstTop = { count: 20, money: 100_000 };
/** From here on a step is more than one: so many steps then lead from end to end. */
const long = { top: 1000, steps: 200 };

/** Follows the text of a field, and gives whole numbers as texts. */
export class Slider {
  readonly element: HTMLInputElement;

  constructor(
    options: { labelledBy: string; kind: keyof typeof firstTop; text: string },
    onInput: (text: string) => void,
  ) {
    this.element = h("input", {
      class: "slider",
      type: "range",
      min: "0",
      "aria-labelledby": options.labelledBy,
    });
    this.#reach(firstTop[options.kind]);
    this.follow(options.text);
    this.element.addEventListener("input", () => onInput(this.element.value));
  }

  /** Goes where the text is; a larger number than ever makes room for twice as much. */
  follow(text: string): void {
    const place = placeOf(text);
    if (place === undefined) return;
    if (place > Number(this.element.max)) this.#reach(place * 2);
    this.element.value = String(place);
  }

  /** The next of 20, 50, 100, 200, 500 … */
  #reach(wanted: number): void {
    const power = 10 ** Math.floor(Math.log10(wanted));
    const top = power * ([1, 2, 5].find((step) => step * power >= wanted) ?? 10);
    this.element.max = String(top);
    this.element.step = String(top < long.top ? 1 : top / long.steps);
  }
}

/** Where on the slider a text stands; a text that is no number leaves it where it is. */
function placeOf(text: string): number | undefined {
  const place = Number(text.trim().replace(",", "."));
  return place >= 0 && place <= Number.MAX_SAFE_INTEGER ? place : undefined;
}
