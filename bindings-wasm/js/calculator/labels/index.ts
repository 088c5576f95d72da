/** The labels of a language, and which language a place in a page is in. */
import type { Lang } from "../../documents.js";
import { en } from "./en.js";
import { fi } from "./fi.js";
import type { Labels } from "./labels.js";
import { sv } from "./sv.js";

export type { Labels } from "./labels.js";

/** Every language, in the order of the switch. */
export const languages: Readonly<Record<Lang, Labels>> = { fi, sv, en };

/** The nearest `lang` around an element, English if that is none of ours. */
export function languageOf(element: Element): Lang {
  const tag = element.closest("[lang]")?.getAttribute("lang") ?? "";
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  return isLang(primary) ? primary : "en";
}

function isLang(code: string): code is Lang {
  return Object.hasOwn(languages, code);
}
