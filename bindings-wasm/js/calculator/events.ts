/** What a page around the calculator hears. */
import type { Diagnostic, Lang, Statement } from "../documents.js";

/** What is looked at now. */
export interface CalculatorDetail {
  /** `undefined` where the core refuses the bill. */
  readonly statement: Statement | undefined;
  readonly buyer: string | undefined;
  readonly year: number;
  readonly lang: Lang;
}

/** Why there is no calculator. */
export interface CalculatorFailure {
  /** In the language of the calculator. */
  readonly message: string;
  /** What the core found, where it was the core. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The events, by their names. */
export interface CalculatorEvents {
  /** The calculator has opened. */
  "osuus-ready": CustomEvent<CalculatorDetail>;
  /** Something was chosen or filled in, or an attribute changed. */
  "osuus-change": CustomEvent<CalculatorDetail>;
  /** It could not open, or cannot go on. */
  "osuus-error": CustomEvent<CalculatorFailure>;
}

declare global {
  interface HTMLElementEventMap extends CalculatorEvents {}
}

/** Tells the page; whoever listens around several calculators hears them all. */
export function tell<Name extends keyof CalculatorEvents>(
  element: HTMLElement,
  name: Name,
  detail: CalculatorEvents[Name]["detail"],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
