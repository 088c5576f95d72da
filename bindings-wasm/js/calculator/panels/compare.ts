/** The other model beside this one: who pays less by which, and from which use on. */
import type { ComparisonReport } from "../../analysis.js";
import type { AgreementText } from "../../calls.js";
import type { Diagnostic } from "../../documents.js";
import { OsuusError } from "../../error.js";
import { h } from "../dom.js";
import { Problem } from "../problem.js";
import type { Session } from "../session.js";
import { entriesOf } from "../state.js";
import {
  chosenByBoth,
  countsOfBoth,
  everybodyByBoth,
  type Finding,
  refusal,
  reservations,
} from "./beside.js";
import { Chart } from "./chart.js";
import { choice, Fold } from "./fold.js";
import { words } from "./labels/index.js";
import { Lazily } from "./lazily.js";
import { type Asking, Models } from "./models.js";
import { Other } from "./other.js";
import type { Panel, Seen } from "./panel.js";
import { Sampled } from "./sampled.js";

/** Made once; it works only while it is open and near the screen. */
export class Compare implements Panel {
  readonly #fold = new Fold("compare", { open: true });
  readonly #about = h("p", { class: "text" });
  readonly #counted = h("div");
  readonly #amounts = h("div", { class: "amounts" });
  readonly #everybody = h("div");
  readonly #chart = new Chart();
  readonly #reservations = h("div");
  readonly #lazily = new Lazily(this.#fold.element, (error) => this.#fail(error));
  readonly #other = new Other(() => {
    if (this.#seen !== undefined && !this.#seen.session.closed) this.show(this.#seen);
  });
  #models: { of: string; models: Models } | undefined;
  #sampled: { of: string; sampled: Sampled } | undefined;
  #seen: Seen | undefined;

  constructor() {
    this.#fold.body.append(
      this.#about,
      this.#counted,
      this.#amounts,
      this.#reservations,
      this.#everybody,
      this.#chart.element,
    );
  }

  get element(): HTMLElement {
    return this.#fold.element;
  }

  show(seen: Seen): void {
    this.#seen = seen;
    const { compare, lang, buyer } = seen.state;
    this.element.hidden = compare === undefined || "refused" in seen.result;
    if (compare === undefined || "refused" in seen.result) return;
    const labels = words[lang].compare;
    this.#fold.title = labels.title;
    const filled = buyer !== undefined && seen.session.given === undefined;
    this.#about.textContent = filled ? labels.about : labels.aboutAll;
    this.#lazily.ask(
      () => this.#work(seen, compare),
      () => seen.session.closed,
    );
  }

  *#work(seen: Seen, compare: string): Generator<undefined, void> {
    const other = this.#other.textOf(compare, seen.state.lang);
    if (other === undefined) {
      const { working } = words[seen.state.lang].compare;
      return this.#amounts.replaceChildren(h("p", { class: "text" }, working));
    }
    const models = this.#modelsOf(seen, compare, other);
    const asking = askingOf(seen);
    const { type, answer } = models.compare(asking);
    yield;
    if (type === "failure") return this.#refuse(answer.diagnostics);
    this.#tell(seen, models, answer);
    yield;
    if (asking.buyer === undefined || models.pair === undefined)
      return this.#chart.clear();
    const filled = seen.session.given !== undefined ? undefined : models.useOf(asking);
    const sampled = this.#sampledOf(seen, models, asking);
    if (sampled.samples(filled).length === 0) {
      this.#chart.clear(words[seen.state.lang].compare.working);
    }
    yield* sampled.work(filled);
    if (sampled.refused.length > 0) return this.#chart.clear();
    this.#chart.show({ seen, models, sampled, filled });
  }

  #tell(seen: Seen, models: Models, report: ComparisonReport): void {
    const chosen = report.buyers.find(({ buyer }) => buyer === seen.state.buyer);
    const all = chosen === undefined ? [everybodyByBoth(seen, models, report)] : [];
    const told =
      chosen === undefined
        ? countsOfBoth(seen, models, report)
        : chosenByBoth(seen, models, report, chosen);
    this.#everybody.replaceChildren(...all);
    const labels = words[seen.state.lang].compare;
    this.#amounts.replaceChildren(...told);
    const known = reservations(report, labels);
    // What is open in them stays so while nothing else is to be known.
    if (known.textContent !== this.#reservations.textContent) {
      this.#reservations.replaceChildren(known);
    }
  }

  #refuse(diagnostics: readonly Diagnostic[]): void {
    if (this.#seen === undefined) return;
    const { session } = this.#seen;
    if (session.wantsOlder(diagnostics)) void this.#loadOlder(session, diagnostics);
    else this.#tellRefused(diagnostics);
  }

  /** The other model may look further back than this one. */
  async #loadOlder(session: Session, diagnostics: readonly Diagnostic[]): Promise<void> {
    const known = await session.loadOlder().then(
      () => true,
      () => false,
    );
    if (session.closed || this.#seen?.session !== session) return;
    if (known) this.show(this.#seen);
    else this.#tellRefused(diagnostics);
  }

  #tellRefused(findings: readonly Finding[]): void {
    if (this.#seen === undefined) return;
    const labels = words[this.#seen.state.lang].compare;
    this.#amounts.replaceChildren(refusal(findings, labels));
    this.#everybody.replaceChildren();
    this.#chart.clear();
    this.#counted.replaceChildren();
    this.#reservations.replaceChildren();
    this.#models = undefined;
  }

  #fail(error: unknown): void {
    if (error instanceof OsuusError) this.#refuse(error.diagnostics);
    else if (error instanceof Problem && this.#seen !== undefined) {
      this.#tellRefused([{ message: error.said(this.#seen.labels) }]);
    } else throw error;
  }

  #modelsOf({ session, state }: Seen, compare: string, other: AgreementText): Models {
    const { year, lang } = state;
    const of = [session.number, compare, year, lang].join(" ");
    if (this.#models?.of !== of) {
      const pair = this.#models?.models.pair;
      const models = new Models(session, other, year, lang);
      models.pair =
        models.pairs.find(
          ({ own, other }) => own.id === pair?.own.id && other.id === pair.other.id,
        ) ?? models.pair;
      this.#models = { of, models };
      this.#offer(models);
    }
    return this.#models.models;
  }

  /** Lets a person choose what counts as use, where there is a choice. */
  #offer(models: Models): void {
    const { pairs } = models;
    this.#counted.replaceChildren();
    if (pairs.length < 2 || this.#seen === undefined) return;
    const labels = words[this.#seen.state.lang].compare;
    const several = (of: "own" | "other") =>
      new Set(pairs.map((pair) => pair[of].id)).size > 1;
    const name = several("own") ? "own" : "other";
    const names = pairs.map((pair, at) => [String(at), pair[name].name] as const);
    const pressed = models.pair === undefined ? 0 : pairs.indexOf(models.pair);
    this.#counted.replaceChildren(
      choice(labels.counted, names, String(pressed), (at) => {
        models.pair = pairs[Number(at)];
        if (this.#seen !== undefined) this.show(this.#seen);
      }),
    );
  }

  /** What is worked out stays as long as it is asked about the same. */
  #sampledOf({ state }: Seen, models: Models, asking: Asking): Sampled {
    const { pair } = models;
    const others = asking.entries.filter(({ measure }) => measure !== pair?.own.id);
    const of = JSON.stringify([
      this.#models?.of,
      pair?.own.id,
      pair?.other.id,
      state.buyer,
      others,
    ]);
    if (this.#sampled?.of !== of) {
      this.#sampled = { of, sampled: new Sampled(models, asking) };
    }
    return this.#sampled.sampled;
  }
}

function askingOf({ session, state }: Seen): Asking {
  const { period, measures } = session.asked(state.year, state.lang);
  return { buyer: state.buyer, entries: entriesOf(state, period, measures) };
}
