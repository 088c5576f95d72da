/** The right-hand side: the bill with everything under it, or why there is none. */
import type { Diagnostic } from "../documents.js";
import { everyone, headline, headlineOfAll } from "./bill.js";
import { h } from "./dom.js";
import type { ExplanationTree } from "./explanation.js";
import type { Labels } from "./labels/index.js";
import { LineTable } from "./lines.js";
import { funders, type Reservations } from "./notes.js";
import type { PanelName } from "./panels/index.js";
import { picture } from "./picture.js";
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
  readonly reservations: Reservations;
  readonly panels: ReadonlySet<PanelName>;
  readonly labels: Labels;
  readonly onBuyer: (code: string | undefined) => void;
}

/** Draws a result. */
export function draw(result: Shown, drawing: Drawing): Drawn {
  const { tree, reservations, panels, labels, onBuyer } = drawing;
  const { statement, chosen } = result;
  const reserved = reservations.list(statement, labels);
  const others = panels.has("notes") ? funders(statement, labels) : undefined;
  if (chosen === undefined) {
    const all = everyone(statement, labels, onBuyer);
    return {
      bill: there(headlineOfAll(statement, labels), reserved, all),
      grounds: there(others),
      said: `${labels.everyone}: ${statement.shown.total}`,
    };
  }
  const { bill, explanation } = chosen;
  const head = headline(statement, bill, labels, () => onBuyer(undefined));
  const lines = new LineTable(chosen, tree, labels);
  const shows = panels.has("why") && explanation !== undefined;
  const why = shows ? tree.section(explanation, labels) : undefined;
  return {
    bill: there(head, reserved, picture(bill, labels), lines.element),
    grounds: there(why, others),
    said: `${bill.buyer.name}: ${bill.shown}`,
  };
}

/** Stands where the reasons will. */
export function awaited(labels: Labels): HTMLElement {
  return h("p", { class: "awaited" }, labels.awaited);
}

/** Says why there is no bill; what is said at a field already is not said again. */
export function refuse(
  refused: readonly Diagnostic[],
  atFields: ReadonlySet<Diagnostic>,
  labels: Labels,
): Drawn {
  const elsewhere = refused.filter((diagnostic) => !atFields.has(diagnostic));
  const findings = elsewhere.map((finding) => item(finding));
  if (atFields.size > 0) findings.unshift(h("li", {}, labels.marked));
  const [first, ...more] = inParts(findings);
  const box = h(
    "div",
    {
      class: refused.every(({ input }) => input === "agreement")
        ? "refused unsaid"
        : "refused",
    },
    h("h3", {}, labels.refused),
    h("ul", {}, ...(first ?? [])),
    ...more.map((part) =>
      h("details", {}, h("summary", {}, labels.more), h("ul", {}, ...part)),
    ),
  );
  const said = refused.map(({ message }) => message).join(" ");
  return { bill: [box], grounds: [], said };
}

/** As many as can be taken in, and the rest. */
const mostAtOnce = 5;

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length <= mostAtOnce) return [all];
  return [all.slice(0, mostAtOnce), all.slice(mostAtOnce)];
}

/** How to mend it is told at the field; elsewhere that helps who writes a file, not a reader. */
function item({ message }: Diagnostic): HTMLElement {
  const isSentence = /^\p{L}/u.test(message);
  return h("li", { class: isSentence ? "sentence" : undefined }, message);
}

function there(...nodes: readonly (Node | undefined)[]): readonly Node[] {
  return nodes.filter((node) => node !== undefined);
}
