/** The documents of receipts, as types: `docs/receipt.md` says what their digests are of. */
import type { Decimal, Exact, Stage } from "./documents.js";

/** SHA-256, or keyed with a salt: 64 hexadecimal digits. */
export type Digest = string;

/** How a text enters: as it is, keyed with a salt, or left out on account of clients. */
export type Sealed =
  | { readonly sha256: Digest }
  | { readonly hmac_sha256: Digest }
  | { readonly left_out: "yes" };

/** An agreement or an amendment. */
export interface ReceiptText {
  readonly id: string;
  readonly sha256: Digest;
}

/** What was asked beside the year. */
export interface ReceiptRequest {
  readonly hold?: readonly string[];
  readonly prices?: Readonly<Record<string, Exact>>;
  readonly restated_on?: string;
  readonly stage?: Stage;
  readonly as_of?: string;
}

/** Figures of the register on a day. */
export interface ReceiptSeries {
  readonly series: string;
  readonly date: string;
  readonly sha256: Digest;
}

/** An earlier statement. */
export type ReceiptEarlier = Sealed & {
  readonly agreement: string;
  readonly period: string;
  readonly stage?: Stage;
};

/** Digests of what a statement was made of and of what it says. */
export interface Receipt {
  readonly schema: "osuus.receipt/1";
  /** Its version. */
  readonly library: string;
  readonly agreement: ReceiptText & {
    /** Those that hold, in the order in which they are laid; absent where there are none. */
    readonly amendments?: readonly ReceiptText[];
  };
  readonly period: string;
  /** Absent where nothing was asked. */
  readonly request?: ReceiptRequest;
  readonly register: {
    readonly map: { readonly sha256: Digest };
    readonly series: readonly ReceiptSeries[];
  };
  /** The rows that name no client. */
  readonly facts: {
    readonly rows: number;
    readonly sha256: Digest;
    /** There where the statement is made of made-up facts. */
    readonly illustrative?: "yes";
  };
  /** Absent where no row names a client. */
  readonly clients?: Sealed;
  /** Absent where there are none. */
  readonly earlier?: readonly ReceiptEarlier[];
  /** The total is absent where rows name clients. */
  readonly statement: Sealed & { readonly total?: Decimal };
}

/** What came of a part: the same, it differs, it was left out, another version. */
export type Verdict = "yes" | "no" | "unsaid" | "other";

/** One part of a receipt and of the one made again; null where there is none. */
interface Held<Name extends string, Part> {
  readonly part: Name;
  readonly holds: Verdict;
  readonly expected: Part | null;
  readonly found: Part | null;
}

/** One part, by its name. */
export type PartCheck =
  | Held<"agreement", Receipt["agreement"]>
  | Held<"period" | "library", string>
  | Held<"request", ReceiptRequest>
  | Held<"map", Receipt["register"]["map"]>
  | Held<"series", ReceiptSeries>
  | Held<"facts", Receipt["facts"]>
  | Held<"clients", Sealed>
  | Held<"earlier", ReceiptEarlier>
  | Held<"statement", Receipt["statement"]>;

/** A receipt held against one that was made again. */
export interface Verification {
  readonly schema: "osuus.verification/1";
  readonly holds: "yes" | "no";
  readonly parts: readonly PartCheck[];
}
