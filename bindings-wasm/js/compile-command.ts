#!/usr/bin/env node
/**
 * `osuus-compile FOLDER [FILE YEAR]`: writes compiled plans into a folder, of the agreement in a file and a year, or of all
 * embedded agreements and their years.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compiledFile } from "./compile.js";
import type { CompiledFile } from "./compiled.js";
import { Agreement, call, init, OsuusError } from "./index.js";

const [folder, file, year] = process.argv.slice(2);
if (folder === undefined || (file === undefined) !== (year === undefined)) {
  console.error("usage: osuus-compile FOLDER [FILE YEAR]");
  process.exit(2);
}
await init(undefined, { register: "all" });
await mkdir(folder, { recursive: true });
if (file === undefined) await all(folder);
else await one(folder, file, Number(year));

async function one(into: string, path: string, of: number): Promise<void> {
  const syntax = path.endsWith(".toml") ? "toml" : "json";
  const agreement = Agreement.read(await readFile(path, "utf8"), syntax);
  await keep(into, compiledFile(agreement, of, undefined));
}

/** Every embedded agreement, with made-up facts where it has them; what gives no bill has no file. */
async function all(into: string): Promise<void> {
  const { answer } = call({ call: "agreements" });
  for (const { id, years } of "agreements" in answer ? answer.agreements : []) {
    const agreement = Agreement.embedded(id);
    for (const of of years) {
      for (const illustrative of [undefined, { embedded: id }]) {
        try {
          await keep(into, compiledFile(agreement, of, illustrative));
        } catch (error) {
          if (!(error instanceof OsuusError)) throw error;
        }
      }
    }
    agreement.free();
  }
}

/** Named after what is in it, so that a page finds it. */
async function keep(into: string, compiled: CompiledFile): Promise<void> {
  const { agreement, year: of, facts } = compiled;
  const suffix = facts === "illustrative" ? "-illustrative" : "";
  const name = `${agreement}-${of}${suffix}.json`;
  await writeFile(join(into, name), JSON.stringify(compiled));
  console.log(name);
}
