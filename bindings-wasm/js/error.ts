/** What is thrown when the core refuses a call. */
import type { Diagnostic, Diagnostics } from "./documents.js";

/** A refusal, with everything that the core found. */
export class OsuusError extends Error {
  override readonly name = "OsuusError";

  /** The findings, worst first. */
  readonly diagnostics: readonly Diagnostic[];

  /** The document as the core wrote it (`osuus.diagnostics/1`). */
  readonly json: string;

  /** Takes the text of the document. */
  constructor(json: string) {
    const { diagnostics } = JSON.parse(json) as Diagnostics;
    super(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
    this.diagnostics = diagnostics;
    this.json = json;
  }
}

/** Whether a refusal asks for the part of the register that is not loaded. */
export function asksForRest(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code }) => code === "register-rest");
}

/** Runs a call into the module; a document that it throws becomes an error. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw typeof thrown === "string" ? new OsuusError(thrown) : thrown;
  }
}
