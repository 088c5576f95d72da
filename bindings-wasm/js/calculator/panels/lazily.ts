/** Work that waits until somebody looks at it, and until the page has nothing else to do. */

/** A piece of work that may stop after each of its steps. */
export type Work = () => Iterator<unknown>;

/** Long enough for a slider to come to rest. */
const restMilliseconds = 120;
/** What a step may take of a moment in which nothing else happens. */
const leastMilliseconds = 4;

/** Does the last thing it was asked for, in idle moments, while its element is seen. */
export class Lazily {
  readonly #failed: (error: unknown) => void;
  #seen = false;
  #wanted: Work | undefined;
  #off = () => false;
  #doing: Iterator<unknown> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: Element, failed: (error: unknown) => void) {
    this.#failed = failed;
    const near = new IntersectionObserver(
      (entries) => {
        this.#seen = entries.at(-1)?.isIntersecting === true;
        if (this.#seen) this.#soon(0);
      },
      { rootMargin: "50% 0px" },
    );
    near.observe(element);
  }

  /** Asks for something; what was asked for before is given up, and this once it is `off`. */
  ask(work: Work, off: () => boolean): void {
    this.#wanted = work;
    this.#off = off;
    this.#doing = undefined;
    this.#soon(restMilliseconds);
    // On paper everything is seen.
    addEventListener("beforeprint", this.#finish);
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    if (this.#wanted === undefined || !this.#seen) return;
    this.#timer = setTimeout(() => idle((left) => this.#go(left)), wait);
  }

  #go(left: () => number): void {
    do {
      if (!this.#step()) return;
    } while (left() > leastMilliseconds);
    this.#soon(0);
  }

  /** Whether there is more to do. */
  #step(): boolean {
    if (this.#wanted === undefined) return false;
    try {
      this.#doing ??= this.#wanted();
      if (!this.#off() && !this.#doing.next().done) return true;
    } catch (error) {
      this.#failed(error);
    }
    this.#wanted = undefined;
    removeEventListener("beforeprint", this.#finish);
    return false;
  }

  readonly #finish = (): void => {
    while (this.#step());
  };
}

/** Not every browser tells when it is idle. */
function idle(work: (left: () => number) => void): void {
  if ("requestIdleCallback" in globalThis) {
    requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), {
      timeout: 500,
    });
    return;
  }
  const end = performance.now() + 2 * leastMilliseconds;
  setTimeout(() => work(() => end - performance.now()), 0);
}
