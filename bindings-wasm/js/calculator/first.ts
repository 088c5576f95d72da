/** The first bill: of a compiled plan, by a module a tenth as large, until the whole one has come. */
import { CompiledPlan, init } from "../bill.js";
import type { CompiledFile } from "../compiled.js";
import type { Lang, Statement } from "../documents.js";
import { planFile } from "../plans.js";
import type { Entry } from "./entries.js";
import type { Asked, Asking, BuyerNames, Result } from "./session.js";
import type { AgreementSource, FactsSource } from "./source.js";

/** Answers as a session does, for one year, and gives no reasons. */
export class First implements Asking {
  readonly whole = undefined;
  readonly #file: CompiledFile;
  /** Until this is closed. */
  #plan: CompiledPlan | undefined;

  private constructor(file: CompiledFile, plan: CompiledPlan) {
    this.#file = file;
    this.#plan = plan;
  }

  /** Opens the plan of an embedded agreement; undefined where there is none, for whatever reason: the whole tells it. */
  static async open(
    agreement: AgreementSource,
    facts: FactsSource,
    year: number | undefined,
    signal: AbortSignal,
  ): Promise<First | undefined> {
    if (!("embedded" in agreement)) return undefined;
    if (facts !== undefined && facts !== "illustrative") return undefined;
    const address = planFile(agreement.embedded, facts ?? "reader", year);
    if (address === undefined) return undefined;
    try {
      const asked = fetch(address, { credentials: "omit", signal });
      const [response] = await Promise.race([Promise.all([asked, init()]), end(signal)]);
      if (!response.ok) return undefined;
      const file: CompiledFile = await response.json();
      return new First(file, await CompiledPlan.load(file));
    } catch {
      return undefined;
    }
  }

  get years(): readonly number[] {
    return this.#file.years;
  }

  title(lang: Lang): string {
    return this.#file.title[lang];
  }

  asked(_year: number, lang: Lang): Asked {
    return { period: this.#file.period, measures: this.#file.measures[lang] };
  }

  buyers(): readonly BuyerNames[] {
    return this.#file.buyers;
  }

  /** A bill without its grounds. Of another year, and why there is none, only the whole knows. */
  ask(
    year: number,
    buyer: string | undefined,
    entries: readonly Entry[],
    lang: Lang,
  ): Result | undefined {
    if (year !== this.#file.year) return undefined;
    const statement = this.#bill(entries, lang);
    if (statement === undefined) return undefined;
    const bill = statement.bills.find((one) => one.buyer.code === buyer);
    if (bill === undefined) return { statement, chosen: undefined };
    // What a memo is called, so that nobody adds it to the bill, the whole knows.
    const { memos: _, ...billed } = bill;
    return { statement, chosen: { bill: billed, memos: [], explanation: undefined } };
  }

  close(): void {
    this.#plan?.free();
    this.#plan = undefined;
  }

  #bill(entries: readonly Entry[], lang: Lang): Statement | undefined {
    const filled = entries.filter(({ value }) => value.trim() !== "");
    const rows = filled.map((row) => ({ ...row, value: row.value.trim() }));
    return this.#plan?.bill(rows, lang);
  }
}

/** Rejects once something is given up: a module has no signal of its own. */
function end(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
