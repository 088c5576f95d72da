/** The break-even chart of one buyer, and the same figures as tables. */
import type { BreakPointsReport } from "../../analysis.js";
import { h } from "../dom.js";
import { key } from "./beside.js";
import { curve, rounds } from "./curve.js";
import { type Cell, figures } from "./figures.js";
import { words } from "./labels/index.js";
import type { Models } from "./models.js";
import type { Seen } from "./panel.js";
import type { Sample, Sampled } from "./sampled.js";
import { Canvas } from "./svg.js";
import type { LookUp } from "./writer.js";

/** What is drawn. */
export interface Charted {
  readonly seen: Seen;
  readonly models: Models;
  readonly sampled: Sampled;
  /** The use that was filled in; what is made up where none can be. */
  readonly filled: string | undefined;
}

/** A chart with everything that is written in it. */
interface Told extends Charted {
  readonly report: BreakPointsReport;
  readonly samples: readonly Sample[];
  readonly own: string;
  readonly along: readonly number[];
  readonly up: readonly number[];
  readonly use: LookUp;
  readonly amount: LookUp;
}

/** Holds the chart, so that its table stays open while figures change. */
export class Chart {
  readonly element = h("div", { class: "chart" });
  readonly #canvas = new Canvas(h("div", { class: "canvas" }));
  readonly #points = h("details");

  /** Draws what is worked out. */
  show(charted: Charted): void {
    const { report } = charted.sampled;
    if (report === undefined) {
      this.clear();
      return;
    }
    const told = toldOf(charted, report);
    const labels = words[charted.seen.state.lang].compare;
    const { models, use, own } = told;
    this.#canvas.drawing = (width) => drawn(told, width);
    this.#points.replaceChildren(h("summary", {}, labels.points), points(told));
    this.element.replaceChildren(
      h("h4", {}, labels.chart),
      h("p", { class: "text" }, report.varies ?? ""),
      breakPoints(told),
      h(
        "ul",
        { class: "legend" },
        ...models.names.map((name, at) => h("li", {}, key(at), name)),
        h("li", {}, h("span", { class: "key own" }), `${labels.own}: ${use(own)}`),
      ),
      this.#canvas.element,
      stretches(told),
      this.#points,
    );
  }

  /** Says something in place of the chart, or nothing. */
  clear(said?: string): void {
    this.element.replaceChildren(
      ...(said === undefined ? [] : [h("p", { class: "text" }, said)]),
    );
  }
}

/** Has everything written at once. */
function toldOf(charted: Charted, report: BreakPointsReport): Told {
  const { seen, sampled, filled } = charted;
  const samples = sampled.samples(filled);
  const own = sampled.own(filled);
  const along = rounds(samples.at(-1)?.use ?? 1, 6);
  const most = Math.max(...samples.flatMap(({ first, second }) => [first, second]), 1);
  const up = rounds(most, 4);
  const ends = report.stretches.flatMap(({ from, to }) => [from, to]);
  const uses = [
    ...samples.map(({ exact }) => exact.use),
    ...along.map(String),
    ...ends,
    own,
  ];
  const amounts = [
    ...samples.flatMap(({ exact }) => [exact.first, exact.second]),
    ...up.map(String),
    ...report.stretches.flatMap(atEnds),
  ];
  const { writer } = seen.session;
  const { lang } = seen.state;
  const use = writer.counts(uses, lang);
  const amount = writer.amounts(amounts, report.currency, lang);
  return { ...charted, report, samples, own, along, up, use, amount };
}

function drawn(told: Told, width: number): SVGSVGElement {
  const { seen, models, report, samples, own, along, up, use, amount } = told;
  const labels = words[seen.state.lang].compare;
  const tick = (text: string) => ({ at: Number(text), text: use(text) });
  const [first, second] = models.names;
  const said = { buyer: report.stretches[0]?.name ?? "", first, second };
  return curve(
    {
      title: `${labels.chart}: ${report.varies ?? ""}`,
      said: labels.chartSaid.replace(/\{(\w+)\}/g, (_, name) => said[name as "first"]),
      points: samples,
      flips: report.flips.map(({ before, after }) => ({
        before: tick(before),
        after: tick(after),
      })),
      cheaper: report.stretches.map(({ from, to, cheaper }) => ({
        from: Number(from),
        to: Number(to),
        which: cheaper === "impossible" ? "equal" : cheaper,
      })),
      own: tick(own),
      along: along.map((at) => tick(String(at))),
      up: up.map((at) => ({ at, text: amount(String(at)) })),
    },
    width,
  );
}

/** Where the order flips, in words. */
function breakPoints({ seen, report, use }: Told): HTMLElement {
  const labels = words[seen.state.lang].compare;
  if (report.flips.length === 0) return h("p", {}, labels.noBreakPoints);
  const pairs = report.flips.map(({ before, after }) => `${use(before)} → ${use(after)}`);
  return h("p", {}, `${labels.breakPoints} `, h("strong", {}, pairs.join(", ")));
}

/** Which costs less from where to where, with both bills at the ends. */
function stretches({ seen, models, report, use, amount }: Told): HTMLElement {
  const labels = words[seen.state.lang].compare;
  const span = (from: string | null, to: string | null): Cell =>
    from === null || to === null ? "–" : `${amount(from)} – ${amount(to)}`;
  return figures({
    caption: labels.stretches,
    heads: [labels.use, labels.cheaper, ...models.names],
    words: [1],
    rows: report.stretches.map((one) => [
      `${use(one.from)} – ${use(one.to)}`,
      one.cheaper_text,
      span(one.first_from, one.first_to),
      span(one.second_from, one.second_to),
    ]),
  });
}

/** The points of the lines. */
function points({ seen, models, report, samples, use, amount }: Told): HTMLElement {
  const labels = words[seen.state.lang].compare;
  return figures({
    caption: report.varies ?? labels.use,
    heads: [labels.use, ...models.names],
    rows: samples.map(({ exact }) => [
      use(exact.use),
      amount(exact.first),
      amount(exact.second),
    ]),
  });
}

function atEnds(one: BreakPointsReport["stretches"][number]): readonly string[] {
  const amounts = [one.first_from, one.first_to, one.second_from, one.second_to];
  return amounts.filter((amount) => amount !== null);
}
