/**
 * What a link says after its `#`: `#osuus=buyer=435&year=2002&pair-work=10`, of a tag with an
 * `id` `#ID:osuus=…`; the parts of several calculators stand in one link with `;` between them.
 *
 * Anybody can write a link by hand. So whatever is not understood is left out, and nothing is
 * believed: a value goes into a field, and the core reads it as if it had been typed.
 */
import type { Lang } from "../documents.js";
import { isAddress } from "./source.js";

/** What a link says. */
export interface Shared {
  readonly lang?: Lang | undefined;
  readonly year?: number | undefined;
  readonly buyer?: string | undefined;
  /** The identifier of the agreement that this one is laid beside. */
  readonly compare?: string | undefined;
  /** What stands in the fields, by measure. */
  readonly values: ReadonlyMap<string, string>;
}

/** No link that a calculator writes comes near to these. */
const longestFragment = 4096;
const longestText = 64;
const mostValues = 64;

/** A measure may be called as one of these: then it has a point before it. */
const own = ["lang", "year", "buyer", "compare"];

/** What a fragment says to the calculator with an `id`; nothing where it does not speak of it. */
export function readFragment(fragment: string, id: string): Shared | undefined {
  if (fragment.length > longestFragment) return undefined;
  const name = nameOf(id);
  const part = partsOf(fragment).find((one) => one.startsWith(name));
  if (part === undefined) return undefined;
  const said = new Map(
    [...new URLSearchParams(part.slice(name.length))]
      .filter(([key, text]) => key !== "" && isPlain(key) && isPlain(text))
      .slice(0, own.length + mostValues),
  );
  const values = new Map<string, string>();
  for (const [key, text] of said) {
    if (!own.includes(key)) values.set(key.replace(/^\./, ""), text);
  }
  return {
    lang: langOf(said.get("lang")),
    year: yearOf(said.get("year")),
    buyer: said.get("buyer") || undefined,
    compare: identifier(said.get("compare")),
    values,
  };
}

/** The fragment with a calculator's part in it; what others have said in it stays. */
export function writeFragment(fragment: string, id: string, shared: Shared): string {
  const name = nameOf(id);
  const { lang, year, buyer, compare, values } = shared;
  const said = new URLSearchParams();
  const named = { buyer, year, lang, compare: identifier(compare) };
  for (const [key, value] of Object.entries(named)) {
    if (value !== undefined) said.set(key, String(value));
  }
  for (const [measure, text] of values) {
    const known = own.includes(measure) || measure.startsWith(".");
    if (text.trim() !== "") said.set(known ? `.${measure}` : measure, text.trim());
  }
  const others = partsOf(fragment).filter(
    (part) => /^([^=]*:)?osuus=/.test(part) && !part.startsWith(name),
  );
  return `#${[...others, `${name}${said}`].join(";")}`;
}

function partsOf(fragment: string): readonly string[] {
  return fragment.replace(/^#/, "").split(";");
}

function nameOf(id: string): string {
  const written = new URLSearchParams([[id, ""]]).toString();
  return id === "" ? "osuus=" : `${written.slice(0, -1)}:osuus=`;
}

/** Short, and nothing in it that a field could not hold. */
function isPlain(text: string): boolean {
  return text.length <= longestText && !/\p{C}/u.test(text);
}

/** Which file lies beside is for the page to say: nobody makes it show one from elsewhere by a link. */
function identifier(name: string | undefined): string | undefined {
  return name === undefined || name === "" || isAddress(name) ? undefined : name;
}

function langOf(text: string | undefined): Lang | undefined {
  return text === "fi" || text === "sv" || text === "en" ? text : undefined;
}

function yearOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{3}$/.test(text) ? Number(text) : undefined;
}
