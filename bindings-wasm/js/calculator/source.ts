/** Where an agreement and the facts come from. */
import type { FactsText } from "../calls.js";
import { Problem } from "./problem.js";

/** An agreement that comes with the package, a file, or a text. */
export type AgreementSource =
  | { readonly embedded: string }
  | { readonly url: URL }
  | { readonly text: string };

/** The made-up facts of the agreement, a file of CSV, or a table; else the reader has them. */
export type FactsSource = "illustrative" | { readonly url: URL } | FactsText | undefined;

/** Nobody writes an agreement as long as this; the core reads less. */
export const mostBytes = 10_000_000;

/** How long a file may be on its way, where the page says nothing else. */
export const millisecondsToWait = 15_000;

/** What an agreement is named by. */
export function agreementNamed(name: string, base: string): AgreementSource {
  if (name.trim() === "") throw new Problem("unnamed");
  return isAddress(name) ? { url: addressOf(name, base) } : { embedded: name };
}

/** An identifier has no slash and no ending. */
export function isAddress(name: string): boolean {
  return /\/|\.(json|toml)$/i.test(name);
}

/** What the attribute `facts` says. */
export function factsNamed(name: string | null, base: string): FactsSource {
  if (name === null || name.trim() === "") return undefined;
  return name === "illustrative" ? name : { url: addressOf(name, base) };
}

function addressOf(name: string, base: string): URL {
  try {
    return new URL(name, base);
  } catch (error) {
    throw new Problem("unreachable", name, error);
  }
}
