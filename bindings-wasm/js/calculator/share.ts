/** What a person takes along: a link, the bill as text, paper, a file. */
import type { Table } from "../documents.js";
import { h } from "./dom.js";
import type { Labels } from "./labels/index.js";
import type { Shown } from "./session.js";
import { billRows, csv, tabbed, tableRows } from "./spreadsheet.js";

/** Long enough for a browser to begin with a file before it is forgotten. */
const fileMilliseconds = 60_000;

/** What the buttons work with. */
export interface Takeaway {
  /** The address of what is shown. */
  readonly address: () => string;
  /** Puts it into the address bar. */
  readonly showAddress: (address: string) => void;
  /** Every bill; undefined where nobody is there who lays it out. */
  readonly table: () => Table | undefined;
}

/** The buttons below a bill. */
export class Share {
  readonly element: HTMLElement;
  readonly #labels: Labels;
  readonly #takeaway: Takeaway;
  readonly #told = h("p", { class: "told", role: "status" });
  /** Where the browser gives no clipboard: a text to be copied by hand. */
  readonly #byHand: HTMLTextAreaElement;
  #shown: Shown | undefined;

  constructor(takeaway: Takeaway, labels: Labels) {
    this.#takeaway = takeaway;
    this.#labels = labels;
    this.#byHand = h("textarea", {
      class: "control by-hand",
      readonly: true,
      rows: "4",
      "aria-label": labels.byHand,
      hidden: true,
    });
    const buttons = [
      this.#button(labels.copyLink, () => this.#link()),
      this.#button(labels.copyBill, () => this.#text()),
      this.#button(labels.print, () => window.print()),
      this.#button(labels.download, () => this.#file()),
    ];
    this.element = h(
      "div",
      { class: "share" },
      h(
        "div",
        { class: "buttons", role: "group", "aria-label": labels.share },
        ...buttons,
      ),
      this.#told,
      this.#byHand,
    );
  }

  /** What can be taken along; without a result nothing can. */
  show(shown: Shown | undefined): void {
    this.#shown = shown;
    this.element.hidden = shown === undefined;
    this.#told.textContent = "";
    this.#byHand.hidden = true;
  }

  #button(text: string, onPress: () => void): HTMLElement {
    const button = h("button", { type: "button", class: "action" }, text);
    button.addEventListener("click", onPress);
    return button;
  }

  #link(): void {
    const address = this.#takeaway.address();
    this.#takeaway.showAddress(address);
    void this.#copy(address, this.#labels.linkCopied);
  }

  #text(): void {
    if (this.#shown === undefined) return;
    const table = this.#shown.chosen === undefined ? this.#takeaway.table() : undefined;
    const rows = table ? tableRows(table) : billRows(this.#shown, this.#labels);
    void this.#copy(tabbed(rows), this.#labels.billCopied);
  }

  async #copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#byHand.hidden = true;
      this.#told.textContent = done;
    } catch {
      // A frame or a page without https may not: then the person can.
      this.#told.textContent = this.#labels.byHand;
      this.#byHand.value = text;
      this.#byHand.hidden = false;
      this.#byHand.select();
    }
  }

  #file(): void {
    const table = this.#takeaway.table();
    if (this.#shown === undefined || table === undefined) return;
    const { agreement, period, lang } = this.#shown.statement;
    const text = csv(tableRows(table), lang);
    const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    h("a", { href, download: `${agreement}-${period}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(href), fileMilliseconds);
  }
}
