/** The panels' words in every language. */
import type { Lang } from "../../../documents.js";
import { en } from "./en.js";
import { fi } from "./fi.js";
import type { Labels } from "./labels.js";
import { sv } from "./sv.js";

export type { Labels } from "./labels.js";

/** By language. */
export const words: Readonly<Record<Lang, Labels>> = { fi, sv, en };
