/** `<osuus-calculator agreement="…" lang="fi" year="2002" buyer="435">`. */
import { OsuusError } from "../error.js";
import { h } from "./dom.js";
import { ExplanationTree } from "./explanation.js";
import { languageOf, languages } from "./labels/index.js";
import { Panels, panelNames } from "./panels/index.js";
import { Session } from "./session.js";
import type { State } from "./state.js";
import { sheet } from "./style/sheet.js";
import { View } from "./view.js";

/**
 * A calculator of one agreement that comes with the module. Nothing of it reaches the page
 * around it, and what stands inside the tag shows until it has opened, or if it cannot.
 */
export class OsuusCalculator extends HTMLElement {
  static readonly observedAttributes = ["agreement", "facts", "lang", "year", "buyer"];

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #tree = new ExplanationTree();
  readonly #panels = new Panels();
  readonly #state: State;
  #session: Session | undefined;
  /** Counts the openings, so that one that comes late is not shown. */
  #opening = 0;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet()];
    this.#state = {
      lang: "en",
      year: 0,
      buyer: undefined,
      values: new Map(),
      compare: undefined,
      panels: new Set(panelNames),
    };
  }

  connectedCallback(): void {
    this.#state.lang = languageOf(this);
    this.#state.buyer = this.getAttribute("buyer") ?? undefined;
    void this.#open();
  }

  disconnectedCallback(): void {
    this.#opening += 1;
    this.#close();
  }

  attributeChangedCallback(
    name: string,
    before: string | null,
    after: string | null,
  ): void {
    if (!this.isConnected || before === after) return;
    if (name === "lang") this.#state.lang = languageOf(this);
    else if (name === "buyer") this.#state.buyer = after ?? undefined;
    else if (name === "year") this.#state.year = this.#chosenYear();
    else {
      this.#state.values.clear();
      void this.#open();
    }
    this.#draw();
  }

  async #open(): Promise<void> {
    this.#opening += 1;
    const opening = this.#opening;
    this.#close();
    const { lang } = this.#state;
    this.#fallback(languages[lang].loading);
    try {
      const facts =
        this.getAttribute("facts") === "illustrative" ? "illustrative" : "reader";
      const agreement = this.getAttribute("agreement") ?? "";
      const session = await Session.open(agreement, lang, facts);
      if (opening !== this.#opening) return session.close();
      this.#session = session;
      this.#state.year = this.#chosenYear();
      this.#draw();
    } catch (error) {
      if (opening === this.#opening) this.#fail(error);
    }
  }

  #close(): void {
    this.#session?.close();
    this.#session = undefined;
  }

  /** The year of the attribute, or the last one that the agreement covers. */
  #chosenYear(): number {
    const stated = this.getAttribute("year");
    return stated === null ? (this.#session?.years.at(-1) ?? 0) : Number(stated);
  }

  /** Draws anew; what a person pressed before gets the focus back, and the result is read out. */
  #draw(pressed?: string): void {
    if (this.#session === undefined) return;
    try {
      const view = new View(this.#session, this.#state, this.#tree, this.#panels, {
        onBuyer: (code) => {
          this.#state.buyer = code;
          this.#draw("#buyer");
        },
        onLang: (lang) => {
          this.#state.lang = lang;
          this.#draw(".languages [aria-pressed=true]");
        },
        onYear: (year) => {
          this.#state.year = year;
          this.#draw("#year");
        },
        onError: (error) => void this.#mend(error),
      });
      this.#root.replaceChildren(view.element);
      if (pressed === undefined) return;
      this.#root.querySelector<HTMLElement>(pressed)?.focus();
      view.update();
    } catch (error) {
      void this.#mend(error, pressed);
    }
  }

  /** Draws again once the figures of older years are there, if it was they that were missing. */
  async #mend(error: unknown, pressed?: string): Promise<void> {
    const session = this.#session;
    if (session?.mends(error) !== true) return this.#fail(error);
    const opening = this.#opening;
    try {
      await session.loadOlder();
      if (opening === this.#opening) this.#draw(pressed);
    } catch (reason) {
      if (opening === this.#opening) this.#fail(reason);
    }
  }

  #fail(error: unknown): void {
    const { lang } = this.#state;
    const reason = error instanceof OsuusError ? error.message : undefined;
    this.#fallback(languages[lang].failed, reason);
    if (reason === undefined) console.error(error);
  }

  /** The page's own content, and under it what is going on. */
  #fallback(...lines: readonly (string | undefined)[]): void {
    const { lang } = this.#state;
    const said = lines
      .filter((line) => line !== undefined)
      .map((line) => h("p", {}, line));
    this.#root.replaceChildren(
      h("slot"),
      h("div", { class: "waiting", role: "status", lang }, ...said),
    );
  }
}
