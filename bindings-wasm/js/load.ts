/** Starts a module once, and reads what lies beside it, in a browser or in node. */
import type { ModuleSource } from "./glue.js";

/** What starts a module. */
interface Starting {
  readonly default: (options: { module_or_path: ModuleSource }) => Promise<unknown>;
}

/** Gives a function that starts the module on its first call and waits on the others. */
export function loader(
  glue: Starting,
  beside: URL,
): (source?: ModuleSource) => Promise<void> {
  return once((source?: ModuleSource) => start(glue, source ?? beside));
}

/** Does something on the first call, and waits for it on the others; what failed is tried anew. */
export function once<Given extends unknown[]>(
  load: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  let started: Promise<void> | undefined;
  return (...given) => {
    started ??= load(...given).catch((reason: unknown) => {
      started = undefined;
      throw reason;
    });
    return started;
  };
}

/** The bytes of a file of the package. */
export async function bytesAt(file: URL): Promise<Uint8Array> {
  if (isFile(file)) return read(file);
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start(glue: Starting, source: ModuleSource): Promise<void> {
  const reachable = isFile(source) ? await read(source) : source;
  await glue.default({ module_or_path: reachable });
}

/** Node does not fetch files: there the bytes are read. */
function isFile(source: ModuleSource): source is URL {
  return source instanceof URL && source.protocol === "file:";
}

async function read(file: URL): Promise<Uint8Array<ArrayBuffer>> {
  const { readFile } = await import("node:fs/promises");
  return new Uint8Array(await readFile(file));
}
