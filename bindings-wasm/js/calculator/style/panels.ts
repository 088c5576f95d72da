/** The panels below the bill: what folds, tables of figures, and the marks beside names. */
export const panels = `
.panel { padding-inline: var(--_pad); border-block-start: 1px solid var(--_line); }
.panel > details > summary { flex-wrap: nowrap; padding-block: 1.25em; }
.panel > details > summary h3 { font-size: 1.0625em; }
.panel > details > .inside { margin-inline-start: 0; padding-block-end: 2.25em; }
.panel h4 { margin-block: 2em 0.35em; font: 600 1em/1.35 var(--_text); }
.panel .text { margin-block-end: 1em; }
.panel .field { margin-block-end: 1em; }
.panel [type="date"] { max-inline-size: 14em; }

.sides { display: flex; flex-wrap: wrap; gap: 1em 3em; margin-block: 1.25em; }
.sides dt { color: var(--_muted); font-size: 0.875em; }
.big { font: 400 1.75em/1.2 var(--_display); font-variant-numeric: lining-nums tabular-nums; }
.beneath { color: var(--_muted); font-size: 0.875em; }
.outcome { font-size: 1.0625em; }

.figures { inline-size: 100%; margin-block: 1.5em 0.5em; border-collapse: collapse; font-size: 0.9375em; }
.figures td { white-space: normal; }
.figures .head { display: none; }
.figures .word { text-align: start; }
/* As far in as the cells below, whose letters are greater. */
.figures thead th + th { padding-inline-start: 1.73em; }
.figures .beneath { display: block; white-space: nowrap; }
.figures .shown { overflow-wrap: anywhere; }
.figures tfoot tr { border-block-start: 1px solid var(--_edge); }
.chart > details { margin-block-start: 1em; }
.chart > details > .figures { margin-inline-start: 0; }

@container (max-width: 40em) {
  .figures, .figures tbody, .figures tfoot { display: block; }
  .figures thead { position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden; }
  .figures tr { display: block; padding-block: 0.6em; }
  .figures th { display: block; font-weight: 600; }
  .figures td { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; text-align: start; }
  .figures .head { display: block; color: var(--_muted); }
  .figures .shown { margin-inline-start: auto; text-align: end; }
  .figures :is(th, td):is(th, td), .figures tfoot :is(th, td) { padding: 0.1em 0; }
  .figures td:not(:has(.shown:not(:empty))) { display: none; }
}

.choice { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1em; margin-block-end: 1em; }
.choice-label { flex-basis: 100%; font-size: 0.875em; font-weight: 600; }
.choice .quiet { margin-inline-start: -0.25em; text-align: start; text-decoration-color: transparent; }
.choice .quiet[aria-pressed="true"] { color: var(--_ink); text-decoration: underline var(--_accent) 2px; }
.panel:not(.marked) .narrowed { display: none; }

.atlas { display: grid; gap: 2em; }
@container (min-width: 52em) {
  .atlas.mapped { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 3em; align-items: start; }
}
.member-table { inline-size: 100%; border-collapse: collapse; font-size: 0.9375em; }
.member-table caption { position: absolute; }
.member-table :is(th, td) { padding-block: 0.3em; }
.member-table :is(th + th, td) { padding-inline-start: 0.75em; }
.member-table tbody tr { cursor: pointer; }
.member-table tbody tr:hover .member { text-decoration: underline 1px; text-underline-offset: 0.25em; }
.member-table tr.chosen { background: var(--_tint); font-weight: 600; box-shadow: inset 3px 0 var(--_accent); }
.member-table tr.chosen th { padding-inline-start: 0.6em; font-weight: 600; }
.member, .sort {
  padding: 0.15em 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  text-align: inherit;
  cursor: pointer;
}
.sort { font-weight: 600; }
.sort::after { content: " ↕"; color: var(--_muted); font-weight: 400; }
[aria-sort="ascending"] .sort::after { content: " ↑"; color: inherit; }
[aria-sort="descending"] .sort::after { content: " ↓"; color: inherit; }
.mark:not(:empty) {
  padding: 0.05em 0.4em;
  border: 1px solid var(--_edge);
  border-radius: var(--_radius);
  color: var(--_muted);
  font-size: 0.75em;
  font-weight: 400;
  white-space: nowrap;
}

.reservations { margin-block-start: 1.5em; padding: 0.75em 1.25em; background: var(--_tint); }
.reservations details > ul { margin-inline-start: 0; }
.reservations li, .remarks li { padding-block: 0.35em; font-size: 0.9375em; }
.reservations li + li, .remarks li + li { border-block-start: 1px solid var(--_line); }
.remarks { margin-block-start: 1.5em; }
.panel .refused { margin-block: 1em; }
.panel .refused h4 { margin-block: 0 0.35em; color: var(--_error); }

.halves { display: grid; gap: 2em; }
@container (min-width: 46em) {
  .halves { grid-template-columns: 16em minmax(0, 1fr); gap: 2.5em; align-items: start; }
}
fieldset { min-inline-size: 0; margin: 0 0 1.25em; padding: 0; border: 0; }
legend { margin-block-end: 0.6em; padding: 0; font-weight: 600; }
fieldset label { font-weight: 400; }
textarea.control { resize: vertical; font-size: 0.9375em; line-height: 1.6; }
.field > .help { margin-block-end: 0.5em; font-size: 0.875em; }
.verdict::first-letter { text-transform: uppercase; }
.verdict { font: 400 1.5em/1.25 var(--_display); }
.verdict.exceeded { color: var(--_error); }
`;
