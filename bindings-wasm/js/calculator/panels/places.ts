/** Where municipalities are, as far as the register knows. */
import type { Centre, Lang, Municipality } from "../../documents.js";
import { finland } from "../../index.js";

/** A place on the national plane, in metres. Only drawings are made of it. */
export interface Place {
  readonly code: string;
  readonly east: number;
  readonly north: number;
}

/** How many of the nearest are told of. */
const neighbours = 5;

/** The centres of these on the map of a year; of one that is gone that of what it went into. */
export function placesOf(
  codes: readonly string[],
  year: number,
  lang: Lang,
): readonly Place[] {
  const centres = centresOf(year, lang);
  return codes.flatMap((code) => {
    const centre = centres.get(code) ?? followed(code, lang);
    if (centre === undefined) return [];
    return [{ code, east: Number(centre.east), north: Number(centre.north) }];
  });
}

/** Those whose centres lie nearest to that of one, by code. */
export function nearest(places: readonly Place[], code: string): ReadonlySet<string> {
  const own = places.find((place) => place.code === code);
  if (own === undefined) return new Set();
  const far = ({ east, north }: Place) =>
    (east - own.east) ** 2 + (north - own.north) ** 2;
  const others = places.filter((place) => place !== own);
  others.sort((a, b) => far(a) - far(b));
  return new Set(others.slice(0, neighbours).map((place) => place.code));
}

function centresOf(year: number, lang: Lang): ReadonlyMap<string, Centre> {
  try {
    const { municipalities } = finland().municipalities({ on: `${year}-01-01`, lang });
    return new Map(
      municipalities.flatMap(({ code, centre }) => (centre ? [[code, centre]] : [])),
    );
  } catch {
    // A year whose map the register does not know: there is no map to draw either.
    return new Map();
  }
}

/** The centre of what a municipality went into, however often that happened. */
function followed(code: string, lang: Lang): Centre | undefined {
  const seen = new Set<string>();
  for (let next: string | undefined = code; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const found = municipality(next, lang);
    if (found?.centre) return found.centre;
    next = found?.followed[0]?.code ?? undefined;
  }
  return undefined;
}

function municipality(code: string, lang: Lang): Municipality | undefined {
  try {
    return finland()
      .find(code, { lang })
      .municipalities.find((one) => one.code === code);
  } catch {
    // A party or a foreign municipality has no place that is known.
    return undefined;
  }
}
