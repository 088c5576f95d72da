/** The calculator as it stands on the page, in one language and for one year. */
import type { Diagnostic, Lang } from "../documents.js";
import { type Choice, Combobox } from "./combobox.js";
import { h } from "./dom.js";
import { type Entry, entryOf } from "./entries.js";
import type { ExplanationTree } from "./explanation.js";
import { Fields } from "./fields.js";
import { type Labels, languages } from "./labels/index.js";
import type { Panels } from "./panels/index.js";
import { type Drawn, draw, refuse } from "./result.js";
import type { Asked, BuyerNames, Result, Session } from "./session.js";
import { entriesOf, type State } from "./state.js";

/** What a person can do beside filling in. */
export interface Actions {
  readonly onBuyer: (code: string | undefined) => void;
  readonly onLang: (lang: Lang) => void;
  readonly onYear: (year: number) => void;
  /** A bill was worked out, or refused. */
  readonly onResult: (result: Result) => void;
  /** The bill could not even be refused. */
  readonly onError: (error: unknown) => void;
}

/** Long enough for a person to type a number, so that one total is read out, not four. */
const quietMilliseconds = 500;

/** Draws a session and its state; works the bill out again on every change. */
export class View {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #state: State;
  readonly #labels: Labels;
  readonly #actions: Actions;
  readonly #tree: ExplanationTree;
  readonly #panels: Panels;
  readonly #asked: Asked;
  readonly #fields: Fields;
  readonly #bill = h("div", { class: "bill" });
  readonly #grounds = h("div", { class: "grounds" });
  readonly #status = h("p", { class: "aside", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    session: Session,
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
    this.#asked = session.asked(state.year, state.lang);
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
          this.#buyers(),
          this.#years(actions.onYear),
          this.#fields.element,
        ),
        this.#bill,
      ),
      this.#grounds,
      panels.element,
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

  #show(): string {
    const { period, measures } = this.#asked;
    const entries = entriesOf(this.#state, period, measures);
    this.#fields.ask(new Set(entries.map(({ measure }) => measure)));
    const { bill, grounds, said } = this.#drawn(entries);
    this.#bill.replaceChildren(...bill);
    this.#grounds.replaceChildren(...grounds);
    return said;
  }

  #drawn(entries: readonly Entry[]): Drawn {
    const { year, buyer, lang } = this.#state;
    const result = this.#session.ask(year, buyer, entries, lang);
    const { onBuyer } = this.#actions;
    const [session, state, labels] = [this.#session, this.#state, this.#labels];
    this.#panels.show({ session, state, labels, result, onBuyer });
    this.#actions.onResult(result);
    if ("refused" in result) {
      const wrong = atFields(entries, result.refused);
      this.#fields.show(wrong);
      return refuse(result.refused, new Set(wrong.values()), this.#labels);
    }
    this.#fields.show(new Map());
    return draw(result, { tree: this.#tree, labels: this.#labels, onBuyer });
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

  #buyers(): HTMLElement {
    const { year, lang, buyer } = this.#state;
    const combobox = new Combobox({
      label: this.#labels.buyer,
      placeholder: this.#labels.search,
      none: this.#labels.none,
      choices: this.#session.buyers(year, lang).map((names) => choiceOf(names, lang)),
      chosen: buyer,
      onChoose: (code) => {
        this.#state.buyer = code;
        this.update();
      },
    });
    return combobox.element;
  }

  #years(onYear: (year: number) => void): HTMLElement | undefined {
    const { years } = this.#session;
    if (years.length < 2) return undefined;
    const options = years.map((year) =>
      h("option", { selected: year === this.#state.year }, String(year)),
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
