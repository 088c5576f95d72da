/** What the labels are; each language has a file. */
import type { ProblemName } from "../problem.js";

/** The element's own words. Every figure and every sentence about it is the core's. */
export interface Labels {
  /** The language's name for itself. */
  readonly self: string;
  readonly languages: string;
  readonly loading: string;
  readonly failed: string;
  readonly given: string;
  readonly buyer: string;
  readonly search: string;
  readonly none: string;
  readonly year: string;
  readonly everyone: string;
  readonly back: string;
  /** One buyer pays for a `{period}`. */
  readonly pays: string;
  /** All of them do. */
  readonly pay: string;
  readonly invitation: string;
  readonly refused: string;
  readonly marked: string;
  readonly bill: string;
  readonly line: string;
  readonly quantity: string;
  readonly rate: string;
  readonly amount: string;
  readonly total: string;
  readonly why: string;
  /** The reasons are on their way. */
  readonly awaited: string;
  readonly openAll: string;
  readonly closeAll: string;
  readonly source: string;
  readonly warnings: string;
  readonly funders: string;
  // Opening an agreement, and one of the reader's own.
  /** What hinders it; `{about}` is an address, a file or what was written. */
  readonly problems: Readonly<Record<ProblemName, string>>;
  readonly retry: string;
  readonly ownTitle: string;
  readonly ownPrivacy: string;
  readonly ownText: string;
  readonly ownFile: string;
  readonly ownRead: string;
  readonly ownDone: string;
  readonly ownRefused: string;
  readonly firstFindings: string;
  readonly atLine: string;
  readonly picture: string;
  readonly ask: string;
  readonly close: string;
  readonly illustrative: string;
  readonly printedTotal: string;
  readonly more: string;
  readonly share: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly copyBill: string;
  readonly billCopied: string;
  /** Where the browser does not let the calculator copy. */
  readonly byHand: string;
  readonly print: string;
  readonly download: string;
  /** Before the link, on paper. */
  readonly address: string;
}
