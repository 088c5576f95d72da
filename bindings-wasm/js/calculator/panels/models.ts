/** Two agreements for the same buyers, with the same use in both. */
import type { AlternativeText } from "../../analysis.js";
import type { AgreementText, Answer, FactsText } from "../../calls.js";
import type { Decimal, Lang, Measure } from "../../documents.js";
import { asksForRest, OsuusError } from "../../error.js";
import { Agreement, call, Facts } from "../../index.js";
import type { Plan } from "../../plan.js";
import type { Entry } from "../entries.js";
import type { Session } from "../session.js";

/** Which measure of either agreement is the use of both. */
export interface Pair {
  readonly own: Measure;
  readonly other: Measure;
}

/** Of whom is asked, and what was filled in. */
export interface Asking {
  readonly buyer: string | undefined;
  readonly entries: readonly Entry[];
  /** How much the buyer uses, in place of what was filled in. */
  readonly use?: string;
}

/** The other agreement beside the one of a session, for a year and in a language. */
export class Models {
  /** What each is called, without what both titles begin with. */
  readonly names: readonly [string, string];
  /** Every way to count the use of one as the use of the other. */
  readonly pairs: readonly Pair[];
  readonly #session: Session;
  readonly #other: AgreementText;
  readonly #year: number;
  readonly #lang: Lang;
  readonly #period: string;
  /** The made-up facts of either, where it has any. */
  readonly #shared: FactsText | undefined;
  #pair: Pair | undefined;

  /** Throws what the core says where the other agreement cannot be asked. */
  constructor(session: Session, other: AgreementText, year: number, lang: Lang) {
    this.#session = session;
    this.#other = other;
    this.#year = year;
    this.#lang = lang;
    const { period, measures } = session.wants(year, lang);
    this.#period = period;
    const { title, theirs } = asked(other, year, lang);
    this.names = apart(session.title(lang), title, lang);
    this.pairs = pairsOf(measures.filter(ofBuyers), theirs.filter(ofBuyers));
    this.#pair = this.pairs[0];
    if (session.given !== undefined) this.#shared = session.given;
    else this.#shared = madeUp(other);
  }

  get pair(): Pair | undefined {
    return this.#pair;
  }

  /** Counts the use by another pair. */
  set pair(pair: Pair | undefined) {
    this.#pair = pair;
  }

