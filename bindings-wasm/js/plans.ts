/**
 * The compiled plans that lie beside the code, by agreement and year: what is not there is not asked for. Each address stands
 * here whole, so that a bundler takes its file along.
 */
const plans: Readonly<Record<string, Readonly<Record<number, URL>>>> = {
  "jyvaskyla-fund-model": {
    2002: new URL("./plans/jyvaskyla-fund-model-2002.json", import.meta.url),
  },
  "keski-suomi-cooperation-2007": {
    2007: new URL("./plans/keski-suomi-cooperation-2007-2007.json", import.meta.url),
    2008: new URL("./plans/keski-suomi-cooperation-2007-2008.json", import.meta.url),
  },
  "keski-suomi-county": {
    2023: new URL("./plans/keski-suomi-county-2023.json", import.meta.url),
  },
  "keski-suomi-pair-work": {
    2020: new URL("./plans/keski-suomi-pair-work-2020.json", import.meta.url),
    2021: new URL("./plans/keski-suomi-pair-work-2021.json", import.meta.url),
    2022: new URL("./plans/keski-suomi-pair-work-2022.json", import.meta.url),
  },
};

/** Those with made-up facts in them, of agreements that give no bill without. */
const illustrative: typeof plans = {
  "jyvaskyla-funding-model": {
    2002: new URL(
      "./plans/jyvaskyla-funding-model-2002-illustrative.json",
      import.meta.url,
    ),
  },
};

/** The file of a plan, of the last year where none is named; undefined where there is none. */
export function planFile(
  agreement: string,
  facts: "reader" | "illustrative",
  year: number | undefined,
): URL | undefined {
  const of = facts === "reader" ? plans : illustrative;
  const years = Object.hasOwn(of, agreement) ? (of[agreement] ?? {}) : {};
  return years[year ?? Math.max(...Object.keys(years).map(Number))];
}

/** All of them. */
export function planFiles(): readonly URL[] {
  return [plans, illustrative].flatMap((each) =>
    Object.values(each).flatMap((years) => Object.values(years)),
  );
}
