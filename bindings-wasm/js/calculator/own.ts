/** An agreement of the reader's own: pasted, dropped or chosen, mended, and worked out here. */
import type { Agreement } from "../agreement.js";
import type { AgreementText } from "../calls.js";
import type { Lang } from "../documents.js";
import { OsuusError } from "../error.js";
import { h } from "./dom.js";
import { findings } from "./excerpt.js";
import { languages } from "./labels/index.js";
import { Problem } from "./problem.js";
import { read, syntaxOf } from "./reading.js";
import { mostBytes } from "./source.js";

/** A field stalls on more: half a million lines take it ten seconds. */
const mostShown = 200_000;

/** What a reader does here. */
export interface OwnActions {
  readonly onLang: (lang: Lang) => void;
  /** A text was read; whoever takes the agreement frees it. */
  readonly onRead: (agreement: Agreement, text: AgreementText) => void;
  /** What stands there now is no agreement. */
  readonly onRefused: (error: unknown) => void;
}

/** The form above the calculator. What stands in it stays through every language. */
export class Own {
  readonly element = h("section", { class: "calculator own", "aria-labelledby": "own" });
  readonly #actions: OwnActions;
  readonly #text = h("textarea", {
    id: "own-text",
    class: "control",
    rows: "12",
    wrap: "off",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    "aria-describedby": "own-privacy",
  });
  readonly #file = h("input", { id: "own-file", type: "file", accept: ".toml,.json" });
  readonly #summary = h("summary");
  readonly #editor = h("details", { open: true });
  readonly #said = h("div", { class: "said", role: "status" });
  #lang: Lang;
  /** The text of a file that is too long for the field, until something is written there. */
  #long: string | undefined;
  /** Counts what was asked, so that a reading that comes late is not shown. */
  #asked = 0;

  constructor(lang: Lang, actions: OwnActions) {
    this.#lang = lang;
    this.#actions = actions;
    this.#file.addEventListener("change", () => {
      const file = this.#file.files?.[0];
      // The same file may be chosen again once it was mended.
      this.#file.value = "";
      if (file) void this.#take(file);
    });
    this.#text.addEventListener("input", () => {
      this.#long = undefined;
    });
    this.element.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.element.classList.add("over");
    });
    this.element.addEventListener("dragleave", () => {
      this.element.classList.remove("over");
    });
    this.element.addEventListener("drop", (event) => {
      this.element.classList.remove("over");
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      void this.#take(file);
    });
    this.#draw();
  }

  /** Says everything in another language; what was found, the core says anew. */
  speak(lang: Lang): void {
    if (lang === this.#lang) return;
    this.#lang = lang;
    const hadFindings = this.#said.querySelector(".findings, .problem") !== null;
    this.#said.replaceChildren();
    this.#draw();
    if (hadFindings) void this.#read();
  }

  #draw(): void {
    const labels = languages[this.#lang];
    const read = h("button", { type: "submit", class: "primary" }, labels.ownRead);
    const file = h(
      "label",
      { for: "own-file", class: "file" },
      this.#file,
      labels.ownFile,
    );
    this.#editor.replaceChildren(
      this.#summary,
      h("label", { for: "own-text", class: "aside" }, labels.ownText),
      this.#text,
      h("div", { class: "choices" }, read, file),
    );
    this.#summary.textContent = labels.ownText;
    const privacy = h("p", { id: "own-privacy", class: "text" }, labels.ownPrivacy);
    const form = h("form", {}, privacy, this.#editor, this.#said);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#read();
    });
    this.element.lang = this.#lang;
    this.element.replaceChildren(
      h(
        "header",
        { class: "masthead" },
        h("h2", { id: "own" }, labels.ownTitle),
        this.#languages(),
      ),
      form,
    );
  }

  #languages(): HTMLElement {
    const buttons = Object.entries(languages).map(([code, { self }]) => {
      const pressed = String(code === this.#lang);
      const button = h(
        "button",
        { type: "button", class: "quiet", lang: code, "aria-pressed": pressed },
        self,
      );
      button.addEventListener("click", () => {
        this.#actions.onLang(code as Lang);
        this.element.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
      });
      return button;
    });
    const label = languages[this.#lang].languages;
    return h(
      "div",
      { class: "languages", part: "languages", role: "group", "aria-label": label },
      ...buttons,
    );
  }

  async #take(file: File): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    if (file.size > mostBytes) return this.#refuse(new Problem("large", file.name), "");
    try {
      const text = await file.text();
      if (asked !== this.#asked) return;
      this.#long = text.length > mostShown ? text : undefined;
      this.#text.value = this.#long === undefined ? text : "";
      await this.#read();
    } catch (error) {
      this.#refuse(new Problem("unreachable", file.name, error), "");
    }
  }

  async #read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const lang = this.#lang;
    const text = this.#long ?? this.#text.value;
    const syntax = syntaxOf(text);
    this.#say(languages[lang].loading);
    try {
      const agreement = await read({ text, syntax, lang });
      if (asked !== this.#asked) return agreement.free();
      this.#say(languages[lang].ownDone.replace("{title}", () => agreement.title(lang)));
      this.#fold();
      const written = syntax === "json" ? { json: text } : { toml: text };
      this.#actions.onRead(agreement, written);
    } catch (error) {
      if (asked === this.#asked) this.#refuse(error, text);
    }
  }

  /** Out of the calculator's way; the focus stays where the text can be mended. */
  #fold(): void {
    this.element.classList.add("read");
    if (this.element.contains(this.#focused)) this.#summary.focus();
    this.#editor.open = false;
  }

  get #focused(): Element | null {
    const root = this.element.getRootNode();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }

  #refuse(error: unknown, text: string): void {
    const labels = languages[this.#lang];
    this.element.classList.remove("read");
    this.#editor.open = true;
    if (error instanceof OsuusError) {
      this.#said.replaceChildren(
        h("h3", { class: "problem" }, labels.ownRefused),
        findings(error.diagnostics, text, labels),
      );
    } else {
      const said = error instanceof Problem ? error.said(labels) : labels.failed;
      this.#said.replaceChildren(h("p", { class: "problem" }, said));
    }
    this.#actions.onRefused(error);
  }

  #say(text: string): void {
    this.#said.replaceChildren(h("p", {}, text));
  }
}
