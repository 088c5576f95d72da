/** The code blocks of documents: a page never shows what was not run. */
import { readFile } from "node:fs/promises";
import { inRepository } from "./package.js";

/**
 * The first block in a language, of the page or under a heading.
 *
 * @param {string} language
 * @param {string} [page]
 * @param {string} [heading]
 */
export async function block(language, page = "docs/web.md", heading = "") {
  const text = await readFile(inRepository(page), "utf8");
  const part = text.slice(Math.max(0, text.indexOf(`\n## ${heading}\n`)));
  const found = part.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms"));
  if (!found?.[1]) throw new Error(`${page} has no block in ${language}`);
  return found[1];
}
