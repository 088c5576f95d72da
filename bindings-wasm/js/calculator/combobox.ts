/** A text field with a list: type to narrow it, arrow keys and Enter to choose. */
import { h } from "./dom.js";

/** One row of the list. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  /** The name in the other language, where it is another. */
  readonly other: string | undefined;
}

/** What the field is made with. */
export interface ComboboxOptions {
  readonly label: string;
  readonly placeholder: string;
  readonly none: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | undefined;
  /** With nothing when the field was emptied. */
  readonly onChoose: (code: string | undefined) => void;
}

/** The pattern "editable combobox with list autocomplete" of the ARIA practices. */
export class Combobox {
  readonly element: HTMLElement;
  readonly #options: ComboboxOptions;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #empty: HTMLElement;
  #chosen: Choice | undefined;
  #shown: readonly Choice[] = [];
  #active = -1;

  constructor(options: ComboboxOptions) {
    this.#options = options;
    this.#chosen = options.choices.find((choice) => choice.code === options.chosen);
    this.#input = h("input", {
      id: "buyer",
      class: "control",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "words",
      spellcheck: "false",
      placeholder: options.placeholder,
      "aria-autocomplete": "list",
      "aria-controls": "buyers",
      "aria-expanded": "false",
    });
    this.#input.value = this.#chosen?.name ?? "";
    this.#list = h("ul", { id: "buyers", role: "listbox", "aria-label": options.label });
    this.#empty = h("p", { class: "none", role: "status" });
    const popup = h("div", { class: "popup" }, this.#list, this.#empty);
    this.element = h(
      "div",
      { class: "field combobox" },
      h("label", { for: "buyer" }, options.label),
      h("div", { class: "anchor" }, this.#input, popup),
    );
    this.#listen();
    this.#close();
  }

  #listen(): void {
    this.#input.addEventListener("input", () => this.#open(this.#input.value));
    this.#input.addEventListener("click", () => this.#toggle());
    this.#input.addEventListener("focus", () => this.#input.select());
    this.#input.addEventListener("blur", () => this.#leave());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    // The field keeps the focus while the list is being clicked or scrolled.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      if (option) this.#choose([...this.#list.children].indexOf(option));
    });
  }

  #key(event: KeyboardEvent): void {
    const last = this.#shown.length - 1;
    switch (event.key) {
      case "ArrowDown":
        if (this.#isOpen) this.#activate(this.#active < last ? this.#active + 1 : 0);
        else this.#open("");
        break;
      case "ArrowUp":
        if (this.#isOpen) this.#activate(this.#active > 0 ? this.#active - 1 : last);
        else this.#open("");
        break;
      case "Enter":
        if (!this.#isOpen) return;
        this.#choose(this.#active);
        break;
      case "Escape":
        if (!this.#isOpen) return;
        this.#restore();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  get #isOpen(): boolean {
    return this.element.classList.contains("open");
  }

  #toggle(): void {
    if (this.#isOpen) this.#close();
    else this.#open("");
  }

  /** Opens the list on what is looked for; the first match is the one Enter takes. */
  #open(text: string): void {
    const sought = folded(text);
    this.#shown = this.#options.choices.filter((choice) =>
      [choice.name, choice.other ?? "", choice.code].some((name) => found(name, sought)),
    );
    this.#list.replaceChildren(...this.#shown.map((choice, at) => this.#row(choice, at)));
    this.#empty.textContent = this.#shown.length === 0 ? this.#options.none : "";
    this.element.classList.add("open");
    this.#input.setAttribute("aria-expanded", "true");
    const kept = this.#shown.findIndex((choice) => choice.code === this.#chosen?.code);
    this.#activate(sought === "" ? kept : 0);
  }

  #row(choice: Choice, at: number): HTMLElement {
    const chosen = choice.code === this.#chosen?.code;
    return h(
      "li",
      { id: `buyer-${at}`, role: "option", "aria-selected": String(chosen) },
      choice.name,
      choice.other === undefined
        ? undefined
        : h("span", { class: "other" }, choice.other),
    );
  }

  #activate(at: number): void {
    this.#list.querySelector(".active")?.classList.remove("active");
    this.#active = at in this.#shown ? at : -1;
    const row = this.#list.children[this.#active];
    if (row) {
      row.classList.add("active");
      row.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", row.id);
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #choose(at: number): void {
    const choice = this.#shown[at];
    if (choice === undefined) return;
    this.#chosen = choice;
    this.#restore();
    this.#options.onChoose(choice.code);
  }

  /** On the way out a name that was typed in full counts as chosen, and none as nobody. */
  #leave(): void {
    const before = this.#chosen;
    const typed = folded(this.#input.value);
    const named = this.#options.choices.find(
      ({ name, other }) => folded(name) === typed || folded(other ?? name) === typed,
    );
    if (named !== undefined || typed === "") this.#chosen = named;
    this.#restore();
    if (this.#chosen !== before) this.#options.onChoose(this.#chosen?.code);
  }

  #restore(): void {
    this.#input.value = this.#chosen?.name ?? "";
    this.#close();
  }

  #close(): void {
    this.element.classList.remove("open");
    this.#list.replaceChildren();
    this.#empty.textContent = "";
    this.#shown = [];
    this.#activate(-1);
    this.#input.setAttribute("aria-expanded", "false");
  }
}

/** Found at the start of the name or of one of its words. */
function found(name: string, sought: string): boolean {
  return ` ${folded(name).replaceAll("-", " ")}`.includes(
    ` ${sought.replaceAll("-", " ")}`,
  );
}

/** Without case and without marks, so that `jamsa` finds Jämsä. */
function folded(text: string): string {
  return text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
