/** Classes of figures of like size: as many in each, and equal figures in one. */
import { byDecimal } from "./decimals.js";

const mostClasses = 5;

/** The places of some decimals in their order, in at most five lists. */
export function classes(decimals: readonly string[]): readonly (readonly number[])[] {
  const order = [...decimals.keys()].sort((a, b) => compared(decimals, a, b));
  const size = Math.ceil(order.length / mostClasses);
  const found: number[][] = [];
  for (const place of order) {
    const last = found.at(-1);
    const before = last?.at(-1);
    const same = before !== undefined && compared(decimals, before, place) === 0;
    if (last !== undefined && (same || last.length < size)) last.push(place);
    else found.push([place]);
  }
  return found;
}

function compared(decimals: readonly string[], a: number, b: number): number {
  return byDecimal(decimals[a] ?? "0", decimals[b] ?? "0");
}
