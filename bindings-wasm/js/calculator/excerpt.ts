/** A finding with the line of the text that it is about, the place marked. */
import type { Diagnostic } from "../documents.js";
import { h } from "./dom.js";
import type { Labels } from "./labels/index.js";

/** More than anybody mends at once. */
const most = 20;
/** As much of a long line as is shown on either side of the place. */
const around = 40;
/** What would turn the direction of the text around it, or is not seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The findings about a text, with the lines that they are about. */
export function findings(
  diagnostics: readonly Diagnostic[],
  text: string,
  labels: Labels,
): HTMLElement {
  const lines = text.split("\n");
  const items = diagnostics
    .slice(0, most)
    .map((diagnostic) => h("li", {}, ...finding(diagnostic, lines, labels)));
  return h(
    "div",
    { class: "findings" },
    h("ol", {}, ...items),
    diagnostics.length > most
      ? h("p", { class: "help" }, labels.firstFindings)
      : undefined,
  );
}

function finding(
  { message, help, input, line, column, start, end }: Diagnostic,
  lines: readonly string[],
  labels: Labels,
): readonly Node[] {
  const said: HTMLElement[] = [h("p", { class: "finding" }, message)];
  const text = line === undefined ? undefined : lines[line - 1];
  if (input === "agreement" && line !== undefined && text !== undefined) {
    const bytes = (end ?? 0) - (start ?? 0);
    said.push(excerpt(text, line, column ?? 1, bytes, labels));
  }
  if (help !== undefined) said.push(h("p", { class: "help" }, help));
  return said;
}

function excerpt(
  text: string,
  line: number,
  column: number,
  bytes: number,
  labels: Labels,
): HTMLElement {
  const before = unitsOf(text, column - 1);
  const length = Math.max(1, charactersIn(text.slice(before), bytes));
  const [from, to] = [Math.max(0, before - around), before + length + around];
  return h(
    "div",
    { class: "excerpt", dir: "ltr" },
    h("span", { class: "place" }, labels.atLine.replace("{line}", String(line))),
    h(
      "code",
      {},
      from > 0 ? "… " : undefined,
      visible(text.slice(from, before)),
      // An end of line has a place too.
      h("mark", {}, visible(text.slice(before, before + length)) || " "),
      visible(text.slice(before + length, to)),
      to < text.length ? " …" : undefined,
    ),
  );
}

/** How many units of a text its first characters take: columns count characters. */
function unitsOf(text: string, characters: number): number {
  let [units, counted] = [0, 0];
  for (const character of text) {
    if (counted === characters) break;
    units += character.length;
    counted += 1;
  }
  return units;
}

/** How many units lie within so many bytes of UTF-8, at most as many as are shown. */
function charactersIn(text: string, bytes: number): number {
  const shown = text.slice(0, around);
  const encoded = new TextEncoder().encode(shown).subarray(0, bytes);
  return new TextDecoder().decode(encoded).length;
}

function visible(text: string): string {
  return text.replace(/\t/g, " ").replace(/\r$/, "").replace(unseen, "\u{fffd}");
}
