/** The shadow root: the page's own content, and what comes in its place. */
import type { Lang } from "../documents.js";
import { h } from "./dom.js";
import { languages } from "./labels/index.js";
import { sheet } from "./style/sheet.js";

/** Why nothing else is shown, in sentences. */
export interface Hindrance {
  readonly lang: Lang;
  readonly lines: readonly string[];
  /** Where another try may help. */
  readonly onRetry: (() => void) | undefined;
}

/** Holds, from top to bottom: `intro`, the form of an own agreement, the calculator, `footer`. */
export class Stage {
  readonly #form = h("div");
  readonly #place = h("div");

  constructor(root: ShadowRoot) {
    root.adoptedStyleSheets = [sheet()];
    const [intro, footer] = ["intro", "footer"].map((name) => h("slot", { name }));
    root.append(...[intro, this.#form, this.#place, footer].filter((part) => !!part));
  }

  /** The form above the calculator, which stays while that changes. */
  set form(form: HTMLElement | undefined) {
    this.#form.replaceChildren(...(form ? [form] : []));
  }

  /** Shows the calculator in place of everything else. */
  show(...elements: readonly HTMLElement[]): void {
    this.#place.replaceChildren(...elements);
  }

  /** Puts the focus on what a person pressed before, after it was drawn anew. */
  focus(pressed: string): void {
    this.#place.querySelector<HTMLElement>(pressed)?.focus();
  }

  /** What has the focus, if it can be found again in what is drawn anew. */
  focused(): string | undefined {
    const { activeElement } = this.#place.getRootNode() as ShadowRoot;
    return activeElement?.id ? `#${CSS.escape(activeElement.id)}` : undefined;
  }

  /** The page's own content, and under it that something is coming. */
  wait(lang: Lang): void {
    const said = h("slot", { name: "loading" }, languages[lang].loading);
    this.#place.replaceChildren(h("slot"), waiting(lang, said));
  }

  /** The page's own content, and under it why there is nothing else. */
  fail(hindrance: Hindrance): void {
    this.#place.replaceChildren(h("slot"), hindered(hindrance));
  }
}

/** Why something is not there, and another try. */
export function hindered({ lang, lines, onRetry }: Hindrance): HTMLElement {
  const said: HTMLElement[] = lines.map((line) => h("p", {}, line));
  if (onRetry !== undefined) {
    const label = languages[lang].retry;
    const retry = h("button", { type: "button", class: "quiet" }, label);
    retry.addEventListener("click", onRetry);
    said.push(retry);
  }
  return waiting(lang, ...said);
}

function waiting(lang: Lang, ...said: readonly HTMLElement[]): HTMLElement {
  return h("div", { class: "waiting", part: "status", role: "status", lang }, ...said);
}
