/** The right-hand side: the bill with everything under it, or why there is none. */
import type { Diagnostic } from "../documents.js";
import { everyone, headline, headlineOfAll, lines } from "./bill.js";
import { h } from "./dom.js";
import type { ExplanationTree } from "./explanation.js";
import type { Labels } from "./labels/index.js";
import { funders, warnings } from "./notes.js";
import type { Shown } from "./session.js";

/** A result as elements, and as the one line that is read out. */
export interface Drawn {
  readonly bill: readonly Node[];
  readonly grounds: readonly Node[];
  readonly said: string;
}

/** What a result is drawn with. */
export interface Drawing {
  readonly tree: ExplanationTree;
  readonly labels: Labels;
  readonly onBuyer: (code: string | undefined) => void;
}

/** Draws a result. */
export function draw(result: Shown, { tree, labels, onBuyer }: Drawing): Drawn {
  const { statement, chosen } = result;
  const notes = [funders(statement, labels), warnings(statement, labels)];
  const grounds = notes.filter((note) => note !== undefined);
  if (chosen === undefined) {
    const all = everyone(statement, labels, onBuyer);
    const said = `${labels.everyone}: ${statement.shown.total}`;
    return { bill: [headlineOfAll(statement, labels), all], grounds, said };
  }
  const { bill, explanation } = chosen;
  const head = headline(statement, bill, labels, () => onBuyer(undefined));
  return {
    bill: [head, lines(chosen, labels)],
    grounds: [tree.section(explanation, labels), ...grounds],
    said: `${bill.buyer.name}: ${bill.shown}`,
  };
}

/** Says why there is no bill; what is said at a field already is not said again. */
export function refuse(
  refused: readonly Diagnostic[],
  atFields: ReadonlySet<Diagnostic>,
  labels: Labels,
): Drawn {
  const elsewhere = refused.filter((diagnostic) => !atFields.has(diagnostic));
  const findings = elsewhere.map(({ message, help }) =>
    h("li", {}, ...sentences(message, help)),
  );
  if (atFields.size > 0) findings.unshift(h("li", {}, labels.marked));
  const box = h(
    "div",
    { class: "refused" },
    h("h3", {}, labels.refused),
    h("ul", {}, ...findings),
  );
  const said = refused.map(({ message }) => message).join(" ");
  return { bill: [box], grounds: [], said };
}

function sentences(
  message: string,
  help: string | undefined,
): readonly (Node | string)[] {
  return help === undefined ? [message] : [message, h("p", { class: "help" }, help)];
}
