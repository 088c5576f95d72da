/** Two bills side by side: of one buyer, or of all. */
import type { ComparedBuyer, ComparisonReport } from "../../analysis.js";
import type { Diagnostic } from "../../documents.js";
import { h } from "../dom.js";
import { byDecimal } from "./decimals.js";
import { type Cell, figures } from "./figures.js";
import { type Labels, words } from "./labels/index.js";
import type { Models } from "./models.js";
import type { Seen } from "./panel.js";
import type { Given, Written } from "./writer.js";

/** What one buyer pays by both, and who wins, in words. */
export function chosenByBoth(
  seen: Seen,
  { names }: Models,
  report: ComparisonReport,
  row: ComparedBuyer,
): readonly Node[] {
  const labels = words[seen.state.lang].compare;
  const [told] = write(seen, report, [givenOf(row)]);
  if (told === undefined) return [];
  const amounts = [told.first, told.second];
  const each = [told.firstEach, told.secondEach];
  const sides = names.map((name, at) =>
    side(
      h("span", {}, key(at), name),
      amounts[at] ?? "",
      row.residents === null ? undefined : `${each[at]} ${labels.perResident}`,
    ),
  );
  const outcome = h("strong", {}, `${row.name} ${row.outcome_text ?? ""}`);
  const percent = row.percent === null ? "" : ` (${told.percent})`;
  const difference = `${labels.difference}: ${told.difference}${percent}`;
  return [
    h("dl", { class: "sides" }, ...sides),
    h(
      "p",
      { class: "outcome" },
      `${labels.by.replace("{model}", names[1])} `,
      outcome,
      ".",
    ),
    h("p", { class: "text" }, difference),
  ];
}

/** How many pay less, the same and more by the other. */
export function countsOfBoth(
  { state }: Seen,
  { names }: Models,
  { alternatives }: ComparisonReport,
): readonly Node[] {
  const labels = words[state.lang].compare;
  const other = alternatives[1];
  const counts = [
    [labels.less, other?.less],
    [labels.same, other?.same],
    [labels.more, other?.more],
  ] as const;
  return [
    h("p", { class: "outcome" }, labels.by.replace("{model}", names[1])),
    h(
      "dl",
      { class: "sides" },
      ...counts.map(([text, count]) => side(text, String(count ?? "–"))),
    ),
  ];
}

/** What everybody pays by both. */
export function everybodyByBoth(
  seen: Seen,
  { names }: Models,
  report: ComparisonReport,
): HTMLElement {
  const labels = words[seen.state.lang].compare;
  const [first, second] = report.alternatives;
  const sums = { first: first?.total, second: second?.total };
  const told = write(seen, report, [...report.buyers.map(givenOf), sums]);
  const total = told.at(-1);
  return figures({
    caption: labels.buyers,
    heads: [seen.labels.buyer, ...names, labels.difference, labels.result],
    words: [4],
    rows: report.buyers.map((row, at) => cellsOf(row, told[at], labels)),
    total: total && [
      seen.labels.total,
      total.first,
      total.second,
      [total.difference, byDecimal(first?.total ?? "0", "0") === 0 ? "" : total.percent],
      "",
    ],
  });
}

/** What has to be known of the figures, in the core's words: made-up ones are told at once. */
export function reservations(
  { remarks }: ComparisonReport,
  labels: Labels["compare"],
): Node {
  const texts = (made: boolean) => {
    const some = remarks.filter(({ id }) => (id === "illustrative-facts") === made);
    return [...new Set(some.map(({ text }) => text))].map((text) => h("li", {}, text));
  };
  const [made, others] = [texts(true), texts(false)];
  return h(
    "div",
    { class: "reservations" },
    made.length === 0 ? undefined : h("ul", {}, ...made),
    others.length === 0
      ? undefined
      : h("details", {}, h("summary", {}, labels.reservations), h("ul", {}, ...others)),
  );
}

/** A sentence about what cannot be compared, and how to mend it. */
export type Finding = Pick<Diagnostic, "message" | "help">;

/** Why there is nothing to be compared. */
export function refusal(
  refused: readonly Finding[],
  labels: Labels["compare"],
): HTMLElement {
  const findings = refused.map(({ message, help }) =>
    h(
      "li",
      {},
      message,
      help === undefined ? undefined : h("p", { class: "help" }, help),
    ),
  );
  return h(
    "div",
    { class: "refused" },
    h("h4", {}, labels.refused),
    h("ul", {}, ...findings),
  );
}

/** The look of a model's line: unbroken of the first, dashed of the second. */
export function key(at: number): HTMLElement {
  return h("span", { class: `key ${at === 0 ? "first" : "second"}` });
}

function side(term: Node | string, big: string, under?: string): HTMLElement {
  return h(
    "div",
    { class: "side" },
    h("dt", {}, term),
    h("dd", { class: "big" }, big),
    under === undefined ? undefined : h("dd", { class: "beneath" }, under),
  );
}

function write(
  { session, state }: Seen,
  report: ComparisonReport,
  given: readonly Given[],
) {
  return session.writer.write(given, report.currency, state.lang);
}

function givenOf({ first, amount, residents }: ComparedBuyer): Given {
  return { first, second: amount, residents };
}

function cellsOf(
  row: ComparedBuyer,
  told: Written | undefined,
  labels: Labels["compare"],
): readonly Cell[] {
  if (told === undefined) return [row.name];
  const each = (by: string) =>
    row.residents === null ? "" : `${by} ${labels.perResident}`;
  return [
    row.name,
    row.first === null ? "–" : [told.first, each(told.firstEach)],
    row.amount === null ? "–" : [told.second, each(told.secondEach)],
    row.difference === null
      ? "–"
      : [told.difference, row.percent === null ? "" : told.percent],
    row.outcome_text ?? "–",
  ];
}
