/** What the core says of caseloads: the verdict, the posts, and worker by worker. */
import type { CaseloadReport, CaseloadWorker } from "../../reports.js";
import { h } from "../dom.js";
import { type Load, loads } from "./caseload-chart.js";
import { figures } from "./figures.js";
import { type Labels, words } from "./labels/index.js";
import type { Seen } from "./panel.js";
import type { Canvas } from "./svg.js";

type Words = Labels["caseload"];

/** Everything that is told, the verdict first. */
export function told(
  report: CaseloadReport,
  seen: Seen,
  canvas: Canvas,
): readonly Node[] {
  const labels = words[seen.state.lang].caseload;
  const parts = [
    h("p", { class: `verdict ${report.verdict}` }, report.verdict_text),
    posts(report, seen, labels),
    byForm(report, seen, labels),
    costs(report, seen, labels),
    workers(report, canvas, labels),
    moves(report, labels),
    remarks(report),
  ];
  return parts.filter((part) => part !== undefined);
}

/** How many there have to be, and how many there are. */
function posts(report: CaseloadReport, seen: Seen, labels: Words): HTMLElement {
  const { posts, posts_needed } = report;
  const count = counted(seen, [posts, posts_needed]);
  const pair = (term: string, cell: unknown) =>
    h(
      "div",
      { class: "side" },
      h("dt", {}, term),
      h("dd", { class: "big" }, count(text(cell))),
    );
  return h(
    "dl",
    { class: "sides" },
    pair(labels.postsNeeded, posts_needed),
    pair(labels.postsHeld, posts),
  );
}

/** The posts of all together, and of the forms that are counted apart where there are several. */
function byForm({ needed }: CaseloadReport, seen: Seen, labels: Words) {
  if (needed.length <= 2) return undefined;
  const count = counted(
    seen,
    needed.flatMap(({ clients, posts }) => [clients, posts]),
  );
  return figures({
    caption: labels.needed,
    heads: [labels.form, labels.clients, labels.count],
    rows: needed.map(({ of_text, apart_text, clients, posts }) => [
      of_text ?? apart_text,
      count(text(clients)),
      count(text(posts)),
    ]),
  });
}

function costs(report: CaseloadReport, seen: Seen, labels: Words) {
  const rows = report.costs ?? [];
  if (rows.length === 0) return undefined;
  const { session, state } = seen;
  const money = rows.flatMap((row) => [text(row.a_post), text(row.cost)]);
  const amount = session.writer.amounts(money, "EUR", state.lang);
  const count = counted(
    seen,
    rows.map((row) => row.posts),
  );
  return figures({
    caption: labels.costs,
    heads: [labels.which, labels.count, labels.post, labels.cost],
    rows: rows.map((row) => [
      text(row.what_text),
      count(text(row.posts)),
      amount(text(row.a_post)),
      amount(text(row.cost)),
    ]),
  });
}

/** The chart of caseloads, and the same as a table. */
function workers({ workers, cap }: CaseloadReport, canvas: Canvas, labels: Words) {
  if (workers.length === 0) return undefined;
  const all = workers.map(loadOf);
  const pictured: readonly [string, string] = [labels.chart, labels.chartSaid];
  canvas.drawing = (width) => loads(pictured, all, `${labels.cap} ${text(cap)}`, width);
  return h(
    "div",
    { class: "chart" },
    h("h4", {}, labels.chart),
    canvas.element,
    figures({
      caption: labels.workers,
      heads: [labels.worker, labels.clients, labels.cap, labels.verdict],
      words: [3],
      rows: workers.map((row) => [
        text(row.worker),
        text(row.counted),
        text(row.cap),
        text(row.verdict_text),
      ]),
    }),
  );
}

function loadOf({ worker, counted, cap, verdict, verdict_text }: CaseloadWorker): Load {
  return { worker, counted, cap, over: verdict === "over", said: verdict_text ?? "" };
}

function moves({ proposals = [] }: CaseloadReport, labels: Words) {
  if (proposals.length === 0) return undefined;
  return figures({
    caption: labels.moves,
    heads: [labels.from, labels.to, labels.form, labels.clients],
    words: [1, 2],
    rows: proposals.map((row) =>
      [row.from, row.to, row.form_text, row.clients].map(text),
    ),
  });
}

/** What has to be known of it, with the words of the law. */
function remarks({ remarks }: CaseloadReport): HTMLElement {
  const items = remarks.map(({ text, source }) =>
    h(
      "li",
      {},
      text,
      source && h("p", { class: "beneath" }, h("cite", {}, source.title)),
    ),
  );
  return h("ul", { class: "remarks" }, ...items);
}

function counted({ session, state }: Seen, cells: readonly unknown[]) {
  return session.writer.counts(cells.map(text), state.lang);
}

/** A cell as it stands; a dash where nothing is known. */
function text(cell: unknown): string {
  return cell === null || cell === undefined ? "–" : String(cell);
}
