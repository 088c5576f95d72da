/** On paper: black on white, every explanation open, nothing to press. */
export const print = `
@media print {
  :host {
    --_surface: #fff;
    --_tint: #fff;
    --_ink: #000;
    --_muted: #333;
    --_line: #999;
    --_edge: #333;
    --_accent: #000;
    color-scheme: light;
  }
  .calculator { max-inline-size: none; border: 0; border-block-start: 2px solid #000; }
  .masthead, .sheet, .grounds > * { padding-inline: 0; }
  .languages, .given, .invitation, .quiet, .hint, .share, .under, summary::before { display: none; }
  .warnings summary { display: none; }
  .warnings details > p { margin: 0.35em 0 0; }
  .figure { margin: 0; padding: 0; text-decoration: none; }
  .address { display: block; padding-block: 1em; font-size: 0.875em; overflow-wrap: anywhere; }
  .sheet { display: block; }
  .bill { padding-inline-start: 0; border: 0; }
  .grounds > section { padding-block: 1em; }
  details::details-content { content-visibility: visible; block-size: auto; }
  tr, summary, .source { break-inside: avoid; }
  h3, summary { break-after: avoid; }
}
`;
