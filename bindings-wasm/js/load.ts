/** Starts a module once, in a browser or in node. */
import type { Glue, ModuleSource } from "./glue.js";

/** Gives a function that starts the module on its first call and waits on the others. */
export function loader(
  glue: Glue,
  beside: URL,
): (source?: ModuleSource) => Promise<void> {
  let started: Promise<void> | undefined;
  return (source) => {
    started ??= start(glue, source ?? beside).catch((reason: unknown) => {
      started = undefined;
      throw reason;
    });
    return started;
  };
}

async function start(glue: Glue, source: ModuleSource): Promise<void> {
  await glue.default({ module_or_path: await reachable(source) });
}

/** Node does not fetch files: there the bytes are read. */
async function reachable(source: ModuleSource): Promise<ModuleSource> {
  if (!(source instanceof URL) || source.protocol !== "file:") return source;
  const { readFile } = await import("node:fs/promises");
  return readFile(source);
}
