/** One agreement in one calculator: what can be chosen, and what comes out. */
import type { Agreement } from "../agreement.js";
import type { AgreementText, FactsText } from "../calls.js";
import type {
  Bill,
  Diagnostic,
  Explanation,
  Lang,
  Measure,
  Statement,
  Table,
} from "../documents.js";
import { asksForRest, OsuusError } from "../error.js";
import { finland, loadOlder } from "../index.js";
import type { Plan } from "../plan.js";
import { type Entry, tableOf } from "./entries.js";
import { Writer } from "./panels/writer.js";
import { Problem } from "./problem.js";

/** A buyer by its names: people look for either. */
export interface BuyerNames {
  readonly code: string;
  readonly names: Readonly<Record<Lang, string>>;
}

/** What a plan asks for. */
export interface Asked {
  readonly period: string;
  readonly measures: readonly Measure[];
}

/** A result to show. */
export interface Shown {
  readonly statement: Statement;
  /** Of the buyer that was asked about. */
  readonly chosen: Chosen | undefined;
}

/** One bill with its grounds. */
export interface Chosen {
  readonly bill: Bill;
  /** What the bill's memos are called, as the core says that they are not billed. */
  readonly memos: readonly string[];
  /** Undefined as long as nobody is there who gives reasons. */
  readonly explanation: Explanation | undefined;
}

/** A result, or why there is none. */
export type Result = Shown | { readonly refused: readonly Diagnostic[] };

/** Who answers for an agreement: at first the bills of one year, then everything. */
export interface Asking {
  readonly years: readonly number[];
  /** The one that answers everything, if it is this. */
  readonly whole: Session | undefined;
  title(lang: Lang): string;
  asked(year: number, lang: Lang): Asked;
  buyers(year: number, lang: Lang): readonly BuyerNames[];
  /** Undefined where only the whole can tell. */
  ask(
    year: number,
    buyer: string | undefined,
    entries: readonly Entry[],
    lang: Lang,
  ): Result | undefined;
  close(): void;
}

let opened = 0;

/** Holds the agreement, and the plan of the year that is being looked at. */
export class Session implements Asking {
  readonly whole = this;
  /** No other session has it: two agreements may have one identifier. */
  readonly number = ++opened;
  readonly id: string;
  readonly years: readonly number[];
  /** The agreement as a call takes it. */
  readonly text: AgreementText;
  /** Writes figures that come without a form for readers. */
  readonly writer = new Writer();
  readonly #agreement: Agreement;
  /** The facts that are used in place of fields to fill in. */
  readonly #given: FactsText | undefined;
  #plan: { year: number; plan: Plan } | undefined;
  #closed = false;

  /** Takes an agreement that was read of a text; the session frees it. */
  constructor(agreement: Agreement, text: AgreementText, facts?: FactsText) {
    this.#agreement = agreement;
    this.text = text;
    this.id = agreement.id;
    this.years = agreement.years;
    this.#given = facts;
  }

  /** Whether a refusal can be mended: it asks for figures that are not loaded yet. */
  mends(error: unknown): boolean {
    return error instanceof OsuusError && this.wantsOlder(error.diagnostics);
  }

  /** Whether older figures are asked for, and are not loaded yet. */
  wantsOlder(diagnostics: readonly Diagnostic[]): boolean {
    return asksForRest(diagnostics) && finland().rest !== undefined;
  }

  /** Loads the older figures; what is asked next is planned anew. */
  async loadOlder(): Promise<void> {
    try {
      await loadOlder();
    } catch (error) {
      throw new Problem("files", "", error);
    }
    this.#forgetPlan();
  }

  /** Loads what a year wants. */
  async prepare(year: number, lang: Lang): Promise<void> {
    try {
      this.ask(year, undefined, [], lang);
    } catch (error) {
      if (!this.mends(error)) throw error;
      await this.loadOlder();
    }
  }

  title(lang: Lang): string {
    return this.#agreement.title(lang);
  }

  /** The facts that are used in place of fields to fill in, such as the made-up ones of the agreement. */
  get given(): FactsText | undefined {
    return this.#given;
  }

  /** The quantities to be filled in. */
  asked(year: number, lang: Lang): Asked {
    const { period, measures } = this.wants(year, lang);
    return { period, measures: this.#given === undefined ? measures : [] };
  }

  /** The quantities that facts give: single clients have no place on a page. */
  wants(year: number, lang: Lang): Asked {
    const { period, measures } = this.#planOf(year, lang).facts({ lang });
    return { period, measures: measures.filter((measure) => measure.of !== "client") };
  }

  /** The facts, as a call takes them. */
  facts(entries: readonly Entry[]): FactsText {
    return this.#given ?? tableOf(entries);
  }

  /** Everybody who can be billed in a year. */
  buyers(year: number, lang: Lang): readonly BuyerNames[] {
    const plan = this.#planOf(year, lang);
    const [fi, sv, en] = (["fi", "sv", "en"] as const).map((each) => namesOf(plan, each));
    return [...(fi ?? [])].map(([code, name]) => ({
      code,
      names: { fi: name, sv: sv?.get(code) ?? name, en: en?.get(code) ?? name },
    }));
  }

  /** The bill of a buyer, or without one the statement of all; what can be mended is thrown. */
  ask(
    year: number,
    buyer: string | undefined,
    entries: readonly Entry[],
    lang: Lang,
  ): Result {
    try {
      const plan = this.#planOf(year, lang);
      const facts = this.facts(entries);
      const statement = plan.bill({ facts, lang });
      const bill = statement.bills.find((one) => one.buyer.code === buyer);
      if (bill === undefined) return { statement, chosen: undefined };
      const explanation = plan.why({ facts, buyer, lang });
      const memos = memosOf(bill, () => plan.table({ facts, lang }));
      return { statement, chosen: { bill, memos, explanation } };
    } catch (error) {
      if (this.mends(error)) throw error;
      if (error instanceof OsuusError) return { refused: error.diagnostics };
      throw error;
    }
  }

  /** The statement of all, to be laid out by a spreadsheet. */
  table(year: number, entries: readonly Entry[], lang: Lang): Table {
    return this.#planOf(year, lang).table({ facts: this.facts(entries), lang });
  }

  /** Whether there is nothing to be asked any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Gives the memory back. */
  close(): void {
    this.#closed = true;
    this.#forgetPlan();
    this.writer.close();
    this.#agreement.free();
  }

  #forgetPlan(): void {
    this.#plan?.plan.free();
    this.#plan = undefined;
  }

  #planOf(year: number, lang: Lang): Plan {
    if (this.#plan?.year !== year) {
      const plan = this.#agreement.plan(year, { lang });
      this.#forgetPlan();
      this.#plan = { year, plan };
    }
    return this.#plan.plan;
  }
}

/** The headings of the table behind the total. */
function memosOf({ memos = [] }: Bill, table: () => Table): readonly string[] {
  if (memos.length === 0) return [];
  return table()
    .columns.slice(-memos.length)
    .map(({ title }) => title);
}

/** Code and name of every buyer: of the facts to fill in, or else of the bills. */
function namesOf(plan: Plan, lang: Lang): ReadonlyMap<string, string> {
  const rows = plan.facts({ lang }).rows.filter((row) => row.buyer !== "");
  if (rows.length > 0)
    return new Map(rows.map((row) => [row.buyer, row.name ?? row.buyer]));
  return new Map(plan.bill({ lang }).bills.map(({ buyer }) => [buyer.code, buyer.name]));
}
