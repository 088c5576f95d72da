/** A register of municipalities, kept in the module. */
import type {
  CarriedFigures,
  FoundMunicipalities,
  Lang,
  Municipalities,
} from "./documents.js";
import { guarded } from "./error.js";
import type { Glue, RegisterHandle } from "./glue.js";

/** A text, or the bytes of one. */
export type TextOrBytes = string | Uint8Array;

/** What an answer is asked in; English when not given. */
export interface InLanguage {
  readonly lang?: Lang | undefined;
}

/** An area, by its code in a division of the register. */
export interface AreaOf {
  readonly division: string;
  readonly code: string;
}

/** The municipalities of a day; of an area, where one is named. */
export interface MunicipalitiesOptions extends InLanguage {
  readonly on: string;
  /** Code of a region (maakunta). */
  readonly region?: string | undefined;
  /** Code of a wellbeing services county (hyvinvointialue). */
  readonly county?: string | undefined;
  /** Code of a sub-region (seutukunta). */
  readonly subRegion?: string | undefined;
  /** Of any division. */
  readonly area?: AreaOf | undefined;
}

/** The days of the borders of the figures, and of those that are wanted. */
export interface CarryOptions extends InLanguage {
  readonly from: string;
  readonly to: string;
}

/** A register that was read and checked. Free it when done. */
export class Register {
  readonly #glue: Glue;

  /** @internal */
  handle: RegisterHandle;

  /** @internal */
  constructor(glue: Glue, handle: RegisterHandle) {
    this.#glue = glue;
    this.handle = handle;
  }

  /** The identifier in the text. */
  get id(): string {
    return this.handle.id;
  }

  /** The part that holds what is not here, if there is one. */
  get rest(): string | undefined {
    return this.handle.rest();
  }

  /** This register with a part laid over it: a new one, and both stay as they are. */
  over(part: Register, lang: Lang = "en"): Register {
    return new Register(
      this.#glue,
      guarded(() => this.handle.over(part.handle, lang)),
    );
  }

  /** The municipalities of a code or of any name, old or new, the likeliest first. */
  find(name: string, options: InLanguage = {}): FoundMunicipalities {
    return JSON.parse(this.findJson(name, options));
  }

  /** The same as the text that the core wrote (`osuus.municipality/1`). */
  findJson(name: string, { lang = "en" }: InLanguage = {}): string {
    return guarded(() => this.handle.findJson(name, lang));
  }

  /** Who existed on a day, or who of them belonged to an area. */
  municipalities(options: MunicipalitiesOptions): Municipalities {
    return JSON.parse(this.municipalitiesJson(options));
  }

  /** The same as the text that the core wrote (`osuus.municipalities/1`). */
  municipalitiesJson(options: MunicipalitiesOptions): string {
    const { on, lang = "en" } = options;
    const area = areaOf(options);
    return guarded(() =>
      this.handle.municipalitiesJson(on, area?.division, area?.code, lang),
    );
  }

  /** Figures (CSV: `code`, and a column for each measure) on the borders of a later day. */
  carry(csv: TextOrBytes, options: CarryOptions): CarriedFigures {
    return JSON.parse(this.carryJson(csv, options));
  }

  /** The same as the text that the core wrote (`osuus.figures/1`). */
  carryJson(csv: TextOrBytes, { from, to, lang = "en" }: CarryOptions): string {
    return guarded(() => this.handle.carryJson(bytesOf(csv), from, to, lang));
  }

  /** The same as a CSV table. */
  carryCsv(csv: TextOrBytes, { from, to, lang = "en" }: CarryOptions): string {
    return guarded(() => this.handle.carryCsv(bytesOf(csv), from, to, lang));
  }

  /** Gives the memory back. */
  free(): void {
    this.handle.free();
  }

  /** The same, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.free();
  }
}

/** Reads the text of a register. */
export function readRegister(
  glue: Glue,
  text: TextOrBytes,
  syntax: "csv" | "json",
  lang: Lang,
): Register {
  const read = syntax === "json" ? glue.Register.fromJson : glue.Register.fromCsv;
  return new Register(
    glue,
    guarded(() => read(bytesOf(text), lang)),
  );
}

/** The bytes that the module reads; those of a file are taken as they are. */
export function bytesOf(text: TextOrBytes): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : text;
}

/** The one area that is asked for. */
function areaOf(options: MunicipalitiesOptions): AreaOf | undefined {
  const { region, county, subRegion, area } = options;
  const named = [
    area,
    region === undefined ? undefined : { division: "region", code: region },
    county === undefined ? undefined : { division: "wellbeing-county", code: county },
    subRegion === undefined ? undefined : { division: "sub-region", code: subRegion },
  ].filter((one) => one !== undefined);
  if (named.length > 1) throw new TypeError("one area at a time");
  return named[0];
}
