/** The code blocks of documents: a page never shows what was not run. */
import { readFile } from "node:fs/promises";
import { inRepository } from "./package.js";

/**
 * The first block in a language.
 *
 * @param {string} language
 * @param {string} page
 */
export async function block(language, page = "docs/web.md") {
  const text = await readFile(inRepository(page), "utf8");
  const found = text.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms"));
  if (!found?.[1]) throw new Error(`${page} has no block in ${language}`);
  return found[1];
}
