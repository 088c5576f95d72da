/** The compiled plans that lie beside the code: what is not there is not asked for. */

/** Where they lie. */
const folder = new URL("./plans/", import.meta.url);

/** The years with a bill of each embedded agreement; with made-up facts where it has none of its own. */
export const compiledYears: Readonly<Record<string, readonly number[]>> = {
  "jyvaskyla-fund-model": [2002],
  "jyvaskyla-funding-model-illustrative": [2002],
  "keski-suomi-cooperation-2007": [2007, 2008],
  "keski-suomi-county": [2023],
  "keski-suomi-pair-work": [2020, 2021, 2022],
};

/** The file of a plan, of the last year where none is named; undefined where there is none. */
export function planFile(
  agreement: string,
  facts: "reader" | "illustrative",
  year: number | undefined,
): URL | undefined {
  const suffix = facts === "illustrative" ? "-illustrative" : "";
  const years = Object.hasOwn(compiledYears, agreement + suffix)
    ? (compiledYears[agreement + suffix] ?? [])
    : [];
  const of = year ?? years.at(-1);
  if (of === undefined || !years.includes(of)) return undefined;
  return new URL(`${agreement}-${of}${suffix}.json`, folder);
}
