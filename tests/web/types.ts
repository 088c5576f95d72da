/** What must stay true of the types: compiled, never run. */
import type { Bill, Statement } from "../../bindings-wasm/js/index.js";

/** A total goes to `Intl.NumberFormat` as it is, digit for digit. */
export function formatted({ total }: Statement | Bill): string {
  return new Intl.NumberFormat("fi", { style: "currency", currency: "EUR" }).format(
    total,
  );
}

/** An amount that may be a fraction does not, before it was looked at. */
export function refused({ lines }: Bill): string[] {
  // @ts-expect-error a fraction such as `1/3` is no number
  return lines.map((line) => new Intl.NumberFormat("fi").format(line.amount));
}
