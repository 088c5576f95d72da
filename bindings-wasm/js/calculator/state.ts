/** What a person has chosen and filled in. */
import type { Lang, Measure } from "../documents.js";
import type { Entry } from "./entries.js";
import type { PanelName } from "./panels/index.js";

/** The state of one calculator. */
export interface State {
  lang: Lang;
  year: number;
  buyer: string | undefined;
  /** What stands in the fields, by measure. */
  readonly values: Map<string, string>;
  /** The identifier or the address of the agreement that this one is laid beside, where there is one. */
  compare: string | undefined;
  /** Which panels stand below the bill. */
  panels: ReadonlySet<PanelName>;
}

/** The fields as rows of facts. A buyer's measure says nothing before one is chosen. */
export function entriesOf(
  { buyer, values }: State,
  period: string,
  measures: readonly Measure[],
): readonly Entry[] {
  return measures
    .filter((measure) => measure.of === "agreement" || buyer !== undefined)
    .map((measure) => ({
      buyer: measure.of === "buyer" ? (buyer ?? "") : "",
      measure: measure.id,
      period,
      value: values.get(measure.id) ?? "",
    }));
}
