/**
 * Figures of reports as the core writes them. A report has exact values and no form for
 * readers, so a small agreement of its own bills them: what stands on the page is worked out,
 * rounded and written by the core.
 */
import type { Agreement } from "../../agreement.js";
import type { Decimal, FactRow, Lang, Line } from "../../documents.js";
import { Agreement as Agreements } from "../../index.js";
import type { Plan } from "../../plan.js";

/** What is to be written; what is missing is zero. */
export interface Given {
  readonly first?: string | null | undefined;
  readonly second?: string | null | undefined;
  readonly residents?: string | null | undefined;
  readonly count?: string | undefined;
}

/** The same for people, and what follows from it. */
export interface Written {
  readonly first: string;
  readonly second: string;
  /** By how much the second is more. */
  readonly difference: string;
  /** The same in percent of the first, to a tenth. */
  readonly percent: string;
  readonly firstEach: string;
  readonly secondEach: string;
  /** The amount of `firstEach`, to be sorted by. */
  readonly each: Decimal;
  readonly count: string;
}

/** What the core writes for a text that was asked for. */
export type LookUp = (text: string) => string;

const year = 2000;
/** Where no money is written. */
const anyCurrency = "EUR";
const decimal = /^-?\d+(\.\d+)?$/;
/** Invisible: figures that count nothing in particular have no word behind them. */
const wordless = "\u2060";

/** Rows beyond those that are asked for are zero, so that few plans do for any number. */
const atOnce = 32;

/** Keeps its plans: a slider asks for the same rows again and again. */
export class Writer {
  readonly #kept = new Map<string, { agreement: Agreement; plan: Plan }>();

  /** Writes rows of figures. */
  write(given: readonly Given[], currency: string, lang: Lang): readonly Written[] {
    if (given.length === 0) return [];
    const rows = given.flatMap((row, at) => factsOf(row, at));
    const count = Math.ceil(given.length / atOnce) * atOnce;
    const { bills } = this.#planOf(count, currency).bill({ facts: { rows }, lang });
    return bills.slice(0, given.length).map(({ lines }) => {
      const line = (charge: string) => lineOf(lines, charge);
      return {
        first: line("first-bill").shown.amount,
        second: line("second-bill").shown.amount,
        difference: line("difference-bill").shown.amount,
        percent: line("difference-bill").shown.quantity,
        firstEach: line("first-each-bill").shown.amount,
        secondEach: line("second-each-bill").shown.amount,
        each: line("first-each-bill").amount as Decimal,
        count: line("second-each-bill").shown.quantity.replace(wordless, "").trim(),
      };
    });
  }

  /** Amounts, each once, to be looked up. */
  amounts(texts: readonly string[], currency: string, lang: Lang): LookUp {
    const all = [...new Set(texts)].filter((text) => decimal.test(text));
    const written = this.write(
      all.map((first) => ({ first })),
      currency,
      lang,
    );
    const found = new Map(all.map((text, at) => [text, written[at]?.first]));
    return (text) => found.get(text) ?? text;
  }

  /** The same of numbers that count something. */
  counts(texts: readonly string[], lang: Lang): LookUp {
    const all = [...new Set(texts)].filter((text) => decimal.test(text));
    const given = all.map((count) => ({ count }));
    const written = this.write(given, anyCurrency, lang);
    const found = new Map(all.map((text, at) => [text, written[at]?.count]));
    return (text) => found.get(text) ?? text;
  }

  /** Gives the memory back. */
  close(): void {
    for (const { plan, agreement } of this.#kept.values()) {
      plan.free();
      agreement.free();
    }
    this.#kept.clear();
  }

  #planOf(count: number, currency: string): Plan {
    const of = `${count} ${currency}`;
    let kept = this.#kept.get(of);
    if (kept === undefined) {
      const agreement = Agreements.read(JSON.stringify(bills(count, currency)), "json");
      kept = { agreement, plan: agreement.plan(year) };
      this.#kept.set(of, kept);
    }
    return kept.plan;
  }
}

function lineOf(lines: readonly Line[], charge: string): Line {
  const found = lines.find((line) => line.charge === charge);
  if (found === undefined) throw new RangeError(`no line ${charge}`);
  return found;
}

function factsOf(given: Given, at: number): readonly FactRow[] {
  return Object.entries(given).flatMap(([measure, value]) =>
    typeof value === "string" && decimal.test(value)
      ? [{ buyer: codeOf(at), measure, period: String(year), value: value as Decimal }]
      : [],
  );
}

const codeOf = (at: number) => `row-${at}`;

/** The agreement: a party for each row, and a charge for each figure. */
function bills(count: number, currency: string): unknown {
  const name = { en: "-" };
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const step = (id: string, how: object) => ({ id, name, ...how });
  const each = (of: string) => [
    step(`${of}-by`, { per: [of, "residents"], zero_gives: "0" }),
    step(`${of}-each`, { times: [`${of}-by`, "one"] }),
  ];
  const charge = (of: string, quantity?: string) => {
    const shown = quantity === undefined ? {} : { quantity };
    return { id: `${of}-bill`, name, kind: "step", amount: of, ...shown };
  };
  const same = (of: string) => step(`${of}-same`, { plus: [of, "0"] });
  const measures = {
    first: currency,
    second: currency,
    residents: "resident",
    count: "wordless",
  };
  return {
    format: 1,
    id: "written",
    currency,
    title: name,
    term: days,
    buyers: {
      scheme: "party",
      list: Array.from({ length: count }, (_, at) => ({ code: codeOf(at), name })),
    },
    units: [
      { id: "percent", one: { en: "%" }, many: { en: "%" } },
      { id: "wordless", one: { en: wordless }, many: { en: wordless } },
    ],
    measures: Object.entries(measures).map(([id, unit]) => ({
      id,
      name,
      unit,
      missing: "zero",
    })),
    steps: [
      same("first"),
      same("second"),
      step("difference", { minus: ["second", "first"] }),
      step("hundred", { number: "100", unit: "percent" }),
      step("hundredfold", { times: ["difference", "hundred"] }),
      step("exact-percent", { per: ["hundredfold", "first"], zero_gives: "0" }),
      step("percent", { round: "exact-percent", to: "0.1" }),
      step("one", { number: "1", unit: "resident" }),
      ...each("first"),
      ...each("second"),
    ],
    charges: [
      { ...charge("first"), amount: "first-same" },
      { ...charge("second"), amount: "second-same" },
      charge("difference", "percent"),
      charge("first-each"),
      charge("second-each", "count"),
    ],
  };
}