  /** What everybody, or one, pays by both. */
  compare(asking: Asking): Answer<"compare"> {
    return call({ call: "compare", ...this.#given(asking) });
  }

  /** Between which uses from zero up to `to` the order of both flips for a buyer. */
  breakPoints(asking: Asking, to: Decimal): Answer<"breakpoints"> {
    const figure = this.#varied ?? "";
    return call({
      call: "breakpoints",
      ...this.#given(asking),
      vary: { figure, from: "0", to },
      figure: { buyer: asking.buyer ?? "" },
    });
  }

  /** What the buyer uses, as it was filled in. */
  useOf({ entries }: Asking): string {
    const entry = entries.find(({ measure }) => measure === this.#pair?.own.id);
    return entry?.value.trim() || "0";
  }

  /** What the facts that both share call the use. */
  get #varied(): string | undefined {
    return this.#session.given !== undefined ? this.#pair?.own.id : this.#pair?.other.id;
  }

  #given(asking: Asking) {
    return {
      year: this.#year,
      lang: this.#lang,
      ...(this.#shared === undefined ? {} : { facts: this.#shared }),
      alternatives: this.#alternatives(asking),
    };
  }

  #alternatives(asking: Asking): readonly AlternativeText[] {
    const [first, second] = this.names;
    const { own, other } = this.#pair ?? {};
    const [ours, theirs] = this.#facts(asking);
    // Both take the use of the shared facts, whichever of them it belongs to.
    const read = (mine: Measure | undefined) =>
      mine === undefined || this.#varied === undefined || mine.id === this.#varied
        ? {}
        : { measures: { [mine.id]: this.#varied } };
    return [
      { name: first, agreement: this.#session.text, ...read(own), ...ours },
      { name: second, agreement: this.#other, ...read(other), ...theirs },
    ];
  }

  /** What each knows by itself: what was filled in takes the place of what is made up. */
  #facts(asking: Asking): readonly [{ facts?: FactsText }, { facts?: FactsText }] {
    const { own, other } = this.#pair ?? {};
    const { buyer } = asking;
    const filled = asking.entries.filter(
      ({ measure, value }) => value.trim() !== "" && measure !== own?.id,
    );
    const use =
      asking.use ?? (this.#session.given !== undefined ? undefined : this.useOf(asking));
    if (buyer === undefined || use === undefined) return [table(filled), {}];
    const used = (measure: Measure | undefined): readonly Entry[] =>
      measure === undefined
        ? []
        : [{ buyer, measure: measure.id, period: this.#period, value: use }];
    return [table([...filled, ...used(own)], this.#year), table(used(other), this.#year)];
  }
}

const ofBuyers = ({ of }: Measure) => of === "buyer";

/** What the other agreement is called and asks for. */
function asked(text: AgreementText, year: number, lang: Lang) {
  const agreement = agreementOf(text, lang);
  try {
    const plan = agreement.plan(year, { lang });
    try {
      refuseForOlder(plan);
      return { title: agreement.title(lang), theirs: plan.facts({ lang }).measures };
    } finally {
      plan.free();
    }
  } finally {
    agreement.free();
  }
}

/** Nobody is to be asked for figures that the older part of the register has: it is loaded first. */
function refuseForOlder(plan: Plan): void {
  try {
    plan.bill();
  } catch (error) {
    if (error instanceof OsuusError && asksForRest(error.diagnostics)) throw error;
  }
}

/** Measures of one name are the same; else the first of the one that asks for fewer. */
function pairsOf(own: readonly Measure[], others: readonly Measure[]): readonly Pair[] {
  const alike = own.flatMap((mine) => {
    const other = others.find(({ id }) => id === mine.id);
    return other === undefined ? [] : [{ own: mine, other }];
  });
  const [mine, other] = [own[0], others[0]];
  if (alike.length > 0 || mine === undefined || other === undefined) return alike;
  return own.length < others.length
    ? others.map((each) => ({ own: mine, other: each }))
    : own.map((each) => ({ own: each, other }));
}

function agreementOf(text: AgreementText, lang: Lang): Agreement {
  if ("embedded" in text) return Agreement.embedded(text.embedded, lang);
  return "json" in text
    ? Agreement.read(text.json, "json", lang)
    : Agreement.read(text.toml, "toml", lang);
}

/** The made-up facts of an agreement that comes with the package, where it has any. */
function madeUp(agreement: AgreementText): FactsText | undefined {
  if (!("embedded" in agreement)) return undefined;
  const facts = { embedded: agreement.embedded };
  try {
    Facts.read(facts).free();
    return facts;
  } catch {
    return undefined;
  }
}

/** Titles without the part, up to a comma, that both begin with. */
function apart(one: string, other: string, lang: Lang): readonly [string, string] {
  const [ones, others] = [one.split(", "), other.split(", ")];
  const same = ones.findIndex((part, at) => part !== others[at]);
  if (same <= 0 || same >= others.length) return [one, other];
  const rest = (parts: readonly string[]) => {
    const [first = "", ...others] = parts.slice(same).join(", ");
    return [first.toLocaleUpperCase(lang), ...others].join("");
  };
  return [rest(ones), rest(others)];
}

/** Rows that came to be known later than those without a day, and so stand in their place. */
function table(entries: readonly Entry[], known?: number): { facts?: FactsText } {
  if (entries.length === 0) return {};
  const quoted = (cell: string) => `"${cell.trim().replaceAll('"', '""')}"`;
  const day = known === undefined ? "" : `${known}-12-31`;
  const lines = entries.map(({ buyer, measure, period, value }) =>
    [buyer, measure, period, value, day].map(quoted).join(";"),
  );
  return { facts: { csv: `buyer;measure;period;value;known\n${lines.join("\n")}\n` } };
}
