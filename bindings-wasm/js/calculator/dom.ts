/** Elements in one expression. Attributes are set as texts, never as HTML. */

type Attribute = string | boolean | undefined;
type Child = Node | string | undefined;

/** Makes an element; `true` sets an empty attribute, `false` and `undefined` none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  return filled(element, attributes, children);
}

/** Draws anew; what had the focus has it again where it says the same. */
export function keepingFocus(root: HTMLElement, draw: () => void): void {
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  draw();
  if (activeElement === null || activeElement.isConnected) return;
  const { localName, textContent } = activeElement;
  const alike = [...root.querySelectorAll<HTMLElement>(localName)];
  alike.find((one) => one.textContent === textContent)?.focus({ preventScroll: true });
}

function filled<Made extends Element>(
  element: Made,
  attributes: Readonly<Record<string, Attribute>>,
  children: readonly Child[],
): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}
