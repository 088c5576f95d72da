/** The code blocks of `docs/web.md`: a page never shows what was not run. */
import { readFile } from "node:fs/promises";
import { inRepository } from "./package.js";

/**
 * The first block in a language.
 *
 * @param {string} language
 */
export async function block(language) {
  const text = await readFile(inRepository("docs/web.md"), "utf8");
  const found = text.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms"));
  if (!found?.[1]) throw new Error(`docs/web.md has no block in ${language}`);
  return found[1];
}
