/** An agreement, kept in the module. */
import type { Lang } from "./documents.js";
import { guarded } from "./error.js";
import type { AgreementHandle, Glue } from "./glue.js";
import { Plan } from "./plan.js";

/** An agreement that was read and checked. Free it when done. */
export class Agreement {
  readonly #glue: Glue;
  readonly #handle: AgreementHandle;

  /** @internal */
  constructor(glue: Glue, handle: AgreementHandle) {
    this.#glue = glue;
    this.#handle = handle;
  }

  /** The identifier in the file. */
  get id(): string {
    return this.#handle.id;
  }

  /** The title in a language, English when not given. */
  title(lang: Lang = "en"): string {
    return guarded(() => this.#handle.title(lang));
  }

  /** Binds the agreement to a year and to its buyers. */
  plan(year: number, lang: Lang = "en"): Plan {
    return new Plan(
      this.#glue,
      guarded(() => this.#handle.plan(String(year), lang)),
    );
  }

  /** Gives the memory back. */
  free(): void {
    this.#handle.free();
  }

  /** The same, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.free();
  }
}
