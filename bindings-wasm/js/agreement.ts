/** An agreement, kept in the module. */
import type { AmendmentText } from "./calls.js";
import type { Decimal, Lang, Stage } from "./documents.js";
import { guarded } from "./error.js";
import type { AgreementHandle, Glue, RequestHandle } from "./glue.js";
import { Plan } from "./plan.js";
import type { Register } from "./register.js";

/** What is asked beside the year. */
export interface PlanOptions {
  /** Charges whose price or amount holds on past its end. */
  readonly hold?: readonly string[] | undefined;
  /** Prices or amounts of charges for which the agreement states none. */
  readonly prices?: Readonly<Record<string, Decimal>> | undefined;
  /** The day on whose map the result is shown. */
  readonly restatedOn?: string | undefined;
  /**
   * The stage in which the year is billed; without it the whole year is. A settlement and a
   * correction take off what the earlier statements of the year come to.
   */
  readonly stage?: Stage | undefined;
  /** The day as of which: what was agreed or became known later does not count. */
  readonly asOf?: string | undefined;
  /** In place of the default one. */
  readonly register?: Register | undefined;
  /** English when not given. */
  readonly lang?: Lang | undefined;
}

/** An agreement that was read and checked. Free it when done. */
export class Agreement {
  readonly #glue: Glue;
  readonly #handle: AgreementHandle;
  readonly #register: () => Register;

  /** @internal */
  constructor(glue: Glue, handle: AgreementHandle, register: () => Register) {
    this.#glue = glue;
    this.#handle = handle;
    this.#register = register;
  }

  /** The identifier in the file. */
  get id(): string {
    return this.#handle.id;
  }

  /** The years that its term touches. */
  get years(): readonly number[] {
    return [...this.#handle.years];
  }

  /** The title in a language, English when not given. */
  title(lang: Lang = "en"): string {
    return guarded(() => this.#handle.title(lang));
  }

  /**
   * The agreement with amendments laid over it, each from its first day on; their order means
   * nothing. This one stays as it is.
   */
  amended(amendments: readonly AmendmentText[], lang: Lang = "en"): Agreement {
    const written = amendments.map((one) =>
      "json" in one ? ([one.json, "json"] as const) : ([one.toml, "toml"] as const),
    );
    const texts = written.map(([text]) => text);
    const syntaxes = written.map(([, syntax]) => syntax);
    const handle = guarded(() => this.#handle.amended(texts, syntaxes, lang));
    return new Agreement(this.#glue, handle, this.#register);
  }

  /** Binds the agreement to a year, to a register and to its buyers. */
  plan(year: number, options: PlanOptions = {}): Plan {
    const { register = this.#register(), lang = "en" } = options;
    return new Plan(
      this.#glue,
      guarded(() => {
        const request = requestOf(this.#glue, year, options, lang);
        return this.#handle.plan(register.handle, request, lang);
      }),
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

/** The request, which goes over to whoever plans with it. */
function requestOf(
  glue: Glue,
  year: number,
  { hold = [], prices = {}, restatedOn, stage, asOf }: PlanOptions,
  lang: Lang,
): RequestHandle {
  const request = new glue.Request(String(year));
  try {
    for (const charge of hold) request.hold(charge);
    // In the order of the façade, so that the same is told first.
    for (const charge of Object.keys(prices).sort()) {
      request.price(charge, prices[charge] ?? "", lang);
    }
    if (restatedOn !== undefined) request.restatedOn(restatedOn, lang);
    if (stage !== undefined) request.stage(stage, lang);
    if (asOf !== undefined) request.asOf(asOf, lang);
    return request;
  } catch (refused) {
    request.free();
    throw refused;
  }
}
