/** The tile map: a tile for each buyer, in the colour of its figure. */
import { h } from "../dom.js";
import type { Labels } from "./labels/index.js";
import { picture, s } from "./svg.js";
import type { Tile } from "./tiles.js";

/** A class of figures of like size: its colour, and its least and greatest as written. */
export interface Step {
  readonly from: string;
  readonly to: string;
}

/** How a tile looks. */
export interface Look {
  /** Of the colours, from the least to the greatest. */
  readonly step: number;
  readonly text: string;
  readonly chosen: boolean;
  readonly near: boolean;
}

const [width, height] = [100, 76];
const gap = 4;
const size = 13;
/** How wide a letter is, as a part of the height of the line. */
const letter = 0.54;

/**
 * The map is one picture to a screen reader, and cannot be reached by keyboard: all that it shows
 * and does, the table beside it shows and does too.
 */
export class TileMap {
  readonly element: HTMLElement;
  readonly #tiles = new Map<
    string,
    { group: SVGGElement; amount: SVGElement; title: SVGElement }
  >();
  readonly #names: ReadonlyMap<string, string>;
  readonly #legend = h("ul", { class: "legend steps" });
  readonly #labels: Labels["members"];
  #explained = "";

  constructor(
    laid: readonly Tile[],
    names: ReadonlyMap<string, string>,
    labels: Labels["members"],
    onPress: (code: string) => void,
  ) {
    this.#names = names;
    this.#labels = labels;
    const drawn = laid.map((tile) => this.#tile(tile, onPress));
    const columns = Math.max(...laid.map(({ column }) => column)) + 1;
    const rows = Math.max(...laid.map(({ row }) => row)) + 1;
    this.element = h(
      "figure",
      { class: "map" },
      picture(
        "tile-map",
        [labels.map, labels.mapSaid],
        { width: columns * width, height: rows * height },
        ...drawn,
      ),
      h("figcaption", {}, this.#legend),
    );
  }

  /** Paints every tile in place. */
  paint(looks: ReadonlyMap<string, Look>): void {
    for (const [code, { group, amount, title }] of this.#tiles) {
      const look = looks.get(code);
      if (look === undefined) continue;
      const marked = look.chosen ? " chosen" : look.near ? " near" : "";
      set(group, `tile step-${look.step}${marked}`);
      write(amount, look.text);
      write(title, `${this.#names.get(code) ?? code}: ${look.text}`);
    }
    // What is chosen is drawn last, so that its frame lies over its neighbours.
    for (const code of [...looks].filter(([, { near, chosen }]) => near || chosen)) {
      const group = this.#tiles.get(code[0])?.group;
      group?.parentNode?.append(group);
    }
  }

  /** Tells what the colours mean. */
  explain(steps: readonly Step[], marked: boolean): void {
    const items = steps.map(({ from, to }, at) =>
      h(
        "li",
        {},
        h("span", { class: `key step-${colour(at, steps.length)}` }),
        from === to ? from : `${from} – ${to}`,
      ),
    );
    if (marked) {
      items.push(
        h("li", {}, h("span", { class: "key chosen" }), this.#labels.chosen),
        h("li", {}, h("span", { class: "key near" }), this.#labels.near),
      );
    }
    const texts = items.map(({ textContent }) => textContent).join();
    if (this.#explained === texts) return;
    this.#explained = texts;
    this.#legend.replaceChildren(...items);
  }

  #tile({ code, column, row }: Tile, onPress: (code: string) => void): SVGGElement {
    const name = this.#names.get(code) ?? code;
    const words = name.split(/(?<=-)|\s/);
    const longest = Math.max(...words.map((word) => word.length));
    const fits = Math.min(size, (width - 2 * gap) / (longest * letter));
    const middle = width / 2;
    const first = height / 2 - ((words.length - 1) * size) / 2 - 2;
    const amount = s("text", {
      class: "amount",
      x: middle,
      y: first + words.length * size + 4,
    });
    const title = s("title");
    const group = s(
      "g",
      { transform: `translate(${column * width} ${row * height})` },
      title,
      s("rect", {
        x: gap / 2,
        y: gap / 2,
        width: width - gap,
        height: height - gap,
        rx: 3,
      }),
      ...words.map((word, at) =>
        s("text", { x: middle, y: first + at * size, "font-size": fits }, word),
      ),
      amount,
    );
    group.addEventListener("click", () => onPress(code));
    this.#tiles.set(code, { group, amount, title });
    return group;
  }
}

/** Of few classes the colours that lie apart. */
export function colour(step: number, steps: number): number {
  return steps <= 1 ? 2 : Math.round((step * 4) / (steps - 1));
}

function set(element: Element, name: string): void {
  if (element.getAttribute("class") !== name) element.setAttribute("class", name);
}

function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
