/** Charts: two lines told apart by colour and dash, bars by hatching, tiles by five colours. */
export const charts = `
.panels {
  --_first: light-dark(#0a5f96, #6cc0f2);
  --_second: light-dark(#b34700, #f5a65b);
  --_step-0: light-dark(#eef5d6, #17382f);
  --_step-1: light-dark(#b5dcae, #1f5a52);
  --_step-2: light-dark(#5fb6b3, #2b8280);
  --_step-3: light-dark(#2272a3, #86c9a4);
  --_step-4: light-dark(#1c3a78, #e9f0b4);
}
.canvas svg { display: block; inline-size: 100%; block-size: auto; overflow: visible; }
.canvas text { font: 13px var(--_text); fill: var(--_ink); font-variant-numeric: tabular-nums; }
.canvas .end { text-anchor: end; }
.canvas .middle { text-anchor: middle; }
.canvas .strong { font-weight: 600; }
.rule { stroke: var(--_line); }
.curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.curve.first { stroke: var(--_first); }
.curve.second { stroke: var(--_second); stroke-dasharray: 7 4; }
.strip { stroke-width: 8; }
.strip.first { stroke: var(--_first); }
.strip.second { stroke: var(--_second); stroke-dasharray: 7 4; }
.strip.equal { stroke: var(--_muted); stroke-dasharray: 2 2; }
.flip line { stroke: var(--_muted); stroke-dasharray: 1 4; stroke-linecap: round; stroke-width: 1.5; }
.flip circle { fill: var(--_surface); stroke: var(--_ink); stroke-width: 1.5; }
line.own { stroke: var(--_ink); stroke-width: 1.5; }
.dot.first { fill: var(--_surface); stroke: var(--_first); stroke-width: 2.5; }
.dot.second { fill: var(--_second); }

.legend { display: flex; flex-wrap: wrap; gap: 0.35em 1.5em; margin-block: 0.75em; font-size: 0.875em; }
.key { display: inline-block; margin-inline-end: 0.5em; vertical-align: middle; }
.key.first, .key.second { inline-size: 1.75em; border-block-start: 3px solid var(--_first); }
.key.second { border-block-start: 3px dashed var(--_second); }
.key.own { block-size: 1em; border-inline-start: 2px solid var(--_ink); vertical-align: text-bottom; }
.steps .key { inline-size: 1.1em; block-size: 1.1em; border: 1px solid var(--_edge); border-radius: 2px; }
.key.chosen { border: 3px solid var(--_ink); }
.key.near { border: 2px dashed var(--_ink); }

.load { fill: var(--_first); }
.hatch-ground { fill: var(--_surface); }
.hatch { fill: var(--_second); }
.over { stroke: var(--_second); }
.cap { stroke: var(--_ink); stroke-width: 2; }

.map svg { display: block; inline-size: 100%; max-inline-size: 44em; block-size: auto; overflow: visible; }
.tile { cursor: pointer; }
.tile rect { stroke: var(--_line); }
.tile text { font-family: var(--_text); font-size: 13px; text-anchor: middle; fill: light-dark(#0d1513, #f4f7f6); }
.tile:is(.step-3, .step-4) text { fill: light-dark(#ffffff, #0d1513); }
.tile:hover rect { stroke: var(--_ink); stroke-width: 2; }
.tile.near rect { stroke: var(--_ink); stroke-width: 2; stroke-dasharray: 5 3; }
.tile.chosen rect { stroke: var(--_ink); stroke-width: 5; }
${[0, 1, 2, 3, 4]
  .map(
    (step) => `.step-${step} rect { fill: var(--_step-${step}); }
.key.step-${step} { background: var(--_step-${step}); }`,
  )
  .join("\n")}
@container (max-width: 30em) {
  .tile text { display: none; }
}
@media print {
  .canvas svg, .map svg, .key { print-color-adjust: exact; }
  .choice, .sort::after, .caseload-form { display: none; }
  .panel { padding-inline: 0; }
  .halves { display: block; }
  /* What nobody opened or filled in is left out. */
  .panel:has(> details:not([open])),
  .panel:has(.caseload-result > .text:only-child) { display: none; }
}
`;
