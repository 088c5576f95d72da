/** What must stay true of the types: compiled, never run. */
import "../../bindings-wasm/js/calculator/index.js";
import type {
  Bill,
  Decimal,
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

/** What a plan is given may be what another one answered. */
export function carried(plan: Plan, { bills }: Statement): Statement {
  const rows = bills.map(({ buyer, total }) => ({
    buyer: buyer.code,
    measure: "last-year",
    period: "2002",
    value: total,
  }));
  return plan.bill({ facts: { rows } });
}

/** A tag is known to the page's own types: its settings and what it tells. */
export function listened(page: Document): void {
  const calculator = page.createElement("osuus-calculator");
  calculator.agreement = { format: 1, id: "ours" };
  calculator.facts = [{ buyer: "435", measure: "use", period: "2002", value: "1" }];
  calculator.year = 2002;
  // @ts-expect-error a buyer is known by a code, which may begin with a zero
  calculator.buyer = 5;
  calculator.addEventListener("osuus-change", ({ detail }) => {
    const total: Decimal | undefined = detail.statement?.total;
    // @ts-expect-error the core may have refused the bill
    formatted(detail.statement);
    return total;
  });
  calculator.addEventListener("osuus-error", ({ detail }) => detail.message.trim());
}
