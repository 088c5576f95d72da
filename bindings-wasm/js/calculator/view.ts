/** The calculator as it stands on the page, in one language and for one year. */
import type { Diagnostic, Lang } from "../documents.js";
import { OsuusError } from "../error.js";
import { type Choice, Combobox } from "./combobox.js";
import { h, keepingFocus } from "./dom.js";
import { type Entry, entryOf } from "./entries.js";
import type { ExplanationTree } from "./explanation.js";
import { Fields } from "./fields.js";
import { type Labels, languages } from "./labels/index.js";
import type { Link } from "./link.js";
import { Reservations } from "./notes.js";
import type { Panels } from "./panels/index.js";
import { awaited, type Drawn, draw, refuse } from "./result.js";
import type { Asked, Asking, BuyerNames, Result, Session } from "./session.js";
import { Share } from "./share.js";
import { entriesOf, type State } from "./state.js";

/** What a person can do beside filling in. */
export interface Actions {
  readonly onBuyer: (code: string | undefined) => void;
  readonly onLang: (lang: Lang) => void;
  readonly onYear: (year: number) => void;
  /** A bill was worked out, or refused. */
  readonly onResult: (result: Result) => void;
  /** To what is shown, in the address of the page. */
  readonly link: Link;
  /** The bill could not even be refused. */
  readonly onError: (error: unknown) => void;
}

/** What is asked for where nothing can be billed. */
const nothing: Asked = { period: "", measures: [] };

/** Long enough for a person to type a number, so that one total is read out, not four. */
const quietMilliseconds = 500;

