/** Caseloads against the cap: a bar for each worker. */
import { picture, s } from "./svg.js";

/** A worker, as the core tells of it. */
export interface Load {
  readonly worker: string;
  readonly counted: number;
  readonly cap: number | null;
  readonly over: boolean;
  /** What stands behind the bar. */
  readonly said: string;
}

const size = 13;
const letter = 0.56;
/** Of more workers only those over the cap have names. */
const mostNamed = 40;

/** The drawing, so many pixels wide. */
export function loads(
  texts: readonly [string, string],
  all: readonly Load[],
  cap: string,
  width: number,
): SVGSVGElement {
  const named = all.length <= mostNamed;
  const pitch = named ? 3.6 * size : 6;
  const bar = named ? 14 : 4;
  const most = Math.max(1, ...all.map((one) => Math.max(one.counted, one.cap ?? 0)));
  const wide = (text: string) => text.length * size * letter;
  const nameOf = ({ worker, counted }: Load) => `${worker} ${counted}`;
  const outside = named ? [] : all.filter(({ over }) => over).map(nameOf);
  const right = width - Math.max(8, ...outside.map((text) => wide(text) + 8));
  const top = 1.8 * size;
  const x = (count: number) => 1 + ((right - 1) * count) / most;
  const height = top + all.length * pitch + size;
  const caps = all.flatMap((one) => (one.cap === null ? [] : [one.cap]));
  const shared = new Set(caps).size === 1 ? caps[0] : undefined;
  let free = top;
  const rows = all.flatMap((one, at) => {
    const y = top + at * pitch + (named ? 1.6 * size : 0);
    const within = one.cap === null ? one.counted : Math.min(one.counted, one.cap);
    // Names that would meet stand below each other.
    const beside = Math.max(y, free);
    if (one.over) free = beside + 1.3 * size;
    return [
      s("rect", { class: "load", x: 1, y, width: x(within) - 1, height: bar }),
      one.counted > within
        ? s("rect", {
            class: "over",
            x: x(within),
            y,
            width: x(one.counted) - x(within),
            height: bar,
            fill: "url(#hatch)",
          })
        : undefined,
      named ? label(one, y - 5, width) : undefined,
      !named && one.over
        ? s(
            "text",
            { class: "strong", x: right + 8, y: beside + size * 0.4 },
            nameOf(one),
          )
        : undefined,
    ];
  });
  return picture(
    "loads",
    texts,
    { width, height },
    s(
      "defs",
      {},
      s(
        "pattern",
        {
          id: "hatch",
          width: 5,
          height: 5,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
        },
        s("rect", { class: "hatch-ground", width: 5, height: 5 }),
        s("rect", { class: "hatch", width: 2.5, height: 5 }),
      ),
    ),
    ...rows,
    ...(shared === undefined
      ? []
      : [
          s("line", {
            class: "cap",
            x1: x(shared),
            x2: x(shared),
            y1: top - 4,
            y2: height - size / 2,
          }),
          s(
            "text",
            {
              class: x(shared) > width / 2 ? "end strong" : "strong",
              x: x(shared) + (x(shared) > width / 2 ? 2 : -2),
              y: size,
            },
            cap,
          ),
        ]),
  );
}

/** Who it is, how many, and the verdict where there is room for it. */
function label(
  { worker, counted, said }: Load,
  y: number,
  width: number,
): SVGTextElement {
  const room = (text: string) => text.length * size * letter <= width;
  const short = `${worker}: ${counted}`;
  const whole = `${short} · ${said}`;
  // A name that is longer than the drawing is wide is set closer, never cut.
  const fit = room(short)
    ? {}
    : { textLength: width - 2, lengthAdjust: "spacingAndGlyphs" };
  return s("text", { x: 1, y, ...fit }, said !== "" && room(whole) ? whole : short);
}
