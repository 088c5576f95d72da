/** Why an agreement could not be opened, where it is not the core that refuses it. */
import type { Labels } from "./labels/index.js";

/** What can go wrong before the core has a say. */
export type ProblemName =
  | "unnamed"
  | "absent"
  | "unreachable"
  | "slow"
  | "page"
  | "large"
  | "stuck"
  | "year"
  | "policy"
  | "files";

/** One of these, with what it is about: an address, or what was written. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemName;
  readonly about: string;

  constructor(code: ProblemName, about: string | URL = "", cause?: unknown) {
    super(`${code} ${about}`.trim(), { cause });
    this.code = code;
    this.about = String(about);
  }

  /** Whether another try may go better. */
  get mayPass(): boolean {
    return ["absent", "unreachable", "slow", "stuck", "files"].includes(this.code);
  }

  /** The sentence for a reader. */
  said({ problems }: Labels): string {
    return problems[this.code].replace("{about}", () => this.about);
  }
}
