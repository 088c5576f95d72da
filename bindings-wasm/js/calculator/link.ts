/** The link to what one calculator shows: read from the page's address, written into it. */
import type { Measure } from "../documents.js";
import { readFragment, writeFragment } from "./fragment.js";
import type { State } from "./state.js";

/** Between the page's address and the state of a calculator. */
export class Link {
  readonly #element: HTMLElement;
  #stop: AbortController | undefined;
  /** What was read last: it is laid over the state once. */
  #read: string | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Tells when somebody followed another link on the page. */
  listen(onChange: () => void): void {
    this.stop();
    this.#stop = new AbortController();
    addEventListener("hashchange", onChange, { signal: this.#stop.signal });
  }

  stop(): void {
    this.#stop?.abort();
  }

  /** Lays what the address says over the state; false where it says nothing new of this one. */
  read(state: State): boolean {
    if (location.hash === this.#read) return false;
    this.#read = location.hash;
    const shared = readFragment(location.hash, this.#element.id);
    if (shared === undefined) return false;
    state.lang = shared.lang ?? state.lang;
    state.year = shared.year ?? state.year;
    state.buyer = shared.buyer;
    state.compare = shared.compare ?? state.compare;
    state.values.clear();
    for (const [measure, value] of shared.values) state.values.set(measure, value);
    return true;
  }

  /** The address of what is shown: of the frame's page, where the calculator is in a frame. */
  address(state: State, measures: readonly Measure[]): string {
    const { lang, year, buyer, compare } = state;
    const values = new Map(
      measures.map(({ id }) => [id, state.values.get(id) ?? ""] as const),
    );
    const shared = { lang, year, buyer, compare, values };
    const [page] = location.href.split("#");
    return `${page}${writeFragment(location.hash, this.#element.id, shared)}`;
  }

  /** Puts an address into the bar, in place of the one that is there. */
  show(address: string): void {
    try {
      history.replaceState(history.state, "", address);
      this.#read = location.hash;
    } catch {
      // A frame without an address of its own has no bar either.
    }
  }
}
