/**
 * What a bill is made of, as one bar: its lines in their order, each with a pattern that stands
 * before the line in the table too. What is credited lies on the other side of nought. The
 * lengths are the only floats; every figure that is said is the core's text.
 */
import type { Bill, Exact, Line } from "../documents.js";
import { svg } from "./dom.js";
import type { Labels } from "./labels/index.js";

/** Told apart without colour: full, hatched, dotted, … and from the start again, paler. */
const patterns: readonly (() => SVGElement[])[] = [
  () => [svg("rect", { width: "8", height: "8", class: "full" })],
  () => [stroke("M-2 2l4-4M0 8l8-8M6 10l4-4", "2.5")],
  () => [dot("2", "2"), dot("6", "6")],
  () => [stroke("M0 4h8", "2")],
  () => [stroke("M0 0l8 8M0 8l8-8", "1.25")],
  () => [stroke("M4 0v8", "2")],
  () => [],
];

interface Part {
  readonly line: Line;
  readonly at: number;
  readonly length: number;
}

/** The bar of a bill; there is none of a bill of nothing. */
export function picture({ lines, shown }: Bill, labels: Labels): SVGElement | undefined {
  const parts = lines
    .map((line, at) => ({ line, at, length: lengthOf(line.amount) }))
    .filter(({ length }) => length !== 0);
  const charged = parts.filter(({ length }) => length > 0);
  const credited = parts.filter(({ length }) => length < 0);
  const nought = sum(credited);
  const whole = nought + sum(charged);
  if (whole === 0) return undefined;
  const said = lines.map((line) => `${line.label}: ${line.shown.amount}`);
  return svg(
    "svg",
    {
      class: "picture",
      role: "img",
      "aria-labelledby": "picture-title",
      "aria-describedby": "picture-text",
    },
    svg("title", { id: "picture-title" }, labels.picture),
    svg(
      "desc",
      { id: "picture-text" },
      [...said, `${labels.total}: ${shown}`].join("; "),
    ),
    svg("defs", {}, ...patterns.map((_, at) => pattern(at))),
    ...row(charged, (before) => (nought + before) / whole, whole),
    ...row(credited, (_, through) => (nought - through) / whole, whole),
    credited.length === 0 ? undefined : edge(nought / whole),
  );
}

/** The pattern of a line, to stand before it; before a line of nothing there is only room. */
export function swatch({ lines }: Bill, at: number): SVGElement | undefined {
  const lengths = lines.map(({ amount }) => lengthOf(amount));
  if (lengths.every((length) => length === 0)) return undefined;
  const filled = lengths[at] !== 0;
  return svg(
    "svg",
    { class: "swatch", "aria-hidden": "true" },
    filled ? svg("rect", { ...look(at), width: "100%", height: "100%" }) : undefined,
  );
}

function row(
  parts: readonly Part[],
  start: (before: number, through: number) => number,
  whole: number,
): readonly SVGElement[] {
  let before = 0;
  return parts.map(({ line, at, length }) => {
    const through = before + Math.abs(length);
    const x = percent(start(before, through));
    before = through;
    const size = { x, width: percent(Math.abs(length) / whole), height: "100%" };
    const said = `${line.label}: ${line.shown.amount}`;
    return svg("rect", { ...look(at), ...size }, svg("title", {}, said));
  });
}

/** Where nothing lies between what is charged and what is credited. */
function edge(at: number): SVGElement {
  const x = percent(at);
  return svg("line", { class: "nought", x1: x, x2: x, y1: "-20%", y2: "120%" });
}

function look(at: number): Record<string, string> {
  const shade = at < patterns.length ? "part" : "part pale";
  return { class: shade, fill: `url(#pattern-${at % patterns.length})` };
}

function pattern(at: number): SVGElement {
  const size = { width: "8", height: "8", patternUnits: "userSpaceOnUse" };
  return svg("pattern", { id: `pattern-${at}`, ...size }, ...(patterns[at]?.() ?? []));
}

function stroke(d: string, width: string): SVGElement {
  return svg("path", { d, "stroke-width": width });
}

function dot(cx: string, cy: string): SVGElement {
  return svg("circle", { cx, cy, r: "1.5" });
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((so, { length }) => so + Math.abs(length), 0);
}

function lengthOf(amount: Exact): number {
  const [above, below = "1"] = amount.split("/");
  return Number(above) / Number(below);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}
