/** What stands between the total and the table: reservations, the picture; and every figure's why. */
export const figures = `
.warnings {
  margin-block-start: 1.25em;
  padding: 0.75em 1em;
  border-inline-start: 3px solid var(--_edge);
  background: var(--_tint);
  font-size: 0.9375em;
}
.warnings section + section { margin-block-start: 0.75em; }
h4 { margin: 0; font: 600 1em/1.4 var(--_text); }
.warnings p { max-inline-size: 44em; }
.warnings summary { padding-block: 0.3em; color: var(--_muted); }
.warnings details > p { margin-block-end: 0.5em; }

.picture {
  display: block;
  inline-size: 100%;
  block-size: 0.875em;
  margin-block-start: 1.75em;
  overflow: visible;
}
.picture .nought { stroke: var(--_ink); stroke-width: 2; }
.part { stroke: var(--_accent); stroke-width: 1.5; }
.pale { opacity: 0.6; }
pattern { fill: var(--_accent); stroke: none; }
pattern path { fill: none; stroke: var(--_accent); }
.swatch {
  flex: none;
  inline-size: 0.875em;
  block-size: 0.875em;
  margin-inline-end: 0.6em;
  overflow: visible;
}
.line { display: flex; align-items: baseline; }
.line .swatch { transform: translateY(0.08em); }

.hint { display: block; color: var(--_muted); font-weight: 400; font-size: 0.9333em; }
.figure {
  margin: -0.25em;
  padding: 0.25em;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  font-variant-numeric: inherit;
  text-align: inherit;
  text-decoration: underline dotted var(--_edge) 1px;
  text-underline-offset: 0.3em;
  cursor: pointer;
}
.figure:hover, .figure[aria-expanded="true"] { color: var(--_accent); text-decoration: underline solid currentColor 1px; }
tr:has(+ .under) { border-block-end: 0; }
.lines .under td { padding: 0; white-space: normal; text-align: start; }
.reason {
  margin-block-end: 0.75em;
  padding: 0.75em 1em;
  border-inline-start: 3px solid var(--_accent);
  background: var(--_tint);
}
.reason > .tree > li:first-child { border: 0; }

@media (forced-colors: active) {
  .picture, .swatch { --_accent: CanvasText; --_ink: CanvasText; }
}
`;
