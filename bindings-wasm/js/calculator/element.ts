/** `<osuus-calculator agreement="…" lang="fi" year="2002" buyer="435">`. */
import type { Lang } from "../documents.js";
import { OsuusError } from "../error.js";
import { tell } from "./events.js";
import { ExplanationTree } from "./explanation.js";
import { First } from "./first.js";
import { languageOf, languages } from "./labels/index.js";
import { Link } from "./link.js";
import type { Own } from "./own.js";
import { Panels, panelNames } from "./panels/index.js";
import { Problem } from "./problem.js";
import type { Asking, Result, Session } from "./session.js";
import { type SettingName, Settings, settingNames } from "./settings.js";
import { type Hindrance, hindered, Stage } from "./stage.js";
import type { State } from "./state.js";
import { View } from "./view.js";

/** More sentences than anybody reads at once. */
const mostLines = 20;

/**
 * A calculator of one agreement. Nothing of it reaches the page around it, and what stands
 * inside the tag shows until it has opened, or if it cannot.
 */
export class OsuusCalculator extends Settings {
  readonly #stage = new Stage(this.attachShadow({ mode: "open" }));
  readonly #tree = new ExplanationTree();
  readonly #panels = new Panels();
  readonly #link = new Link(this);
  readonly #state: State = {
    lang: "en",
    year: 0,
    buyer: undefined,
    values: new Map(),
    compare: undefined,
    panels: new Set(panelNames),
  };
  #session: Asking | undefined;
  #view: View | undefined;
  /** Why there is no more than a first bill. */
  #lack: unknown;
  /** Where a reader brings an agreement. */
  #own: Own | undefined;
  /** Ends what is still being opened, so that what comes late is not shown. */
  #opening = new AbortController();
  /** Whether the tag stands on a page, and its settings count. */
  #live = false;
  /** What was set since it last did. */
  readonly #stale = new Set<SettingName>(settingNames);
  /** Whether the page knows that this agreement has opened. */
  #told = false;
  /** What was worked out last, until the page has heard of it. */
  #news: Result | undefined;

  connectedCallback(): void {
    this.takeOver();
    this.#live = true;
    // What a person chose before the tag was moved holds; a year is one of the agreement, which has to open first.
    if (this.#stale.has("year")) this.#state.year = 0;
    this.#stale.delete("year");
    for (const name of this.#stale) this.#settle(name);
    this.#stale.clear();
    this.#link.listen(() => {
      if (this.#session && this.#link.read(this.#state)) this.#draw();
    });
    // What stands inside the tag may still be on its way.
    const parsed = this.hasAttribute("agreement") || document.readyState !== "loading";
    if (parsed) void this.#open();
    else {
      const onParsed = () => this.changed("agreement");
      addEventListener("DOMContentLoaded", onParsed, { once: true });
    }
  }

  disconnectedCallback(): void {
    this.#live = false;
    this.#link.stop();
    this.#close();
  }

  protected changed(name: SettingName): void {
    if (!this.#live) {
      this.#stale.add(name);
      return;
    }
    try {
      if (!this.#settle(name)) return;
      const isAnother = name === "agreement" || name === "facts";
      if (this.#session !== undefined && !isAnother) this.#draw();
      else if (this.#own === undefined || isAnother) void this.#open();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes a setting over into the state; whether that changes anything. */
  #settle(name: SettingName): boolean {
    const { lang, buyer, compare, year } = this.#state;
    switch (name) {
      case "agreement":
      case "facts":
        this.#state.values.clear();
        this.#state.year = 0;
        return true;
      case "lang":
        this.#state.lang = languageOf(this);
        this.#own?.speak(this.#state.lang);
        return this.#state.lang !== lang;
      case "buyer":
        this.#state.buyer = this.buyer ?? undefined;
        return this.#state.buyer !== buyer;
      case "compare":
        this.#state.compare = this.compare || undefined;
        return this.#state.compare !== compare;
      case "year":
        this.#state.year = this.statedYear() ?? this.#session?.years.at(-1) ?? 0;
        return this.#state.year !== year;
      case "panels":
        this.#state.panels = this.shownPanels();
        return true;
    }
  }

  async #open(): Promise<void> {
    this.#close();
    const opening = new AbortController();
    this.#opening = opening;
    const { lang } = this.#state;
    this.#stage.wait(lang);
    try {
      const session = this.isOwn ? await this.#openOwn() : await this.#opened(opening);
      if (opening.signal.aborted) session?.close();
      else if (session !== undefined) this.#take(session);
    } catch (error) {
      if (!opening.signal.aborted) this.#fail(error);
    }
  }

  async #opened(opening: AbortController): Promise<Asking> {
    const late = AbortSignal.timeout(this.patience());
    const signal = AbortSignal.any([opening.signal, late]);
    const [agreement, facts] = [this.agreementSource(), this.factsSource()];
    const first = await First.open(agreement, facts, this.statedYear(), signal);
    if (first !== undefined) {
      if (signal.aborted) first.close();
      else this.#take(first);
    }
    const { open } = await needed(import("./opening.js"));
    const { lang, year } = this.#state;
    const whole = await open({ agreement, facts, lang, signal });
    if (first === undefined || signal.aborted) return whole;
    try {
      // Whoever looks at a first bill goes on without a break.
      await whole.prepare(year, lang);
      return whole;
    } catch (error) {
      whole.close();
      throw error;
    }
  }

  /** The form first: there is no agreement before the reader has brought one. */
  async #openOwn(): Promise<undefined> {
    const { signal } = this.#opening;
    const [{ start }, { Own }, { Session }] = await needed(
      Promise.all([import("./opening.js"), import("./own.js"), import("./session.js")]),
    );
    await start();
    if (signal.aborted) return;
    this.#own ??= new Own(this.#state.lang, {
      onLang: (lang) => this.#speak(lang),
      onRead: (agreement, text) => {
        if (!this.#live || !this.isOwn) return agreement.free();
        this.#close();
        this.#settle("agreement");
        this.#take(new Session(agreement, text));
      },
      onRefused: (error) => {
        this.#close();
        this.#stage.show();
        this.#tellOf(error, this.#linesOf(error));
      },
    });
    this.#stage.form = this.#own.element;
    this.#stage.show();
  }

  /** Shows what a session answers: the first that is there, and then the whole in its place. */
  #take(session: Asking): void {
    const before = this.#session;
    this.#session = session;
    if (before === undefined) {
      if (this.#state.year === 0) this.#settle("year");
      this.#link.read(this.#state);
      this.#draw();
    } else if (session.whole !== undefined) this.#goOn(session.whole);
    before?.close();
  }

  /** Whoever is at something stays at it. */
  #goOn(whole: Session): void {
    try {
      if (!this.#view?.take(whole)) this.#draw(this.#stage.focused());
    } catch (error) {
      void this.#mend(error, this.#stage.focused());
    }
  }

  #close(): void {
    this.#opening.abort();
    this.#session?.close();
    this.#session = undefined;
    this.#view = undefined;
    this.#lack = undefined;
    this.#told = false;
    this.#news = undefined;
    if (this.isOwn) return;
    this.#own = undefined;
    this.#stage.form = undefined;
  }

  #speak(lang: Lang, pressed?: string): void {
    this.#state.lang = lang;
    this.#own?.speak(lang);
    this.#draw(pressed);
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
        onLang: (lang) => this.#speak(lang, ".languages [aria-pressed=true]"),
        onYear: (year) => {
          this.#state.year = year;
          this.#draw("#year");
        },
        onResult: (result) => this.#hear(result),
        link: this.#link,
        onError: (error) => void this.#mend(error),
      });
      this.#view = view;
      this.#stage.show(view.element);
      if (this.#lack !== undefined) view.lack(hindered(this.#hindrance(this.#lack)));
      if (pressed === undefined) return;
      this.#stage.focus(pressed);
      view.update();
    } catch (error) {
      void this.#mend(error, pressed);
    }
  }

  /** Draws again once the figures of older years are there, if it was they that were missing. */
  async #mend(error: unknown, pressed?: string): Promise<void> {
    const session = this.#session?.whole;
    if (session?.mends(error) !== true) return this.#fail(error);
    try {
      await session.loadOlder();
      if (session === this.#session) this.#draw(pressed);
    } catch (reason) {
      if (session === this.#session) this.#fail(reason);
    }
  }

  /** Tells the page of a result after the script that caused it: it may change settings then. */
  #hear(result: Result): void {
    if (this.#news === undefined) {
      queueMicrotask(() => {
        const news = this.#news;
        this.#news = undefined;
        if (news === undefined) return;
        const { buyer, year, lang } = this.#state;
        const statement = "statement" in news ? news.statement : undefined;
        const name = this.#told ? "osuus-change" : "osuus-ready";
        this.#told = true;
        tell(this, name, { statement, buyer, year, lang });
      });
    }
    this.#news = result;
  }

  #fail(error: unknown): void {
    if (this.#view !== undefined && this.#session?.whole === undefined) {
      // The bill is there, and right.
      this.#lack = error;
      this.#view.lack(hindered(this.#hindrance(error)));
    } else {
      this.#news = undefined;
      this.#stage.fail(this.#hindrance(error));
    }
    this.#tellOf(error, this.#linesOf(error));
  }

  #hindrance(error: unknown): Hindrance {
    const again = error instanceof Problem && error.mayPass;
    return {
      lang: this.#state.lang,
      lines: this.#linesOf(error),
      onRetry: again ? () => void this.#open() : undefined,
    };
  }

  #linesOf(error: unknown): readonly string[] {
    const labels = languages[this.#state.lang];
    if (error instanceof Problem) return [error.said(labels)];
    if (!(error instanceof OsuusError)) return [labels.failed];
    const head = this.#session === undefined ? labels.failed : labels.refused;
    const messages = error.diagnostics.slice(0, mostLines).map(({ message }) => message);
    return [head, ...messages];
  }

  #tellOf(error: unknown, lines: readonly string[]): void {
    const diagnostics = error instanceof OsuusError ? error.diagnostics : [];
    tell(this, "osuus-error", { message: lines.join("\n"), diagnostics });
    // Whoever keeps the page is told what a reader cannot use.
    if (!(error instanceof OsuusError)) console.error(error);
  }
}

/** Code that a page is still to get: where it does not come, another try may help. */
async function needed<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (error) {
    throw new Problem("files", "", error);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "osuus-calculator": OsuusCalculator;
  }
}
