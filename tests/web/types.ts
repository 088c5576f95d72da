/** What must stay true of the types: compiled, never run. */
import type {
  Bill,
  Plan,
  PublishedBill,
  PublishedStatement,
  Statement,
  Verification,
} from "../../bindings-wasm/js/index.js";

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

/** What may be withheld has to be looked at first. */
export function published({ total }: PublishedStatement | PublishedBill): string {
  // @ts-expect-error null is no number
  return new Intl.NumberFormat("fi").format(total);
}

/** Only what is asked for with `fewest` may be withheld. */
export function asked(plan: Plan): readonly [Statement, PublishedStatement] {
  return [plan.bill({ lang: "fi" }), plan.bill({ fewest: 5 })];
}

/** The name of a part says what it holds. */
export function rows({ parts }: Verification): (number | undefined)[] {
  return parts.map((one) => (one.part === "facts" ? one.found?.rows : undefined));
}