/** Draws a session and its state; works the bill out again on every change. */
export class View {
  readonly element: HTMLElement;
  #session: Asking;
  readonly #state: State;
  readonly #labels: Labels;
  readonly #actions: Actions;
  readonly #tree: ExplanationTree;
  readonly #panels: Panels;
  readonly #asked: Asked;
  readonly #buyers: readonly BuyerNames[];
  readonly #fields: Fields;
  readonly #reservations = new Reservations();
  readonly #share: Share;
  readonly #result = h("div", { class: "result" });
  readonly #address = h("p", { class: "address" });
  readonly #grounds = h("div", { class: "grounds" });
  readonly #status = h("p", { class: "aside", role: "status" });
  /** Stands where the reasons will, or says why they do not come. */
  #awaited: HTMLElement;
  /** Whether the page has heard of what is shown. */
  #told = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    session: Asking,
    state: State,
    tree: ExplanationTree,
    panels: Panels,
    actions: Actions,
  ) {
    this.#session = session;
    this.#state = state;
    this.#tree = tree;
    this.#panels = panels;
    this.#actions = actions;
    this.#labels = languages[state.lang];
    this.#awaited = awaited(this.#labels);
    const { year, lang } = state;
    // A value of a link may be refused before it is seen that older figures are wanted.
    if (state.values.size > 0) session.ask(year, undefined, [], lang);
    this.#asked = this.#askedOf(session);
    this.#buyers = this.#buyersOf(session);
    // Somebody who is not billed in this year: of another one, or of a link made by hand.
    if (
      this.#buyers.length > 0 &&
      !this.#buyers.some(({ code }) => code === state.buyer)
    ) {
      state.buyer = undefined;
    }
    this.#share = new Share(
      {
        address: () => actions.link.address(state, this.#asked.measures),
        showAddress: (address) => actions.link.show(address),
        table: () => this.#session.whole?.table(state.year, this.#entries(), state.lang),
      },
      this.#labels,
    );
    this.#fields = new Fields(this.#asked.measures, state.values, (measure, value) => {
      state.values.set(measure, value);
      this.update();
    });
    this.element = h(
      "section",
      { class: "calculator", lang: state.lang, "aria-labelledby": "title" },
      h(
        "header",
        { class: "masthead" },
        h("h2", { id: "title" }, session.title(state.lang)),
        this.#languages(actions.onLang),
      ),
      h(
        "div",
        { class: "sheet" },
        h(
          "form",
          { class: "given", "aria-label": this.#labels.given },
          this.#buyerField(),
          this.#years(actions.onYear),
          this.#fields.element,
        ),
        h("div", { class: "bill" }, this.#result, this.#share.element),
      ),
      this.#grounds,
      panels.element,
      this.#address,
      this.#status,
    );
    this.element.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    this.#show();
  }

  /** Works the bill out again, shows it, and has it read out. */
  update(): void {
    let said: string;
    try {
      said = this.#show();
    } catch (error) {
      this.#actions.onError(error);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#status.textContent = said;
    }, quietMilliseconds);
  }

  /**
   * Goes on with the session that answers everything, and leaves alone what a person is at. False where it asks for something
   * else than was asked so far: then all has to be drawn anew.
   */
  take(whole: Session): boolean {
    const asked = [whole.years, this.#askedOf(whole), this.#buyersOf(whole)];
    const before = [this.#session.years, this.#asked, this.#buyers];
    if (JSON.stringify(asked) !== JSON.stringify(before)) return false;
    this.#session = whole;
    keepingFocus(this.element, () => this.#show(!this.#told));
    return true;
  }

  /** Says why the reasons do not come. */
  lack(why: HTMLElement): void {
    this.#awaited.replaceWith(why);
    this.#awaited = why;
  }

  #askedOf(session: Asking): Asked {
    const { year, lang } = this.#state;
    return unless(session, () => session.asked(year, lang), nothing);
  }

  #buyersOf(session: Asking): readonly BuyerNames[] {
    const { year, lang } = this.#state;
    return unless(session, () => session.buyers(year, lang), []);
  }

  #entries(): readonly Entry[] {
    return entriesOf(this.#state, this.#asked.period, this.#asked.measures);
  }

  #show(isNews = true): string {
    const entries = this.#entries();
    this.#fields.ask(new Set(entries.map(({ measure }) => measure)));
    const { bill, grounds, said } = this.#drawn(entries, isNews);
    this.#result.replaceChildren(...bill);
    this.#grounds.replaceChildren(...grounds);
    if (this.#session.whole === undefined) this.#grounds.append(this.#awaited);
    const address = this.#actions.link.address(this.#state, this.#asked.measures);
    this.#address.textContent = `${this.#labels.address}: ${address}`;
    return said;
  }

  #drawn(entries: readonly Entry[], isNews: boolean): Drawn {
    const { year, buyer, lang, panels } = this.#state;
    const result = this.#session.ask(year, buyer, entries, lang);
    const { onBuyer } = this.#actions;
    const [{ whole }, state, labels] = [this.#session, this.#state, this.#labels];
    this.#told = result !== undefined;
    if (result === undefined) {
      this.#fields.show(new Map());
      this.#share.show(undefined);
      return { bill: [], grounds: [], said: "" };
    }
    if (whole !== undefined) {
      this.#panels.show({ session: whole, state, labels, result, onBuyer });
    }
    if (isNews) this.#actions.onResult(result);
    if ("refused" in result) {
      const wrong = atFields(entries, result.refused);
      this.#fields.show(wrong);
      this.#share.show(undefined);
      return refuse(result.refused, new Set(wrong.values()), labels);
    }
    this.#fields.show(new Map());
    this.#share.show(whole === undefined ? undefined : result);
    const [tree, reservations] = [this.#tree, this.#reservations];
    return draw(result, { tree, reservations, panels, labels, onBuyer });
  }

  #languages(onLang: (lang: Lang) => void): HTMLElement {
    const buttons = Object.entries(languages).map(([code, { self }]) => {
      const pressed = String(code === this.#state.lang);
      const button = h(
        "button",
        { type: "button", class: "quiet", lang: code, "aria-pressed": pressed },
        self,
      );
      button.addEventListener("click", () => onLang(code as Lang));
      return button;
    });
    const label = this.#labels.languages;
    return h(
      "div",
      { class: "languages", part: "languages", role: "group", "aria-label": label },
      ...buttons,
    );
  }

  #buyerField(): HTMLElement | undefined {
    if (this.#buyers.length === 0) return undefined;
    const { lang, buyer } = this.#state;
    const combobox = new Combobox({
      label: this.#labels.buyer,
      placeholder: this.#labels.search,
      none: this.#labels.none,
      choices: this.#buyers.map((names) => choiceOf(names, lang)),
      chosen: buyer,
      onChoose: (code) => {
        this.#state.buyer = code;
        this.update();
      },
    });
    return combobox.element;
  }

  #years(onYear: (year: number) => void): HTMLElement | undefined {
    const { year } = this.#state;
    const { years } = this.#session;
    // A year past the end is refused, and has to be left again.
    const choices = years.includes(year) ? years : [...years, year];
    if (choices.length < 2) return undefined;
    const options = choices.map((one) =>
      h("option", { selected: one === year }, String(one)),
    );
    const select = h("select", { id: "year", class: "control" }, ...options);
    select.addEventListener("change", () => onYear(Number(select.value)));
    return h(
      "div",
      { class: "field" },
      h("label", { for: "year" }, this.#labels.year),
      select,
    );
  }
}

/** What cannot be planned is told where the bill would stand: so far there is nothing. */
function unless<T>({ whole }: Asking, ask: () => T, nothing: T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof OsuusError) || whole?.mends(error)) throw error;
    return nothing;
  }
}

/** A buyer in one language, with its name in another where that is different. */
function choiceOf({ code, names }: BuyerNames, lang: Lang): Choice {
  const name = names[lang];
  const other = [names.fi, names.sv, names.en].find((each) => each !== name);
  return { code, name, other };
}

/** What is wrong at each field, by measure. */
function atFields(
  entries: readonly Entry[],
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, Diagnostic> {
  const found = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const entry = entryOf(entries, diagnostic);
    if (entry && !found.has(entry.measure)) found.set(entry.measure, diagnostic);
  }
  return found;
}
