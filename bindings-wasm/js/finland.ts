/** The register of Finnish municipalities: files beside the code, loaded as they are needed. */
import type { Glue, RegisterHandle } from "./glue.js";
import { bytesAt, once } from "./load.js";
import { Register } from "./register.js";

/** How much of the register is there from the start. */
export type RegisterParts = "recent" | "all" | "none";

// Each address stands in one piece, so that bundlers find the file.
const recent = new URL("./register/finland.register", import.meta.url);
const older = new URL("./register/finland-older.register", import.meta.url);

/** The register of a module. It grows while it is in use, and lives as long as the module. */
class Kept extends Register {
  /** Puts another in its place. */
  replace(handle: RegisterHandle): void {
    const before = this.handle;
    this.handle = handle;
    before.free();
  }

  override free(): void {}
}

/** The default register of a module: it knows nothing, then the recent part, then all. */
export class Finland {
  readonly #glue: Glue;
  #register: Kept | undefined;

  /** Lays the recent part. */
  readonly loadRecent: () => Promise<void>;
  /** Lays the older part over it. */
  readonly loadOlder: () => Promise<void>;

  /** Takes what starts the module; files come in while it starts. */
  constructor(glue: Glue, start: () => Promise<void>) {
    this.#glue = glue;
    this.loadRecent = once(async () => {
      const [bytes] = await Promise.all([bytesAt(recent), start()]);
      this.register.replace(glue.Register.fromCsv(bytes, "en"));
    });
    this.loadOlder = once(async () => {
      const [bytes] = await Promise.all([bytesAt(older), this.loadRecent()]);
      const part = glue.Register.fromCsv(bytes, "en");
      try {
        this.register.replace(this.register.handle.over(part, "en"));
      } finally {
        part.free();
      }
    });
  }

  /** The register as far as it is loaded. */
  get register(): Kept {
    this.#register ??= new Kept(this.#glue, this.#glue.Register.none());
    return this.#register;
  }

  /** Loads as much as is asked for; what is there already stays. */
  async load(parts: RegisterParts): Promise<void> {
    if (parts === "all") await this.loadOlder();
    else if (parts === "recent") await this.loadRecent();
  }
}
