/** Which figure of the explanation stands behind which figure of the bill. */
import type { Explanation, Figure, Line } from "../documents.js";

/** A column of the bill that holds figures. */
export type Column = "quantity" | "rate" | "amount";

/** What explains one cell; what is made of more than one figure is explained by the amount. */
export function reasonOf(
  explanation: Explanation,
  line: Line,
  at: number,
  column: Column,
): Figure {
  const amount = amountOf(explanation.figure, line, at);
  if (column === "amount") return amount;
  const found = sought(amount, line.shown[column]);
  return found === undefined ? amount : told(explanation.figure, found);
}

/** The lines of a bill are the inputs of its sum, in their order. */
function amountOf(bill: Figure, line: Line, at: number): Figure {
  const isLine = ({ label, shown }: Figure) =>
    label === line.label && shown === line.shown.amount;
  const same = bill.inputs[at];
  if (same !== undefined && isLine(same)) return same;
  return bill.inputs.find(isLine) ?? bill;
}

function sought(figure: Figure, shown: string): Figure | undefined {
  for (const input of figure.inputs) {
    if (input.shown === shown) return input;
    const deeper = sought(input, shown);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** A figure that was told before stands again without its inputs: this is where it was told. */
function told(root: Figure, figure: Figure): Figure {
  if (figure.detail?.repeated === undefined) return figure;
  return first(root, figure) ?? figure;
}

function first(root: Figure, figure: Figure): Figure | undefined {
  const same =
    root.detail?.repeated === undefined &&
    root.step === figure.step &&
    root.label === figure.label &&
    root.shown === figure.shown;
  if (same) return root;
  for (const input of root.inputs) {
    const deeper = first(input, figure);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
