/** Runs a case of the corpus through the package's public interface, in node or in a page. */

/**
 * @typedef {typeof import("../../bindings-wasm/js/index.js")} Osuus
 * @typedef {import("./cases.js").Case} Case
 */

/**
 * The document that the case asks for, or the one that says why there is none.
 *
 * @param {Case} one
 * @param {Osuus} osuus
 */
export function run({ given, json }, osuus) {
  const { lang } = given;
  if (json !== undefined) {
    const { answer } = JSON.parse(osuus.callJson(json));
    return `${JSON.stringify(answer, null, 2)}\n`;
  }
  if (given.call === "check") {
    const { answer } = osuus.call({ call: "check", agreement: given.agreement, lang });
    return `${JSON.stringify(answer, null, 2)}\n`;
  }
  try {
    return document(given, osuus);
  } catch (error) {
    if (error instanceof osuus.OsuusError) return error.json;
    throw error;
  }
}

/**
 * @param {Case["given"]} given
 * @param {Osuus} osuus
 */
function document(given, osuus) {
  const { call, year, hold, restated_on: restatedOn, facts, buyer, lang } = given;
  const asOf = given.as_of;
  const { earlier, fewest, clients, stage } = given;
  const prices = /** @type {Record<string, `${number}`> | undefined} */ (given.prices);
  const agreement = open(given, osuus);
  try {
    const plan = agreement.plan(year, { hold, prices, restatedOn, stage, asOf, lang });
    try {
      if (call === "facts") return plan.factsJson({ lang });
      const asked = { facts, earlier, fewest, lang };
      if (call === "why") return plan.whyJson({ ...asked, buyer, clients });
      return plan.billJson(asked);
    } finally {
      plan.free();
    }
  } finally {
    agreement.free();
  }
}

/**
 * @param {Case["given"]} given
 * @param {Osuus} osuus
 */
function open({ agreement, lang }, { Agreement }) {
  const { amendments = [] } = agreement;
  const read = () => {
    if ("toml" in agreement) return Agreement.read(agreement.toml, "toml", lang);
    if ("json" in agreement) return Agreement.read(agreement.json, "json", lang);
    return Agreement.embedded(agreement.embedded, lang);
  };
  const base = read();
  if (amendments.length === 0) return base;
  try {
    return base.amended(amendments, lang);
  } finally {
    base.free();
  }
}
