/** The figures of a break-even chart, worked out one use after the other. */
import type { BreakPointsReport } from "../../analysis.js";
import type { Diagnostic } from "../../documents.js";
import { type Point, rounds } from "./curve.js";
import type { Asking, Models } from "./models.js";

/** The most uses between the ends; those at break points come on top of them. */
const mostSamples = 24;
/** How far is looked for break points where nobody uses more. */
const farEnough = 1000;

/** Both bills at one use, as the core tells them. */
export interface Sample extends Point {
  readonly exact: {
    readonly use: string;
    readonly first: string;
    readonly second: string;
  };
}

/** What a chart of one buyer is made of; it grows while it is worked out. */
export class Sampled {
  readonly #models: Models;
  readonly #asking: Asking;
  readonly #samples = new Map<number, Sample>();
  #report: BreakPointsReport | undefined;
  #refused: readonly Diagnostic[] = [];
  #looked = 0;

  constructor(models: Models, asking: Asking) {
    this.#models = models;
    this.#asking = asking;
  }

  get report(): BreakPointsReport | undefined {
    return this.#report;
  }

  get refused(): readonly Diagnostic[] {
    return this.#refused;
  }

  /** What the buyer uses: what was filled in, else what is made up. */
  own(filled: string | undefined): string {
    return filled?.replace(",", ".") ?? this.#report?.now ?? "0";
  }

  /** Works out what a chart needs on which this use is seen; stops after each of its runs. */
  *work(filled: string | undefined): Generator<undefined, void> {
    const far = Math.max(farEnough, ...rounds(2 * Number(this.own(filled)), 5));
    if (this.#report === undefined || far > this.#looked) {
      const { type, answer } = this.#models.breakPoints(this.#asking, `${far}`);
      if (type === "failure") {
        this.#refused = answer.diagnostics;
        return;
      }
      this.#report = answer;
      this.#looked = far;
      yield;
    }
    for (const use of this.uses(filled)) {
      if (this.#samples.has(use)) continue;
      const sample = this.#sample(String(use));
      if (sample !== undefined) this.#samples.set(use, sample);
      yield;
    }
  }

  /** Every use of the chart, from the least to the greatest. */
  uses(filled: string | undefined): readonly number[] {
    const own = Number(this.own(filled));
    const flips = this.#report?.flips ?? [];
    const ends = flips.flatMap(({ before, after }) => [Number(before), Number(after)]);
    const most = Math.max(10, 1.5 * own, ...ends.map((end) => 1.5 * end));
    const last = rounds(most, 6).at(-1) ?? most;
    const within = [...ends, own, last];
    return [...new Set([...rounds(last, mostSamples), ...within])]
      .filter((use) => use <= last)
      .sort((a, b) => a - b);
  }

  /** Those that are worked out. */
  samples(filled: string | undefined): readonly Sample[] {
    return this.uses(filled).flatMap((use) => this.#samples.get(use) ?? []);
  }

  #sample(use: string): Sample | undefined {
    const { type, answer } = this.#models.compare({ ...this.#asking, use });
    if (type === "failure") return undefined;
    const row = answer.buyers.find(({ buyer }) => buyer === this.#asking.buyer);
    if (row === undefined || row.first === null || row.amount === null) return undefined;
    const exact = { use, first: row.first, second: row.amount };
    return {
      use: Number(use),
      first: Number(exact.first),
      second: Number(exact.second),
      exact,
    };
  }
}
