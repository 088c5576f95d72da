/** The one style sheet of every calculator on a page. */
import { bill } from "./bill.js";
import { charts } from "./charts.js";
import { figures } from "./figures.js";
import { foreign } from "./foreign.js";
import { form } from "./form.js";
import { frame } from "./frame.js";
import { grounds } from "./grounds.js";
import { own } from "./own.js";
import { panels } from "./panels.js";
import { print } from "./print.js";
import { share } from "./share.js";
import { tokens } from "./tokens.js";

const parts = [
  tokens,
  frame,
  form,
  bill,
  figures,
  share,
  grounds,
  panels,
  charts,
  own,
  foreign,
  print,
];

let shared: CSSStyleSheet | undefined;

/** Made once, when the first calculator asks for it. */
export function sheet(): CSSStyleSheet {
  if (shared === undefined) {
    shared = new CSSStyleSheet();
    shared.replaceSync(parts.join("\n"));
  }
  return shared;
}
