/** Cost against use by two models: two lines, and where their order flips. */
import { picture, s } from "./svg.js";

/** Both bills at one use. Numbers place them, texts are the core's. */
export interface Point {
  readonly use: number;
  readonly first: number;
  readonly second: number;
}

/** A place on an axis, and what stands there. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Between which values the order flips. */
export interface Flip {
  readonly before: Tick;
  readonly after: Tick;
}

/** Which of both costs less on a stretch of the axis. */
export interface Cheaper {
  readonly from: number;
  readonly to: number;
  readonly which: "first" | "second" | "equal";
}

/** What is drawn. */
export interface Curve {
  readonly title: string;
  readonly said: string;
  readonly points: readonly Point[];
  readonly flips: readonly Flip[];
  readonly cheaper: readonly Cheaper[];
  readonly own: Tick;
  readonly along: readonly Tick[];
  readonly up: readonly Tick[];
}

const height = 300;
/** How wide a letter is, as a part of the height of the line. */
const letter = 0.56;
const size = 13;
const strip = 8;

/** Numbers from zero to `most` at even, round distances; at most so many. */
export function rounds(most: number, count: number): readonly number[] {
  const rough = Math.max(most / count, 1);
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= rough) ?? rough;
  const steps = Math.ceil(most / step);
  return Array.from({ length: steps + 1 }, (_, at) => at * step);
}

/** The drawing, so many pixels wide. */
export function curve(drawn: Curve, width: number): SVGSVGElement {
  const { points, flips, cheaper, own, along, up } = drawn;
  const wide = (text: string) => text.length * size * letter;
  const left = Math.max(...up.map(({ text }) => wide(text))) + 8;
  const right = width - Math.max(12, wide(along.at(-1)?.text ?? "") / 2);
  const [top, bottom] = [2.2 * size + strip + 8, height - 2.4 * size];
  const most = along.at(-1)?.at ?? 1;
  const highest = up.at(-1)?.at ?? 1;
  const x = (use: number) => left + ((right - left) * use) / most;
  const y = (amount: number) => bottom - ((bottom - top) * amount) / highest;
  const line = (of: "first" | "second") =>
    s("polyline", {
      class: `curve ${of}`,
      points: points.map((point) => `${x(point.use)},${y(point[of])}`).join(" "),
    });
  const here = points.find(({ use }) => use === own.at);
  return picture(
    "break-even",
    [drawn.title, drawn.said],
    { width, height },
    ...up.flatMap(({ at, text }) => [
      s("line", { class: "rule", x1: left, x2: right, y1: y(at), y2: y(at) }),
      s("text", { class: "end", x: left - 6, y: y(at) + size * 0.35 }, text),
    ]),
    ...thinned(along, x, wide).map(({ at, text }) =>
      s("text", { class: "middle", x: x(at), y: bottom + 1.5 * size }, text),
    ),
    ...cheaper.map(({ from, to, which }) =>
      s("line", {
        class: `strip ${which}`,
        x1: x(from),
        x2: x(Math.min(Math.max(to, from + 0.5), most)),
        y1: top - strip,
        y2: top - strip,
      }),
    ),
    line("first"),
    line("second"),
    ...flips.map((flip) => mark(flip, { x, y, top, bottom }, points)),
    ...labels(flips, x, wide, [left, right]),
    here &&
      s("line", { class: "own", x1: x(own.at), x2: x(own.at), y1: top, y2: bottom }),
    here && s("circle", { class: "dot first", cx: x(own.at), cy: y(here.first), r: 8 }),
    here && s("rect", square(x(own.at), y(here.second))),
  );
}

function square(x: number, y: number) {
  return { class: "dot second", x: x - 3.5, y: y - 3.5, width: 7, height: 7 };
}

interface Frame {
  readonly x: (use: number) => number;
  readonly y: (amount: number) => number;
  readonly top: number;
  readonly bottom: number;
}

/** A dotted line between both values, and a ring on the lines. */
function mark(
  { before, after }: Flip,
  { x, y, top, bottom }: Frame,
  points: readonly Point[],
): SVGGElement {
  const middle = x((before.at + after.at) / 2);
  const near = points.filter(({ use }) => use === before.at || use === after.at);
  const level = near.reduce((sum, { first }) => sum + first, 0) / (near.length || 1);
  return s(
    "g",
    { class: "flip" },
    s("line", { x1: middle, x2: middle, y1: top, y2: bottom }),
    s("circle", { cx: middle, cy: y(level), r: 6 }),
  );
}

/** The values of each flip above it; two that would meet stand in two rows. */
function labels(
  flips: readonly Flip[],
  x: (use: number) => number,
  wide: (text: string) => number,
  [left, right]: readonly [number, number],
): readonly SVGTextElement[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return flips.flatMap(({ before, after }) => {
    const text = `${before.text} → ${after.text}`;
    const half = wide(text) / 2;
    const wanted = x((before.at + after.at) / 2);
    const middle = Math.min(Math.max(wanted, left + half), right - half);
    const row = ends.findIndex((end) => middle - half > end + size / 2);
    if (row < 0) return [];
    ends[row] = middle + half;
    const y = size * (row === 0 ? 2 : 0.9);
    return [s("text", { class: "middle strong", x: middle, y }, text)];
  });
}

/** Those that stand clear of the one before. */
function thinned(
  ticks: readonly Tick[],
  x: (at: number) => number,
  wide: (text: string) => number,
): readonly Tick[] {
  let end = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ at, text }) => {
    if (x(at) - wide(text) / 2 < end + size * 0.7) return false;
    end = x(at) + wide(text) / 2;
    return true;
  });
}
