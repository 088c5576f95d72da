/** Defines `<osuus-calculator>`. One script tag brings it; several may stand on a page. */
import { OsuusCalculator } from "./element.js";

if (!customElements.get("osuus-calculator")) {
  customElements.define("osuus-calculator", OsuusCalculator);
}

export type {
  CalculatorDetail,
  CalculatorEvents,
  CalculatorFailure,
} from "./events.js";
export type { AgreementSetting, FactsSetting } from "./settings.js";
export { OsuusCalculator };
