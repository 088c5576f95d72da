/** The agreement that stands beside: one of the package, or a file that is fetched once. */
import type { AgreementText } from "../../calls.js";
import type { Lang } from "../../documents.js";
import { OsuusError } from "../../error.js";
import { agreementOf, agreementText } from "../opening.js";
import { agreementNamed, millisecondsToWait } from "../source.js";

interface Fetched {
  readonly of: string;
  text?: AgreementText;
  error?: unknown;
}

/** Tells when a file has come, or when it is known that it does not. */
export class Other {
  readonly #onCome: () => void;
  #fetched: Fetched | undefined;

  constructor(onCome: () => void) {
    this.#onCome = onCome;
  }

  /** What an identifier or an address stands for; undefined while it is on its way. Throws why it does not come. */
  textOf(name: string, lang: Lang): AgreementText | undefined {
    const source = agreementNamed(name, document.baseURI);
    if ("embedded" in source) return source;
    if (this.#fetched?.of !== name) {
      const fetched: Fetched = { of: name };
      this.#fetched = fetched;
      const late = AbortSignal.timeout(millisecondsToWait);
      void agreementText(source, late).then(
        (text) => this.#tried(fetched, text, lang),
        (error) => this.#came(fetched, { error }),
      );
    }
    if (this.#fetched.error !== undefined) throw this.#fetched.error;
    return this.#fetched.text;
  }

  /** A long text is read where it holds nothing up; what the core says of it, it says again. */
  async #tried(fetched: Fetched, text: AgreementText, lang: Lang): Promise<void> {
    try {
      (await agreementOf(text, lang)).free();
      this.#came(fetched, { text });
    } catch (error) {
      this.#came(fetched, error instanceof OsuusError ? { text } : { error });
    }
  }

  #came(fetched: Fetched, what: Pick<Fetched, "text" | "error">): void {
    Object.assign(fetched, what);
    if (this.#fetched === fetched) this.#onCome();
  }
}
