/** Defines `<osuus-calculator>`. One script tag brings it; several may stand on a page. */
import { OsuusCalculator } from "./element.js";

if (!customElements.get("osuus-calculator")) {
  customElements.define("osuus-calculator", OsuusCalculator);
}

export { OsuusCalculator };
