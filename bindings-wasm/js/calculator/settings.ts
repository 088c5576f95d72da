/** The settings of a calculator: attributes, and properties that stand for them. */
import type { FactsText } from "../calls.js";
import type { FactRow } from "../documents.js";
import { type PanelName, panelNames } from "./panels/index.js";
import { Problem } from "./problem.js";
import {
  type AgreementSource,
  agreementNamed,
  type FactsSource,
  factsNamed,
  millisecondsToWait,
} from "./source.js";

/** An identifier, an address, or the agreement itself: as a value, or as a text in JSON. */
export type AgreementSetting = string | object | null;

/** `illustrative`, an address, or the facts themselves: as rows, or as a text in CSV. */
export type FactsSetting = string | FactsText | readonly FactRow[] | null;

const properties = ["agreement", "facts", "buyer", "year", "compare", "panels"] as const;
/** Each is an attribute. */
export const settingNames = [...properties, "lang"] as const;

/** The name of a setting. */
export type SettingName = (typeof settingNames)[number];

/** An element with these settings. What is no short text is kept beside its attribute. */
export abstract class Settings extends HTMLElement {
  static readonly observedAttributes: readonly string[] = settingNames;

  #agreement: string | object | undefined;
  #facts: FactsText | undefined;
  /** Set by a property, which tells of it itself. */
  #setting = false;

  get agreement(): AgreementSetting {
    return this.#agreement ?? this.getAttribute("agreement");
  }
  set agreement(given: AgreementSetting | undefined) {
    const itself = typeof given === "object" || /^\s*\{/.test(given ?? "");
    this.#agreement = itself ? (given ?? undefined) : undefined;
    this.#set("agreement", typeof given === "string" && !itself ? given : null);
  }

  get facts(): FactsSetting {
    return this.#facts ?? this.getAttribute("facts");
  }
  set facts(given: FactsSetting | undefined) {
    this.#facts = tableGiven(given);
    this.#set("facts", typeof given === "string" && !this.#facts ? given : null);
  }

  get buyer(): string | null {
    return this.getAttribute("buyer");
  }
  set buyer(code: string | null | undefined) {
    this.#set("buyer", code);
  }

  get year(): number | null {
    const stated = this.getAttribute("year");
    return stated === null ? null : Number(stated);
  }
  set year(year: number | string | null | undefined) {
    this.#set("year", year);
  }

  get compare(): string | null {
    return this.getAttribute("compare");
  }
  set compare(name: string | null | undefined) {
    this.#set("compare", name);
  }

  get panels(): string | null {
    return this.getAttribute("panels");
  }
  set panels(names: string | null | undefined) {
    this.#set("panels", names);
  }

  /** An attribute that is set later counts for more than what was given before. */
  attributeChangedCallback(name: SettingName): void {
    if (this.#setting) return;
    if (name === "agreement") this.#agreement = undefined;
    if (name === "facts") this.#facts = undefined;
    this.changed(name);
  }

  /** Told of every setting that changes. */
  protected abstract changed(name: SettingName): void;

  /** Takes over what was set before the tag was known. */
  protected takeOver(): void {
    for (const name of properties) {
      if (!Object.hasOwn(this, name)) continue;
      const given = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, given);
    }
  }

  /** Whether the reader brings the agreement. */
  protected get isOwn(): boolean {
    return this.#agreement === undefined && this.getAttribute("agreement") === "own";
  }

  protected agreementSource(): AgreementSource {
    if (this.#agreement !== undefined) {
      const given = this.#agreement;
      return { text: typeof given === "string" ? given : JSON.stringify(given) };
    }
    const named = this.getAttribute("agreement");
    if (named !== null) return agreementNamed(named, this.baseURI);
    const inside = this.querySelector(':scope > script[type="application/json"]');
    if (inside === null) throw new Problem("unnamed");
    return { text: inside.textContent ?? "" };
  }

  protected factsSource(): FactsSource {
    return this.#facts ?? factsNamed(this.getAttribute("facts"), this.baseURI);
  }

  /** The year that is stated, if one is. */
  protected statedYear(): number | undefined {
    const stated = this.getAttribute("year")?.trim() ?? "";
    if (stated === "") return undefined;
    if (!/^\d{1,4}$/.test(stated)) throw new Problem("year", stated);
    return Number(stated);
  }

  protected shownPanels(): ReadonlySet<PanelName> {
    const named = this.getAttribute("panels")?.split(/\s+/);
    return new Set(panelNames.filter((name) => named?.includes(name) ?? true));
  }

  /** How long an agreement or facts may be on their way. */
  protected patience(): number {
    const stated = Number(this.getAttribute("timeout") ?? Number.NaN);
    return stated > 0 && stated < 3600 ? 1000 * stated : millisecondsToWait;
  }

  #set(name: SettingName, value: string | number | null | undefined): void {
    this.#setting = true;
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
    this.#setting = false;
    this.changed(name);
  }
}

/** Rows, or a text that is a table: an address has no second line. */
function tableGiven(given: FactsSetting | undefined): FactsText | undefined {
  if (typeof given === "string") return given.includes("\n") ? { csv: given } : undefined;
  if (given === null || given === undefined) return undefined;
  return Array.isArray(given) ? { rows: given } : (given as FactsText);
}
