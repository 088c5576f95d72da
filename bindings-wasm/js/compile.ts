/** Makes files of compiled plans. */

import type { Agreement } from "./agreement.js";
import type { CompiledFile, Names } from "./compiled.js";
import type { Lang } from "./documents.js";
import type { Plan } from "./plan.js";

const langs = ["fi", "sv", "en"] as const;

/** Something in every language. */
function inAll<T>(of: (lang: Lang) => T): Readonly<Record<Lang, T>> {
  const [fi, sv, en] = langs.map(of) as [T, T, T];
  return { fi, sv, en };
}

/** The file of a plan. */
export function compiledFile(
  agreement: Agreement,
  year: number,
  illustrative: { readonly embedded: string } | undefined,
): CompiledFile {
  const plan = agreement.plan(year);
  const facts = illustrative;
  try {
    const bytes = plan.compile({ facts });
    const asked = inAll((lang) => plan.facts({ lang }));
    const filled = asked.en.measures.filter(({ of }) => of !== "client");
    return {
      schema: "osuus.compiled/1",
      agreement: agreement.id,
      title: inAll((lang) => agreement.title(lang)),
      years: agreement.years,
      year,
      period: asked.en.period,
      facts: illustrative === undefined ? "reader" : "illustrative",
      measures: inAll((lang) =>
        illustrative === undefined
          ? asked[lang].measures.filter(({ id }) => filled.some((one) => one.id === id))
          : [],
      ),
      buyers: buyersOf(plan, facts),
      plan: Buffer.from(bytes).toString("base64"),
    };
  } finally {
    plan.free();
  }
}

/** Everybody who is billed, by its names. */
function buyersOf(
  plan: Plan,
  facts: { readonly embedded: string } | undefined,
): CompiledFile["buyers"] {
  const bills = inAll((lang) => plan.bill({ facts, lang }).bills);
  return bills.en.map(({ buyer }, at) => {
    const names: Names = inAll((lang) => bills[lang][at]?.buyer.name ?? buyer.name);
    return { code: buyer.code, names };
  });
}
