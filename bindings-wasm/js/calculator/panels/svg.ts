/** Drawings: elements of SVG in one expression, as `h` makes those of a page. */

const namespace = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Makes an element of a drawing. */
export function s<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A drawing that is one picture to a screen reader: its name, and what it shows. */
export function picture(
  id: string,
  [title, said]: readonly [string, string],
  { width, height }: { readonly width: number; readonly height: number },
  ...children: readonly (Node | undefined)[]
): SVGSVGElement {
  return s(
    "svg",
    {
      class: id,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id}-title`,
      "aria-describedby": `${id}-said`,
    },
    s("title", { id: `${id}-title` }, title),
    s("desc", { id: `${id}-said` }, said),
    ...children,
  );
}

/** Room for a drawing that is made anew for every width it is given. */
export class Canvas {
  readonly element: HTMLElement;
  #draw: ((width: number) => SVGSVGElement) | undefined;
  #width = 0;

  constructor(element: HTMLElement) {
    this.element = element;
    new ResizeObserver(() => {
      if (element.clientWidth !== this.#width) this.#redraw();
    }).observe(element);
  }

  /** How it is drawn from now on; with nothing it is empty. */
  set drawing(draw: ((width: number) => SVGSVGElement) | undefined) {
    this.#draw = draw;
    this.#redraw();
  }

  #redraw(): void {
    this.#width = this.element.clientWidth;
    const drawn = this.#width > 0 ? this.#draw?.(this.#width) : undefined;
    this.element.replaceChildren(...(drawn ? [drawn] : []));
  }
}
