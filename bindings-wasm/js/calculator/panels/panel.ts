/** What stands below the bill: panels with one subject each. */
import type { Labels } from "../labels/index.js";
import type { Result, Session } from "../session.js";
import type { State } from "../state.js";

/** The panels, by the names that the attribute `panels` takes, in the order on the page. */
export const panelNames = ["why", "compare", "members", "caseload", "notes"] as const;

/** The name of a panel. */
export type PanelName = (typeof panelNames)[number];

/** What a panel is drawn of. */
export interface Seen {
  readonly session: Session;
  readonly state: State;
  readonly labels: Labels;
  readonly result: Result;
  /** Looks at another buyer, or at all. */
  readonly onBuyer: (code: string | undefined) => void;
}

/** A section below the bill. It is made once for a view, and told of every change. */
export interface Panel {
  readonly element: HTMLElement;
  /** Shows what is seen now; hides itself where it has nothing to say. */
  show(seen: Seen): void;
}
